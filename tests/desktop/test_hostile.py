"""X servers and buses that send nonsense, too much, too slowly or without end: none of them takes the resident down."""

import itertools
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    Parser,
    new_method_call,
    new_method_return,
    new_signal,
)

from deskbreak.desktop import bus as dbus
from deskbreak.desktop import frames, xserver
from deskbreak.desktop.bus import Bus, NoBus
from deskbreak.desktop.busy.fullscreen import X11Fullscreen
from deskbreak.desktop.icon import Face
from deskbreak.desktop.message import PROPERTIES, Incoming, Returns
from deskbreak.desktop.presence import logind, screensaver
from deskbreak.desktop.presence.mutter import MUTTER, MutterPresence
from deskbreak.desktop.presence.x11 import X11Presence
from deskbreak.desktop.tray import dbusmenu, sni
from deskbreak.desktop.tray.menu import Menu
from deskbreak.desktop.xserver import Display, Place
from tests.desktop.felt import Felt
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import START_S, until

NOWHERE = Path("/nonexistent")
Answer = Callable[[socket.socket], None]
# The loop goes on from one example to the next; whatever raises in it fails the test at its end.
some = settings(max_examples=40)


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the fakes listen: every display and bus that is asked for lies here."""
    made = tmp_path_factory.mktemp("h")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xserver, "SOCKETS", f"{made}/x{{number}}")
        patch.setenv("DISPLAY", ":0")
        patch.setenv("XAUTHORITY", str(NOWHERE))
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={made}/bus")
        yield made


@contextmanager
def listening(path: Path, answer: Answer) -> Iterator[None]:
    """Something that listens at `path` and does `answer` with the first who comes."""
    with socket.socket(socket.AddressFamily["AF_UNIX"]) as door:
        door.bind(str(path))
        door.listen()
        door.settimeout(START_S)

        def serve() -> None:
            guest, _address = door.accept()
            guest.settimeout(START_S)
            with guest, suppress(ConnectionError, EOFError):
                answer(guest)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield
        finally:
            path.unlink()
            thread.join(START_S)
        assert not thread.is_alive(), "it is still fed"


def exactly(guest: socket.socket, length: int) -> bytes:
    data = b""
    while len(data) < length:
        part = guest.recv(length - len(data))
        if not part:
            raise EOFError
        data += part
    return data


def drain(guest: socket.socket) -> None:
    """Read until the other side is gone, so that nothing of what was said is lost with the connection."""
    guest.shutdown(socket.SHUT_WR)
    while guest.recv(65536):
        pass


class Flood:
    """Sends the same bytes for ever and knows how many were taken."""

    def __init__(self, start: bytes, more: bytes) -> None:
        self.sent = 0
        self._start = start
        self._more = more * (1 + 65536 // len(more))

    def __call__(self, guest: socket.socket) -> None:
        guest.sendall(self._start)
        while True:
            self.sent += guest.send(self._more)


# --- X ---

ROOT, VISUAL, ACTIVE, STATE, FULL = 0x123, 0x21, 301, 302, 303
SYNC, EVENTS = 134, 90
SHORT = 31
"""Bytes that are neither a greeting nor a reply yet."""
numbers = st.one_of(st.integers(0, 300), st.integers(0, 2**32 - 1), st.just(2**32 - 1))
packets = st.lists(
    st.one_of(
        st.binary(max_size=70),
        st.builds(
            lambda code, detail, number, words: struct.pack("=BBH7I", code, detail, number, *words),
            st.sampled_from([0, 1, 17, 28, 35, EVENTS + 1, 128 + 28, 255]),
            st.integers(0, 255),
            st.integers(0, 6),
            st.tuples(*[st.one_of(st.sampled_from([0, ROOT, ACTIVE, STATE, 0x200001, 0x200002]), numbers)] * 7),
        ),
    ),
    max_size=6,
).map(b"".join)


def greeting() -> bytes:
    head = struct.pack("=IIIIHHBBBBBBBBI", 0, 0x200000, 0x1FFFFF, 0, 4, 65535, 1, 1, 0, 0, 32, 32, 8, 255, 0)
    body = head + b"fake" + bytes(8) + struct.pack("=I28xI4x", ROOT, VISUAL)
    return struct.pack("=BBHHH", 1, 0, 11, 0, len(body) // 4) + body


def reply(number: int, words: tuple[int, ...] = (), extra: bytes = b"", detail: int = 0) -> bytes:
    data = struct.pack(f"={len(words)}I", *words).ljust(24, b"\0")
    return struct.pack("=BBHI", 1, detail, number & 0xFFFF, len(extra) // 4) + data + extra


def counters() -> bytes:
    name = b"IDLETIME"
    return struct.pack("=IqH", 77, 4, len(name)) + name + bytes(-(14 + len(name)) % 4)


def event(code: int, words: tuple[int, ...]) -> bytes:
    return struct.pack(f"=BBH{len(words)}I", code, 0, 0, *words).ljust(32, b"\0")


class Server:
    """An X server by the letter, as far as we ask; `instead` gives other bytes for the reply to a request."""

    def __init__(self, instead: dict[int, bytes], before: Callable[[int], bytes] = lambda opcode: b"") -> None:
        self._instead = instead
        self._before = before

    def __call__(self, guest: socket.socket) -> None:
        lengths = struct.unpack("=6xHH2x", exactly(guest, 12))
        exactly(guest, sum(length + -length % 4 for length in lengths))
        guest.sendall(greeting())
        asked = 0
        for number in itertools.count(1):
            opcode, detail, length = struct.unpack("=BBH", exactly(guest, 4))
            body = exactly(guest, 4 * length - 4)
            answer = self._answer(number, opcode, detail, body)
            if answer:
                asked += 1
                if asked in self._instead:
                    guest.sendall(self._instead[asked])
                    drain(guest)
                    return
                guest.sendall(self._before(opcode) + answer)

    def _answer(self, number: int, opcode: int, detail: int, body: bytes) -> bytes:
        match opcode, detail:
            case 98, _:
                return reply(number, (1 | SYNC << 8 | EVENTS << 16,))
            case 16, _:
                atoms = {b"_NET_ACTIVE_WINDOW": ACTIVE, b"_NET_WM_STATE": STATE, b"_NET_WM_STATE_FULLSCREEN": FULL}
                return reply(number, (atoms[body[4:].rstrip(b"\0")],))
            case 20, _:
                value = 0x400001 if struct.unpack_from("=I", body, 4)[0] == ACTIVE else FULL
                return reply(number, (0, 0, 1), struct.pack("=I", value), detail=32)
            case 134, 1:
                return reply(number, (1,), counters())
            case 134, (0 | 5):
                return reply(number)
        return b""


@some
@given(
    data=st.one_of(
        st.binary(max_size=200),
        st.builds(
            lambda accepted, words, body: struct.pack("=B5xH", accepted, words) + body,
            st.integers(0, 3),
            st.integers(0, 40),
            st.binary(max_size=160),
        ),
        st.builds(lambda at, wrong: greeting()[:at] + wrong, st.integers(0, len(greeting())), st.binary(max_size=90)),
    )
)
def test_greetings(data: bytes, folder: Path) -> None:
    def answer(guest: socket.socket) -> None:
        exactly(guest, 12)
        guest.sendall(data)
        drain(guest)

    with listening(folder / "x0", answer), suppress(OSError):
        Display(Place("", 0), NOWHERE).close()


@some
@given(at=st.integers(1, 3), data=packets)
def test_answers_while_the_presence_opens(at: int, data: bytes, loop: EdgeLoop, folder: Path) -> None:
    with listening(folder / "x0", Server({at: data})), suppress(OSError):
        X11Presence(loop, Felt()).close()
    loop.run(lambda: None)
    assert loop.sources == 0


ABSURD = {
    "nothing of QueryExtension": (1, b""),
    "half of QueryExtension": (1, reply(1)[:20]),
    "4 GB of QueryExtension": (1, struct.pack("=BBHI24x", 1, 0, 1, 2**30)),
    "16 GB of QueryExtension": (1, struct.pack("=BBHI24x", 1, 0, 1, 2**32 - 1)),
    "a generic event of 16 GB": (1, struct.pack("=BBHI24x", 35, 0, 1, 2**32 - 1)),
    "no counters, but as many as there can be": (3, reply(3, (2**32 - 1,))),
    "one counter of as many as there can be": (3, reply(3, (2**32 - 1,), counters())),
    "a counter that is cut off": (3, reply(3, (1,), counters()[:12])),
    "half of the counters": (3, reply(3, (1,), counters())[:-4]),
}


@pytest.mark.parametrize("what", ABSURD)
def test_absurd_answers_while_the_presence_opens(what: str, loop: EdgeLoop, folder: Path) -> None:
    at, data = ABSURD[what]
    with listening(folder / "x0", Server({at: data})), pytest.raises(OSError, match=r"X server"):
        X11Presence(loop, Felt())
    loop.run(lambda: None)
    assert loop.sources == 0


@some
@given(at=st.integers(4, 6), data=packets)
@example(at=4, data=struct.pack("=BBHI24x", 1, 0, 4, 2**32 - 1))
@example(at=4, data=struct.pack("=BBHIII16x", 1, 0, 5, 0, 2**31 - 1, 2**32 - 1))
def test_answers_while_the_presence_watches(at: int, data: bytes, loop: EdgeLoop, folder: Path) -> None:
    felt = Felt()
    with listening(folder / "x0", Server({at: data})):
        presence = X11Presence(loop, felt)
        for seconds in (1.0, 2.0, 3.0):
            presence.watch(frozenset({seconds}))
        until(lambda: "lost" in felt.names, "it is told")
        presence.close()
        loop.run(lambda: None)
    assert felt.names.count("lost") == 1
    assert felt.says.startswith("The X server is gone")
    assert loop.sources == 0
    assert loop.faults == []


@some
@given(at=st.integers(1, 6), data=packets)
@example(at=4, data=reply(5, (0, 0, 2**32 - 1), bytes(8), detail=32))
@example(at=4, data=struct.pack("=BBHI4xI16x", 1, 32, 5, 2**32 - 1, 2**32 - 1))
def test_answers_while_full_screen_windows_are_listened_for(at: int, data: bytes, loop: EdgeLoop, folder: Path) -> None:
    sense = X11Fullscreen(loop)
    told: list[frozenset[str]] = []
    with listening(folder / "x0", Server({at: data})):
        loop.run(lambda: sense.listen(told.append))
        if at <= 5:
            until(lambda: sense.backend.state == "unavailable", "it is given up")
        loop.run(sense.rest)
    assert told[-1:] == [frozenset({"fullscreen"} if at == 6 else ())]
    assert loop.sources == 0
    assert loop.faults == []


def test_without_end(loop: EdgeLoop, folder: Path) -> None:
    endless = {
        "a reply": Flood(greeting() + struct.pack("=BBHI24x", 1, 0, 1, 2**30), b"\0"),
        "events": Flood(greeting(), event(28, (1, 2))),
        "replies to nobody": Flood(greeting(), reply(7, extra=bytes(400))),
    }
    for flood in endless.values():
        with listening(folder / "x0", flood), pytest.raises(OSError, match=r"X server"):
            X11Presence(loop, Felt())
        assert flood.sent < 8 * xserver.LARGEST


@pytest.mark.parametrize("start", [b"", greeting()], ids=["the greeting", "a reply"])
def test_byte_by_byte(start: bytes, loop: EdgeLoop, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xserver, "SETUP_S", 0.3)
    sent: list[None] = []

    def answer(guest: socket.socket) -> None:
        guest.sendall(start)
        for _byte in range(SHORT):
            guest.sendall(b"\1")
            sent.append(None)
            time.sleep(0.2)
        drain(guest)

    with listening(folder / "x0", answer), pytest.raises(TimeoutError):
        X11Presence(loop, Felt())
    assert len(sent) < SHORT, "it is not waited on as long as bytes come"


def test_a_server_that_always_has_one_more_event(loop: EdgeLoop, folder: Path) -> None:
    made = itertools.count(0x200001 - 2)  # two requests come before that for the first alarm

    def ring(opcode: int) -> bytes:
        # The alarms in the order they are made; each that rings makes us ask anew.
        return event(EVENTS + 1, (next(made), 0, 5000)) if opcode == SYNC else b""

    with listening(folder / "x0", Server({}, ring)):
        felt = Felt()
        presence = X11Presence(loop, felt)
        presence.watch(frozenset({1.0}))
        until(lambda: felt.names.count("input") > 2, "it rings again and again")
        presence.close()
        loop.run(lambda: None)
    sense = X11Fullscreen(loop)
    told: list[frozenset[str]] = []
    with listening(folder / "x0", Server({}, lambda opcode: event(28, (ROOT, ACTIVE)) if opcode == 20 else b"")):
        loop.run(lambda: sense.listen(told.append))
        loop.run(lambda: None)
        loop.run(sense.rest)
    assert told == [frozenset({"fullscreen"})]


@pytest.mark.parametrize("display", [":²", "far.invalid:99999", f"{'x' * 70}:1", "a..b:0", ":" + "9" * 5000])
def test_displays_that_are_none(display: str) -> None:
    with pytest.raises(OSError, match=r"."):
        Display(Place.of(display), NOWHERE)


# --- D-Bus ---

HERE = "org.example.Here"
OWNER = ":1.9"
"""Who owns every name that is asked for."""
HELLO = b"OK 0123456789abcdef0123456789abcdef\r\n"


def message(kind: int, signature: bytes = b"", body: bytes = b"", fields: bytes = b"") -> bytes:
    """Any message, right or wrong: jeepney would not write the wrong ones."""
    head = fields
    for code, form, value in ((1, b"o", b"/here"), (2, b"s", HERE.encode()), (3, b"s", b"Do"), (7, b"s", b":1.7")):
        head += bytes(-len(head) % 8) + bytes((code, 1)) + form + b"\0" + struct.pack("<I", len(value)) + value + b"\0"
    if signature:
        head += bytes(-len(head) % 8) + b"\x08\x01g\0" + bytes((len(signature),)) + signature + b"\0"
    start = struct.pack("<cBBBIII", b"l", kind, 0, 1, len(body), 1, len(head))
    return start + head + bytes(-len(head) % 8) + body


def call(signature: bytes = b"", body: bytes = b"") -> bytes:
    return message(1, signature, body)


def let_in(guest: socket.socket) -> None:
    line = b""
    while not line.endswith(b"\r\n"):
        line += exactly(guest, 1)
    assert line.startswith(b"\0AUTH EXTERNAL ")
    guest.sendall(HELLO)
    assert exactly(guest, 7) == b"BEGIN\r\n"


def saying(data: bytes) -> Answer:
    def answer(guest: socket.socket) -> None:
        let_in(guest)
        guest.sendall(data)
        drain(guest)

    return answer


class Heard:
    """A connection, and what came of it."""

    def __init__(self, loop: EdgeLoop) -> None:
        self.ends: list[str] = []
        self.calls: list[tuple[Any, ...]] = []
        self._loop = loop
        loop.run(self._begin)  # in one turn, so that nothing comes before it is listened for

    def _begin(self) -> None:
        self.bus = Bus.connect(self._loop, "session")
        self.bus.on_end(self.ends.append)
        self.bus.export("/here", self._answer)

    def _answer(self, incoming: Incoming) -> Returns:
        self.calls.append(incoming.body)
        return Returns()


@some
@given(
    data=st.one_of(
        st.binary(max_size=60),
        st.binary(max_size=60).map(lambda more: b"OK " + more),
        st.binary(max_size=20).map(lambda more: HELLO + more),
        st.sampled_from([b"REJECTED EXTERNAL\r\n", b"ERROR\r\n", b"DATA\r\n", b"OK" * 6000, b"\r\n"]),
    )
)
def test_introductions(data: bytes, loop: EdgeLoop, folder: Path) -> None:
    def answer(guest: socket.socket) -> None:
        exactly(guest, len(b"\0AUTH EXTERNAL "))
        guest.sendall(data)
        drain(guest)

    with listening(folder / "bus", answer), suppress(NoBus):
        connection = Bus.connect(loop, "session")
        loop.run(lambda: None)
        loop.run(connection.close)
    assert loop.sources == 0


def test_introductions_without_end(loop: EdgeLoop, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbus, "CONNECT_S", 0.3)
    flood, over = Flood(b"", b"O"), threading.Event()
    with listening(folder / "bus", flood), pytest.raises(NoBus):
        Bus.connect(loop, "session")
    assert flood.sent < 8 * frames.LARGEST

    def hang(_guest: socket.socket) -> None:
        over.wait(START_S)

    with listening(folder / "bus", hang):
        with pytest.raises(NoBus):
            Bus.connect(loop, "session")
        over.set()


def ends(data: Answer, loop: EdgeLoop, folder: Path) -> Heard:
    """What comes of a bus that says this and closes; the end is told once, and nothing is left."""
    with listening(folder / "bus", data):
        heard = Heard(loop)
        until(lambda: heard.ends, "the end is told")
        loop.run(heard.bus.close)
    assert len(heard.ends) == 1
    assert heard.ends[0].endswith(".")
    assert not heard.bus.open
    assert loop.sources == 0
    assert loop.faults == []
    return heard


def test_who_asks_late_is_told_of_the_end(loop: EdgeLoop, folder: Path) -> None:
    heard, late = ends(saying(b""), loop, folder), list[str]()
    loop.run(lambda: heard.bus.on_end(late.append))
    loop.run(lambda: None)
    assert late == heard.ends
    loop.run(lambda: heard.bus.on_end(late.append)())
    loop.run(lambda: None)
    assert late == heard.ends, "it had been ended before it was told"


MESSAGES = [
    call(b"s", struct.pack("<I", 5) + b"hello\0"),
    call(b"a{sv}as", struct.pack("<III", 12, 0, 1) + b"a\0\1i\0\0\0" + struct.pack("<III", 7, 0, 0)),
    message(4, b"(iay)", struct.pack("<II", 1, 2) + b"12"),
    message(2, b"v", b"\1u\0\0\1\0\0\0"),
]


@some
@given(
    data=st.one_of(
        st.binary(max_size=100),
        st.builds(
            lambda data, at, wrong: data[:at] + wrong + data[at + len(wrong) :],
            st.sampled_from(MESSAGES),
            st.integers(0, 140),
            st.binary(min_size=1, max_size=4),
        ),
        st.builds(
            message,
            st.integers(0, 5),
            st.text("aybsogv(){}hui", max_size=8).map(str.encode),
            st.binary(max_size=40),
            st.binary(max_size=24).map(lambda fields: fields + bytes(-len(fields) % 8)),
        ),
    )
)
def test_bytes_from_the_bus(data: bytes, loop: EdgeLoop, folder: Path) -> None:
    ends(saying(data), loop, folder)


NO_MESSAGES = {
    "no order of bytes": b"x" * 16,
    "no kind of message": message(9),
    "no such field": message(4, fields=b"\x63\x01y\0\0\0\0\0"),
    "a signature that ends too early": call(b"a{s"),
    "no such type": call(b"z", b"12345678"),
    "a key that is none": call(b"a{vs}", bytes(8)),
    "cut off": call(b"t", b"123"),
    "text that is none": call(b"s", struct.pack("<I", 2) + b"\xff\xff\0"),
    "an array far beyond its message": call(b"au", struct.pack("<II", 2**32 - 1, 1)),
    "variants without end": call(b"v", b"\1v\0" * 20000),
    "structures without end": call(b"(" * 250 + b"y", bytes(8)),
    "structures of nothing": call(b"a()", struct.pack("<II", 8, 0)),
    "structures of nothing inside": call(b"v", b"\3a()\0\0\0\0" + struct.pack("<II", 8, 0)),
    "descriptors that never came": message(4, fields=b"\x09\x01u\0\3\0\0\0"),
    "longer than D-Bus allows": struct.pack("<cBBBIII", b"l", 1, 0, 1, 2**27, 1, 0),
    "4 GB": struct.pack("<cBBBIII", b"l", 1, 0, 1, 2**32 - 1, 1, 0),
    "4 GB of fields": struct.pack(">cBBBIII", b"B", 1, 0, 1, 8, 1, 2**32 - 1),
}


@pytest.mark.parametrize("what", NO_MESSAGES)
def test_what_is_no_message_ends_it(what: str, loop: EdgeLoop, folder: Path) -> None:
    heard = ends(saying(call() + NO_MESSAGES[what] + call()), loop, folder)
    assert heard.calls == [()], "what came before was heard, and nothing after"
    assert heard.ends[0].startswith("The bus sent")


def test_four_gigabytes_are_not_waited_for(loop: EdgeLoop, folder: Path) -> None:
    flood = Flood(NO_MESSAGES["4 GB"], b"\0")

    def answer(guest: socket.socket) -> None:
        let_in(guest)
        flood(guest)

    ends(answer, loop, folder)
    assert flood.sent < 8 * frames.LARGEST


def test_a_long_message_is_passed_over(loop: EdgeLoop, folder: Path) -> None:
    """Anybody may send us one through the bus, so it is no reason to leave."""
    large = 20 * frames.LARGEST
    long = call(b"ay", struct.pack("<I", large) + bytes(large))
    heard = ends(saying(call() + long + call(b"y", b"\5") + long + long + call(b"y", b"\6")), loop, folder)
    assert heard.calls == [(), (5,), (6,)]
    assert heard.bus._frames._parser.buf.bytes_buffered == 0


def test_a_descriptor_that_never_came(loop: EdgeLoop, folder: Path) -> None:
    """The daemon passes such messages on, whoever sends them."""
    heard = ends(saying(call(b"ah", struct.pack("<II", 4, 9)) + call(b"y", b"\5")), loop, folder)
    assert heard.calls == [([9],), (5,)]


words = st.text(st.characters(codec="utf-8"), max_size=6)
single: st.SearchStrategy[tuple[str, Any]] = st.one_of(
    st.tuples(st.just("b"), st.booleans()),
    st.tuples(st.just("y"), st.integers(0, 255)),
    st.tuples(st.just("i"), st.integers(-(2**31), 2**31 - 1)),
    st.tuples(st.just("u"), st.integers(0, 2**32 - 1)),
    st.tuples(st.just("x"), st.integers(-(2**63), 2**63 - 1)),
    st.tuples(st.just("d"), st.floats()),
    st.tuples(st.just("s"), words),
    st.tuples(st.just("o"), st.sampled_from(["/", "/a", "/org/freedesktop/login1"])),
    st.tuples(st.just("ay"), st.binary(max_size=6)),
    st.tuples(st.just("as"), st.lists(words, max_size=2)),
    st.tuples(st.just("(so)"), st.tuples(words, st.just("/a"))),
    st.tuples(st.just("a{sv}"), st.dictionaries(st.sampled_from(["Active", "LockedHint"]), st.just(("s", "x")))),
)
values = st.one_of(single, st.tuples(st.just("v"), single), st.tuples(st.just("v"), st.tuples(st.just("v"), single)))
bodies = st.lists(values, max_size=4).map(
    lambda parts: ("".join(sign for sign, _value in parts) or None, tuple(value for _sign, value in parts))
)
Body = tuple[str | None, tuple[Any, ...]]


class Daemon:
    """A bus where one service owns every name and answers all calls in turn with these bodies."""

    def __init__(self, answers: list[Body]) -> None:
        self._answers = itertools.cycle(answers)
        self._guest: socket.socket | None = None
        self._serials = itertools.count(1)

    def __call__(self, guest: socket.socket) -> None:
        let_in(guest)
        self._guest = guest
        parser = Parser()
        while data := guest.recv(65536):
            for asked in parser.feed(data):
                if asked.header.message_type is MessageType.method_call:
                    self._answer(asked)

    def say(self, letter: Message, sender: str) -> None:
        assert self._guest is not None
        letter.header.fields[HeaderFields.sender] = sender
        self._guest.sendall(letter.serialise(serial=next(self._serials)))

    def _answer(self, asked: Message) -> None:
        fields = asked.header.fields
        if fields[HeaderFields.destination] != dbus.DAEMON:
            signature, body = next(self._answers)
        elif fields[HeaderFields.member] == "GetNameOwner":
            signature, body = "s", (OWNER,)
        else:
            signature, body = None, ()
        self.say(new_method_return(asked, signature, body), OWNER)


class Session:
    """Hears of the session; nothing here can fail."""

    def locked(self) -> None:
        pass

    unlocked = sleeping = woke = locked


SIGNALS = [
    ("/org/freedesktop/login1", logind.MANAGER.interface, "PrepareForSleep"),
    ("/a", PROPERTIES, "PropertiesChanged"),
    ("/a", logind.SESSION, "Lock"),
    *((paths[0], name, "ActiveChanged") for name, paths in screensaver.SAVERS.items()),
    (MUTTER.path, MUTTER.interface, "WatchFired"),
]
CALLS = [
    (sni.ITEM_PATH, sni.INTERFACE, "Activate"),
    (sni.ITEM_PATH, sni.INTERFACE, "Scroll"),
    (sni.ITEM_PATH, PROPERTIES, "Get"),
    *((sni.MENU_PATH, dbusmenu.INTERFACE, each) for each in ("Event", "EventGroup", "AboutToShow", "GetLayout")),
    *((sni.MENU_PATH, dbusmenu.INTERFACE, each) for each in ("GetProperty", "GetGroupProperties", "AboutToShowGroup")),
]


@some
@given(answers=st.lists(bodies, min_size=1, max_size=5), said=st.lists(bodies, min_size=1, max_size=5))
def test_bodies_of_any_type(
    answers: list[Body], said: list[Body], loop: EdgeLoop, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    daemon, felt, told = Daemon(answers), Felt(), itertools.cycle(said)
    with listening(folder / "bus", daemon):
        connection = Bus.connect(loop, "session")

        def heard() -> None:
            """Wait until all that was said is dealt with."""
            came = threading.Event()
            loop.call(lambda: connection._ask_daemon("GetId", then=lambda reply: came.set()))
            assert came.wait(START_S)

        logind.LogindSession(loop, connection, Session())
        savers = screensaver.ScreenSaverLock(connection, lambda locked: None)
        loop.call(savers.listen)
        presence = MutterPresence(loop, connection, felt, MUTTER)
        presence.watch(frozenset({1.0, 2.0}))
        tray = sni.SniTray(loop, connection, Menu(), "title", Face("counting", 0.4))
        for _each in range(4):  # an answer leads to the next question
            heard()
        for path, interface, member in SIGNALS:
            daemon.say(new_signal(DBusAddress(path, interface=interface), member, *next(told)), OWNER)
        for path, interface, member in CALLS:
            daemon.say(new_method_call(DBusAddress(path, ":1.5", interface), member, *next(told)), ":1.7")
        for signature, body in said:
            names = DBusAddress("/org/freedesktop/DBus", interface=dbus.DAEMON)
            daemon.say(new_signal(names, "NameOwnerChanged", signature, body), dbus.DAEMON)
        heard()
        assert connection.open
        tray.stop()
        loop.run(connection.close)
    assert loop.sources == 0
    assert loop.faults == []
    assert felt.names.count("lost") <= 1
