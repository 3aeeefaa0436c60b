"""The picture shared out among things: every point belongs to the nearest one, so that none lies over another.

It is a power diagram, whose cells have straight edges: the border between two balls runs where both are as far away.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from math import ceil, cos, hypot, pi, sin
from typing import TypeVar

from deskbreak.figure.shape import Ball, Hull

CORNERS = 12
"""A ball's reach is a polygon of so many corners."""

Key = TypeVar("Key")
Point = tuple[float, float]
Polygon = tuple[Point, ...]


def cells(things: Mapping[Key, Iterable[Hull]], reach: float) -> Mapping[Key, tuple[Polygon, ...]]:
    """What belongs to each of `things`: polygons that go beyond it by `reach` at most, and end where another begins."""
    filled = {key: [ball for hull in hulls for ball in filling(hull)] for key, hulls in things.items()}
    shared: dict[Key, tuple[Polygon, ...]] = {}
    for key, balls in filled.items():
        others = [ball for other, theirs in filled.items() if other != key for ball in theirs]
        shared[key] = tuple(cell for ball in balls if len(cell := _cell(ball, others, reach)) > 2)
    return shared


def filling(hull: Hull) -> Iterator[Ball]:
    """Balls that fill a hull, near enough to each other to leave no gap."""
    yield from hull
    for one, other in combinations(hull, 2):
        steps = ceil(hypot(other.x - one.x, other.y - one.y) / (one.r + other.r))
        for step in range(1, steps):
            yield Ball(*(a + (b - a) * step / steps for a, b in zip(one, other, strict=True)))


def _cell(ball: Ball, others: Iterable[Ball], reach: float) -> Polygon:
    """The polygon around `ball` without what is nearer to one of `others`."""
    far = ball.r + reach
    corners: Polygon = tuple(
        (ball.x + far * cos(2 * pi * corner / CORNERS), ball.y + far * sin(2 * pi * corner / CORNERS))
        for corner in range(CORNERS)
    )
    for other in others:
        dx, dy = other.x - ball.x, other.y - ball.y
        apart = hypot(dx, dy)
        if apart < 2 * far + other.r:
            border = (apart * apart + ball.r * ball.r - other.r * other.r) / 2
            corners = _clipped(corners, [(x - ball.x) * dx + (y - ball.y) * dy - border for x, y in corners])
    return corners


def _clipped(corners: Polygon, beyond: list[float]) -> Polygon:
    """The part of a polygon where `beyond`, a value for each corner that grows evenly between them, is below zero."""
    kept: list[Point] = []
    for index, (x, y) in enumerate(corners):
        (fromx, fromy), before, here = corners[index - 1], beyond[index - 1], beyond[index]
        if (before < 0) != (here < 0):
            share = before / (before - here)
            kept.append((fromx + (x - fromx) * share, fromy + (y - fromy) * share))
        if here < 0:
            kept.append((x, y))
    return tuple(kept)
