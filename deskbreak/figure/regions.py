"""The body in front and behind, with the regions that were worked: how the week is drawn.

Three steps of strength differ by pattern as well as colour: a thin tint with small dots, large dots, and solid.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Literal, get_args

from deskbreak.figure import person
from deskbreak.figure.body import SIDES, Body
from deskbreak.figure.camera import Camera, Seen, Window, window
from deskbreak.figure.flesh import solids
from deskbreak.figure.muscle import place
from deskbreak.figure.painting import paint
from deskbreak.figure.shape import HEIGHT, Ball, Hull, Shape
from deskbreak.figure.svg import path
from deskbreak.figure.territory import TERRITORY, Area, Aspect

if TYPE_CHECKING:
    from PIL.Image import Image

Step = Literal["little", "some", "most"]
STEPS: tuple[Step, ...] = get_args(Step)

REGIONS: Mapping[str, tuple[Aspect, ...]] = {
    name: tuple(dict.fromkeys(area.aspect for area in areas)) for name, areas in TERRITORY.items()
}
"""The regions that can be drawn, and where. "any" is none of them."""

WIDE = 176.0
"""Units of the drawing's width; its height is that of every picture."""
CENTRES: Mapping[Aspect, float] = {"front": 44.0, "back": 132.0}
CAMERAS: Mapping[Aspect, Camera] = {"front": Camera(0.0, 3.0, mirrored=True), "back": Camera(180.0, 3.0)}
POSE = "stand-relaxed"
EDGE, SEAM, GAP, RIM = 0.9, 0.4, 1.1, 0.4
"""Units by which the body's outline, the lines between its parts, the gap around a patch and its rim stand out."""
GRID = 3.8
"""Units from one dot of a pattern to the next; another one lies between four."""
DOTS: Mapping[Step, float] = {"little": 0.55, "some": 0.98}
"""The radius of the dots of a step; the strongest is solid."""
TINTS: Mapping[Step, float] = {"little": 0.2, "some": 0.4}
"""How much clay lies between the dots."""


