"""The body map in a real browser, on a phone: every zone is large enough for a finger, and none is in another's way."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.figure.test_chart import LINKS
from tests.window.ashelf import Shipped
from tests.window.conftest import House
from tests.window.scripted import Resident, status

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


def test_front_stands_above_back_and_on_a_wide_page_beside_it(page: Page) -> None:
    def corner(aspect: str) -> tuple[float, float]:
        box = page.locator(f"svg[data-aspect={aspect}]").bounding_box()
        assert box is not None
        return box["x"], box["y"]

    assert corner("front")[0] == corner("back")[0]
    assert corner("front")[1] < corner("back")[1]
    page.set_viewport_size({"width": 1280, "height": 900})
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
