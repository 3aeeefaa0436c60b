"""The journal's nightly upkeep, beside the writer and without making it wait: is the file whole, and a copy of it."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from deskbreak.errors import DeskbreakError
from deskbreak.words import gettext as _

KEPT = 7
"""Copies that are kept, the newest."""
PREFIX = "journal-"
FORGOTTEN = "-before-forget"
"""Ends the names of copies that hold what was removed from the journal later."""


class Damaged(Exception):
    """The journal's file is damaged."""


def backups_of(journal: Path) -> Path:
    """The folder in which the copies of `journal` lie."""
    return journal.with_name("backups")


def look_after(journal: Path) -> Path:
    """Check the whole file and copy it; returns the copy, which was checked too.

    Reads through a connection of its own: in write-ahead mode neither that nor the copying holds up a commit. Blocks
    for as long as reading the file twice takes. Raises `Damaged`, or `DeskbreakError` where no copy could be made.
    """
    folder = backups_of(journal)
    part = folder / f"{PREFIX}new.part"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with _opened(f"{journal.absolute().as_uri()}?mode=ro") as source:
            _check(source)
            part.unlink(missing_ok=True)  # an upkeep that was killed
            part.touch(mode=0o600)
            with _opened(part.absolute().as_uri()) as copy:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")  # one file that stands for itself
        with _opened(f"{part.absolute().as_uri()}?mode=ro") as copy:
            _check(copy)
        return _keep(part)
    except (sqlite3.OperationalError, OSError) as fault:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise DeskbreakError(
            _("No copy of the journal could be made in {folder} ({fault}). The journal itself goes on.").format(
                folder=folder, fault=fault
            )
        ) from fault
    except sqlite3.DatabaseError as fault:
        raise Damaged(str(fault)) from fault


def sources(folder: Path) -> list[Path]:
    """The copies in `folder` that a damaged journal may be completed from, the oldest first."""
    return [path for path in copies(folder) if not path.stem.endswith(FORGOTTEN)]


def mark(folder: Path) -> None:
    """Let no copy that is in `folder` now bring back what is about to be removed. Raises `OSError`."""
    for path in sources(folder):
        path.rename(path.with_stem(path.stem + FORGOTTEN))


def copies(folder: Path) -> list[Path]:
    """The copies in `folder`, the oldest first: by their numbers, for clocks are set back."""
    numbered = {_number(path): path for path in folder.glob(f"{PREFIX}*.db")}
    return [numbered[number] for number in sorted(numbered) if number]


def _keep(part: Path) -> Path:
    """Give the copy the next number, and delete those that are too many."""
    before = copies(part.parent)
    following = _number(before[-1]) + 1 if before else 1
    kept = part.rename(part.with_name(f"{PREFIX}{following:06}.db"))
    for old in [*before, kept][:-KEPT]:
        old.unlink()
    return kept


def _number(path: Path) -> int:
    digits = path.stem.removeprefix(PREFIX).removesuffix(FORGOTTEN)
    return int(digits) if digits.isdecimal() else 0


def _check(connection: sqlite3.Connection) -> None:
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError(" ".join(found.split()))


@contextlib.contextmanager
def _opened(uri: str) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
        yield connection
