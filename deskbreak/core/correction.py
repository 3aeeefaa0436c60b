"""What the person says of an entry afterwards, folded into the rows: the original stays on disk as it was."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, get_args

from deskbreak.core.entry import Entry, Row

Verdict = Literal["completed", "away", "asked"]
"""The break was taken after all; nobody was there to be asked; or it stands as it was recorded."""
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
ANOTHER = "another-movement"
"""Stands for the routine of a break by hand that followed none."""
MISSED = ("skipped", "ignored", "withdrawn")


def by_hand(entry: Entry) -> bool:
    """Whether it is a break that the person added afterwards."""
    return entry.kind == "end" and entry.detail.get("by") == "hand"


def correctable(entry: Entry) -> bool:
    """Whether a correction of `entry` means anything: it is a break that was missed, or one added by hand."""
    return entry.outcome in MISSED or by_hand(entry)


def verdicts(rows: Iterable[Row]) -> dict[int, Verdict]:
    """What holds of each entry that was corrected, by its id: the correction written last, whatever order they come in.

    A correction has the `at` of what it corrects, so that any range of time holds both or neither.
    """
    said: dict[int, Verdict] = {}
    for row in sorted((row for row in rows if row.entry.kind == "correct"), key=lambda row: row.id):
        of, told = row.entry.detail.get("of"), row.entry.detail.get("as")
        for verdict in VERDICTS:
            if verdict == told and isinstance(of, int):
                said[of] = verdict
    return said


def corrected(rows: Iterable[Row]) -> list[Row]:
    """`rows` as the person says they were, in their order, without the corrections themselves.

    A break taken after all ends as a completed one, of which nobody knows how much was moved; one that nobody was there
    for is withdrawn, which no figure counts. A correction of an entry that cannot be corrected changes nothing.
    """
    rows = tuple(rows)
    said = verdicts(rows)
    return [
        Row(row.id, _as(row.entry, said.get(row.id, "asked"))) if correctable(row.entry) else row
        for row in rows
        if row.entry.kind != "correct"
    ]


def _as(entry: Entry, verdict: Verdict) -> Entry:
    match verdict:
        case "completed" if not by_hand(entry):
            return replace(entry, kind="end", outcome="completed", seconds=None)
        case "away":
            return replace(entry, kind="withdraw", outcome="withdrawn", seconds=None)
        case _:
            return entry
