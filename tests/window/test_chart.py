"""The body map in a real browser, on a phone: every zone is large enough for a finger, and none is in another's way."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from deskbreak import window
from deskbreak.figure.chart import as_svg
from tests.figure.test_chart import LINKS

STATIC = Path(window.__file__).parent / "static"
CONTENT = 328
"""CSS pixels that a page of 360 has for what stands in it."""
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
def page(tab: Callable[..., Page]) -> Page:
    page = tab(viewport={"width": 360, "height": 1200})
    styles = "".join((STATIC / name).read_text("utf-8") for name in ("base.css", "figure.css"))
    look = f"<style>{styles} body {{ margin: 0; padding: 0; }} .chart {{ width: {CONTENT}px; margin: 0 auto; }}</style>"
    page.set_content(f"<!doctype html><meta name='viewport' content='width=device-width'>{look}{as_svg(LINKS, {})}")
    return page


def test_every_zone_holds_a_finger_that_no_other_zone_answers(page: Page) -> None:
    measured = page.evaluate(MEASURE, LEAST)
    assert {href for href, *_rest in measured} == set(LINKS.values())
    small = [(href, least) for href, least, fits, _middle in measured if least < LEAST or not fits]
    assert small == []
    assert [href for href, _least, _fits, middle in measured if not middle] == []


def test_front_stands_above_back_and_on_a_wide_page_beside_it(page: Page) -> None:
    front, back = (page.locator(f"svg[data-aspect={aspect}]") for aspect in ("front", "back"))

    def corner(aspect: str) -> tuple[float, float, float]:
        box = {"front": front, "back": back}[aspect].bounding_box()
        assert box is not None
        return box["x"], box["y"], box["width"]

    assert corner("front")[0] == corner("back")[0]
    assert corner("front")[1] < corner("back")[1]
    assert corner("front")[2] == CONTENT
    page.set_viewport_size({"width": 1280, "height": 900})
    page.add_style_tag(content=".chart { width: 900px !important; }")
    assert corner("front")[1] == corner("back")[1]
    assert corner("front")[0] < corner("back")[0]


def test_the_keyboard_goes_from_top_to_bottom_and_shows_where_it_is(page: Page) -> None:
    seen = []
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
