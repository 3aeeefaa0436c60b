"""The engine tells of nothing that the journal does not know yet, however long the disk takes."""

import math
import threading
from collections.abc import Callable, Sequence
from datetime import UTC
from pathlib import Path
from typing import Any

from deskbreak.core.entry import Entry, Row
from deskbreak.core.event import Now, Pause
from deskbreak.core.world import World
from deskbreak.journal.reader import Reader
from deskbreak.resident.clock import Clock
from deskbreak.resident.engine import Engine
from deskbreak.resident.recorder import Recorder
from tests.plugin_desktop import START_S
from tests.resident.test_upkeep import Nobody


class SlowDisk(Recorder):
    """Writes a pause only when it may."""

    def __init__(self, journal: Path) -> None:
        super().__init__(journal, [])
        self.asked, self.may = threading.Event(), threading.Event()

    def write(
        self, entries: Sequence[Entry], state: Callable[[Any | None], Any], now: Now, speed: float
    ) -> tuple[Row, ...]:
        if any(entry.kind == "pause" for entry in entries):
            self.asked.set()
            assert self.may.wait(START_S)
        return super().write(entries, state, now, speed)


def test_the_status_is_of_what_is_written_down(tmp_path: Path) -> None:
    disk = SlowDisk(tmp_path / "journal.db")
    engine = Engine(Clock(1.0, None), World(zone=UTC), disk, None, Nobody())
    answered = threading.Event()
    engine.start()
    try:
        engine.post(Pause("forever"), lambda _answer: answered.set())
        assert disk.asked.wait(START_S)
        assert engine.describe().phase != "paused"
        disk.may.set()
        assert answered.wait(START_S)
        assert engine.describe().phase == "paused"
        with Reader(tmp_path / "journal.db") as reader:
            assert [row.entry.kind for row in reader.rows(0.0, math.inf)] == ["back", "pause"]
    finally:
        disk.may.set()
        engine.stop()
        disk.close()
