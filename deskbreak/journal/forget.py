"""Removing rows for good, after a copy was made."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from deskbreak.core.body.sore import place_fault
from deskbreak.core.body.spot import SPOT_KINDS
from deskbreak.errors import DeskbreakError
from deskbreak.journal.deed import Done, Forget, ForgetEverything, ForgetSpot, Removal
from deskbreak.journal.follow import follow
from deskbreak.journal.table import transaction
from deskbreak.journal.upkeep import mark
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

BEFORE = "before-forget-"
"""Begins the names of the copies."""
IN_RANGE = "at >= ? AND at < ?"
OF_SPOT = f"kind IN {SPOT_KINDS} AND json_extract(detail, '$.zone') = ? AND json_extract(detail, '$.side') = ?"


def forget(connection: sqlite3.Connection, backups: Path, deed: Removal) -> Done:
    """Remove the rows of `deed` and every trace of them in the journal's file.

    A copy of the journal as it was goes into the folder `backups` first. Their ids are not used again. Raises
    `sqlite3.Error` and `DeskbreakError`, and then the rows are still there or wholly gone.
    """
    where, limits = _which(deed)
    everything = isinstance(deed, ForgetEverything)
    (count,) = connection.execute(f"SELECT count(*) FROM entry WHERE {where}", limits).fetchone()
    if not count and not everything:
        return Done(_nothing(deed))
    with removal(connection, backups) as copy:
        connection.execute(f"DELETE FROM entry WHERE {where}", limits)
        if everything:
            connection.execute("DELETE FROM state")
        follow(connection)
    says = ngettext("{n} entry is forgotten.", "{n} entries are forgotten.", count).format(n=count)
    return removed(connection, copy, says)


@contextmanager
def removal(connection: sqlite3.Connection, backups: Path) -> Iterator[Path]:
    """A transaction in which rows are removed; gives the copy of the journal as it was, made in `backups` before.

    Where it fails the copy goes. Raises `sqlite3.Error` and `DeskbreakError`.
    """
    copy = _copied(connection, backups)
    connection.execute("PRAGMA secure_delete = ON")
    try:
        with transaction(connection):
            yield copy
            try:
                mark(backups)
            except OSError as fault:
                raise _no_copy(backups, fault) from fault
    except BaseException:
        with suppress(OSError):
            copy.unlink()
        raise


def removed(connection: sqlite3.Connection, copy: Path, says: str) -> Done:
    """Clear the journal's file of every trace of what `removal` removed; `says` is the beginning of what is said."""
    says += " " + _("A copy of the journal as it was stays on this computer until you delete it.")
    if not _cleared(connection):
        says += " " + _(
            "Traces of them stay in the journal's file until the next night: it is in use just now, or "
            "its disk is full."
        )
    lies = _("It lies at {path}. Older copies in that folder hold the entries too: delete them with it.")
    return Done(says, more=lies.format(path=copy))


def question(count: int) -> str:
    """What to ask before `count` rows are removed."""
    return ngettext("Forget {n} entry for good?", "Forget {n} entries for good?", count).format(n=count)


def _which(deed: Removal) -> tuple[str, tuple[float | str, ...]]:
    """The condition on the rows to remove, and its values."""
    match deed:
        case ForgetEverything():
            return "TRUE", ()
        case Forget(since, until):
            return IN_RANGE, (since, until)
        case ForgetSpot(zone, side):
            if wrong := place_fault(zone, side):
                raise DeskbreakError(wrong)
            return OF_SPOT, (zone, side)


def _nothing(deed: Removal) -> str:
    if isinstance(deed, ForgetSpot):
        return _("There is nothing in the log of that place.")
    return _("There is nothing in the log of that time.")


def _cleared(connection: sqlite3.Connection) -> bool:
    """Whether the file could be rebuilt: pages that were split earlier hold traces that no row points to."""
    try:
        connection.execute("VACUUM")
        (busy, *_pages) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        return False
    return not busy


def _copied(connection: sqlite3.Connection, backups: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    path = backups / f"{BEFORE}{stamp}.db"
    try:
        backups.mkdir(mode=0o700, exist_ok=True)
        path.touch(mode=0o600, exist_ok=False)
        with closing(sqlite3.connect(path)) as copy:
            connection.backup(copy)
    except (OSError, sqlite3.Error) as fault:
        with suppress(OSError):  # what could not be made need not be there
            path.unlink()
        raise _no_copy(backups, fault) from fault
    return path


def _no_copy(backups: Path, fault: Exception) -> DeskbreakError:
    says = _("No copy of the journal could be made in {folder} ({fault}), so nothing was forgotten.")
    return DeskbreakError(says.format(folder=backups, fault=fault))
