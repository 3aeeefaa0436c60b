"""What is done to the journal while the resident runs: it does it, goes on, and hears of it itself."""

import contextlib
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.plugin_desktop import until
from tests.resident.resident import OFTEN, PACE, PATIENCE_S, Resident, Watch, headless, wait_for


@pytest.fixture
def resident(tmp_path: Path) -> Iterator[Resident]:
    made = Resident(headless(tmp_path), *PACE)
    made.set(OFTEN)
    made.start()
    yield made
    made.end()


def skipped(resident: Resident) -> int:
    """The id of a break that was due and skipped."""
    wait_for(resident, "prompting")
    resident.cli("skip")
    (row,) = [row for row in resident.log() if row["kind"] == "skip"]
    return int(row["id"])


def taken(resident: Resident) -> int:
    return int(json.loads(resident.cli("week", "--json"))["totals"]["taken"])


def test_a_correction_is_told_to_whoever_watches_and_counts(resident: Resident) -> None:
    row_id = skipped(resident)
    with contextlib.closing(Watch(resident)) as watch:
        assert "took that break" in resident.cli("log", "correct", str(row_id), "--as", "taken")
        until(lambda: [row for row in watch.rows if row["kind"] == "correct"], "the correction is told", PATIENCE_S)
    assert taken(resident) == 1
    resident.cli("log", "correct", str(row_id), "--as", "asked")
    assert taken(resident) == 0
    assert "nothing to correct" in resident.cli("log", "correct", "1", "--as", "taken", status=1)


def test_a_break_by_hand_counts_and_outlives_a_kill(resident: Resident) -> None:
    lately = f"{datetime.now().astimezone() - timedelta(days=2):%Y-%m-%d} 12:00"
    resident.cli("log", "add", lately, "posture-minute")
    assert "already" in resident.cli("log", "add", lately, "posture-minute", status=1)
    resident.kill()
    assert [row["detail"] for row in resident.log() if row["kind"] == "end"] == [{"by": "hand"}]
    resident.start()


def test_an_import_goes_through_the_resident_and_a_hostile_one_does_no_harm(resident: Resident, tmp_path: Path) -> None:
    skipped(resident)
    file = tmp_path / "all.json"
    resident.cli("export", str(file))
    assert "0 entries imported" in resident.cli("import", str(file))
    content = json.loads(file.read_text())
    future = {**content["rows"][0], "id": 5000}
    file.write_text(json.dumps(content | {"rows": [future, future | {"id": 5001, "at": 1e11}]}))
    assert "future" in resident.cli("import", str(file), status=1)
    file.write_text(json.dumps(content | {"rows": [future]}))
    assert "1 entry imported" in resident.cli("import", str(file))
    assert resident.ask(do="import", path="all.json", at=3)["ok"] is False
    assert resident.ask(do="forget")["ok"] is False
    resident.cli("pause", "1h")
    assert next(row["id"] for row in resident.log() if row["id"] > 5000) == 5001, "the resident writes on behind it"


def test_a_range_is_forgotten_and_the_clocks_stay(resident: Resident) -> None:
    skipped(resident)
    resident.cli("pause")
    said = resident.cli("forget", "--since", "2020-01-01", "--yes")
    assert "forgotten" in said
    assert str(resident.folders.data / "backups") in said
    assert resident.log() == []
    assert resident.status["phase"] == "paused"
    resident.cli("resume")
    first = resident.log()[0]
    assert first["kind"] == "resume"
    assert first["id"] > 3


def test_everything_is_forgotten_and_it_goes_on_as_on_the_first_day(resident: Resident) -> None:
    resident.cli("routines", "favourite", "posture-minute")
    wait_for(resident, "prompting")
    last = resident.log()[-1]["id"]
    resident.cli("forget", "--everything", "--yes")
    status = resident.status
    assert status["favourites"] == []
    assert status["phase"] == "counting"
    (row,) = resident.log()[:1]
    assert row["kind"] == "back"
    assert row["id"] > last
    wait_for(resident, "prompting")  # and a day begins


def test_while_a_break_plays_not_everything_is_forgotten(resident: Resident) -> None:
    assert resident.ask(do="player", page="p", what="playing", routine="posture-minute")["ok"]
    assert "A break is playing" in resident.cli("forget", "--everything", "--yes", status=1)
    assert resident.log()
