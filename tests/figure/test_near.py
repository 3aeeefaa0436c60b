"""The hands and the face from near: inside their ranges, told apart at a glance, and bent, not sheared, in between."""

from itertools import combinations, pairwise
from math import acos, degrees

import pytest

from deskbreak.figure import face, hand, hands, pose
from deskbreak.figure.camera import Camera
from deskbreak.figure.hand import BONES, FOREARM, THUMB_BONES, Grip
from deskbreak.figure.model import Solid
from deskbreak.figure.reach import reached
from deskbreak.figure.space import Vec, turned

HANDS = [name for name in pose.names("hands") if pose.loop("hands", name)[0] == (name,)]
FACES = [name for name in pose.names("face") if pose.loop("face", name)[0] == (name,)]
GLIDES = ("hand-straight", "hand-hook", "hand-fist", "hand-tabletop", "hand-flat-fist", "hand-fan")
NEIGHBOURS = [
    *combinations(GLIDES, 2),
    ("arm-forward-palm-down", "wrist-bend-down"),
    ("arm-forward-stop", "wrist-bend-back"),
    ("forearm-roll-elbow", "forearm-roll-wrist"),
    ("forearm-hold", "forearm-off"),
    ("thumb-web-press", "thumb-web-off"),
]


def grips(name: str) -> list[Grip]:
    posture = hands.read(name)
    return [posture.grip, *([posture.helper.grip] if posture.helper else [])]


def apart(one: list[Solid], other: list[Solid], camera: Camera) -> float:
    """How far the bead that moves most goes as the onlooker sees it, cm."""
    places = {solid.id: solid.hulls for solid in other}
    ways = [0.0]
    for solid in one:
        for hull, moved in zip(solid.hulls, places.get(solid.id, ()), strict=False):
            for bead, there in zip(hull, moved, strict=False):
                start, end = camera.see(bead.at), camera.see(there.at)
                ways.append(((start.x - end.x) ** 2 + (start.y - end.y) ** 2) ** 0.5)
    return max(ways)


def angle(one: Vec, other: Vec) -> float:
    return degrees(acos(max(-1.0, min(1.0, one.unit.dot(other.unit)))))


@pytest.mark.parametrize("name", HANDS)
def test_joints_of_the_hands_stay_in_range(name: str) -> None:
    for grip in grips(name):
        assert abs(grip.wrist[0]) <= 70
        assert abs(grip.wrist[1]) <= 25
        assert all(-20 <= bend <= 90 for bend in grip.knuckles)
        assert all(0 <= bend <= 105 for bend in grip.middles)
        assert all(0 <= bend <= 70 for bend in grip.tips)
        assert 0 <= grip.spread <= 20
        out, forward, middle, tip = grip.thumb
        assert 0 <= out <= 75
        assert -20 <= forward <= 60
        assert -10 <= middle <= 60
        assert -20 <= tip <= 80


@pytest.mark.parametrize("name", HANDS)
def test_the_helping_wrist_is_in_range(name: str) -> None:
    posture = hands.read(name)
    if posture.helper is None:
        return
    left = hand.Placed(posture.at, hand.bent(posture.grip.wrist, turned(*posture.arm)))
    right = reached(posture.helper, left.at(posture.helper.at), is_right=True)
    assert angle(right.frame.up, right.wrist.minus(posture.helper.elbow)) <= 70


@pytest.mark.parametrize("name", FACES)
def test_head_and_hands_of_the_face_stay_in_range(name: str) -> None:
    posture = face.read(name)
    bend, tilt, turn = posture.head
    assert abs(turn) <= 60
    assert abs(tilt) <= 35
    assert -10 <= bend <= 10
    assert 0 <= posture.lids <= 1
    assert max(abs(part) for part in posture.gaze) <= 1
    if posture.hand:
        placed = reached(posture.hand, posture.hand.at, is_right=True)
        assert angle(placed.frame.up, placed.wrist.minus(posture.hand.elbow)) <= 70


@pytest.mark.parametrize(("one", "other"), NEIGHBOURS)
def test_hands_that_follow_each_other_are_told_apart(one: str, other: str) -> None:
    first, second = (list(hands.solids(hands.read(name))) for name in (one, other))
    assert apart(first, second, hands.CAMERA) > 2.5


def test_faces_that_follow_each_other_differ() -> None:
    rows = [("look-away", "gaze-far"), ("thumb-near", "gaze-near", "thumb-gaze-far"), ("eyes-closed", "eyes-open")]
    rows += [pose.loop("face", "jaw-circles")[0], pose.loop("face", "temple-circles")[0]]
    for row in rows:
        for one, other in pairwise(row):
            first, second = (list(face.solids(face.read(name))) for name in (one, other))
            moves = apart(first, second, face.CAMERA) > 0.5
            assert moves or {solid.id for solid in first} != {solid.id for solid in second}, (one, other)


def test_eyes_open_and_close() -> None:
    def seen(name: str) -> set[str]:
        return {solid.id for solid in face.solids(face.read(name))}

    assert {"eye-l", "iris-l", "eye-r", "iris-r"} <= seen("eyes-open")
    assert not {"eye-l", "iris-l", "eye-r", "iris-r"} & seen("eyes-closed")
    assert "crease-0-l" in seen("eyes-squeeze") - seen("eyes-closed")


@pytest.mark.parametrize(("one", "other"), NEIGHBOURS)
@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
def test_bones_keep_their_lengths_between_two_poses(one: str, other: str, share: float) -> None:
    posture = hands.mix(hands.read(one), hands.read(other), share)
    for index, bones in enumerate(BONES):
        joints = hand.finger(posture.grip, index)
        assert [end.minus(start).length for start, end in pairwise(joints)] == pytest.approx(bones)
    joints = hand.thumb(posture.grip)
    assert [end.minus(start).length for start, end in pairwise(joints)] == pytest.approx(THUMB_BONES)
    forearms = [solid for solid in hands.solids(posture) if solid.id.startswith("forearm-")]
    for solid in forearms:
        wrist = solid.hulls[0][0].at.to(solid.hulls[0][1].at, 0.5)
        assert solid.hulls[1][-1].at.minus(wrist).length == pytest.approx(FOREARM)


def test_a_mix_begins_and_ends_at_its_poses() -> None:
    for scene, one, other in ((hands, "hand-fist", "hand-fan"), (face, "look-away", "gaze-far")):
        first, second = scene.read(one), scene.read(other)
        assert list(scene.solids(scene.mix(first, second, 1.0))) == list(scene.solids(second))


def test_pictures_fit_both_hands_to_their_sides() -> None:
    """A right hand is the mirror image of a left one."""
    grip = Grip(knuckles=(30.0, 30.0, 30.0, 30.0))
    frame = turned(0.0, 0.0, 0.0)
    pair = [
        list(hand.flesh(grip, hand.Placed(Vec(0, 0, 0), frame, right), "skin", hands.CAMERA)) for right in (False, True)
    ]
    for left, right in zip(*pair, strict=True):
        assert [bead.at.flipped() for hull in left.hulls for bead in hull] == [b.at for h in right.hulls for b in h]


@pytest.mark.parametrize("scene", ["hands", "face"])
def test_what_moves_by_itself_goes_through_poses_there_are(scene: pose.Scene) -> None:
    for name in pose.names(scene):
        keys, beat = pose.loop(scene, name)
        assert set(keys) <= set(pose.names(scene))
        assert beat == 0 or beat >= 0.5
        assert beat == 0 or len(keys) >= 2
