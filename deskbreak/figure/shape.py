"""What a figure is drawn with: shapes made of hulls, a hull being the skin tightly drawn over a few balls.

One kind of shape is enough for a limb (two balls), a chest (many) and a line (two tiny ones), and a shape that moves is
balls that move. Numbers are units of a picture 200 wide and 240 high, y downwards.
"""

from dataclasses import dataclass
from math import acos, atan2, cos, hypot, pi, sin
from typing import Literal, NamedTuple

WIDTH = 200.0
HEIGHT = 240.0

Role = Literal[
    "skin",
    "skin-far",
    "bare",
    "bare-far",
    "top",
    "top-far",
    "trousers",
    "trousers-far",
    "shoe",
    "shoe-far",
    "line",
    "prop",
    "paper",
    "ground",
    "ball",
    "band",
    "work",
    "stretch",
    "eye",
    "ink",
]
"""What a shape stands for; it becomes its class, and whoever paints it gives it its colours.

"bare" is skin without a rim: it covers the seam where two bones meet. "eye" and "ink" are the features of a face.
"""

STEPS = 48
"""Directions in which a hull is felt for the ball that sticks out farthest."""


class Ball(NamedTuple):
    """A circle of the picture."""

    x: float
    y: float
    r: float


Hull = tuple[Ball, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A painted thing: the union of its hulls, with a thin rim of paper around it. `id` names it from pose to pose."""

    id: str
    role: Role
    hulls: tuple[Hull, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn pose: its shapes in painting order."""

    shapes: tuple[Shape, ...]


class Arc(NamedTuple):
    """The part of a ball's rim on the outline of a hull; angles in radians, growing from `start` to `end`."""

    ball: Ball
    start: float
    end: float

    def at(self, angle: float) -> tuple[float, float]:
        """The point of the rim at `angle`."""
        return self.ball.x + self.ball.r * cos(angle), self.ball.y + self.ball.r * sin(angle)


def outline(hull: Hull) -> list[Arc]:
    """The arcs of the balls on the rim of `hull`, in order; straight lines join them. One ball gives a full circle."""
    order: list[Ball] = []
    for step in range(STEPS):
        dx, dy = cos(2 * pi * step / STEPS), sin(2 * pi * step / STEPS)
        farthest = max(hull, key=lambda ball: ball.x * dx + ball.y * dy + ball.r)
        if not order or order[-1] != farthest:
            order.append(farthest)
    if len(order) > 1 and order[0] == order[-1]:
        order.pop()
    if len(order) == 1:
        return [Arc(order[0], 0.0, 2 * pi)]
    turns = [_tangent(ball, order[(index + 1) % len(order)]) for index, ball in enumerate(order)]
    return [Arc(ball, *_growing(turns[index - 1], turns[index])) for index, ball in enumerate(order)]


def _tangent(one: Ball, other: Ball) -> float:
    """The direction of the outer tangent that leaves `one` for `other`, as the angle of its normal."""
    distance = hypot(other.x - one.x, other.y - one.y) or 1e-9
    leaning = max(-1.0, min(1.0, (one.r - other.r) / distance))
    return atan2(other.y - one.y, other.x - one.x) - acos(leaning)


def _growing(start: float, end: float) -> tuple[float, float]:
    while end < start - 1e-9:
        end += 2 * pi
    while end - start > 2 * pi - 1e-9:
        end -= 2 * pi
    return start, end
