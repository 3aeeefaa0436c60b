"""The articulated body: a pose becomes joints in space, and two poses become the ones between them."""

from dataclasses import dataclass, replace
from math import pi, sin
from typing import Literal

from deskbreak.figure.pose import Angles, Arm, Leg, Pose
from deskbreak.figure.space import Frame, Vec, between, joint, turned

LOINS, CHEST, NECK, SKULL = 22.0, 26.0, 9.0, 8.5
"""Lengths in cm from hip to the foot of the chest, on to the base of the neck, to the skull, to the head's middle."""
UPPER_ARM, FOREARM, PALM = 28.0, 25.0, 8.0
THIGH, SHIN = 42.0, 40.0
HALF_SHOULDERS, HALF_HIPS = 16.6, 9.0

ON_FLOOR, SLIDE, LIFT = 16.0, 6.0, 7.0
"""Up to this height an ankle is that of a foot on the floor; so far it may slide there; so high a step lifts it."""

Side = Literal["l", "r"]
SIDES: tuple[Side, Side] = ("l", "r")
OUT = {"l": -1.0, "r": 1.0}


@dataclass(frozen=True, slots=True)
class Limb:
    """Three joints and the tip: shoulder, elbow, wrist and palm, or hip, knee, ankle and toes."""

    root: Vec
    middle: Vec
    end: Vec
    tip: Vec


@dataclass(frozen=True, slots=True)
class Body:
    """Where the joints lie, and how the parts of the trunk are turned."""

    pose: Pose
    hip: Vec
    waist: Vec
    neck: Vec
    skull: Vec
    head: Vec
    pelvis_frame: Frame
    loins_frame: Frame
    chest_frame: Frame
    head_frame: Frame
    arms: dict[Side, Limb]
    legs: dict[Side, Limb]

    def trunk(self, part: str, place: Vec) -> Vec:
        """The point that lies at `place` from the joint of a part: pelvis, loins, chest or head."""
        joints = {
            "pelvis": (self.hip, self.pelvis_frame),
            "loins": (self.hip, self.loins_frame),
            "chest": (self.waist, self.chest_frame),
            "head": (self.head, self.head_frame),
        }
        start, frame = joints[part]
        return start.plus(frame.out(place))


LANDMARKS: dict[str, tuple[str, Vec]] = {
    "shoulder": ("chest", Vec(9.5, 28.5, -2.0)),
    "shoulder-tip": ("chest", Vec(18.5, 24.0, 2.0)),
    "collarbone": ("chest", Vec(7.0, 20.0, 10.0)),
    "breast": ("chest", Vec(9.0, 15.0, 11.0)),
    "breastbone": ("chest", Vec(1.5, 16.0, 11.5)),
    "belly": ("loins", Vec(3.0, 14.0, 11.5)),
    "ribs": ("chest", Vec(13.0, 6.0, 4.0)),
    "hip": ("pelvis", Vec(13.5, 7.0, 2.0)),
    "loins": ("loins", Vec(5.0, 12.0, -11.5)),
    "buttock": ("pelvis", Vec(8.0, -2.0, -11.0)),
    "blade": ("chest", Vec(9.5, 14.0, -10.5)),
    "blade-inner": ("chest", Vec(4.5, 15.0, -10.5)),
    "blade-corner": ("chest", Vec(6.0, 23.0, -8.5)),
    "crown": ("head", Vec(3.0, 10.5, 0.0)),
    "forehead": ("head", Vec(2.0, 5.0, 9.0)),
    "temple": ("head", Vec(8.5, 3.0, 4.0)),
    "head-side": ("head", Vec(9.0, 3.0, 0.0)),
    "head-back": ("head", Vec(3.0, 3.0, -10.0)),
    "skull-base": ("head", Vec(4.0, -5.0, -8.5)),
    "jaw": ("head", Vec(6.5, -6.5, 4.0)),
    "chin": ("head", Vec(1.5, -10.5, 7.0)),
}
"""What a palm can reach for by name: a part of the trunk and the place from its joint (cm, outwards, up, forward)."""


