"""The things of the room that a pose names under `props`: calm lines, no more of them than the movement needs."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import cos, pi, sin
from typing import Any

from deskbreak.figure.body import Body, place_of
from deskbreak.figure.model import Bead, Solid, line
from deskbreak.figure.space import Vec

SEAT = 41.0
"""Height of the chair's seat in cm; `sit-tall` has its hip just above."""
DESK = 74.0
WALL = 186.0
THICK = 7.0
"""A wall that is cut through shows as much of its inside."""
REACH = 18.0
"""How far a massager's head is from the hand at most."""
WAVE = (0.0, 1.6, -1.6, 0.0)
"""How far the warmth that rises swings aside."""
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


def _doorway(_body: Body, distance: Any) -> Iterator[Solid]:
    """A door frame that one stands in, `distance` cm in front of the middle of the floor."""
    for side, x in (("l", -38.0), ("r", 38.0)):
        post = tuple(Bead(Vec(x, y, distance + z), 1.6) for y in (0.0, WALL) for z in (0.0, 8.0))
        yield Solid(f"door-{side}", "prop", (post,), zone="room", lift=-2.0)
    lintel = tuple(Bead(Vec(x, WALL, distance + z), 1.6) for x in (-38.0, 38.0) for z in (0.0, 8.0))
    yield Solid("door-top", "prop", (lintel,), zone="room")


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
    """A tennis ball at a landmark of the left side; `[name, out, up, forward, cm]` moves it and squeezes it by cm."""
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
    out = body.chest_frame.out
    over = place_of(body, "shoulder", "l").plus(out(Vec(-1.5, 6.5, 0.0)))
    before, behind = over.plus(out(Vec(-1.0, -5.0, 10.0))), knob.plus(out(Vec(-1.0, 4.0, -5.0)))
    high, low = sorted((body.arms[side].tip for side in ("l", "r")), key=lambda hand: -hand.y)
    end = low.plus(low.minus(high).unit.times(8.0))
    yield line("hook", "ball", _smooth(end, high, before, over, behind, knob), 2.2, lift=10.0)
    yield Solid("hook-knob", "ball", ((Bead(knob, 2.7),),), lift=16.0)


def _handle(body: Body, where: Any) -> Iterator[Solid]:
    """A ball on a handle: the ball at a landmark as in `ball`, the handle over the left shoulder in the hand."""
    place, squeezed = _place(body, where)
    out = body.chest_frame.out
    hand, over = body.arms["l"].tip, place_of(body, "shoulder", "l").plus(out(Vec(-1.5, 3.5, 0.0)))
    end = hand.plus(hand.minus(over).unit.times(6.0))
    yield line("handle", "prop", _smooth(end, hand, over, over.plus(out(Vec(1.5, -4.0, -8.0))), place), 2.4, lift=8.0)
    yield Solid("ball", "ball", (_squeezed(body, place, 3.6, squeezed),), lift=22.0)


def _warm(body: Body, _value: Any) -> Iterator[Solid]:
    """A warm bag around the neck whose ends lie on the chest, and the warmth that rises from it."""
    for side, out in (("l", -1.0), ("r", 1.0)):
        places = [(3.0, 23.5, -8.0), (9.0, 25.5, -3.0), (10.0, 23.5, 5.0), (9.5, 18.0, 11.0), (9.0, 11.0, 12.0)]
        beads = [Bead(body.trunk("chest", Vec(out * x, y, z)), 3.8) for x, y, z in places]
        hulls = tuple(pairwise(beads))
        yield Solid(f"warm-nape-{side}", "band", hulls[:1], lift=-8.0)
        yield Solid(f"warm-{side}", "band", hulls[1:], lift=1.0)
        for number, x in enumerate((15.0, 20.0)):
            wave = [body.trunk("chest", Vec(out * (x + dx), 31.0 + 3.0 * step, 0.0)) for step, dx in enumerate(WAVE)]
            yield line(f"warmth-{number}-{side}", "work", _smooth(*wave), 1.1, lift=8.0)


