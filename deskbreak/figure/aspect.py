"""The body as it is drawn to show places on it: from the front and from behind, and shapes that lie on its parts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from deskbreak.figure.anatomy import Spot
from deskbreak.figure.body import SIDES, Body, Side
from deskbreak.figure.camera import Camera, Seen, Window
from deskbreak.figure.flesh import solids
from deskbreak.figure.model import Solid
from deskbreak.figure.muscle import place
from deskbreak.figure.painting import paint
from deskbreak.figure.shape import Ball, Hull, Shape

Aspect = Literal["front", "back"]
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)

CAMERAS: Mapping[Aspect, Camera] = {"front": Camera(0.0, 3.0, mirrored=True), "back": Camera(180.0, 3.0)}
"""From the front one sees oneself as in a mirror: left is at the left of the picture, as it is from behind."""


@dataclass(frozen=True, slots=True)
class Plate:
    """The body seen from one aspect through a window: `parts` in painting order, in units of the drawing."""

    aspect: Aspect
    body: Body
    through: Window
    parts: tuple[Shape, ...]

    def hulls(self, half: Iterable[Iterable[Spot]], *, joined: bool) -> Iterator[Hull]:
        """The shapes over the spots of one half, on both; where `joined`, one skin goes over both."""
        for spots in half:
            left, right = (self.hull(spots, side) for side in SIDES)
            yield from ((left + right,) if joined else (left, right))

    def hull(self, spots: Iterable[Spot], side: Side) -> Hull:
        """The skin over `spots` on one half of the body."""
        see, scale = CAMERAS[self.aspect].see, self.through.scale
        return tuple(Ball(*self.through.place(see(place(self.body, spot, side))), spot.r * scale) for spot in spots)

    def cut(self, on: Iterable[str]) -> tuple[Hull, ...]:
        """All of the parts of these names, left and right."""
        names = tuple(on)
        return tuple(hull for part in self.parts if bare(part.id) in names for hull in part.hulls)

    def last(self, on: Iterable[str]) -> int:
        """Where in the painting order the last of the parts of these names stands."""
        names = tuple(on)
        return max(index for index, part in enumerate(self.parts) if bare(part.id) in names)


def plate(body: Body, aspect: Aspect, through: Window) -> Plate:
    """The plate of `body`."""
    return Plate(aspect, body, through, paint(solids(body), CAMERAS[aspect], through).shapes)


def beads(things: Iterable[Solid], aspect: Aspect) -> Iterator[tuple[Seen, float]]:
    """Where everything is seen from there, with its radius in cm."""
    for solid in things:
        yield from ((CAMERAS[aspect].see(bead.at), bead.r) for hull in solid.hulls for bead in hull)


def bare(name: str) -> str:
    """The name of a part without its side."""
    return name.removesuffix("-l").removesuffix("-r")
