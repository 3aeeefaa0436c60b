"""The one place where the resident reads the time."""

import time

from deskbreak.core.event import Now
from deskbreak.system import steady


class Clock:
    """Wall and steady time together, `speed` times as fast as the world's.

    The steady time goes on from `last`, the reading saved by the run before; what the wall clock says has passed
    since then counts as passed. An accelerated profile's wall clock goes on from `last` as well, for it is ahead.
    """

    def __init__(self, speed: float, last: Now | None) -> None:
        self.speed = speed
        real = time.time()
        self._wall_zero = real
        self._through_zero, self._awake_zero = steady.through_sleep(), steady.awake()
        before = last or Now(real, 0.0)
        anchor = real if speed == 1.0 else max(real, before.wall)
        self._start = Now(anchor, before.steady + max(0.0, anchor - before.wall), before.slept)

    def read(self) -> Now:
        """The time now. From any thread."""
        wall, through, awake = time.time(), steady.through_sleep(), steady.awake()
        passed = through - self._through_zero
        slept = max(0.0, passed - (awake - self._awake_zero))
        # At the world's pace the wall clock is the system's own, so that setting it shows.
        wall_passed = wall - self._wall_zero if self.speed == 1.0 else passed * self.speed
        return Now(
            self._start.wall + wall_passed,
            self._start.steady + passed * self.speed,
            self._start.slept + slept * self.speed,
        )
