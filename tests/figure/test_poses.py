"""Every pose of the catalogue: drawn, within the ranges that are safe to show, and told from its neighbours."""

from dataclasses import fields
from itertools import pairwise
from math import acos, degrees

import pytest

from deskbreak import library, resources
from deskbreak.core.routine import Exercise
from deskbreak.core.workstation import Item
from deskbreak.figure import bust
from deskbreak.figure import pose as poses
from deskbreak.figure.body import OUT, SIDES, stand, target
from deskbreak.figure.film import Studio
from deskbreak.figure.flesh import solids
from deskbreak.figure.pose import Pose
from deskbreak.figure.shape import HEIGHT, WIDTH, Picture
from deskbreak.figure.sheet import first_side, key_poses
from deskbreak.figure.space import Vec
from deskbreak.figure.tableau import tableau
from deskbreak.library import workstation

SHIPPED = resources.folder("routines")
EXERCISES = library.load([SHIPPED]).exercises
BODY = [name for name in poses.names("body") if not poses.loop("body", name)[1]]
RESTING = {"quiet-minute", "walk-break"}
"""What works no muscle in particular."""


def sums(pose: Pose, *parts: str) -> tuple[float, float, float]:
    """How far some parts of the spine are bent, tilted and turned together."""
    angles = [getattr(pose, part) for part in parts]
    return sum(each[0] for each in angles), sum(each[1] for each in angles), sum(each[2] for each in angles)


def angle(one: Vec, other: Vec) -> float:
    return degrees(acos(max(-1.0, min(1.0, one.unit.dot(other.unit)))))


@pytest.mark.parametrize("name", BODY)
def test_the_head_keeps_within_its_range(name: str) -> None:
    bend, tilt, turn = sums(poses.body(name), "neck", "head")
    assert abs(turn) <= 60
    assert abs(tilt) <= 35
    assert -45 <= bend <= 48  # a head held level on a trunk that leans forward is bent back against it
    assert abs(poses.body(name).chin) <= 3


@pytest.mark.parametrize("name", BODY)
def test_a_head_is_never_thrown_back(name: str) -> None:
    """Whoever sits or stands looks up by 35 degrees at most."""
    body = stand(poses.body(name))
    if body.chest_frame.up.y > 0.5:
        assert body.head_frame.forward.y <= 0.6


@pytest.mark.parametrize("name", BODY)
def test_the_shoulders_keep_within_their_range(name: str) -> None:
    for forward, up in poses.body(name).shoulders:
        assert -4 <= forward <= 6
        assert -2.5 <= up <= 5


@pytest.mark.parametrize("name", BODY)
def test_the_trunk_keeps_within_its_range(name: str) -> None:
    bend, tilt, turn = sums(poses.body(name), "loins", "chest")
    assert abs(turn) <= 40
    assert abs(tilt) <= 25
    body = stand(poses.body(name))
    assert (-30 if body.hip.y > 30 else -65) <= bend <= 58  # lying on the front, the arms carry the chest
    if body.hip.y > 70 and body.chest_frame.up.y > 0.5:
        assert body.chest_frame.up.z >= -0.35  # standing, nobody leans back farther than 20 degrees


@pytest.mark.parametrize("name", BODY)
def test_wrists_and_elbows_keep_within_their_range(name: str) -> None:
    body = stand(poses.body(name))
    for side in SIDES:
        arm = body.arms[side]
        assert angle(arm.end.minus(arm.middle), arm.tip.minus(arm.end)) <= 75
        assert angle(arm.middle.minus(arm.root), arm.end.minus(arm.middle)) <= 160


@pytest.mark.parametrize("name", BODY)
def test_nothing_goes_through_the_floor(name: str) -> None:
    body = stand(poses.body(name))
    assert min(bead.at.y - bead.r for solid in solids(body) for hull in solid.hulls for bead in hull) >= -1.5


@pytest.mark.parametrize("name", BODY)
def test_hands_reach_where_they_should(name: str) -> None:
    """A palm that misses its place by a hand's breadth is drawn in the air."""
    body = stand(poses.body(name))
    for side, arm in zip(SIDES, body.pose.arms, strict=True):
        if arm.to is not None:
            assert body.arms[side].tip.minus(target(body, side, arm)).length <= 6.0


