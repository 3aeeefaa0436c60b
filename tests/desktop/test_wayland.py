"""The Wayland connection against compositors that talk nonsense, hang or are not there."""

import os
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbreak.desktop import wayland
from deskbreak.desktop.presence.wayland import WaylandPresence
from deskbreak.desktop.wayland import Arguments, Compositor
from tests.desktop.felt import Felt
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import START_S, until


def message(sender: int, code: int, body: bytes) -> bytes:
    return struct.pack("=II", sender, (8 + len(body)) << 16 | code) + body


def text(value: str) -> bytes:
    data = value.encode() + b"\0"
    return struct.pack("=I", len(data)) + data + bytes(-len(data) % 4)


def offer(name: int, interface: str, version: int) -> bytes:
    return message(2, 0, struct.pack("=I", name) + text(interface) + struct.pack("=I", version))


@contextmanager
def compositor(path: Path, answer: Callable[[socket.socket], None]) -> Iterator[None]:
    """Something that listens at `path` and does `answer` with the first who comes."""
    with socket.socket(socket.AddressFamily["AF_UNIX"]) as door:
        door.bind(str(path))
        door.listen()
        door.settimeout(START_S)

        def serve() -> None:
            guest, _address = door.accept()
            guest.settimeout(START_S)
            with guest:
                answer(guest)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield
        finally:
            thread.join(START_S)
            path.unlink()


def exactly(guest: socket.socket, length: int) -> bytes:
    data = b""
    while len(data) < length:
        part = guest.recv(length - len(data))
        if not part:
            raise EOFError
        data += part
    return data


def says(data: bytes) -> Callable[[socket.socket], None]:
    def answer(guest: socket.socket) -> None:
        guest.recv(4096)
        guest.sendall(data)

    return answer


@settings(max_examples=60, deadline=None)
@given(
    data=st.one_of(
        st.binary(max_size=200),
        st.lists(st.integers(0, 2**32 - 1), max_size=20).map(
            lambda numbers: struct.pack(f"={len(numbers)}I", *numbers)
        ),
    )
)
def test_nonsense_is_an_error_and_no_more(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / f"w{os.getpid()}"
    with compositor(path, says(data)), pytest.raises(OSError, match=r"."):
        Compositor(path).close()


def read_on(read: Callable[[Arguments], object], arguments: Arguments) -> None:
    while True:
        read(arguments)


@given(body=st.binary(max_size=64))
def test_arguments_that_are_cut_off(body: bytes) -> None:
    for read in (Arguments.number, Arguments.text, Arguments.numbers):
        with pytest.raises(OSError, match="cut off"):
            read_on(read, Arguments(body))


def test_one_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wayland, "SETUP_S", 0.2)
    over = threading.Event()

    def answer(_guest: socket.socket) -> None:
        over.wait(START_S)

    with compositor(tmp_path / "w", answer):
        with pytest.raises(TimeoutError):
            Compositor(tmp_path / "w")
        over.set()


def test_nonsense_later_loses_the_presence(
    tmp_path: Path, loop: EdgeLoop, felt: Felt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "w")
    go = threading.Event()

    def answer(guest: socket.socket) -> None:
        guest.recv(4096)
        guest.sendall(offer(1, "wl_seat", 7) + offer(2, "ext_idle_notifier_v1", 2) + message(3, 0, b"\0\0\0\0"))
        go.wait(START_S)
        guest.sendall(b"\xff" * 64 + bytes(64))
        guest.recv(4096)

    with compositor(tmp_path / "w", answer):
        presence = WaylandPresence(loop, felt)
        presence.watch(frozenset({1.0}))
        go.set()
        until(lambda: felt.names == ["lost"], "it is told")
        assert loop.sources == 0
        presence.close()
        loop.run(lambda: None)


def test_version_two_is_asked_for_input_alone(
    tmp_path: Path, loop: EdgeLoop, felt: Felt, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No compositor at hand speaks version 2, so this one by the letter of the protocol does."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "w")
    asked: list[tuple[int, ...]] = []

    def answer(guest: socket.socket) -> None:
        exactly(guest, 12 + 12)  # the registry and a sync
        guest.sendall(offer(1, "wl_seat", 7) + offer(2, "ext_idle_notifier_v1", 2) + message(3, 0, b"\0\0\0\0"))
        exactly(guest, 32 + 48)  # our seat and our notifier
        asked.append(struct.unpack("=5I", exactly(guest, 20)))
        guest.sendall(message(asked[0][2], 0, b""))
        guest.recv(4096)

    with compositor(tmp_path / "w", answer):
        presence = WaylandPresence(loop, felt)
        presence.watch(frozenset({1.0}))
        until(lambda: felt.names == ["idle"], "it is told")
        presence.close()
        loop.run(lambda: None)
    _receiver, rest, _number, milliseconds, _seat = asked[0]
    assert rest & 0xFFFF == 2
    assert milliseconds == 1000


def test_nobody_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OSError, match="no compositor answers"):
        Compositor(tmp_path / "none")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(OSError, match="WAYLAND_DISPLAY"):
        wayland.socket_path()
    monkeypatch.setenv("WAYLAND_DISPLAY", "/run/elsewhere")
    assert wayland.socket_path() == Path("/run/elsewhere")
