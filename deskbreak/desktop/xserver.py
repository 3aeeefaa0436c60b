"""A connection to an X server: just as much of the protocol as we need, from the standard library alone.

Protocol: X.Org, X Window System Protocol 11, chapters "Connection Setup" and appendix B.
"""

import os
import socket
import struct
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SETUP_S = 2.0
LARGEST = 1 << 20
"""Bytes of one packet, and of those that come in a reply's place: all that we ask for is far smaller."""
REPLY, ERROR = 1, 0
PACKET = 32
COOKIE = b"MIT-MAGIC-COOKIE-1"
SOCKETS = "/tmp/.X11-unix/X{number}"
"""Where every X server listens on its own machine."""
FAMILY_LOCAL, FAMILY_WILD = 256, 65535


@dataclass(frozen=True, slots=True)
class Place:
    """Where a display is: a host, or none for this machine, and a number."""

    host: str
    number: int

    @classmethod
    def of(cls, display: str) -> "Place":
        """Read ":0", ":0.1", "unix:0", "host:0" or "host/unix:0"; raises `OSError`."""
        host, colon, rest = display.rpartition(":")
        number = rest.split(".")[0]
        if not colon or not number.isdecimal() or len(number) > 5:
            raise OSError(f"DISPLAY is “{display}”, which names no display")
        return cls("" if host == "unix" or host.endswith("/unix") else host, int(number))


class Refused(OSError):
    """The server refused the request that was asked; the connection goes on."""


