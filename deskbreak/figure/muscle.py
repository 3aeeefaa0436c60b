"""The muscles that a pose can show at work or lengthening: where they lie under skin and shirt."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from deskbreak.figure.body import OUT, SIDES, Body, Side
from deskbreak.figure.flesh import below_shirt
from deskbreak.figure.model import Bead, Solid
from deskbreak.figure.space import Vec, across


class Spot(NamedTuple):
    """A bead of a muscle: of a part of the trunk, or `x` cm in front of an arm or leg at the share `y` of a bone.

    On the neck it lies `x` cm outwards and `z` cm forward of the bone; on the slope of the shoulder, `x` cm above it.
    """

    part: str
    x: float
    y: float
    z: float = 0.0
    r: float = 2.6


FRONT, BACK, OUTSIDE = Vec(0, 0, 1), Vec(0, 0, -1), Vec(1, 0, 0)
MUSCLES: dict[str, tuple[Vec, tuple[Spot, ...]]] = {
    "neck-front": (
        Vec(0.5, 0, 0.9),
        (Spot("neck", 2.4, 0.9, 3.5, 1.0), Spot("neck", 2.4, 0.45, 3.7, 1.5), Spot("neck", 1.5, 0.0, 4.2, 0.9)),
    ),
    "neck-side": (
        Vec(0.9, 0, 0.45),
        (Spot("neck", 4.3, 0.85, -1.8, 1.0), Spot("neck", 4.1, 0.45, 1.4, 1.5), Spot("neck", 2.2, 0.0, 4.0, 0.9)),
    ),
    "neck-back": (
        Vec(0.5, 0, -0.9),
        (Spot("neck", 2.2, 0.85, -3.8, 1.1), Spot("neck", 2.4, 0.4, -3.8, 1.6), Spot("chest", 2.6, 21.0, -5.4, 1.2)),
    ),
    "upper-trap": (
        Vec(0.4, 0.9, 0.1),
        (
            Spot("neck", 3.0, 0.85, -3.2, 0.9),
            Spot("neck", 4.0, 0.3, -2.2, 1.4),
            Spot("slope", 3.0, 0.3, -1.0, 2.0),
            Spot("slope", 4.6, 0.85, -0.6, 1.1),
        ),
    ),
    "levator": (
        Vec(0.6, 0.6, -0.4),
        (Spot("neck", 3.8, 0.85, -2.4, 1.0), Spot("neck", 3.6, 0.35, -2.8, 1.5), Spot("chest", 6.0, 22.5, -4.8, 1.3)),
    ),
    "mid-trap": (
        BACK,
        (
            Spot("chest", 2.2, 21.0, -5.6, 1.2),
            Spot("chest", 6.5, 21.5, -5.2, 2.0),
            Spot("chest", 12.0, 21.8, -5.0, 1.2),
        ),
    ),
    "rhomboids": (
        BACK,
        (Spot("chest", 2.2, 19.0, -6.6, 1.2), Spot("chest", 4.2, 15.0, -7.0, 1.9), Spot("chest", 6.0, 10.5, -7.2, 1.2)),
    ),
    "lower-trap": (
        BACK,
        (Spot("chest", 7.5, 16.5, -7.2, 1.2), Spot("chest", 4.6, 9.5, -7.2, 1.9), Spot("chest", 2.0, 1.5, -7.8, 1.0)),
    ),
    "spine": (
        BACK,
        (Spot("chest", 2.6, 21.0, -5.8, 1.2), Spot("chest", 2.9, 12.0, -7.0, 1.9), Spot("chest", 2.8, 2.0, -7.4, 1.4)),
    ),
    "loins": (
        BACK,
        (Spot("loins", 3.8, 20.0, -7.5, 1.3), Spot("loins", 4.0, 13.0, -6.8, 2.0), Spot("loins", 3.8, 6.0, -7.8, 1.5)),
    ),
    "lats": (
        Vec(0.6, 0, -0.75),
        (Spot("chest", 13.2, 15.0, -4.8, 1.3), Spot("chest", 12.2, 8.5, -5.2, 2.1), Spot("chest", 8.5, 0.0, -6.4, 1.2)),
    ),
    "rotator": (
        BACK,
        (
            Spot("chest", 7.0, 17.5, -7.0, 1.3),
            Spot("chest", 10.5, 18.0, -6.6, 2.2),
            Spot("chest", 15.5, 20.0, -4.2, 1.2),
        ),
    ),
    "chest": (
        FRONT,
        (Spot("chest", 3.2, 14.5, 8.8, 1.7), Spot("chest", 7.5, 16.0, 8.2, 2.7), Spot("chest", 13.5, 19.5, 2.8, 1.5)),
    ),
    "serratus": (
        Vec(0.9, 0, 0.3),
        (Spot("chest", 14.2, 13.0, 3.0, 1.3), Spot("chest", 13.6, 8.5, 4.0, 2.0), Spot("chest", 12.0, 3.0, 4.6, 1.2)),
    ),
    "flank": (
        Vec(0.9, 0, 0.4),
        (Spot("chest", 13.2, 9.0, 3.5, 1.4), Spot("chest", 11.8, 0.5, 3.6, 2.2), Spot("loins", 11.6, 9.0, 3.4, 1.4)),
    ),
    "belly": (
        FRONT,
        (Spot("chest", 3.2, 5.5, 8.2, 1.3), Spot("loins", 3.4, 17.0, 7.0, 2.2), Spot("loins", 3.2, 8.0, 7.6, 1.4)),
    ),
    "glutes": (
        Vec(0.3, 0, -0.95),
        (
            Spot("pelvis", 7.5, 5.0, -7.6, 1.8),
            Spot("pelvis", 8.6, 0.0, -7.6, 2.8),
            Spot("pelvis", 8.6, -5.5, -7.0, 1.6),
        ),
    ),
    "hip-front": (
        FRONT,
        (Spot("thigh", 7.6, 0.03, 0.0, 1.4), Spot("thigh", 6.8, 0.2, 0.0, 2.1), Spot("thigh", 6.8, 0.4, 0.0, 1.2)),
    ),
    "deltoid": (
        OUTSIDE,
        (
            Spot("upper-arm", 0.0, 0.02, 0.0, 3.4),
            Spot("upper-arm", 0.0, 0.2, 0.0, 3.9),
            Spot("upper-arm", 0.0, 0.5, 0.0, 1.6),
        ),
    ),
    "biceps": (
        FRONT,
        (
            Spot("upper-arm", 2.4, 0.25, 0.0, 1.3),
            Spot("upper-arm", 2.1, 0.58, 0.0, 2.2),
            Spot("upper-arm", 2.0, 0.9, 0.0, 1.2),
        ),
    ),
    "triceps": (
        BACK,
        (
            Spot("upper-arm", -2.6, 0.2, 0.0, 1.4),
            Spot("upper-arm", -2.1, 0.5, 0.0, 2.3),
            Spot("upper-arm", -2.2, 0.9, 0.0, 1.2),
        ),
    ),
    "forearm": (
        OUTSIDE,
        (
            Spot("forearm", 0.0, 0.06, 0.0, 1.6),
            Spot("forearm", 0.0, 0.28, 0.0, 2.5),
            Spot("forearm", 0.0, 0.75, 0.0, 1.2),
        ),
    ),
    "thigh-front": (
        FRONT,
        (Spot("thigh", 6.0, 0.2, 0.0, 1.8), Spot("thigh", 5.0, 0.5, 0.0, 3.0), Spot("thigh", 4.4, 0.92, 0.0, 1.6)),
    ),
    "thigh-back": (
        BACK,
        (Spot("thigh", -6.4, 0.15, 0.0, 1.8), Spot("thigh", -5.0, 0.5, 0.0, 2.9), Spot("thigh", -4.2, 0.92, 0.0, 1.5)),
    ),
    "calf": (
        BACK,
        (Spot("shin", -3.8, 0.06, 0.0, 1.5), Spot("shin", -5.0, 0.3, 0.0, 2.6), Spot("shin", -3.6, 0.68, 0.0, 1.2)),
    ),
    "diaphragm": (
        FRONT,
        (Spot("chest", 0.0, 2.2, 8.0, 2.3), Spot("chest", 6.0, 2.0, 7.8, 2.2), Spot("chest", 12.6, 0.6, 3.6, 1.3)),
    ),
}
"""Each muscle of one side: where it points, outwards, up and forward, and the beads it is drawn with.

