"""The journal's one writer: entries and the schedule's state, committed together or not at all."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from deskbreak.core.entry import Entry, Row
from deskbreak.journal import reader
from deskbreak.journal.fault import Malformed, is_damage, unwritable
from deskbreak.journal.reader import BUSY_S, COLUMNS, row_of
from deskbreak.journal.rescue import Rescue, rescue
from deskbreak.journal.schema import migrate
from deskbreak.journal.table import between, insert, transaction
from deskbreak.journal.upkeep import backups_of

Result = TypeVar("Result")

GLANCE = 200
"""Rows that are read at the start, to see whether the file is whole where it goes on; the rest is checked at night."""


class Writer:
    """Lives in the engine thread and blocks on the disk: every call returns once the disk has it.

    Damage that shows, at the start or later, has the journal moved aside and a new one made of what can be read:
    `rescued` then tells of it. All methods raise `Unwritable` where the disk, the folder or another program is in the
    way; nothing is written then.
    """

    def __init__(self, path: Path) -> None:
        """Open or create the journal at `path`."""
        self.rescued: Rescue | None = None
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._use(lambda _connection: None)

    @property
    def backups(self) -> Path:
        """The folder of the copies that are made of the journal; it need not be there."""
        return backups_of(self._path)

    def close(self) -> None:
        """End the connection; what was committed stays."""
        if self._connection is not None:
            self._connection.close()

    def commit(self, entries: Sequence[Entry], state: Any) -> tuple[Row, ...]:
        """Write `entries` and `state` (plain data) in one transaction; the rows with their new ids."""

        def work(connection: sqlite3.Connection) -> tuple[Row, ...]:
            with transaction(connection):
                rows = tuple(insert(connection, entry) for entry in entries)
                connection.execute("INSERT OR REPLACE INTO state VALUES (1, ?)", (json.dumps(state),))
            return rows

        return self._use(work)

    def last_upkeep(self) -> float:
        """When the journal was last looked after, in epoch seconds; 0 for never."""
        found = self._use(lambda connection: connection.execute("SELECT at FROM upkeep").fetchone())
        return float(found[0]) if found is not None else 0.0

    def looked_after(self, wall: float) -> None:
        """Note that the journal was looked after at `wall`, and empty the write-ahead log if nobody reads just now."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT OR REPLACE INTO upkeep VALUES (1, ?)", (wall,))
            connection.execute("PRAGMA busy_timeout = 0")  # the next commit is not to wait for a reader
            try:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.execute(f"PRAGMA busy_timeout = {round(1000 * BUSY_S)}")

        self._use(work)

    def put_aside(self) -> None:
        """Move the journal aside, which was found damaged, and go on from what can be read of it."""
        with unwritable(self._path):
            self._replace()

    def state(self) -> Any | None:
        """The state last committed, as plain data; `None` before the first, or where it is no JSON."""
        found = self._use(lambda connection: connection.execute("SELECT value FROM state").fetchone())
        if found is None:
            return None
        try:
            return json.loads(found[0])
        except ValueError:
            return None

    def recent(self, count: int) -> tuple[Entry, ...]:
        """The last `count` prompts and outcomes, as the person corrected them, oldest first."""
        return self._use(lambda connection: reader.recent(connection, count))

    def likings(self) -> tuple[Entry, ...]:
        """All that the person ever said of routines, the newest last."""
        return self._use(reader.likings)

    def of_spots(self) -> tuple[Entry, ...]:
        """All that was ever said of sore places, in the order it was said."""
        return self._use(lambda connection: tuple(row.entry for row in reader.of_spots(connection)))

    def holds(self, entry: Entry) -> bool:
        """Whether `entry` was written already."""
        rows = self._use(lambda connection: between(connection, entry.at, entry.at))
        return any(row.entry == entry for row in rows)

    def ahead(self, wall: float) -> tuple[int, float | None]:
        """How many rows are dated after `wall`, and the first such date."""

        def work(connection: sqlite3.Connection) -> tuple[int, float | None]:
            count, first = connection.execute("SELECT count(*), min(at) FROM entry WHERE at > ?", (wall,)).fetchone()
            return int(count), first

        return self._use(work)

    def lend(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """What `work`, which is all of it or nothing, makes of the journal's connection."""
        return self._use(work)

    def _use(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        with unwritable(self._path):
            try:
                return work(self._opened())
            except sqlite3.Error as error:
                if not is_damage(error):
                    raise
            self._replace()
            return work(self._opened())

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = _open(self._path)
        return self._connection

    def _replace(self) -> None:
        """Where this fails for want of room, the next use finds the damage again."""
        self.close()
        self._connection = None
        self.rescued = rescue(self._path)


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)  # it may have been read-only until now
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
        raise Malformed(str(fault)) from fault