def stand(pose: Pose) -> Body:
    """The joints of `pose`."""
    pelvis = turned(*pose.pelvis)
    loins = turned(*pose.loins).within(pelvis)
    chest = turned(*pose.chest).within(loins)
    neck_frame = turned(*pose.neck).within(chest)
    head = turned(*pose.head).within(neck_frame)
    waist = pose.hip.plus(pelvis.up.times(8.0)).plus(loins.up.times(LOINS - 8.0))
    neck = waist.plus(chest.up.times(CHEST)).plus(chest.forward.times(-1.5))
    skull = neck.plus(neck_frame.up.times(NECK)).plus(neck_frame.forward.times(1.5))
    skull = skull.plus(chest.forward.times(pose.chin))
    centre = skull.plus(head.up.times(SKULL)).plus(head.forward.times(1.5))
    body = Body(pose, pose.hip, waist, neck, skull, centre, pelvis, loins, chest, head, {}, {})
    for side, leg in zip(SIDES, pose.legs, strict=True):
        body.legs[side] = _leg(body, side, leg)
    # An arm may reach for the other one, so whoever reaches for a place of its own goes first.
    for side, arm in sorted(zip(SIDES, pose.arms, strict=True), key=lambda each: _reaches_for_arm(each[1])):
        body.arms[side] = _arm(body, side, arm)
    return body


def mix(one: Body, other: Body, share: float) -> Body:
    """The body at `share` of the way from one pose to another: bones turn; what is on a fixed place stays there.

    A foot that has some way to go on the floor is lifted over it, first the left one, then the right one.
    """
    a, b = one.pose, other.pose

    def angles(first: Angles, second: Angles) -> Angles:
        return (
            first[0] + (second[0] - first[0]) * share,
            first[1] + (second[1] - first[1]) * share,
            first[2] + (second[2] - first[2]) * share,
        )

    def leant(bent: Angles, by: float) -> Angles:
        return bent[0] + by, bent[1], bent[2]

    def pair(first: tuple[float, float], second: tuple[float, float]) -> tuple[float, float]:
        return first[0] + (second[0] - first[0]) * share, first[1] + (second[1] - first[1]) * share

    def leg(first: Leg, second: Leg, way: float, lift: float) -> Leg:
        foot = first.foot.to(second.foot, way).plus(Vec(0.0, lift * sin(pi * way), 0.0))
        return Leg(foot, first.knee.to(second.knee, way), first.toe.to(second.toe, way))

    walking = [not b.gait and _is_step(first, second) for first, second in zip(a.legs, b.legs, strict=True)]
    ways = (min(1.0, 2 * share), max(0.0, 2 * share - 1)) if all(walking) else (share, share)
    legs = [
        leg(first, second, way, LIFT if walks else 0.0)
        for first, second, way, walks in zip(a.legs, b.legs, ways, walking, strict=True)
    ]
    left, right = (_mixed_arm(one, other, side, share) for side in SIDES)
    lean = max(a.lean, b.lean) * sin(pi * share)
    return stand(
        replace(
            b,
            hip=a.hip.to(b.hip, share),
            pelvis=leant(angles(a.pelvis, b.pelvis), lean),
            loins=angles(a.loins, b.loins),
            chest=angles(a.chest, b.chest),
            neck=angles(a.neck, b.neck),
            head=leant(angles(a.head, b.head), -0.6 * lean),
            chin=a.chin + (b.chin - a.chin) * share,
            swell=a.swell + (b.swell - a.swell) * share,
            shoulders=(pair(a.shoulders[0], b.shoulders[0]), pair(a.shoulders[1], b.shoulders[1])),
            arms=(left, right),
            legs=(legs[0], legs[1]),
        )
    )


def shoulder(body: Body, side: Side) -> Vec:
    """The joint of an arm."""
    forward, up = body.pose.shoulders[SIDES.index(side)]
    # Blades that go back or forward, and shoulders that are lifted, also draw the joint in by a little.
    inwards = 0.04 * (forward * forward) + 0.12 * max(up, 0.0)
    place = Vec(OUT[side] * (HALF_SHOULDERS - inwards), -5.4 + up, forward)
    return body.neck.plus(body.chest_frame.out(place))


def place_of(body: Body, name: str, side: Side) -> Vec:
    """The landmark `name` of this side of the body; with "other-" in front, that of the other side."""
    if name.startswith("other-"):
        name, side = name.removeprefix("other-"), _other(side)
    if name in LANDMARKS:
        part, place = LANDMARKS[name]
        return body.trunk(part, Vec(place.x * OUT[side], place.y, place.z))
    if name in ("knee", "lap", "calf", "shin", "ankle", "foot", "thigh-back"):
        leg = body.legs[side]
        front = body.pelvis_frame.forward
        return {
            "knee": leg.middle.plus(Vec(0.0, 6.5, 1.0)),
            "lap": leg.root.to(leg.middle, 0.62).plus(Vec(0.0, 8.5, 0.0)),
            "calf": leg.middle.to(leg.end, 0.35).plus(Vec(0.0, 0.0, -6.0)),
            "shin": leg.middle.to(leg.end, 0.35).plus(Vec(0.0, 0.0, 6.0)),
            "ankle": leg.end,
            "foot": leg.tip,
            "thigh-back": leg.root.to(leg.middle, 0.6).minus(front.times(7.0)),
        }[name]
    arm = body.arms[side]
    return {"elbow": arm.middle, "wrist": arm.end, "hand": arm.tip, "forearm": arm.middle.to(arm.end, 0.5)}[name]


