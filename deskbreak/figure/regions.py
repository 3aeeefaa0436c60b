"""The regions of the body that were worked, drawn on the person from the front and from behind."""

from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from typing import Literal

from PIL import Image

from deskbreak.figure import person
from deskbreak.figure.anatomy import Spot
from deskbreak.figure.body import SIDES
from deskbreak.figure.camera import Camera, Window, camera, window
from deskbreak.figure.flesh import solids as flesh
from deskbreak.figure.model import Bead, Solid
from deskbreak.figure.muscle import place
from deskbreak.figure.painting import paint
from deskbreak.figure.shape import HEIGHT, WIDTH, Picture, Role, Shape
from deskbreak.figure.still import Theme, cut_out
from deskbreak.figure.svg import path

Aspect = Literal["front", "back"]

POSE = "stand-relaxed"
NARROW = 116.0
"""Units of a picture's width that the person takes; the rest of it is cut away."""
STRENGTHS: tuple[Role, ...] = ("worked-little", "worked-some", "worked-most")
SOME, MOST = 1 / 3, 2 / 3
"""Shares of the region worked most from which a region is drawn denser, and solid."""

Area = tuple[Spot, ...]
"""A hull over beads of one side of the body; the other side has its mirror image."""


def _across(*area: Spot) -> Area:
    """The area over these beads and their mirror images: one that lies on both sides of the middle."""
    return (*area, *(spot._replace(x=-spot.x) for spot in area))


def _is_across(area: Area) -> bool:
    return any(spot._replace(x=-spot.x) in area for spot in area if spot.x)


_SHOULDER: tuple[Area, ...] = (
    (Spot("upper-arm", 0, 0.0, r=4.6), Spot("upper-arm", 0, 0.36, r=4.0)),
    (Spot("slope", -2.2, 0.42, -1.0, 2.0), Spot("slope", -2.2, 1.0, -0.6, 3.2)),
)
_WRIST: tuple[Area, ...] = ((Spot("forearm", 0, 0.76, r=2.3), Spot("forearm", 0, 1.1, r=2.5)),)
_LEG: tuple[Area, ...] = ((Spot("thigh", 0, 0.32, r=5.2), Spot("thigh", 0, 0.84, r=4.4)),)

REGIONS: Mapping[str, Mapping[Aspect, tuple[Area, ...]]] = {
    "head": {"front": (_across(Spot("head", 4.0, 6.4, 3.0, 2.2)),)},
    "eyes": {"front": ((Spot("head", 3.6, 1.8, 6.0, 1.9),),)},
    "neck": {
        "front": ((Spot("neck", 3.4, 0.7, 1.6, 1.4), Spot("neck", 2.2, 0.0, 4.0, 1.5)),),
        "back": (_across(Spot("neck", 2.0, 0.62, -3.8, 2.0), Spot("neck", 2.4, 0.06, -3.8, 2.0)),),
    },
    "shoulders": {"front": _SHOULDER, "back": _SHOULDER},
    "shoulder-blades": {
        "back": (
            (
                Spot("chest", 6.4, 19.4, -8.0, 2.0),
                Spot("chest", 12.0, 19.0, -8.0, 2.2),
                Spot("chest", 7.4, 10.4, -8.0, 1.9),
            ),
        ),
    },
    "upper-back": {"back": (_across(Spot("chest", 1.5, 19.4, -8.0, 1.7), Spot("chest", 2.4, 4.6, -8.0, 1.9)),)},
    "chest": {
        "front": (
            (
                Spot("chest", 3.2, 12.6, 8.8, 2.0),
                Spot("chest", 3.2, 16.6, 8.4, 2.0),
                Spot("chest", 9.4, 13.4, 7.4, 2.4),
                Spot("chest", 11.4, 17.6, 4.0, 2.4),
            ),
        ),
    },
    "breathing": {"front": (_across(Spot("chest", 7.0, 4.6, 6.0, 2.4), Spot("loins", 4.0, 11.0, 7.0, 3.0)),)},
    "lower-back": {"back": (_across(Spot("loins", 6.6, 18.6, -7.0, 2.4), Spot("loins", 5.4, 7.6, -7.0, 2.6)),)},
    "wrists": {"front": _WRIST, "back": _WRIST},
    "legs": {"front": _LEG, "back": _LEG},
}
"""Where each region lies, seen from the front and from behind. The whole body ("any") has no place of its own."""


