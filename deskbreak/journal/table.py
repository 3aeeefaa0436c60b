"""The table of rows as who changes it needs it: transactions, single rows in and out."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from deskbreak.core.entry import Entry, Row
from deskbreak.journal.reader import COLUMNS, row_of


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All that is done within, or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a disk that is full has SQLite undo it by itself
            connection.execute("ROLLBACK")
        raise


def insert(connection: sqlite3.Connection, entry: Entry, row_id: int | None = None) -> Row:
    """Write `entry`, under `row_id` or else the next id; the row as it stands. Raises `sqlite3.Error`."""
    cursor = connection.execute(
        "INSERT INTO entry (id, at, offset_s, kind, reminder, routine, outcome, seconds, detail)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            row_id,
            entry.at,
            entry.offset_s,
            entry.kind,
            entry.reminder,
            entry.routine,
            entry.outcome,
            entry.seconds,
            json.dumps(dict(entry.detail)),
        ),
    )
    return Row(int(cursor.lastrowid or 0), entry)


def row_at(connection: sqlite3.Connection, row_id: int) -> Row | None:
    """The row with this id, if there is one."""
    found = connection.execute(f"SELECT {COLUMNS} FROM entry WHERE id = ?", (row_id,)).fetchone()
    return None if found is None else row_of(found)


def between(connection: sqlite3.Connection, first: float, last: float) -> list[Row]:
    """The rows with `first <= at <= last`, in the order they were written."""
    found = connection.execute(f"SELECT {COLUMNS} FROM entry WHERE at >= ? AND at <= ? ORDER BY id", (first, last))
    return [row_of(values) for values in found]
