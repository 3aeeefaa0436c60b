"""Today, Break's list and Week in a real browser: live, by keyboard, and when the resident ends."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.window.conftest import House
from tests.window.scripted import Resident, opening, status

Open = Callable[..., Page]


@pytest.fixture
def shown(house: House, tab: Open) -> Open:
    """`shown("today")` opens that page in a new tab."""

    def show(name: str, **options: object) -> Page:
        page = tab(**options)
        page.goto(house.gate.address(name))
        return page

    return show


def test_the_address_bar_keeps_no_secret(shown: Open) -> None:
    page = shown("today")
    assert page.url.endswith("/today")
    assert page.evaluate("document.cookie") == ""


def test_today_follows_the_resident(shown: Open, resident: Resident) -> None:
    page = shown("today")
    expect(page.get_by_role("heading", level=1)).to_have_text("Micro-break in 12 min: Neck minute.")
    resident.status = status(phase="held", due=True, says="Long break held.", can=["start", "snooze", "skip"])
    resident.push()
    expect(page.get_by_role("heading", level=1)).to_have_text("Long break held.")
    expect(page.get_by_role("button", name="Skip")).to_be_visible()
    expect(page.get_by_role("img", name="Held Micro-break")).to_be_visible()


def test_an_answer_is_said_in_place(shown: Open, resident: Resident) -> None:
    resident.status = status(phase="prompting", due=True, can=["start", "snooze", "skip"])
    page = shown("today")
    page.get_by_role("button", name="Snooze").click()
    expect(page.get_by_role("status")).to_have_text("Snoozed for 5 min of work.")
    assert {"do": "snooze", "minutes": None} in resident.heard


def test_pausing_by_keyboard_alone(shown: Open, resident: Resident) -> None:
    page = shown("today")
    page.locator("#pause-open").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    resident.wait(lambda: {"do": "pause", "for": "1h"} in resident.heard)


def test_focus_stays_where_it_is_when_the_page_changes(shown: Open, resident: Resident) -> None:
    page = shown("today")
    page.locator("#start").focus()
    resident.status = status(says="Micro-break in 11 min: Neck minute.")
    resident.push()
    expect(page.get_by_role("heading", level=1)).to_have_text("Micro-break in 11 min: Neck minute.")
    expect(page.locator("#start")).to_be_focused()


def test_an_open_menu_keeps_its_focus_when_the_page_changes(shown: Open, resident: Resident) -> None:
    page = shown("today")
    page.locator("#pause-open").press("Enter")
    hour = page.get_by_role("button", name="1 hour")
    hour.focus()
    resident.status = status(says="Micro-break in 11 min: Neck minute.")
    resident.push()
    expect(page.get_by_role("heading", level=1)).to_have_text("Micro-break in 11 min: Neck minute.")
    expect(hour).to_be_focused()


def test_start_leads_to_the_player(shown: Open, resident: Resident) -> None:
    page = shown("today")
    page.get_by_role("button", name="Start Neck minute").click()
    resident.wait(lambda: {"do": "start", "routine": "neck-minute"} in resident.heard)
    page.wait_for_url("**/break")


def test_the_list_becomes_the_player_when_a_break_opens(shown: Open, resident: Resident) -> None:
    page = shown("break")
    expect(page.get_by_role("heading", level=1)).to_have_text("No break is playing")
    resident.status = status(player=opening())
    resident.push()
    expect(page.get_by_role("toolbar", name="Player")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("today", "open"),
        ("week", "open week"),
        ("month", "open week"),
        ("day", "open"),
        ("routines", "open routines"),
        ("settings", "open settings"),
        ("break", "open"),
    ],
)
def test_the_end_of_the_resident_is_said_and_ends_the_window(
    shown: Open, resident: Resident, house: House, name: str, verb: str
) -> None:
    page = shown(name)
    resident.close()
    alert = page.get_by_role("alert")
    expect(alert.get_by_text("Open it again from the tray or with")).to_be_visible()
    expect(alert.locator("#lost-for-good code")).to_have_text(f"deskbreak {verb}")
    expect(alert.get_by_text("Deskbreak is not running")).to_be_hidden()
    house.thread.join(60)
    assert not house.thread.is_alive()


def test_forms_work_without_scripts(shown: Open, resident: Resident) -> None:
    resident.status = status(phase="prompting", due=True, can=["start", "snooze", "skip"])
    page = shown("today", java_script_enabled=False)
    page.get_by_role("button", name="Snooze").click()
    expect(page.get_by_role("status")).to_have_text("Snoozed for 5 min of work.")


def test_the_skip_link_comes_first_and_leads_to_the_content(shown: Open) -> None:
    page = shown("week")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


@pytest.mark.parametrize("name", ["today", "week", "break"])
@pytest.mark.parametrize("width", [320, 360, 768, 3840])
def test_nothing_runs_off_the_side(shown: Open, name: str, width: int) -> None:
    """320 is also what a window of 640 px shows at 200 % zoom."""
    page = shown(name, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_on_its_ground(shown: Open, scheme: str) -> None:
    page = shown("today", color_scheme=scheme)
    colours = page.evaluate(
        """() => { const style = getComputedStyle(document.documentElement);
        const names = ["paper", "surface", "tint", "ink", "quiet", "pine", "on-pine", "clay", "gold", "mist"];
        return Object.fromEntries(names.map((name) => [name, style.getPropertyValue("--" + name).trim()])); }"""
    )
    for text in ("ink", "quiet", "pine"):
        for ground in ("paper", "surface", "tint"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    assert contrast(colours["on-pine"], colours["pine"]) >= 4.5
    for graphic in ("pine", "clay", "gold", "mist"):
        for ground in ("paper", "surface"):
            assert contrast(colours[graphic], colours[ground]) >= 3.0, (graphic, ground)


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2 between two colours written like #1f6f5c."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
