"""The things of the room that a pose names under `props`: calm lines, no more of them than the movement needs."""

from collections.abc import Callable, Iterator
from math import cos, pi, sin
from typing import Any

from deskbreak.figure.body import OUT, SIDES, Body, place_of
from deskbreak.figure.model import Bead, Solid, line
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


def props(body: Body) -> Iterator[Solid]:
    """Everything that stands, lies or hangs around the body."""
    yield _shadow(body)
    for name, value in body.pose.props.items():
        yield from DRAW[name](body, value)


def _shadow(body: Body) -> Solid:
    """A soft spot on the floor below the body: it says where the floor is."""
    points = [body.hip, body.head, *(leg.end for leg in body.legs.values())]
    low, high = min(p.z for p in points) - 12.0, max(p.z for p in points) + 12.0
    left, right = min(p.x for p in points) - 20.0, max(p.x for p in points) + 20.0
    rim = tuple(
        Bead(
            Vec(
                (left + right) / 2 + (right - left) / 2 * cos(pi * step / 12),
                0.0,
                (low + high) / 2 + (high - low) / 2 * sin(pi * step / 12),
            ),
            0.2,
        )
        for step in range(24)
    )
    return Solid("ground", "ground", (rim,), lift=-200.0, zone="room")


def _chair(_body: Body, value: Any) -> Iterator[Solid]:
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


def _headrest(body: Body, _value: Any) -> Iterator[Solid]:
    """A cushion behind the head on a post."""
    ends = tuple(Bead(Vec(x, y, -10.2), 3.6) for x in (-8.0, 8.0) for y in (112.0, 120.0))
    yield Solid("headrest", "prop", (ends,), lift=-6.0)
    yield line("headrest-post", "prop", (Vec(0, 114, -12), Vec(0, 84, -20)), 2.4, lift=-8.0)


def _desk(_body: Body, edge: Any) -> Iterator[Solid]:
    """A desk whose near edge is `edge` cm in front of the middle of the floor."""
    top = tuple(Bead(Vec(x, DESK, z), 1.2) for x, z in ((-34, edge), (34, edge), (34, edge + 46), (-34, edge + 46)))
    yield Solid("desk", "prop", (top,), lift=-4.0, zone="room")
    for index, (x, z) in enumerate(((-32.0, 4.0), (32.0, 4.0), (32.0, 42.0), (-32.0, 42.0))):
        foot = Vec(x, 0.0, edge + z)
        yield line(f"desk-leg-{index}", "prop", (Vec(x, DESK, edge + z), foot), 2.0, lift=-8.0, zone="room")


