"""The questions of the first day: what they show, what an answer changes, and that nothing is asked twice."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from deskbreak import config
from deskbreak.core.routine import Routine, Step
from deskbreak.core.vocabulary import conditions
from deskbreak.desktop import autostart
from deskbreak.folders import Folders
from deskbreak.window import welcome
from tests.window.conftest import House, Visitor
from tests.window.exercises import NECK, TALL, HandMade
from tests.window.scripted import Resident, status

Open = Callable[..., Page]
MINE = '# mine\n[long]\nlength = "6 min"  # just so\n'
BREATHE = Routine(welcome.TRY, "Breathe", "Slows the breath.", 60, (Step(TALL, 12),))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a start at login would be written."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart"


@pytest.fixture
def file(folders: Folders) -> Path:
    folders.settings.write_text(MINE, "utf-8")
    return folders.settings


@pytest.fixture
def shelf() -> HandMade:
    made = HandMade()
    made.holds = BREATHE
    return made


def send(visitor: Visitor, *fields: tuple[str, str]) -> tuple[int, str, str]:
    """Send the form as a browser without scripts does: the answer's status, where it leads, and the page it is."""
    answer = visitor.post("/welcome", urlencode(fields))
    return answer.status_code, answer.headers.get("location", ""), answer.text


def test_answers_are_saved_beside_what_the_file_says_and_nothing_else_is_written(
    visitor: Visitor, resident: Resident, file: Path, home: Path
) -> None:
    answers = [("keys", "preset"), ("preset", "balanced"), ("keys", "care"), ("care", "pregnancy")]
    hours = [("when", "own"), ("ranges", "8:00 - 12:00, 13:00-16:30")]
    assert send(visitor, *answers, *hours, ("act", "save"))[:2] == (303, "/today")
    assert file.read_text("utf-8").startswith(f'care = ["pregnancy"]\n\n{MINE}')
    settings = config.load(file).settings
    assert settings.care == {"pregnancy"}
    assert len(settings.hours.ranges) == 10
    assert [each for each in resident.heard if each["do"] != "status"] == [
        {"do": "settings-changed"},
        {"do": "welcomed"},
    ]
    assert not home.exists(), "starting at login is asked, never assumed"


def test_what_holds_already_is_shown_and_left_alone(visitor: Visitor, file: Path) -> None:
    file.write_text('open_office = true\n[hours]\nmon = ["10:00-14:00"]\n')
    page = visitor.get("/welcome").text
    assert re.search(r'id="when-keep"[^>]* checked', page)
    assert re.search(r'id="open_office"[^>]* checked', page)
    before = file.read_text()
    send(visitor, ("keys", "open_office"), ("open_office", "on"), ("when", "keep"), ("act", "save"))
    assert file.read_text() == before


@pytest.mark.parametrize(
    ("hours", "when"), [("", "always"), ('mon = ["09:00-17:00"]', "keep"), (None, "office"), ("own", "own")]
)
def test_working_hours_come_back_as_they_were_answered(
    visitor: Visitor, file: Path, hours: str | None, when: str
) -> None:
    if hours is None:
        send(visitor, ("when", "office"), ("act", "save"))
    elif hours == "own":
        send(visitor, ("when", "own"), ("ranges", "07:00-15:00"), ("act", "save"))
        assert 'value="07:00-15:00"' in visitor.get("/welcome").text
    else:
        file.write_text(f"[hours]\n{hours}\n")
    assert re.search(rf'id="when-{when}"[^>]* checked', visitor.get("/welcome").text)


def test_hours_that_are_none_are_told_beside_their_field_and_the_other_answers_stay(
    visitor: Visitor, resident: Resident, file: Path
) -> None:
    for wrong in ("nine to five", ""):
        others = [("keys", "care"), ("care", "cancer"), ("when", "own"), ("ranges", wrong), ("login", "on")]
        code, _where, page = send(visitor, *others, ("act", "try"))
        assert code == 422
        assert re.search(r'<p class="wrong" id="wrong-ranges">Write ranges such as', page)
        for chosen in ("care-cancer", "when-own", "login"):
            assert re.search(rf'id="{chosen}"[^>]* checked', page)
    assert file.read_text() == MINE
    assert {"do": "welcomed"} not in resident.heard


def test_a_broken_file_is_told_and_stays(visitor: Visitor, file: Path) -> None:
    file.write_text("= 7\n")
    code, _where, page = send(visitor, ("keys", "preset"), ("preset", "gentle"), ("act", "save"))
    assert code == 422
    assert f"{file}:1: " in page
    assert file.read_text() == "= 7\n"


