"""Asking a running resident, from the command line or the window."""

import contextlib
import socket
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from deskbreak.control.protocol import Message, decode, encode
from deskbreak.errors import DeskbreakError
from deskbreak.system import door


class NoResident(DeskbreakError):
    """Nobody answers on the control socket."""


class Client:
    """One connection to the resident. Blocks; use it from one thread at a time."""

    def __init__(self, path: Path) -> None:
        """Connect to the socket at `path`; raises `NoResident`."""
        try:
            self._socket, secret = door.connect(path)
        except (OSError, ValueError) as fault:
            raise NoResident(str(fault)) from fault
        self._lines = self._socket.makefile("rb")
        try:
            if secret:
                self._socket.sendall(encode({"secret": secret}))
            self.hello = self._read()
        except OSError as fault:
            self.close()
            raise NoResident(str(fault)) from fault

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, request: Message) -> Message:
        """The answer to `request`; raises `NoResident` where the resident goes away meanwhile."""
        try:
            self._socket.sendall(encode(request))
            return self._read()
        except OSError as fault:
            raise NoResident(str(fault)) from fault

    def send(self, message: Message) -> None:
        """Send without waiting for an answer (a window's reports on its own connection)."""
        try:
            self._socket.sendall(encode(message))
        except OSError as fault:
            raise NoResident(str(fault)) from fault

    def stream(self, request: Message) -> Iterator[Message]:
        """Send `request` and yield every line that follows, until the resident or `close` ends the connection."""
        try:
            self._socket.sendall(encode(request))
            self._socket.settimeout(None)
            while line := self._lines.readline():
                yield decode(line)
        except (OSError, ValueError):
            return

    def finish(self) -> None:
        """Send no more; a `stream` yields what is on its way still, until the resident closes too. Any thread."""
        with contextlib.suppress(OSError):  # it has gone already
            self._socket.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """End the connection; a `stream` that waits in another thread ends too."""
        with contextlib.suppress(OSError):  # the other end may have been quicker
            self._socket.shutdown(socket.SHUT_RDWR)
        self._lines.close()
        self._socket.close()

    def _read(self) -> Message:
        line = self._lines.readline()
        if not line:
            raise ConnectionResetError("the resident closed the connection")
        return decode(line)


def ask(path: Path, request: Message) -> Message:
    """One request on a connection of its own; raises `NoResident`."""
    with Client(path) as client:
        return client.ask(request)
