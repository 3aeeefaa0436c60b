"""A loop on the test's own thread, whose clock moves only when the test says so: nothing in it is ever late."""

from collections import deque
from collections.abc import Callable

from deskbreak.desktop.loop import Source


class StillLoop:
    """Keeps the contract of `deskbreak.desktop.loop.Loop`, but for sources, of which it takes none."""

    def __init__(self) -> None:
        self.now = 1000.0
        """Seconds. Those that are sums of halves, quarters and so on are exact."""
        self._work: deque[Callable[[], object]] = deque()
        self._timers: list[tuple[float, Callable[[], None]]] = []

    def add(self, source: Source) -> None:
        raise NotImplementedError

    def remove(self, source: Source) -> None:
        raise NotImplementedError

    def call(self, work: Callable[[], object]) -> None:
        self._work.append(work)

    def later(self, seconds: float, work: Callable[[], None]) -> Callable[[], None]:
        timer = (self.now + seconds, work)
        self._timers.append(timer)

        def cancel() -> None:
            if timer in self._timers:
                self._timers.remove(timer)

        return cancel

    def settle(self) -> None:
        """Do all that is to be done now."""
        while self._work:
            self._work.popleft()()

    def go_on(self, seconds: float) -> None:
        """Let so much time pass, and do all that falls due in it."""
        ends = self.now + seconds
        self.settle()
        while due := [timer for timer in self._timers if timer[0] <= ends]:
            timer = min(due, key=lambda each: each[0])
            self._timers.remove(timer)
            self.now = timer[0]
            timer[1]()
            self.settle()
        self.now = ends
