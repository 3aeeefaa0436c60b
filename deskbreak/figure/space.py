"""Points, directions and turns in space: centimetres, x to the person's right, y up, z forward; angles in degrees."""

from math import acos, cos, radians, sin, sqrt
from typing import NamedTuple


class Vec(NamedTuple):
    """A point or a direction."""

    x: float
    y: float
    z: float

    def plus(self, other: "Vec") -> "Vec":
        """The sum."""
        return Vec(self.x + other.x, self.y + other.y, self.z + other.z)

    def minus(self, other: "Vec") -> "Vec":
        """The way from `other` to here."""
        return Vec(self.x - other.x, self.y - other.y, self.z - other.z)

    def times(self, factor: float) -> "Vec":
        """Stretched by `factor`."""
        return Vec(self.x * factor, self.y * factor, self.z * factor)

    def to(self, other: "Vec", share: float) -> "Vec":
        """The point at `share` of the way to `other`."""
        return self.plus(other.minus(self).times(share))

    def dot(self, other: "Vec") -> float:
        """The scalar product."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    def flipped(self) -> "Vec":
        """Left and right exchanged."""
        return Vec(-self.x, self.y, self.z)

    @property
    def length(self) -> float:
        """How long it is."""
        return sqrt(self.x * self.x + self.y * self.y + self.z * self.z)

    @property
    def unit(self) -> "Vec":
        """The direction alone."""
        return self.times(1.0 / (self.length or 1.0))


UP = Vec(0.0, 1.0, 0.0)
FORWARD = Vec(0.0, 0.0, 1.0)


class Frame(NamedTuple):
    """A turned frame of reference: where its right, up and forward point."""

    right: Vec
    up: Vec
    forward: Vec

    def out(self, local: Vec) -> Vec:
        """A direction of this frame as seen from outside."""
        return self.right.times(local.x).plus(self.up.times(local.y)).plus(self.forward.times(local.z))

    def into(self, outside: Vec) -> Vec:
        """A direction from outside as seen in this frame."""
        return Vec(self.right.dot(outside), self.up.dot(outside), self.forward.dot(outside))

    def within(self, other: "Frame") -> "Frame":
        """This frame, which was given in terms of `other`, as seen from outside."""
        return Frame(other.out(self.right), other.out(self.up), other.out(self.forward))


def turned(bend: float, tilt: float, turn: float) -> Frame:
    """The frame that bends forward, tilts to the left and then turns to the left by these angles."""
    b, t, u = radians(bend), radians(tilt), radians(turn)

    def place(v: Vec) -> Vec:
        y, z = v.y * cos(b) - v.z * sin(b), v.y * sin(b) + v.z * cos(b)
        x, y = v.x * cos(t) - y * sin(t), v.x * sin(t) + y * cos(t)
        return Vec(x * cos(u) - z * sin(u), y, x * sin(u) + z * cos(u))

    return Frame(place(Vec(1.0, 0.0, 0.0)), place(Vec(0.0, 1.0, 0.0)), place(Vec(0.0, 0.0, 1.0)))


def between(one: Vec, other: Vec, share: float) -> Vec:
    """The direction at `share` of the turn from one direction to another, along the shortest way."""
    near = max(-1.0, min(1.0, one.dot(other)))
    angle = acos(near)
    if angle < 1e-4:
        return other
    if angle > 3.1:  # opposite: every way round is as short, so go by the front
        half = across(one, FORWARD)
        return between(one, half, 2 * share) if share < 0.5 else between(half, other, 2 * share - 1)
    first, second = sin((1 - share) * angle) / sin(angle), sin(share * angle) / sin(angle)
    return one.times(first).plus(other.times(second))


def across(way: Vec, wanted: Vec) -> Vec:
    """The direction nearest to `wanted` that stands at a right angle on the direction `way`."""
    asides = (each.minus(way.times(each.dot(way))) for each in (wanted, FORWARD, UP))
    return next(aside for aside in asides if aside.length > 1e-3).unit


def joint(root: Vec, end: Vec, upper: float, lower: float, pole: Vec) -> tuple[Vec, Vec]:
    """The middle joint of two bones from `root` towards `end`, bent towards `pole`, and where their end comes to lie.

    `upper` and `lower` are the lengths of the bones; an end out of reach is approached as far as they go.
    """
    way = end.minus(root)
    distance = min(max(way.length, abs(upper - lower) + 0.1), (upper + lower) * 0.9995)
    along = way.unit
    reached = root.plus(along.times(distance))
    share = (upper * upper - lower * lower + distance * distance) / (2 * distance)
    height = sqrt(max(0.0, upper * upper - share * share))
    return root.plus(along.times(share)).plus(across(along, pole).times(height)), reached
