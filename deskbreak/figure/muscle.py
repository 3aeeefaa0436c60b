"""The muscles that a pose can show at work or lengthening: where they lie under skin and shirt."""

from collections.abc import Iterator
from itertools import pairwise

from deskbreak.figure.anatomy import BACK, MUSCLES, Spot
from deskbreak.figure.body import OUT, SIDES, Body, Side
from deskbreak.figure.flesh import below_shirt
from deskbreak.figure.model import Bead, Solid
from deskbreak.figure.space import Vec, across

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
    beads = tuple(Bead(place(body, spot, side), spot.r) for spot in spots)
    hulls = tuple(pairwise(beads))
    lift = 12.0 if points == BACK else 6.0  # over the blades
    zone = "lower" if part in ("thigh", "shin", "pelvis") else "upper"
    anchor, arm = None, body.arms[side]
    if part == "pelvis":  # over the thigh too, which goes forward from there when sitting
        leg = body.legs[side]
        lift, anchor = 12.0, leg.root.to(leg.middle, 0.25)
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


def place(body: Body, spot: Spot, side: Side) -> Vec:
    """Where `spot` lies on this side of the body."""
    if spot.part == "neck":
        return _beside_neck(body, Vec(OUT[side] * spot.x, 0.0, spot.z), spot.y)
    if spot.part == "slope":
        foot = body.trunk("chest", Vec(OUT[side] * 2.6, 25.0, -2.0))
        return foot.to(body.arms[side].root, spot.y).plus(body.chest_frame.out(Vec(0.0, spot.x, spot.z)))
    if spot.part not in LIMBS:
        return body.trunk(spot.part, Vec(OUT[side] * spot.x, spot.y, spot.z))
    kind, start, end = LIMBS[spot.part]
    limb = (body.arms if kind == "arm" else body.legs)[side]
    along: Vec = getattr(limb, start).to(getattr(limb, end), spot.y)
    aside = _before(body, spot.part, side).times(spot.x)
    if spot.z:
        bone: Vec = getattr(limb, end).minus(getattr(limb, start))
        aside = aside.plus(across(bone.unit, body.chest_frame.right.times(OUT[side])).times(spot.z))
    return along.plus(aside)


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
