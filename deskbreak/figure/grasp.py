"""The hands of the whole body: flat ones, fists, and fingers that are bent round what they hold."""

from collections.abc import Iterator

from deskbreak.figure.body import OUT, SIDES, Body, Limb, Side
from deskbreak.figure.model import Bead, Solid
from deskbreak.figure.space import Vec, across

FINGERS = (("index", 2.3), ("middle", 0.0), ("ring", -2.3))
"""Three bent fingers are enough for a hand that small; each lies so far (cm) to the side of the thumb."""


def palm(body: Body, side: Side, arm: Limb) -> tuple[tuple[Bead, ...], ...]:
    """The hand as far as it is of one piece with the forearm: without fingers that are bent."""
    shown = body.pose.arms[SIDES.index(side)]
    along, thumb = _laid(body, side, arm)
    if shown.fist:
        return ((Bead(arm.end, 2.6), Bead(arm.end.plus(along.times(5.0)), 3.4)),)
    flat = (Bead(arm.end, 2.6), Bead(arm.end.plus(along.times(6.0)), 3.5))
    if shown.fingers is not None:
        return (flat,)
    base = arm.end.plus(along.times(3.5)).plus(thumb.times(2.4))
    tip = base.plus(along.times(4.2)).plus(thumb.times(2.6))
    return (*flat, Bead(arm.end.plus(along.times(13.5)), 2.0)), (Bead(base, 1.7), Bead(tip, 1.3))


def fingers(body: Body, side: Side, arm: Limb) -> Iterator[Solid]:
    """Fingers and thumb that are bent round what the hand holds, each with its rim."""
    shown = body.pose.arms[SIDES.index(side)]
    along, thumb = _laid(body, side, arm)
    inward = _crossed(along, thumb).times(OUT[side])
    if shown.fist:
        points, bones, lift, anchor = inward, (2.2, 3.6, -3.0), 4.0, None
    elif shown.fingers is not None:
        points, bones, lift = _aimed(body, side, shown.fingers), (2.5, 6.5, 0.0), 8.0
        anchor = _outwards(body, arm.end.plus(along.times(6.0)).plus(points.times(8.0)), 12.0)
    else:
        return
    straight, bent, back = bones
    for number, (name, aside) in enumerate(FINGERS):
        root = arm.end.plus(along.times(5.8)).plus(thumb.times(aside))
        joint = root.plus(along.times(straight)).plus(points.times(0.3 * bent))
        tip = joint.plus(points.times(0.7 * bent)).plus(along.times(back))
        hulls = ((Bead(root, 1.5), Bead(joint, 1.5)), (Bead(joint, 1.5), Bead(tip, 1.2)))
        yield Solid(f"{name}-{side}", "skin", hulls, lift=lift - 0.1 * number, anchor=anchor or arm.tip)
    base = arm.end.plus(along.times(3.0)).plus(thumb.times(2.2))
    joint = base.plus(along.times(2.0)).plus(thumb.times(2.4)).plus(points.times(0.6))
    tip = joint.plus(points.times(1.5)).plus(along.times(1.4)).plus(thumb.times(1.6))
    if shown.fist:
        tip = joint.plus(thumb.times(3.0 if shown.thumb else -2.6)).plus(along.times(1.0)).plus(points.times(1.6))
    hulls = ((Bead(base, 1.7), Bead(joint, 1.5)), (Bead(joint, 1.5), Bead(tip, 1.2)))
    yield Solid(f"thumb-{side}", "skin", hulls, lift=lift + 0.4, anchor=anchor or arm.tip)


def held(body: Body, side: Side, arm: Limb) -> Vec | None:
    """Where a forearm counts as lying that ends in bent fingers: over the muscle that they hold."""
    if body.pose.arms[SIDES.index(side)].fingers is None:
        return None
    return _outwards(body, arm.middle.to(arm.end, 0.7), 6.0)


def _laid(body: Body, side: Side, arm: Limb) -> tuple[Vec, Vec]:
    """Where a hand points, and at a right angle to that, the side of its thumb."""
    along = arm.tip.minus(arm.end).unit
    aside = _aimed(body, side, body.pose.arms[SIDES.index(side)].thumb or Vec(-0.7, 0.5, 0.7))
    return along, across(along, aside)


def _crossed(one: Vec, other: Vec) -> Vec:
    """The direction at a right angle to both."""
    return Vec(one.y * other.z - one.z * other.y, one.z * other.x - one.x * other.z, one.x * other.y - one.y * other.x)


def _outwards(body: Body, place: Vec, by: float) -> Vec:
    """The point that lies `by` cm farther from the middle of the chest than `place`."""
    return place.plus(place.minus(body.waist.to(body.neck, 0.6)).unit.times(by))


def _aimed(body: Body, side: Side, local: Vec) -> Vec:
    """A direction that a pose gives for a hand, as seen from outside."""
    return body.chest_frame.out(Vec(local.x * OUT[side], local.y, local.z)).unit
