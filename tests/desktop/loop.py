"""A small loop that keeps the contract of `deskbreak.desktop.loop.Loop`, for the tests of what lives in it."""

import os
import queue
import selectors
import threading
from collections.abc import Callable

from deskbreak.desktop.loop import Source


class EdgeLoop:
    """Turns in its own thread from `start` to `stop`. What raises there is kept in `faults`."""

    def __init__(self) -> None:
        self.faults: list[BaseException] = []
        self.turns = 0
        self._selector = selectors.DefaultSelector()
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
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
        self._selector.unregister(source.fileno())

    def call(self, work: Callable[[], None]) -> None:
        self._post(work)

    def run(self, work: Callable[[], None]) -> None:
        """Do `work` on the edge thread and wait until it is done."""
        done = threading.Event()
        self.call(work)
        self.call(done.set)
        assert done.wait(10), "the loop hangs"

    @property
    def sources(self) -> int:
        return len(self._selector.get_map()) - 1

    def _post(self, work: Callable[[], None] | None) -> None:
        self._work.put(work)
        os.write(self._wakes, b"x")

    def _turn(self) -> None:
        while True:
            self.turns += 1
            for key, _mask in self._selector.select():
                if key.data is None:
                    os.read(self._woken, 1)
                    work = self._work.get()
                    if work is None:
                        return
                    self._do(work)
                else:
                    self._do(key.data.ready)

    def _do(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as fault:  # the test's end tells of it
            self.faults.append(fault)