Its beads lie in the flesh and stand out from it by half a centimetre, so that no muscle hangs in the air.
"""

LIMBS = {"upper-arm": ("arm", "root", "middle"), "forearm": ("arm", "middle", "end")} | {
    "thigh": ("leg", "root", "middle"),
    "shin": ("leg", "middle", "end"),
}


def muscles(body: Body) -> Iterator[Solid]:
    """The muscles that the body's pose names; a name without "-l" or "-r" means both sides."""
    for role, names in (("work", body.pose.work), ("stretch", body.pose.stretch)):
        for name in names:
            for side in SIDES:
                bare = name.removesuffix("-l").removesuffix("-r")
                if name in (bare, f"{bare}-{side}"):
                    yield _muscle(body, bare, side, role)


def _muscle(body: Body, name: str, side: Side, role: str) -> Solid:
    points, spots = MUSCLES[name]
    part = spots[0].part
    beads = tuple(Bead(_place(body, spot, side), spot.r) for spot in spots)
    hulls = tuple(pairwise(beads))
    lift = 12.0 if points == BACK else 16.0 if part == "pelvis" else 6.0  # over the blades, over the thigh
    zone = "lower" if part in ("thigh", "shin", "pelvis") else "upper"
    anchor, arm = None, body.arms[side]
    if part == "neck":  # over neck and shirt, under the head
        lift, anchor = 3.0, body.neck
    if part == "upper-arm":  # sleeve and arm are painted by their middle: over them in front, under them behind
        lift, anchor = 4.5, arm.root.to(arm.middle, 0.5).plus(_before(body, part, side).times(2.0 * spots[0].x))
    elif part == "forearm":
        lift, anchor = 5.0, arm.middle.to(arm.tip, 0.6)
    elif part in ("thigh", "shin"):
        anchor = below_shirt(body, body.legs[side])
        lift = 7.0 if anchor is None else 0.5
    return Solid(f"{role}-{name}-{side}", role, hulls, lift, _normal(body, spots[-1], points, side), zone, anchor)  # type: ignore[arg-type]


