"""What keeps the journal from being written: a fault of the database or the disk, sorted by what a person can do."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deskbreak.core.trouble import Fault
from deskbreak.errors import DeskbreakError
from deskbreak.words import gettext as _

PRIMARY = 0xFF
"""The part of SQLite's error codes that says what kind of fault it is."""
DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class Unwritable(DeskbreakError):
    """The journal cannot be written just now; `detail` is what the system says of it."""

    def __init__(self, says: str, fault: Fault, detail: str) -> None:
        super().__init__(says)
        self.fault: Fault = fault
        self.detail = detail


class Malformed(sqlite3.DatabaseError):
    """What the database gave cannot have been written like that."""


@contextmanager
def unwritable(journal: Path) -> Iterator[None]:
    """Raise `Unwritable` for a fault of the database or the disk within."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        says = _(
            "The journal {path} cannot be written ({fault}). Check the disk, the folder's rights, and whether another "
            "program has it open."
        )
        raise Unwritable(says.format(path=journal, fault=error), _fault(error, journal.parent), str(error)) from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether `error` says that the file is damaged, and not that it cannot be reached just now."""
    code = getattr(error, "sqlite_errorcode", None)
    # Text that is no text any more comes as an operational error of Python's own, without a code.
    undecodable = code is None and isinstance(error, sqlite3.OperationalError)
    return isinstance(error, Malformed) or undecodable or (code is not None and code & PRIMARY in DAMAGE)


def _fault(error: sqlite3.Error | OSError, folder: Path) -> Fault:
    code = getattr(error, "sqlite_errorcode", 0) & PRIMARY
    if code in HELD:
        return "locked"
    # What SQLite could not do for want of room or rights it often calls an I/O error: the folder knows better.
    if code == sqlite3.SQLITE_FULL or _is_one_of(error, errno.ENOSPC, errno.EDQUOT) or _is_full(folder):
        return "full"
    if code == sqlite3.SQLITE_READONLY or _is_one_of(error, errno.EROFS) or not os.access(folder, os.W_OK):
        return "readonly"
    return "other"


def _is_one_of(error: sqlite3.Error | OSError, *numbers: int) -> bool:
    return isinstance(error, OSError) and error.errno in numbers


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free == 0
    except OSError:
        return False
