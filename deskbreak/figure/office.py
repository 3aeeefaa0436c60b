"""What stands on and around a desk where somebody works. Each draws what a pose says under its name."""

from collections.abc import Iterable, Iterator, Mapping
from math import cos, pi, radians, sin
from typing import Any

from deskbreak.figure.body import OUT, SIDES, Body
from deskbreak.figure.model import Bead, Solid, Zone, line, smooth
from deskbreak.figure.shape import Role
from deskbreak.figure.space import Vec

TALL, BROAD = 31.0, 52.0
"""A screen, in cm."""
LID, DEEP = 21.0, 22.0
"""Height and depth of a laptop, which is `DEEP` + 10 wide."""
RAYS = (-0.34, 0.0, 0.34)
"""Where light falls through a window, as shares of its width."""


def swivel(_body: Body, seat: Any) -> Iterator[Solid]:
    """An office chair on castors whose seat is `seat` cm high."""
    corners = (Vec(-20, seat, -17), Vec(20, seat, -17), Vec(20, seat, 20), Vec(-20, seat, 20))
    yield _flat("seat", "prop", corners, 2.2, lift=-12.0, zone="lower")
    yield line("chair-post", "prop", (Vec(0, seat, 0), Vec(0, 8, 0)), 4.0, zone="lower", lift=-16.0)
    for index in range(5):
        angle = pi / 2 + index * 2 * pi / 5
        foot = Vec(24 * cos(angle), 3.5, 24 * sin(angle))
        yield line(f"chair-leg-{index}", "prop", (Vec(0, 8, 0), foot), 2.4, zone="lower", lift=-18.0)
        yield Solid(f"castor-{index}", "prop", ((Bead(foot, 2.6),),), zone="lower", lift=-18.0)
    spine = smooth(Vec(0, seat, -15), Vec(0, seat + 8, -21), Vec(0, seat + 24, -19))
    yield line("chair-spine", "prop", spine, 2.6, zone="lower", lift=-6.0)
    rest = ((-16, 16, -18), (16, 16, -18), (14, 46, -22), (-14, 46, -22))
    yield _flat("backrest", "prop", [Vec(x, seat + y, z) for x, y, z in rest], 2.0, lift=-6.0, zone="lower")


def worktop(_body: Body, value: Mapping[str, float]) -> Iterator[Solid]:
    """A desk to work at: `edge` says where it begins, `high` how high it is, `half` half its width."""
    edge, high, half = value["edge"], value["high"], value.get("half", 50.0)
    far = edge + 62.0
    corners = tuple(Vec(x, high, z) for x, z in ((-half, edge), (half, edge), (half, far), (-half, far)))
    yield _flat("desk", "paper", corners, 1.0, lift=-30.0, zone="lower")
    yield line("desk-rim", "prop", (*corners, corners[0]), 2.0, lift=-29.0, zone="lower")
    for index, x in enumerate((-half + 6, half - 6)):
        leg = (Vec(x, high, far - 8), Vec(x, 0, far - 8))
        yield line(f"desk-leg-{index}", "prop", leg, 2.2, lift=-34.0, zone="lower")


def screen(_body: Body, value: Mapping[str, Any]) -> Iterator[Solid]:
    """A screen whose upper edge's middle is `at`, turned by `turn` degrees to the left, on a desk `on` cm high.

    With `glare` light lies on it.
    """
    yield from _screen("screen", value)


def second(_body: Body, value: Mapping[str, Any]) -> Iterator[Solid]:
    """Another screen, as `screen`."""
    yield from _screen("second", value)


def laptop(_body: Body, value: Mapping[str, Any]) -> Iterator[Solid]:
    """A laptop whose hinge's middle is `at`; what it stands on reaches down to `on` cm."""
    hinge = Vec(*value["at"])
    half = DEEP / 2 + 5
    lean = radians(value.get("lean", 14.0))
    top = hinge.plus(Vec(0, LID * cos(lean), LID * sin(lean)))
    front = hinge.plus(Vec(0, -value.get("slope", 0.0), -DEEP))
    across = Vec(1, 0, 0)
    yield _flat("laptop-base", "prop", _between(hinge, front, across, half), 0.9, lift=-8.0)
    yield _flat("laptop-lid", "prop", _between(hinge, top, across, half), 0.9, lift=-12.0)
    yield from _face("laptop", hinge, top, half, across, Vec(0, sin(lean), -cos(lean)))
    if value.get("on", hinge.y) < hinge.y - 3:
        foot = Vec(0, value["on"], hinge.z - 9)
        for index, x in enumerate((-half + 6, half - 6)):
            stand = (front.to(hinge, 0.15), foot, hinge)
            yield line(f"laptop-stand-{index}", "prop", tuple(p.plus(Vec(x, 0, 0)) for p in stand), 1.6, lift=-10.0)


def keyboard(_body: Body, value: Any) -> Iterator[Solid]:
    """A keyboard around `[right, up, forward]`."""
    middle, across = Vec(*value), Vec(1, 0, 0)
    near, far = (middle.plus(Vec(0, 0, z)) for z in (-6, 6))
    yield _flat("keyboard", "prop", _between(near, far, across, 19), 0.9, lift=-9.0)
    near, far = (middle.plus(Vec(0, 1, z)) for z in (-3, 3))
    yield _flat("keys", "paper", _between(near, far, across, 16), 0.3, lift=-8.5, normal=Vec(0, 1, 0))


def mouse(_body: Body, value: Any) -> Iterator[Solid]:
    """A mouse at `[right, up, forward]`, under a hand."""
    place = Vec(*value)
    ends = (Bead(place.plus(Vec(0, 0, -3)), 2.6), Bead(place.plus(Vec(0, 0, 4)), 2.2))
    yield Solid("mouse", "trousers", (ends,), lift=-7.0)


