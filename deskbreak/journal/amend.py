"""What the person says afterwards: a correction of a missed break, and a break that no screen saw."""

import sqlite3
from datetime import tzinfo

from deskbreak.core import correction, hours
from deskbreak.core.correction import Verdict
from deskbreak.core.entry import Entry
from deskbreak.errors import DeskbreakError
from deskbreak.journal.deed import Add, Correct, Done
from deskbreak.journal.outside import LONGEST
from deskbreak.journal.table import between, insert, row_at, transaction
from deskbreak.words import gettext as _

MINUTE_S = 60.0
LONGEST_BREAK_S = 4 * 3600.0


def correct(connection: sqlite3.Connection, deed: Correct, now: float) -> Done:
    """Write the correction beside what it corrects. Raises `DeskbreakError` where there is nothing to correct."""
    with transaction(connection):
        row = row_at(connection, deed.id)
        if row is None:
            raise DeskbreakError(
                _("There is no entry {id} in the log. `deskbreak log` shows the numbers.").format(id=deed.id)
            )
        if not correction.correctable(row.entry):
            raise DeskbreakError(
                _(
                    "Entry {id} is no break that was missed, nor one added by hand: there is nothing to correct. "
                    "`deskbreak log` shows the numbers."
                ).format(id=deed.id)
            )
        says = _noted(deed.verdict)
        if correction.verdicts(between(connection, row.entry.at, row.entry.at)).get(row.id, "asked") == deed.verdict:
            return Done(says)
        entry = Entry(
            row.entry.at,
            row.entry.offset_s,
            "correct",
            row.entry.reminder,
            row.entry.routine,
            detail={"of": row.id, "as": deed.verdict, "made": now},
        )
        return Done(says, (insert(connection, entry),))


def _noted(verdict: Verdict) -> str:
    match verdict:
        case "completed":
            return _("Noted: you took that break.")
        case "away":
            return _("Noted: you were not there, so it does not count.")
        case "asked":
            return _("Taken back: it stands as it was recorded.")


def add(connection: sqlite3.Connection, deed: Add, now: float, zone: tzinfo) -> Done:
    """Write the break as one that was completed. Raises `DeskbreakError` where that cannot be."""
    if deed.at > now:
        raise DeskbreakError(_("That time has not come yet. Add a break once it is done."))
    if deed.at < 0 or not 0 <= deed.seconds <= LONGEST_BREAK_S:
        raise DeskbreakError(_("A break lies after 1970, and takes 4 hours at most."))
    if not deed.routine or len(deed.routine) > LONGEST or not deed.routine.isprintable():
        raise DeskbreakError(_("The routine is named by its id. `deskbreak routines` lists them."))
    minute = deed.at // MINUTE_S * MINUTE_S
    with transaction(connection):
        there = correction.corrected(between(connection, minute, minute + MINUTE_S))
        if any(row.entry.kind == "end" and row.entry.at < minute + MINUTE_S for row in there):
            raise DeskbreakError(_("There is a break at that minute already: see `deskbreak log`."))
        last = connection.execute(
            "SELECT kind FROM entry WHERE at <= ? AND kind IN ('start', 'end') ORDER BY at DESC, id DESC LIMIT 1",
            (deed.at,),
        ).fetchone()
        if last == ("start",):
            raise DeskbreakError(_("A break was playing at that time, and it is in the log: see `deskbreak log`."))
        entry = Entry(
            deed.at, hours.offset_s(deed.at, zone), "end", None, deed.routine, "completed", deed.seconds, {"by": "hand"}
        )
        return Done(_("Added."), (insert(connection, entry),))
