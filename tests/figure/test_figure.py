"""The figure: every pose can be drawn, keeps within safe ranges and the picture, and moves without jumps."""

import re
from itertools import pairwise
from math import atan2, degrees, isfinite
from xml.etree import ElementTree as ET

import pytest

from deskbreak import figure, library, resources
from deskbreak.core.routine import Exercise, Side, View
from deskbreak.figure import pose
from deskbreak.figure.shape import HEIGHT, WIDTH, Ellipse, Shape, Skeleton, Stroke

DRAWN: list[tuple[str, View]] = [
    (name, view) for name, views in pose.names().items() for view in ("front", "side", "back") if view in views
]
SIDES: tuple[Side, ...] = ("", "left", "right", "forward", "backward")
EXERCISES = library.load([resources.folder("routines")]).exercises.values()


def by_id(skeleton: Skeleton) -> dict[str, Shape]:
    return {shape.id: shape for shape in skeleton.shapes}


def stroke(skeleton: Skeleton, name: str) -> Stroke:
    shape = by_id(skeleton)[name]
    assert isinstance(shape, Stroke)
    return shape


def ellipse(skeleton: Skeleton, name: str) -> Ellipse:
    shape = by_id(skeleton)[name]
    assert isinstance(shape, Ellipse)
    return shape


def extent(shape: Shape) -> tuple[float, float, float, float]:
    """The left, right, upper and lower end."""
    if isinstance(shape, Ellipse):
        most = max(shape.rx, shape.ry)
        return shape.cx - most, shape.cx + most, shape.cy - most, shape.cy + most
    half = shape.width / 2
    xs, ys = sorted((shape.x1, shape.x2)), sorted((shape.y1, shape.y2))
    return xs[0] - half, xs[1] + half, ys[0] - half, ys[1] + half


def muscles(skeleton: Skeleton) -> set[str]:
    return {
        shape.id
        for shape in skeleton.shapes
        if isinstance(shape, Stroke) and shape.role in ("work", "stretch") and shape.width
    }


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_every_pose_of_an_exercise_draws_on_each_side(exercise: Exercise) -> None:
    for phase in (*exercise.setup, *exercise.cycle, *exercise.finish):
        for side in SIDES:
            assert figure.skeleton(phase.pose, exercise.view, side).shapes


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_two_poses_in_a_row_differ(exercise: Exercise) -> None:
    """A phase that moves is seen to move: something goes further than two units."""
    poses = [phase.pose for phase in (*exercise.setup, *exercise.cycle)]
    for one, other in pairwise(poses):
        if one != other:
            before, after = (figure.skeleton(each, exercise.view, "left").shapes for each in (one, other))
            moved = max(
                abs(a - b)
                for x, y in zip(before, after, strict=True)
                for a, b in zip(extent(x), extent(y), strict=True)
            )
            assert moved > 2, (one, other)


@pytest.mark.parametrize(("name", "view"), DRAWN)
@pytest.mark.parametrize("side", SIDES)
def test_shapes_lie_within_the_picture(name: str, view: View, side: Side) -> None:
    skeleton = figure.skeleton(name, view, side)
    for shape in skeleton.shapes:
        numbers = extent(shape)
        assert all(isfinite(number) for number in numbers)
        left, right, top, bottom = numbers
        assert left >= 0, shape
        assert right <= WIDTH, shape
        assert top >= 0, shape
        assert bottom <= HEIGHT, shape


@pytest.mark.parametrize("view", ["front", "side", "back"])
def test_all_poses_of_a_view_have_the_same_shapes(view: View) -> None:
    seen = {
        tuple((shape.id, shape.kind) for shape in figure.skeleton(name, view, side).shapes)
        for name, each in DRAWN
        for side in SIDES
        if each == view
    }
    assert len(seen) == 1
    ids = [name for name, _kind in seen.pop()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("name", "view"), DRAWN)
def test_right_is_the_mirror_image_of_left(name: str, view: View) -> None:
    left = figure.skeleton(name, view, "left")
    right = figure.skeleton(name, view, "right")
    swapped = {"-l": "-r", "-r": "-l"}
    other = by_id(right)
    for shape in left.shapes:
        twin = other[re.sub(r"-[lr]\b", lambda end: swapped[end[0]], shape.id)]
        first, last, top, bottom = extent(shape)
        assert extent(twin) == pytest.approx((WIDTH - last, WIDTH - first, top, bottom))


def test_changing_sides_from_an_even_pose_moves_nothing() -> None:
    for name in ("sit-tall", "arms-crossed"):
        left, right = (figure.skeleton(name, "front", side) for side in ("left", "right"))
        for one, other in zip(left.shapes, right.shapes, strict=True):
            assert extent(one) == pytest.approx(extent(other)), one.id


def test_the_stretched_side_is_the_one_named() -> None:
    """Left is the left of the picture, as in a mirror: that hand holds the seat, and the head goes the other way."""
    drawn = figure.skeleton("head-tilt", "front", "left")
    assert muscles(drawn) == {"stretch-neck-l", "stretch-slope-l"}
    assert ellipse(drawn, "head").cx > WIDTH / 2
    assert stroke(drawn, "forearm-l").x2 < WIDTH / 2 - 25
    assert stroke(figure.skeleton("head-turn", "front", "left"), "nose").x1 < WIDTH / 2
    assert stroke(figure.skeleton("head-turn", "front", "right"), "nose").x1 > WIDTH / 2


