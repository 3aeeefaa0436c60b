"""One resident a profile: a file lock held for life. A killed process leaves nothing behind that has to be cleared."""

import os
import sys
from pathlib import Path


class Taken(Exception):
    """Another resident holds the lock."""


class Lock:
    """Holds the lock on a file until `release`, or until the process ends however it may."""

    def __init__(self, path: Path) -> None:
        """Take the lock; raises `Taken` where somebody has it."""
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
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
