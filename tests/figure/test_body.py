"""The articulated body: bones keep their length, feet stay where they stand, a movement takes the shortest turn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.figure import body as bodies
from deskbreak.figure import pose as poses
from deskbreak.figure.body import FOREARM, PALM, SHIN, SIDES, THIGH, UPPER_ARM, Body, mix, stand
from deskbreak.figure.space import Vec, between, joint, turned

STANDING = [name for name in poses.names("body") if not poses.loop("body", name)[1]]
NAMES = st.sampled_from(STANDING)
SHARES = st.floats(0.0, 1.0)
UNITS = st.builds(Vec, *[st.floats(-1.0, 1.0)] * 3).filter(lambda vec: vec.length > 0.1).map(lambda vec: vec.unit)


def body(name: str) -> Body:
    return stand(poses.body(name))


def check_bones(shown: Body) -> None:
    for side in SIDES:
        arm, leg = shown.arms[side], shown.legs[side]
        assert arm.middle.minus(arm.root).length == pytest.approx(UPPER_ARM, abs=0.05)
        assert arm.end.minus(arm.middle).length == pytest.approx(FOREARM, abs=0.1)
        assert arm.tip.minus(arm.end).length == pytest.approx(PALM, abs=0.1)
        assert leg.middle.minus(leg.root).length == pytest.approx(THIGH, abs=0.1)
        assert leg.end.minus(leg.middle).length == pytest.approx(SHIN, abs=0.1)


@pytest.mark.parametrize("name", STANDING)
def test_bones_keep_their_length(name: str) -> None:
    check_bones(body(name))


@given(NAMES, NAMES, SHARES)
def test_bones_keep_their_length_on_the_way(one: str, other: str, share: float) -> None:
    check_bones(mix(body(one), body(other), share))


def test_feet_and_hands_on_a_fixed_place_stay_there() -> None:
    plank, bent = body("wall-plank"), body("wall-plank-bent")
    half = mix(plank, bent, 0.5)
    for side in SIDES:
        assert half.legs[side].end.minus(plank.legs[side].end).length < 0.1
        assert half.arms[side].tip.minus(plank.arms[side].tip).length < 1.5


def test_feet_step_one_after_the_other_and_do_not_slide() -> None:
    near, away = body("face-wall"), body("wall-hinge")
    quarter = mix(near, away, 0.25)
    assert quarter.legs["l"].end.y > near.legs["l"].end.y + 4
    assert quarter.legs["r"].end.minus(near.legs["r"].end).length < 1.0


def test_a_foot_that_bears_in_walking_stays_on_the_floor() -> None:
    bears = mix(body("walk-load-left"), body("walk-pass-left"), 0.5).legs["l"]
    assert bears.end.y == pytest.approx(8.0, abs=0.1)


def test_who_stands_up_leans_forward_on_the_way() -> None:
    sitting, standing = body("sit-forward"), body("stand-tall")
    for one, other in ((sitting, standing), (standing, sitting)):
        assert mix(one, other, 0.5).pelvis_frame.up.z > 0.5
        assert mix(one, other, 1.0).pelvis_frame.up.z == pytest.approx(other.pelvis_frame.up.z, abs=1e-6)


def test_an_arm_that_rises_does_not_shrink() -> None:
    down, up = body("stand-relaxed"), body("arms-out")
    half = mix(down, up, 0.5).arms["l"]
    assert half.tip.x < down.arms["l"].tip.x
    assert half.tip.y > down.arms["l"].tip.y + 15


@given(UNITS, UNITS, SHARES)
def test_a_direction_on_the_way_has_length_one(one: Vec, other: Vec, share: float) -> None:
    assert between(one, other, share).length == pytest.approx(1.0, abs=1e-3)


@given(UNITS, st.floats(5.0, 52.0), UNITS)
def test_a_joint_reaches_what_is_within_reach(way: Vec, far: float, pole: Vec) -> None:
    root = Vec(1.0, 2.0, 3.0)
    middle, end = joint(root, root.plus(way.times(far)), 28.0, 25.0, pole)
    assert end.minus(root.plus(way.times(far))).length < 1e-6
    assert middle.minus(root).length == pytest.approx(28.0, abs=1e-6)
    assert end.minus(middle).length == pytest.approx(25.0, abs=1e-6)


def test_the_angles_mean_what_they_say() -> None:
    assert turned(90, 0, 0).up.z == pytest.approx(1.0)  # bending lays the top forward
    assert turned(0, 90, 0).up.x == pytest.approx(-1.0)  # tilting, to the left
    assert turned(0, 0, 90).forward.x == pytest.approx(-1.0)  # turning, too


def test_landmarks_of_the_other_side_mirror() -> None:
    shown = body("sit-tall")
    for name in (*bodies.LANDMARKS, "knee", "lap", "calf"):
        left, right = bodies.place_of(shown, name, "l"), bodies.place_of(shown, name, "r")
        assert right.flipped().minus(left).length < 0.5
        assert bodies.place_of(shown, f"other-{name}", "l") == right
