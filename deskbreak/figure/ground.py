"""Where a pin may stand: on its zone and close by, but never beside the body or on the other side of it."""

from functools import cache
from math import cos, hypot, pi, sin
from typing import NamedTuple

from deskbreak.core.body.zone import Side
from deskbreak.figure import chart
from deskbreak.figure.aspect import ASPECTS, Aspect
from deskbreak.figure.bust import WIDE, bust
from deskbreak.figure.cells import filling
from deskbreak.figure.chart import Pin
from deskbreak.figure.shape import Ball

CLOSE = (8.0, 6.0, 4.0, 2.0)
"""How many units beyond what is drawn of a zone count as close by; the most of them that stays on the body."""
LOOKS = 12
"""At so many points of its edge a piece is looked at."""


class Round(NamedTuple):
    """A round piece of where a pin may stand, in units of the drawing of an aspect."""

    aspect: Aspect
    x: float
    y: float
    r: float


@cache
def ground(zone: str, side: Side) -> tuple[Round, ...]:
    """The pieces for a zone; "middle" has those of both sides. Takes a moment the first time."""
    return tuple(
        Round(aspect, round(ball.x, 1), round(ball.y, 1), round(ball.r + _close(ball, aspect, field.side), 1))
        for aspect in ASPECTS
        for field in chart.fields(aspect)
        if field.zone == zone and (side == field.side or "middle" in (side, field.side))
        for hull in field.hulls
        for ball in filling(hull)
    )


def held(zone: str, side: Side, pin: Pin) -> Pin | None:
    """`pin`, or the point nearest to it where it may stand; `None` where the zone is not on its aspect."""
    on = [each for each in ground(zone, side) if each.aspect == pin.aspect]
    if not on:
        return None
    near = min(on, key=lambda each: hypot(pin.x - each.x, pin.y - each.y) - each.r)
    far = hypot(pin.x - near.x, pin.y - near.y)
    if far <= near.r:
        return pin
    x, y = (at + (to - at) * near.r / far for at, to in ((near.x, pin.x), (near.y, pin.y)))
    return Pin(pin.aspect, round(x, 1), round(y, 1))


def on_body(aspect: Aspect, x: float, y: float) -> bool:
    """Whether a point of the drawing lies on the person."""
    return any(hypot(x - ball.x, y - ball.y) <= ball.r for ball in _balls(aspect))


def _close(ball: Ball, aspect: Aspect, side: Side) -> float:
    return next((more for more in CLOSE if _stays(ball, ball.r + more, aspect, side)), 0.0)


def _stays(ball: Ball, r: float, aspect: Aspect, side: Side) -> bool:
    edge = [(ball.x + r * cos(turn), ball.y + r * sin(turn)) for turn in (2 * pi * at / LOOKS for at in range(LOOKS))]
    halves = {"left": (0.0, WIDE / 2), "right": (WIDE / 2, WIDE), "middle": (0.0, WIDE)}
    least, most = halves[side]
    return all(least <= x <= most and on_body(aspect, x, y) for x, y in edge)


@cache
def _balls(aspect: Aspect) -> tuple[Ball, ...]:
    return tuple(ball for part in bust(aspect).parts for hull in part.hulls for ball in filling(hull))
