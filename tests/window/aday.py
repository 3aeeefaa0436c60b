"""A day with every kind of moment in it, for the pages that tell of days."""

from deskbreak.core.entry import Entry
from deskbreak.folders import Folders
from deskbreak.journal.writer import Writer

HOUR = 3600.0


def a_day(nine: float, *, many: int = 0) -> list[Entry]:
    """From nine o'clock on: a break taken, one skipped, one left, one by hand; and so many more that were taken."""
    entries = [
        Entry(nine, 0, "back", seconds=HOUR, detail={"reason": "stopped"}),
        Entry(nine + 1800, 0, "prompt", "micro", "neck-minute", detail={"why": "", "shown": 1}),
        Entry(nine + 1900, 0, "start", "micro", "neck-minute"),
        Entry(nine + 1950, 0, "end", "micro", "neck-minute", "completed", 48.0, {"steps": 3, "worked_s": 0.0}),
        Entry(nine + 1960, 0, "felt", "micro", "neck-minute", detail={"value": "better"}),
        Entry(nine + 3600, 0, "skip", "micro", "neck-minute", "skipped"),
        Entry(nine + 5400, 0, "prompt", "long", "<b>gone</b>", detail={"why": "", "shown": 1}),
        Entry(nine + 6300, 0, "ignore", "long", "<b>gone</b>", "ignored"),
        Entry(nine + 7000, 0, "hold", detail={"reason": "program:<i>zoom</i>"}),
        Entry(nine + 7300, 0, "release", seconds=300.0, detail={"reason": "program:<i>zoom</i>"}),
        Entry(nine + 8000, 0, "end", None, "neck-minute", "completed", 600.0, {"by": "hand"}),
        Entry(nine + 9000, 0, "away", seconds=60.0, detail={"reason": "idle"}),
    ]
    for number in range(many):
        at = nine + 9000 + 300 * (number + 1)
        entries.append(Entry(at, 0, "end", "micro", "neck-minute", "completed", 48.0, {"steps": 3, "worked_s": 0.0}))
    return entries


def write(folders: Folders, entries: list[Entry]) -> None:
    writer = Writer(folders.journal)
    writer.commit(entries, {})
    writer.close()
