"""The body seen from the side, looking to the right of the picture."""

from math import cos, radians, sin

from deskbreak.figure.limb import Arm, Point, placed, reaching
from deskbreak.figure.pen import Pen
from deskbreak.figure.pose import Profile
from deskbreak.figure.shape import Skeleton

HIP = {"sit": Point(-14.0, 48.0), "stand": Point(0.0, 89.0)}
LEGS = {"sit": (88.0, 2.0), "stand": (0.0, 0.0)}
LOINS = 20.0
CHEST = 28.0
NECK = 9.0
THIGH = 42.0
SHIN = 40.0
IN_LAP = (10.0, 57.0)
HANGING = (0.0, 8.0)
SEAT = 39.0
WALL = 57.0
DESK = 76.0


def draw(pose: Profile) -> Skeleton:
    """The shapes of `pose`."""
    pen = Pen(pose.base, pose.work, pose.stretch)
    body = _Body(pose)
    _room(pen, pose)
    pen.arm("far", body.arm)
    _leg(pen, body)
    pen.limb("pelvis", "trousers", body.hip, body.hip.up(pose.lower, 6.0), 20.0)
    pen.limb("loins", "top", body.hip.up(pose.lower, 9.0), body.waist, 19.0)
    pen.limb("chest", "top", body.waist, body.waist.up(pose.upper, CHEST - 11.0), 21.0)
    pen.limb("throat", "skin", body.neck.up(pose.upper, -3.0), body.skull, 9.0)
    pen.limb("slope", "top", body.shoulder.by(-1.0, 1.5), body.neck.up(pose.upper, -2.0), 13.0)
    _head(pen, pose, body)
    _muscles(pen, body)
    pen.arm("near", body.arm)
    return Skeleton(tuple(pen.shapes))


class _Body:
    """Where the joints lie."""

    def __init__(self, pose: Profile) -> None:
        self.hip = HIP[pose.base].by(*pose.hip)
        self.waist = self.hip.up(pose.lower, LOINS)
        self.neck = self.waist.up(pose.upper, CHEST)
        self.skull = self.neck.up(pose.neck, NECK).by(pose.chin, 0.0)
        self.head = self.skull.up(pose.neck * 0.6 + pose.nod, 10.5)
        self.shoulder = self.neck.up(pose.upper, -5.0).by(*pose.shoulder)
        thigh, shin = pose.legs or LEGS[pose.base]
        self.knee = self.hip.down(thigh, THIGH)
        self.ankle = self.knee.down(shin, SHIN)
        self.arm = self._arm(pose)

    def _arm(self, pose: Profile) -> Arm:
        if pose.hand is not None:
            return reaching(self.shoulder, Point(*pose.hand), pose.bend)
        if pose.arm:
            return placed(self.shoulder, pose.arm)
        if pose.base == "sit":
            return reaching(self.shoulder, Point(*IN_LAP), pose.bend)
        return placed(self.shoulder, HANGING)


def _room(pen: Pen, pose: Profile) -> None:
    pen.line("floor", "prop", Point(-55.0, 0.0), Point(55.0, 0.0), width=1.6)
    sits = pose.base == "sit"
    back, front = HIP["sit"].x - 13.0, HIP["sit"].x + 24.0
    pen.line("seat", "prop", Point(back, SEAT), Point(front, SEAT), seen=sits, width=3.6)
    pen.line("chair-back", "prop", Point(back, SEAT), Point(back - 3.0, SEAT + 36.0), seen=sits, width=3.6)
    pen.line("chair-leg-back", "prop", Point(back + 2.0, SEAT), Point(back, 0.0), seen=sits)
    pen.line("chair-leg-front", "prop", Point(front - 3.0, SEAT), Point(front - 1.0, 0.0), seen=sits)
    desk = pose.at == "desk"
    pen.line("desk-top", "prop", Point(38.0, DESK), Point(82.0, DESK), seen=desk, width=3.6)
    pen.line("desk-leg", "prop", Point(76.0, DESK), Point(76.0, 0.0), seen=desk)
    wall = pose.at == "wall"
    pen.line("wall", "prop", Point(WALL, 0.0), Point(WALL, 185.0), seen=wall, width=3.0)
    for number, height in enumerate((20.0, 60.0, 100.0, 140.0, 180.0), 1):
        pen.line(f"wall-{number}", "prop", Point(WALL, height), Point(WALL + 7.0, height - 9.0), seen=wall, width=1.6)


def _leg(pen: Pen, body: _Body) -> None:
    pen.limb("foot", "skin", body.ankle.by(-1.0, -3.5), body.ankle.by(12.0, -4.5), 6.5)
    pen.limb("shin", "trousers", body.knee, body.ankle.by(0.0, 2.0), 11.0)
    pen.limb("thigh", "trousers", body.hip, body.knee, 15.0)


def _head(pen: Pen, pose: Profile, body: _Body) -> None:
    # The neck carries the head forward without turning the face: only what is beyond a free neck's lean nods it.
    angle = max(0.0, pose.neck - 15.0) + min(0.0, pose.neck) + pose.nod
    turned = radians(angle)

    def on_head(x: float, y: float) -> Point:
        return body.head.by(x * cos(turned) + y * sin(turned), y * cos(turned) - x * sin(turned))

    pen.ellipse("head", "skin", body.head, 10.6, 12.6, angle)
    pen.limb("jaw", "skin", on_head(1.0, -7.0), on_head(5.2, -8.2), 7.4)
    pen.limb("nose", "skin", on_head(9.8, 0.5), on_head(11.6, -2.2), 3.0)
    pen.line("ear", "trousers", on_head(-1.0, 2.0), on_head(-1.6, -2.0), width=1.6)


def _muscles(pen: Pen, body: _Body) -> None:
    chest = body.waist.to(body.neck, 0.55)
    pen.muscle("neck-front", body.neck.by(4.0, 2.5), body.skull.by(4.0, 3.0), 3.6)
    pen.muscle("neck-back", body.neck.by(-4.5, 1.0), body.skull.by(-5.0, 5.0), 3.6)
    pen.muscle("slope", body.shoulder.by(-2.0, 5.0), body.neck.by(-3.0, 6.0), 4.2)
    pen.muscle("chest", chest.by(6.5, 4.0), chest.by(7.0, -8.0), 4.5)
    pen.muscle("serratus", chest.by(1.0, -3.0), chest.by(4.0, -12.0), 4.8)
    pen.muscle("upper-back", _behind(body.waist, body.neck, 0.2, 6.5), _behind(body.waist, body.neck, 0.8, 6.5), 4.5)
    pen.muscle("loins", _behind(body.hip, body.waist, 0.35, 6.0), _behind(body.hip, body.waist, 1.0, 6.0), 4.5)
    pen.muscle("belly", _behind(body.hip, body.waist, 0.5, -6.0), _behind(body.waist, body.neck, 0.2, -6.5), 4.5)
    pen.muscle("flank", body.waist.to(body.neck, 0.1), body.waist.to(body.neck, 0.7), 4.5)
    pen.muscle("thigh-back", _behind(body.hip, body.knee, 0.3, 4.0), _behind(body.hip, body.knee, 0.85, 4.0), 4.0)


def _behind(start: Point, end: Point, share: float, away: float) -> Point:
    """The point at `share` between two joints, moved `away` to the left of someone who goes from start to end."""
    dx, dy = end.x - start.x, end.y - start.y
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    return start.to(end, share).by(-dy / length * away, dx / length * away)
