"""What a scene is made of before it is painted: solids in space, balls under one skin."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from deskbreak.figure.shape import Role
from deskbreak.figure.space import Vec

Zone = Literal["upper", "lower", "room"]
"""What a picture has to show of a solid: always, where the whole body is shown, or as much as comes into it."""


class Bead(NamedTuple):
    """A ball in space; centimetres."""

    at: Vec
    r: float


@dataclass(frozen=True, slots=True)
class Solid:
    """A thing to be painted: the union of its hulls over beads.

    It is painted by the nearness of `anchor`, or of its beads' middle; `lift` (cm) brings it forward. `normal` is where
    a flat thing on a surface points: it is left out where that is away from the onlooker.
    """

    id: str
    role: Role
    hulls: tuple[tuple[Bead, ...], ...]
    lift: float = 0.0
    normal: Vec | None = None
    zone: Zone = "upper"
    anchor: Vec | None = None


def line(
    name: str, role: Role, points: tuple[Vec, ...], width: float = 1.2, *, lift: float = 0.0, zone: Zone = "upper"
) -> Solid:
    """A line through `points`, `width` cm wide."""
    beads = [Bead(point, width / 2) for point in points]
    return Solid(name, role, tuple(pairwise(beads)), lift, zone=zone)


def smooth(*points: Vec) -> tuple[Vec, ...]:
    """A curve through all `points`."""
    known = (points[0], *points, points[-1])
    curve = [points[0]]
    for index in range(len(points) - 1):
        before, start, end, after = known[index : index + 4]
        leaving, arriving = end.minus(before).times(0.5), after.minus(start).times(0.5)
        for step in range(1, 7):
            t = step / 6
            straight = start.to(end, t * t * (3 - 2 * t))
            curve.append(straight.plus(leaving.times(t * (1 - t) ** 2)).plus(arriving.times(t * t * (t - 1))))
    return tuple(curve)
