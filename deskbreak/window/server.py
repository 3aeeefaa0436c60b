"""The web server on the loopback address, from its first request to the last page's end."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.requests import Request
from starlette.responses import Response

from deskbreak.window.desk import Desk
from deskbreak.window.gate import Gate
from deskbreak.window.keys import Keys
from deskbreak.window.routes import application
from deskbreak.words import gettext as _

log = logging.getLogger(__name__)

GOODBYE_S = 2
"""Seconds that open streams get to hear that it is over."""


def gate(desk: Desk, port: int, keys: Keys) -> Gate:
    """The pages of `desk` behind their gate."""

    def denied(_request: Request) -> Response:
        return desk.renderer.page("denied.html", {"title": _("Not from here")}, 403)

    return Gate(application(desk), keys, port, denied)


class Server:
    """Serves until told to stop, or until nobody has a page open any more."""

    def __init__(self, desk: Desk, front: Gate) -> None:
        """`front` answers every request."""
        self._desk = desk
        self._front = front
        config = uvicorn.Config(
            front,
            log_config=None,
            log_level="warning",  # below that it writes the address
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=GOODBYE_S,
            ws="none",
        )
        self._uvicorn = uvicorn.Server(config)

    def run(self, door: socket.socket) -> None:
        """Serve what comes in at `door`. Blocks; the main thread's, for signals."""
        asyncio.run(self._serve(door))

    def stop(self) -> None:
        """End soon. May come from any thread."""
        self._uvicorn.should_exit = True

    async def _serve(self, door: socket.socket) -> None:
        async with self._watched():
            await self._uvicorn.serve(sockets=[door])

    @asynccontextmanager
    async def _watched(self) -> AsyncIterator[None]:
        self._desk.feed.start()
        waiting = asyncio.create_task(self._wait())
        try:
            yield
        finally:
            waiting.cancel()
            self._desk.feed.close()

    async def _wait(self) -> None:
        """Stop when the last page has been gone for long enough."""
        while not self._desk.stay.ends():
            left = self._desk.stay.left_s
            # While a page is open there is nothing to work out; a minute is soon enough to look again.
            await asyncio.sleep(60.0 if left is None else left)
        self._desk.feed.finish()