def _reaches_for_arm(arm: Arm) -> bool:
    return isinstance(arm.to, str) and arm.to in ("other-elbow", "other-wrist", "other-hand", "other-forearm")


def _arm(body: Body, side: Side, arm: Arm) -> Limb:
    root = shoulder(body, side)
    chest = body.chest_frame

    def direction(local: Vec) -> Vec:
        return chest.out(Vec(local.x * OUT[side], local.y, local.z)).unit

    if arm.to is None:
        upper = direction(arm.upper or Vec(0.12, -1.0, 0.0))
        fore = direction(arm.fore or arm.upper or Vec(0.1, -1.0, 0.15))
        middle = root.plus(upper.times(UPPER_ARM))
        end = middle.plus(fore.times(FOREARM))
        return Limb(root, middle, end, end.plus((direction(arm.hand) if arm.hand else fore).times(PALM)))
    place = target(body, side, arm)
    pole = direction(arm.elbow or Vec(0.6, -1.0, -0.4))
    if arm.hand is None:  # the hand goes on where the forearm points
        middle, tip = joint(root, place, UPPER_ARM, FOREARM + PALM, pole)
        return Limb(root, middle, middle.to(tip, FOREARM / (FOREARM + PALM)), tip)
    fingers = direction(arm.hand)
    middle, end = joint(root, place.minus(fingers.times(PALM)), UPPER_ARM, FOREARM, pole)
    return Limb(root, middle, end, end.plus(fingers.times(PALM)))


def target(body: Body, side: Side, arm: Arm) -> Vec:
    """The place that the palm of `arm` reaches for."""
    if isinstance(arm.to, Vec):
        start = Vec(arm.to.x * OUT[side], arm.to.y, arm.to.z)
    else:
        start = place_of(body, str(arm.to), side)
    return start.plus(body.chest_frame.out(Vec(arm.by.x * OUT[side], arm.by.y, arm.by.z)))


def _is_step(first: Leg, second: Leg) -> bool:
    """Whether a foot goes from one place on the floor to another that is not just beside it."""
    way = second.foot.minus(first.foot)
    return max(first.foot.y, second.foot.y) < ON_FLOOR and Vec(way.x, 0.0, way.z).length > SLIDE


def _mixed_arm(one: Body, other: Body, side: Side, share: float) -> Arm:
    index = SIDES.index(side)
    a, b = one.pose.arms[index], other.pose.arms[index]
    pinned = a.to is not None and (a.to == b.to or (isinstance(a.to, Vec) and isinstance(b.to, Vec)))
    if pinned:
        to = a.to.to(b.to, share) if isinstance(a.to, Vec) and isinstance(b.to, Vec) else b.to
        default = Vec(0.6, -1.0, -0.4)
        elbow = between((a.elbow or default).unit, (b.elbow or default).unit, share)
        hand = _part(one, side, "hand").to(_part(other, side, "hand"), share) if a.hand or b.hand else None
        return replace(b, to=to, by=a.by.to(b.by, share), elbow=elbow, hand=hand)
    parts = {
        name: between(_part(one, side, name), _part(other, side, name), share) for name in ("upper", "fore", "hand")
    }
    return Arm(**parts, thumb=b.thumb, fingers=b.fingers, fist=b.fist)


def _part(body: Body, side: Side, name: str) -> Vec:
    """The direction of a part of an arm in the frame of the chest, outwards from its side."""
    arm = body.arms[side]
    start, end = {"upper": (arm.root, arm.middle), "fore": (arm.middle, arm.end), "hand": (arm.end, arm.tip)}[name]
    local = body.chest_frame.into(end.minus(start)).unit
    return Vec(local.x * OUT[side], local.y, local.z)


def _leg(body: Body, side: Side, leg: Leg) -> Limb:
    root = body.hip.plus(body.pelvis_frame.out(Vec(OUT[side] * HALF_HIPS, 0.0, 0.0)))

    def aside(local: Vec) -> Vec:
        return Vec(local.x * OUT[side], local.y, local.z)

    middle, end = joint(root, aside(leg.foot), THIGH, SHIN, aside(leg.knee))
    return Limb(root, middle, end, end.plus(aside(leg.toe).unit.times(14.0)))


def _other(side: Side) -> Side:
    return "r" if side == "l" else "l"
