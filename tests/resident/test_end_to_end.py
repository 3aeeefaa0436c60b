"""The whole way: the clock, the notification's own button, the page in a real browser, the log, the week."""

import contextlib
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.plugin_desktop import DesktopSession, until
from tests.resident.resident import (
    OFTEN,
    PACE,
    PATIENCE_S,
    Resident,
    Watch,
    address_in,
    browser_that_notes,
    hands,
    steps_of,
    wait_for,
)


@pytest.fixture
def resident(desktop_session: DesktopSession, needs: Callable[..., None]) -> Iterator[Resident]:
    needs("xdotool", "chromium", "dunstctl")
    made = Resident(desktop_session.environment, *PACE)
    made.set(OFTEN)
    yield made
    made.end()


def test_from_the_clock_to_the_logged_break(
    resident: Resident, heard: Callable[[], str], tab: Callable[..., Page], tmp_path: Path
) -> None:
    noted = browser_that_notes(resident.environment, tmp_path)
    page = tab()
    resident.start()
    watch = Watch(resident)
    with hands(resident.environment) as rest, contextlib.closing(watch):
        wait_for(resident, "prompting")
        due = resident.status["next"]
        until(lambda: '"Skip"' in heard(), "it is on the screen, above any greeting", PATIENCE_S)
        # The notification's own Start button, pressed through the daemon.
        subprocess.run(["dunstctl", "action"], env=resident.environment, check=True, timeout=PATIENCE_S)
        page.goto(address_in(noted))
        # At this pace some seconds without input are a natural break: no rest before the page plays.
        until(lambda: any(row["kind"] == "start" for row in watch.rows), "the page plays", PATIENCE_S)
        rest.set()
        # Looking by way of the page lets the driver's own work go on meanwhile.
        page.get_by_role("link", name="Back to work").wait_for(timeout=PATIENCE_S * 1000)
        until(lambda: any(row["kind"] == "end" for row in watch.rows), "the end is logged", PATIENCE_S)
    rows = resident.log()
    ends = [row for row in rows if row["kind"] == "end"]
    assert [(row["outcome"], row["reminder"], row["routine"]) for row in ends] == [
        ("completed", due["reminder"], due["routine"])
    ]
    kinds = [row["kind"] for row in rows if row["kind"] in ("prompt", "start", "step", "end")]
    assert kinds[0] == "prompt"
    played = ["start", *["step"] * steps_of(due["routine"]), "end"]
    begun = kinds.index("start")
    assert kinds[begun : begun + len(played)] == played
    streamed = {row["id"] for row in watch.rows}
    assert streamed <= {row["id"] for row in rows}
    week = resident.cli("week")
    assert "1 of 1 break taken" in week


def test_a_second_run_opens_today_of_the_first(resident: Resident, tmp_path: Path) -> None:
    noted = browser_that_notes(resident.environment, tmp_path)
    resident.start()
    assert "running already" in resident.cli("run")
    assert address_in(noted).startswith("http://127.0.0.1:")


@pytest.mark.parametrize(("verb", "outcome", "phase"), [("skip", "skipped", "counting"), ("snooze", None, "snoozed")])
def test_the_other_answers(resident: Resident, verb: str, outcome: str | None, phase: str) -> None:
    resident.start()
    with hands(resident.environment), contextlib.closing(Watch(resident)) as watch:
        wait_for(resident, "prompting")
        resident.cli(verb)
        until(lambda: any(row["kind"] == verb for row in watch.rows), "the answer is written down", PATIENCE_S)
        until(lambda: watch.statuses[-1]["phase"] == phase, "the prompt has made room", PATIENCE_S)
    assert [row["outcome"] for row in resident.log() if row["kind"] == verb] == [outcome]
