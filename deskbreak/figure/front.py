"""The body seen from the front or from behind. From the front it is the onlooker's mirror image."""

from math import cos, radians, sin
from typing import Literal

from deskbreak.figure.limb import Arm, Point, placed
from deskbreak.figure.pen import Pen
from deskbreak.figure.pose import Facing
from deskbreak.figure.shape import Skeleton

HIP = {"sit": 48.0, "stand": 89.0}
TRUNK = 48.0
HALF_SHOULDERS = 18.0
IN_LAP = (10.0, -48.0, 0.9, 0.7)
HANGING = (8.0, 3.0)
SIDES = (("l", -1.0), ("r", 1.0))
BLADE = ((8.0, -9.0), (6.0, -22.0), (15.0, -7.0))
"""The inner corner, lower tip and outer corner of the right shoulder blade, from the base of the neck."""


def draw(pose: Facing, view: Literal["front", "back"]) -> Skeleton:
    """The shapes of `pose`."""
    pen = Pen(pose.base, pose.work, pose.stretch)
    body = _Body(pose)
    _room(pen, pose)
    _legs(pen, pose)
    if view == "back":
        _shadows(pen, pose, body)
        _arms(pen, body)
        _trunk(pen, body)
        _back(pen, pose, body)
        _head(pen, pose, body, nose=False)
    else:
        _trunk(pen, body)
        _chest(pen, pose, body)
        _head(pen, pose, body, nose=True)
        _arms(pen, body)
    return Skeleton(tuple(pen.shapes))


class _Body:
    """Where the joints lie."""

    def __init__(self, pose: Facing) -> None:
        self.hip = Point(0.0, HIP[pose.base])
        self.neck = self.hip.up(-pose.lean, TRUNK)
        self.shown = cos(radians(pose.turn))  # how much of the chest's breadth is seen
        self.aside = -sin(radians(pose.turn))
        half = HALF_SHOULDERS * self.shown - pose.narrow
        slope = radians(pose.lean)
        self.shoulders = {
            name: self.neck.by(side * half * cos(slope), side * half * sin(slope) - 2.0 + lift)
            for (name, side), lift in zip(SIDES, pose.lift, strict=True)
        }
        usual = IN_LAP if pose.base == "sit" else HANGING
        self.arms: dict[str, Arm] = {
            name: placed(self.shoulders[name], numbers or usual, side)
            for (name, side), numbers in zip(SIDES, (pose.left, pose.right), strict=True)
        }
        self.head = self.neck.up(-(pose.lean + 0.7 * pose.tilt), 20.0 * cos(radians(pose.nod)))


def _room(pen: Pen, pose: Facing) -> None:
    pen.line("floor", "prop", Point(-55.0, 0.0), Point(55.0, 0.0), width=1.6)
    wall = pose.at == "wall"
    for name, x in (("l", -62.0), ("r", 62.0)):
        pen.line(f"wall-{name}", "prop", Point(x, 14.0), Point(x, 196.0), seen=wall, width=1.6)
    pen.line("wall-top", "prop", Point(-62.0, 196.0), Point(62.0, 196.0), seen=wall, width=1.6)
    pen.line("wall-foot", "prop", Point(-62.0, 14.0), Point(62.0, 14.0), seen=wall, width=1.6)
    sits = pose.base == "sit"
    pen.line("seat", "prop", Point(-23.0, 39.0), Point(23.0, 39.0), seen=sits, width=3.6)
    for name, side in SIDES:
        pen.line(f"chair-leg-{name}", "prop", Point(21.0 * side, 39.0), Point(22.0 * side, 0.0), seen=sits)


def _legs(pen: Pen, pose: Facing) -> None:
    sits = pose.base == "sit"
    hip = HIP[pose.base]
    for name, side in SIDES:
        knee = Point(12.5 * side, 45.0) if sits else Point(9.0 * side, 48.0)
        ankle = Point(12.5 * side, 9.0) if sits else Point(9.0 * side, 9.0)
        pen.limb(f"foot-{name}", "skin", ankle.by(0.5 * side, -4.0), ankle.by(2.5 * side, -5.5), 7.0)
        pen.limb(f"shin-{name}", "trousers", knee, ankle, 10.5)
        pen.limb(f"thigh-{name}", "trousers", Point(8.0 * side, hip), knee, 15.0)
    pen.limb("pelvis", "trousers", Point(-7.5, hip + 1.0), Point(7.5, hip + 1.0), 18.0)


