"""The body's solids: what is put around the joints."""

from collections.abc import Iterator

from deskbreak.figure.body import OUT, SIDES, Body, Limb, Side
from deskbreak.figure.model import Bead, Solid
from deskbreak.figure.shape import Role
from deskbreak.figure.space import Vec

STRAIGHT = 0.8
"""The cosine of the bend (37 degrees) up to which a limb passes for straight."""
HANGS = 0.75
"""The cosine of the bend of the hip up to which the shirt hangs over the thigh."""


def solids(body: Body) -> Iterator[Solid]:
    """Every solid of the body itself, clothes on."""
    yield from _trunk(body)
    yield from _head(body)
    for side in SIDES:
        yield from _blade(body, side)
        yield from _arm(body, side, body.arms[side])
        yield from _leg(body, side, body.legs[side])


def _trunk(body: Body) -> Iterator[Solid]:
    swell = body.pose.swell

    def beads(part: str, x: float, y: float, z: float, r: float) -> tuple[Bead, ...]:
        return tuple(Bead(body.trunk(part, Vec(OUT[side] * x, y, z)), r) for side in SIDES)

    ribs = beads("chest", 6.5, 5.0, 0.5, 9.2 + swell)
    caps = tuple(Bead(body.arms[side].root.to(body.waist, 0.06), 5.6) for side in SIDES)
    slopes = tuple(
        (Bead(body.trunk("chest", Vec(OUT[side] * 2.6, 25.0, -2.0)), 4.2), cap)
        for side, cap in zip(SIDES, caps, strict=True)
    )
    chest = (*caps, *beads("chest", 8.0, 15.0, 1.0, 9.4 + swell), *ribs)
    waist = beads("loins", 5.4, 12.0, 0.3, 8.4 + 0.7 * swell)
    yield Solid("trunk", "top", (chest, (*ribs, *waist), (*waist, *beads("pelvis", 7.0, 6.0, 0.0, 9.0)), *slopes))
    yield Solid(
        "pelvis",
        "trousers",
        ((*beads("pelvis", 7.6, 3.0, -0.5, 9.3), *beads("pelvis", 8.5, -2.0, -1.0, 8.8)),),
        lift=-1.0,
        zone="lower",
    )


def _head(body: Body) -> Iterator[Solid]:
    """Neck, head and ears. There is no face but the nose, which shows where the head looks."""

    def at(x: float, y: float, z: float) -> Vec:
        return body.trunk("head", Vec(x, y, z))

    def pair(x: float, y: float, z: float, r: float) -> tuple[Bead, ...]:
        return tuple(Bead(at(OUT[side] * x, y, z), r) for side in SIDES)

    # Its lower end shows in the neckline from the front, and is under the shirt from the side and from behind.
    throat = (Bead(body.neck.to(body.waist, 0.08), 5.6), Bead(body.skull, 5.2))
    yield Solid("neck", "skin", (throat,), lift=-10.0, anchor=body.neck.plus(body.chest_frame.forward.times(12.0)))
    skull = (Bead(at(0, 2.8, -2.2), 8.5), *pair(2.8, 5.8, 3.4, 4.9), Bead(at(0, -2.0, -3.4), 6.0))
    face = (
        *pair(4.3, 3.2, 5.4, 3.3),
        *pair(4.5, -1.5, 3.2, 3.1),
        *pair(3.4, -6.0, 2.2, 2.8),
        Bead(at(0, -7.6, 4.8), 3.8),
    )
    nose = (Bead(at(0, 1.2, 7.8), 1.2), Bead(at(0, -2.4, 9.6), 1.3))
    yield Solid("head", "skin", (skull, face, nose), lift=3.0)
    tick = (Bead(at(0, 0.6, 9.3), 0.6), Bead(at(0, -2.4, 10.6), 1.0))
    yield Solid("nose", "skin-far", (tick,), lift=8.0, normal=body.head_frame.forward)
    for side in SIDES:
        out = OUT[side]
        ear = (Bead(at(8.2 * out, 0.6, -0.8), 1.7), Bead(at(7.8 * out, -1.8, -0.2), 1.2))
        yield Solid(f"ear-{side}", "skin-far", (ear,), lift=5.0, normal=body.head_frame.right.times(out))


def _blade(body: Body, side: Side) -> Iterator[Solid]:
    """The shoulder blade under the shirt; it goes with the shoulder."""
    forward, up = body.pose.shoulders[SIDES.index(side)]
    aside = 0.9 * forward

    def at(x: float, y: float) -> Vec:
        return body.trunk("chest", Vec(OUT[side] * (x + aside), y + 0.8 * up, -8.2))

    hull = (Bead(at(5.5, 20.5), 1.2), Bead(at(12.5, 20.0), 1.6), Bead(at(7.0, 9.5), 1.2))
    yield Solid(f"blade-{side}", "top-far", (hull,), lift=9.0, normal=body.chest_frame.forward.times(-1.0))


