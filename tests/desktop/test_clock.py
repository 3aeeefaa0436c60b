"""A set clock is noticed. The test sets it to what it shows already, where it may; others may set it meanwhile."""

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
    for _time in range(2):
        loop.run(changes.clear)
        if subprocess.run(SET_AS_IT_IS, capture_output=True, check=False).returncode != 0:
            pytest.skip("setting the clock takes CAP_SYS_TIME")
        until(lambda: changes, "it is noticed")


def test_it_is_still_otherwise(clock: TimerClock, loop: EdgeLoop, changes: list[str]) -> None:
    def still() -> bool:
        loop.run(changes.clear)
        loop.run(clock.ready)
        return not changes

    assert any(still() for _time in range(5)), "nobody sets it all the time"
