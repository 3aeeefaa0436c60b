"""kill -9 at any moment: what was streamed is on disk, nothing ends twice, and the clocks go on."""

import time
from collections import Counter
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from random import Random  # noqa: TID251 - the moments of the kills
from typing import Any

from deskbreak.core import codec
from deskbreak.journal.writer import Writer
from tests.core.story import HOUR, MINUTE, Story
from tests.resident.resident import Resident, Watch, headless

MICRO_S, LONG_S = 180.0, 3600.0
KILLS = 12
"""Each costs a start; `make bench` and patience can have a hundred."""


def at(row: dict[str, Any]) -> float:
    """When it happened, in epoch seconds."""
    return datetime.fromisoformat(row["at"]).timestamp()


def lived(resident: Resident, chance: Random, kills: int) -> tuple[set[int], list[dict[str, Any]]]:
    """Kill it `kills` times while breaks are skipped as they come; the ids that were streamed, and the log."""
    streamed: set[int] = set()
    for _kill in range(kills):
        resident.start()
        watch = Watch(resident)
        until = time.monotonic() + chance.uniform(0.05, 0.6)
        resident.ask(do="skip")  # once in any case: with its answer the start is on disk
        while time.monotonic() < until:
            resident.ask(do="skip")
        resident.kill()
        watch.close()
        streamed |= {row["id"] for row in watch.rows}
    resident.start()
    rows = resident.log()
    resident.end()
    return streamed, rows


def test_no_streamed_row_is_lost_and_no_outcome_comes_twice(tmp_path: Path) -> None:
    resident = Resident(headless(tmp_path), "--speed", "3600")
    resident.set('[micro]\nevery = "3 min"\nlength = "30 s"\n')
    streamed, rows = lived(resident, Random(1), KILLS)
    kept = [row["id"] for row in rows]
    assert streamed <= set(kept)
    assert kept == sorted(set(kept))
    outcomes = [row for row in rows if row["outcome"] is not None]
    assert len(outcomes) >= KILLS
    # Every outcome restarts its clock, so the next one of that reminder lies a whole turn of it away.
    for reminder, every_s in (("micro", MICRO_S), ("long", LONG_S)):
        moments = [at(row) for row in outcomes if row["reminder"] == reminder and row["kind"] in ("skip", "ignore")]
        assert all(later - earlier >= every_s - 1 for earlier, later in pairwise(moments)), "two outcomes for one due"
    assert Counter(row["kind"] for row in rows)["away"] >= KILLS


def test_the_hours_between_a_crash_and_the_next_start_are_no_work(tmp_path: Path) -> None:
    resident = Resident(headless(tmp_path))
    resident.folders.make()
    story = Story(wall=time.time() - 5 * HOUR)  # noqa: TID251 - the crash was some hours ago
    story.work(25 * MINUTE)
    crashed_at = story.now.wall
    writer = Writer(resident.folders.journal)
    writer.commit(story.entries, codec.dump(story.state))
    writer.close()
    resident.start()
    _first, away, *_outcomes, back = resident.log()
    resident.end()
    assert (away["kind"], away["detail"]["reason"]) == ("away", "stopped")
    assert abs(at(away) - crashed_at) < 1
    assert back["kind"] == "back"
    assert back["seconds"] > 4 * HOUR