def test_skipping_writes_nothing_and_is_remembered(
    visitor: Visitor, resident: Resident, folders: Folders, home: Path
) -> None:
    fields = [("keys", "preset"), ("preset", "recovery"), ("login", "on")]
    assert send(visitor, *fields, ("act", "skip"))[:2] == (303, "/today")
    assert {"do": "welcomed"} in resident.heard
    assert not folders.settings.exists()
    assert not home.exists()


def test_starting_at_login_is_turned_on_when_asked_and_not_asked_again(visitor: Visitor, home: Path) -> None:
    send(visitor, ("login", "on"), ("act", "save"))
    assert autostart.standing("default").state == "on"
    assert len(list(home.iterdir())) == 1
    assert 'name="login"' not in visitor.get("/welcome").text


def test_the_break_to_try_is_the_calm_minute_unless_it_is_not_for_this_person(
    visitor: Visitor, resident: Resident, shelf: HandMade
) -> None:
    assert send(visitor, ("act", "try"))[1] == "/break"
    assert {"do": "start", "routine": welcome.TRY} in resident.heard
    careful = replace(TALL, avoid=frozenset({"heart-or-lung"}))
    shelf.holds = replace(BREATHE, steps=(Step(careful, 12),))
    shelf._library = None
    send(visitor, ("keys", "care"), ("care", "heart-or-lung"), ("act", "try"))
    assert {"do": "start", "routine": None} in resident.heard
    resident.refuses["start"] = "A break is playing already."
    assert send(visitor, ("act", "try"))[1] == "/today"
    assert "A break is playing already." in visitor.get("/today").text


def test_today_asks_until_there_is_an_answer(visitor: Visitor, resident: Resident) -> None:
    assert "/welcome" not in visitor.get("/today").text
    resident.status = status(welcomed=False)
    assert 'href="/welcome"' in visitor.get("/today").text
    visitor.post("/do/welcomed")
    assert {"do": "welcomed"} in resident.heard


def test_what_is_left_out_says_why_and_can_be_started(visitor: Visitor, shelf: HandMade, file: Path) -> None:
    careful = replace(TALL, avoid=frozenset({"osteoporosis", "cancer"}))
    shelf.holds = replace(NECK, steps=(Step(careful, 4),))
    shelf._library = None
    for path in ("/routines", "/routines/neck-minute", "/exercises/sit-tall"):
        assert "Not offered, because" not in visitor.get(path).text
    file.write_text('care = ["cancer", "pregnancy"]\n')
    says = f"Not offered, because you named: {conditions()['cancer']}. Ask a clinician"
    for path in ("/routines", "/routines/neck-minute", "/exercises/sit-tall"):
        assert says in visitor.get(path).text
    assert 'id="start-neck-minute"' in visitor.get("/routines/neck-minute").text


@pytest.mark.parametrize("scripts", [True, False])
def test_it_is_answered_by_keyboard_alone(
    house: House, tab: Open, resident: Resident, file: Path, scripts: bool
) -> None:
    resident.status = status(welcomed=False)
    page = tab(java_script_enabled=scripts, viewport={"width": 360, "height": 740})
    page.goto(house.gate.address("today"))
    page.get_by_role("link", name="Answer").press("Enter")
    page.get_by_label("Balanced").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_label("Whenever I am here").focus()
    page.keyboard.press("ArrowUp")
    page.get_by_label("From Monday to Friday").fill("08:00-16:00")
    page.get_by_label("osteoporosis").press("Space")
    page.get_by_label("From Monday to Friday").press("Enter")
    expect(page).to_have_url(re.compile("/today$"))
    expect(page.locator("#said")).to_have_text("Saved.")
    said = tomllib.loads(file.read_text("utf-8"))
    assert (said["preset"], said["care"], said["hours"]["fri"]) == ("frequent", ["osteoporosis"], ["08:00-16:00"])
    assert {"do": "start"} not in [{"do": each["do"]} for each in resident.heard]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_and_has_no_fault_even_where_an_answer_was_refused(
    house: House, tab: Open, scheme: str, width: int
) -> None:
    page = tab(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.goto(house.gate.address("welcome"))
    page.get_by_label("Hours of my own").check()
    page.get_by_role("button", name="Save, and try").click()
    expect(page.locator("#wrong-ranges")).not_to_be_empty()
    expect(page.get_by_label("From Monday to Friday")).to_be_focused()
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(page).response["violations"] == []
