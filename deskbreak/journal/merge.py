"""Taking in a file of rows that `portable` wrote: what is here already stays, what is new comes in, or nothing does."""

import sqlite3
import stat
from dataclasses import replace
from pathlib import Path

from deskbreak.core.correction import correctable
from deskbreak.core.entry import Row
from deskbreak.errors import DeskbreakError
from deskbreak.journal import outside, portable
from deskbreak.journal.deed import Done, Import
from deskbreak.journal.follow import follow
from deskbreak.journal.forget import removal, removed
from deskbreak.journal.reader import likings
from deskbreak.journal.table import insert, row_at, transaction
from deskbreak.words import gettext as _
from deskbreak.words import ngettext


def merge(connection: sqlite3.Connection, backups: Path, deed: Import, now: float) -> Done:
    """Write the rows of the file that are not here yet, under the ids they had: all of them, or none.

    Where they come instead of what is here, a copy of the journal as it was goes into the folder `backups` first.
    Raises `DeskbreakError` with file, line and reason where one of them cannot stand here.
    """
    if not deed.instead:
        with transaction(connection):
            return _taken_in(connection, deed, now)
    with removal(connection, backups) as copy:
        connection.execute("DELETE FROM entry")
        connection.execute("DELETE FROM state")
        done = _taken_in(connection, deed, now)
    return replace(removed(connection, copy, done.says), likings=done.likings)


def _taken_in(connection: sqlite3.Connection, deed: Import, now: float) -> Done:
    new = known = 0
    line = 1
    liked = set[str | None]()
    try:
        if not stat.S_ISREG(deed.path.stat().st_mode):
            raise DeskbreakError(_("{path} is no file: nothing was imported.").format(path=_shown(deed)))
        with deed.path.open(encoding="utf-8-sig") as file:
            for line, plain in portable.read(file):  # noqa: B007 - the line is for the sentences below
                row = outside.row_from(plain, now)
                if not _take_in(connection, row):
                    known += 1
                    continue
                new += 1
                if row.entry.kind == "prefer":
                    liked.add(row.entry.routine)
            said = tuple(entry for entry in likings(connection) if entry.routine in liked)
            follow(connection, said)
    except portable.BadFile as fault:
        raise _refused(deed, fault.line, str(fault)) from None
    except outside.BadRow as fault:
        raise _refused(deed, line, str(fault)) from None
    except UnicodeDecodeError:
        raise _refused(deed, line, _("from here on it is no text in UTF-8.")) from None
    except OSError as fault:
        raise DeskbreakError(
            _("{path} cannot be read ({fault}): nothing was imported.").format(path=_shown(deed), fault=fault.strerror)
        ) from None
    says = ngettext("{n} entry imported", "{n} entries imported", new).format(n=new)
    says += ", " + ngettext("{n} was here already.", "{n} were here already.", known).format(n=known)
    return Done(says, likings=said)


def _take_in(connection: sqlite3.Connection, row: Row) -> bool:
    """Write `row` unless it is here; whether it was new."""
    before = row_at(connection, row.id)
    if before == row:
        return False
    if before is not None:
        raise outside.BadRow(
            _(
                "this journal has another entry under the id {id}, so the file cannot stand beside it. It can come "
                "instead of all that is here: choose that, or `--instead` on the command line."
            ).format(id=row.id)
        )
    if row.entry.kind == "correct":
        of = row_at(connection, int(row.entry.detail["of"] or 0))
        if of is None or of.entry.at != row.entry.at or not correctable(of.entry):
            raise outside.BadRow(_("it corrects an entry that is not there, or cannot be corrected."))
    insert(connection, row.entry, row.id)
    return True


def _refused(deed: Import, line: int, says: str) -> DeskbreakError:
    return DeskbreakError(
        _("{path}:{line}: {says} Nothing was imported.").format(path=_shown(deed), line=line, says=says)
    )


def _shown(deed: Import) -> str:
    """What the file is called, or its path, without what a terminal would obey."""
    return "".join(each if each.isprintable() else "\ufffd" for each in deed.called or str(deed.path))
