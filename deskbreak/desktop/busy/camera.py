"""Whether a program has a camera open. /proc lists who has, and inotify tells when somebody opens or closes one."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.busy.base import Tell
from deskbreak.desktop.busy.programs import Process, processes
from deskbreak.desktop.inotify import CLOSE, OPEN, Inotify
from deskbreak.desktop.loop import Loop
from deskbreak.words import gettext as _

PART = "camera"
AFTER_S = 0.2
"""How long after an event to look: that somebody opens a camera is told before /proc lists it, and events come in
bursts."""


class Camera:
    """Watches the cameras' device files while it is wanted."""

    def __init__(self, loop: Loop, ignore: frozenset[str], devices: str = "/dev/video*") -> None:
        """Programs in `ignore` may use a camera unnoticed. Nothing is opened before it is wanted."""
        self._loop = loop
        self._ignore = frozenset(name.casefold() for name in ignore)
        self._pattern = Path(devices)
        self._devices: frozenset[str] = frozenset()
        self._backend = Backend(PART, "video4linux", _("Looked at when a break is due."))
        self._tell: Tell = lambda _reasons: None
        self._watch: Inotify | None = None
        self._again = False
        self._forget: Callable[[], None] | None = None

    @property
    def backend(self) -> Backend:
        """How it stands; any thread."""
        return self._backend

    def listen(self, tell: Tell) -> None:
        """Watch the cameras that are connected, and look."""
        self._tell = tell
        devices = sorted({str(each.resolve()) for each in self._pattern.parent.glob(self._pattern.name)})
        try:
            self._devices = frozenset(self._watched(devices))
        except OSError as fault:
            self.rest()
            says = _("The camera cannot be watched, so its use goes unnoticed: {fault}.")
            self._backend = Backend(PART, "nothing", says.format(fault=fault.strerror), state="unavailable")
            tell(frozenset())
        else:
            self._look()

    def rest(self) -> None:
        """Watch nothing any more."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        if self._forget is not None:
            self._forget()
            self._forget = None

    def _watched(self, devices: list[str]) -> Iterator[str]:
        if not devices:
            return
        self._watch = Inotify(self._loop, self._changed)
        for device in devices:
            try:
                self._watch.watch(device, OPEN | CLOSE)
            except FileNotFoundError:  # unplugged just now
                continue
            yield device

    def _changed(self, _path: str, _mask: int, _name: str) -> None:
        if self._forget is None:
            self._again = False
            self._forget = self._loop.later(AFTER_S, self._look_again)
        else:
            self._again = True  # the look that is planned may come too early for this one

    def _look_again(self) -> None:
        self._forget = self._loop.later(AFTER_S, self._look_again) if self._again else None
        self._again = False
        self._look()

    def _look(self) -> None:
        user = next(self._users(), None) if self._devices else None
        if user is not None:
            says = _("{program} uses the camera.").format(program=user.name)
            self._backend = Backend(PART, "video4linux", says, state="busy")
        elif self._devices:
            self._backend = Backend(PART, "video4linux", _("Nobody uses the camera."))
        else:
            self._backend = Backend(PART, "video4linux", _("No camera is connected."))
        self._tell(frozenset(() if user is None else {PART}))

    def _users(self) -> Iterator[Process]:
        for process in processes():
            if not self._devices.isdisjoint(_open_files(process.pid)) and not self._ignored(process):
                yield process

    def _ignored(self, process: Process) -> bool:
        try:
            binary = Path("/proc", str(process.pid), "exe").readlink().name
        except OSError:
            binary = ""
        return not self._ignore.isdisjoint({process.name.casefold(), binary.casefold()})


def _open_files(pid: int) -> list[str]:
    """The paths of the files that a process has open; none of one that we may not look at."""
    files: list[str] = []
    try:
        folder = os.open(f"/proc/{pid}/fd", os.O_RDONLY)
    except OSError:
        return files
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                try:
                    files.append(os.readlink(entry.name, dir_fd=folder))
                except OSError:  # closed just now
                    continue
    except OSError:  # ended just now
        pass
    finally:
        os.close(folder)
    return files
