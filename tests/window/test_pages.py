"""The pages as a reader without scripts gets them, and what their forms ask for."""

import re
import sqlite3
from datetime import UTC, datetime

import pytest

from deskbreak.core.entry import Entry
from deskbreak.folders import Folders
from deskbreak.journal.writer import Writer
from deskbreak.window.desk import Desk
from tests.window.conftest import Visitor
from tests.window.exercises import NECK
from tests.window.scripted import NOW, Resident, opening, status

HOUR = 3600.0


def test_today_says_what_comes_next(visitor: Visitor) -> None:
    page = visitor.get("/today").text
    assert '<h1 id="says">Micro-break in 12 min: Neck minute.</h1>' in page
    assert "it rested longest" in page
    assert 'stroke-dasharray="60.0 100"' in page
    assert 'action="/do/start"' in page
    assert 'action="/do/pause"' in page
    assert "/do/snooze" not in page
    assert "/do/resume" not in page
    assert NECK.purpose in page


def test_today_offers_what_the_resident_accepts(visitor: Visitor, resident: Resident) -> None:
    resident.status = status(phase="held", due=True, can=["start", "snooze", "skip", "pause", "resume", "prompt"])
    page = visitor.get("/today").text
    for verb in ("start", "snooze", "skip", "resume", "prompt"):
        assert f'action="/do/{verb}"' in page


@pytest.mark.parametrize("phase", ["counting", "held", "prompting", "snoozed", "break", "paused", "off", "away"])
def test_today_shows_every_phase_with_and_without_something_next(
    visitor: Visitor, resident: Resident, phase: str
) -> None:
    resident.status = status(phase=phase)
    assert visitor.get("/today").status_code == 200
    resident.status = status(phase=phase, next=None, fits=[], notes=["The settings have a fault in line 3."])
    assert "fault in line 3" in visitor.get("/today").text


def test_while_a_break_plays_today_leads_to_it(visitor: Visitor, resident: Resident) -> None:
    assert 'href="/break"' not in visitor.get("/today").text
    resident.status = status(phase="break", player=opening())
    assert visitor.get("/today").text.count('href="/break"') == 2


def test_today_draws_the_day_from_the_journal(visitor: Visitor, folders: Folders) -> None:
    write(folders)
    page = visitor.get("/today").text
    assert 'class="k-break"' in page
    assert 'class="k-work"' in page
    assert re.search(r"<li>Break \d\d:\d\d–\d\d:\d\d</li>", page)


def test_a_day_without_rows_is_all_right(visitor: Visitor) -> None:
    assert "Your day appears here as it goes." in visitor.get("/today").text


def test_a_damaged_journal_costs_the_strip_only(
    visitor: Visitor, folders: Folders, caplog: pytest.LogCaptureFixture
) -> None:
    folders.journal.write_bytes(b"no database at all, but long enough to be taken for one" * 100)
    assert "The journal cannot be read" in visitor.get("/today").text
    assert "The journal cannot be read" in visitor.get("/week").text
    assert "The journal cannot be read" in visitor.get("/month").text
    assert "The journal cannot be read" in caplog.text


def test_hostile_texts_in_the_journal_are_shown_as_text(visitor: Visitor, folders: Folders) -> None:
    hostile = "<script>alert(1)</script>'; DROP TABLE entry; --"
    write(folders)
    writer = Writer(folders.journal)
    writer.commit([Entry(NOW - HOUR, 0, "end", "micro", hostile, "completed", 60.0, {"worked_s": 0.0})], {})
    writer.close()
    for path in ("/today", "/week"):
        page = visitor.get(path)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
    assert "DROP TABLE entry" in visitor.get("/week").text, "it is the name of what was done"


