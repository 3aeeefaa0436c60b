"""Where everything of one profile lies. Health data: folders are 0700, files 0600."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

import platformdirs

APP = "deskbreak"
DEFAULT_PROFILE = "default"


def called(profile: str) -> str:
    """How a person calls `profile` from the command line."""
    return APP if profile == DEFAULT_PROFILE else f"{APP} --profile {profile}"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one profile; nothing is made until `make` is called."""

    profile: str
    config: Path
    data: Path
    state: Path
    runtime: Path
    cache: Path

    @classmethod
    def of(cls, profile: str = DEFAULT_PROFILE) -> Self:
        """The platform's own places; a profile other than the default has folders of its own inside them."""
        dirs = platformdirs.PlatformDirs(APP, appauthor=False)
        inner = Path() if profile == DEFAULT_PROFILE else Path("profiles") / profile
        return cls(
            profile,
            Path(dirs.user_config_dir) / inner,
            Path(dirs.user_data_dir) / inner,
            Path(dirs.user_state_dir) / inner,
            _runtime(Path(dirs.user_runtime_dir), Path(dirs.user_state_dir)) / inner,
            Path(dirs.user_cache_dir) / inner,
        )

    def make(self) -> None:
        """Create what is missing, readable by the owner only.

        On a disk that is full or read-only some may be missing afterwards: whoever needs one says so. Raises `OSError`
        where there is no place for the control socket.
        """
        for folder in (self.config, self.data, self.state, self.cache):
            with suppress(OSError):
                _make(folder)
        _make(self.runtime)

    @property
    def settings(self) -> Path:
        """The settings that the person makes."""
        return self.config / "config.toml"

    @property
    def journal(self) -> Path:
        """What the program remembers."""
        return self.data / "journal.db"

    @property
    def lock(self) -> Path:
        """The file whose lock says that a resident runs; it lies beside the journal it guards."""
        return self.data / "resident.lock"

    @property
    def locks(self) -> tuple[Path, ...]:
        """Where the lock may lie, the best first: a folder that is read-only takes none."""
        return (self.lock, self.runtime / self.lock.name)

    @property
    def spools(self) -> tuple[Path, ...]:
        """Where may lie what waits for the journal, the best first: its disk may be what is full."""
        return (self.state / "waiting.json", self.runtime / "waiting.json")

    @property
    def routines(self) -> Path:
        """The person's own exercises and routines."""
        return self.data / "routines"

    @property
    def index(self) -> Path:
        """The routines in short; it may be deleted at any time."""
        return self.cache / "routines.json"

    @property
    def pictures(self) -> Path:
        """The pictures of the routines for their notifications, `ID.png`; made along with the index."""
        return self.cache / "pictures"

    @property
    def log(self) -> Path:
        """The log of the resident and the window."""
        return self.state / "deskbreak.log"

    def open_log(self) -> BinaryIO:
        """The log, open for another program to append to; where it cannot be written, the null device."""
        try:
            return self.log.open("ab")
        except OSError:
            return Path(os.devnull).open("ab")

    @property
    def socket(self) -> Path:
        """The control socket; on Windows the file that names its port and token."""
        return self.runtime / "control"

    @property
    def summary(self) -> Path:
        """The picture of the week that its notification shows; where there is a log-in session it goes with that."""
        return self.runtime / "week.png"


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.stat().st_mode & 0o777 != 0o700:
        folder.chmod(0o700)


def _runtime(offered: Path, state: Path) -> Path:
    # Without a log-in session (cron, containers, plain `su`) there is no runtime folder that we may make.
    parent = offered.parent
    return offered if parent.is_dir() and os.access(parent, os.W_OK) else state / "run"
