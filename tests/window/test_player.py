"""The player in a real browser, against a scripted resident: what it reports, and what it shows."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.window.conftest import House
from tests.window.exercises import NECK, SECONDS
from tests.window.scripted import Resident, opening, status

Open = Callable[..., Page]
FAST = 60.0
SLOW = 4.0
"""Fast enough to get ready in under a second, slow enough to press a key in between."""


@pytest.fixture
def play(resident: Resident, house: House, tab: Open) -> Open:
    """`play(speed)` opens a tab in which the break begins by itself."""

    def open_player(speed: float, *steps_done: int, page: Page | None = None, **options: Any) -> Page:
        resident.status = status(speed=speed, phase="prompting", player=opening(NECK.id, *steps_done))
        page = page or tab(**options)
        page.goto(house.gate.address("break"))
        return page

    return open_player


def begun(resident: Resident) -> None:
    resident.wait(lambda: resident.reports("focus"))


def kinds(resident: Resident) -> list[str]:
    return [report["what"] for report in resident.reports()]


def test_a_routine_plays_to_its_end_and_reports_every_step_in_order(play: Open, resident: Resident) -> None:
    page = play(FAST)
    resident.wait(lambda: resident.reports("ended"))
    assert kinds(resident) == ["playing", "focus", "step", "step", "step", "ended"]
    playing, focus, *steps, ended = resident.reports()
    assert playing["routine"] == NECK.id
    assert focus["focused"] is True
    assert [(each["step"], each["seconds"]) for each in steps] == list(enumerate(SECONDS))
    assert (ended["reached_end"], ended["seconds"]) == (True, 0)
    assert len({report["page"] for report in resident.reports()}) == 1
    expect(page.get_by_role("heading", level=1)).to_have_text("Done. That makes 0 breaks this week.")
    expect(page.get_by_role("link", name="Back to work")).to_be_visible()


def test_even_a_page_whose_timers_are_late_reports_each_step(play: Open, resident: Resident) -> None:
    play(3000.0)
    resident.wait(lambda: resident.reports("ended"))
    assert [report["step"] for report in resident.reports("step")] == [0, 1, 2]


def test_the_page_says_what_to_do(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    expect(page.get_by_role("heading", level=1)).to_have_text("Slow turn")
    expect(page.locator("#stop-if")).to_have_text("Slow turn hurts")
    expect(page.get_by_text("Next: Ear to shoulder")).to_be_visible()
    begun(resident)
    expect(page.locator("#text")).to_have_text("Turn your head.")
    expect(page.locator("#side")).to_have_text("Left side")
    expect(page.locator("#breath")).to_have_text("Breathe out")
    expect(page.locator("#side")).to_have_text("Right side")


def test_each_step_is_spoken_once(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    live = page.locator("#spoken")
    expect(live).to_have_attribute("aria-live", "polite")
    page.evaluate(
        """() => { const live = document.getElementById("spoken"); window.spoken = [live.textContent];
        new MutationObserver(() => window.spoken.push(live.textContent)).observe(live, { childList: true }); }"""
    )
    begun(resident)
    for _ in (1, 2):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(600)
    assert page.evaluate("window.spoken") == [
        "Slow turn. Sit tall.",
        "Ear to shoulder. Sit tall.",
        "Sit tall. Sit tall.",
    ]


def test_space_pauses_and_goes_on(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    begun(resident)
    page.keyboard.press("Space")
    resident.wait(lambda: resident.reports("paused"))
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    before = page.locator("#seconds").inner_text(), page.locator("#text").inner_text()
    page.wait_for_timeout(800)
    assert (page.locator("#seconds").inner_text(), page.locator("#text").inner_text()) == before
    page.keyboard.press("Space")
    resident.wait(lambda: resident.reports("resumed"))
    resident.wait(lambda: resident.reports("step"))
    assert resident.reports("step")[0]["seconds"] == SECONDS[0]  # the pause is no movement


def test_arrows_go_forth_and_back(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    begun(resident)
    title = page.get_by_role("heading", level=1)
    page.keyboard.press("ArrowRight")
    expect(title).to_have_text("Ear to shoulder")
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_text("Slow turn")
    page.get_by_role("button", name="Forth").click()
    page.get_by_role("button", name="Forth").click()
    expect(title).to_have_text("Sit tall")
    assert resident.reports("step") == []  # a step that was passed over was not played
    page.keyboard.press("ArrowRight")
    resident.wait(lambda: resident.reports("ended"))
    assert resident.reports("ended")[0]["reached_end"] is False


def test_escape_ends_it_with_what_was_played(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    resident.wait(lambda: resident.reports("step"))
    page.wait_for_timeout(1500)
    page.keyboard.press("Escape")
    resident.wait(lambda: resident.reports("ended"))
    ended = resident.reports("ended")[0]
    assert ended["reached_end"] is False
    assert 0 < ended["seconds"] < SECONDS[1]
    expect(page.get_by_role("heading", level=1)).to_have_text("Ended here. What you did counts.")
    expect(page.locator("#last")).to_be_focused()
    page.get_by_role("link", name="Back to work").click()
    page.wait_for_url("**/today")


def test_escape_before_it_begins_reports_nothing(play: Open, resident: Resident) -> None:
    page = play(1.0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not begun: the break is still open to you.")
    assert resident.reports() == []


def test_a_reload_goes_on_with_the_first_step_that_was_not_played(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    resident.wait(lambda: resident.reports("step"))
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ear to shoulder")
    resident.wait(lambda: len(resident.reports("playing")) == 2)
    first, second = (report["page"] for report in resident.reports("playing"))
    assert first != second
    resident.wait(lambda: [each["page"] for each in resident.reports("gone")] == [first])
    resident.status["speed"] = FAST
    page.reload()
    resident.wait(lambda: resident.reports("ended"))
    assert [report["step"] for report in resident.reports("step")] == [0, 1, 2]


def test_closing_the_page_is_told(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    begun(resident)
    page.close()
    resident.wait(lambda: resident.reports("gone"))
    assert resident.reports("gone")[0]["page"] == resident.reports("playing")[0]["page"]


def test_closing_a_page_that_did_not_begin_is_not(play: Open, resident: Resident) -> None:
    page = play(1.0)
    page.close()
    page.context.close()
    assert resident.reports() == []


def test_another_tab_takes_over(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    begun(resident)
    other = page.context.new_page()
    other.goto(page.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("This break goes on in another tab.")
    expect(other.get_by_role("heading", level=1)).to_have_text("Slow turn")
    assert resident.reports("ended") == []


def test_a_break_that_ends_elsewhere_is_said(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    begun(resident)
    resident.status["player"] = None
    resident.push()
    expect(page.get_by_role("heading", level=1)).to_have_text("This break has ended.")


def test_a_break_that_is_refused_says_why(play: Open, resident: Resident) -> None:
    resident.refuses["player"] = "Shoulder minute is playing."
    page = play(SLOW)
    expect(page.get_by_role("heading", level=1)).to_have_text("Shoulder minute is playing.")


def test_focus_is_told(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    begun(resident)
    page.evaluate("window.dispatchEvent(new Event('blur'))")
    resident.wait(lambda: len(resident.reports("focus")) == 2)


def test_sound_and_voice_are_off_until_asked_for(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    for name, key in (("Sound", "m"), ("Voice", "v")):
        expect(page.get_by_role("button", name=f"{name} off")).to_have_attribute("aria-pressed", "false")
        page.keyboard.press(key)
        expect(page.get_by_role("button", name=f"{name} on")).to_have_attribute("aria-pressed", "true")
    begun(resident)
    page.keyboard.press("Escape")
    resident.wait(lambda: resident.reports("ended"))
    page = play(SLOW, page=page)
    expect(page.get_by_role("button", name="Sound on")).to_be_visible()  # remembered


def test_reduced_motion_shows_the_key_poses_side_by_side(play: Open, resident: Resident) -> None:
    page = play(SLOW, reduced_motion="reduce")
    begun(resident)
    expect(page.locator("#figure svg")).to_have_count(2)
    expect(page.locator("#figure .arrow")).to_have_count(1)
    expect(page.locator("#figure svg.now")).to_have_count(1)


def test_the_figure_moves(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    begun(resident)
    expect(page.locator("#text")).to_have_text("Turn your head.")
    first = page.locator("#figure").inner_html()
    page.wait_for_timeout(200)
    assert page.locator("#figure").inner_html() != first


def test_every_control_has_its_name_and_key(play: Open) -> None:
    page = play(1.0)
    toolbar = page.get_by_role("toolbar", name="Player")
    keys = {
        "Back": "ArrowLeft",
        "Pause": "Space",
        "Forth": "ArrowRight",
        "End": "Escape",
        "Sound off": "m",
        "Voice off": "v",
    }
    for name, key in keys.items():
        expect(toolbar.get_by_role("button", name=name)).to_have_attribute("aria-keyshortcuts", key)
    expect(page.get_by_role("img", name="Slow turn").first).to_be_visible()
    expect(page.get_by_role("timer")).to_have_attribute("aria-live", "off")


@pytest.mark.parametrize("width", [360, 640, 1280])
def test_the_player_fits_into_one_screen(play: Open, resident: Resident, width: int) -> None:
    page = play(SLOW, viewport={"width": width, "height": 740})
    begun(resident)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for name in ("#text", "#seconds", "#pause", "#stop", "#stop-if"):
        expect(page.locator(name)).to_be_in_viewport()