def _arm(body: Body, side: Side, arm: Limb) -> Iterator[Solid]:
    upper = (Bead(arm.root, 4.6), Bead(arm.middle, 3.4))
    swell = Bead(arm.middle.to(arm.end, 0.28), 3.9)
    fore = (Bead(arm.middle, 3.3), swell, Bead(arm.end, 2.7))
    hand = _hand(body, side, arm)
    half = arm.root.to(arm.middle, 0.5)
    if is_straight(arm):
        yield Solid(f"arm-{side}", "skin", (upper, fore, *hand), lift=3.0, anchor=half)
    else:
        yield Solid(f"upper-arm-{side}", "skin", (upper,), lift=3.0, anchor=half)
        yield Solid(f"forearm-{side}", "skin", (fore, *hand), lift=3.0, anchor=_held(body, side, arm))
    yield from _fingers(body, side, arm)
    # Its seam runs from the armpit to the collar, so that no rim cuts the shoulder off from the trunk.
    collar = Bead(body.trunk("chest", Vec(OUT[side] * 7.2, 26.6, -2.0)), 1.2)
    sleeve = (Bead(arm.root, 5.8), Bead(arm.root.to(arm.middle, 0.48), 4.9))
    yield Solid(f"sleeve-{side}", "top", (sleeve, (sleeve[0], collar)), lift=3.5, anchor=half)


def is_straight(limb: Limb) -> bool:
    """Whether a limb is painted in one: the rim between its halves marks a joint that is bent, and no other."""
    return limb.middle.minus(limb.root).unit.dot(limb.end.minus(limb.middle).unit) > STRAIGHT


def _hand(body: Body, side: Side, arm: Limb) -> tuple[tuple[Bead, ...], ...]:
    shown = body.pose.arms[SIDES.index(side)]
    along = arm.tip.minus(arm.end).unit
    aside = _aimed(body, side, shown.thumb or Vec(-0.7, 0.5, 0.7))
    thumb = aside.minus(along.times(aside.dot(along))).unit
    base = arm.end.plus(along.times(3.5)).plus(thumb.times(2.4))
    if shown.fist:
        knuckles = arm.end.plus(along.times(6.5))
        raised = knuckles.plus(thumb.times(7.0 if shown.thumb else 3.0))
        return (Bead(arm.end, 2.6), Bead(knuckles, 4.0)), (Bead(base, 1.7), Bead(raised, 1.4))
    palm = [Bead(arm.end, 2.6), Bead(arm.end.plus(along.times(6.0)), 3.5)]
    if shown.fingers is None:
        palm.append(Bead(arm.end.plus(along.times(13.5)), 2.0))
    return tuple(palm), (Bead(base, 1.7), Bead(base.plus(along.times(4.2)).plus(thumb.times(2.6)), 1.3))


def _fingers(body: Body, side: Side, arm: Limb) -> Iterator[Solid]:
    """Fingers that are bent round what the hand holds."""
    points = body.pose.arms[SIDES.index(side)].fingers
    if points is not None:
        knuckles = arm.end.plus(arm.tip.minus(arm.end).unit.times(6.0))
        tip = knuckles.plus(_aimed(body, side, points).times(8.0))
        hull = (Bead(knuckles, 3.1), Bead(tip, 1.9))
        yield Solid(f"fingers-{side}", "skin", (hull,), lift=8.0, anchor=_outwards(body, tip, 12.0))


def _held(body: Body, side: Side, arm: Limb) -> Vec | None:
    """Where a forearm counts as lying that ends in bent fingers: over the muscle that they hold."""
    if body.pose.arms[SIDES.index(side)].fingers is None:
        return None
    return _outwards(body, arm.middle.to(arm.end, 0.7), 6.0)


def _outwards(body: Body, place: Vec, by: float) -> Vec:
    """The point that lies `by` cm farther from the middle of the chest than `place`."""
    return place.plus(place.minus(body.waist.to(body.neck, 0.6)).unit.times(by))


def _aimed(body: Body, side: Side, local: Vec) -> Vec:
    """A direction that a pose gives for a hand, as seen from outside."""
    return body.chest_frame.out(Vec(local.x * OUT[side], local.y, local.z)).unit


def below_shirt(body: Body, leg: Limb) -> Vec | None:
    """Where a leg is painted whose thigh goes on from the trunk or that is straight: the shirt hangs over it."""
    thigh = leg.middle.minus(leg.root).unit
    if is_straight(leg) or thigh.dot(body.pelvis_frame.up) < -HANGS:
        return body.hip.to(leg.root, 0.05)
    return None


def _leg(body: Body, side: Side, leg: Limb) -> Iterator[Solid]:
    thigh = (Bead(leg.root, 8.8), Bead(leg.root.to(leg.middle, 0.45), 7.8), Bead(leg.middle, 5.5))
    shank = leg.end.minus(leg.middle).unit
    toe = leg.tip.minus(leg.end).unit
    back = toe.minus(shank.times(toe.dot(shank))).unit.times(-1.6)
    shin = (Bead(leg.middle, 5.4), Bead(leg.middle.to(leg.end, 0.32).plus(back), 5.6), Bead(leg.end, 3.7))
    hangs = below_shirt(body, leg)
    if is_straight(leg):
        yield Solid(f"leg-{side}", "trousers", (thigh, shin), -0.5, zone="lower", anchor=hangs)
    else:
        yield Solid(f"thigh-{side}", "trousers", (thigh,), -0.5 if hangs else 0.0, zone="lower", anchor=hangs)
        yield Solid(f"shin-{side}", "trousers", (shin,), -0.4 if hangs else 0.5, zone="lower", anchor=hangs)
    sole = shank.minus(toe.times(shank.dot(toe))).unit
    heel = leg.end.plus(sole.times(4.0)).minus(toe.times(2.5))
    tip = leg.end.plus(sole.times(5.0)).plus(toe.times(12.5))
    yield Solid(f"foot-{side}", "shoe", ((Bead(heel, 3.8), Bead(tip, 2.7)),), zone="lower")


def far(role: Role) -> Role:
    """The tone of the same thing on the side that is turned away."""
    return f"{role}-far" if role in ("skin", "top", "trousers", "shoe") else role  # type: ignore[return-value]
