"""The resident's side of the control socket: lines in, lines out, nobody can hang or kill it."""

import contextlib
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from deskbreak.control.protocol import MAX_LINE, BadLine, Message, decode, encode
from deskbreak.system import door
from deskbreak.words import gettext as _

BACKLOG_BYTES = 1024 * 1024
"""A watcher that reads so slowly that this much waits for it is let go."""


class Source(Protocol):
    """Something that the edge loop waits for."""

    def fileno(self) -> int:
        """The descriptor to wait on."""

    def ready(self) -> None:
        """It is readable. Edge thread."""


class Loop(Protocol):
    """The edge loop, as far as the server needs it."""

    def add(self, source: Source) -> None:
        """Wait for `source`, from the edge thread."""

    def remove(self, source: Source) -> None:
        """Wait for it no longer, from the edge thread."""

    def call(self, work: Callable[[], None]) -> None:
        """Run `work` on the edge thread soon, from any thread."""


class Peer:
    """One connection. All of it lives in the edge thread but `send`, which any thread may call."""

    def __init__(self, server: "Server", connection: socket.socket) -> None:
        self._server = server
        self._connection = connection
        self._read = b""
        self._trusted = not server.secret
        self._on_close: list[Callable[[], None]] = []
        self.open = True

    def fileno(self) -> int:
        """The descriptor to wait on."""
        return self._connection.fileno()

    def ready(self) -> None:
        """Take what came, and hand on every whole line."""
        try:
            part = self._connection.recv(MAX_LINE)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        if not part:
            self.close()
            return
        self._read += part
        while self.open and b"\n" in self._read:
            line, self._read = self._read.split(b"\n", 1)
            self._take(line)
        if self.open and len(self._read) > MAX_LINE:
            self._refuse(_("The line is longer than {limit} bytes.").format(limit=MAX_LINE))
            self.close()  # where the next line begins cannot be known

    def send(self, message: Message) -> None:
        """Send `message` as one line."""
        self._server.loop.call(lambda: self._send(message))

    def close(self) -> None:
        """End the connection."""
        if not self.open:
            return
        self.open = False
        self._server.forget(self)
        self._connection.close()
        for then in self._on_close:
            then()

    def on_close(self, then: Callable[[], None]) -> None:
        """Call `then` once the connection has ended; one may have several to call. Edge thread."""
        self._on_close.append(then)

    def _take(self, line: bytes) -> None:
        try:
            message = decode(line)
        except BadLine as fault:
            self._refuse(str(fault))
            return
        if not self._trusted:
            self._trusted = door.knows(self._server.secret, message.get("secret"))
            if not self._trusted:
                self.close()
            return
        self._server.take(self, message)

    def _refuse(self, says: str) -> None:
        self._send({"ok": False, "says": says})

    def _send(self, message: Message) -> None:
        if not self.open:
            return
        try:
            self._connection.setblocking(True)
            self._connection.settimeout(0.2)
            self._connection.sendall(encode(message))
            self._connection.setblocking(False)
        except OSError:  # gone, or so slow that it would hold everybody up
            self.close()


class Server:
    """Listens at the profile's address and hands every message to `take(peer, message)`, in the edge thread."""

    def __init__(self, path: Path, loop: Loop, hello: Message, take: Callable[[Peer, Message], None]) -> None:
        """Bind; the caller holds the instance lock, so whatever lies at `path` is a dead one's."""
        self.loop = loop
        self.take = take
        self._path = path
        self._hello = hello
        self._peers: list[Peer] = []
        self._listener, self.secret = door.listen(path)
        self._listener.setblocking(False)

    def fileno(self) -> int:
        """The descriptor to wait on."""
        return self._listener.fileno()

    def ready(self) -> None:
        """Let somebody in."""
        try:
            connection, _address = self._listener.accept()
        except OSError:
            return
        connection.setblocking(False)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BACKLOG_BYTES)
        peer = Peer(self, connection)
        self._peers.append(peer)
        self.loop.add(peer)
        peer.send(self._hello)

    def forget(self, peer: Peer) -> None:
        """`peer` closes."""
        self._peers.remove(peer)
        self.loop.remove(peer)

    def close(self) -> None:
        """Let everybody go and clear the address."""
        for peer in tuple(self._peers):
            peer.close()
        self.loop.remove(self)
        self._listener.close()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
