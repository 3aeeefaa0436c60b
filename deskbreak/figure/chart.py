"""The body map: the person in front and behind, with every zone on each side as a place to choose.

A zone that lies on both aspects is one link for keyboard and screen reader, on the aspect it belongs to; on the other
one it is there for the pointer alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from math import cos, hypot, pi, sin
from typing import NamedTuple

from deskbreak.core.body import zone as zones
from deskbreak.core.body.spot import SOREST
from deskbreak.core.body.zone import ZONES, Side
from deskbreak.figure.aspect import ASPECTS, Aspect
from deskbreak.figure.body import SIDES
from deskbreak.figure.bust import HIGH, WIDE, bust
from deskbreak.figure.cells import Polygon, cells
from deskbreak.figure.clay import DOTS, pattern, step_of
from deskbreak.figure.places import PLACES
from deskbreak.figure.shape import Hull
from deskbreak.figure.svg import path
from deskbreak.words import gettext as _

REACH = 11.0
"""Units by which a zone answers beyond what is drawn of it, where no other one is nearer."""
BADGE, PIN, APART = 5.4, 3.4, 0.8
"""The radius of the ground of a number, and of a pin, and what lies between two of them at least, in units."""
FURTHEST = 24
"""Units that a number may stand from the middle of its zone."""
TURNS = 16
"""In so many directions room is looked for, upwards first."""

Key = tuple[str, Side]
"""A zone and its side, as the chart has it: "middle" only where there are no sides."""


class Pin(NamedTuple):
    """A place that the person marked themselves, in units of the drawing of an aspect."""

    aspect: Aspect
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Field:
    """A zone on one side of one aspect: what is drawn, and where it answers. `first`: it belongs to this aspect."""

    zone: str
    side: Side
    hulls: tuple[Hull, ...]
    answers: tuple[Polygon, ...]
    first: bool

    @property
    def middle(self) -> tuple[float, float]:
        """Where its number stands, if it can."""
        balls = [ball for hull in self.hulls for ball in hull]
        return sum(ball.x for ball in balls) / len(balls), sum(ball.y for ball in balls) / len(balls)


def as_svg(links: Mapping[Key, str], sore: Mapping[Key, int], pins: Sequence[Pin] = (), label: str = "") -> str:
    """Two `<svg>`s, front and back, for a page; their colours and where they stand are in figure.css.

    `links` has the address of each zone that can be chosen; without any, it is an image of the name `label`. `sore` has
    0 to 10; what is sore in the "middle" of a zone with sides is shown on both. A page holds it once: it has ids, which
    begin with "sore-".
    """
    called = {"front": _("You from the front"), "back": _("You from behind")}
    marks = {aspect: [pin for pin in pins if pin.aspect == aspect] for aspect in ASPECTS}
    drawn = "".join(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE:g} {HIGH:g}" data-aspect="{aspect}" '
        f"{_role(links, called[aspect])}>{_defs() if aspect == 'front' else ''}{_body(aspect)}"
        f"{''.join(_field(each, links, sore) for each in fields(aspect))}{_numbers(aspect, sore, marks[aspect])}"
        f"{''.join(map(_pin, marks[aspect]))}{_titles(called[aspect])}</svg>"
        for aspect in ASPECTS
    )
    named = f' role="img" aria-label="{escape(label)}"' if not links else ""
    return f'<div class="chart"{named}>{drawn}</div>'


@cache
def fields(aspect: Aspect) -> tuple[Field, ...]:
    """The zones of one aspect from the top down, left before right."""
    drawn = {key: hulls for zone in ZONES for key, hulls in _drawn(zone, aspect)}
    answers = cells(drawn, REACH)
    found = (
        Field(zone, side, hulls, answers[zone, side], PLACES[zone][0].aspect == aspect)
        for (zone, side), hulls in drawn.items()
    )
    return tuple(sorted(found, key=lambda field: round(field.middle[1], 1)))


def _drawn(zone: str, aspect: Aspect) -> Iterator[tuple[Key, tuple[Hull, ...]]]:
    plate = bust(aspect)
    for area in (each for each in PLACES[zone] if each.aspect == aspect):
        if area.joined:
            yield (zone, "middle"), tuple(plate.hulls(area.hulls, joined=True))
        else:
            for side, half in zip(("left", "right"), SIDES, strict=True):
                yield (zone, side), tuple(plate.hull(spots, half) for spots in area.hulls)  # type: ignore[misc]  # a pair of literals


def _field(field: Field, links: Mapping[Key, str], sore: Mapping[Key, int]) -> str:
    key = field.zone, field.side
    score = _score(field, sore)
    step = step_of(score / SOREST)
    look = f"zone {step}" if step else "zone"
    inside = f'<path class="area" d="{_path(field.hulls)}"/>'
    if key not in links:
        return f'<g class="{look}">{inside}</g>'
    reached = f'aria-label="{_name(field, score)}"' if field.first else 'tabindex="-1" aria-hidden="true"'
    answers = f'<path class="answers" d="{_polygons(field)}"/>'
    return f'<a class="{look}" href="{escape(links[key])}" {reached}>{answers}{inside}</a>'


def _name(field: Field, score: int) -> str:
    name = zones.spoken(field.zone, field.side)
    if score:
        name = _("{place}, soreness {score} of 10").format(place=name, score=score)
    return escape(name[:1].upper() + name[1:])


def _score(field: Field, sore: Mapping[Key, int]) -> int:
    return max(sore.get((field.zone, field.side), 0), sore.get((field.zone, "middle"), 0))


def _numbers(aspect: Aspect, sore: Mapping[Key, int], pins: Sequence[Pin]) -> str:
    """What is sore as numbers, over all zones: each as near to the middle of its own as can be read beside the rest."""
    taken = [(pin.x, pin.y, PIN) for pin in pins]
    drawn = ""
    for field in fields(aspect):
        if score := _score(field, sore):
            x, y = _beside(field.middle, taken)
            taken.append((x, y, BADGE))
            drawn += (
                f'<circle class="badge" cx="{x:.1f}" cy="{y:.1f}" r="{BADGE:g}"/>'
                f'<text class="score" x="{x:.1f}" y="{y + BADGE / 2:.1f}">{score}</text>'
            )
    return f'<g class="numbers">{drawn}</g>' if drawn else ""


def _beside(middle: tuple[float, float], taken: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """Where a number of `middle` is clear of the circles `taken`; in the middle where it cannot be anywhere near."""
    for far in range(FURTHEST):
        for turn in range(TURNS if far else 1):
            angle = 2 * pi * turn / TURNS
            x, y = middle[0] + far * sin(angle), middle[1] - far * cos(angle)
            if all(hypot(x - to_x, y - to_y) >= BADGE + radius + APART for to_x, to_y, radius in taken):
                return x, y
    return middle


def _pin(pin: Pin) -> str:
    return f'<circle class="pin" cx="{pin.x:.1f}" cy="{pin.y:.1f}" r="{PIN:g}"/>'


def _role(links: Mapping[Key, str], name: str) -> str:
    return f'role="group" aria-label="{escape(name)}"' if links else 'aria-hidden="true"'


def _titles(name: str) -> str:
    """Which aspect it is, and which side is which."""
    left, right = _("left"), _("right")
    return (
        f'<g class="titles" aria-hidden="true"><text x="2" y="10">{escape(left)}</text>'
        f'<text class="far" x="{WIDE - 2:g}" y="10">{escape(right)}</text>'
        f'<text class="below" x="{WIDE / 2:g}" y="{HIGH - 4:g}">{escape(name)}</text></g>'
    )


@cache
def _body(aspect: Aspect) -> str:
    parts = bust(aspect).parts
    edge = "".join(_path(part.hulls) for part in parts)
    drawn = "".join(f'<path class="part" d="{_path(part.hulls)}"/>' for part in parts)
    return f'<g mask="url(#sore-fade)"><path class="edge" d="{edge}"/>{drawn}</g>'


@cache
def _defs() -> str:
    """The patterns, and how the legs fade out between the hands."""
    patterns = "".join(pattern(step, f"sore-{step}") for step in DOTS)
    return (
        f'<defs>{patterns}<linearGradient id="sore-dusk" x2="0" y2="1"><stop offset="0.8" stop-color="#fff"/>'
        f'<stop offset="0.95" stop-color="#000"/></linearGradient><mask id="sore-fade">'
        f'<rect x="-2" y="-2" width="{WIDE + 4:g}" height="{HIGH + 4:g}" fill="#fff"/>'
        f'<rect x="40" width="{WIDE - 80:g}" height="{HIGH + 2:g}" fill="url(#sore-dusk)"/></mask></defs>'
    )


@cache
def _polygons(field: Field) -> str:
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in polygon) + "Z" for polygon in field.answers)


_path = cache(path)
