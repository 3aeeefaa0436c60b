"""The upkeep beside a running engine: what it finds becomes known, and breaks are recorded meanwhile."""

import math
import os
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date
from pathlib import Path

import pytest

from deskbreak.core.effect import Prompt, ShowCue
from deskbreak.core.entry import Entry, Row
from deskbreak.core.event import Pause
from deskbreak.core.status import Status
from deskbreak.core.world import World
from deskbreak.journal import upkeep
from deskbreak.journal.reader import Reader
from deskbreak.journal.writer import Writer
from deskbreak.resident.clock import Clock
from deskbreak.resident.engine import Engine, Waits
from deskbreak.resident.recorder import Recorder
from deskbreak.resident.upkeep import Upkeep
from tests.plugin_desktop import START_S, until


class Nobody:
    """An outside that shows nothing."""

    def prompt(self, prompt: Prompt) -> None: ...

    def withdraw(self) -> None: ...

    def advise(self, title: str, body: str) -> None: ...

    def show_cue(self, cue: ShowCue) -> None: ...

    def hide_cue(self) -> None: ...

    def sum_up(self, monday: date) -> None: ...

    def open_player(self) -> None: ...

    def wait(self, waits: Waits) -> None: ...

    def tell(self, rows: tuple[Row, ...], said: Status) -> None: ...


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    writer = Writer(path)
    for _batch in range(20):
        writer.commit([Entry(1.0, 0, "prompt", detail={"why": "for the test"})] * 50, None)
    writer.close()
    return path


@pytest.fixture
def run() -> Iterator[Callable[[Path], tuple[Engine, Recorder]]]:
    running: list[tuple[Engine, Recorder]] = []

    def start(path: Path) -> tuple[Engine, Recorder]:
        writer = Recorder(path, [])
        engine = Engine(Clock(1.0, None), World(zone=UTC), writer, None, Nobody())
        engine.start()
        running.append((engine, writer))
        return engine, writer

    yield start
    for engine, writer in running:
        engine.stop()
        writer.close()


def test_it_is_noted_and_a_copy_lies_there(journal: Path, run: Callable[[Path], tuple[Engine, Recorder]]) -> None:
    engine, writer = run(journal)
    Upkeep(journal, engine.looked_after).begin()
    until(lambda: writer.last_upkeep() > 0, "the upkeep is noted")
    assert len(upkeep.copies(upkeep.backups_of(journal))) == 1
    assert writer.rescued is None


def test_a_journal_found_damaged_is_put_aside_once(
    journal: Path, run: Callable[[Path], tuple[Engine, Recorder]]
) -> None:
    raw = bytearray(journal.read_bytes())
    raw[4096 * 10 : 4096 * 13] = os.urandom(4096 * 3)
    journal.write_bytes(raw)
    engine, writer = run(journal)
    Upkeep(journal, engine.looked_after).begin()
    until(lambda: writer.rescued is not None, "the damaged journal is put aside")
    aside, answered = writer.rescued, threading.Event()
    engine.looked_after(damaged=True)  # what was found before it was put aside
    engine.post(Pause("forever"), lambda _answer: answered.set())
    assert answered.wait(START_S)
    assert writer.rescued == aside
    with Reader(journal) as reader:
        assert [row.entry.kind for row in reader.rows(2.0, math.inf)] == ["back", "pause"]


def test_a_night_without_a_copy_is_not_noted(journal: Path, run: Callable[[Path], tuple[Engine, Recorder]]) -> None:
    upkeep.backups_of(journal).write_text("in the way")
    engine, writer = run(journal)
    told: list[bool] = []
    care = Upkeep(journal, told.append)
    care._run()
    assert told == []
    assert writer.last_upkeep() == 0
    assert engine.trouble is None
