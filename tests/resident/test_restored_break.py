"""kill -9 in mid-break: the page plays on, the break goes on with the next start, and every step is logged once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.plugin_desktop import until
from tests.resident.resident import PATIENCE_S, Resident, headless

SPEED = 2
"""Slow enough that a start of the resident fits into the minute it gives a page to come back, and the first look of a
browser into the half minute that it waits for one."""


def playing(resident: Resident, page: Page) -> None:
    """Begin the posture minute in `page`."""
    page.goto(resident.cli("open", "break", "--print").strip())  # what takes long is warm by then
    address = resident.cli("open", "break", "--print").strip()
    assert resident.ask(do="start", routine="posture-minute", here=True)["ok"]
    page.goto(address)
    until(lambda: any(row["kind"] == "start" for row in resident.log()), "the break begins", PATIENCE_S)


@pytest.mark.parametrize("meanwhile", ["", "reload"])
def test_a_killed_resident_goes_on_with_the_break(tmp_path: Path, tab: Callable[..., Page], meanwhile: str) -> None:
    resident = Resident(headless(tmp_path), "--speed", str(SPEED))
    resident.start()
    try:
        page = tab()
        playing(resident, page)
        resident.kill()
        expect(page.get_by_role("alert")).to_contain_text("Your break goes on", timeout=PATIENCE_S * 1000)
        # The first step comes to its end with nobody there to hear of it.
        expect(page.locator("#place")).to_have_text("2 of 2", timeout=PATIENCE_S * 1000)
        assert not any(row["kind"] == "step" for row in resident.log())
        resident.start()
        expect(page.get_by_role("alert")).to_be_hidden(timeout=PATIENCE_S * 1000)
        # A page that is loaded again has nothing left to tell.
        until(lambda: any(row["kind"] == "step" for row in resident.log()), "the step is told", PATIENCE_S)
        if meanwhile == "reload":
            page.reload()
        page.get_by_role("button", name="Better").click(timeout=PATIENCE_S * 1000)
        expect(page.get_by_text("Noted. Thank you.")).to_be_visible(timeout=PATIENCE_S * 1000)
        rows = resident.log()
        played = [row for row in rows if row["kind"] in ("start", "step", "end", "felt")]
        assert [row["kind"] for row in played] == ["start", "step", "step", "end", "felt"]
        steps, (end,) = played[1:3], played[3:4]
        assert [row["detail"]["step"] for row in steps] == [0, 1]
        assert end["outcome"] == "completed"
        assert end["seconds"] == pytest.approx(sum(row["seconds"] for row in steps))
        assert played[4]["detail"] == {"value": "better"}
        assert played[4]["routine"] == "posture-minute"
    finally:
        resident.end()
