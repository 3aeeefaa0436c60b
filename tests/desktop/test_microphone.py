"""Programs that record, in a PulseAudio of our own with a source that hears nothing."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.desktop.busy.microphone import UNSURE, Microphone, monitors, recordings
from tests.desktop.conftest import await_pulse
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import Environment, Launch, Program, until

USED = frozenset({"microphone"})
SOON_S = 0.3
"""What never answers is given up as soon."""


class Heard:
    """A sense, and what it told."""

    def __init__(self, loop: EdgeLoop) -> None:
        self.loop = loop
        self.told: list[frozenset[str]] = []
        self.sense = Microphone(loop, frozenset())

    def ignoring(self, *names: str) -> None:
        self.sense = Microphone(self.loop, frozenset(names))

    def listen(self) -> None:
        self.loop.run(lambda: self.sense.listen(self.told.append))

    def rest(self) -> None:
        self.loop.run(self.sense.rest)
        until(lambda: self.loop.sources == 0, "every child is collected")

    def hears(self, reasons: frozenset[str]) -> None:
        until(lambda: self.told[-1:] == [reasons], f"{reasons}, told {self.told}: {self.sense.backend}")

    def hears_nothing_twice(self) -> None:
        """The first look, and the one to be sure."""
        until(lambda: len(self.told) >= 2, "two looks")
        self.has_looked()
        assert set(self.told) == {frozenset()}

    def has_looked(self) -> None:
        """The server tells of changes, no look is under way, and none is to come while nothing changes."""
        until(lambda: not self.sense._looking, "it has looked, and is sure")

    def cannot(self, why: str) -> None:
        # How it stands is said before it is told.
        until(
            lambda: self.sense.backend.state == "unavailable" and self.told[-1:] == [frozenset()],
            f"it gives up, told {self.told}: {self.sense.backend}",
        )
        assert why in self.sense.backend.why


@pytest.fixture
def heard(loop: EdgeLoop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Heard]:
    if "PULSE_SERVER" not in os.environ:
        monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/any")
    made = Heard(loop)
    yield made
    made.rest()


@pytest.fixture
def record(launch: Launch, desktop_environment: Environment, tmp_path: Path) -> Callable[..., Program]:
    """Start a program that records, until it is stopped."""

    def start(*options: str, source: str = "microphone") -> Program:
        sound = tmp_path / f"sound{len(launch.programs)}"
        command = ("parec", f"--device={source}", "--client-name=Desk Call", "--latency-msec=20", "--raw")
        program = launch(desktop_environment, *command, *options, str(sound))
        until(lambda: sound.exists() and sound.stat().st_size, "it records")
        return program

    return start


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a script in the place of pactl."""

    def put(script: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "pactl").write_text(f"#!/bin/sh\n{script}\n")
        (folder / "pactl").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")

    return put


def test_begins_and_ends(pulse: Program, heard: Heard, record: Callable[..., Program]) -> None:
    assert heard.sense.backend.why == "Looked at when a break is due."
    heard.listen()
    heard.hears_nothing_twice()
    assert heard.sense.backend.why == "Nobody records."
    assert (heard.sense.backend.state, heard.sense.backend.name) == ("ready", "pulse")
    recorder = record()
    heard.hears(USED)
    assert heard.sense.backend.why == "Desk Call records."
    assert heard.sense.backend.state == "busy"
    recorder.stop()
    heard.hears(frozenset())


def test_from_the_start_and_again(pulse: Program, heard: Heard, record: Callable[..., Program]) -> None:
    first, second = record(), record("--client-name=Café")
    heard.listen()
    heard.hears(USED)
    first.stop()
    until(lambda: heard.sense.backend.why == "pacat records.", "pactl 16 has no letters beyond ASCII")
    assert heard.told[-1] == USED
    heard.rest()
    told = len(heard.told)
    second.stop()
    heard.listen()
    until(lambda: len(heard.told) > told, "a look")
    heard.hears(frozenset())


@pytest.mark.parametrize(
    ("options", "source"),
    [
        ((), "speaker.monitor"),
        (("--property=media.name=Peak detect",), "microphone"),
        ((f"--property=application.process.id={os.getpid()}",), "microphone"),
    ],
)
def test_not_counted(
    pulse: Program, heard: Heard, record: Callable[..., Program], options: tuple[str, ...], source: str
) -> None:
    record(*options, source=source)
    heard.listen()
    heard.hears_nothing_twice()
    record()
    heard.hears(USED)


@pytest.mark.parametrize("name", ["desk call", "PACAT"])
def test_ignored(pulse: Program, heard: Heard, record: Callable[..., Program], name: str) -> None:
    heard.ignoring("another", name)
    record()
    heard.listen()
    heard.hears_nothing_twice()
    assert heard.sense.backend.why == "Nobody records."


def test_the_server_is_killed(pulse: Program, heard: Heard, record: Callable[..., Program]) -> None:
    record()
    heard.listen()
    heard.hears(USED)
    heard.has_looked()
    assert pulse.process is not None
    pulse.process.kill()
    heard.cannot("No sound server answers")
    until(lambda: heard.loop.sources == 0, "nothing is left open")
    heard.rest()
    heard.told.clear()
    pulse.stop()
    Path(os.environ["PULSE_SERVER"].removeprefix("unix:")).unlink()
    pulse.start()
    await_pulse(pulse.environment)
    record()
    heard.listen()
    heard.hears(USED)


