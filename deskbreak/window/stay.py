"""How long the window stays: while a page is open, and a little longer."""

import threading
import time
from collections.abc import Callable

LINGER_S = 60.0
"""Seconds after the last page is gone: a reload or a click on a link is no goodbye."""
FIRST_S = 120.0
"""Seconds in which an address that was given out is expected to be used."""


class Stay:
    """Counts the open pages. Belongs to the server's loop; only `expect` may come from another thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds; the time for the first page runs from now."""
        self._clock = clock
        self._open = 0
        self._until = clock() + FIRST_S
        self._over = False
        self._deciding = threading.Lock()

    def expect(self, seconds: float = FIRST_S) -> bool:
        """Stay at least this long: a page is about to open, or one without scripts cannot tell that it is open.

        `False` where that comes too late, for the window has begun to end.
        """
        with self._deciding:
            self._until = max(self._until, self._clock() + seconds)
            return not self._over

    def ends(self) -> bool:
        """Whether it is time for the window to end; once it is, it remains so."""
        with self._deciding:
            self._over = self._over or self.left_s == 0.0
            return self._over

    def came(self) -> None:
        """A page is there."""
        self._open += 1
        self._until = 0.0

    def went(self) -> None:
        """A page is gone."""
        self._open -= 1
        self._until = max(self._until, self._clock() + LINGER_S)

    @property
    def left_s(self) -> float | None:
        """Seconds until the window ends, 0 when it is time; `None` while a page is open."""
        return None if self._open else max(0.0, self._until - self._clock())
