"""One articulated hand with its forearm: how its joints are bent, where its bones then lie, and the flesh on them.

Its own measure is a left hand with the wrist in the middle: x to the thumb's side, y to the fingertips, z to where the
palm looks; centimetres and degrees.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from deskbreak.figure.camera import Camera
from deskbreak.figure.model import Bead, Solid
from deskbreak.figure.shape import Role
from deskbreak.figure.space import Frame, Vec, turned

Four = tuple[float, float, float, float]
"""One number for each finger, from the index finger to the little one."""

FINGERS = ("index", "middle", "ring", "little")
KNUCKLES = (Vec(2.85, 8.9, 0.0), Vec(0.95, 9.2, -0.2), Vec(-0.95, 8.8, -0.1), Vec(-2.7, 7.9, 0.2))
BONES = ((4.3, 2.7, 1.8), (4.8, 3.0, 1.9), (4.4, 2.8, 1.9), (3.4, 2.1, 1.7))
"""Lengths of a finger's three bones; the last one ends in the middle of the fingertip."""
WIDTHS = ((1.06, 0.92, 0.84, 0.72), (1.1, 0.95, 0.86, 0.74), (1.02, 0.9, 0.82, 0.7), (0.9, 0.78, 0.72, 0.62))
"""The radii of a finger at its three joints and at its tip."""
THUMB_ROOT, THUMB_BONES, THUMB_WIDTHS = Vec(2.0, 1.9, 0.9), (4.3, 3.1, 2.3), (1.45, 1.2, 1.1, 0.85)
THUMB_ROLL = 80.0
"""How far the thumb is turned about its own length: it bends across the palm, not towards it."""
FAN = (-1.0, 0.0, 1.0, 2.1)
"""How many times the spread each finger leans to the side of the little finger."""
FOREARM = 25.0
PALM = Vec(0.0, 6.2, 1.6)
"""The middle of the palm's surface."""


@dataclass(frozen=True, slots=True)
class Grip:
    """How far the joints of a hand are bent, towards the palm."""

    wrist: tuple[float, float] = (0.0, 0.0)
    """To the palm, and to the side of the little finger."""
    knuckles: Four = (0.0, 0.0, 0.0, 0.0)
    middles: Four = (0.0, 0.0, 0.0, 0.0)
    tips: Four = (0.0, 0.0, 0.0, 0.0)
    spread: float = 2.0
    """From one finger to the next."""
    thumb: tuple[float, float, float, float] = (38.0, 25.0, 10.0, 5.0)
    """Away from the index finger, to where the palm looks, then its two joints."""


class Placed(NamedTuple):
    """A hand in space: its wrist, how it is turned, and whether it is a left or a right one."""

    wrist: Vec
    frame: Frame
    is_right: bool = False

    def at(self, local: Vec) -> Vec:
        """Where a point of the hand lies."""
        return self.wrist.plus(self.frame.out(local.flipped() if self.is_right else local))


def upon(frame: Frame, spot: Vec, target: Vec, is_right: bool = False) -> Placed:
    """A hand turned as `frame` whose point `spot` lies at `target`."""
    return Placed(target.minus(Placed(Vec(0.0, 0.0, 0.0), frame, is_right).at(spot)), frame, is_right)


def facing(points: Vec, looks: Vec) -> Frame:
    """How a hand is turned whose fingers point one way and whose palm looks another, as nearly as that goes."""
    up = points.unit
    forward = looks.minus(up.times(looks.dot(up))).unit
    right = Vec(
        up.y * forward.z - up.z * forward.y, up.z * forward.x - up.x * forward.z, up.x * forward.y - up.y * forward.x
    )
    return Frame(right, up, forward)


def bent(wrist: tuple[float, float], forearm: Frame, is_right: bool = False) -> Frame:
    """How a hand is turned on a forearm that lies as `forearm`."""
    return turned(wrist[0], -wrist[1] if is_right else wrist[1], 0.0).within(forearm)


def finger(grip: Grip, index: int) -> tuple[Vec, Vec, Vec, Vec]:
    """The joints of a finger from the knuckle to the tip, as the hand measures."""
    frame = turned(0.0, grip.spread * FAN[index], 0.0)
    places = [KNUCKLES[index]]
    for bone, angles in zip(BONES[index], (grip.knuckles, grip.middles, grip.tips), strict=True):
        frame = turned(angles[index], 0.0, 0.0).within(frame)
        places.append(places[-1].plus(frame.up.times(bone)))
    return places[0], places[1], places[2], places[3]


def thumb(grip: Grip) -> tuple[Vec, Vec, Vec, Vec]:
    """The joints of the thumb from its root to its tip, as the hand measures."""
    out, forward, middle, tip = grip.thumb
    frame = turned(0.0, 0.0, THUMB_ROLL).within(turned(forward, -out, 0.0))
    places = [THUMB_ROOT]
    for bone, angle in zip(THUMB_BONES, (0.0, middle, tip), strict=True):
        frame = turned(angle, 0.0, 0.0).within(frame)
        places.append(places[-1].plus(frame.up.times(bone)))
    return places[0], places[1], places[2], places[3]


