"""Week and Month in a real browser, over weeks that were lived through the schedule with the shipped routines."""

import re
from collections.abc import Callable
from datetime import UTC, date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from deskbreak import dates, index, library
from deskbreak.core import region
from deskbreak.core.entry import Entry
from deskbreak.core.settings import Settings
from deskbreak.folders import Folders
from deskbreak.journal import figures
from deskbreak.journal.writer import Writer
from deskbreak.resources import folder
from deskbreak.window.drawing import spell
from deskbreak.window.shelf import Shelf
from tests.window.conftest import House
from tests.window.scripted import NOW

Open = Callable[..., Page]
ABROAD, LAST, THIS = "2026-W45", "2026-W46", "2026-W47"


@pytest.fixture
def shelf() -> Shelf:
    return Shelf([folder("routines")])


@pytest.fixture
def shown(house: House, tab: Open, lived: Folders) -> Open:
    """`shown("week?week=2026-W46")` opens that page in a new tab."""

    def show(path: str, **options: object) -> Page:
        page = tab(**options)
        page.goto(house.gate.address("today"))
        page.goto(page.url.replace("today", path))
        return page

    return show


def week(folders: Folders, monday: date) -> dict[str, Any]:
    routines = index.routines(folders.index)
    return figures.week(folders.journal, monday, UTC, NOW, Settings(), routines).as_json()


def rows(page: Page, table: str) -> list[list[str]]:
    """The cells of each row of a table's body, as they are read."""
    return [
        [" ".join((cell.text_content() or "").split()) for cell in row.locator("th, td").all()]
        for row in page.locator(f"{table} tbody tr").all()
    ]


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


# ---- the ways from week to week


def test_back_and_forth_and_to_this_week(shown: Open) -> None:
    page = shown("week")
    expect(page.get_by_text("Week 47")).to_be_visible()
    expect(page.get_by_role("link", name="Week after")).to_have_count(0)
    expect(page.get_by_role("main").get_by_role("link", name="This week", exact=True)).to_have_count(0)
    page.get_by_role("link", name="Week before").click()
    expect(page.get_by_text(dates.between(date(2026, 11, 9), date(2026, 11, 15)))).to_be_visible()
    page.get_by_role("link", name="Week before").click()
    page.wait_for_url(f"**/week?week={ABROAD}")
    page.get_by_role("link", name="Week after").click()
    page.wait_for_url(f"**/week?week={LAST}")
    page.get_by_role("main").get_by_role("link", name="This week", exact=True).click()
    expect(page.get_by_text(dates.between(date(2026, 11, 16), date(2026, 11, 22)))).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_date_leads_to_its_week(shown: Open, scripts: bool) -> None:
    page = shown("week", java_script_enabled=scripts)
    page.get_by_label("A day of the week to show").fill("2026-11-10")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/week?date=2026-11-10")
    expect(page.get_by_text(dates.between(date(2026, 11, 9), date(2026, 11, 15)))).to_be_visible()
    expect(page.get_by_label("A day of the week to show")).to_have_value("2026-11-10")
    expect(page.get_by_role("button", name="Print")).to_have_count(1 if scripts else 0)


def test_each_day_leads_to_its_page_and_days_to_come_lead_nowhere(shown: Open) -> None:
    page = shown("week")
    ways = [way.get_attribute("href") for way in page.locator(".days a").all()]
    assert ways == [f"/day?date=2026-11-{day}" for day in range(16, 21)]
    expect(page.locator(".days .ahead")).to_have_text(
        [re.compile(r"not yet\s+Sat 21"), re.compile(r"not yet\s+Sun 22")]
    )


def test_a_week_without_a_row_says_so_and_draws_nothing(shown: Open) -> None:
    page = shown("week?week=2026-W43")
    expect(page.get_by_role("heading", level=1)).to_have_text("A week without breaks")
    expect(page.locator(".days, table")).to_have_count(0)


def test_a_week_abroad_is_drawn_by_the_clock_there(shown: Open) -> None:
    page = shown(f"week?week={ABROAD}")
    expect(page.get_by_text("Your clock changed this week.")).to_be_visible()
    # Where the person was each day begins at nine; by the clock at home it would be three in the afternoon.
    starts = [
        strip.locator("[class=k-work] title").first.text_content() or "" for strip in page.locator(".strip").all()[:5]
    ]
    assert {re.findall(r"\d+", start)[0] for start in starts} == {"08", "09"}


# ---- the numbers


@pytest.mark.parametrize(("name", "monday"), [(LAST, date(2026, 11, 9)), (THIS, date(2026, 11, 16))])
def test_every_number_of_the_week_stands_in_a_table(shown: Open, lived: Folders, name: str, monday: date) -> None:
    told = week(lived, monday)
    page = shown(f"week?week={name}")
    days, totals, outcomes = told["days"], told["totals"], ("completed", "partial", "skipped", "ignored", "natural")
    seen = [[cell for cell in row[1:] if cell != "not yet"] for row in rows(page, "#by-day")]
    gone = [day for day in days if day["date"] <= "2026-11-20"]
    lengths = ("moved_s", "active_s", "longest_sitting_s", "average_sitting_s")
    assert totals["taken"] > 10
    assert seen == [
        *([str(day[key]) for day in [*gone, totals]] for key in ("due", "taken")),
        *([str(day["breaks"][outcome]) for day in [*gone, totals]] for outcome in outcomes),
        [str(day["snoozes"]) for day in [*gone, totals]],
        *([spell(day[key]) for day in [*gone, totals]] for key in lengths),
        [str(day["sittings"]) for day in [*gone, totals]],
        [*("yes" if day["strength"] else "no" for day in gone), f"{told['strength']['days']} of 5"],
    ]
    regions = region.names()
    assert rows(page, "[aria-labelledby=body-title]") == [
        [regions[each["id"]], "", spell(each["seconds"])] for each in told["regions"]
    ]
    called = library.load([folder("routines")]).routines
    done = sorted(rows(page, "[aria-labelledby=routines-title]"))
    assert done == sorted([called[each["id"]].name, "", str(each["times"])] for each in told["routines"])
    times = [int(row[2]) for row in rows(page, "[aria-labelledby=routines-title]")]
    assert times == sorted(times, reverse=True)
    expect(page.get_by_role("heading", level=1)).to_have_text(told["says"])


