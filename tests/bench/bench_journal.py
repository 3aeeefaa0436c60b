"""What the journal costs: a commit with full sync, and a week's rows out of a short and a long journal."""

import statistics
import time
from pathlib import Path

from deskbreak.core.entry import Entry
from deskbreak.journal.reader import Reader
from deskbreak.journal.writer import Writer

WEEK_S = 7 * 86400.0
ENTRIES_A_WEEK = 300
MOST_TIMES_SLOWER = 3.0
"""A week out of a year's journal against one out of a month's: an index makes them the same but for noise."""


def fill(path: Path, weeks: int) -> Writer:
    """A journal of so many weeks."""
    writer = Writer(path)
    for week in range(weeks):
        entries = [
            Entry(week * WEEK_S + index * 1900, 0, "end", "micro", "posture-minute", "completed", 55.0)
            for index in range(ENTRIES_A_WEEK)
        ]
        writer.commit(entries, {})
    return writer


def one_week(path: Path, week: int) -> float:
    """The median seconds to read a week's rows."""
    times = []
    for _turn in range(9):
        begun = time.perf_counter()
        with Reader(path) as reader:
            assert len(reader.rows(week * WEEK_S, (week + 1) * WEEK_S)) == ENTRIES_A_WEEK
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def test_commits_and_weeks(tmp_path: Path) -> None:
    fill(tmp_path / "short.db", 4).close()
    writer = fill(tmp_path / "long.db", 52)
    times = []
    for _turn in range(200):
        begun = time.perf_counter()
        writer.commit([Entry(0.0, 0, "prompt", "micro", "posture-minute")], {"a": "state"})
        times.append(time.perf_counter() - begun)
    writer.close()
    short, long = one_week(tmp_path / "short.db", 2), one_week(tmp_path / "long.db", 40)
    print(
        f"\nA commit with full sync: {1000 * statistics.median(times):.2f} ms. "
        f"A week's rows: {1000 * short:.2f} ms of a month's journal, {1000 * long:.2f} ms of a year's."
    )
    assert long / short < MOST_TIMES_SLOWER