def test_circles_backward_go_the_other_way() -> None:
    rest = stroke(figure.skeleton("stand-relaxed", "side", ""), "upper-arm-near").x1
    forward = stroke(figure.skeleton("shoulders-roll", "side", "forward"), "upper-arm-near").x1
    backward = stroke(figure.skeleton("shoulders-roll", "side", "backward"), "upper-arm-near").x1
    assert forward > rest > backward


def test_hands_stay_on_the_wall_while_the_body_moves() -> None:
    places = {
        (round(arm.x2, 1), round(arm.y2, 1))
        for arm in (
            stroke(figure.skeleton(name, "side", ""), "forearm-near")
            for name in ("wall-plank", "wall-plank-bent", "wall-plank-plus")
        )
    }
    assert len(places) == 1


def test_feet_stay_on_the_floor() -> None:
    for name, view in DRAWN:
        feet = [extent(shape)[3] for shape in figure.skeleton(name, view, "").shapes if shape.id.startswith("foot")]
        floor = stroke(figure.skeleton(name, view, ""), "floor").y1
        assert feet
        assert all(abs(foot - floor) < 3 for foot in feet), (name, view)


@pytest.mark.parametrize(("name", "view"), [each for each in DRAWN if each[1] != "side"])
def test_ranges_from_front_and_back_are_safe(name: str, view: str) -> None:
    numbers = pose.facing(name, view)
    assert abs(numbers.look) <= 60
    assert abs(numbers.tilt) <= 35
    assert 0 <= numbers.nod <= 45
    assert abs(numbers.turn) <= 40
    assert abs(numbers.lean) <= 25
    assert all(-2 <= lift <= 5 for lift in numbers.lift)
    assert 0 <= numbers.blades[0] <= 3
    assert 0 <= numbers.blades[1] <= 2
    for arm in (numbers.left, numbers.right):
        assert all(angle <= 150 for angle in arm[:1])
    if numbers.tilt and not numbers.nod:
        assert not numbers.look, "a tilt with a turn is no plain tilt"


@pytest.mark.parametrize("name", [name for name, view in DRAWN if view == "side"])
def test_ranges_from_the_side_are_safe(name: str) -> None:
    numbers = pose.profile(name)
    assert -3 <= numbers.chin <= 0
    assert all(abs(part) <= 5 for part in numbers.shoulder)
    if numbers.base == "sit":
        assert numbers.upper <= 30
        assert numbers.upper >= (-25 if name == "thorax-back" else -15)
        assert -15 <= numbers.lower <= 15
        assert numbers.neck - max(numbers.upper, 0) <= 45
        assert numbers.neck + numbers.nod >= -25, "the head never drops back"
    else:
        assert -15 <= numbers.upper <= 90
    drawn = figure.skeleton(name, "side", "")
    upper = stroke(drawn, "upper-arm-near")
    assert degrees(atan2(abs(upper.x2 - upper.x1), upper.y2 - upper.y1)) <= 180


def test_a_pose_that_is_not_there_is_a_key_error() -> None:
    for name, view in (("no-such-pose", "front"), ("chin-back", "front"), ("sit-tall", "hands")):
        with pytest.raises(KeyError):
            figure.skeleton(name, view, "")  # type: ignore[arg-type]  # the loop widens the view to a text


@pytest.mark.parametrize(("name", "view"), DRAWN)
def test_a_still_is_a_picture_with_a_title_and_classes_only(name: str, view: View) -> None:
    text = figure.svg(figure.skeleton(name, view, "left"), 'Chin & "neck" <b>')
    root = ET.fromstring(text)
    space = "{http://www.w3.org/2000/svg}"
    assert root.attrib["viewBox"] == "0 0 200 240"
    assert root.attrib["role"] == "img"
    assert root[0].tag == f"{space}title"
    assert root[0].text == 'Chin & "neck" <b>'
    for shape in root[1:]:
        assert shape.tag in (f"{space}line", f"{space}ellipse")
        kind, role = shape.attrib["class"].split()
        assert kind in ("capsule", "line", "ellipse")
        assert role in ("skin", "top", "trousers", "prop", "work", "stretch")
        assert not {"style", "fill", "stroke"} & shape.attrib.keys()
        assert float(shape.attrib.get("stroke-width", "1")) > 0


def test_the_page_gets_plain_numbers() -> None:
    shapes = figure.as_json(figure.skeleton("chin-back", "side", ""))["shapes"]
    needed = {
        "capsule": {"id", "kind", "role", "x1", "y1", "x2", "y2", "width"},
        "line": {"id", "kind", "role", "x1", "y1", "x2", "y2", "width"},
        "ellipse": {"id", "kind", "role", "cx", "cy", "rx", "ry", "angle"},
    }
    assert {shape["kind"] for shape in shapes} == needed.keys()
    for shape in shapes:
        assert shape.keys() == needed[shape["kind"]]
