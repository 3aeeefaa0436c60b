"""What tests of a real resident share."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.plugin_desktop import until
from tests.resident.resident import PATIENCE_S, Resident, headless

RULES = [f"interface='org.freedesktop.Notifications',member='{name}'" for name in ("Notify", "CloseNotification")]


@pytest.fixture
def resident(tmp_path: Path) -> Iterator[Resident]:
    """One that runs without a screen; tests that need another make their own under this name."""
    made = Resident(headless(tmp_path))
    made.start()
    yield made
    made.end()


@pytest.fixture
def heard(resident: Resident, tmp_path: Path, needs: Callable[..., None]) -> Iterator[Callable[[], str]]:
    """All that was said to the notification service of the test's `resident`; it comes in pieces, so wait for each."""
    needs("dbus-monitor", "dunstctl")
    file = tmp_path / "heard"

    def said() -> str:
        return file.read_text("utf-8", errors="replace")  # what is written just now may end within a character

    with file.open("w") as out:
        monitor = subprocess.Popen(["dbus-monitor", *RULES], env=resident.environment, stdout=out)
        try:
            # Whoever becomes a monitor loses its name; from then on it hears everything.
            until(lambda: "member=NameLost" in said(), "the monitor listens", PATIENCE_S)
            yield said
        finally:
            monitor.terminate()
            monitor.wait(PATIENCE_S)
