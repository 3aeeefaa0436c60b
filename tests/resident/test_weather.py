"""Bad weather against a real resident: a disk that is full, a folder that is read-only, a journal that is held."""

import contextlib
import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from deskbreak.journal.reader import Reader
from tests.plugin_desktop import until
from tests.resident.resident import PATIENCE_S, Resident, headless

ROUTINE = "posture-minute"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """The data folder of `headless(tmp_path)` as a disk of its own of 600 KB; only root may mount one."""
    place = tmp_path / "d"
    place.mkdir(mode=0o700)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k,mode=700", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("needs: root, to mount a small disk")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture
def resident(tmp_path: Path) -> Iterator[Resident]:
    made = Resident(headless(tmp_path), "--speed", "20")
    yield made
    made.end()


def fill(disk: Path) -> Path:
    """Leave not a byte of room; the file to delete for some."""
    ballast = disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    return ballast


def player(resident: Resident, what: str, **more: Any) -> None:
    answer = resident.ask(do="player", page="p", what=what, **more)
    assert answer["ok"], answer


def play(resident: Resident, while_it_plays: Callable[[], object] = lambda: None) -> None:
    """A break from its start to its outcome, as a page reports it."""
    assert resident.ask(do="start", routine=ROUTINE, here=True)["ok"]
    player(resident, "playing", routine=ROUTINE)
    while_it_plays()
    player(resident, "step", step=0, seconds=20)
    player(resident, "step", step=1, seconds=20)
    player(resident, "ended", reached_end=True, seconds=40)


def trouble(resident: Resident) -> dict[str, Any] | None:
    found: dict[str, Any] | None = resident.status["journal"]
    return found


def kinds(resident: Resident) -> list[str]:
    rows = resident.log()
    assert [row["id"] for row in rows] == sorted({row["id"] for row in rows})
    return [row["kind"] for row in rows]


BREAK = ["start", "step", "step", "end"]


def test_a_break_goes_through_while_the_disk_is_full_and_is_written_once_there_is_room(
    small_disk: Path, resident: Resident
) -> None:
    resident.start()
    before = kinds(resident)
    ballast: list[Path] = []

    def fill_and_use_up() -> None:
        ballast.append(fill(small_disk))
        while trouble(resident) is None:  # until what was set aside for the journal is used up too
            assert resident.ask(do="pause", **{"for": "1h"})["ok"]
            assert resident.ask(do="resume")["ok"]
        before[:] = kinds(resident)

    play(resident, fill_and_use_up)
    told = trouble(resident)
    assert told is not None
    assert told["fault"] == "full"
    assert told["waiting"] >= 3
    assert told["safe"], "the state folder is on another disk"
    status = resident.cli("status")
    assert "The disk is full" in status
    assert "Make some room" in status
    assert "cannot be written" in resident.folders.log.read_text()
    ballast[0].unlink()
    until(lambda: trouble(resident) is None, "it is written without anybody doing anything", PATIENCE_S)
    after = kinds(resident)
    assert [kind for kind in after if kind in BREAK] == BREAK
    assert after[: len(before)] == before, "what was committed stays, and what waited follows it"
    assert not resident.folders.spools[0].exists()
    assert "can be written again" in resident.folders.log.read_text()


def test_what_the_full_disk_did_not_take_is_taken_in_by_the_next_start(small_disk: Path, resident: Resident) -> None:
    resident.start()
    ballast = fill(small_disk)
    while trouble(resident) is None:
        assert resident.ask(do="pause", **{"for": "1h"})["ok"]
        assert resident.ask(do="resume")["ok"]
    play(resident)
    resident.kill()
    assert resident.folders.spools[0].stat().st_mode & 0o777 == 0o600
    ballast.unlink()
    resident.start()
    until(lambda: trouble(resident) is None, "it is written", PATIENCE_S)
    assert [kind for kind in kinds(resident) if kind in BREAK] == BREAK
    kept = kinds(resident)
    resident.end()
    resident.start()
    assert kinds(resident)[: len(kept)] == kept, "nothing comes twice"


