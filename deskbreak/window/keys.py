"""What lets the person's browser in: tokens that are good once, and the cookie they are changed into.

Nothing here needs the server, so the browser can be called while that is still being loaded.
"""

import secrets
import socket
import time
from collections.abc import Callable

HOST = "127.0.0.1"
TOKEN_S = 30.0
"""Seconds for which a first address is good."""
ENTER = "/enter/"


def listen() -> socket.socket:
    """A listening socket on a port that the system chose; raises `OSError`."""
    return socket.create_server((HOST, 0))


class Keys:
    """The one-time tokens and the cookie's secret. Any thread may mint; the server redeems."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        self._clock = clock
        self._minted: dict[str, tuple[str, float]] = {}
        self._secret = secrets.token_urlsafe(32)

    @property
    def secret(self) -> str:
        """What the cookie of an admitted browser holds."""
        return self._secret

    def mint(self, page: str) -> str:
        """A new token that opens `page`, once and soon."""
        token = secrets.token_urlsafe(32)
        self._minted[token] = (page, self._clock() + TOKEN_S)
        return token

    def address(self, port: int, page: str) -> str:
        """A first address of `page`, served at `port`: good once, for half a minute."""
        return f"http://{HOST}:{port}{ENTER}{self.mint(page)}"

    def redeem(self, token: str) -> str | None:
        """The page that `token` opens; `None` where it was never minted, was used, or is too old."""
        page, until = self._minted.pop(token, ("", 0.0))
        return page if page and self._clock() < until else None

    def admits(self, cookie: str | None) -> bool:
        """Whether `cookie` is the one we gave."""
        return cookie is not None and secrets.compare_digest(cookie.encode(), self._secret.encode())
