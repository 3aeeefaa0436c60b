"""Somebody who hears of input, and somebody who hears of the lock and of sleep, for the tests."""

import time
from collections.abc import Callable

from tests.plugin_desktop import until


class Felt:
    """Notes every report with its time on a clock."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.all: list[tuple[str, float]] = []
        self.at: list[float] = []
        self.says = ""

    def idle(self, idle_s: float) -> None:
        self._note("idle", idle_s)

    def input(self) -> None:
        self._note("input", 0)

    def lost(self, says: str) -> None:
        self.says = says
        self._note("lost", 0)

    def changed(self) -> None:
        self._note("changed", 0)

    @property
    def names(self) -> list[str]:
        return [name for name, _seconds in self.all]

    def _note(self, name: str, seconds: float) -> None:
        self.at.append(self._clock())
        self.all.append((name, seconds))


def comes(felt: Felt, *names: str) -> None:
    """Wait for these reports, from the first on."""
    until(lambda: felt.names == list(names), f"{names} are told, not {felt.names}")


class SessionFelt:
    """Notes every report in order."""

    def __init__(self) -> None:
        self.all: list[str] = []

    def locked(self) -> None:
        self.all.append("locked")

    def unlocked(self) -> None:
        self.all.append("unlocked")

    def sleeping(self) -> None:
        self.all.append("sleeping")

    def woke(self) -> None:
        self.all.append("woke")
