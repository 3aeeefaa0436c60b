"""One file that somebody may edit: its changes are told, however its editor saves it."""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.inotify import (
    CLOSE_WRITE,
    CREATE,
    DELETE,
    DELETE_SELF,
    GONE,
    LOST,
    MOVE_SELF,
    MOVED_FROM,
    MOVED_TO,
    Inotify,
)
from deskbreak.desktop.loop import Loop
from deskbreak.words import gettext as _

log = logging.getLogger(__name__)

PART = "settings"
AFTER_S = 0.1
"""How long after an event to tell: editors save in several steps."""
IN_FOLDER = CLOSE_WRITE | CREATE | DELETE | MOVED_FROM | MOVED_TO
ITSELF = DELETE_SELF | MOVE_SELF | GONE | LOST


class FileWatch(Protocol):
    """Something that tells of changes until it is closed."""

    @property
    def backend(self) -> Backend:
        """How it stands; any thread."""

    def close(self) -> None:
        """Tell no more; any thread, while the loop turns."""


class InotifyWatch:
    """Watches the folder of the file, for editors put a new file in the place of the old; and that of what it links to.

    Where a folder is missing, the nearest one above it is watched until it is there.
    """

    def __init__(self, loop: Loop, path: Path, changed: Callable[[], None]) -> None:
        """`changed` is called on the edge thread: once when the watch begins, and after each change."""
        self._loop = loop
        self._path = path
        self._changed = changed
        self._inotify: Inotify | None = None
        self._names: set[tuple[str, str]] = set()
        self._forget: Callable[[], None] = lambda: None
        self._waits = False
        self._backend = Backend(PART, "inotify", _("An edit of the settings file holds at once."))
        loop.call(self._look)

    @property
    def backend(self) -> Backend:
        """How it stands; any thread."""
        return self._backend

    def close(self) -> None:
        """Tell no more; any thread, while the loop turns."""
        self._loop.call(self._rest)

    def _look(self) -> None:
        # First the watch, then the look: what changes between the two is told again.
        self._waits = False
        self._rest()
        self._names = {_place(path) for path in (self._path, Path(os.path.realpath(self._path)))}
        try:
            self._inotify = Inotify(self._loop, self._happened)
            for folder in {folder for folder, _name in self._names}:
                self._inotify.watch(folder, IN_FOLDER | DELETE_SELF | MOVE_SELF)
        except OSError as fault:
            self._rest()
            self._backend = NoWatch(_("The settings file cannot be watched: {fault}.").format(fault=fault)).backend
            log.warning("%s", self._backend.why)
        self._changed()

    def _rest(self) -> None:
        self._forget()
        if self._inotify is not None:
            self._inotify.close()
            self._inotify = None

    def _happened(self, folder: str, mask: int, name: str) -> None:
        if not self._waits and ((folder, name) in self._names or mask & ITSELF):
            self._waits = True
            self._forget = self._loop.later(AFTER_S, self._look)


class NoWatch:
    """Tells nothing, and knows the reason."""

    def __init__(self, why: str) -> None:
        """`why` says why nothing is told."""
        means = _("An edit by hand holds from the next change by `deskbreak settings`, or the next start.")
        self.backend = Backend(PART, "nothing", f"{why} {means}", state="unavailable")

    def close(self) -> None:
        """Nothing to do."""


def _place(path: Path) -> tuple[str, str]:
    """The folder to watch for `path`, and the name in it that matters: the first on the way that is missing."""
    folder, name = path.parent, path.name
    while not folder.is_dir() and folder != folder.parent:
        folder, name = folder.parent, folder.name
    return str(folder), name