def phone(body: Body, side: str) -> Iterator[Solid]:
    """A phone at the ear of a side, `"l"` or `"r"`, held by the shoulder or a hand."""
    out = OUT["l" if side == "l" else "r"]
    ends = (body.trunk("head", Vec(10.6 * out, 3.0, -1.0)), body.trunk("head", Vec(8.6 * out, -10.5, 4.0)))
    yield Solid("phone", "trousers", (tuple(Bead(end, 2.0) for end in ends),), lift=14.0)


def headset(body: Body, _value: Any) -> Iterator[Solid]:
    """A headset with a microphone."""
    for side in SIDES:
        cup = body.trunk("head", Vec(9.0 * OUT[side], -0.4, -0.6))
        outwards = body.head_frame.right.times(OUT[side])
        yield Solid(f"headset-{side}", "trousers", ((Bead(cup, 3.0),),), lift=7.0, normal=outwards)
    arch = [
        body.trunk("head", Vec(9.6 * cos(angle), 11.6 * sin(angle), -0.8))
        for angle in (pi * step / 12 for step in range(13))
    ]
    yield line("headset-band", "trousers", tuple(arch), 1.5, lift=6.0)
    boom = smooth(*(body.trunk("head", Vec(-x, y, z)) for x, y, z in ((9.2, -2, 1), (8.4, -7, 6), (4.5, -8, 11))))
    yield line("headset-boom", "trousers", boom, 0.9, lift=16.0)


def daylight(_body: Body, value: Mapping[str, Any]) -> Iterator[Solid]:
    """A window: `from` and `to` are opposite lower corners, `high` its height; light falls from it to `on`."""
    start, end = Vec(*value["from"]), Vec(*value["to"])
    up = Vec(0, value["high"], 0)
    corners = (start, end, end.plus(up), start.plus(up))
    yield _flat("pane", "paper", corners, 0.4, lift=-160.0)
    yield line("window", "prop", (*corners, start), 2.2, lift=-159.0)
    middle = start.to(end, 0.5)
    yield line("window-bar", "prop", (middle, middle.plus(up)), 1.4, lift=-158.0)
    yield line("window-rung", "prop", (start.plus(up.times(0.5)), end.plus(up.times(0.5))), 1.4, lift=-158.0)
    for index, share in enumerate(RAYS):
        ray = start.to(end, 0.5 + share).plus(up.times(0.5))
        target = Vec(*value["on"]).plus(Vec(0, 8.0 * share, 0))
        for part in range(4):
            dash = (ray.to(target, 0.12 + 0.22 * part), ray.to(target, 0.24 + 0.22 * part))
            yield line(f"ray-{index}-{part}", "ball", dash, 1.6, lift=-20.0)


def _screen(name: str, value: Mapping[str, Any]) -> Iterator[Solid]:
    top, turn = Vec(*value["at"]), radians(value.get("turn", 0.0))
    across = Vec(cos(turn), 0.0, sin(turn))
    towards = Vec(sin(turn), 0.0, -cos(turn))
    foot = top.minus(Vec(0, TALL, 0))
    half = BROAD / 2
    behind = top.to(foot, 0.6).plus(towards.times(-2.5))
    floor = Vec(behind.x, value["on"] + 1.0, behind.z)
    yield line(f"{name}-stand", "prop", (behind, floor), 3.4, lift=-16.0)
    yield line(f"{name}-foot", "prop", (floor.plus(across.times(-9)), floor.plus(across.times(9))), 2.4, lift=-16.0)
    yield _flat(name, "prop", _between(foot, top, across, half), 1.6, lift=-12.0)
    yield from _face(name, foot, top, half, across, towards)
    if value.get("glare"):
        spot = [foot.to(top, up).plus(across.times(x)).plus(towards.times(2.4)) for up, x in ((0.35, -12), (0.75, 10))]
        yield _flat(f"{name}-glare", "ball", spot, 5.0, lift=-10.0, normal=towards)


def _face(name: str, foot: Vec, top: Vec, half: float, across: Vec, towards: Vec) -> Iterator[Solid]:
    """The bright side of a screen, with some lines to read."""

    def at(up: float, x: float) -> Vec:
        return foot.to(top, up).plus(across.times(x * half)).plus(towards.times(1.8))

    corners = _between(at(0.08, 0), at(0.92, 0), across, 0.92 * half)
    yield _flat(f"{name}-face", "paper", corners, 0.4, lift=-11.0, normal=towards)
    for index, (up, end) in enumerate(((0.76, 0.2), (0.58, 0.62), (0.42, 0.5), (0.26, -0.1))):
        text = (Bead(at(up, -0.72), 0.7), Bead(at(up, end), 0.7))
        yield Solid(f"{name}-line-{index}", "line", (text,), lift=-10.5, normal=towards)


def _between(low: Vec, high: Vec, across: Vec, half: float) -> tuple[Vec, ...]:
    """The corners of a rectangle that reaches from `low` to `high`, and `half` cm to both sides."""
    left, right = across.times(-half), across.times(half)
    return low.plus(left), low.plus(right), high.plus(right), high.plus(left)


def _flat(
    name: str,
    role: Role,
    corners: Iterable[Vec],
    thick: float,
    *,
    lift: float,
    zone: Zone = "upper",
    normal: Vec | None = None,
) -> Solid:
    """What has `corners` and is twice `thick` cm thick."""
    return Solid(name, role, (tuple(Bead(corner, thick) for corner in corners),), lift, normal, zone)
