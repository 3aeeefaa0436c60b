"""What a player in the terminal reports to the resident, on one connection that lives as long as it does."""

import secrets
from types import TracebackType
from typing import Any, Self

from deskbreak.control.client import Client, NoResident


class Refused(Exception):
    """The resident no longer takes this player's word; the text says why."""


class Reports:
    """A playing of one routine, told to the resident where there is one. Main thread; a report waits for its answer.

    The resident takes the end of the connection for the player's: nobody has to tell that it was killed.
    """

    def __init__(self, client: Client | None) -> None:
        """Report on `client`, or nowhere."""
        self._client = client
        self._page = f"terminal-{secrets.token_hex(8)}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._client is not None:
            self._client.close()

    @property
    def logged(self) -> bool:
        """Whether what is played is written down."""
        return self._client is not None

    def send(self, what: str, **fields: Any) -> None:
        """Report; raises `Refused`. Where the resident has gone meanwhile, this and all that follows is dropped."""
        if self._client is None:
            return
        try:
            answer = self._client.ask({"do": "player", "page": self._page, "what": what, **fields})
        except (NoResident, ValueError):
            self._client.close()
            self._client = None
            return
        if not answer.get("ok"):
            raise Refused(str(answer.get("says", "")))
