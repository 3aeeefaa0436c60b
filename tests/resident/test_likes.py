"""What is thought of routines comes along with an import: into a resident that runs, and before the first start."""

from pathlib import Path

from tests.resident.resident import Resident


def test_an_import_brings_them_back_and_leaves_what_was_said_since(resident: Resident, tmp_path: Path) -> None:
    assert resident.ask(do="prefer", routine="posture-minute", liking="favourite")["ok"]
    assert resident.ask(do="prefer", routine="desk-neck-reset", liking="never")["ok"]
    file = tmp_path / "all.json"
    resident.cli("export", str(file))
    resident.cli("forget", "--everything", "--yes")
    assert resident.ask(do="prefer", routine="posture-minute", liking="never")["ok"]
    assert resident.ask(do="pause", **{"for": "1h"})["ok"]
    assert "imported" in resident.cli("import", str(file))
    after = resident.status
    assert (after["favourites"], after["never"]) == ([], ["desk-neck-reset", "posture-minute"])
    assert after["phase"] == "paused"
    resident.kill()
    resident.start()
    assert resident.status["never"] == ["desk-neck-reset", "posture-minute"]


def test_on_a_new_computer_they_are_there_before_and_after_the_start(resident: Resident, tmp_path: Path) -> None:
    assert resident.ask(do="prefer", routine="posture-minute", liking="favourite")["ok"]
    file = tmp_path / "all.json"
    resident.cli("export", str(file))
    resident.end()
    resident.cli("forget", "--everything", "--yes")
    resident.cli("import", str(file))
    (line,) = (each for each in resident.cli("routines").splitlines() if each.startswith("posture-minute"))
    assert line.endswith("[favourite]")
    resident.start()
    assert resident.status["favourites"] == ["posture-minute"]
