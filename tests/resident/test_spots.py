"""Sore places with the resident running: said over the command line, kept over kills, imported, forgotten."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from tests.resident.resident import Resident


def spots(resident: Resident) -> dict[tuple[str, str], Any]:
    return {(each["zone"], each["side"]): each for each in resident.status["spots"]}


def test_a_score_is_said_kept_over_a_kill_and_told(resident: Resident) -> None:
    assert "your left shoulder, 6 of 10" in resident.cli("sore", "shoulder-top", "left", "6")
    assert "your forehead, 2 of 10" in resident.cli("sore", "forehead-eye", "middle", "2")
    assert resident.ask(do="spot", zone="shoulder-top", side="left", muscle="trap-upper")["ok"]
    resident.kill()
    resident.start()
    told = spots(resident)["shoulder-top", "left"]
    assert (told["score"], told["kept"], told["muscle"]) == (6, True, "trap-upper")
    assert spots(resident)["forehead-eye", "middle"]["score"] == 2
    listed = resident.cli("sore")
    assert "Your left shoulder: 6 of 10 today.  (shoulder-top left)" in listed
    assert "Too few entries to say" in listed
    forehead, shoulder = json.loads(resident.cli("sore", "--json"))
    assert (forehead["zone"], forehead["kept"]) == ("forehead-eye", False)
    assert (shoulder["score"], shoulder["kept"], shoulder["tendency"]) == (6, True, "few")


def test_what_got_worse_today_is_left_in_peace_from_every_way_in(resident: Resident) -> None:
    place = {"zone": "shoulder-top", "side": "left", "muscle": "levator"}
    for moment, score in (("before", 4), ("after", 6)):
        assert resident.ask(do="sore", score=score, moment=moment, **place)["ok"]
    relief = "relief-levator-with-finger-press-levator"
    says = "You noted that it got worse today: your left shoulder. Leave it in peace until tomorrow."
    resident.kill()
    resident.start()
    ways_in = (("start", f"{relief}-left"), ("start", relief, "--here"), ("link", "deskbreak:start/relief-levator"))
    for command in ways_in:
        assert says in resident.cli(*command, status=1)
    assert not resident.ask(do="player", what="playing", page="p", routine=f"{relief}-left")["ok"]
    assert resident.ask(do="player", what="playing", page="p", routine=f"{relief}-right")["ok"], "that is another place"
    resident.ask(do="player", what="ended", page="p", reached_end=False, seconds=0)
    resident.end()
    assert says in resident.cli("start", relief, "--here", status=1)


def test_a_place_is_said_in_everyday_words(resident: Resident) -> None:
    assert "your left hip, 3 of 10" in resident.cli("sore", "bottom", "left", "3")
    assert "the top of your head, 1 of 10" in resident.cli("sore", "scalp", "1")
    several = resident.cli("sore", "stiff", "neck", "left", "3", status=1).splitlines()
    assert several[0] == 'Several places go by "stiff neck". Say which, by its name in front:'
    assert [line.split()[0] for line in several[1:]] == ["side-neck", "neck-shoulder-angle"]
    assert "1 entry is forgotten" in resident.cli("sore", "--forget", "scalp", "--yes")
    assert list(spots(resident)) == [("hip-buttock", "left")]


def test_what_cannot_be_is_refused_with_what_is_known(resident: Resident) -> None:
    assert "hip-buttock          Hip and buttock" in resident.cli("sore", "knee", "4", status=1)
    assert 'has no side "left"' in resident.cli("sore", "crown", "left", "4", status=1)
    for score in ("11", "-1", "4.5", "4,5"):
        assert "a whole number from 0, nothing, to 10" in resident.cli("sore", "temple", "left", score, status=1)
    for score in ("4", "11"):
        assert "Say temple left, temple right, or temple middle" in resident.cli("sore", "temple", score, status=1)
    assert "such as" in resident.cli("sore", "temple", status=2)
    assert "such as" in resident.cli("sore", "temple", "left", "bad", status=2)
    for wrong in ({"score": "4"}, {"score": 4.5}, {"score": 4, "did": ["a"]}, {"score": 4, "muscle": 7}, {}):
        answer = resident.ask(do="sore", zone="temple", side="left", **wrong)
        assert not answer["ok"]
        assert answer["says"].endswith(".")
    assert resident.ask(do="forget", zone="elbow", side="left")["ok"] is False
    assert spots(resident) == {}


def test_everything_forgotten_and_imported_again_gives_the_same_spots(resident: Resident, tmp_path: Path) -> None:
    resident.cli("sore", "shoulder-top", "left", "6")
    resident.ask(do="spot", zone="shoulder-top", side="left", muscle="trap-upper", x=40.5, y=60, aspect="back")
    resident.ask(do="advised", zone="shoulder-top", side="left")
    before = spots(resident)
    file = tmp_path / "all.json"
    resident.cli("export", str(file))
    resident.cli("forget", "--everything", "--yes")
    assert spots(resident) == {}
    # What the resident noted since then has ids of its own: what was exported has others, and comes in beside it.
    resident.cli("import", str(file))
    assert spots(resident) == before
    resident.kill()
    resident.start()
    assert spots(resident) == before


def test_without_a_resident_an_import_and_a_forgotten_place_are_there_at_the_next_start(
    resident: Resident, tmp_path: Path
) -> None:
    resident.cli("sore", "shoulder-top", "left", "6")
    resident.cli("sore", "temple", "right", "3")
    file = tmp_path / "all.json"
    resident.cli("export", str(file))
    resident.end()
    assert "1 entry is forgotten" in resident.cli("sore", "--forget", "shoulder-top", "left", "--yes")
    resident.start()
    assert list(spots(resident)) == [("temple", "right")]
    resident.end()
    resident.cli("import", str(file))
    resident.start()
    assert list(spots(resident)) == [("temple", "right"), ("shoulder-top", "left")]


def test_a_journal_that_has_no_state_any_more_still_knows_them(resident: Resident) -> None:
    resident.cli("sore", "shoulder-top", "left", "6")
    resident.end()
    with sqlite3.connect(resident.folders.journal) as journal:
        journal.execute("DELETE FROM state")
    resident.start()
    assert spots(resident)["shoulder-top", "left"]["score"] == 6
