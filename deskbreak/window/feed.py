"""What the resident tells as it happens, fanned out to every open page."""

import asyncio
import logging
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from deskbreak.control.client import Client, NoResident
from deskbreak.control.protocol import Message

log = logging.getLogger(__name__)

GONE: Message = {"gone": True}
"""The last line: the resident has ended."""
LOST: Message = {"lost": True}
"""The resident has ended, and is waited for because a break plays on; a status follows when it is back."""
AGAIN_S = 1.0
PATIENCE_S = 600.0
"""How often, and for how many seconds, a resident that went in mid-break is looked for."""

Told = asyncio.Queue[Message]


class Feed:
    """One watch on the resident, however many pages listen. All but the reading thread live in the server's loop."""

    def __init__(self, path: Path, ended: Callable[[], None], waits: Callable[[], bool] = lambda: False) -> None:
        """`ended` is called in the loop when the resident is gone for good.

        `waits`, from any thread, says whether a break plays on, so that the resident is waited for.
        """
        self._path = path
        self._ended = ended
        self._waits = waits
        self._status: Message | None = None
        self._listeners: set[Told] = set()
        self._client: Client | None = None
        self.over = False

    def start(self) -> None:
        """Begin to listen to the resident, in a thread of its own."""
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._read, args=(loop,), name="feed", daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        if self._client is not None:
            self._client.close()

    @contextmanager
    def listen(self) -> Iterator[Told]:
        """A queue that gets the latest status at once and every line from then on."""
        told: Told = asyncio.Queue()
        if self.over:
            told.put_nowait(GONE)
        elif self._status is not None:
            told.put_nowait(self._status)
        self._listeners.add(told)
        try:
            yield told
        finally:
            self._listeners.discard(told)

    def finish(self) -> None:
        """The resident is gone: tell the pages, and whoever waits for it. May come more than once."""
        if not self.over:
            self.over = True
            self._tell(GONE)
            self._ended()

    def _tell(self, line: Message) -> None:
        if "status" in line or line is LOST:
            self._status = line
        for told in self._listeners:
            told.put_nowait(line)

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        try:
            self._watch(loop)
            patience = round(PATIENCE_S / AGAIN_S)
            while patience and self._waits():
                loop.call_soon_threadsafe(self._tell, LOST)
                time.sleep(AGAIN_S)
                patience = round(PATIENCE_S / AGAIN_S) if self._watch(loop) else patience - 1
            loop.call_soon_threadsafe(self.finish)
        except RuntimeError:
            return  # the server ended first

    def _watch(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Pass on what the resident tells until it ends; whether it was there."""
        try:
            with Client(self._path) as self._client:
                for line in self._client.stream({"do": "watch"}):
                    loop.call_soon_threadsafe(self._tell, line)
        except NoResident as fault:
            log.info("The resident cannot be watched: %s", fault)
            return False
        return True


async def until_gone(told: Told) -> AsyncIterator[Message]:
    """The lines of `told` up to the one that says that the resident is gone, that one included."""
    while True:
        line = await told.get()
        yield line
        if line is GONE:
            return
