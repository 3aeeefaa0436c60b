"""The tables of the journal and how they came to be: each change a named function, run once, with its record."""

import sqlite3
from collections.abc import Callable

from deskbreak.core.body.spot import SPOT_KINDS

Migration = Callable[[sqlite3.Connection], None]
STANDING = ("back", "away", "pause", "resume", "close", "open")
"""The kinds of entries that say how things stand until another says otherwise, however much later that is."""


def create_entries_and_state(connection: sqlite3.Connection) -> None:
    """The log of what happened, and the one row that the schedule goes on from."""
    connection.execute(
        """CREATE TABLE entry (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at REAL NOT NULL,
            offset_s INTEGER NOT NULL,
            kind TEXT NOT NULL,
            reminder TEXT,
            routine TEXT,
            outcome TEXT,
            seconds REAL,
            detail TEXT NOT NULL
        ) STRICT"""
    )
    connection.execute("CREATE INDEX entry_at ON entry (at)")
    connection.execute("CREATE TABLE state (only INTEGER PRIMARY KEY CHECK (only = 1), value TEXT NOT NULL) STRICT")
    connection.execute("CREATE TABLE upkeep (only INTEGER PRIMARY KEY CHECK (only = 1), at REAL NOT NULL) STRICT")


def find_what_stands(connection: sqlite3.Connection) -> None:
    """How things stood before any moment, without going back through the whole journal."""
    connection.execute(f"CREATE INDEX entry_standing ON entry (kind, at) WHERE kind IN {STANDING}")


def find_sore_places(connection: sqlite3.Connection) -> None:
    """What was ever said of sore places, without going through the whole journal."""
    connection.execute(f"CREATE INDEX entry_spot ON entry (kind, at) WHERE kind IN {SPOT_KINDS}")


def find_the_checks(connection: sqlite3.Connection) -> None:
    """The last workstation checks: there are few of them, and they are far between."""
    connection.execute("CREATE INDEX entry_checked ON entry (id) WHERE kind = 'checked'")


MIGRATIONS: tuple[Migration, ...] = (
    create_entries_and_state,
    find_what_stands,
    find_sore_places,
    find_the_checks,
)
"""In the order in which they run. Append only: what was released once has run somewhere."""


def migrate(connection: sqlite3.Connection) -> None:
    """Run what has not run yet, each in one transaction with its record.

    Raises `sqlite3.DatabaseError`; the database then stands at the last migration that succeeded.
    """
    connection.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) STRICT")
    done = {name for (name,) in connection.execute("SELECT name FROM migration")}
    for migration in MIGRATIONS:
        if migration.__name__ in done:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            migration(connection)
            connection.execute("INSERT INTO migration VALUES (?)", (migration.__name__,))
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a disk that is full has SQLite undo it by itself
                connection.execute("ROLLBACK")
            raise
