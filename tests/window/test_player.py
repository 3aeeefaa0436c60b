"""The player in a real browser, against a scripted resident: what it reports, and what it shows."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.window.conftest import House
from tests.window.exercises import NECK, SECONDS, HandMade
from tests.window.scripted import Resident, opening, status

Open = Callable[..., Page]
FAST = 60.0
SLOW = 4.0
"""Fast enough to get ready in under a second, slow enough to press a key in between."""
BEAT = """window.Worker = class {
    postMessage(every) {
        clearInterval(this.timer);
        if (every) this.timer = setInterval(() => this.onmessage(0), every);
    }
};"""
"""The worker that keeps the beat, on the page's own clock."""


@pytest.fixture
def play(resident: Resident, house: House, tab: Open) -> Open:
    """`play(speed)` opens a tab in which the break begins by itself."""

    def open_player(speed: float, *steps_done: int, page: Page | None = None, **options: Any) -> Page:
        resident.status = status(speed=speed, phase="prompting", player=opening(NECK.id, *steps_done))
        page = page or tab(**options)
        page.goto(house.gate.address("break"))
        expect(page.locator("#next")).to_have_text(re.compile(r"\w"))  # the film is there, and keys are heard
        return page

    return open_player


@pytest.fixture
def ready(play: Open, tab: Open) -> Open:
    """`ready()` opens a tab in which time goes by only as `go_by` lets it."""

    def open_ready(page: Page | None = None, **options: Any) -> Page:
        page = page or tab(**options)
        page.add_init_script(BEAT)
        page.clock.install(time=0)
        page.clock.pause_at(1000)
        return play(SLOW, page=page)

    return open_ready


@pytest.fixture
def stand(ready: Open, resident: Resident) -> Open:
    """`stand()` opens a tab that stands at the first second of the routine until time is let go by."""

    def open_standing(**options: Any) -> Page:
        page = ready(**options)
        begin(page, resident)
        return page

    return open_standing


def begin(page: Page, resident: Resident) -> None:
    """Let the time to get ready go by, and no more."""

    def opened() -> bool:
        page.clock.run_for(100)
        return page.locator("#text").inner_text() != "Get ready"

    resident.wait(opened)
    begun(resident)


def go_by(page: Page, seconds: float) -> None:
    """Let so many seconds of the routine go by, to the beat: 0.4 s."""
    page.clock.run_for(round(1000 * seconds / SLOW))


def played(page: Page, step: int) -> bool:
    """Let a little of the routine go by; says whether anything of `step` was played."""
    go_by(page, 0.4)
    return page.locator(".bar").nth(step).get_attribute("width") != "0.0%"


def begun(resident: Resident) -> None:
    resident.wait(lambda: resident.reports("focus"))


def kinds(resident: Resident) -> list[str]:
    return [report["what"] for report in resident.reports()]


def test_a_break_that_does_not_load_says_so(house: House, tab: Open, resident: Resident) -> None:
    resident.status = status(phase="prompting", player=opening(NECK.id))
    page = tab()
    page.route("**/reel/*", lambda route: route.abort())
    page.goto(house.gate.address("break"))
    expect(page.locator("#text")).to_contain_text("This break did not load.")
    assert resident.reports() == []


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


def test_the_page_says_what_to_do(stand: Open) -> None:
    page = stand()
    expect(page.get_by_role("heading", level=1)).to_have_text("Slow turn")
    expect(page.locator("#stop-if")).to_have_text("Slow turn hurts")
    expect(page.get_by_text("Next: Ear to shoulder")).to_be_visible()
    go_by(page, 3.2)
    expect(page.locator("#text")).to_have_text("Turn your head.")
    expect(page.locator("#side")).to_have_text("Left side")
    expect(page.locator("#breath")).to_have_text("Breathe out")
    go_by(page, 4)
    expect(page.locator("#side")).to_have_text("Right side")


def test_each_step_is_spoken_once(ready: Open, resident: Resident) -> None:
    page = ready()
    live = page.locator("#spoken")
    expect(live).to_have_attribute("aria-live", "polite")
    page.evaluate(
        """() => { const live = document.getElementById("spoken"); window.spoken = [live.textContent];
        new MutationObserver(() => window.spoken.push(live.textContent)).observe(live, { childList: true }); }"""
    )
    begin(page, resident)
    for _ in (1, 2):
        page.keyboard.press("ArrowRight")
        go_by(page, 0.4)
    assert page.evaluate("window.spoken") == [
        "Slow turn. Sit tall.",
        "Ear to shoulder. Sit tall.",
        "Sit tall. Sit tall.",
    ]


