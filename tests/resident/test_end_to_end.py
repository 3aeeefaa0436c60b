"""The whole way: the clock, the notification's own button, the page in a real browser, the log, the week."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.plugin_desktop import DesktopSession, until
from tests.resident.resident import (
    OFTEN,
    PATIENCE_S,
    Resident,
    Watch,
    address_in,
    browser_that_notes,
    hands,
    steps_of,
    wait_for,
)

CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture
def environment(desktop_session: DesktopSession) -> dict[str, str]:
    return dict(desktop_session.environment)


def test_from_the_clock_to_the_logged_break(
    environment: dict[str, str], tmp_path: Path, needs: Callable[..., None]
) -> None:
    needs("xdotool", "chromium", "dunstctl")
    noted = browser_that_notes(environment, tmp_path)
    resident = Resident(environment, "--speed", "60")
    resident.set(OFTEN)
    resident.start()
    watch = Watch(resident)
    try:
        with hands(environment) as rest, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=list(CHROMIUM))
            wait_for(resident, "prompting")
            due = resident.status["next"]
            # The notification's own Start button, pressed through the daemon.
            subprocess.run(["dunstctl", "action"], env=environment, check=True, timeout=10)
            page = browser.new_page()
            page.goto(address_in(noted))
            # At this pace three seconds without input are a natural break: no rest before the page plays.
            until(lambda: resident.status["phase"] == "break", "the page plays", PATIENCE_S)
            rest.set()
            # Looking by way of the page lets the driver's own work go on meanwhile.
            page.get_by_role("link", name="Back to work").wait_for(timeout=PATIENCE_S * 1000)
            until(lambda: any(row["kind"] == "end" for row in watch.rows), "the end is logged", PATIENCE_S)
            browser.close()
        rows = resident.log()
        ends = [row for row in rows if row["kind"] == "end"]
        assert [(row["outcome"], row["reminder"], row["routine"]) for row in ends] == [
            ("completed", due["reminder"], due["routine"])
        ]
        kinds = [row["kind"] for row in rows if row["kind"] in ("prompt", "start", "step", "end")]
        assert kinds[0] == "prompt"
        played = ["start", *["step"] * steps_of(due["routine"]), "end"]
        assert kinds[-len(played) :] == played
        streamed = {row["id"] for row in watch.rows}
        assert streamed <= {row["id"] for row in rows}
        week = resident.cli("week")
        assert "1 of 1 break taken" in week
    finally:
        watch.close()
        resident.end()


def test_a_second_run_opens_today_of_the_first(environment: dict[str, str], tmp_path: Path) -> None:
    noted = browser_that_notes(environment, tmp_path)
    resident = Resident(environment)
    resident.start()
    try:
        assert "running already" in resident.cli("run")
        assert address_in(noted).startswith("http://127.0.0.1:")
    finally:
        resident.end()


@pytest.mark.parametrize(("verb", "outcome"), [("skip", "skipped"), ("snooze", None)])
def test_the_other_answers(
    environment: dict[str, str], needs: Callable[..., None], verb: str, outcome: str | None
) -> None:
    needs("xdotool")
    resident = Resident(environment, "--speed", "60")
    resident.set(OFTEN)
    resident.start()
    try:
        with hands(environment):
            wait_for(resident, "prompting")
            resident.cli(verb)
        assert [row["outcome"] for row in resident.log() if row["kind"] == verb] == [outcome]
        assert resident.status["phase"] == ("snoozed" if verb == "snooze" else "counting") or verb == "skip"
    finally:
        resident.end()