def _wall(_body: Body, value: Any) -> Iterator[Solid]:
    """A wall: `{front = z}`, `{behind = z}` or `{left = x}` say how far away it is.

    With `cut = cm` it ends so far left of the middle (a wall at the left: so far behind it) and shows how thick it is, so
    that one looks along it at what leans there.
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


def _doorway(_body: Body, distance: Any) -> Iterator[Solid]:
    """A door frame that one stands in, `distance` cm in front of the middle of the floor."""
    for side, x in (("l", -38.0), ("r", 38.0)):
        post = tuple(Bead(Vec(x, y, distance), 2.0) for y in (0.0, DOOR))
        yield Solid(f"door-{side}", "prop", (post,), zone="room", lift=-4.0)
    yield line("door-top", "prop", (Vec(-38.0, DOOR, distance), Vec(38.0, DOOR, distance)), 4.0, zone="room")


def _mat(_body: Body, value: Any) -> Iterator[Solid]:
    """A mat on the floor from `[back, front]` cm; a third number is half its width."""
    back, front, half = (*value, 32.0)[:3]
    corners = ((-half, back), (half, back), (half, front), (-half, front))
    yield Solid("mat", "band", (tuple(Bead(Vec(x, 0.8, z), 0.8) for x, z in corners),), lift=-120.0, zone="lower")


def _spikes(body: Body, value: Any) -> Iterator[Solid]:
    """An acupressure mat: as `mat`, with rows of little points."""
    yield from _mat(body, value)
    back, front, half = (*value, 32.0)[:3]
    rows, columns = int((front - back) / SPACING), int(2 * half / SPACING)
    points = tuple(
        (Bead(Vec((column + 0.5) * 2 * half / columns - half, 2.0, back + (row + 0.5) * (front - back) / rows), 1.2),)
        for row in range(rows)
        for column in range(columns)
    )
    yield Solid("spikes", "paper", points, lift=-119.0, zone="lower")


def _ball(body: Body, where: Any) -> Iterator[Solid]:
    """A tennis ball at a landmark of the left side; `[name, out, up, forward]` moves it, a fifth value squeezes it (cm)."""
    place, squeezed = _place(body, where)
    yield Solid("ball", "ball", (_squeezed(body, place, 3.4, squeezed),), lift=16.0)


def _roller(_body: Body, value: Any) -> Iterator[Solid]:
    """A foam roller that lies across, its middle at `[up, forward]` cm."""
    up, forward = value
    near = Vec(-24.0, up, forward)
    yield Solid("roller", "ball", ((Bead(near, 7.0), Bead(near.flipped(), 7.0)),), lift=-10.0)
    yield Solid("roller-end", "ball", ((Bead(near, 7.0),),), lift=13.0, normal=Vec(-1, 0, 0))
    yield Solid("roller-hole", "paper", ((Bead(near, 2.6),),), lift=14.0, normal=Vec(-1, 0, 0))


def _band(body: Body, value: Any) -> Iterator[Solid]:
    """An elastic band: `"hands"` from hand to hand, `"feet"` from each hand under the feet."""
    left, right = body.arms["l"].tip, body.arms["r"].tip
    if value == "hands":
        yield line("band", "band", (left, right), 2.0, lift=6.0)
        return
    feet = [leg.end.plus(Vec(0.0, -7.0, 5.0)) for leg in (body.legs["l"], body.legs["r"])]
    yield line("band", "band", (left, feet[0], feet[1], right), 1.6, lift=8.0)


def _hook(body: Body, where: Any) -> Iterator[Solid]:
    """An S-shaped massage hook over the left shoulder whose knob is at a landmark; both hands hold its other end."""
    knob, _more = _place(body, where)
    over = place_of(body, "shoulder", "l").plus(body.chest_frame.out(Vec(0.0, 8.0, 0.0)))
    behind = knob.plus(body.chest_frame.out(Vec(-1.0, 5.0, -6.0)))
    hands = [body.arms[side].tip for side in ("l", "r")]
    front = over.to(hands[0].to(hands[1], 0.5), 0.35).plus(body.chest_frame.out(Vec(0.0, 0.0, 6.0)))
    ends = sorted(hands, key=lambda hand: -hand.y)
    bow = over.plus(body.chest_frame.out(Vec(-1.0, 2.0, -9.0)))
    yield line("hook", "ball", (behind, bow, over, front, *ends, ends[-1].plus(Vec(2.0, -7.0, 1.0))), 2.2, lift=10.0)
    yield Solid("hook-knob", "ball", ((Bead(knob, 2.4), Bead(behind, 1.2)),), lift=16.0)


def _handle(body: Body, where: Any) -> Iterator[Solid]:
    """A ball on a handle: the ball at a landmark as in `ball`, the handle over the left shoulder in the hand."""
    place, squeezed = _place(body, where)
    hand = body.arms["l"].tip
    over = place_of(body, "shoulder", "l").plus(body.chest_frame.out(Vec(0.0, 5.0, -2.0)))
    yield line("handle", "prop", (hand, over, place), 2.0, lift=9.0)
    yield Solid("ball", "ball", (_squeezed(body, place, 3.6, squeezed),), lift=16.0)


def _rings(_body: Body, radius: Any) -> Iterator[Solid]:
    """The way of hands that go round in the air, arms held out at the height of the shoulders: rings of `radius` cm."""
    for side in SIDES:
        turns = [2 * pi * step / 24 for step in range(25)]
        rim = tuple(Vec(OUT[side] * 77.0, 134.0 + radius * sin(turn), 6.0 + radius * cos(turn)) for turn in turns)
        yield line(f"ring-{side}", "line", rim, 1.2, lift=-40.0)


def _pack(body: Body, where: Any) -> Iterator[Solid]:
    """A warm or cold pack over a landmark of the left side."""
    middle = place_of(body, str(where), "l")
    out = body.chest_frame.out
    beads = tuple(
        Bead(middle.plus(out(Vec(x, y, z))), 3.4) for x, y, z in ((-6, -2, 4), (5, -3, 3), (-5, 0, -5), (4, -2, -6))
    )
    yield Solid("pack", "band", (beads,), lift=14.0)


def _cloth(body: Body, _value: Any) -> Iterator[Solid]:
    """Something soft held between both hands."""
    left, right = body.arms["l"].tip, body.arms["r"].tip
    beads = tuple(Bead(hand.plus(Vec(0.0, y, 2.0)), 3.6) for hand in (left, right) for y in (-4.0, 4.0))
    yield Solid("pack", "band", (beads,), lift=8.0)


def _massager(body: Body, _value: Any) -> Iterator[Solid]:
    """A hand-held massager in the right hand: a grip and a round head."""
    hand, wrist = body.arms["r"].tip, body.arms["r"].end
    along = hand.minus(wrist).unit
    head = hand.plus(along.times(9.0))
    yield line("massager-grip", "prop", (hand.minus(along.times(3.0)), head), 4.0, lift=12.0)
    yield Solid("massager-head", "ball", ((Bead(head, 3.4), Bead(head.plus(along.times(3.0)), 2.2)),), lift=16.0)


def _spot(body: Body, where: Any) -> Iterator[Solid]:
    """A spot on the skin that is rubbed, pressed or looked at, at a landmark of the left side."""
    yield Solid("spot", "work", ((Bead(place_of(body, str(where), "l"), 3.0),),), lift=13.0)


def _place(body: Body, where: Any) -> tuple[Vec, float]:
    """A landmark of the left side, or `[name, out, up, forward]` beside one, and a last number if there is one."""
    name, *by = [where] if isinstance(where, str) else where
    out, up, forward, more = (*by, 0.0, 0.0, 0.0, 0.0)[:4]
    return place_of(body, name, "l").plus(body.chest_frame.out(Vec(-out, up, forward))), more


def _squeezed(body: Body, place: Vec, r: float, by: float) -> tuple[Bead, ...]:
    """A ball that is pressed flat by `by` cm on two sides, in front and behind."""
    chest = body.chest_frame
    aside = (chest.up.times(by), chest.up.times(-by), chest.right.times(by), chest.right.times(-by))
    return tuple(Bead(place.plus(each), r - by) for each in aside) if by else (Bead(place, r),)


DRAW: dict[str, Callable[[Body, Any], Iterator[Solid]]] = {
    "chair": _chair,
    "headrest": _headrest,
    "desk": _desk,
    "wall": _wall,
    "doorway": _doorway,
    "mat": _mat,
    "spikes": _spikes,
    "ball": _ball,
    "roller": _roller,
    "band": _band,
    "hook": _hook,
    "handle": _handle,
    "rings": _rings,
    "pack": _pack,
    "cloth": _cloth,
    "massager": _massager,
    "spot": _spot,
}
"""What a pose can name under `props`, and who draws it."""
