"""A set clock is noticed. The test sets it to what it shows already, where it may."""

import subprocess
from collections.abc import Iterator

import pytest

from deskbreak.desktop import Desktop
from deskbreak.desktop.clockchange import TimerClock
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import until

SET_AS_IT_IS = ["sh", "-c", "date --set=@$(date +%s.%N)"]


@pytest.fixture
def changes() -> list[str]:
    return []


@pytest.fixture
def clock(loop: EdgeLoop, changes: list[str]) -> Iterator[TimerClock]:
    made = Desktop(loop).open_clock(lambda: changes.append("changed"))
    if not isinstance(made, TimerClock):
        pytest.skip(made.backend.why)
    yield made
    made.close()
    loop.run(lambda: None)
    assert loop.sources == 0


def test_the_clock_is_set_twice(clock: TimerClock, loop: EdgeLoop, changes: list[str]) -> None:
    for times in (1, 2):
        loop.run(lambda: None)
        if subprocess.run(SET_AS_IT_IS, capture_output=True, check=False).returncode != 0:
            pytest.skip("setting the clock takes CAP_SYS_TIME")
        until(lambda times=times: len(changes) == times, "it is noticed")  # type: ignore[misc]  # mypy infers no lambda with a default


def test_it_is_still_otherwise(clock: TimerClock, loop: EdgeLoop, changes: list[str]) -> None:
    loop.run(clock.ready)
    assert changes == []