def flesh(grip: Grip, placed: Placed, role: Role, camera: Camera) -> Iterator[Solid]:
    """The hand without its forearm. `camera` tells which of two neighbouring bones lies before the other."""
    side = "r" if placed.is_right else "l"

    def bead(x: float, y: float, z: float, r: float) -> Bead:
        return Bead(placed.at(Vec(x, y, z)), r)

    smooth: Role = "bare-far" if role == "skin-far" else "bare"

    def near(place: Vec) -> float:
        return camera.see(place).near

    def cover(name: str, joint: Bead, before: Vec, after: Vec, *over: float) -> Solid:
        """Covers the seam between two bones where they meet."""
        ends = [joint.at.plus(place.minus(joint.at).unit.times(joint.r * 0.6)) for place in (before, after)]
        hull = tuple(Bead(end, joint.r * 0.8) for end in ends)
        return Solid(f"{name}-{side}", smooth, (hull,), max(over) - near(joint.at) + 0.1, anchor=joint.at)

    roots = tuple(Bead(placed.at(place), widths[0]) for place, widths in zip(KNUCKLES, WIDTHS, strict=True))
    wrist = (bead(-1.2, 0.2, 0.0, 1.7), bead(1.2, 0.2, 0.0, 1.7))
    palm = (*wrist, bead(-2.2, 3.2, 0.5, 1.5), bead(2.2, 4.5, 0.0, 1.4), *roots)
    farthest = min((root.at for root in roots), key=near)
    yield Solid(f"palm-{side}", role, (palm,), anchor=farthest)
    root, joint, middle, tip = (Bead(placed.at(place), r) for place, r in zip(thumb(grip), THUMB_WIDTHS, strict=True))
    ball = (root, joint, bead(0.9, 4.0, 0.9, 1.0), bead(2.6, 6.4, 0.0, 0.9))
    yield Solid(f"thumb-ball-{side}", smooth, (ball,), anchor=joint.at)
    yield Solid(f"thumb-{side}", role, ((joint, middle), (middle, tip)), anchor=middle.at)
    yield cover("thumb-joint", joint, root.at, middle.at, near(joint.at), near(middle.at))
    for index, name in enumerate(FINGERS):
        first, second, third, end = (
            Bead(placed.at(place), r) for place, r in zip(finger(grip, index), WIDTHS[index], strict=True)
        )
        inside = placed.at(KNUCKLES[index].minus(Vec(0.0, 2.0, 0.0)))
        lower, upper = near(first.at) + 0.4, near(third.at)
        yield Solid(f"{name}-{side}", role, ((first, second),), lift=0.4, anchor=first.at)
        yield cover(f"{name}-root", first, inside, second.at, lower)
        yield Solid(f"{name}-end-{side}", role, ((second, third), (third, end)), anchor=third.at)
        yield cover(f"{name}-joint", second, first.at, third.at, lower, upper)


def forearm(placed: Placed, frame: Frame, role: Role, camera: Camera, upper: Vec | None = None) -> Iterator[Solid]:
    """The forearm of a placed hand as far as the elbow; from there an upper arm goes on in the direction `upper`."""
    side = "r" if placed.is_right else "l"

    def bead(x: float, y: float, r: float) -> Bead:
        return Bead(placed.wrist.plus(frame.out(Vec(x, y, 0.0))), r)

    thin = (bead(-1.2, 0.0, 1.75), bead(1.2, 0.0, 1.75))
    swell = (bead(-1.2, -17.0, 3.3), bead(1.2, -17.0, 3.3))
    elbow = bead(0.0, -FOREARM, 3.7)
    hulls = [(*thin, bead(-1.3, -7.0, 2.2), bead(1.3, -7.0, 2.2), *swell), (*swell, elbow)]
    if upper is not None:
        hulls.append((elbow, Bead(elbow.at.plus(upper.unit.times(24.0)), 4.6)))
    half = placed.wrist.to(elbow.at, 0.3)
    yield Solid(f"forearm-{side}", role, tuple(hulls), zone="room", anchor=half)
    knuckles = [camera.see(placed.at(place)).near for place in KNUCKLES]
    lift = max(camera.see(half).near, min(knuckles)) - camera.see(placed.wrist).near + 0.1
    joint = [(bead(x, -1.2, 1.2), Bead(placed.at(Vec(x, 1.2, 0.0)), 1.2)) for x in (-1.2, 1.2)]
    seam = tuple(each for pair in joint for each in pair)
    smooth: Role = "bare-far" if role == "skin-far" else "bare"
    yield Solid(f"wrist-{side}", smooth, (seam,), lift, anchor=placed.wrist)
