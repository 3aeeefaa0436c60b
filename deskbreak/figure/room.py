"""What stands or lies in the room: chair, desk, wall, mat. Each draws what a pose says under its name."""

from collections.abc import Iterator
from typing import Any

from deskbreak.figure.body import Body
from deskbreak.figure.model import Bead, Solid, line, smooth
from deskbreak.figure.space import Vec

SEAT = 41.0
"""Height of the chair's seat in cm; `sit-tall` has its hip just above."""
DESK = 74.0
WALL = 240.0
DOOR = 200.0
"""Heights of a wall, which goes on above the picture, and of a door frame."""
THICK = 7.0
"""A wall that is cut through shows as much of its inside."""
SPACING = 6.5
"""Centimetres from one point of an acupressure mat to the next."""


def chair(_body: Body, value: Any) -> Iterator[Solid]:
    """A chair; `"armrests"` gives it some, `"low"` a low backrest, `"stool"` none."""
    corners = [Vec(x, SEAT, z) for x, z in ((-20, -17), (20, -17), (20, 23), (-20, 23))]
    yield Solid("seat", "prop", (tuple(Bead(corner, 1.3) for corner in corners),), lift=-12.0, zone="lower")
    for index, corner in enumerate(corners):
        foot = Vec(corner.x * 0.95, 1.0, corner.z * 0.95)
        yield line(f"chair-leg-{index}", "prop", (corner, foot), 2.2, zone="lower", lift=-14.0)
    top = {"low": 72.0, "stool": SEAT}.get(str(value), 84.0)
    if top > SEAT:
        posts = [(Vec(x, SEAT, -17.0), Vec(x, top, -20.0)) for x in (-12.5, 12.5)]
        for index, post in enumerate(posts):
            yield line(f"chair-post-{index}", "prop", post, 2.2, zone="lower", lift=-3.0)
        for index, height in enumerate((top, top - 12.0)):
            rail = (Vec(-12.5, height, -20.0), Vec(12.5, height, -20.0))
            yield line(f"chair-rail-{index}", "prop", rail, 2.6, zone="lower", lift=-3.0)
    if value == "armrests":
        for index, x in enumerate((-23.0, 23.0)):
            yield line(f"armrest-{index}", "prop", (Vec(x, 64, -12), Vec(x, 64, 18)), 3.0, zone="lower")
            yield line(f"armrest-post-{index}", "prop", (Vec(x, 64, 4), Vec(x, SEAT, 4)), 2.2, zone="lower")


def headrest(body: Body, _value: Any) -> Iterator[Solid]:
    """A cushion behind the head on a post."""
    ends = tuple(Bead(Vec(x, y, -10.2), 3.6) for x in (-8.0, 8.0) for y in (112.0, 120.0))
    yield Solid("headrest", "prop", (ends,), lift=-6.0)
    yield line("headrest-post", "prop", (Vec(0, 114, -12), Vec(0, 84, -20)), 2.4, lift=-8.0)


def desk(_body: Body, edge: Any) -> Iterator[Solid]:
    """A desk whose near edge is `edge` cm in front of the middle of the floor."""
    top = tuple(Bead(Vec(x, DESK, z), 1.2) for x, z in ((-34, edge), (34, edge), (34, edge + 46), (-34, edge + 46)))
    yield Solid("desk", "prop", (top,), lift=-4.0, zone="room")
    for index, (x, z) in enumerate(((-32.0, 4.0), (32.0, 4.0), (32.0, 42.0), (-32.0, 42.0))):
        foot = Vec(x, 0.0, edge + z)
        yield line(f"desk-leg-{index}", "prop", (Vec(x, DESK, edge + z), foot), 2.0, lift=-8.0, zone="room")