def test_the_pages_come_while_another_program_holds_the_journal(visitor: Visitor, folders: Folders) -> None:
    write(folders)
    other = sqlite3.connect(folders.journal, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert "The journal cannot be read just now" in visitor.get("/today").text
    assert "The journal cannot be read" in visitor.get("/week").text
    other.close()
    other = sqlite3.connect(folders.journal, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert 'class="k-work"' in visitor.get("/today").text, "what is committed can be read while somebody writes"
    other.close()


# ---- verbs


@pytest.mark.parametrize(
    ("path", "form", "asked"),
    [
        ("start", "routine=", {"do": "start", "routine": None}),
        ("start", "routine=neck-minute", {"do": "start", "routine": "neck-minute"}),
        ("snooze", "", {"do": "snooze", "minutes": None}),
        ("snooze", "minutes=10", {"do": "snooze", "minutes": 10}),
        ("snooze", "minutes=lots", {"do": "snooze", "minutes": None}),
        ("skip", "", {"do": "skip"}),
        ("pause", "for=2h", {"do": "pause", "for": "2h"}),
        ("resume", "", {"do": "resume"}),
        ("prompt", "", {"do": "prompt"}),
    ],
)
def test_a_form_asks_the_resident(
    visitor: Visitor, resident: Resident, path: str, form: str, asked: dict[str, object]
) -> None:
    answer = visitor.post(f"/do/{path}", form)
    assert resident.heard == [asked]
    assert (answer.status_code, answer.headers["location"]) == (303, "/break" if path == "start" else "/today")


def test_the_answer_is_said_once_on_the_next_page(visitor: Visitor) -> None:
    visitor.post("/do/snooze")
    assert "Snoozed for 5 min of work." in visitor.get("/today").text
    assert "Snoozed for 5 min of work." not in visitor.get("/today").text


def test_scripts_get_the_answer_as_json(visitor: Visitor, resident: Resident) -> None:
    resident.refuses["skip"] = "Nothing is due, so there is nothing to skip."
    answer = visitor.post("/do/skip", accept="application/json")
    assert answer.json() == {"ok": False, "says": "Nothing is due, so there is nothing to skip.", "go": None}
    assert visitor.post("/do/start", accept="application/json").json()["go"] == "/break"


def test_a_refused_start_stays_on_today(visitor: Visitor, resident: Resident) -> None:
    resident.refuses["start"] = "Neck minute is playing."
    assert visitor.post("/do/start").headers["location"] == "/today"


@pytest.mark.parametrize(("path", "body", "status_code"), [("/do/quit", "", 404), ("/do/pause", "x" * 5000, 413)])
def test_other_requests_are_refused(
    visitor: Visitor, resident: Resident, path: str, body: str, status_code: int
) -> None:
    assert visitor.post(path, body).status_code == status_code
    assert resident.heard == []


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"page": "p", "what": "gone"}', '{"page": "p", "what": "step"}', "\xff"]
)
def test_a_report_that_makes_no_sense_goes_no_further(visitor: Visitor, resident: Resident, body: str) -> None:
    assert visitor.post("/player", body).status_code == 400
    assert resident.heard == []


def test_only_one_tab_opens_for_a_break_started_here(visitor: Visitor, desk: Desk) -> None:
    assert not desk.goes_itself("break")
    visitor.post("/do/start")
    assert desk.goes_itself("break")
    assert not desk.goes_itself("today")


# ---- break


def test_without_a_break_there_are_routines_to_start(visitor: Visitor) -> None:
    page = visitor.get("/break").text
    assert "No break is playing" in page
    assert 'name="routine" value="neck-minute"' in page


def test_a_break_can_be_read_without_scripts(visitor: Visitor, resident: Resident) -> None:
    resident.status = status(player=opening())
    page = visitor.get("/break").text
    reading = page[page.index("<noscript>") : page.index("</noscript>")]
    for step in NECK.steps:
        assert step.exercise.name in reading
        assert step.exercise.stop_if in reading
        assert all(phase.text in reading for phase in step.exercise.cycle)
    assert 'href="/routines/neck-minute"' in reading  # which has the pictures


def test_the_film_of_a_routine_follows_its_page(visitor: Visitor) -> None:
    film = visitor.get("/reel/neck-minute").json()
    assert [step["name"] for step in film["steps"]] == [step.exercise.name for step in NECK.steps]
    assert visitor.get("/reel/deleted").status_code == 404


def test_a_break_with_a_routine_that_is_gone_is_no_fault(visitor: Visitor, resident: Resident) -> None:
    resident.status = status(player=opening("deleted"))
    assert "No break is playing" in visitor.get("/break").text


# ---- week


def test_a_week_is_drawn_and_told(visitor: Visitor, folders: Folders) -> None:
    write(folders)
    page = visitor.get("/week").text
    assert "Fri 20. 1 of 2 breaks taken. Completed: 1. Skipped: 1. " in page
    assert '<svg class="column"' in page
    assert "/week?week=2026-W46" in page
    assert "W48" not in page  # nothing lies beyond this week
    assert '<a href="/routines/neck-minute">Neck minute</a>' in page


@pytest.mark.parametrize("week", ["week=2026-W46", "week=2020-W53", "week=2000-W01", "date=2024-02-29"])
def test_an_empty_week_is_all_right(visitor: Visitor, week: str) -> None:
    answer = visitor.get(f"/week?{week}")
    assert answer.status_code == 200
    assert "Nothing was recorded in these days." in answer.text


