"""The page of settings: what is shown, what a form and a script save, what is refused, and undo."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from deskbreak import config
from deskbreak.core.keys import GROUPS, KEYS
from deskbreak.core.plan import plan
from deskbreak.core.wording import pace
from deskbreak.folders import Folders
from tests.window.conftest import House, Visitor
from tests.window.scripted import Resident, opening, status

Open = Callable[..., Page]
MINE = """\
# mine
[long]
every = "45 min"  # just so
"""


@pytest.fixture
def file(folders: Folders) -> Path:
    folders.settings.write_text(MINE, "utf-8")
    return folders.settings


def says(file: Path) -> object:
    return tomllib.loads(file.read_text("utf-8"))


def send(visitor: Visitor, *fields: tuple[str, str]) -> str:
    """Send a form as a browser without scripts does, and load the page that follows."""
    answer = visitor.post("/settings", urlencode(fields))
    assert (answer.status_code, answer.headers["location"]) == (303, "/settings")
    page = visitor.get("/settings").text
    found = re.search(r'<p id="said"[^>]*>(.*?)</p>', page)
    assert found is not None
    return found[1].replace("&#34;", '"')


@pytest.mark.usefixtures("file")
def test_it_shows_every_setting_in_its_group_and_what_a_day_would_be(visitor: Visitor) -> None:
    page = visitor.get("/settings").text
    for key in KEYS:
        assert f'name="keys" value="{key.name}"' in page
        assert key.title in page
    for group in GROUPS:
        assert f'id="{group}"' in page
    day = plan(config.load(Path("/none")).settings)
    assert pace(day.count("micro"), day.count("long"), "17:30") not in page
    assert "At this pace: " in page
    assert "Default: 1 h" in page
    assert "config.toml" in page


def test_a_form_saves_what_differs_and_nothing_else(visitor: Visitor, resident: Resident, file: Path) -> None:
    fields = [
        ("keys", "snooze"),
        ("snooze", "7min"),
        ("keys", "stop_after"),
        ("stop_after", "60 s"),
        ("keys", "busy.dnd"),
    ]
    assert send(visitor, *fields) == "Saved."
    assert file.read_text("utf-8") == 'snooze = "7min"\n\n' + MINE + "\n[busy]\ndnd = false\n"
    assert {"do": "settings-changed"} in resident.heard


def test_lists_and_hours_are_read_from_their_fields(visitor: Visitor, file: Path) -> None:
    send(visitor, ("keys", "equipment"), ("equipment", "ball"), ("equipment", "wall"))
    send(visitor, ("keys", "hours.mon"), ("hours.mon", "9:00 - 12:30, 13:30-18:00"))
    send(visitor, ("keys", "strength.days"))
    settings = config.load(file).settings
    assert settings.equipment == {"ball", "wall"}
    assert len(settings.hours.ranges) == 2
    assert settings.strength_days == frozenset()
    send(visitor, ("week", "office"))
    assert len(config.load(file).settings.hours.ranges) == 5
    send(visitor, ("week", "always"))
    assert config.load(file).settings.hours.ranges == ()


def test_a_preset_takes_back_single_values_but_those_typed_with_it(visitor: Visitor, file: Path) -> None:
    rhythm = [("keys", "preset"), ("preset", "frequent"), ("keys", "long.every"), ("long.every", "45 min")]
    send(visitor, *rhythm, ("keys", "long.length"), ("long.length", "6 min"))
    assert says(file) == {"preset": "frequent", "long": {"length": "6 min"}}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("snooze", "7 fortnights", 'Snooze: Write a time with its unit, such as "90 s", "5 min" or "1 h 30 min".'),
        ("long.length", "50 min", "long.length: A break cannot be as long as the time between two breaks."),
        ("preset", "hectic", "How often: Choose one of: gentle, balanced, frequent, recovery, sit-stand."),
    ],
)
def test_a_wrong_value_is_refused(visitor: Visitor, file: Path, field: str, value: str, said: str) -> None:
    assert send(visitor, ("keys", field), (field, value)).startswith(said)
    assert file.read_text("utf-8") == MINE


def test_undo_takes_back_the_last_change_and_reset_one_or_all(visitor: Visitor, file: Path) -> None:
    send(visitor, ("reset", "all"))
    assert file.read_text("utf-8") == "# mine\n# just so\n"
    assert send(visitor, ("undo", "1")) == "Undone."
    assert file.read_text("utf-8") == MINE
    assert "Undo" not in visitor.get("/settings").text
    send(visitor, ("reset", "long.every"))
    assert says(file) == {}
    file.write_text("# by hand\n")
    assert "was changed since" in send(visitor, ("undo", "1"))
    assert file.read_text() == "# by hand\n"


def test_faults_of_the_file_are_told_with_their_line_and_a_broken_file_is_not_written(
    visitor: Visitor, resident: Resident, file: Path
) -> None:
    file.write_text('[long]\nevery = "45 fortnights"\n')
    assert f"{file}:2: long.every: " in visitor.get("/settings").text
    assert send(visitor, ("keys", "long.every"), ("long.every", "1 h")) == "Saved.", "even to what holds already"
    assert "fortnights" not in file.read_text()
    file.write_text("= 7\n")
    assert f"{file}:1: " in visitor.get("/settings").text
    assert f"{file}:1: " in send(visitor, ("keys", "snooze"), ("snooze", "7 min"))
    assert file.read_text() == "= 7\n"
    file.write_text("mirco = 1\n")
    resident.refuses["settings-changed"] = "config.toml:1: mirco: There is no setting of this name."
    assert "mirco" in send(visitor, ("keys", "snooze"), ("snooze", "7 min"))


def test_with_scripts_each_change_is_saved_as_it_is_made(house: House, tab: Open, file: Path) -> None:
    page = tab(viewport={"width": 1280, "height": 800})
    page.goto(house.gate.address("settings"))
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    before = page.locator("#pace").inner_text()
    page.get_by_label("Time between long breaks", exact=True).fill("90 min")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("Saved.")
    expect(page.locator("#pace")).not_to_have_text(before)
    expect(page.get_by_label("Time between long breaks", exact=True)).to_have_value("1 h 30 min")
    assert says(file) == {"long": {"every": "90 min"}}
    page.get_by_label("Do not disturb", exact=True).uncheck()
    page.get_by_text("Recovery").click()
    expect(page.get_by_label("Time between micro-breaks", exact=True)).to_have_value("3 min")
    expect(page.get_by_label("Do not disturb", exact=True)).not_to_be_checked()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Time between long breaks", exact=True)).to_have_value("1 h 30 min")
    page.get_by_role("button", name="Reset: Time between long breaks").click()
    expect(page.get_by_label("Time between long breaks", exact=True)).to_have_value("1 h")
    assert says(file) == {"busy": {"dnd": False}}


def test_undo_waits_for_a_change_that_is_still_being_saved(
    house: House, tab: Open, resident: Resident, file: Path
) -> None:
    page = tab()
    page.goto(house.gate.address("settings"))
    page.get_by_label("Clocks stop after", exact=True).fill("2 min")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "snooze" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    page.route("**/settings", hold)
    page.get_by_label("Snooze", exact=True).fill("7 min")
    page.get_by_role("button", name="Undo").click()
    resident.wait(lambda: page.evaluate("true") and held)  # the driver hears of requests while it is asked something
    held.pop().continue_()
    expect(page.locator("#said")).to_have_text("Undone.")
    assert says(file) == {"stop_after": "2 min", "long": {"every": "45 min"}}


def test_what_is_refused_stays_to_be_put_right_whatever_happens_meanwhile(
    house: House, tab: Open, resident: Resident, file: Path
) -> None:
    page = tab()
    page.goto(house.gate.address("settings"))
    resident.wait(lambda: {"do": "watch"} in resident.heard)
    page.get_by_label("Snooze", exact=True).fill("7 fortnights")
    page.keyboard.press("Tab")
    expect(page.locator("#wrong-snooze")).to_have_text(re.compile("^Write a time with its unit"))
    file.write_text('stop_after = "2 min"\n')
    resident.push()
    expect(page.get_by_label("Clocks stop after", exact=True)).to_have_value("2 min")
    expect(page.get_by_label("Snooze", exact=True)).to_have_value("7 fortnights")
    assert Axe().run(page).response["violations"] == []
    page.get_by_label("Snooze", exact=True).fill("7 min")
    page.keyboard.press("Tab")
    expect(page.locator("#said")).to_have_text("Saved.")
    expect(page.locator("#wrong-snooze")).to_be_empty()
    assert "snooze" in file.read_text()


def test_an_edit_by_hand_shows_but_not_over_what_is_being_typed(
    house: House, tab: Open, resident: Resident, file: Path
) -> None:
    page = tab()
    page.goto(house.gate.address("settings"))
    resident.wait(lambda: {"do": "watch"} in resident.heard)
    page.get_by_label("Snooze", exact=True).fill("8 m")
    file.write_text('snooze = "9 min"\nstop_after = "2 min"\n')
    resident.push()
    expect(page.get_by_label("Clocks stop after", exact=True)).to_have_value("2 min")
    expect(page.get_by_label("Snooze", exact=True)).to_have_value("8 m")


@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_the_screen_while_a_break_plays(
    house: House, tab: Open, resident: Resident, file: Path, width: int
) -> None:
    resident.status = status(phase="break", player=opening())
    page = tab(viewport={"width": width, "height": 740})
    page.goto(house.gate.address("settings"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_role("link", name="Settings")).to_have_attribute("aria-current", "page")


def test_without_scripts_a_whole_group_is_saved(house: House, tab: Open, file: Path) -> None:
    page = tab(java_script_enabled=False)
    page.goto(house.gate.address("settings"))
    page.locator("#snooze").fill("7 min")
    page.locator("#busy-dnd").uncheck()
    page.locator("#manners").get_by_role("button", name="Save").click()
    expect(page.locator("#said")).to_have_text("Saved.")
    assert config.load(file).settings.snooze_s == 420.0
    assert "dnd" not in config.load(file).settings.senses
    assert config.load(file).given == {("snooze",), ("long", "every"), ("busy", "dnd")}
