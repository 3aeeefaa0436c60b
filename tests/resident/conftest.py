"""What tests of a real resident share."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.resident.resident import Resident

RULES = [f"interface='org.freedesktop.Notifications',member='{name}'" for name in ("Notify", "CloseNotification")]


@pytest.fixture
def heard(resident: Resident, tmp_path: Path, needs: Callable[..., None]) -> Iterator[Callable[[], str]]:
    """All that was said to the notification service of the test's `resident`."""
    needs("dbus-monitor", "dunstctl")
    file = tmp_path / "heard"
    with file.open("w") as out:
        monitor = subprocess.Popen(["dbus-monitor", *RULES], env=resident.environment, stdout=out)
        yield file.read_text
        monitor.terminate()
        monitor.wait(10)
