"""A connection to a Wayland compositor: just as much of the protocol as we need, from the standard library alone.

Protocol: wayland.freedesktop.org, chapter 4 "Wire Format" and wayland.xml (wl_display, wl_registry).
"""

import os
import select
import socket
import struct
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SETUP_S = 2.0
HEADER = 8
DISPLAY = 1
SYNC, GET_REGISTRY = 0, 1
ERROR, DELETE_ID = 0, 1
BIND = 0
GLOBAL = 0


@dataclass(frozen=True, slots=True)
class Event:
    """One message from the compositor: `body` holds the arguments as they came, to be read by `Arguments`."""

    sender: int
    code: int
    body: bytes


class Arguments:
    """Reads the arguments of an event one after the other; raises `OSError` where they are cut off."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._at = 0

    def number(self) -> int:
        """An unsigned integer, or the number of an object."""
        return int.from_bytes(self._take(4), sys.byteorder)

    def text(self) -> str:
        """A string; "" for none."""
        return self._take(self.number(), padded=True).rstrip(b"\0").decode("utf-8", "replace")

    def numbers(self) -> tuple[int, ...]:
        """An array of unsigned integers."""
        data = self._take(self.number(), padded=True)
        return struct.unpack(f"={len(data) // 4}I", data[: len(data) // 4 * 4])

    def _take(self, length: int, *, padded: bool = False) -> bytes:
        end = self._at + length
        if end > len(self._body):
            raise OSError("the compositor sent a message that is cut off")
        data = self._body[self._at : end]
        self._at = end + (-length % 4 if padded else 0)
        return data


class Compositor:
    """One connection. `__init__` and `settle` wait, two seconds at most; nothing else does."""

    def __init__(self, path: Path) -> None:
        """Connect to the socket at `path` and learn what is offered; raises `OSError`."""
        self._last = DISPLAY
        self._buffer = b""
        self._offered: dict[str, list[tuple[int, int]]] = {}
        self._socket = _connect(path)
        try:
            self._registry = self.fresh()
            self.send(DISPLAY, GET_REGISTRY, struct.pack("=I", self._registry))
            self.settle(self._note)
        except OSError:
            self._socket.close()
            raise

    def fileno(self) -> int:
        """The socket, for the loop."""
        return self._socket.fileno()

    def close(self) -> None:
        """End the connection; the compositor forgets all that we made."""
        self._socket.close()

    def offers(self, interface: str) -> int:
        """The version of `interface` that the compositor speaks; 0 for none."""
        return max((version for _name, version in self._offered.get(interface, ())), default=0)

    def bind(self, interface: str, version: int) -> int:
        """Our object for what the compositor offers as `interface`, of at most `version`; raises `OSError`."""
        offered = self._offered.get(interface)
        if not offered:
            raise OSError(f"the compositor does not offer {interface}")
        name, newest = offered[0]
        number = self.fresh()
        text = interface.encode() + b"\0"
        spelled = struct.pack("=I", len(text)) + text + bytes(-len(text) % 4)
        self.send(
            self._registry, BIND, struct.pack("=I", name) + spelled + struct.pack("=II", min(version, newest), number)
        )
        return number

    def fresh(self) -> int:
        """A number for a new object of ours. None is used twice: in a whole day that makes some thousands."""
        self._last += 1
        return self._last

    def send(self, receiver: int, code: int, body: bytes = b"") -> None:
        """Send a request; raises `OSError`."""
        self._socket.sendall(struct.pack("=II", receiver, (HEADER + len(body)) << 16 | code) + body)

    def hear(self) -> Iterator[Event]:
        """Read what came, once, and give every event that is complete; raises `OSError`."""
        try:
            self._fill()
        except TimeoutError:
            return
        while (event := self._take()) is not None:
            if event.sender != DISPLAY or event.code != DELETE_ID:
                yield event

    def settle(self, take: Callable[[Event], None]) -> None:
        """Wait until the compositor has answered everything sent so far, two seconds at most; raises `OSError`.

        `take` is given the events that come meanwhile.
        """
        done = self.fresh()
        self.send(DISPLAY, SYNC, struct.pack("=I", done))
        until = time.monotonic() + SETUP_S
        while select.select([self._socket], [], [], max(0.0, until - time.monotonic()))[0]:
            settled = False
            for event in self.hear():
                settled = settled or event.sender == done
                if event.sender != done:
                    take(event)
            if settled:
                return
        raise TimeoutError("the compositor does not answer")

    def _note(self, event: Event) -> None:
        if event.sender == self._registry and event.code == GLOBAL:
            arguments = Arguments(event.body)
            name, interface, version = arguments.number(), arguments.text(), arguments.number()
            self._offered.setdefault(interface, []).append((name, version))

    def _fill(self) -> None:
        data = self._socket.recv(4096)
        if not data:
            raise ConnectionResetError("the compositor closed the connection")
        self._buffer += data

    def _take(self) -> Event | None:
        if len(self._buffer) < HEADER:
            return None
        sender, rest = struct.unpack_from("=II", self._buffer)
        length, code = rest >> 16, rest & 0xFFFF
        if length < HEADER:
            raise OSError("the compositor sent a message without a length")
        if len(self._buffer) < length:
            return None
        event = Event(sender, code, self._buffer[HEADER:length])
        self._buffer = self._buffer[length:]
        if sender == DISPLAY and code == ERROR:
            arguments = Arguments(event.body)
            _object, _code, says = arguments.number(), arguments.number(), arguments.text()
            raise OSError(f"the compositor refused a request ({says})")
        return event


def socket_path() -> Path:
    """Where $WAYLAND_DISPLAY says that the compositor listens; raises `OSError` where it says nothing."""
    display, runtime = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("XDG_RUNTIME_DIR")
    if not display:
        raise OSError("WAYLAND_DISPLAY is not set")
    if not runtime and not Path(display).is_absolute():
        raise OSError("XDG_RUNTIME_DIR is not set")
    return Path(runtime or "/") / display


def _connect(path: Path) -> socket.socket:
    if sys.platform != "win32":
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(SETUP_S)
        try:
            connection.connect(str(path))
        except OSError as fault:
            connection.close()
            raise OSError(f"no compositor answers at {path} ({fault.strerror or fault})") from fault
        return connection
    raise NotImplementedError("Wayland is not spoken here")
