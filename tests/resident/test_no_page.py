"""There is a screen, but nothing to show a page with: what Start says, and that no address gets anywhere."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugin_desktop import Program, until
from tests.resident.resident import PATIENCE_S, Resident, headless

BY_HAND = "`deskbreak start posture-minute --here`"


@pytest.fixture
def resident(
    tmp_path: Path, x_display: str, session_bus: str, dunst: Program, desktop_environment: dict[str, str]
) -> Iterator[Resident]:
    environment = headless(tmp_path) | {"DISPLAY": x_display, "DBUS_SESSION_BUS_ADDRESS": session_bus}
    environment["PATH"] = str(tmp_path)  # no browser anywhere
    made = Resident(environment)
    made.start()
    yield made
    made.end()


def test_start_says_how_the_break_is_played_without_a_page(
    resident: Resident, desktop_environment: dict[str, str]
) -> None:
    assert "Opening" in resident.cli("start", "posture-minute")  # it has yet to be found out
    until(lambda: resident.status["backends"]["pages"]["state"] == "unavailable", "it is found out", PATIENCE_S)
    assert "no browser" in resident.cli("doctor", status=1, out=True)

    def shown() -> str:
        return subprocess.run(
            ["dunstctl", "history"], env=desktop_environment, check=True, capture_output=True, text=True
        ).stdout

    def closed() -> str:
        subprocess.run(["dunstctl", "close-all"], env=desktop_environment, check=True)
        return shown()

    until(lambda: BY_HAND in closed(), "the notification says so", PATIENCE_S)
    said = resident.cli("start", "posture-minute", status=1)
    assert BY_HAND in said
    assert "http" not in said + shown() + resident.folders.log.read_text()
