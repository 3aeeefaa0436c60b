"""The body in front and behind, with the regions that were worked: how the week is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from deskbreak.figure import person
from deskbreak.figure.aspect import ASPECTS, Aspect, Plate, beads, plate
from deskbreak.figure.camera import Window, window
from deskbreak.figure.clay import DOTS, Step, pattern, step_of
from deskbreak.figure.flesh import solids
from deskbreak.figure.shape import HEIGHT, Hull, Shape
from deskbreak.figure.svg import path
from deskbreak.figure.territory import TERRITORY

if TYPE_CHECKING:
    from PIL.Image import Image

REGIONS: Mapping[str, tuple[Aspect, ...]] = {
    name: tuple(dict.fromkeys(area.aspect for area in areas)) for name, areas in TERRITORY.items()
}
"""The regions that can be drawn, and where. "any" is none of them."""

WIDE = 176.0
"""Units of the drawing's width; its height is that of every picture."""
CENTRES: Mapping[Aspect, float] = {"front": 44.0, "back": 132.0}
POSE = "stand-relaxed"
EDGE, SEAM, GAP, RIM = 0.9, 0.4, 1.1, 0.4
"""Units by which the body's outline, the lines between its parts, the gap around a patch and its rim stand out."""


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
    patterns = "".join(pattern(step, f"worked-{step}") for step in DOTS)
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
    for aspect in ASPECTS:
        seen = plate(body, aspect, _window(aspect))
        waiting = _patches(seen)
        for index, part in enumerate(seen.parts):
            drawn += [part, *waiting.get(index, ())]
    return tuple(drawn)


def _patches(seen: Plate) -> Mapping[int, list[Patch]]:
    """The patches by the place of the part that they come after."""
    waiting: dict[int, list[Patch]] = {}
    for region, areas in TERRITORY.items():
        for area in (each for each in areas if each.aspect == seen.aspect):
            cut = "-".join((area.aspect, *area.on))
            patch = Patch(region, tuple(seen.hulls(area.hulls, joined=area.joined)), cut, seen.cut(area.on))
            waiting.setdefault(seen.last(area.on), []).append(patch)
    return waiting


def _window(aspect: Aspect) -> Window:
    whole = window(beads(solids(person.read(POSE)), aspect), person.LARGEST)
    return Window(whole.x + (100.0 - CENTRES[aspect]) / whole.scale, whole.y, whole.scale)