def test_each_phase_is_spoken_once_with_its_side(stand: Open) -> None:
    page = stand()
    page.evaluate(
        """() => { const live = document.getElementById("spoken"); window.spoken = [];
        new MutationObserver(() => window.spoken.push(live.textContent)).observe(live, { childList: true }); }"""
    )
    go_by(page, 9.6)
    assert page.evaluate("window.spoken") == [
        "Left side. Turn your head.",
        "Come back to the middle.",
        "Right side. Turn your head.",
        "Come back to the middle.",
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


def test_arrows_go_forth_and_back(stand: Open, resident: Resident) -> None:
    page = stand()
    title = page.get_by_role("heading", level=1)
    page.keyboard.press("ArrowRight")
    expect(title).to_have_text("Ear to shoulder")
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_text("Slow turn")
    page.get_by_role("button", name="Forward").click()
    page.get_by_role("button", name="Forward").click()
    expect(title).to_have_text("Sit tall")
    assert resident.reports("step") == []  # a step that was passed over was not played
    page.keyboard.press("ArrowRight")
    resident.wait(lambda: resident.reports("ended"))
    assert resident.reports("ended")[0]["reached_end"] is False


def test_escape_ends_it_with_what_was_played(stand: Open, resident: Resident) -> None:
    page = stand()
    go_by(page, 18)
    resident.wait(lambda: resident.reports("step"))
    page.keyboard.press("Escape")
    resident.wait(lambda: resident.reports("ended"))
    ended = resident.reports("ended")[0]
    assert ended["reached_end"] is False
    assert 0 < ended["seconds"] < SECONDS[1]
    expect(page.get_by_role("heading", level=1)).to_have_text("Ended here. What you did counts.")
    expect(page.locator("#last")).to_be_focused()
    page.clock.resume()
    page.get_by_role("link", name="Back to work").click()
    page.wait_for_url("**/today")


def test_escape_before_it_begins_reports_nothing(ready: Open, resident: Resident) -> None:
    page = ready()
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
    expect(page.locator("#text")).not_to_have_text("Get ready")
    resident.wait(lambda: [each["page"] for each in resident.reports("gone")] == [first])
    resident.status["speed"] = FAST
    page.reload()
    resident.wait(lambda: resident.reports("ended"))
    # A report whose answer the reload was quicker than comes again, as the report of the page that made it.
    assert list(dict.fromkeys((each["step"], each["seconds"]) for each in resident.reports("step"))) == list(
        enumerate(SECONDS)
    )


def test_closing_the_page_is_told(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    begun(resident)
    page.close()
    resident.wait(lambda: resident.reports("gone"))
    assert resident.reports("gone")[0]["page"] == resident.reports("playing")[0]["page"]


def test_closing_a_page_that_did_not_begin_is_not(ready: Open, resident: Resident) -> None:
    page = ready()
    page.close()
    page.context.close()
    assert resident.reports() == []


def test_two_tabs_stay_in_step_and_one_reports(stand: Open, resident: Resident) -> None:
    page = stand()
    page.keyboard.press("ArrowRight")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_text("This page follows another tab; both steer.")).to_be_visible()
    title = other.get_by_role("heading", level=1)
    expect(title).to_have_text("Ear to shoulder")
    resident.wait(lambda: resident.reports("focus")[-1]["focused"])
    other.keyboard.press("Space")  # what is pressed in the one happens in both
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    expect(other.get_by_role("button", name="Go on")).to_be_visible()
    for name in ("#seconds", "#text", "#place"):
        expect(other.locator(name)).to_have_text(page.locator(name).inner_text())
    page.keyboard.press("ArrowRight")
    expect(title).to_have_text("Sit tall")
    other.keyboard.press("Escape")
    for each in (page, other):
        expect(each.get_by_role("heading", level=1)).to_have_text("Ended here. What you did counts.")
    other.keyboard.press("1")
    resident.wait(lambda: resident.reports("felt"))
    expect(page.locator("#feel")).to_be_hidden()
    assert len({report["page"] for report in resident.reports()}) == 1
    assert [kind for kind in kinds(resident) if kind != "focus"] == ["playing", "paused", "ended", "felt"]


def test_the_tab_that_follows_takes_over_when_the_other_is_closed(stand: Open, resident: Resident) -> None:
    page = stand()
    page.keyboard.press("ArrowRight")
    go_by(page, 6)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_text("This page follows another tab; both steer.")).to_be_visible()
    expect(other.locator("#text")).to_have_text("Tip your head.")
    page.close()
    resident.wait(lambda: len(resident.reports("playing")) == 2)
    go_by(other, 3.2)
    expect(other.locator("#text")).to_have_text("Hold and breathe.")  # not "Sit tall.": it goes on within the step
    other.clock.resume()
    resident.wait(lambda: resident.reports("ended"))
    assert [report["step"] for report in resident.reports("step")] == [1, 2]


