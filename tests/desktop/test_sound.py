"""The sound of a notice: told to a service that plays it, else played by a child, in a PulseAudio of our own."""

import json
import subprocess
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.notice.base import How, Notice
from deskbreak.desktop.notice.dbus import DBusNotifier
from deskbreak.desktop.notice.sound import PLACE
from tests.desktop.loop import EdgeLoop
from tests.desktop.peer import FakeNotifications
from tests.plugin_desktop import START_S, Environment, Launch, Program, until

QUIET = Notice("due", "Time to move", "Two minutes", (("start", "Start"),))
LOUD = Notice("due", "Time to move", "Two minutes", (("start", "Start"),), sound=True)


class Nobody:
    """Does not care what becomes of a notice."""

    def answered(self, tag: str, key: str) -> None: ...
    def closed(self, tag: str, how: How) -> None: ...
    def gone(self) -> None: ...
    def back(self) -> None: ...
    def failed(self, tag: str, says: str) -> None: ...


@pytest.fixture
def notifier(loop: EdgeLoop, bus: Bus) -> Iterator[DBusNotifier]:
    made = DBusNotifier(loop, bus, Nobody())
    yield made
    made.close()
    until(lambda: loop.sources <= 1, "every child is collected")


@pytest.fixture
def serve(loop: EdgeLoop, session_bus: str, notifier: DBusNotifier) -> Iterator[Callable[..., FakeNotifications]]:
    """Start a notification service that has these features besides actions."""
    started: list[FakeNotifications] = []

    def start(*features: str) -> FakeNotifications:
        started.append(FakeNotifications(loop, "actions", *features))
        until(lambda: "actions" in notifier.capabilities, "the service says what it can")
        loop.run(lambda: None)  # all that it said is dealt with
        return started[-1]

    yield start
    for each in started:
        each.leave()


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A second of nothing in the place of the desktop's sound."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    file = tmp_path / "data" / PLACE
    file.parent.mkdir(parents=True)
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, 8000, 8000, "NONE", ""))
        sound.writeframes(bytes(16000))
    return file


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Have no program but what is put in the place of one."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name: str, script: str) -> None:
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)

    return put


def showing(service: FakeNotifications, notifier: DBusNotifier, notice: Notice) -> dict[str, Any]:
    """The hints of `notice`, once it is on the screen and the notifier knows."""
    before = len(service.notified)
    notifier.show(notice)
    until(lambda: len(service.notified) == before + 1, "it is shown")
    until(
        lambda: not notifier._slots[notice.tag].asked, "the notifier is told so"
    )  # one that comes before waits for it
    hints: dict[str, Any] = service.notified[-1][6]
    return hints


def test_a_service_that_plays_sounds_is_told_the_name(
    serve: Callable[..., FakeNotifications],
    notifier: DBusNotifier,
    theme: Path,
    programs: Callable[[str, str], None],
    tmp_path: Path,
) -> None:
    programs("paplay", f"echo >{tmp_path}/played")
    service = serve("sound")
    hints = showing(service, notifier, LOUD)
    assert hints["sound-name"] == ("s", "message-new-instant")
    assert "suppress-sound" not in hints
    hints = showing(service, notifier, QUIET)
    assert hints["suppress-sound"] == ("b", True)
    assert "sound-name" not in hints
    assert not (tmp_path / "played").exists()


def test_for_any_other_it_is_played_once(
    pulse: Program,
    theme: Path,
    serve: Callable[..., FakeNotifications],
    notifier: DBusNotifier,
    launch: Launch,
    desktop_environment: Environment,
    needs: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    needs("paplay")
    monkeypatch.setattr("deskbreak.desktop.notice.sound.BY_NAME", ("no-such-program",))
    monkeypatch.setattr("deskbreak.desktop.notice.sound.LONGEST_S", START_S)
    told = tmp_path / "told"
    told.touch()
    launch(desktop_environment, "sh", "-c", f"exec pactl subscribe >{told}")

    def happened(what: str) -> int:
        return told.read_text().count(f"'{what}' on sink-input")

    def playing() -> list[dict[str, Any]]:
        command = ["pactl", "-f", "json", "list", "sink-inputs"]
        listed: list[dict[str, Any]] = json.loads(subprocess.check_output(command, env=desktop_environment))
        return listed

    def pactl(*words: str) -> None:
        subprocess.run(["pactl", *words], env=desktop_environment, check=True)

    def change() -> bool:
        pactl("set-sink-mute", "speaker", "toggle")
        return "'change' on sink #" in told.read_text()

    until(change, "pactl tells what happens")
    service = serve()
    pactl("suspend-sink", "speaker", "1")  # so that the sound does not end before it is looked at
    assert showing(service, notifier, LOUD)["suppress-sound"] == ("b", True)
    until(playing, "it is played")
    assert [each["properties"]["media.role"] for each in playing()] == ["event"]
    pactl("suspend-sink", "speaker", "0")
    showing(service, notifier, QUIET)
    until(lambda: happened("remove"), "it has been played")
    assert happened("new") == 1
    assert notifier.backend.why == "The desktop's notification service shows them."


def test_the_desktops_own_player_comes_first_and_no_other_overrules_it(
    serve: Callable[..., FakeNotifications],
    notifier: DBusNotifier,
    theme: Path,
    programs: Callable[[str, str], None],
    tmp_path: Path,
) -> None:
    programs("paplay", f"echo >{tmp_path}/overruled")
    programs("canberra-gtk-play", f'echo "$@" >>{tmp_path}/played; exit 1')
    service = serve()
    showing(service, notifier, LOUD)
    until(lambda: "canberra-gtk-play failed" in notifier.backend.why, "it is told")
    assert (tmp_path / "played").read_text() == "--id message-new-instant\n"
    assert not (tmp_path / "overruled").exists()
    programs("canberra-gtk-play", "exit 0")
    showing(service, notifier, LOUD)
    until(lambda: "failed" not in notifier.backend.why, "it was heard again")


def test_without_any_player_it_says_what_to_install(
    serve: Callable[..., FakeNotifications],
    notifier: DBusNotifier,
    theme: Path,
    programs: Callable[[str, str], None],
    tmp_path: Path,
) -> None:
    service = serve()
    assert "install pulseaudio-utils" in notifier.backend.why
    showing(service, notifier, LOUD)
    programs("pw-play", f'echo "$@" >{tmp_path}/played')
    showing(service, notifier, LOUD)
    until(lambda: (tmp_path / "played").exists(), "what was installed since is found")
    until(lambda: "install" not in notifier.backend.why, "nothing is missing any more")
    assert (tmp_path / "played").read_text() == f"--media-role=Notification {theme}\n"


def test_what_is_taken_back_before_it_is_shown_makes_no_sound(
    serve: Callable[..., FakeNotifications],
    notifier: DBusNotifier,
    theme: Path,
    programs: Callable[[str, str], None],
    loop: EdgeLoop,
    tmp_path: Path,
) -> None:
    programs("paplay", f"echo >>{tmp_path}/played")
    service = serve()

    def both_before_the_service_can_answer() -> None:
        notifier.show(LOUD)
        notifier.withdraw("due")

    loop.run(both_before_the_service_can_answer)
    until(lambda: service.notified and not service.shown, "it is gone again")
    showing(service, notifier, QUIET)
    loop.run(lambda: None)
    assert not (tmp_path / "played").exists()
