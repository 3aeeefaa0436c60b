"""The edge loop: one thread that waits for every socket at once, and sleeps while all of them are silent."""

import contextlib
import heapq
import logging
import selectors
import socket
import threading
import time
from collections.abc import Callable
from itertools import count
from queue import Empty, SimpleQueue

from deskbreak.desktop.loop import Source

log = logging.getLogger(__name__)


class Edge:
    """Runs `ready` of its sources and the work of `call`, all in its own thread, one after the other."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._work: SimpleQueue[Callable[[], object]] = SimpleQueue()
        self._wake_read, self._wake_write = socket.socketpair()
        self._wake_read.setblocking(False)
        self._wake_write.setblocking(False)
        self._selector.register(self._wake_read, selectors.EVENT_READ, self._run_work)
        self._sources: dict[int, int] = {}
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = count()
        self._going = True
        # A resident that fails while it starts must end, not wait for this thread.
        self._thread = threading.Thread(target=self._run, name="edge", daemon=True)

    def start(self) -> None:
        """Begin to wait."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread once the work asked for is done. From any other thread."""
        self.call(self._end)
        self._thread.join()
        self._run_work()
        self._selector.close()
        self._wake_read.close()
        self._wake_write.close()

    def call(self, work: Callable[[], object]) -> None:
        """Run `work` in the edge thread soon; after `stop`, never. From any thread."""
        self._work.put(work)
        # So many wake-ups wait already that one more changes nothing; or the loop has ended, and its socket is closed.
        with contextlib.suppress(OSError):
            self._wake_write.send(b"\0")

    def add(self, source: Source) -> None:
        """Wait for `source`. Edge thread."""
        number = source.fileno()
        self._sources[id(source)] = number
        self._selector.register(number, selectors.EVENT_READ, source.ready)

    def remove(self, source: Source) -> None:
        """Wait for it no longer; a source that is not there is passed over. Edge thread."""
        number = self._sources.pop(id(source), None)
        if number is not None:
            self._selector.unregister(number)

    def later(self, seconds: float, work: Callable[[], None]) -> Callable[[], None]:
        """Run `work` after `seconds`, unless the function returned is called before. Edge thread."""
        number = next(self._numbers)
        heapq.heappush(self._timers, (time.monotonic() + seconds, number, work))

        def cancel() -> None:
            self._timers = [timer for timer in self._timers if timer[1] != number]
            heapq.heapify(self._timers)

        return cancel

    def _run(self) -> None:
        while self._going:
            for key, _mask in self._selector.select(self._patience()):
                if key.fd in self._selector.get_map():  # an earlier one of this round may have removed it
                    _guarded(key.data)
            while self._timers and self._timers[0][0] <= time.monotonic():
                _guarded(heapq.heappop(self._timers)[2])

    def _patience(self) -> float | None:
        return max(0.0, self._timers[0][0] - time.monotonic()) if self._timers else None

    def _run_work(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._wake_read.recv(4096)
        while True:
            try:
                work = self._work.get_nowait()
            except Empty:
                return
            _guarded(work)

    def _end(self) -> None:
        self._going = False


def _guarded(work: Callable[[], object]) -> None:
    # The barrier of this thread: one source that fails must not take the others along.
    try:
        work()
    except Exception:
        log.exception("something in the edge loop failed")
