"""The body map in a real browser, on a phone: every zone is large enough for a finger, and none is in another's way."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Literal

import pytest
from playwright.sync_api import Page

from deskbreak.core.body.spot import Spot
from tests.figure.test_chart import LINKS
from tests.window.ashelf import Shipped
from tests.window.conftest import House
from tests.window.scripted import NOW, Resident, status

LEAST = 24

MEASURE = """least => [...document.querySelectorAll(".chart a")].map(zone => {
  const answers = zone.querySelector(".answers"), box = answers.getBoundingClientRect();
  const is = (x, y) => document.elementFromPoint(x, y)?.closest("a") === zone;
  const sides = [...Array(least + 1).keys()];
  let fits = false;
  for (let x = box.left; !fits && x <= box.right - least; x += 0.5)
    for (let y = box.top; !fits && y <= box.bottom - least; y += 0.5)
      fits = is(x, y) && is(x + least, y + least) && is(x + least, y) && is(x, y + least)
        && sides.every(by => is(x + by, y) && is(x + by, y + least) && is(x, y + by) && is(x + least, y + by));
  const drawn = zone.querySelector(".area").getBoundingClientRect();
  const middle = is(drawn.left + drawn.width / 2, drawn.top + drawn.height / 2);
  return [zone.getAttribute("href"), Math.min(box.width, box.height), fits, middle];
})"""

COLOURS = """() => ["little", "some", "most", "zone"].map(look => {
  const zone = document.querySelector(`.chart a.${look}:not([tabindex])` + (look === "zone" ? "[class=zone]" : ""));
  const area = getComputedStyle(zone.querySelector(".area"));
  const body = getComputedStyle(document.querySelector(".chart .part")).fill;
  return [body, area.fill, area.fillOpacity, area.stroke, area.strokeOpacity];
})"""


def mixed(colour: str, share: float, under: tuple[float, ...]) -> tuple[float, ...]:
    """What is seen of `colour` over `under`."""
    return tuple(share * part + (1 - share) * below for part, below in zip(channels(colour), under, strict=True))


def channels(colour: str) -> tuple[float, ...]:
    return tuple(int(part) / 255 for part in re.findall(r"\d+", colour)[:3])


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The contrast ratio of WCAG 2.2."""
    low, high = sorted(
        sum(
            weight * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
            for weight, part in zip((0.2126, 0.7152, 0.0722), colour, strict=True)
        )
        for colour in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def shelf() -> Shipped:
    return Shipped()


@pytest.fixture
def page(house: House, tab: Callable[..., Page], resident: Resident) -> Page:
    resident.status = status()
    page = tab(viewport={"width": 360, "height": 1800})
    page.goto(house.gate.address("today"))
    page.goto(page.url.replace("today", "body"))
    return page


def test_every_zone_holds_a_finger_that_no_other_zone_answers(page: Page) -> None:
    measured = page.evaluate(MEASURE, LEAST)
    assert {href for href, *_rest in measured} == set(LINKS.values())
    small = [(href, least) for href, least, fits, _middle in measured if least < LEAST or not fits]
    assert small == []
    assert [href for href, _least, _fits, middle in measured if not middle] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_outline_of_a_zone_stands_out_from_the_body(
    page: Page, resident: Resident, scheme: Literal["light", "dark"]
) -> None:
    scores = {"shoulder-top": 2, "side-neck": 5, "low-back": 8}
    resident.status = status(
        spots=[Spot(zone, "left", score=score, at=NOW).as_json() for zone, score in scores.items()]
    )
    page.emulate_media(color_scheme=scheme)
    page.reload()
    looks = page.evaluate(COLOURS)
    for body, _fill, _share, stroke, share in looks:
        assert contrast(mixed(stroke, float(share), channels(body)), channels(body)) >= 3
    body, fill, fill_share, stroke, share = looks[-1]
    inside = mixed(fill, float(fill_share), channels(body))
    assert contrast(mixed(stroke, float(share), channels(body)), inside) >= 3


def test_front_stands_above_back_and_on_a_wide_page_beside_it(page: Page) -> None:
    def corner(aspect: str) -> tuple[float, float]:
        box = page.locator(f"svg[data-aspect={aspect}]").bounding_box()
        assert box is not None
        return box["x"], box["y"]

    assert corner("front")[0] == corner("back")[0]
    assert corner("front")[1] < corner("back")[1]
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_function("innerWidth === 1280")
    assert corner("front")[1] == corner("back")[1]
    assert corner("front")[0] < corner("back")[0]


def test_the_keyboard_goes_from_top_to_bottom_and_shows_where_it_is(page: Page) -> None:
    seen = []
    page.locator(".chart a:not([tabindex])").first.focus()
    page.keyboard.press("Shift+Tab")
    for _step in LINKS:
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert sorted(seen) == sorted(LINKS.values())
    heights = page.evaluate(
        "hrefs => hrefs.map(href => document.querySelector(`a[href='${href}']:not([tabindex]) .area`)"
        ".getBoundingClientRect()).map(box => box.top + box.height / 2)",
        seen,
    )
    assert all(later > earlier - LEAST for earlier, later in pairwise(heights))
    ring = "getComputedStyle(document.activeElement.querySelector('.area')).strokeWidth"
    assert float(page.evaluate(ring).removesuffix("px")) >= 3
