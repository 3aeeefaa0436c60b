"""The body map: every zone has its place on each side, on the body, and is one link for the keyboard."""

import math
import xml.etree.ElementTree as ET
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from deskbreak.core.body.zone import MIDDLE, ZONES, Side, sides, spoken
from deskbreak.figure.aspect import ASPECTS, Aspect
from deskbreak.figure.bust import HIGH, WIDE, bust
from deskbreak.figure.chart import BADGE, PIN, Key, Pin, as_svg, fields
from deskbreak.figure.places import PLACES
from deskbreak.figure.shape import Hull
from deskbreak.figure.still import points

HALVES: tuple[Side, ...] = ("left", "right")
KEYS: tuple[Key, ...] = tuple(
    (zone, side) for zone in ZONES for side in sides(zone) if zone in MIDDLE or side in HALVES
)
LINKS = {key: f"/body/{key[0]}?side={key[1]}" for key in KEYS}
FINE = 4
SVG = "{http://www.w3.org/2000/svg}"
HREF = f"{SVG}a"


def mask(hulls: tuple[Hull, ...]) -> Image.Image:
    image = Image.new("1", (round(WIDE * FINE), round(HIGH * FINE)))
    for hull in hulls:
        ImageDraw.Draw(image).polygon(points(hull, FINE), fill=1)
    return image


def size(image: Image.Image) -> int:
    return image.convert("L").histogram()[255]


def places(aspect: Aspect) -> dict[Key, tuple[float, float]]:
    return {(field.zone, field.side): field.middle for field in fields(aspect)}


def test_every_zone_is_there_in_the_order_of_the_list() -> None:
    assert tuple(PLACES) == ZONES
    assert {(field.zone, field.side) for aspect in ASPECTS for field in fields(aspect) if field.first} == set(KEYS)


@pytest.mark.parametrize("aspect", get_args(Aspect))
def test_a_zone_lies_on_the_body_and_on_no_other_zone(aspect: Aspect) -> None:
    body = mask(tuple(hull for part in bust(aspect).parts for hull in part.hulls))
    taken = Image.new("1", body.size)
    for field in fields(aspect):
        shown = mask(field.hulls)
        assert size(ImageChops.logical_and(shown, body)) > 0.98 * size(shown), field.zone
        assert size(ImageChops.logical_and(shown, taken)) < 0.04 * size(shown), field.zone
        taken = ImageChops.logical_or(taken, shown)


def test_left_is_at_the_left_from_both_sides() -> None:
    for aspect in ASPECTS:
        for (_zone, side), (x, _y) in places(aspect).items():
            assert {"left": x < WIDE / 2, "right": x > WIDE / 2, "middle": abs(x - WIDE / 2) < 1}[side]


def test_zones_lie_in_the_order_of_the_body() -> None:
    orders: dict[Aspect, tuple[str, ...]] = {
        "front": ("crown", "forehead-eye", "jaw-ear", "side-neck", "shoulder-top", "chest-front", "hip-buttock"),
        "back": (
            *("crown", "back-of-head", "side-neck", "neck-shoulder-angle", "between-blades", "below-blade"),
            *("low-back", "hip-buttock"),
        ),
    }
    for aspect, order in orders.items():
        found = {zone: y for (zone, side), (_x, y) in places(aspect).items() if side != "right"}
        heights = [found[zone] for zone in order]
        assert heights == sorted(heights)
    across = places("back")
    named = ("shoulder-outer-arm", "on-under-blade", "between-blades")
    aside = [across[zone, "left"][0] for zone in named]
    assert aside == sorted(aside)


def test_each_place_is_one_link_for_keyboard_and_screen_reader() -> None:
    tree = ET.fromstring(as_svg(LINKS, {}))
    reached = [each for each in tree.iter(HREF) if each.get("tabindex") is None]
    assert sorted(each.attrib["href"] for each in reached) == sorted(LINKS.values())
    names = [each.get("aria-label") for each in reached]
    assert names[:3] == ["The top of your head", "The left of your forehead", "The right of your forehead"]
    for each in tree.iter(HREF):
        assert (each.get("aria-hidden") == "true") == (each.get("tabindex") == "-1") == (each.get("aria-label") is None)


def test_soreness_is_said_shown_and_counted() -> None:
    tree = ET.fromstring(as_svg(LINKS, {("temple", "left"): 3, ("low-back", "middle"): 8}))
    looks = {each.attrib["href"]: each for each in tree.iter(HREF) if each.get("tabindex") is None}
    temple = looks["/body/temple?side=left"]
    assert temple.get("class") == "zone little"
    assert temple.get("aria-label") == f"{spoken('temple', 'left').capitalize()}, soreness 3 of 10"
    assert sorted("".join(each.itertext()) for each in tree.iter(f"{SVG}g") if each.get("class") == "numbers") == [
        "3",
        "88",
    ]
    assert {looks[f"/body/low-back?side={side}"].get("class") for side in ("left", "right")} == {"zone most"}
    assert looks["/body/temple?side=right"].get("class") == "zone"


def test_without_links_it_is_an_image() -> None:
    text = as_svg({}, {("temple", "left"): 3}, [Pin("back", 80.0, 100.0)], 'Your "spots"')
    tree = ET.fromstring(text)
    assert (tree.get("role"), tree.get("aria-label")) == ("img", 'Your "spots"')
    assert not list(tree.iter(HREF))
    front, back = tree
    assert [sum(each.get("class") == "pin" for each in svg.iter()) for svg in (front, back)] == [0, 1]
    assert "style" not in text


@given(
    st.dictionaries(st.sampled_from(list(LINKS)), st.integers(1, 10), min_size=1, max_size=5),
    st.lists(st.tuples(st.sampled_from(list(LINKS)), st.floats(-4, 4), st.floats(-4, 4)), max_size=5),
)
def test_a_number_covers_no_pin_and_no_other_number(
    sore: dict[Key, int], shifts: list[tuple[Key, float, float]]
) -> None:
    for aspect in ASPECTS:
        middles = places(aspect)
        pins = [Pin(aspect, middles[key][0] + x, middles[key][1] + y) for key, x, y in shifts if key in middles]
        svg = next(each for each in ET.fromstring(as_svg(LINKS, sore, pins)) if each.get("data-aspect") == aspect)
        circles = [
            (float(each.attrib["cx"]), float(each.attrib["cy"]))
            for each in svg.iter(f"{SVG}circle")
            if each.get("class") == "badge"
        ]
        for index, (x, y) in enumerate(circles):
            assert all(math.hypot(x - to_x, y - to_y) >= 2 * BADGE for to_x, to_y in circles[:index])
            assert all(math.hypot(x - pin.x, y - pin.y) >= BADGE + PIN for pin in pins)


def test_a_number_that_nothing_covers_stands_in_the_middle_of_its_zone() -> None:
    x, y = places("back")["low-back", "left"]
    assert f'class="badge" cx="{x:.1f}" cy="{y:.1f}"' in as_svg(LINKS, {("low-back", "left"): 4})