class Display:
    """One connection. `ask` blocks, for two seconds at most; everything else is quick enough for the edge thread."""

    def __init__(self, place: Place, authority: Path) -> None:
        """Connect and introduce ourselves; raises `OSError`."""
        self._buffer = self._unsent = b""
        self._early: list[bytes] = []
        self._base = self._mask = self._made = self._sent = 0
        self.root = 0
        """The root window of the first screen."""
        self.root_visual = 0
        """The visual of that window: how its pixels are made of colours."""
        self.most_significant_first = False
        """The order of the bytes in a pixel of an image that is sent or fetched."""
        try:
            self._socket = _connect(place)
        except (OSError, OverflowError, UnicodeError) as fault:  # a port or a host's name may be no such thing
            where, says = f"{place.host}:{place.number}", getattr(fault, "strerror", None) or fault
            raise OSError(f"no X server answers at {where} ({says})") from fault
        try:
            self._greet(*_cookie(authority, place.number, _address(self._socket)))
        except OSError:
            self._socket.close()
            raise
        except (struct.error, IndexError) as fault:
            self._socket.close()
            raise OSError("the X server greets in a way that makes no sense") from fault

    def fileno(self) -> int:
        """The socket, for the loop."""
        return self._socket.fileno()

    def close(self) -> None:
        """End the connection; the server forgets all that we made."""
        self._socket.close()

    def fresh(self) -> int:
        """A number for a new resource of ours."""
        self._made += 1
        return self._base | (self._made & self._mask)

    def send(self, opcode: int, detail: int, body: bytes) -> int:
        """Put a request with those that the next `flush` sends: together they wake the server once, and us.

        Gives the number that the packets say which answer it (`answered`).
        """
        body = _padded(body)
        self._sent += 1
        self._unsent += struct.pack("=BBH", opcode, detail, 1 + len(body) // 4) + body
        return self._sent & 0xFFFF

    def flush(self) -> None:
        """Send what was put together; raises `OSError`."""
        unsent, self._unsent = self._unsent, b""
        if unsent:
            self._socket.settimeout(SETUP_S)
            self._socket.sendall(unsent)

    def ask(self, opcode: int, detail: int, body: bytes) -> bytes:
        """Send a request and wait for its reply; events and errors that come before it wait for `hear`.

        Raises `Refused`, and `OSError` where the connection is lost.
        """
        number = self.send(opcode, detail, body)
        self.flush()
        until = time.monotonic() + SETUP_S
        early = 0
        while True:
            packet = self._take()
            if packet is None:
                self._fill(until)
            elif answered(packet) == number:
                if packet[0] == ERROR:
                    raise Refused(f"the X server refused a request (error {packet[1]})")
                return packet
            else:
                early += len(packet)
                if early > LARGEST:
                    raise OSError("the X server sends everything but the reply that it owes")
                self._early.append(packet)

    def hear(self) -> list[bytes]:
        """Read what came, once, and give every packet that is complete; raises `OSError`."""
        try:
            self._fill(time.monotonic() + SETUP_S)
        except TimeoutError:
            return []
        return self.early()

    def early(self) -> list[bytes]:
        """The packets that came while a reply was waited for, and with it, in the order they came.

        Those that come while these are dealt with are left for the next call: a server may send some for ever.
        Raises `OSError`.
        """
        packets, self._early = self._early, []
        while (packet := self._take()) is not None:
            packets.append(packet)
        return packets

    def _fill(self, until: float) -> None:
        # One time for all that is waited for: a server that sends byte by byte would never be late otherwise.
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError("the X server does not answer in time")
        self._socket.settimeout(left)
        data = self._socket.recv(4096)
        if not data:
            raise ConnectionResetError("the X server closed the connection")
        self._buffer += data

    def _take(self) -> bytes | None:
        if len(self._buffer) < PACKET:
            return None
        # Replies carry more than one packet's worth, and so do the generic events of code 35.
        long = self._buffer[0] == REPLY or self._buffer[0] & 0x7F == 35
        length = PACKET + (4 * struct.unpack_from("=I", self._buffer, 4)[0] if long else 0)
        if length > LARGEST:
            raise OSError("the X server sends a packet that is far too long")
        if len(self._buffer) < length:
            return None
        packet, self._buffer = self._buffer[:length], self._buffer[length:]
        return packet

    def _greet(self, name: bytes, data: bytes) -> None:
        order = 0x6C if sys.byteorder == "little" else 0x42
        lengths = struct.pack("=BxHHHHxx", order, 11, 0, len(name), len(data))
        self._socket.sendall(lengths + _padded(name) + _padded(data))
        until = time.monotonic() + SETUP_S
        while len(self._buffer) < 8:
            self._fill(until)
        accepted, words = struct.unpack_from("=B5xH", self._buffer)
        while len(self._buffer) < 8 + 4 * words:
            self._fill(until)
        answer, self._buffer = self._buffer[8 : 8 + 4 * words], self._buffer[8 + 4 * words :]
        if accepted != 1:
            raise OSError("the X server refused us: " + answer.rstrip(b"\0 \n").decode("latin-1"))
        self._base, self._mask, _motion, vendor = struct.unpack_from("=IIIH", answer, 4)
        screens = 32 + vendor + -vendor % 4 + 8 * answer[21]  # after the vendor's name and the pixel formats
        self.root, self.root_visual = struct.unpack_from("=I28xI", answer, screens)
        self.most_significant_first = answer[22] == 1


def answered(packet: bytes) -> int | None:
    """The number of the request that a reply or an error answers; `None` for an event."""
    return int(struct.unpack_from("=H", packet, 2)[0]) if packet[0] in (ERROR, REPLY) else None


def socket_path() -> Path | None:
    """Where the server of $DISPLAY listens; `None` where it is another machine's. Raises `OSError`."""
    place = Place.of(os.environ.get("DISPLAY", ""))
    return None if place.host else Path(SOCKETS.format(number=place.number))


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _connect(place: Place) -> socket.socket:
    if place.host:
        return socket.create_connection((place.host, 6000 + place.number), timeout=SETUP_S)
    return _connect_here(place.number)


def _connect_here(number: int) -> socket.socket:
    if sys.platform != "win32":
        path = SOCKETS.format(number=number)
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(SETUP_S)
        try:
            try:
                connection.connect(path)
            except OSError:
                connection.connect("\0" + path)  # a sandbox may hide the file, the abstract name is still there
        except OSError:
            connection.close()
            raise
        return connection
    raise NotImplementedError("X servers here listen on a host's port only")


def authority_file() -> Path:
    """Where this user's cookies lie."""
    named = os.environ.get("XAUTHORITY")
    return Path(named) if named else Path.home() / ".Xauthority"


def _address(connection: socket.socket) -> bytes:
    """The server's internet address as cookies name it; empty for this machine."""
    if connection.family not in (socket.AF_INET, socket.AF_INET6):
        return b""
    return socket.inet_pton(connection.family, connection.getpeername()[0])


def _cookie(authority: Path, number: int, address: bytes) -> tuple[bytes, bytes]:
    """The name and value of the cookie for a display; both empty where there is none."""
    try:
        data = authority.read_bytes()
    except OSError:
        return b"", b""
    # A machine may have been renamed since the cookie was made: one for our display under another
    # local name is better than none, one under our own name is best. (ssh keeps its own as local ones, too.)
    exact = (socket.gethostname().encode(), address)
    found: dict[bool, bytes] = {}
    for family, host, display, name, value in _entries(data):
        fits = family in (FAMILY_LOCAL, FAMILY_WILD) or host == address
        if fits and display in (b"", b"%d" % number) and name == COOKIE:
            found.setdefault(family == FAMILY_WILD or host in exact, value)
    value = found.get(True) or found.get(False, b"")
    return (COOKIE, value) if value else (b"", b"")


def _entries(data: bytes) -> Iterator[tuple[int, bytes, bytes, bytes, bytes]]:
    at = 0
    while at + 2 <= len(data):
        (family,) = struct.unpack_from(">H", data, at)
        at += 2
        fields = []
        for _field in range(4):
            if at + 2 > len(data):
                return  # cut off while it was written
            (length,) = struct.unpack_from(">H", data, at)
            fields.append(data[at + 2 : at + 2 + length])
            at += 2 + length
        host, display, name, value = fields
        yield family, host, display, name, value
