"""Without any display: it says so, and the command line does everything."""

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from deskbreak.system import door
from tests.resident.resident import OFTEN, PACE, PATIENCE_S, Resident, headless, wait_for


@pytest.fixture
def resident(tmp_path: Path) -> Iterator[Resident]:
    made = Resident(headless(tmp_path), *PACE)
    made.set(OFTEN)
    made.start()
    yield made
    made.end()


def test_it_says_that_there_is_no_tray(tmp_path: Path) -> None:
    resident = Resident(headless(tmp_path))
    resident.start()
    resident.end()
    assert "no tray" in resident.said
    assert "deskbreak --help" in resident.said


def test_status_says_why_each_part_is_what_it_is(resident: Resident) -> None:
    status = json.loads(resident.cli("status", "--json"))
    assert {"phase", "says", "next", "reminders", "held_by", "paused_until", "backends"} <= status.keys()
    assert {"reminder", "due_in_s", "routine", "why"} <= status["next"].keys()
    backends = status["backends"]
    assert backends["presence"]["name"] == "nothing"
    assert "always taken as present" in backends["presence"]["why"]
    assert backends["pages"]["state"] == "unavailable"


def test_cues_that_cannot_be_seen_are_told_of(resident: Resident) -> None:
    assert not resident.status["notes"][1:]  # the one is on presence
    resident.cli("settings", "set", "posture.on", "true")
    assert "so none can come now. Notices cannot be shown." in resident.status["notes"][-1]


def test_a_day_by_command_line(resident: Resident) -> None:
    resident.cli("settings", "reset", "micro.every")
    assert "Nothing is due" in resident.cli("skip", status=1)
    assert "Paused until" in resident.cli("pause", "1h")
    assert resident.status["phase"] == "paused"
    resident.cli("resume")
    assert "no pause" in resident.cli("resume", status=1)
    resident.cli("settings", "set", "micro.every", "2 min")
    wait_for(resident, "prompting")  # nobody can tell a pause in typing, so it comes when it is due
    assert "Snoozed for 50 min" in resident.cli("snooze", "50")
    assert resident.status["phase"] == "snoozed"
    assert "Snooze for half a minute to" in resident.cli("snooze", "9999", status=1)
    assert "skipped" in resident.cli("skip")
    resident.cli("pause")  # whatever is due next is none of the day
    assert "Did you mean: desk-neck-reset" in resident.cli("start", "desk-nek-reset", status=1)
    answers = [row["kind"] for row in resident.log() if row["kind"] in ("start", "snooze", "skip", "ignore")]
    assert answers == ["snooze", "skip"]
    assert "0 of 1 break taken" in resident.cli("week")
    assert json.loads(resident.cli("week", "--json"))["totals"]["snoozes"] == 1
    assert resident.cli("week", "--week", "2026-W60", status=2)


def test_an_address_on_request_works_once(resident: Resident) -> None:
    address = resident.cli("open", "week", "--print").strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\S+", address)
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with opener.open(address, timeout=PATIENCE_S) as page:
        assert "This week" in page.read().decode()
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(address, timeout=PATIENCE_S)


def test_a_second_run_hands_over_to_the_first(resident: Resident) -> None:
    told = resident.cli("run")
    assert "running already" in told
    assert "no screen" in told  # there is none here, so the page stays closed
    assert "--print" in resident.cli("open", status=1)


def test_without_a_resident_it_says_how_to_start_one(tmp_path: Path) -> None:
    resident = Resident(headless(tmp_path))
    for verb in ("status", "skip", "snooze", "resume", "quit", "watch"):
        assert "run`" in resident.cli(verb, status=3)
    assert resident.cli("log") == ""
    assert "No breaks yet" in resident.cli("week")


def test_start_and_open_start_the_resident(tmp_path: Path) -> None:
    resident = Resident(headless(tmp_path))
    try:
        said = resident.cli("start", "posture-minute", status=1)
        assert "`deskbreak start posture-minute --here`" in said
        assert "`deskbreak open break --print`" in said
        assert "http" not in said
        assert resident.status["player"]["routine"] == "posture-minute"
    finally:
        resident.cli("quit")


def test_rubbish_about_how_it_felt_is_refused_with_a_sentence(resident: Resident) -> None:
    for value in ("great", "", 3, None):
        answer = resident.ask(do="player", page="page", what="felt", value=value)
        assert not answer["ok"]
        assert answer["says"].endswith(".")
    assert "just ended" in resident.ask(do="player", page="page", what="felt", value="sore")["says"]
    assert not any(row["kind"] == "felt" for row in resident.log())