@pytest.mark.parametrize("name", BODY)
def test_feet_stand_where_they_should(name: str) -> None:
    body = stand(poses.body(name))
    for side, leg in zip(SIDES, body.pose.legs, strict=True):
        assert body.legs[side].end.minus(Vec(OUT[side] * leg.foot.x, leg.foot.y, leg.foot.z)).length <= 1.0


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=lambda exercise: exercise.id)
def test_neighbouring_poses_differ(exercise: Exercise) -> None:
    studio, side = Studio(exercise), first_side(exercise)
    phases = [phase.pose for phase in (*exercise.setup, *exercise.cycle, *exercise.finish)]
    for one, other in pairwise(phases):
        if one != other:
            assert difference(studio.picture(one, side), studio.picture(other, side)) >= 2.5, (one, other)


@pytest.mark.parametrize("item", workstation.load(SHIPPED).items, ids=lambda item: item.id)
def test_the_two_drawings_of_a_workstation_differ_and_fit_into_their_box(item: Item) -> None:
    """Somebody who sees both without words has to see what is meant."""
    pictures, (left, top, width, height) = tableau(item)
    assert difference(*pictures) >= 8
    assert (left, width) == (0.0, WIDTH)
    assert top >= 0
    assert top + height <= HEIGHT
    for picture in pictures:
        head = next(shape for shape in picture.shapes if shape.id == "head")
        for ball in head.hulls[0]:
            assert left + ball.r <= ball.x <= left + width - ball.r
            assert top + ball.r <= ball.y <= top + height - ball.r


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=lambda exercise: exercise.id)
def test_a_muscle_is_seen(exercise: Exercise) -> None:
    if exercise.kind == "exercise" and exercise.view in ("front", "side", "back") and exercise.id not in RESTING:
        studio = Studio(exercise)
        pictures = [studio.picture(name, first_side(exercise)) for name in key_poses(exercise)]
        assert {"work", "stretch"} & {shape.role for picture in pictures for shape in picture.shapes}


def test_every_key_of_a_pose_is_known() -> None:
    """A key that is misspelt would be a pose that stands still."""
    both = {"shoulders", "arms", "feet", "knees", "toes"}
    one = {f"{name}_{side}" for name in ("shoulder", "arm", "foot", "knee", "toe") for side in SIDES}
    taken = {"like", "work", "stretch", "loop", "beat"}
    known = both | one | taken | {each.name for each in fields(Pose)} - {"legs"}
    for name in poses.names("body"):
        assert poses.table("body", name).keys() <= known, name


def test_every_pose_is_used() -> None:
    used = {bust.POSE} | {name for exercise in EXERCISES.values() for name in key_poses(exercise)}
    used |= {phase.pose for each in EXERCISES.values() for phase in (*each.setup, *each.cycle, *each.finish)}
    used |= {pose for each in workstation.load(SHIPPED).items for pose in (each.often, each.rather)}
    drawn = {name for scene in poses.SCENES for name in poses.names(scene)}
    taken = {poses.table(scene, name).get("like") for scene in poses.SCENES for name in poses.names(scene)}
    assert drawn - used - taken == set()


def difference(one: Picture, other: Picture) -> float:
    """How far the ball that moves most moves, in units of the picture; muscles that begin to glow suffice."""
    first, second = ({shape.id: shape for shape in picture.shapes} for picture in (one, other))
    if glowing(first.keys()) != glowing(second.keys()):
        return 99.0
    return max(
        abs(ball.x - again.x) + abs(ball.y - again.y) + abs(ball.r - again.r)
        for name in first.keys() & second.keys()
        for hull, later in zip(first[name].hulls, second[name].hulls, strict=False)
        for ball, again in zip(hull, later, strict=False)
    )


def glowing(names: object) -> set[str]:
    return {name for name in names if name.startswith(("work", "stretch"))}  # type: ignore[attr-defined]