def _cold(body: Body, where: Any) -> Iterator[Solid]:
    """A cold pack in the right `"hand"`, or between both `"hands"`, with a crystal of ice on it."""
    chest = body.chest_frame
    middle = body.arms["r"].tip.plus(chest.out(Vec(-3.0, 1.0, -3.0)))
    if where == "hands":
        middle = body.arms["l"].tip.to(body.arms["r"].tip, 0.5).plus(chest.forward.times(3.0))
    corners = tuple(Bead(middle.plus(chest.out(Vec(x, y, 0.0))), 3.0) for x in (-6.0, 6.0) for y in (-4.0, 4.0))
    yield Solid("cold", "band", (corners,), lift=14.0)
    for number in range(3):
        arm = Vec(cos(pi * number / 3 + pi / 2), sin(pi * number / 3 + pi / 2), 0.0).times(4.2)
        ends = (middle.plus(chest.out(arm)), middle.minus(chest.out(arm)))
        yield line(f"ice-{number}", "paper", ends, 1.1, lift=16.0)


def _cloth(body: Body, _value: Any) -> Iterator[Solid]:
    """Something soft in a cloth, held between both hands."""
    left, right = body.arms["l"].tip, body.arms["r"].tip
    forward = body.chest_frame.forward.times(3.0)
    beads = tuple(Bead(hand.plus(Vec(0.0, y, 0.0)).plus(forward), 3.6) for hand in (left, right) for y in (-4.0, 4.0))
    yield Solid("cloth", "band", (beads,), lift=8.0)
    ties = [(left.to(right, 0.3), 4.0), (left.to(right, 0.7), 4.0)]
    for number, (at, half) in enumerate(ties):
        ends = tuple(at.plus(Vec(0.0, y, 0.0)).plus(forward) for y in (half + 3.0, -half - 3.0))
        yield line(f"fold-{number}", "paper", ends, 0.9, lift=9.0)


def _jar(body: Body, _value: Any) -> Iterator[Solid]:
    """A small jar on the left palm."""
    foot = body.arms["l"].tip.plus(Vec(0.0, 3.5, 0.0))
    rim = [Bead(foot.plus(Vec(x, y, 0.0)), 1.2) for y in (0.0, 4.5) for x in (-3.2, 3.2)]
    yield Solid("jar", "paper", (tuple(rim),), lift=12.0)
    yield line("jar-rim", "prop", (rim[2].at, rim[3].at), 2.4, lift=13.0)
    yield line("jar-foot", "prop", (rim[0].at, rim[1].at), 1.4, lift=13.0)


def _tap(body: Body, _value: Any) -> Iterator[Solid]:
    """A tap whose water runs over both hands into a basin."""
    hands = body.arms["l"].tip.to(body.arms["r"].tip, 0.5).plus(Vec(0.0, 0.0, 4.0))
    pipe = [hands.plus(Vec(x, y, 0.0)) for x, y in ((0, 10), (1, 14), (8, 18), (15, 14), (16, 4), (16, -15))]
    yield line("tap", "prop", _smooth(*pipe), 3.0, lift=30.0)
    for number, x in enumerate((-1.2, 0.0, 1.2)):
        water = (hands.plus(Vec(x, 8.5, 0.0)), hands.plus(Vec(2.5 * x, -13.0, 0.0)))
        yield line(f"water-{number}", "line", water, 0.7, lift=24.0)
    rim = [Bead(hands.plus(Vec(x, y, 0.0)), 1.6) for x, y in ((-20, -13), (20, -13), (13, -21), (-13, -21))]
    yield Solid("basin", "paper", (tuple(rim),), lift=31.0)
    yield line("basin-rim", "line", (rim[0].at, rim[1].at), 1.6, lift=32.0)


def _massager(body: Body, where: Any) -> Iterator[Solid]:
    """A massager in the right hand: a grip, and a round head at a landmark of the left side (`true`: off the body)."""
    hand = body.arms["r"].tip
    if where is True:
        head = hand.plus(body.chest_frame.up.times(9.0))
    else:
        head, _more = _place(body, where)
    along = head.minus(hand).unit
    head = hand.plus(along.times(min(head.minus(hand).length, REACH)))
    yield line("massager-grip", "prop", (hand.minus(along.times(5.0)), hand, head), 4.0, lift=12.0)
    yield Solid("massager-head", "ball", ((Bead(head, 3.4),),), lift=16.0)


def _spot(body: Body, where: Any) -> Iterator[Solid]:
    """A spot on the skin that is rubbed, pressed or looked at, at a landmark of the left side or beside it."""
    place, _more = _place(body, where)
    yield Solid("spot", "work", ((Bead(place, 3.0),),), lift=5.0)


def _smooth(*points: Vec) -> tuple[Vec, ...]:
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
    "warm": _warm,
    "cold": _cold,
    "cloth": _cloth,
    "jar": _jar,
    "tap": _tap,
    "massager": _massager,
    "spot": _spot,
}
"""What a pose can name under `props`, and who draws it."""