def _trunk(pen: Pen, body: _Body) -> None:
    for name, side in SIDES:
        chest = body.neck.by((8.0 * body.shown) * side, -11.0)
        pen.limb(f"trunk-{name}", "top", chest, body.hip.by(5.5 * side, 9.0), 18.0)
    pen.limb("yoke", "top", body.shoulders["l"].by(2.0, -2.5), body.shoulders["r"].by(-2.0, -2.5), 12.0)
    pen.limb("nape", "top", body.neck.by(0.0, -3.0), body.neck.by(0.0, -14.0), 13.0)
    pen.limb("throat", "skin", body.neck.by(0.0, 6.0), body.neck.to(body.head, 0.8), 10.0)
    for name, side in SIDES:
        pen.limb(f"slope-{name}", "top", body.neck.by(4.0 * side, 2.5), body.shoulders[name].by(-3.0 * side, 1.0), 7.0)


def _chest(pen: Pen, pose: Facing, body: _Body) -> None:
    pen.ellipse("neckline", "skin", body.neck.by(6.0 * body.aside, 1.5), 5.4 * body.shown, 4.4)
    buttons = body.neck.by(13.0 * body.aside, -9.0)
    pen.line("placket", "trousers", buttons, body.hip.by(4.0 * body.aside, 13.0), width=1.4)
    for name, side in SIDES:
        pen.muscle(f"flank-{name}", body.neck.by(12.0 * side * body.shown, -18.0), body.hip.by(10.5 * side, 13.0), 4.5)
        pen.muscle(f"shoulder-blade-{name}", body.neck.by(14.0 * side, -16.0), body.neck.by(11.5 * side, -27.0), 4.5)
        _neck_muscles(pen, body, name, side)


def _neck_muscles(pen: Pen, body: _Body, name: str, side: float) -> None:
    slope = body.shoulders[name].by(-3.0 * side, 2.5)
    pen.muscle(f"neck-{name}", body.neck.by(5.0 * side, 4.0), body.head.by(5.0 * side, -9.0), 3.6)
    pen.muscle(f"slope-{name}", slope, body.neck.by(5.0 * side, 5.5), 4.2)


def _back(pen: Pen, pose: Facing, body: _Body) -> None:
    pen.line("spine", "trousers", body.neck.by(0.0, -7.0), body.hip.by(0.0, 12.0), width=1.4)
    inwards, down = pose.blades
    for name, side in SIDES:
        inner, tip, outer = (body.neck.by(side * (x - inwards), y - down) for x, y in BLADE)
        for edge, start, end in (("inner", inner, tip), ("outer", tip, outer), ("top", outer, inner)):
            pen.line(f"blade-{edge}-{name}", "trousers", start, end, width=1.8)
        pen.muscle(f"rhomboid-{name}", body.neck.by(3.4 * side, -9.0), body.neck.by(3.4 * side, -20.0), 3.8)
        pen.muscle(f"lower-trap-{name}", body.neck.by(6.5 * side, -23.0), body.hip.by(2.6 * side, 16.0), 3.8)
        _neck_muscles(pen, body, name, side)


def _head(pen: Pen, pose: Facing, body: _Body, *, nose: bool) -> None:
    angle = -(pose.lean + pose.tilt)
    look = radians(pose.look)

    def on_head(x: float, y: float) -> Point:
        turned = radians(angle)
        return body.head.by(x * cos(turned) + y * sin(turned), y * cos(turned) - x * sin(turned))

    drop = -6.0 * sin(radians(pose.nod))
    for name, side in SIDES:
        pen.ellipse(f"ear-{name}", "skin", on_head(9.6 * side * cos(look), drop * 0.2), 2.2, 3.4, angle)
    pen.ellipse("head", "skin", body.head, 9.6, 12.6, angle)
    if nose:
        bridge = on_head(-9.0 * sin(look), 1.5 + drop)
        tip = on_head(-11.4 * sin(look), -3.5 + drop)
        pen.line("nose", "trousers", bridge, tip, width=2.2)


def _arms(pen: Pen, body: _Body) -> None:
    for name, _side in SIDES:
        pen.arm(name, body.arms[name])


def _shadows(pen: Pen, pose: Facing, body: _Body) -> None:
    """What the arms throw on the wall once they leave it."""
    for name, side in SIDES:
        arm = body.arms[name]
        away = (pose.shadow * side, -pose.shadow)
        seen = pose.shadow > 0
        pen.line(f"shadow-{name}", "prop", arm.elbow.by(*away), arm.hand.by(*away), seen=seen, width=5.0)
