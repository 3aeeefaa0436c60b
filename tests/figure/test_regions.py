"""The regions of the body lie where they belong, inside the person, and stronger where they were worked more."""

import re
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from deskbreak import library
from deskbreak.figure.regions import REGIONS, STRENGTHS, as_image, as_svg, front_and_back, step
from deskbreak.figure.shape import WIDTH, Picture, Shape
from deskbreak.figure.still import COLOURS, cut_out
from deskbreak.resources import folder

HEIGHT = 480
CLAY = (0xC9, 0x54, 0x2B)
SHARES = st.dictionaries(st.sampled_from(sorted(REGIONS)), st.floats(0, 1))


def marks(picture: Picture) -> list[Shape]:
    return [shape for shape in picture.shapes if shape.role.startswith("worked")]


def middle_y(picture: Picture) -> float:
    balls = [ball for shape in marks(picture) for hull in shape.hulls for ball in hull]
    return sum(ball.y for ball in balls) / len(balls)


def test_every_region_of_the_shipped_exercises_can_be_drawn() -> None:
    exercises = library.load([folder("routines")]).exercises.values()
    named = {region for each in exercises for region in each.regions}
    assert named - {"any"} == set(REGIONS)
    assert all(marks(front) or marks(back) for front, back in (front_and_back({each: 1.0}) for each in REGIONS))


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_lies_inside_the_person(region: str) -> None:
    bare, marked = front_and_back({}), front_and_back({region: 1.0})
    for before, after in zip(bare, marked, strict=True):
        silhouettes = [cut_out(each, HEIGHT).getchannel("A") for each in (before, after)]
        spilled = ImageChops.subtract(silhouettes[1], silhouettes[0])
        assert spilled.getbbox() is None


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_lies_on_both_sides_alike(region: str) -> None:
    for picture in front_and_back({region: 1.0}):
        balls = [ball for shape in marks(picture) for hull in shape.hulls for ball in hull]
        for ball in balls:
            assert min(hypot(WIDTH - ball.x - other.x, ball.y - other.y) for other in balls) < 1


@pytest.mark.parametrize(
    ("aspect", "downwards"),
    [
        (0, ("head", "eyes", "neck", "chest", "breathing", "legs")),
        (1, ("neck", "shoulder-blades", "lower-back", "legs")),
    ],
)
def test_the_regions_follow_each_other_down_the_body(aspect: int, downwards: tuple[str, ...]) -> None:
    heights = [middle_y(front_and_back({region: 1.0})[aspect]) for region in downwards]
    assert all(above < below for above, below in pairwise(heights))


@given(SHARES)
def test_what_was_worked_more_is_never_marked_less(shares: dict[str, float]) -> None:
    ordered = sorted(shares.values())
    assert [step(each) for each in ordered] == sorted(step(each) for each in ordered)
    front, back = front_and_back(shares)
    shown = {shape.id.rsplit("-", 1)[0]: STRENGTHS.index(shape.role) + 1 for shape in (*marks(front), *marks(back))}
    assert shown == {region: step(share) for region, share in shares.items() if share > 0}


def test_what_has_no_place_is_passed_over() -> None:
    assert front_and_back({"any": 1.0, "of-my-own": 0.5}) == front_and_back({})


@pytest.mark.parametrize("region", REGIONS)
def test_picture_and_page_mark_the_same_places(region: str) -> None:
    drawn = as_svg({region: 1.0}, "Regions")
    paths = re.findall(r'<path class="worked-most" d="([^"]+)"', drawn)
    assert len(paths) == sum(len(marks(each)) for each in front_and_back({region: 1.0}))
    image, bare = as_image({region: 1.0}, HEIGHT), as_image({}, HEIGHT)
    for half, picture in enumerate(front_and_back({region: 1.0})):
        box = (half * image.width // 2, 0, (half + 1) * image.width // 2, HEIGHT)
        changed = ImageChops.difference(image.crop(box).convert("RGB"), bare.crop(box).convert("RGB")).getbbox()
        assert (changed is not None) == bool(marks(picture))


def test_three_strengths_can_be_told_apart_without_colour() -> None:
    darkness = []
    for share in (0.1, 0.5, 1.0):
        image = as_image({"legs": share}, HEIGHT).convert("RGB")
        inked = sum(pixel == CLAY for pixel in _pixels(image))
        darkness.append(inked)
    assert COLOURS["light"]["worked-little"] == "#C9542B"
    assert 0 < darkness[0] * 1.5 < darkness[1] < darkness[2] / 1.3


def _pixels(image: Image.Image) -> list[tuple[int, ...]]:
    data = image.tobytes()
    return [tuple(data[index : index + 3]) for index in range(0, len(data), 3)]


def test_the_label_is_text() -> None:
    assert "<title>a &lt;b&gt;</title>" in as_svg({}, "a <b>")
