"""The engine tells of nothing that the journal does not know yet, and answers once whoever asks, whatever fails."""

import math
import threading
from collections.abc import Callable, Sequence
from datetime import UTC
from pathlib import Path
from typing import Any

from deskbreak.core.effect import Answer
from deskbreak.core.entry import Entry, Row
from deskbreak.core.event import Now, Pause, Resume
from deskbreak.core.status import Status
from deskbreak.core.world import World
from deskbreak.journal.reader import Reader
from deskbreak.resident.clock import Clock
from deskbreak.resident.engine import Engine
from deskbreak.resident.recorder import Recorder
from tests.plugin_desktop import START_S
from tests.resident.test_upkeep import Nobody

FAILED = Answer(ok=False, says="Deskbreak could not do that; its log says why.")


class Clumsy(Nobody):
    """An outside that cannot show a pause."""

    def tell(self, rows: tuple[Row, ...], said: Status) -> None:
        if said.phase == "paused":
            raise RuntimeError("for the test")


class Unready(Recorder):
    """Fails at a pause in a way that no disk does."""

    def write(
        self, entries: Sequence[Entry], state: Callable[[Any | None], Any], now: Now, speed: float
    ) -> tuple[Row, ...]:
        if any(entry.kind == "pause" for entry in entries):
            raise RuntimeError("for the test")
        return super().write(entries, state, now, speed)


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


def test_who_asks_for_what_fails_is_told_so_once(tmp_path: Path) -> None:
    disk = Unready(tmp_path / "journal.db", [])
    engine = Engine(Clock(1.0, None), World(zone=UTC), disk, None, Nobody())
    answers: list[Answer] = []

    def unknowable(_world: World) -> World:
        raise LookupError("for the test")

    engine.change_world(unknowable, answers.append)  # before the start, when it is tried early
    engine.start()
    engine.post(Pause("forever"), answers.append)
    engine.change_world(unknowable, answers.append)
    engine.change_world(lambda world: world, answers.append)
    engine.stop()
    disk.close()
    assert answers == [FAILED, FAILED, FAILED, Answer(ok=True, says="")]


def test_what_fails_after_the_answer_is_not_answered_again(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "journal.db", [])
    engine = Engine(Clock(1.0, None), World(zone=UTC), recorder, None, Clumsy())
    answers: list[Answer] = []
    engine.start()
    engine.post(Pause("forever"), answers.append)
    engine.post(Resume(), answers.append)
    engine.stop()
    recorder.close()
    assert [answer.ok for answer in answers] == [True, True]