def _normal(body: Body, spot: Spot, points: Vec, side: Side) -> Vec | None:
    if spot.part in ("upper-arm", "forearm"):
        return None
    if spot.part in LIMBS:
        return _before(body, spot.part, side).times(points.z)
    frame = {"pelvis": body.pelvis_frame, "loins": body.loins_frame}.get(spot.part, body.chest_frame)
    return frame.out(Vec(points.x * OUT[side], points.y, points.z))


def _place(body: Body, spot: Spot, side: Side) -> Vec:
    if spot.part == "neck":
        return _beside_neck(body, Vec(OUT[side] * spot.x, 0.0, spot.z), spot.y)
    if spot.part == "slope":
        start = body.trunk("chest", Vec(OUT[side] * 2.6, 25.0, -2.0))
        return start.to(body.arms[side].root, spot.y).plus(body.chest_frame.out(Vec(0.0, spot.x, spot.z)))
    if spot.part not in LIMBS:
        return body.trunk(spot.part, Vec(OUT[side] * spot.x, spot.y, spot.z))
    kind, start, end = LIMBS[spot.part]
    limb = (body.arms if kind == "arm" else body.legs)[side]
    along: Vec = getattr(limb, start).to(getattr(limb, end), spot.y)
    return along.plus(_before(body, spot.part, side).times(spot.x))


def _beside_neck(body: Body, aside: Vec, share: float) -> Vec:
    """The place `aside` from the bone of the neck, which turns from the chest to the head."""
    bone = body.skull.minus(body.neck)
    way = body.chest_frame.out(aside).to(body.head_frame.out(aside), share)
    return body.neck.plus(bone.times(share)).plus(across(bone.unit, way).times(aside.length))


def _before(body: Body, part: str, side: Side) -> Vec:
    """Where the front of a limb's bone points: the side to which its joint does not fold."""
    kind, start, end = LIMBS[part]
    limb = (body.arms if kind == "arm" else body.legs)[side]
    bone = getattr(limb, end).minus(getattr(limb, start)).unit
    hinted = limb.tip.minus(limb.end) if kind == "leg" else body.chest_frame.forward
    if kind == "leg" and part == "thigh":
        hinted = limb.middle.minus(limb.root.to(limb.end, 0.5))
        if hinted.length < 4.0:
            hinted = body.pelvis_frame.forward
    return hinted.minus(bone.times(hinted.dot(bone))).unit
