"""The journal in the person's hands, without a resident: export, import, corrections, breaks by hand, forgetting."""

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import tzlocal
from click.testing import CliRunner, Result

from deskbreak.cli import deskbreak
from deskbreak.core.entry import Entry
from deskbreak.folders import Folders
from deskbreak.journal.reader import Reader
from deskbreak.journal.upkeep import backups_of
from deskbreak.journal.writer import Writer
from deskbreak.system.lock import Lock

MONDAY_NINE = datetime(2026, 11, 16, 9).astimezone().timestamp()
HOUR = 3600.0
DAY = 24 * HOUR
ENTRIES = [
    Entry(MONDAY_NINE, 0, "back", seconds=0.0),
    Entry(MONDAY_NINE + HOUR, 0, "ignore", "long", "desk-neck-reset", "ignored"),
    Entry(MONDAY_NINE + DAY, 0, "hold", "=cmd|'/c calc'!A1", "@SUM(A1)", detail={"reason": "-2+3"}),
    Entry(MONDAY_NINE + DAY + 18 * HOUR, 0, "skip", "micro", "posture-minute", "skipped"),  # 03:00, so still Tuesday
]


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Those of a profile that holds `ENTRIES`."""
    for name in ("DATA", "CONFIG", "STATE", "CACHE", "RUNTIME"):
        path = tmp_path / name.lower()
        path.mkdir(mode=0o700)
        monkeypatch.setenv(f"XDG_{name}_HOME" if name != "RUNTIME" else "XDG_RUNTIME_DIR", str(path))
    made = Folders.of()
    made.make()
    writer = Writer(made.journal)
    writer.commit(ENTRIES, None)
    writer.close()
    return made


def call(*arguments: str, status: int = 0, answer: str | None = None) -> str:
    done: Result = CliRunner().invoke(deskbreak, arguments, input=answer)
    assert done.exit_code == status, (done.output, done.exception)
    return done.stdout if status == 0 else done.stderr


def rows(folders: Folders) -> list[Entry]:
    with Reader(folders.journal) as reader:
        return [row.entry for row in reader.rows(0, 1e12)]


def test_export_and_import_give_the_same_journal_on_another_machine(folders: Folders, tmp_path: Path) -> None:
    file = tmp_path / "all.JSON"
    assert "4 entries written" in call("export", str(file))
    assert file.stat().st_mode & 0o777 == 0o600, "it is health data"
    assert json.loads(file.read_text())["version"] == 1
    assert [path.name for path in tmp_path.glob(".deskbreak*")] == []
    before = rows(folders)
    call("--profile", "other", "import", str(file))
    assert rows(Folders.of("other")) == before
    assert "0 entries imported, 4 were here" in call("--profile", "other", "import", str(file))
    assert call("--profile", "other", "log") == call("log")


def test_where_deskbreak_ran_already_the_way_that_is_told_leads_there(folders: Folders, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    call("export", str(file))
    other = Folders.of("other")
    other.make()
    writer = Writer(other.journal)
    writer.commit([ENTRIES[1]], {"clocks": 1})
    writer.close()
    told = call("--profile", "other", "import", str(file), status=1)
    assert told.startswith(f"{file}:2: ")
    assert "`--instead`" in told
    assert "Traces" not in call("--profile", "other", "import", "--instead", str(file))
    assert rows(other) == rows(folders)
    assert len(list(backups_of(other.journal).iterdir())) == 1


def test_a_file_that_is_there_is_written_over_only_by_force(folders: Folders, tmp_path: Path) -> None:
    file = tmp_path / "all.csv"
    file.write_text("mine")
    file.chmod(0o644)
    assert "--force" in call("export", str(file), status=1)
    assert file.read_text() == "mine"
    call("export", str(file), "--force")
    assert "ignored" in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


def test_nothing_in_the_table_is_a_formula(folders: Folders, tmp_path: Path) -> None:
    file = tmp_path / "all.csv"
    call("export", str(file))
    with file.open(newline="") as text:
        table = list(csv.DictReader(text))
    assert [row["id"] for row in table] == ["1", "2", "3", "4"]
    assert datetime.fromisoformat(table[0]["at"]).timestamp() == MONDAY_NINE
    assert table[2]["routine"] == "'@SUM(A1)"
    assert json.loads(table[2]["detail"]) == {"reason": "-2+3"}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in table for cell in row.values())


def test_a_range_is_of_days_as_they_begin(folders: Folders, tmp_path: Path) -> None:
    call("export", str(tmp_path / "tuesday.json"), "--since", "2026-11-17", "--until", "2026-11-17")
    told = json.loads((tmp_path / "tuesday.json").read_text())["rows"]
    assert [row["id"] for row in told] == [3, 4]
    assert len(call("log", "--until", "2026-11-16").splitlines()) == 2
    assert "after --until" in call("log", "--since", "2026-11-17", "--until", "2026-11-16", status=2)
    assert "calendar" in call("log", "--until", "9999-12-31", status=2)


@pytest.mark.parametrize("name", ["all.txt", "all"])
def test_only_two_kinds_of_files_are_written(folders: Folders, tmp_path: Path, name: str) -> None:
    assert ".csv or .json" in call("export", str(tmp_path / name), status=2)
    assert not (tmp_path / name).exists()


def test_what_cannot_be_written_is_told_in_a_sentence(folders: Folders, tmp_path: Path) -> None:
    assert "cannot be written (No such file" in call("export", str(tmp_path / "none" / "all.csv"), status=1)
    assert "cannot be written" in call("export", "/dev/full/all.csv", status=1)


def test_a_journal_that_cannot_be_read_is_told_in_a_sentence(folders: Folders, tmp_path: Path) -> None:
    folders.journal.write_bytes(b"no journal" * 1000)
    assert "cannot be read" in call("export", str(tmp_path / "all.csv"), status=1)
    assert not (tmp_path / "all.csv").exists()
    assert "Nothing else was done" in call("log", "correct", "2", "--as", "taken", status=1)


def test_a_missed_break_is_corrected_and_counts_in_the_week(folders: Folders) -> None:
    def week() -> dict[str, int]:
        told: dict[str, int] = json.loads(call("week", "--week", "2026-W47", "--json"))["totals"]["breaks"]
        return told

    assert (week()["completed"], week()["ignored"]) == (0, 1)
    (line,) = [each for each in call("log").splitlines() if "ignore" in each]
    row_id = line.split()[0]
    assert "took that break" in call("log", "correct", row_id, "--as", "taken")
    assert (week()["completed"], week()["ignored"]) == (1, 0)
    assert f"entry {row_id} as taken" in call("log")
    call("log", "correct", row_id, "--as", "away")
    assert (week()["completed"], week()["ignored"]) == (0, 0)
    call("log", "correct", row_id, "--as", "asked")
    assert (week()["completed"], week()["ignored"]) == (0, 1)
    assert rows(folders)[:4] == ENTRIES, "what was recorded is as it was"
    assert "nothing to correct" in call("log", "correct", "1", "--as", "taken", status=1)
    call("log", "correct", "1", "--as", "skipped", status=2)


def test_a_break_away_from_the_screen_is_added_by_hand(folders: Folders) -> None:
    call("log", "add", "2026-11-18 15:30", "desk-neck-reset", "--minutes", "2.5")
    call("log", "add", "2026-11-19 15:30", "posture-minute")
    by_hand, usual = rows(folders)[-2:]
    assert by_hand.at == MONDAY_NINE + 2 * DAY + 6.5 * HOUR
    assert (by_hand.reminder, by_hand.outcome, by_hand.seconds) == (None, "completed", 150.0)
    assert by_hand.detail == {"by": "hand"}
    assert 20 < (usual.seconds or 0) < 90
    assert "2 of 4 breaks taken" in call("week", "--week", "2026-W47")
    assert "already" in call("log", "add", "2026-11-18 15:30", "posture-minute", status=1)
    assert "not come yet" in call("log", "add", "2999-11-18 15:30", "posture-minute", status=1)
    assert "Did you mean: desk-neck-reset" in call("log", "add", "2026-11-18 15:40", "desk-nek-reset", status=1)
    call("log", "add", "yesterday", "posture-minute", status=2)


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A place where the clocks go forward on 29 March 2026 at 02:00."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    tzlocal.reload_localzone()
    yield
    monkeypatch.undo()
    tzlocal.reload_localzone()


@pytest.mark.usefixtures("folders", "berlin")
def test_an_hour_that_the_clocks_left_out_is_no_time() -> None:
    assert "no such time" in call("log", "add", "2026-03-29 02:30", "posture-minute", status=1)
    call("log", "add", "2026-03-29 03:30", "posture-minute")
    assert "2026-03-29 03:30:00" in call("log")


def test_forgetting_asks_first_and_keeps_a_copy(folders: Folders) -> None:
    days = ("forget", "--since", "2026-11-16", "--until", "2026-11-16")
    for answer in ("n\n", ""):
        assert call(*days, answer=answer, status=1).strip() == "Nothing was removed."
    assert rows(folders) == ENTRIES
    said = call(*days, answer="y\n")
    assert "Forget 2 entries for good?" in said
    assert rows(folders) == ENTRIES[2:]
    (copy,) = (folders.data / "backups").iterdir()
    assert "stays on this computer until you delete it. It lies at" in said
    assert str(copy) in said
    with Reader(copy) as reader:
        assert [row.entry for row in reader.rows(0, 1e12)] == ENTRIES
    call("forget", "--everything", "--yes")
    assert rows(folders) == []


@pytest.mark.parametrize("arguments", [[], ["--yes"], ["--everything", "--since", "2026-11-16"], ["--since", "monday"]])
def test_what_is_to_be_forgotten_has_to_be_said(folders: Folders, arguments: list[str]) -> None:
    call("forget", *arguments, status=2)
    assert rows(folders) == ENTRIES


def test_the_lock_is_respected(folders: Folders) -> None:
    lock = Lock(folders.lock)
    try:
        assert "starting or ending" in call("log", "correct", "2", "--as", "taken", status=1)
    finally:
        lock.release()
    assert rows(folders) == ENTRIES
