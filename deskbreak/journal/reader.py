"""Reading the journal, from any process, while the resident writes it."""

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from deskbreak.core.body.spot import SPOT_KINDS
from deskbreak.core.correction import corrected
from deskbreak.core.entry import Entry, Row
from deskbreak.errors import DeskbreakError
from deskbreak.journal.fault import is_damage
from deskbreak.journal.schema import STANDING
from deskbreak.words import gettext as _

COLUMNS = "id, at, offset_s, kind, reminder, routine, outcome, seconds, detail"
RECENT_KINDS = ("prompt", "end", "skip", "ignore", "natural")
BUSY_S = 0.5
"""How long another program may hold the journal before that is told: a page waits for it, and so may a prompt."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How many rows there are, and when the earliest and the latest of them were, in epoch seconds."""

    count: int = 0
    first: float | None = None
    last: float | None = None


class Reader:
    """A read-only connection. Use it from one thread; it blocks on the disk."""

    def __init__(self, path: Path) -> None:
        """Open the journal at `path`; one that is not there yet reads as empty.

        Raises `DeskbreakError` where it is there and cannot be read.
        """
        self._path = path
        self._connection: sqlite3.Connection | None = None
        if not path.exists():
            return
        with self._told():
            self._connection = _opened(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def rows(self, since: float, until: float) -> list[Row]:
        """The rows with `since <= at < until` (epoch seconds), in the order they were written."""
        return list(self.each(since, until))

    def each(self, since: float, until: float) -> Iterator[Row]:
        """The same one by one, for more of them than should be in memory."""
        if self._connection is None:
            return
        with self._told():
            found = self._connection.execute(
                f"SELECT {COLUMNS} FROM entry WHERE at >= ? AND at < ? ORDER BY id",
                (since, until),
            )
            yield from map(row_of, found)

    def extent(self, since: float, until: float) -> Extent:
        """Of the rows with `since <= at < until` (epoch seconds)."""
        if self._connection is None:
            return Extent()
        with self._told():
            found = self._connection.execute(
                "SELECT COUNT(*), MIN(at), MAX(at) FROM entry WHERE at >= ? AND at < ?", (since, until)
            )
            return Extent(*found.fetchone())

    def outcomes(self, since: float, until: float) -> list[Row]:
        """Those of `rows` that end a break, or correct what was said of one."""
        if self._connection is None:
            return []
        with self._told():
            found = self._connection.execute(
                f"SELECT {COLUMNS} FROM entry"
                " WHERE at >= ? AND at < ? AND (outcome IS NOT NULL OR kind = 'correct') ORDER BY id",
                (since, until),
            )
            return [row_of(values) for values in found]

    def standing(self, at: float) -> list[Row]:
        """The last row before `at` of each kind that says how things stand from then on: see `schema.STANDING`."""
        if self._connection is None:
            return []
        with self._told():
            found = [
                self._connection.execute(
                    f"SELECT {COLUMNS} FROM entry WHERE kind IN {STANDING} AND kind = ? AND at < ?"
                    " ORDER BY at DESC LIMIT 1",
                    (kind, at),
                ).fetchone()
                for kind in STANDING
            ]
        return [row_of(values) for values in found if values is not None]

    def of_spots(self) -> list[Row]:
        """All that was ever said of sore places, in the order it was written."""
        if self._connection is None:
            return []
        with self._told():
            return of_spots(self._connection)

    def likings(self) -> tuple[Entry, ...]:
        """As the function `likings` has them."""
        if self._connection is None:
            return ()
        with self._told():
            return likings(self._connection)

    def checks(self, count: int) -> list[Row]:
        """The last `count` workstation checks, the newest first."""
        if self._connection is None:
            return []
        with self._told():
            found = self._connection.execute(
                f"SELECT {COLUMNS} FROM entry WHERE kind = 'checked' ORDER BY id DESC LIMIT ?", (count,)
            )
            return [row_of(values) for values in found]

    def counts(self) -> dict[str, int]:
        """How many rows there are of each kind."""
        if self._connection is None:
            return {}
        with self._told():
            return dict(self._connection.execute("SELECT kind, COUNT(*) FROM entry GROUP BY kind ORDER BY kind"))

    def routines(self) -> list[str]:
        """The id of every routine that there is a row of."""
        if self._connection is None:
            return []
        with self._told():
            found = self._connection.execute("SELECT DISTINCT routine FROM entry WHERE routine IS NOT NULL")
            return [routine for (routine,) in found]

    def recent(self, count: int) -> tuple[Entry, ...]:
        """As the function `recent` has them."""
        if self._connection is None:
            return ()
        with self._told():
            return recent(self._connection, count)

    def state(self) -> Any | None:
        """The schedule's state as last committed, in plain data; `None` before the first. Raises `ValueError`."""
        if self._connection is None:
            return None
        with self._told():
            found = self._connection.execute("SELECT value FROM state").fetchone()
        return None if found is None else json.loads(found[0])

    def close(self) -> None:
        """End the connection."""
        if self._connection is not None:
            self._connection.close()

    def _told(self) -> "_Told":
        return _Told(self._path)


class _Told:
    """Turns a fault of the database into a sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, sqlite3.Error):
            says = _("The journal {path} cannot be read just now ({fault}). Check the disk, and try again.")
            if is_damage(error):
                says = _(
                    "The journal {path} cannot be read: it is damaged ({fault}). Starting deskbreak moves it aside, "
                    "and goes on from what can be read of it."
                )
            raise DeskbreakError(says.format(path=self._path, fault=error)) from error


def _opened(path: Path) -> sqlite3.Connection:
    place = f"{path.absolute().as_uri()}?mode=ro"
    # Readers share files beside the journal, and cannot make them in a folder that is read-only: but there nobody
    # writes, so that it can be read as it lies, unless a write-ahead log holds its end.
    if not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists():
        place += "&immutable=1"
    return sqlite3.connect(place, timeout=BUSY_S, uri=True)


def recent(connection: sqlite3.Connection, count: int) -> tuple[Entry, ...]:
    """The last `count` prompts and outcomes, as the person corrected them, oldest first."""
    marks = ", ".join("?" * (len(RECENT_KINDS) + 1))
    found = connection.execute(
        f"SELECT {COLUMNS} FROM entry WHERE kind IN ({marks}) ORDER BY id DESC LIMIT ?",
        (*RECENT_KINDS, "correct", count),
    )
    return tuple(row.entry for row in corrected(row_of(values) for values in reversed(found.fetchall())))


def of_spots(connection: sqlite3.Connection) -> list[Row]:
    """All that was ever said of sore places, in the order it was written."""
    found = connection.execute(f"SELECT {COLUMNS} FROM entry WHERE kind IN {SPOT_KINDS} ORDER BY id")
    return [row_of(values) for values in found]


def likings(connection: sqlite3.Connection) -> tuple[Entry, ...]:
    """All that the person ever said of routines, the newest last.

    By the time, unlike anything else: an import brings older rows under higher ids.
    """
    found = connection.execute(f"SELECT {COLUMNS} FROM entry WHERE kind = 'prefer' ORDER BY at, id")
    return tuple(row_of(values).entry for values in found)


def row_of(values: Sequence[Any]) -> Row:
    """The row that stands in `values`, in the order of `COLUMNS`."""
    number, at, offset_s, kind, reminder, routine, outcome, seconds, detail = values
    return Row(number, Entry(at, offset_s, kind, reminder, routine, outcome, seconds, json.loads(detail)))


def local(row: Row) -> datetime:
    """When `row` happened, as the clock on the wall had it there."""
    return datetime.fromtimestamp(row.entry.at, timezone(timedelta(seconds=row.entry.offset_s)))


def as_json(row: Row) -> dict[str, Any]:
    """A row as `deskbreak log --json` and the control socket give it; `at` in epoch seconds."""
    entry = row.entry
    return {
        "id": row.id,
        "at": entry.at,
        "offset_s": entry.offset_s,
        "kind": entry.kind,
        "reminder": entry.reminder,
        "routine": entry.routine,
        "outcome": entry.outcome,
        "seconds": entry.seconds,
        "detail": dict(entry.detail),
    }
