"""A damaged journal: what can be read of it goes into a new one, what cannot comes from the newest nightly copy."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from deskbreak.core.entry import Kind, Row
from deskbreak.journal.outside import GREATEST_ID, LATEST
from deskbreak.journal.reader import COLUMNS, row_of
from deskbreak.journal.schema import migrate
from deskbreak.journal.table import insert, transaction
from deskbreak.journal.upkeep import backups_of, sources
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

Gap = tuple[int, int]
"""The first and the last id of a stretch that cannot be read."""


@dataclass(frozen=True, slots=True)
class Rescue:
    """What became of a journal that was damaged: it lies at `aside`, and a new one holds `read` rows of it.

    `copied` rows that it did not give any more come from the nightly copy `copy`. `whole`: it gave every row, and the
    state of the schedule. `own_state`: the state is the one that it had, not the copy's.
    """

    aside: Path
    read: int
    copied: int
    copy: Path | None
    whole: bool
    own_state: bool

    @property
    def says(self) -> str:
        """What happened and what it means, in whole sentences."""
        sentences = [
            _("The journal was damaged. It lies at {path}; a new one goes on from it.").format(path=self.aside)
        ]
        if self.whole:
            sentences.append(_("No entry is lost."))
            return " ".join(sentences)
        sentences.append(
            ngettext("{n} entry could still be read.", "{n} entries could still be read.", self.read).format(
                n=self.read
            )
        )
        if self.copy is None:
            sentences.append(_("There was no nightly copy to take the others from."))
        else:
            says = ngettext(
                "{n} more comes from the nightly copy {copy}; what happened after it may be missing.",
                "{n} more come from the nightly copy {copy}; what happened after it may be missing.",
                self.copied,
            )
            sentences.append(says.format(n=self.copied, copy=self.copy))
        return " ".join(sentences)


def rescue(journal: Path) -> Rescue:
    """Put a new journal in the place of the damaged one, which nobody may have open for writing, and move that aside.

    Blocks for as long as reading it takes. Raises `OSError` and `sqlite3.Error` where the new one cannot be written;
    the damaged one then lies where it was.
    """
    new = journal.with_name(f"{journal.name}.new")
    copies = sources(backups_of(journal))
    copy = copies[-1] if copies else None
    try:
        new.unlink(missing_ok=True)  # a rescue that was killed
        new.touch(mode=0o600)
        with closing(sqlite3.connect(new, isolation_level=None)) as made:
            migrate(made)
            gaps: list[Gap] = []
            with transaction(made):
                read = _take(made, _readable(journal, gaps))
                copied = _take(made, _stored(copy, gaps)) if copy is not None else 0
                own = _take_state(made, journal)
                if not own and copy is not None:
                    _take_state(made, copy)
                _go_on_after(made, journal)
    except BaseException:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise
    aside = _move_aside(journal)
    new.rename(journal)
    return Rescue(aside, read, copied, copy, whole=own and not gaps, own_state=own)


def _take(made: sqlite3.Connection, rows: Iterable[Row]) -> int:
    count = 0
    for row in rows:
        insert(made, row.entry, row.id)
        count += 1
    return count


def _readable(journal: Path, gaps: list[Gap]) -> Iterator[Row]:
    """Every row that `journal` still gives, by id; the stretches between them that it does not give go into `gaps`."""
    last = 0
    with closing(_opened(journal)) as source:
        while last < GREATEST_ID:
            try:
                for values in source.execute(f"SELECT {COLUMNS} FROM entry WHERE id > ? ORDER BY id", (last,)):
                    number, row = values[0], _sound(values)
                    if number <= last:
                        continue  # a page that counts backwards
                    if row is None:
                        gaps.append((number, number))
                    else:
                        yield row
                    last = number
            except sqlite3.Error:
                following = _next_readable(source, last)
                gaps.append((last + 1, following - 1))
                last = following - 1
            else:
                return


def _next_readable(source: sqlite3.Connection, last: int) -> int:
    """The first id after the stretch behind `last` that cannot be read; one beyond every id where none follows.

    What is damaged is whole pages, so the ids of a stretch are tried in steps that grow, and then halved.
    """
    step, reach = 2, last + 1
    while not _can_read(source, last + step):
        reach = last + step
        step *= 2
        if reach >= GREATEST_ID:
            return GREATEST_ID + 1
    bad, good = reach, last + step
    while good - bad > 1:
        middle = (bad + good) // 2
        if _can_read(source, middle):
            good = middle
        else:
            bad = middle
    return good


def _can_read(source: sqlite3.Connection, number: int) -> bool:
    """Whether what comes at `number` or next after it is a row."""
    try:
        found = source.execute(f"SELECT {COLUMNS} FROM entry WHERE id >= ? ORDER BY id LIMIT 1", (number,)).fetchone()
    except sqlite3.Error:
        return False
    return number > GREATEST_ID if found is None else number <= found[0] <= GREATEST_ID


def _stored(copy: Path, gaps: Sequence[Gap]) -> Iterator[Row]:
    """The rows of `copy` that lie in the gaps: none that was removed from the journal meanwhile."""
    with suppress(sqlite3.Error), closing(_opened(copy)) as source:
        for first, last in gaps:
            for values in source.execute(f"SELECT {COLUMNS} FROM entry WHERE id BETWEEN ? AND ?", (first, last)):
                row = _sound(values)
                if row is not None:
                    yield row


def _sound(values: Sequence[object]) -> Row | None:
    """The row in `values`, where it is one: a damaged page can give anything."""
    try:
        row = row_of(values)
    except (ValueError, TypeError, RecursionError):
        return None
    entry = row.entry
    texts = (entry.reminder, entry.routine, entry.outcome)
    numbers = isinstance(entry.at, float) and 0 <= entry.at <= LATEST and isinstance(entry.offset_s, int)
    sound = (
        numbers
        and entry.kind in get_args(Kind)
        and all(each is None or isinstance(each, str) for each in texts)
        and (entry.seconds is None or isinstance(entry.seconds, float))
        and isinstance(entry.detail, dict)
    )
    return row if sound else None


def _take_state(made: sqlite3.Connection, path: Path) -> bool:
    """Take over the state of the schedule from `path`; whether it could be read."""
    try:
        with closing(_opened(path)) as source:
            found = source.execute("SELECT value FROM state").fetchone()
        if found is not None:
            json.loads(found[0])
            made.execute("INSERT OR REPLACE INTO state VALUES (1, ?)", found)
    except (sqlite3.Error, ValueError, TypeError, RecursionError):
        return False
    return found is not None


def _go_on_after(made: sqlite3.Connection, journal: Path) -> None:
    """Give no id again that the damaged journal gave, as far as it still says which those were."""
    (last,) = made.execute("SELECT ifnull(max(seq), 0) FROM sqlite_sequence").fetchone()
    with suppress(sqlite3.Error, TypeError), closing(_opened(journal)) as source:
        (given,) = source.execute("SELECT ifnull(max(seq), 0) FROM sqlite_sequence").fetchone()
        if last < given <= GREATEST_ID:
            made.execute("DELETE FROM sqlite_sequence")
            made.execute("INSERT INTO sqlite_sequence VALUES ('entry', ?)", (given,))


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _move_aside(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    path.rename(aside)
    for ending in ("-wal", "-shm"):  # they belong to the damaged file; left behind they would spoil the new one
        companion = path.with_name(path.name + ending)
        if companion.exists():
            companion.replace(aside.with_name(aside.name + ending))
    return aside
