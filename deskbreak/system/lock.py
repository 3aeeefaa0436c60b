"""One resident a profile: a file lock held for life. A killed process leaves nothing behind that has to be cleared."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path


class Taken(Exception):
    """Another resident holds the lock."""


class Lock:
    """Holds the lock on a file until `release`, or until the process ends however it may."""

    def __init__(self, *paths: Path) -> None:
        """Take the lock on the first of `paths` that can be opened, or made.

        Raises `Taken` where somebody has it, and `OSError` where none can be opened.
        """
        path, self._file = _opened(paths)
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(self._file, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            os.close(self._file)
            raise Taken(str(path)) from fault

    def release(self) -> None:
        """Let the next one have it."""
        os.close(self._file)


def _opened(paths: Sequence[Path]) -> tuple[Path, int]:
    """A folder that is read-only makes no lock file, but one that is there can be locked all the same."""
    faults: list[OSError] = []
    for path in paths:
        for way in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):
            try:
                return path, os.open(path, way | getattr(os, "O_CLOEXEC", 0), 0o600)
            except OSError as fault:
                faults.append(fault)
    raise faults[0]