def test_the_server_hangs(pulse: Program, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deskbreak.desktop.busy.microphone.LOOK_S", SOON_S)
    assert pulse.process is not None
    number = str(pulse.process.pid)
    subprocess.run(["kill", "-STOP", number], check=True)
    try:
        heard.listen()
        heard.cannot("does not answer")
    finally:
        subprocess.run(["kill", "-CONT", number], check=True)


def test_no_server(needs: Callable[..., None], heard: Heard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    needs("pactl")
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nothing")
    heard.listen()
    heard.cannot("sound server")


def test_no_door(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    heard.listen()
    heard.cannot("No sound server runs")
    assert heard.loop.sources == 0, "no child is started only to find that out"


def test_no_pactl(heard: Heard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    heard.listen()
    heard.cannot("install pulseaudio-utils")
    assert heard.told == [frozenset()]


def test_a_pactl_that_hangs(heard: Heard, fake: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deskbreak.desktop.busy.microphone.LOOK_S", SOON_S)
    fake("exec sleep 60")
    heard.listen()
    heard.cannot("does not answer")
    until(lambda: heard.loop.sources == 0, "nothing is left open")


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ('[ "$1" = subscribe ] && exec sleep 60; echo rubbish', "makes no sense"),
        ('[ "$1" = subscribe ] && exec sleep 60; exit 1', "is it pactl 16"),
        ('[ "$1" = subscribe ] && exec sleep 60; exec yes', "is it pactl 16"),
        ('[ "$1" = subscribe ] || exec sleep 60; printf "no line at all %s" $$ ', "No sound server"),
    ],
)
def test_a_strange_pactl(heard: Heard, fake: Callable[[str], None], script: str, why: str) -> None:
    fake(script)
    heard.listen()
    heard.cannot(why)
    until(lambda: heard.loop.sources == 0, "nothing is left open")


def test_a_burst_is_looked_at_together(heard: Heard, fake: Callable[[str], None], tmp_path: Path) -> None:
    looks = tmp_path / "looks"
    fake(f"""
        if [ "$1" = subscribe ]; then
            printf "Event 'new' on source-output #%d\\n" 1 2 3 4 5 6 7 8 9
            touch {tmp_path}/told
            exec sleep 60
        fi
        until [ -e {tmp_path}/told ]; do sleep 0.01; done
        echo $4 >> {looks}; echo []""")
    heard.listen()
    heard.hears_nothing_twice()
    assert len(looks.read_text().split()) <= 3


def test_it_looks_until_the_server_has_heard_us(heard: Heard, fake: Callable[[str], None], tmp_path: Path) -> None:
    fake(f"""
        if [ "$1" = subscribe ]; then
            until [ -e {tmp_path}/hears ]; do sleep 0.01; done
            echo "Event 'remove' on client #1"
            exec sleep 60
        fi
        echo []""")
    heard.listen()
    until(lambda: len(heard.told) >= 3, "it is not sure after two looks")
    (tmp_path / "hears").touch()
    heard.has_looked()
    assert heard.sense.backend.why == "Nobody records."


def test_a_server_that_never_tells_anything_is_not_asked_for_ever(heard: Heard, fake: Callable[[str], None]) -> None:
    fake('[ "$1" = subscribe ] && exec sleep 60; echo []')
    heard.listen()
    heard.has_looked()
    assert len(heard.told) == UNSURE + 1


def output(**changed: Any) -> dict[str, Any]:
    properties = {"application.name": "Call", "application.process.binary": "call"} | changed.pop("properties", {})
    return {"index": 7, "client": "3", "source": 1, "corked": False, "properties": properties} | changed


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({}, ["Call"]),
        ({"corked": True}, []),
        ({"resample_method": "peaks"}, []),
        ({"client": None}, []),
        ({"properties": {"media.name": "Peak detect"}}, []),
        ({"properties": {"stream.capture.sink": "true"}}, []),
        ({"properties": {"node.name": "Other"}}, []),
        ({"properties": {"application.name": "(null)"}}, ["call"]),
        ({"properties": {"application.name": "", "application.process.binary": 3}}, ["A program"]),
        ({"properties": {"application.name": "a\nb\u202e\ud800"}}, ["ab"]),
    ],
)
def test_who_records(changed: dict[str, Any], names: list[str]) -> None:
    assert [each.program for each in recordings(listed(output(**changed)), frozenset({"other"}))] == names


def test_monitors() -> None:
    sources = [
        {"index": 0, "name": "speaker.monitor"},
        {"index": 1, "name": "microphone", "properties": {"device.class": "sound"}},
        {"index": 2, "name": "renamed", "properties": {"device.class": "monitor"}},
    ]
    assert monitors(listed(*sources)) == {0, 2}


def listed(*records: Any) -> bytes:
    return json.dumps(records).encode()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
KEYS = ("index", "name", "client", "source", "corked", "resample_method", "properties")
RECORDS = st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, VALUES)) | VALUES


@given(st.lists(RECORDS, max_size=3))
def test_any_lists(records: list[Any]) -> None:
    understood_or_refused(listed(*records))


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    understood_or_refused(data)


@given(st.dictionaries(st.sampled_from(sorted(output())), VALUES))
def test_any_change(changed: dict[str, Any]) -> None:
    understood_or_refused(listed(output() | changed))


@pytest.mark.parametrize("text", ["[" * 100_000, "", "{}", "[1]", "null", "9" * (sys.get_int_max_str_digits() + 1)])
def test_nonsense(text: str) -> None:
    with pytest.raises(ValueError):
        recordings(text.encode(), frozenset())


def understood_or_refused(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert all(each.program.isprintable() and each.program for each in recordings(data, frozenset()))
    with contextlib.suppress(ValueError):
        monitors(data)