def front_and_back(shares: Mapping[str, float]) -> tuple[Picture, Picture]:
    """The person from the front and from behind, with the regions in `shares` marked.

    A share is how much a region was worked, from 0 to 1 for the one worked most; what has no place is passed over.
    """
    return _picture("front", shares), _picture("back", shares)


def as_svg(shares: Mapping[str, float], label: str) -> str:
    """Both pictures side by side in one `<svg>` named `label`; figure.css colours it."""
    edge = (WIDTH - NARROW) / 2
    sides = "".join(
        f'<g transform="translate({index * NARROW - edge:g} 0)">{_paths(picture)}</g>'
        for index, picture in enumerate(front_and_back(shares))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figure worked" viewBox="0 0 {2 * NARROW:g} {HEIGHT:g}" '
        f'role="img"><title>{escape(label)}</title>{PATTERNS}{sides}</svg>'
    )


def as_image(shares: Mapping[str, float], height: int, theme: Theme = "light") -> Image.Image:
    """Both pictures side by side on nothing (RGBA), `height` pixels high."""
    cut = [_narrowed(cut_out(picture, height, theme)) for picture in front_and_back(shares)]
    image = Image.new("RGBA", (sum(each.width for each in cut), height))
    image.paste(cut[0], (0, 0))
    image.paste(cut[1], (cut[0].width, 0))
    return image


PATTERNS = "<defs>{}</defs>".format(
    "".join(
        f'<pattern id="{strength}" width="4.4" height="4.4" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect class="between" width="4.4" height="4.4"/>'
        f'<rect width="{width}" height="4.4"/></pattern>'
        for strength, width in zip(STRENGTHS, (1.0, 2.4), strict=False)
    )
)
"""How the first two strengths are hatched; the third is solid."""


def step(share: float) -> int:
    """How strongly a region with this share is marked: 0 not at all, 1 to 3 as in `STRENGTHS`."""
    return 0 if share <= 0 else 1 if share < SOME else 2 if share < MOST else 3


def _paths(picture: Picture) -> str:
    return "".join(f'<path class="{shape.role}" d="{path(shape.hulls)}"/>' for shape in picture.shapes)


def _narrowed(image: Image.Image) -> Image.Image:
    width = round(image.width * NARROW / WIDTH)
    left = (image.width - width) // 2
    return image.crop((left, 0, left + width, image.height))


def _picture(aspect: Aspect, shares: Mapping[str, float]) -> Picture:
    marked = [
        shape
        for region, share in shares.items()
        if region in REGIONS and step(share)
        for shape in _marks(aspect, region, step(share))
    ]
    return Picture((*_person(aspect), *marked))


@cache
def _person(aspect: Aspect) -> tuple[Shape, ...]:
    seen_by, through = _seen(aspect)
    return paint(flesh(person.read(POSE)), seen_by, through).shapes


@cache
def _marks(aspect: Aspect, region: str, strength: int) -> tuple[Shape, ...]:
    seen_by, through = _seen(aspect)
    return paint(_solids(REGIONS[region].get(aspect, ()), region, STRENGTHS[strength - 1]), seen_by, through).shapes


def _solids(areas: tuple[Area, ...], region: str, role: Role) -> Iterator[Solid]:
    body = person.read(POSE)
    for side in SIDES:
        # What lies on both sides of the middle is drawn once: its lines would fill each other's gaps.
        own = [area for area in areas if side == SIDES[0] or not _is_across(area)]
        hulls = tuple(tuple(Bead(place(body, spot, side), spot.r) for spot in area) for area in own)
        if hulls:
            yield Solid(f"{region}-{side}", role, hulls)


@cache
def _seen(aspect: Aspect) -> tuple[Camera, Window]:
    """The camera of an aspect, and a window from the crown to the knees."""
    body, seen_by = person.read(POSE), camera(aspect)
    shown = [bead for solid in flesh(body) if solid.zone == "upper" for hull in solid.hulls for bead in hull]
    shown += [Bead(body.legs[side].middle, 0.0) for side in SIDES]
    return seen_by, window(((seen_by.see(bead.at), bead.r) for bead in shown), person.LARGEST)