@dataclass(frozen=True, slots=True)
class Patch:
    """One shape of a region on the drawing, shown only inside of `cut`, which is the body's part of the name `on`."""

    region: str
    hulls: tuple[Hull, ...]
    on: str
    cut: tuple[Hull, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """A patch, and how strongly it is shown."""

    patch: Patch
    step: Step


def step_of(share: float) -> Step | None:
    """How strongly a region is shown that was worked `share` as much as the most worked one; none if not at all."""
    return STEPS[min(2, int(share * 3))] if share > 0 else None


def front_and_back(shares: Mapping[str, float]) -> tuple[Shape | Worked, ...]:
    """The drawing of a week in painting order: parts of the body, and the patches that were worked.

    `shares` has 0 to 1 for each region, 1 being the most worked one; what is no place on the body is left out.
    """
    drawn: list[Shape | Worked] = []
    for thing in _whole():
        if isinstance(thing, Shape):
            drawn.append(thing)
        elif (step := step_of(shares.get(thing.region, 0.0))) is not None:
            drawn.append(Worked(thing, step))
    return tuple(drawn)


def as_svg(shares: Mapping[str, float], label: str = "") -> str:
    """One `<svg>` with front and back side by side, as wide as what it stands in; its colours are in figure.css.

    With a `label` it is an image of that name; without one, screen readers pass it by, and the page says what it shows.
    One page holds it once: its patterns have ids, which begin with "worked-".
    """
    named = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true" focusable="false"'
    things = "".join(
        f'<path class="part" d="{_path(thing.hulls)}"/>' if isinstance(thing, Shape) else _patch(thing)
        for thing in front_and_back(shares)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="regions" viewBox="0 0 {WIDE:g} {HEIGHT:g}" {named}>'
        f'{_defs()}<path class="edge" d="{_path(_silhouette())}"/>{things}</svg>'
    )


def as_image(shares: Mapping[str, float], height: int, dark: bool) -> "Image":
    """The same `height` pixels high on transparent ground (RGBA)."""
    from deskbreak.figure.atlas import atlas

    return atlas(front_and_back(shares), height, "dark" if dark else "light")


def _patch(worked: Worked) -> str:
    patch, rim = worked.patch, _path(worked.patch.hulls)
    return (
        f'<g class="{worked.step}" clip-path="url(#worked-{patch.on})">'
        f'<path class="gap" d="{rim}"/><path class="patch" d="{rim}"/></g>'
    )


@cache
def _defs() -> str:
    parts = {thing.on: thing.cut for thing in _whole() if isinstance(thing, Patch)}
    cuts = "".join(f'<clipPath id="worked-{on}"><path d="{_path(cut)}"/></clipPath>' for on, cut in parts.items())
    corners = [(0.0, 0.0), (GRID, 0.0), (0.0, GRID), (GRID, GRID), (GRID / 2, GRID / 2)]
    patterns = ""
    for step, dot in DOTS.items():
        dots = "".join(f'<circle cx="{x:g}" cy="{y:g}" r="{dot:g}"/>' for x, y in corners)
        patterns += (
            f'<pattern id="worked-{step}" width="{GRID:g}" height="{GRID:g}" patternUnits="userSpaceOnUse">'
            f'<rect class="under" width="{GRID:g}" height="{GRID:g}"/>'
            f'<rect width="{GRID:g}" height="{GRID:g}" fill-opacity="{TINTS[step]:g}"/>{dots}</pattern>'
        )
    return f"<defs>{patterns}{cuts}</defs>"


_path = cache(path)


@cache
def _silhouette() -> tuple[Hull, ...]:
    return tuple(hull for thing in _whole() if isinstance(thing, Shape) for hull in thing.hulls)


@cache
def _whole() -> tuple[Shape | Patch, ...]:
    """All that does not depend on the week: the body, and every patch after the last part on which it lies."""
    body = person.read(POSE)
    drawn: list[Shape | Patch] = []
    for aspect in CENTRES:
        through = _window(body, aspect)
        parts = paint(solids(body), CAMERAS[aspect], through).shapes
        names = [_bare(part.id) for part in parts]
        waiting: dict[int, list[Patch]] = {}
        for region, areas in TERRITORY.items():
            for area in (each for each in areas if each.aspect == aspect):
                cut = tuple(
                    hull for part, name in zip(parts, names, strict=True) if name in area.on for hull in part.hulls
                )
                after = max(index for index, name in enumerate(names) if name in area.on)
                patch = Patch(region, tuple(_hulls(body, area, through)), "-".join((aspect, *area.on)), cut)
                waiting.setdefault(after, []).append(patch)
        for index, part in enumerate(parts):
            drawn += [part, *waiting.get(index, ())]
    return tuple(drawn)


def _window(body: Body, aspect: Aspect) -> Window:
    camera = CAMERAS[aspect]
    whole = window(_beads(body, camera), person.LARGEST)
    return Window(whole.x + (100.0 - CENTRES[aspect]) / whole.scale, whole.y, whole.scale)


def _beads(body: Body, camera: Camera) -> Iterator[tuple[Seen, float]]:
    for solid in solids(body):
        yield from ((camera.see(bead.at), bead.r) for hull in solid.hulls for bead in hull)


def _hulls(body: Body, area: Area, through: Window) -> Iterator[Hull]:
    camera = CAMERAS[area.aspect]
    for hull in area.hulls:
        halves = [
            tuple(Ball(*through.place(camera.see(place(body, spot, side))), spot.r * through.scale) for spot in hull)
            for side in SIDES
        ]
        yield from ((halves[0] + halves[1],) if area.joined else halves)


def _bare(name: str) -> str:
    return name.removesuffix("-l").removesuffix("-r")
