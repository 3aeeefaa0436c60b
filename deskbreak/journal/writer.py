"""The journal's one writer: entries and the schedule's state, committed together or not at all."""

import json
import os
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from deskbreak.core.correction import corrected
from deskbreak.core.entry import Entry, Row
from deskbreak.errors import DeskbreakError
from deskbreak.journal.reader import COLUMNS, row_of
from deskbreak.journal.schema import migrate
from deskbreak.journal.table import insert, transaction
from deskbreak.journal.upkeep import backups_of
from deskbreak.words import gettext as _

Result = TypeVar("Result")

RECENT_KINDS = ("prompt", "end", "skip", "ignore", "natural")
BUSY_S = 5.0
GLANCE = 200
"""Rows that are read at the start, to see whether the file is whole where it goes on; the rest is checked at night."""


class Writer:
    """Lives in the engine thread and blocks on the disk: every call returns once the disk has it."""

    def __init__(self, path: Path) -> None:
        """Open or create the journal at `path`; a damaged one is moved aside and a new one begun.

        `moved_aside` then says where the old one lies. Raises `DeskbreakError` where the folder cannot be written.
        """
        self.moved_aside: Path | None = None
        self._path = path
        try:
            self._connection = self._open_or_replace()
        except (sqlite3.OperationalError, OSError) as fault:
            raise DeskbreakError(
                _("The journal {path} cannot be opened ({fault}). Check the disk and the folder's rights.").format(
                    path=path, fault=fault
                )
            ) from fault

    @property
    def backups(self) -> Path:
        """The folder of the copies that are made of the journal; it need not be there."""
        return backups_of(self._path)

    def close(self) -> None:
        """End the connection; what was committed stays."""
        self._connection.close()

    def commit(self, entries: Sequence[Entry], state: Any) -> tuple[Row, ...]:
        """Write `entries` and `state` (plain data) in one transaction; the rows with their new ids.

        Damage that only shows now moves the journal aside as at the start. Raises `sqlite3.OperationalError` (disk
        full, read-only, locked), and then nothing is written.
        """
        try:
            return self._commit(entries, state)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self._replace()
            return self._commit(entries, state)

    def last_upkeep(self) -> float:
        """When the journal was last looked after, in epoch seconds; 0 for never."""
        found = self._connection.execute("SELECT at FROM upkeep").fetchone()
        return float(found[0]) if found is not None else 0.0

    def looked_after(self, wall: float) -> None:
        """Note that the journal was looked after at `wall`, and empty the write-ahead log if nobody reads just now.

        Raises `sqlite3.Error`.
        """
        self._connection.execute("INSERT OR REPLACE INTO upkeep VALUES (1, ?)", (wall,))
        self._connection.execute("PRAGMA busy_timeout = 0")  # the next commit is not to wait for a reader
        try:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {round(1000 * BUSY_S)}")

    def put_aside(self) -> None:
        """Move the journal aside, which was found damaged, and begin a new one. Raises `OSError`, `sqlite3.Error`."""
        self._replace()

    def _replace(self) -> None:
        self._connection.close()
        self.moved_aside = _move_aside(self._path)
        self._connection = _open(self._path)

    def _commit(self, entries: Sequence[Entry], state: Any) -> tuple[Row, ...]:
        with transaction(self._connection) as connection:
            rows = tuple(insert(connection, entry) for entry in entries)
            connection.execute("INSERT OR REPLACE INTO state VALUES (1, ?)", (json.dumps(state),))
        return rows

    def state(self) -> Any | None:
        """The state last committed, as plain data; `None` before the first, or where it is no JSON."""
        found = self._connection.execute("SELECT value FROM state").fetchone()
        if found is None:
            return None
        try:
            return json.loads(found[0])
        except ValueError:
            return None

    def recent(self, count: int) -> tuple[Entry, ...]:
        """The last `count` prompts and outcomes, as the person corrected them, oldest first."""
        marks = ", ".join("?" * (len(RECENT_KINDS) + 1))
        found = self._connection.execute(
            f"SELECT {COLUMNS} FROM entry WHERE kind IN ({marks}) ORDER BY id DESC LIMIT ?",
            (*RECENT_KINDS, "correct", count),
        )
        return tuple(row.entry for row in corrected(row_of(values) for values in reversed(found.fetchall())))

    def lend(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """What `work` makes of the journal's connection; a fault of the database becomes a `DeskbreakError`."""
        try:
            return work(self._connection)
        except sqlite3.Error as fault:
            raise DeskbreakError(
                _("The journal {path} cannot be changed ({fault}). Check the disk, and try again.").format(
                    path=self._path, fault=fault
                )
            ) from fault

    def _open_or_replace(self) -> sqlite3.Connection:
        try:
            return _open(self._path)
        except sqlite3.OperationalError:  # locked, full, read-only: not damaged
            raise
        except sqlite3.DatabaseError:
            self.moved_aside = _move_aside(self._path)
            return _open(self._path)


def _open(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600)
    connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        migrate(connection)
        _glance(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _glance(connection: sqlite3.Connection) -> None:
    """Read what the start needs, which costs the same however long the journal is. Raises `sqlite3.DatabaseError`."""
    try:
        for values in connection.execute(f"SELECT {COLUMNS} FROM entry ORDER BY id DESC LIMIT ?", (GLANCE,)):
            row_of(values)
        connection.execute("SELECT at FROM entry ORDER BY at DESC LIMIT ?", (GLANCE,)).fetchall()
        connection.execute("SELECT value FROM state").fetchall()
        connection.execute("SELECT at FROM upkeep").fetchall()
    except ValueError as fault:
        raise sqlite3.DatabaseError(str(fault)) from fault


def _move_aside(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    path.rename(aside)
    for ending in ("-wal", "-shm"):  # they belong to the damaged file; left behind they would spoil the new one
        companion = path.with_name(path.name + ending)
        if companion.exists():
            os.replace(companion, aside.with_name(aside.name + ending))  # noqa: PTH105 - rename fails on Windows here
    return aside
