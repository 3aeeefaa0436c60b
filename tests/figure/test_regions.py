"""The body with its worked regions: every region has its place on it, and both painters show it there."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import get_args

import pytest
from PIL import Image, ImageChops, ImageColor, ImageDraw

from deskbreak import library, resources
from deskbreak.core import region
from deskbreak.figure.aspect import Aspect
from deskbreak.figure.clay import Step, step_of
from deskbreak.figure.regions import REGIONS, WIDE, Worked, as_image, as_svg, front_and_back
from deskbreak.figure.shape import HEIGHT, Hull, Shape
from deskbreak.figure.still import COLOURS, points

TALL = 480
SCALE = TALL / HEIGHT
HALF = round(WIDE * SCALE / 2)
Box = tuple[int, int, int, int]


def clay(name: str, aspect: Aspect, share: float = 1.0) -> Image.Image:
    """Where a region changes one half of the image."""
    bare, worked = (as_image(shares, TALL, dark=False) for shares in ({}, {name: share}))
    left = {"front": 0, "back": HALF}[aspect]
    half = (left, 0, left + HALF, TALL)
    solid = Image.new("RGB", (HALF, TALL), COLOURS["light"]["work"])
    far = (
        ImageChops.difference(worked.convert("RGB").crop(half), solid)
        .convert("L")
        .point(lambda value: 255 * (value < 40))
    )
    changed = ImageChops.difference(worked.convert("RGB").crop(half), bare.convert("RGB").crop(half)).convert("L")
    return ImageChops.multiply(far, changed.point(lambda value: 255 * (value > 12)))


def box(name: str, aspect: Aspect) -> Box:
    found = clay(name, aspect).getbbox()
    assert found is not None, name
    return found


def middle(name: str, aspect: Aspect) -> float:
    return (box(name, aspect)[1] + box(name, aspect)[3]) / 2


def filled(mask: Image.Image) -> int:
    return mask.histogram()[255]


def test_whatever_an_exercise_is_for_can_be_drawn_or_is_no_place() -> None:
    used = {
        name
        for exercise in library.load([resources.folder("routines")]).exercises.values()
        for name in exercise.regions
    }
    assert used - {"any"} <= set(REGIONS)
    assert {*REGIONS, "any"} == set(region.REGIONS) == set(region.names())


@pytest.mark.parametrize("name", REGIONS)
def test_a_region_shows_where_it_says_and_nowhere_else(name: str) -> None:
    for aspect in get_args(Aspect):
        assert (clay(name, aspect).getbbox() is not None) == (aspect in REGIONS[name]), aspect


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_lies_outside_the_body(dark: bool) -> None:
    bare, full = (as_image(shares, TALL, dark).getchannel("A") for shares in ({}, dict.fromkeys(REGIONS, 1.0)))
    assert ImageChops.difference(bare, full).getbbox() is None


@pytest.mark.parametrize("name", REGIONS)
def test_most_of_a_region_lies_on_the_body_before_it_is_cut(name: str) -> None:
    """A shape that is cut down to a sliver was put in the wrong place."""
    for thing in front_and_back({name: 1.0}):
        if isinstance(thing, Worked):
            whole, cut = mask(thing.patch.hulls), mask(thing.patch.cut)
            assert filled(ImageChops.multiply(whole, cut)) > 0.6 * filled(whole)


@pytest.mark.parametrize("name", REGIONS)
def test_both_sides_of_the_body_are_alike(name: str) -> None:
    for aspect in REGIONS[name]:
        shown = clay(name, aspect)
        flipped = shown.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        assert filled(ImageChops.difference(shown, flipped)) < 0.1 * filled(shown)


def test_regions_lie_in_the_order_of_the_body() -> None:
    front = ("head", "eyes", "neck", "chest", "breathing", "wrists", "legs")
    back = ("head", "neck", "upper-back", "lower-back", "legs")
    for aspect, names in (("front", front[1:]), ("back", back)):
        heights = [middle(name, aspect) for name in names]  # type: ignore[arg-type]
        assert heights == sorted(heights), aspect
    assert box("head", "front")[1] < box("eyes", "front")[1]
    blades, between, caps = (box(name, "back") for name in ("shoulder-blades", "upper-back", "shoulders"))
    assert caps[0] < blades[0] < between[0] < between[2] < blades[2] < caps[2]


@pytest.mark.parametrize(
    ("share", "step"),
    [(0.0, None), (0.01, "little"), (0.33, "little"), (0.34, "some"), (0.66, "some"), (0.67, "most"), (1.0, "most")],
)
def test_a_share_has_its_step(share: float, step: Step | None) -> None:
    assert step_of(share) == step


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("tall", [120, 600])
@pytest.mark.parametrize("name", ["neck", "legs", "upper-back"])
def test_a_stronger_step_stands_out_more_without_any_colour(name: str, tall: int, dark: bool) -> None:
    ground = Image.new("RGBA", (1, 1), COLOURS["dark" if dark else "light"]["surface"])

    def grey(share: float) -> Image.Image:
        image = as_image({name: share} if share else {}, tall, dark)
        return Image.alpha_composite(ground.resize(image.size), image).convert("L")

    bare = grey(0.0)
    weights = [0.0]
    for share in (0.2, 0.5, 0.9):
        tones = ImageChops.difference(bare, grey(share)).histogram()
        weights.append(sum(tone * count for tone, count in enumerate(tones)))
    assert all(later > 1.3 * earlier for earlier, later in pairwise(weights))


def test_what_is_no_place_or_was_not_worked_leaves_the_body_as_it_is() -> None:
    assert front_and_back({"any": 1.0, "neck": 0.0, "of-a-later-version": 0.5}) == front_and_back({})
    assert all(isinstance(thing, Shape) for thing in front_and_back({}))


def test_every_reference_of_the_svg_leads_somewhere_and_nothing_is_styled_inline() -> None:
    text = as_svg(dict.fromkeys(REGIONS, 0.5), 'The "week" & more')
    tree = ET.fromstring(text)
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([\w-]+)\)", text)) <= set(ids)
    assert "style" not in text
    assert "script" not in text
    assert (tree.get("role"), tree.get("aria-label")) == ("img", 'The "week" & more')
    assert ET.fromstring(as_svg({})).get("aria-hidden") == "true"


def mask(hulls: tuple[Hull, ...]) -> Image.Image:
    image = Image.new("L", (2 * HALF, TALL), 0)
    draw = ImageDraw.Draw(image)
    for hull in hulls:
        draw.polygon(points(hull, SCALE), fill=255)
    return image


def test_an_image_is_as_high_as_asked_for_and_transparent_around_the_body() -> None:
    image = as_image({"neck": 1.0}, 300, dark=True)
    assert (image.mode, image.size) == ("RGBA", (round(WIDE * 300 / HEIGHT), 300))
    assert image.getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert image.getpixel((image.width // 4, 130))[:3] == ImageColor.getrgb(COLOURS["dark"]["ground"])  # type: ignore[index]
