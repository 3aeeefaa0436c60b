"""Told when somebody sets the clock, or it was wrong until the network set it right.

On Linux a timer that lies in the far future and is cancelled when the clock is set (timerfd_create(2),
TFD_TIMER_CANCEL_ON_SET). Python has it from 3.13 on; until then it is called in the C library.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from typing import Protocol

from deskbreak.desktop import libc
from deskbreak.desktop.backend import Backend
from deskbreak.desktop.loop import Loop
from deskbreak.words import gettext as _

CLOCK_REALTIME = 0
NONBLOCK, CLOEXEC = 0o4000, 0o2000000
ABSTIME, CANCEL_ON_SET = 1, 2
FAR = 2**31 - 1 if sys.maxsize < 2**32 else 2**33
"""Seconds since 1970: a day that never comes, and a 32-bit system can still name."""


class Clock(Protocol):
    """Tells when the clock was set."""

    @property
    def backend(self) -> Backend:
        """Which way, and how that stands just now. Any thread."""
        ...

    def close(self) -> None:
        """Stop. Any thread, while the loop turns."""
        ...


class NoClock:
    """Stands where a set clock goes unnoticed until something else happens."""

    def __init__(self, why: str) -> None:
        """Keep the reason for whoever asks."""
        self.backend = Backend("clock", "nothing", why, state="unavailable")

    def close(self) -> None:
        """There is nothing to let go of."""


class TimerClock:
    """A cancelled timer tells of it. Never wakes otherwise."""

    def __init__(self, loop: Loop, changed: Callable[[], None]) -> None:
        """Set the timer; any thread. `changed` is called on the edge thread. Raises `OSError`."""
        self.backend = Backend("clock", "timerfd", _("The kernel tells when the clock is set."))
        self._loop = loop
        self._changed = changed
        self._timer = libc.call("timerfd_create", CLOCK_REALTIME, NONBLOCK | CLOEXEC)
        self._open = True
        try:
            self._arm()
        except OSError:
            os.close(self._timer)
            raise
        loop.call(self._begin)

    def fileno(self) -> int:
        """The timer, for the loop."""
        return self._timer

    def ready(self) -> None:
        """Report the change and wait for the next one."""
        try:
            os.read(self._timer, 8)
        except BlockingIOError:
            return
        except OSError as fault:
            if fault.errno != errno.ECANCELED:
                raise
        self._arm()
        self._changed()

    def close(self) -> None:
        """Drop the timer; any thread, while the loop turns."""
        self._loop.call(self._leave)

    def _begin(self) -> None:
        if self._open:
            self._loop.add(self)

    def _leave(self) -> None:
        if self._open:
            self._open = False
            self._loop.remove(self)
            os.close(self._timer)

    def _arm(self) -> None:
        never = (ctypes.c_long * 4)(0, 0, FAR, 0)  # interval and first time, each in seconds and nanoseconds
        libc.call("timerfd_settime", self._timer, ABSTIME | CANCEL_ON_SET, ctypes.byref(never), None)
