"""A small loop that keeps the contract of `deskbreak.desktop.loop.Loop`, for the tests of what lives in it."""

import math
import os
import queue
import selectors
import threading
import time
from collections.abc import Callable

from deskbreak.desktop.loop import Source
from tests.plugin_desktop import START_S


class EdgeLoop:
    """Turns in its own thread from `start` to `stop`. What raises there is kept in `faults`."""

    def __init__(self) -> None:
        self.faults: list[BaseException] = []
        self.turns = 0
        self._timers: list[tuple[float, Callable[[], None]]] = []
        self._selector = selectors.DefaultSelector()
        self._work: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._woken, self._wakes = os.pipe()
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._thread = threading.Thread(target=self._turn, name="edge")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._post(None)
        self._thread.join()
        self._selector.close()
        os.close(self._woken)
        os.close(self._wakes)

    def add(self, source: Source) -> None:
        assert threading.current_thread() is self._thread
        self._selector.register(source.fileno(), selectors.EVENT_READ, source)

    def remove(self, source: Source) -> None:
        assert threading.current_thread() is self._thread
        if any(key.data is source for key in self._selector.get_map().values()):
            self._selector.unregister(source.fileno())

    def call(self, work: Callable[[], object]) -> None:
        self._post(work)

    def later(self, seconds: float, work: Callable[[], None]) -> Callable[[], None]:
        assert threading.current_thread() is self._thread
        timer = (time.monotonic() + seconds, work)
        self._timers.append(timer)

        def cancel() -> None:
            if timer in self._timers:
                self._timers.remove(timer)

        return cancel

    def run(self, work: Callable[[], object]) -> None:
        """Do `work` on the edge thread and wait until it is done."""
        done = threading.Event()
        self.call(work)
        self.call(done.set)
        assert done.wait(START_S), "the loop hangs"

    def hurry(self) -> None:
        """Do all that was put off for later now, and wait until it is done."""
        self.run(lambda: self._do_timers(math.inf))

    def rests(self) -> bool:
        """Whether nothing wakes it for a second, which this waits for."""
        before = self.turns
        time.sleep(1)
        return self.turns == before

    @property
    def sources(self) -> int:
        return len(self._selector.get_map()) - 1

    def _post(self, work: Callable[[], object] | None) -> None:
        self._work.put(work)
        os.write(self._wakes, b"x")

    def _turn(self) -> None:
        while True:
            self.turns += 1
            first = min((at for at, _work in self._timers), default=None)
            for key, _mask in self._selector.select(None if first is None else max(0.0, first - time.monotonic())):
                if key.data is None:
                    os.read(self._woken, 1)
                    work = self._work.get()
                    if work is None:
                        self._do_rest()
                        return
                    self._do(work)
                else:
                    self._do(key.data.ready)
            self._do_timers(time.monotonic())

    def _do_rest(self) -> None:
        """What was asked for before the end, and whatever that asks for: it may have something to close."""
        while not self._work.empty():
            if (work := self._work.get()) is not None:
                self._do(work)

    def _do_timers(self, now: float) -> None:
        for timer in [each for each in self._timers if each[0] <= now]:
            if timer in self._timers:  # an earlier one of these may have cancelled it
                self._timers.remove(timer)
                self._do(timer[1])

    def _do(self, work: Callable[[], object]) -> None:
        try:
            work()
        except Exception as fault:  # the test's end tells of it
            self.faults.append(fault)