def test_the_columns_have_a_brick_for_each_break(shown: Open, lived: Folders) -> None:
    page = shown(f"week?week={LAST}")
    columns = page.locator(".column").all()
    for day, column in zip(week(lived, date(2026, 11, 9))["days"], columns, strict=True):
        found = [brick.get_attribute("class") for brick in column.locator("rect").all()]
        laid = [
            f"k-{name}" for name in ("completed", "partial", "skipped", "ignored") for _ in range(day["breaks"][name])
        ]
        assert found == laid


def test_a_routine_leads_to_its_page(shown: Open) -> None:
    page = shown(f"week?week={LAST}")
    way = page.locator("[aria-labelledby=routines-title] a").first
    name = way.text_content() or ""
    way.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


# ---- the month


def test_a_month_shows_each_day_and_leads_to_weeks_and_days(shown: Open, lived: Folders) -> None:
    told = figures.month(lived.journal, date(2026, 11, 1), UTC, NOW, Settings()).as_json()
    page = shown("month?month=2026-11")
    assert page.locator("tbody th a").all_text_contents() == [f"Week {number}" for number in range(44, 48)]
    seen = {}
    for way in page.locator("td a").all():
        seen[(way.get_attribute("href") or "")[-10:]] = " ".join((way.text_content() or "").split())
    for day in (day for each in told["weeks"] for day in each["days"]):
        if day["date"] > "2026-11-20":
            assert day["date"] not in seen
            continue
        text = seen[day["date"]]
        assert (f"{day['taken']} of {day['due']} taken" in text) == bool(day["due"])
        assert (f"{spell(day['moved_s'])} moved" in text) == bool(day["moved_s"])
        assert (f"{day['breaks']['natural']} natural" in text) == bool(day["breaks"]["natural"])
    expect(page.locator("[aria-current=date]")).to_have_text(re.compile("20"))
    page.get_by_role("link", name="Week 46").click()
    expect(page.get_by_text(dates.between(date(2026, 11, 9), date(2026, 11, 15)))).to_be_visible()
    page.get_by_role("link", name="Month", exact=True).click()
    page.wait_for_url("**/month?month=2026-11")
    for month in ("2026-10", "2026-09"):
        page.get_by_role("link", name="Month before").click()
        page.wait_for_url(f"**/month?month={month}")
    expect(page.get_by_role("heading", level=1)).to_have_text("No breaks in this month.")
    for month in ("2026-10", "2026-11"):
        page.get_by_role("link", name="Month after").click()
        page.wait_for_url(f"**/month?month={month}")
    expect(page.get_by_role("link", name="Month after")).to_have_count(0)


# ---- paper and screens


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [f"week?week={ABROAD}", f"week?week={LAST}", "week", "month"])
def test_it_prints_on_one_sheet_with_ink_on_white(shown: Open, path: str, scheme: str) -> None:
    page = shown(path, color_scheme=scheme)
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
    page.emulate_media(media="print")
    colours = page.evaluate(
        """() => [getComputedStyle(document.documentElement).backgroundColor,
        getComputedStyle(document.querySelector("h1")).color,
        getComputedStyle(document.documentElement).getPropertyValue("--figure-ground")]"""
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(31, 42, 46)", "#eee8de"]
    expect(page.get_by_role("navigation", name="Pages")).to_be_hidden()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_button_prints(shown: Open) -> None:
    page = shown("week")
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="Print").click()
    expect(page).to_have_title("printed")


def test_a_routine_with_a_long_name_leaves_the_others_their_room(shown: Open, lived: Folders) -> None:
    reliefs = library.load([folder("routines")]).reliefs.values()
    longest = max(reliefs, key=lambda each: len(each.name))
    writer = Writer(lived.journal)
    writer.commit([Entry(NOW - 3600, 0, "end", None, longest.id, "completed", 150.0, {"steps": 3})], {})
    writer.close()
    page = shown("week", viewport={"width": 1280, "height": 800})
    # Other languages need more room for it.
    page.get_by_role("link", name=longest.name).evaluate("name => { name.textContent += ' ' + name.textContent; }")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    bars = page.locator(".bar").evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().width)")
    assert min(bars) > 40, "the name leaves the bars beside it their room"


@pytest.mark.parametrize("width", [320, 360, 768, 3840])
@pytest.mark.parametrize("path", [f"week?week={LAST}", "week", "month"])
def test_nothing_runs_off_the_side(shown: Open, path: str, width: int) -> None:
    page = shown(path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
