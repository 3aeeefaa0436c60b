"""A camera in use. Ordinary files stand in for the devices: what watches them sees no difference."""

import contextlib
import ctypes
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbreak.desktop.busy.camera import AFTER_S, Camera
from deskbreak.desktop.inotify import CREATE, GONE, MOVED_TO, OPEN, Inotify
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import Environment, Launch, Program, until

NOBODY = 65534
USED = frozenset({"camera"})


class Watched:
    """Two cameras that do not exist, and what was told of them."""

    def __init__(self, loop: EdgeLoop, launch: Launch, environment: Environment, folder: Path) -> None:
        self.loop = loop
        self.folder = folder
        self.told: list[frozenset[str]] = []
        self.sense = Camera(loop, frozenset(), str(folder / "video*"))
        self._launch = launch
        self._environment = environment
        for number in (0, 1):
            (folder / f"video{number}").touch()

    def ignoring(self, name: str) -> None:
        self.sense = Camera(self.loop, frozenset({name}), str(self.folder / "video*"))

    def listen(self) -> None:
        self.loop.run(lambda: self.sense.listen(self.told.append))

    def rest(self) -> None:
        self.loop.run(self.sense.rest)

    def open(self, number: int = 0) -> Program:
        """Have a program use a camera from now on."""
        device = self.folder / f"video{number}"
        program = self._launch(self._environment, "tail", "-f", str(device))
        assert program.process is not None
        files = Path(f"/proc/{program.process.pid}/fd")

        def opened() -> bool:
            with contextlib.suppress(OSError):
                return device in [each.readlink() for each in files.iterdir()]
            return False

        until(opened, "the program opens the camera")
        return program

    def hears(self, reasons: frozenset[str]) -> None:
        until(lambda: self.told[-1:] == [reasons], f"{reasons}, told {self.told}")


@pytest.fixture
def camera(loop: EdgeLoop, launch: Launch, desktop_environment: Environment, tmp_path: Path) -> Iterator[Watched]:
    folder = tmp_path / "dev"
    folder.mkdir()
    made = Watched(loop, launch, desktop_environment, folder)
    yield made
    made.rest()
    assert loop.sources == 0


def test_begins_and_ends(camera: Watched) -> None:
    assert camera.sense.backend.why == "Looked at when a break is due."
    camera.listen()
    camera.hears(frozenset())
    assert camera.sense.backend.why == "Nobody uses the camera."
    program = camera.open()
    camera.hears(USED)
    assert camera.sense.backend.why == "tail uses the camera."
    assert camera.sense.backend.state == "busy"
    program.stop()
    camera.hears(frozenset())
    assert (camera.sense.backend.state, camera.sense.backend.name) == ("ready", "video4linux")


def test_in_use_from_the_start_by_two(camera: Watched) -> None:
    first, second = camera.open(0), camera.open(1)
    camera.listen()
    assert camera.told == [USED], "told within the call"
    first.stop()
    until(lambda: len(camera.told) > 1, "a second look")
    camera.hears(USED)
    second.stop()
    camera.hears(frozenset())


def test_the_last_state_is_right(camera: Watched) -> None:
    camera.listen()
    for _times in range(4):
        program = camera.open()
        program.stop()
    camera.open()
    camera.hears(USED)


def test_a_storm_is_looked_at_now_and_then(camera: Watched) -> None:
    begun = time.monotonic()
    camera.listen()
    device = camera.folder / "video0"
    for _times in range(20_000):
        os.close(os.open(device, os.O_RDONLY))
    until(lambda: len(camera.told) > 1, "a second look")
    until(lambda: camera.sense._forget is None, "it is still again")
    assert set(camera.told) == {frozenset()}
    assert len(camera.told) <= 1 + (time.monotonic() - begun) / AFTER_S


@pytest.mark.parametrize("name", ["Tail", "tail"])
def test_ignored(camera: Watched, name: str) -> None:
    camera.ignoring(name)
    camera.open()
    camera.listen()
    camera.hears(frozenset())


def test_rest_hears_nothing(camera: Watched, loop: EdgeLoop) -> None:
    camera.listen()
    camera.rest()
    camera.open()
    loop.run(lambda: None)
    assert camera.told == [frozenset()]
    camera.listen()
    camera.hears(USED)


def test_no_camera(camera: Watched) -> None:
    for device in camera.folder.iterdir():
        device.unlink()
    camera.listen()
    camera.hears(frozenset())
    assert camera.sense.backend.why == "No camera is connected."
    assert camera.sense.backend.state == "ready"


def test_unplugged_while_watched(camera: Watched) -> None:
    program = camera.open()
    camera.listen()
    (camera.folder / "video0").unlink()
    program.stop()
    camera.hears(frozenset())


def test_may_not_be_watched(loop: EdgeLoop) -> None:
    """The superuser may watch everything, so the test steps down for a moment where it is that."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "video0").touch(mode=0)
        told: list[frozenset[str]] = []
        sense = Camera(loop, frozenset(), f"{folder}/video*")

        def listen() -> None:
            user = folder.stat().st_uid
            libc = ctypes.CDLL(None)
            if user == 0:
                libc.seteuid(NOBODY)
            try:
                sense.listen(told.append)
            finally:
                libc.seteuid(user)

        loop.run(listen)
    assert told == [frozenset()]
    assert sense.backend.state == "unavailable"
    assert "Permission denied" in sense.backend.why
    assert loop.sources == 0


def test_a_file_that_appears_in_a_folder(loop: EdgeLoop, tmp_path: Path) -> None:
    seen: list[tuple[str, int, str]] = []
    made: list[Inotify] = []
    folder = tmp_path / "watched"
    folder.mkdir()

    def watch() -> None:
        made.append(Inotify(loop, lambda path, mask, name: seen.append((path, mask, name))))
        made[0].watch(str(folder), CREATE | MOVED_TO)
        with pytest.raises(FileNotFoundError):
            made[0].watch(str(tmp_path / "missing"), OPEN)

    loop.run(watch)
    (folder / "bus").touch()
    until(lambda: seen == [(str(folder), CREATE, "bus")], "the file is seen")
    other = tmp_path / "ünder way"
    other.touch()
    other.rename(folder / "ünder way")
    until(lambda: seen[1:] == [(str(folder), MOVED_TO, "ünder way")], "the move is seen")
    subprocess.run(["rm", "-r", str(folder)], check=True)
    until(lambda: seen[2:] == [(str(folder), GONE, "")], "the folder's end is seen")
    loop.run(made[0].close)
    loop.run(made[0].close)
    loop.run(made[0].ready)
    assert loop.sources == 0
