"""kill -9 at any moment: what was streamed is on disk, nothing ends twice, and the clocks go on."""

import time
from collections import Counter
from pathlib import Path
from random import Random  # noqa: TID251 - the moments of the kills
from typing import Any

from tests.resident.resident import Resident, Watch, headless

KILLS = 12
"""Each costs a start; `make bench` and patience can have a hundred."""


def lived(resident: Resident, chance: Random, kills: int) -> tuple[set[int], list[dict[str, Any]]]:
    """Kill it `kills` times while breaks are skipped as they come; the ids that were streamed, and the log."""
    streamed: set[int] = set()
    for _kill in range(kills):
        resident.start()
        watch = Watch(resident)
        until = time.monotonic() + chance.uniform(0.05, 0.6)
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
    # Each outcome of a prompted break answers a prompt of its own.
    ended = 0
    for row in rows:
        if row["kind"] == "prompt" and row["detail"]["shown"] == 1:
            ended = 0
        if row["kind"] in ("skip", "ignore"):
            ended += 1
            assert ended <= 1, "two outcomes for one due break"
    assert Counter(row["kind"] for row in rows)["away"] >= KILLS