@pytest.mark.parametrize("week", ["", "47", "2026-W54", "2021-W53", "2026-W00", "1999-W01", "20২6-W01", "<script>"])
def test_a_bad_week_is_a_sentence(visitor: Visitor, week: str) -> None:
    refused(visitor, f"/week?week={week}", "A week is written like 2026-W47.")


@pytest.mark.parametrize("day", ["", "2026-02-29", "1999-12-31", "20261105", "2026-W45-1", "05.11.2026", "<script>"])
def test_a_bad_date_is_a_sentence(visitor: Visitor, day: str) -> None:
    refused(visitor, f"/week?date={day}", "A day is written like 2026-11-20.")


@pytest.mark.parametrize("month", ["", "11", "2026-13", "2026-00", "1999-12", "2026-11-05", "<script>"])
def test_a_bad_month_is_a_sentence(visitor: Visitor, month: str) -> None:
    refused(visitor, f"/month?month={month}", "A month is written like 2026-11.")


@pytest.mark.parametrize(
    "path", ["week?week=2026-W48", "week?week=2099-W01", "week?date=2026-11-23", "month?month=2026-12"]
)
def test_what_is_to_come_is_refused_kindly(visitor: Visitor, path: str) -> None:
    answer = visitor.get(f"/{path}")
    assert answer.status_code == 404
    assert "That is still to come" in answer.text


def test_the_rest_of_this_week_is_no_other_week(visitor: Visitor) -> None:
    assert visitor.get("/week?date=2026-11-22").status_code == 200


def refused(visitor: Visitor, path: str, sentence: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert "<script>" not in answer.text


# ---- what is missing


@pytest.mark.parametrize("path", ["/today", "/week", "/month", "/day", "/break"])
def test_without_a_resident_every_page_says_so(visitor: Visitor, resident: Resident, path: str) -> None:
    resident.close()
    answer = visitor.get(path)
    assert answer.status_code == 503
    assert "<code>deskbreak run</code>" in answer.text


@pytest.mark.parametrize("path", ["/today", "/week", "/settings", "/body", "/clinician", "/break"])
def test_a_resident_from_before_an_update_is_named_with_what_to_do(
    visitor: Visitor, resident: Resident, path: str
) -> None:
    del resident.status["standing"]
    answer = visitor.get(path)
    assert answer.status_code == 503
    assert "What still runs is the version before" in answer.text
    assert "<code>deskbreak run</code>" in answer.text


def test_an_address_that_leads_nowhere(visitor: Visitor) -> None:
    answer = visitor.get("/nowhere")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text


def test_a_fault_of_ours_is_a_page_too(visitor: Visitor, resident: Resident, caplog: pytest.LogCaptureFixture) -> None:
    resident.status["at"] = "now"
    answer = visitor.get("/today")
    assert answer.status_code == 500
    assert "This page could not be made" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/today",
        "/week",
        "/month",
        "/day",
        "/routines",
        "/exercises",
        "/routines/neck-minute",
        "/exercises/slow-turn",
        "/break",
        "/nowhere",
    ],
)
def test_every_page_has_its_landmarks_and_nothing_inline(visitor: Visitor, resident: Resident, path: str) -> None:
    resident.status = status(player=opening())
    page = visitor.get(path).text
    for mark in ('<html lang="en">', '<main id="main"', 'class="skip" href="#main"', "<nav aria-label="):
        assert mark in page
    assert " style=" not in page
    assert "<style" not in page
    assert not re.search(r"\son\w+=", page)
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", page))
    assert "http://" not in page.replace("http://www.w3.org/", "")


def write(folders: Folders) -> None:
    """A morning with a break that was completed, and one that was skipped."""
    morning = datetime.fromtimestamp(NOW, UTC).replace(hour=9, minute=0).timestamp()
    writer = Writer(folders.journal)
    writer.commit(
        [
            Entry(morning, 0, "back", seconds=HOUR, detail={"reason": "stopped"}),
            Entry(morning + HOUR, 0, "start", "micro", "neck-minute", detail={"asked": "prompt"}),
            Entry(morning + HOUR + 50, 0, "end", "micro", "neck-minute", "completed", 48.0, {"worked_s": 0.0}),
            Entry(morning + 2 * HOUR, 0, "skip", "micro", outcome="skipped"),
            Entry(morning + 3 * HOUR, 0, "away", seconds=60.0, detail={"reason": "idle"}),
        ],
        {},
    )
    writer.close()