def wall(_body: Body, value: Any) -> Iterator[Solid]:
    """A wall: `{front = z}`, `{behind = z}` or `{left = x}` say how far away it is.

    With `cut = cm` it ends so far left of the middle (a wall at the left: so far behind it) and shows how thick it is:
    one looks along it at what leans there.
    """
    (where, distance) = next((key, value[key]) for key in ("front", "behind", "left") if key in value)
    start = -float(value.get("cut", 75.0))
    if where == "left":
        ends = [Vec(-distance, 0.0, start), Vec(-distance, 0.0, 75.0)]
        depth = Vec(-THICK, 0.0, 0.0)
    else:
        z, depth = (distance, Vec(0.0, 0.0, THICK)) if where == "front" else (-distance, Vec(0.0, 0.0, -THICK))
        ends = [Vec(start, 0.0, z), Vec(75.0, 0.0, z)]
    up = Vec(0.0, WALL, 0.0)
    rim = (ends[0], ends[0].plus(up), ends[1].plus(up), ends[1], ends[0])
    panel = tuple(Bead(point, 0.3) for point in rim[:4])
    yield Solid("wall", "paper", (panel,), lift=-150.0, zone="room")
    yield line("wall-rim", "line", rim, 1.0, lift=-149.0, zone="room")
    if "cut" in value:
        foot = (ends[0], ends[0].plus(depth))
        face = tuple(Bead(point, 0.3) for point in (*foot, *(each.plus(up) for each in foot)))
        yield Solid("wall-cut", "line", (face,), lift=-148.0, zone="room")


def doorway(_body: Body, distance: Any) -> Iterator[Solid]:
    """A door frame that one stands in, `distance` cm in front of the middle of the floor."""
    for side, x in (("l", -38.0), ("r", 38.0)):
        post = tuple(Bead(Vec(x, y, distance), 2.0) for y in (0.0, DOOR))
        yield Solid(f"door-{side}", "prop", (post,), zone="room", lift=-4.0)
    yield line("door-top", "prop", (Vec(-38.0, DOOR, distance), Vec(38.0, DOOR, distance)), 4.0, zone="room")


def mat(_body: Body, value: Any) -> Iterator[Solid]:
    """A mat on the floor from `[back, front]` cm; a third number is half its width."""
    back, front, half = (*value, 32.0)[:3]
    corners = ((-half, back), (half, back), (half, front), (-half, front))
    yield Solid("mat", "band", (tuple(Bead(Vec(x, 0.8, z), 0.8) for x, z in corners),), lift=-120.0, zone="lower")


def spikes(body: Body, value: Any) -> Iterator[Solid]:
    """An acupressure mat: as `mat`, with rows of little points."""
    yield from mat(body, value)
    back, front, half = (*value, 32.0)[:3]
    rows, columns = int((front - back) / SPACING), int(2 * half / SPACING)
    points = tuple(
        (Bead(Vec((column + 0.5) * 2 * half / columns - half, 2.0, back + (row + 0.5) * (front - back) / rows), 1.2),)
        for row in range(rows)
        for column in range(columns)
    )
    yield Solid("spikes", "paper", points, lift=-119.0, zone="lower")


def tap(body: Body, _value: Any) -> Iterator[Solid]:
    """A tap whose water runs over both hands into a basin."""
    hands = body.arms["l"].tip.to(body.arms["r"].tip, 0.5).plus(Vec(0.0, 0.0, 4.0))
    pipe = [hands.plus(Vec(x, y, 0.0)) for x, y in ((0, 10), (1, 14), (8, 18), (15, 14), (16, 4), (16, -15))]
    yield line("tap", "prop", smooth(*pipe), 3.0, lift=30.0)
    for number, x in enumerate((-1.2, 0.0, 1.2)):
        water = (hands.plus(Vec(x, 8.5, 0.0)), hands.plus(Vec(2.5 * x, -13.0, 0.0)))
        yield line(f"water-{number}", "line", water, 0.7, lift=24.0)
    rim = [Bead(hands.plus(Vec(x, y, 0.0)), 1.6) for x, y in ((-20, -13), (20, -13), (13, -21), (-13, -21))]
    yield Solid("basin", "paper", (tuple(rim),), lift=31.0)
    yield line("basin-rim", "line", (rim[0].at, rim[1].at), 1.6, lift=32.0)