def test_a_first_start_on_a_full_disk_runs_on_memory(small_disk: Path, resident: Resident) -> None:
    resident.folders.make()
    ballast = fill(small_disk)
    resident.start()
    play(resident)
    told = trouble(resident)
    assert told is not None
    assert told["fault"] == "full"
    ballast.unlink()
    until(lambda: trouble(resident) is None, "it is written", PATIENCE_S)
    assert [kind for kind in kinds(resident) if kind in BREAK] == BREAK


@pytest.mark.parametrize("first", [True, False], ids=["the first start", "a later start"])
def test_reminders_run_where_the_folder_is_read_only(small_disk: Path, resident: Resident, first: bool) -> None:
    if not first:
        resident.start()
        assert resident.ask(do="prefer", routine=ROUTINE, liking="favourite")["ok"]
        resident.end()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    resident.start()
    try:
        play(resident)
        told = trouble(resident)
        assert told is not None
        assert told["fault"] == "readonly"
        assert "read-only" in resident.cli("status")
        assert resident.status["favourites"] == ([] if first else [ROUTINE]), "what was said before holds"
        assert resident.cli("week")
    finally:
        subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    until(lambda: trouble(resident) is None, "it is written", PATIENCE_S)
    assert [kind for kind in kinds(resident) if kind in BREAK] == BREAK


def test_a_journal_that_another_program_holds_delays_nothing(resident: Resident) -> None:
    resident.start()
    before = kinds(resident)
    other = sqlite3.connect(resident.folders.journal, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    play(resident)
    told = trouble(resident)
    assert told is not None
    assert told["fault"] == "locked"
    assert "Close the program" in resident.cli("status")
    refused = resident.ask(do="add", at=resident.status["at"] - 3600, routine=ROUTINE, seconds=60)
    assert not refused["ok"]
    assert "Another program holds the journal" in refused["says"]
    assert kinds(resident) == before, "what is committed can be read meanwhile"
    other.execute("ROLLBACK")
    other.close()
    until(lambda: trouble(resident) is None, "it is written", PATIENCE_S)
    assert [kind for kind in kinds(resident) if kind in BREAK] == BREAK


def test_likes_outlive_a_start_at_which_the_journal_could_not_even_be_read(resident: Resident) -> None:
    resident.start()
    assert resident.ask(do="prefer", routine=ROUTINE, liking="favourite")["ok"]
    resident.end()
    other = sqlite3.connect(resident.folders.journal, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    resident.start()
    until(lambda: trouble(resident) is not None, "it is told", PATIENCE_S)
    assert resident.status["favourites"] == []
    other.execute("ROLLBACK")
    other.close()
    until(lambda: trouble(resident) is None, "it is written", PATIENCE_S)
    until(lambda: resident.status["favourites"] == [ROUTINE], "what was said before holds again", PATIENCE_S)


def test_a_clock_that_was_a_year_ahead_is_told_and_the_count_goes_on(resident: Resident) -> None:
    resident.start()
    resident.end()
    connection = sqlite3.connect(resident.folders.journal)
    connection.execute("UPDATE entry SET at = at + 400 * 86400")
    connection.commit()
    connection.close()
    resident.start()
    assert any("dated in the future" in note for note in resident.status["notes"])
    with Reader(resident.folders.journal) as reader:
        ids = [row.id for row in reader.rows(0, 1e12)]
    assert ids == sorted(ids)
    week = resident.cli("week", "--json")
    assert '"active_s": -' not in week


def test_a_damaged_journal_gives_back_what_can_be_read_and_the_likes(resident: Resident) -> None:
    resident.start()
    assert resident.ask(do="prefer", routine=ROUTINE, liking="never")["ok"]
    resident.end()
    connection = sqlite3.connect(resident.folders.journal, isolation_level=None)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'state'").fetchone()
    connection.close()
    raw = bytearray(resident.folders.journal.read_bytes())
    raw[4096 * (page - 1) : 4096 * page] = os.urandom(4096)
    resident.folders.journal.write_bytes(raw)
    resident.start()
    status = resident.status
    assert status["never"] == [ROUTINE], "out of the rows, for the state is gone"
    assert any("could still be read" in note for note in status["notes"])
    assert "prefer" in kinds(resident)
