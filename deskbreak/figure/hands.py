"""The hands from near, as one looks at one's own: poses in `[hands.NAME]`, their solids, and what lies between two.

A left hand does it, with its wrist at `at` in a room of x to the right, y up, z away from the onlooker; a right one may
help. An arm of `[0, 0, 0]` points up and shows its back; it bends away, tilts to the left and turns to the left.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from deskbreak.figure import hand, pose
from deskbreak.figure.blend import blend
from deskbreak.figure.camera import Camera
from deskbreak.figure.hand import Grip, Placed
from deskbreak.figure.model import Bead, Solid
from deskbreak.figure.pose import STRAIGHT, Angles
from deskbreak.figure.reach import Reach, reached, reaching, read_grip, read_reach
from deskbreak.figure.space import Vec, turned

CAMERA = Camera(180.0, 14.0)
"""From behind and a little from above, as everybody knows their own hands: a left one comes from the left."""
LARGEST = 9.0
"""Units of the picture for a centimetre at most."""
ASIDE = Vec(0.5, -0.8, -0.3)
"""Where the arm that helps leaves the picture."""
BALL = 3.3
"""The radius of a tennis ball."""


@dataclass(frozen=True, slots=True)
class Hands:
    """One key of `[hands.NAME]`, complete."""

    arm: Angles
    at: Vec
    upper: Vec
    grip: Grip
    helper: Reach | None
    """The right hand; it reaches for a place as the left hand measures."""
    ball: Vec | None
    desk: float | None
    work: tuple[str, ...]
    stretch: tuple[str, ...]


@cache
def read(name: str) -> Hands:
    """The pose `name`; raises `KeyError` where there is none."""
    keys = pose.table("hands", name)
    return Hands(
        arm=_angles(keys.get("arm", STRAIGHT)),
        at=Vec(*keys.get("at", (0.0, 0.0, 0.0))),
        upper=Vec(*keys.get("upper", (-0.6, 0.6, -0.5))),
        grip=read_grip(keys),
        helper=read_reach(keys["help"]) if "help" in keys else None,
        ball=Vec(*keys["ball"]) if "ball" in keys else None,
        desk=keys.get("desk"),
        work=tuple(keys.get("work", ())),
        stretch=tuple(keys.get("stretch", ())),
    )


def mix(one: Hands, other: Hands, share: float) -> Hands:
    """The hands at `share` of the way from one pose to another: joints turn, and no bone changes its length."""
    return blend(one, other, share)


def solids(hands: Hands) -> Iterator[Solid]:
    """Everything the picture shows."""
    arm = turned(*hands.arm)
    left = Placed(hands.at, hand.bent(hands.grip.wrist, arm))
    yield from _props(hands)
    yield from hand.forearm(left, arm, "skin", CAMERA, hands.upper)
    yield from hand.flesh(hands.grip, left, "skin", CAMERA)
    if hands.helper:
        right = reached(hands.helper, left.at(hands.helper.at), is_right=True)
        yield from reaching(hands.helper, right, "skin-far", CAMERA, ASIDE)
    for role, names in (("work", hands.work), ("stretch", hands.stretch)):
        for name in names:
            yield from _muscle(name, role, hands, left)


def _props(hands: Hands) -> Iterator[Solid]:
    if hands.desk is not None:
        top = tuple(Bead(Vec(x, hands.desk - 0.8, z), 0.8) for x in (-60.0, 60.0) for z in (-5.0, 7.0))
        yield Solid("desk", "prop", (top,), lift=-30.0, zone="room")
    if hands.ball is not None:
        yield Solid("ball", "ball", ((Bead(hands.ball, BALL),),), lift=-4.0)


def _muscle(name: str, role: str, hands: Hands, left: Placed) -> Iterator[Solid]:
    arm = Placed(hands.at, turned(*hands.arm))
    spots = {
        "forearm-back": (arm, ((0.0, -3.0, -1.0, 0.8), (0.0, -16.0, -1.7, 1.3))),
        "forearm-front": (arm, ((0.0, -3.0, 1.0, 0.8), (0.0, -16.0, 1.7, 1.3))),
        "hand-back": (left, ((0.4, 1.5, -0.9, 0.7), (0.4, 7.5, -0.9, 1.1))),
        "palm": (left, ((0.4, 1.5, 0.9, 0.7), (0.4, 7.5, 0.9, 1.1))),
        "thumb-web": (left, ((2.0, 4.7, -0.6, 1.0), (2.9, 6.6, -0.4, 1.1))),
    }
    place, beads = spots[name]
    hull = tuple(Bead(place.at(Vec(x, y, z)), r) for x, y, z, r in beads)
    yield Solid(f"{role}-{name}-l", role, (hull,), lift=-0.8 if name == "thumb-web" else 4.0)  # type: ignore[arg-type]


def _angles(value: Any) -> Angles:
    return value[0], value[1], value[2]
