"""The muscles that a pose can show at work or lengthening: where they lie under skin and shirt."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from deskbreak.figure.body import OUT, SIDES, Body, Side
from deskbreak.figure.flesh import below_shirt
from deskbreak.figure.model import Bead, Solid
from deskbreak.figure.space import Vec


class Spot(NamedTuple):
    """A bead of a muscle: of a part of the trunk, or `x` cm in front of an arm or leg at the share `y` of a bone."""

    part: str
    x: float
    y: float
    z: float = 0.0
    r: float = 2.6


FRONT, BACK, OUTSIDE = Vec(0, 0, 1), Vec(0, 0, -1), Vec(1, 0, 0)
MUSCLES: dict[str, tuple[Vec, tuple[Spot, ...]]] = {
    "neck-front": (Vec(0.5, 0, 0.9), (Spot("head", 2.5, -9.5, 1.0, 1.6), Spot("chest", 2.5, 27, 4.5, 1.6))),
    "neck-side": (Vec(0.9, 0, 0.45), (Spot("head", 6.0, -7.5, -1.4, 1.6), Spot("chest", 4.0, 27.0, 4.0, 1.7))),
    "neck-back": (Vec(0.5, 0, -0.9), (Spot("head", 2.6, -8.5, -5.2, 1.8), Spot("chest", 2.8, 27, -5.5, 2.0))),
    "upper-trap": (
        Vec(0.4, 0.9, 0.1),
        (
            Spot("head", 4.5, -9.0, -4.5, 1.6),
            Spot("chest", 5.5, 28.0, -3.0, 2.6),
            Spot("shoulder", -3.5, 3.5, -1.5, 2.2),
        ),
    ),
    "levator": (Vec(0.6, 0.6, -0.4), (Spot("head", 5.0, -8.5, -4.0, 1.5), Spot("chest", 6.0, 25.0, -7.5, 2.0))),
    "mid-trap": (BACK, (Spot("chest", 2.5, 21, -7.8, 2.4), Spot("chest", 11, 22.5, -7.4, 2.0))),
    "rhomboids": (BACK, (Spot("chest", 3.0, 20, -7.9, 2.0), Spot("chest", 4.4, 13, -7.9, 2.0))),
    "lower-trap": (BACK, (Spot("chest", 7.0, 15, -7.9, 2.0), Spot("chest", 2.2, 3.0, -7.6, 1.6))),
    "spine": (BACK, (Spot("chest", 2.8, 20, -7.9, 2.0), Spot("chest", 2.8, 3, -7.6, 2.0))),
    "loins": (BACK, (Spot("loins", 4.0, 18, -6.4, 2.3), Spot("loins", 4.0, 8, -6.8, 2.3))),
    "lats": (Vec(0.6, 0, -0.75), (Spot("chest", 13.5, 15, -5.0, 2.4), Spot("chest", 11.0, 1.0, -5.0, 2.2))),
    "rotator": (BACK, (Spot("chest", 9.0, 18, -7.9, 2.4), Spot("chest", 14.0, 19.5, -6.5, 2.0))),
    "chest": (FRONT, (Spot("chest", 5.0, 15.5, 9.6, 3.2), Spot("chest", 11.5, 18.5, 6.5, 2.4))),
    "serratus": (Vec(0.9, 0, 0.3), (Spot("chest", 14.0, 12, 3.0, 2.2), Spot("chest", 13.0, 4, 4.0, 1.8))),
    "flank": (Vec(0.9, 0, 0.4), (Spot("loins", 11.2, 9, 3.5, 2.4), Spot("chest", 13.0, 9, 3.5, 2.6))),
    "belly": (FRONT, (Spot("chest", 3.6, 3.0, 8.6, 2.6), Spot("loins", 3.6, 9.0, 8.2, 2.6))),
    "glutes": (Vec(0.3, 0, -0.95), (Spot("pelvis", 7.5, 2.0, -8.6, 3.4), Spot("pelvis", 8.5, -4.0, -8.0, 3.4))),
    "hip-front": (FRONT, (Spot("pelvis", 7.0, 5.0, 7.8, 2.0), Spot("thigh", 6.0, 0.22, 0.0, 2.2))),
    "deltoid": (OUTSIDE, (Spot("upper-arm", 0.0, 0.04, 0.0, 4.4), Spot("upper-arm", 0.0, 0.42, 0.0, 2.6))),
    "biceps": (FRONT, (Spot("upper-arm", 1.4, 0.4, 0.0, 2.2), Spot("upper-arm", 1.4, 0.85, 0.0, 1.9))),
    "triceps": (BACK, (Spot("upper-arm", -1.4, 0.35, 0.0, 2.3), Spot("upper-arm", -1.4, 0.85, 0.0, 1.9))),
    "forearm": (OUTSIDE, (Spot("forearm", 0.0, 0.12, 0.0, 2.6), Spot("forearm", 0.0, 0.7, 0.0, 1.8))),
    "thigh-front": (FRONT, (Spot("thigh", 4.4, 0.3, 0.0, 3.4), Spot("thigh", 3.4, 0.85, 0.0, 2.6))),
    "thigh-back": (BACK, (Spot("thigh", -4.8, 0.3, 0.0, 3.0), Spot("thigh", -3.6, 0.85, 0.0, 2.4))),
    "calf": (BACK, (Spot("shin", -4.0, 0.15, 0.0, 2.6), Spot("shin", -3.0, 0.55, 0.0, 2.0))),
    "diaphragm": (FRONT, (Spot("chest", 2.0, 1.5, 8.8, 2.4), Spot("chest", 9.0, 3.0, 6.8, 2.0))),
}
"""Each muscle of one side: where it points, outwards, up and forward, and the beads it is drawn with."""

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
    lift = 7.0 if part in ("head", *LIMBS) and spots[-1].part != "shoulder" else 12.0
    zone = "lower" if part in ("thigh", "shin", "pelvis") else "upper"
    anchor, arm = None, body.arms[side]
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
    if spot.part == "shoulder":
        return body.arms[side].root.plus(body.chest_frame.out(Vec(OUT[side] * spot.x, spot.y, spot.z)))
    if spot.part not in LIMBS:
        return body.trunk(spot.part, Vec(OUT[side] * spot.x, spot.y, spot.z))
    kind, start, end = LIMBS[spot.part]
    limb = (body.arms if kind == "arm" else body.legs)[side]
    along: Vec = getattr(limb, start).to(getattr(limb, end), spot.y)
    return along.plus(_before(body, spot.part, side).times(spot.x))


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