def test_speed_needs_a_profile_of_its_own(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "deskbreak", "run", "--speed", "60"],
        env=headless(tmp_path),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert done.returncode == 2
    assert "profile" in done.stderr


def test_nothing_that_is_said_to_the_socket_harms_it(resident: Resident) -> None:
    def says(line: bytes) -> str:
        with door.connect(resident.folders.socket)[0] as connection:
            lines = connection.makefile("rb")
            assert json.loads(lines.readline())["hello"] == "deskbreak"
            connection.sendall(line)
            answer = json.loads(lines.readline())
            lines.close()
        assert answer["ok"] is False
        return str(answer["says"])

    assert "no JSON" in says(b"start please\n")
    assert "no object" in says(b"[1, 2]\n")
    assert "no such request" in says(b'{"do": "dance"}\n')
    assert "longer than" in says(b"x" * 70_000)
    assert "must be a number" in says(b'{"do": "snooze", "minutes": "ten"}\n')
    assert "must be a number" in says(b'{"do": "snooze", "minutes": NaN}\n')
    assert '"never" offered' in says(b'{"do": "prefer", "routine": "posture-minute", "liking": "loves"}\n')
    assert "no routine" in says(b'{"do": "prefer", "liking": "never"}\n')
    assert "no page" in says(b'{"do": "open", "page": "../../etc"}\n')
    assert resident.status["phase"]


def test_what_is_said_of_routines_outlives_a_kill_and_is_marked_in_the_list(tmp_path: Path) -> None:
    resident = Resident(headless(tmp_path))
    assert "favourite" not in resident.cli("routines", "list")
    assert "run`" in resident.cli("routines", "never", "posture-minute", status=3)
    resident.start()
    assert "is a favourite now" in resident.cli("routines", "favourite", "posture-minute")
    assert "not offered any more" in resident.cli("routines", "never", "desk-neck-reset")
    assert "not offered any more" in resident.cli("routines", "never", "upper-back-reset")
    assert "Did you mean: desk-neck-reset" in resident.cli("routines", "allow", "desk-nek-reset", status=1)
    resident.kill()
    listed = resident.cli("routines").splitlines()
    assert [line.split()[0] for line in listed if line.endswith("[favourite]")] == ["posture-minute"]
    assert {line.split()[0] for line in listed if line.endswith("[never offered]")} == {
        "desk-neck-reset",
        "upper-back-reset",
    }
    resident.start()
    try:
        assert "like any other" in resident.cli("routines", "allow", "desk-neck-reset")
        assert resident.status["favourites"] == ["posture-minute"]
        assert resident.status["never"] == ["upper-back-reset"]
        assert "upper-back-reset" not in {each["id"] for each in resident.status["fits"]}
        assert [row["detail"]["liking"] for row in resident.log() if row["kind"] == "prefer"] == [
            "favourite",
            "never",
            "never",
            "",
        ]
    finally:
        resident.end()


def test_settings_and_routines_that_are_wrong_are_told_with_their_line(tmp_path: Path) -> None:
    resident = Resident(headless(tmp_path))
    folders = resident.folders
    folders.make()
    text = 'preset = "gentle"\n\n[long]\nevery = 50\nlength = "4 min"\n'
    folders.settings.write_text(text)
    (folders.routines / "routines").mkdir(parents=True)
    (folders.routines / "routines" / "mine.toml").write_text('id = "mine"\ntarget_s = "long"\n')
    resident.start()
    try:
        told = "\n".join(json.loads(resident.cli("doctor", "--json", status=1, out=True))["faults"])
        assert f"{folders.settings}:4: long.every" in told
        assert "mine.toml:2: target_s" in told
        status = resident.status
        assert status["reminders"][1]["length_s"] == 240
        assert status["reminders"][1]["every_s"] == 3600
        assert any("long.every" in note for note in status["notes"])
        assert {each["id"] for each in status["fits"]}
    finally:
        resident.end()
    assert folders.settings.read_text() == text


def test_a_damaged_journal_is_moved_aside_and_its_name_told(tmp_path: Path) -> None:
    resident = Resident(headless(tmp_path))
    folders = resident.folders
    folders.make()
    folders.journal.write_bytes(b"not a database" * 500)
    resident.start()
    try:
        (aside,) = folders.data.glob("journal.db.damaged-*")
        assert any(str(aside) in note for note in resident.status["notes"])
        assert [row["kind"] for row in resident.log()] == ["back"]
    finally:
        resident.end()
