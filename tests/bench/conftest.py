"""What the measurements share: the real resident."""

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.bench.cost import end
from tests.plugin_desktop import DesktopSession


@pytest.fixture
def resident(desktop_session: DesktopSession) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", "deskbreak", "run"],
                env=dict(desktop_session.environment),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        return started[-1]

    yield start
    for process in started:
        end(process)