def test_the_page_that_began_last_plays_where_browsers_differ(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    begun(resident)
    resident.status["player"]["page"] = "a page in a different browser"
    resident.push()
    expect(page.get_by_role("heading", level=1)).to_have_text("This break goes on in another browser.")
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


REFUSALS = """async () => {
    const { Reports } = await import("/static/report.js");
    const says = ["It got worse today.", "Another page plays this break."], told = [];
    window.fetch = async () => ({ ok: true, json: async () => ({ ok: false, says: says.shift() }) });
    const reports = new Reports("p", (sentence) => told.push(sentence));
    await Promise.all([reports.send("playing"), reports.send("focus")]);
    await new Promise((resume) => setTimeout(resume));
    return told;
}"""


def test_why_a_break_does_not_begin_is_not_hidden_by_what_is_refused_after_it(house: House, tab: Open) -> None:
    page = tab()
    page.goto(house.gate.address("today"))
    assert page.evaluate(REFUSALS) == ["It got worse today."]


def test_focus_is_told(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    begun(resident)
    page.evaluate("window.dispatchEvent(new Event('blur'))")
    resident.wait(lambda: len(resident.reports("focus")) == 2)


def test_sound_is_off_until_asked_for(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    expect(page.get_by_role("button", name="Sound off")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("m")
    expect(page.get_by_role("button", name="Sound on")).to_have_attribute("aria-pressed", "true")
    begun(resident)
    page.keyboard.press("Escape")
    resident.wait(lambda: resident.reports("ended"))
    page = play(SLOW, page=page)
    expect(page.get_by_role("button", name="Sound on")).to_be_visible()  # remembered


def test_reduced_motion_shows_the_key_poses_side_by_side(stand: Open) -> None:
    page = stand(reduced_motion="reduce")
    go_by(page, 2.4)
    expect(page.locator("#figure svg")).to_have_count(2)
    expect(page.locator("#figure .arrow")).to_have_count(1)
    expect(page.locator("#figure svg.now")).to_have_count(1)


def test_the_figure_moves(stand: Open) -> None:
    page = stand()
    go_by(page, 2.4)
    expect(page.locator("#text")).to_have_text("Turn your head.")
    first = page.locator("#figure").inner_html()
    go_by(page, 0.8)
    assert page.locator("#figure").inner_html() != first


def test_every_control_has_its_name_and_key(ready: Open) -> None:
    page = ready()
    toolbar = page.get_by_role("toolbar", name="Player")
    keys = {
        "Back": "ArrowLeft",
        "Pause": "Space",
        "Forward": "ArrowRight",
        "Done": "d",
        "End": "Escape",
        "Sound off": "m",
        "No voice here": "v",
        "Full screen": "f",
    }
    for name, key in keys.items():
        expect(toolbar.get_by_role("button", name=name)).to_have_attribute("aria-keyshortcuts", key)
    expect(page.get_by_role("img", name="Slow turn").first).to_be_visible()
    expect(page.get_by_role("timer")).to_have_attribute("aria-live", "off")


@pytest.mark.parametrize(("width", "height"), [(360, 740), (800, 600), (1280, 720), (3840, 2160)])
def test_the_player_fits_into_one_screen(stand: Open, width: int, height: int) -> None:
    page = stand(viewport={"width": width, "height": height})
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= innerWidth && {root}.scrollHeight <= innerHeight")
    for name in ("#text", "#seconds", "#pause", "#stop", "#stop-if"):
        expect(page.locator(name)).to_be_in_viewport()


def test_a_reload_goes_on_within_the_step_and_counts_every_second_once(stand: Open, resident: Resident) -> None:
    page = stand()
    page.keyboard.press("ArrowRight")
    go_by(page, 10)
    expect(page.locator("#text")).to_have_text("Hold and breathe.")
    page.keyboard.press("Space")
    seconds = page.locator("#seconds").inner_text()
    page.reload()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()  # paused as it was
    expect(page.locator("#text")).to_have_text("Hold and breathe.")
    expect(page.locator("#seconds")).to_have_text(seconds)
    page.keyboard.press("Space")
    page.clock.resume()
    resident.wait(lambda: resident.reports("ended"))
    assert [(each["step"], each["seconds"]) for each in resident.reports("step")] == [(1, SECONDS[1]), (2, SECONDS[2])]


@pytest.mark.parametrize("key", ["d", "Enter"])
def test_done_counts_the_step_with_what_was_played_of_it(stand: Open, resident: Resident, key: str) -> None:
    page = stand()
    go_by(page, 3.2)
    expect(page.locator("#text")).to_have_text("Turn your head.")
    page.keyboard.press(key)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ear to shoulder")
    resident.wait(lambda: resident.reports("step"))
    step = resident.reports("step")[0]
    assert step["step"] == 0
    assert step["seconds"] == pytest.approx(3.2)
    page.keyboard.press("d")  # nothing of this one was played yet, so there is nothing to count
    page.keyboard.press("Escape")
    resident.wait(lambda: resident.reports("ended"))
    assert len(resident.reports("step")) == 1


def test_done_of_every_step_is_the_whole_break(stand: Open, resident: Resident) -> None:
    page = stand()
    for step in range(len(SECONDS)):
        expect(page.locator("#place")).to_have_text(f"{step + 1} of {len(SECONDS)}")
        resident.wait(partial(played, page, step))
        page.keyboard.press("d")
    resident.wait(lambda: resident.reports("ended"))
    assert [each["step"] for each in resident.reports("step")] == list(range(len(SECONDS)))
    assert all(each["seconds"] < whole for each, whole in zip(resident.reports("step"), SECONDS, strict=True))
    ended = resident.reports("ended")[0]
    assert (ended["reached_end"], ended["seconds"]) == (True, 0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Done. That makes 0 breaks this week.")


def test_what_comes_next_is_named_three_seconds_before(stand: Open) -> None:
    page = stand()
    page.evaluate(
        """() => { const next = document.getElementById("next");
        new MutationObserver(() => { if (next.classList.contains("is-soon") && !window.soon) window.soon = [
            next.textContent, document.getElementById("text").textContent,
            document.getElementById("seconds").textContent]; }).observe(next, { attributes: true }); }"""
    )
    go_by(page, 9.6)
    # The last repetition's two phases take 2 s each: 3 s before the end one second of the first is left.
    assert page.evaluate("window.soon") == ["Next: Ear to shoulder", "Turn your head.", "1"]


VOICES = """(() => {
    window.said = [];
    class Utterance { constructor(text) { this.text = text; } }
    const voice = (lang, localService) => ({ lang, localService, name: lang });
    const synthesis = { getVoices: () => [voice("de-DE", true), voice("en-US", false), voice("en-GB", LOCAL)],
        speak: (each) => { window.said.push([each.text, each.voice.lang]); setTimeout(() => each.onend?.(), 10); },
        cancel: () => {}, addEventListener: () => {} };
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
})()"""


def test_a_voice_of_this_computer_says_each_phase_and_names_what_comes_next(
    ready: Open, resident: Resident, tab: Open
) -> None:
    page = tab()
    page.add_init_script(VOICES.replace("LOCAL", "true"))
    ready(page=page)
    page.keyboard.press("v")
    expect(page.get_by_role("button", name="Voice on")).to_have_attribute("aria-pressed", "true")
    begin(page, resident)
    go_by(page, 16)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ear to shoulder")
    expect(page.locator("#text")).to_have_text("Tip your head.")
    said = [text for text, _lang in page.evaluate("window.said")]
    turning = ["Turn your head.", "Come back to the middle."]
    named = ["Sit tall.", *turning, "Turn your head.", "Next: Ear to shoulder", "Come back to the middle."]
    assert said[:6] == named
    assert said[6:] == ["Sit tall.", "Tip your head."]  # the name was said, so its announcement is silent
    assert {lang for _text, lang in page.evaluate("window.said")} == {"en-GB"}


def test_a_voice_over_the_network_is_none(play: Open, tab: Open) -> None:
    page = tab()
    page.add_init_script(VOICES.replace("LOCAL", "false"))
    play(1.0, page=page)
    page.keyboard.press("v")
    expect(page.get_by_role("button", name="No voice here")).to_have_attribute("aria-disabled", "true")
    expect(page.get_by_text("one over the network is never used")).to_be_visible()
    assert page.evaluate("window.said") == []


@pytest.mark.parametrize("key", ["r", "?"])
def test_the_warning_signs_are_one_key_away_and_pause(play: Open, resident: Resident, key: str) -> None:
    page = play(SLOW)
    begun(resident)
    page.keyboard.press(key)
    signs = page.get_by_role("dialog", name="When to stop and get help")
    expect(signs).to_be_visible()
    for tier in ("Call for emergency help now", "See a doctor today", "See a doctor or physiotherapist soon"):
        expect(signs.get_by_role("heading", name=tier)).to_be_visible()
    resident.wait(lambda: resident.reports("paused"))
    page.keyboard.press("Escape")  # closes the signs, not the break
    expect(signs).to_be_hidden()
    expect(page.get_by_role("button", name="Go on")).to_be_focused()
    assert resident.reports("ended", "resumed") == []


def test_what_needs_a_look_at_the_warning_signs_begins_after_it(
    play: Open, resident: Resident, shelf: HandMade
) -> None:
    shelf.holds = replace(NECK, check_first=True)
    page = play(SLOW)
    signs = page.get_by_role("dialog", name="When to stop and get help")
    expect(signs).to_be_visible()
    page.wait_for_timeout(1500)
    assert resident.reports() == []
    signs.get_by_role("button", name="None of these").click()
    begun(resident)
    assert resident.reports("playing")


def test_who_has_a_warning_sign_is_told_to_get_help(play: Open, resident: Resident, shelf: HandMade) -> None:
    shelf.holds = replace(NECK, check_first=True)
    page = play(SLOW)
    page.get_by_role("dialog").get_by_role("button", name="End the break").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Not begun. Please get the help that the sign asks for.")
    assert resident.reports() == []


@pytest.mark.parametrize(("key", "value"), [("1", "better"), ("2", "same"), ("3", "sore")])
def test_how_it_felt_is_told_with_one_key(play: Open, resident: Resident, key: str, value: str) -> None:
    page = play(FAST)
    resident.wait(lambda: resident.reports("ended"))
    expect(page.get_by_role("button", name="Better")).to_be_visible()
    page.keyboard.press(key)
    resident.wait(lambda: resident.reports("felt"))
    page.keyboard.press(key)
    expect(page.locator("#feel")).to_be_hidden()
    assert [(each["value"], each["page"]) for each in resident.reports("felt")] == [
        (value, resident.reports("playing")[0]["page"])
    ]


def test_one_escape_ends_it_in_full_screen_too(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    begun(resident)
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.locator("#figure .top").first).to_be_visible()
    page.evaluate("document.exitFullscreen()")  # as the browser does of itself at Esc
    resident.wait(lambda: resident.reports("ended"))


def test_a_machine_that_slept_finds_the_break_paused(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    begun(resident)
    page.evaluate("() => { const now = Date.now; Date.now = () => now() + 3600e3; }")
    resident.wait(lambda: resident.reports("paused"))
    expect(page.get_by_text("because the computer slept")).to_be_visible()


def test_a_hidden_page_keeps_time(play: Open, resident: Resident) -> None:
    page = play(SLOW)
    begun(resident)
    # What a browser does to the timers of a hidden page, at its worst.
    page.evaluate("() => { window.setTimeout = window.setInterval = window.requestAnimationFrame = () => 0; }")
    resident.wait(lambda: resident.reports("ended"))
    assert [(each["step"], each["seconds"]) for each in resident.reports("step")] == list(enumerate(SECONDS))
