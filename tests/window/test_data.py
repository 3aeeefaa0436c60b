"""The page of one's data: what it says there is, the files it gives and takes, and what it deletes after it asked."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from deskbreak.core.entry import Entry
from deskbreak.folders import Folders
from deskbreak.window import data
from tests.window.aday import write
from tests.window.conftest import House, Visitor
from tests.window.scripted import NOW, Resident
from tests.window.test_day import HOSTILE, plain

DAY = 86400.0
HELD = [Entry(NOW - days * DAY, 0, "pause", detail={"until": None}) for days in (3, 2, 2, 0)]
FOUR = datetime(2026, 11, 18, 4, tzinfo=UTC).timestamp()
THAT_DAY = {"since": FOUR, "until": FOUR + DAY}

Open = Callable[..., Page]


@pytest.fixture
def held(folders: Folders) -> None:
    write(folders, HELD)


def shows(house: House, tab: Open, path: str = "data", **options: object) -> Page:
    page = tab(**options)
    page.goto(house.gate.address("settings"))
    page.goto(page.url.replace("settings", path))
    return page


# ---- what there is


@pytest.mark.usefixtures("held")
def test_it_says_how_much_there_is_since_when_and_where(visitor: Visitor, folders: Folders) -> None:
    page = visitor.get("/data").text
    assert "4 entries since Tuesday, November 17, 2026." in page
    for path in (folders.journal, folders.journal.with_name("backups"), folders.settings):
        assert f"<code>{path}</code>" in page
    assert 'href="/data"' in visitor.get("/settings").text


def test_an_empty_journal_and_one_that_cannot_be_read_say_so(visitor: Visitor, folders: Folders) -> None:
    assert "The journal is empty." in visitor.get("/data").text
    folders.journal.write_bytes(b"no database at all, but long enough to be taken for one" * 100)
    assert "cannot be read just now" in visitor.get("/data").text
    assert "cannot be read just now" in visitor.get("/data/forget?everything=1").text


# ---- export


@pytest.mark.usefixtures("held")
def test_days_or_everything_are_saved_as_a_file(house: House, tab: Open) -> None:
    page = shows(house, tab)
    card = page.get_by_role("region", name="Export")
    with page.expect_download() as everything:
        card.get_by_role("button", name="Save as JSON").click()
    assert everything.value.suggested_filename == "deskbreak.json"
    assert len(json.loads(everything.value.path().read_text())["rows"]) == 4
    card.get_by_label("From").fill("2026-11-18")
    with page.expect_download() as some:
        card.get_by_role("button", name="Save as CSV").click()
    assert some.value.suggested_filename == "deskbreak-2026-11-18.csv"
    assert some.value.path().read_text().count("pause") == 3


# ---- import


def test_a_file_is_handed_to_the_resident_and_what_came_of_it_is_said(
    house: House, tab: Open, resident: Resident, folders: Folders, tmp_path: Path
) -> None:
    file = tmp_path / "all of it.json"
    file.write_text("{}")
    resident.told["import"] = "12 entries imported, 40 were here already."
    page = shows(house, tab)
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Import").click()
    expect(page.locator("#import-said")).to_have_text("12 entries imported, 40 were here already.")
    page.get_by_label("File").set_input_files(file)
    page.get_by_label("Instead of all that is here").check()
    page.get_by_role("button", name="Import").click()
    resident.wait(lambda: len([each for each in resident.heard if each["do"] == "import"]) == 2)
    first, second = (each for each in resident.heard if each["do"] == "import")
    assert (first["called"], first["instead"]) == ("all of it.json", False)
    assert (second["called"], second["instead"]) == ("all of it.json", True)
    assert Path(first["path"]).is_relative_to(folders.runtime)
    resident.wait(lambda: list(folders.runtime.glob("import-*")) == [])


def test_a_refused_file_is_a_sentence_beside_it(house: House, tab: Open, resident: Resident, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text("{}")
    resident.refuses["import"] = "mine.json:1: this is no journal that deskbreak exported. Nothing was imported."
    page = shows(house, tab)
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Import").click()
    expect(page.locator("#import-said")).to_have_text(resident.refuses["import"])


def test_a_file_that_is_too_large_is_not_even_sent(
    house: House, tab: Open, resident: Resident, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "MOST_IMPORTED", 1 << 20)
    file = tmp_path / "mine.json"
    file.write_bytes(bytes((1 << 20) + 1))
    page = shows(house, tab)
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Import").click()
    expect(page.locator("#import-said")).to_contain_text("more than 1 MB")
    assert not [each for each in resident.heard if each["do"] == "import"]


def test_who_sends_it_all_the_same_is_refused_and_nothing_stays(
    visitor: Visitor, resident: Resident, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "MOST_IMPORTED", 10)
    assert visitor.post("/data/import?name=a", "x" * 11).status_code == 413
    assert list(folders.runtime.glob("import-*")) == []
    assert resident.heard == []


def test_an_import_from_elsewhere_is_refused(visitor: Visitor, resident: Resident) -> None:
    visitor.origin = "http://example.org"
    assert visitor.post("/data/import?name=a", "{}").status_code == 403
    assert visitor.post("/data/forget", "everything=sure").status_code == 403
    assert resident.heard == []


def test_without_scripts_the_command_line_is_named(house: House, tab: Open) -> None:
    page = shows(house, tab, java_script_enabled=False)
    expect(page.get_by_text("deskbreak import FILE")).to_be_visible()
    expect(page.get_by_role("button", name="Import")).not_to_be_visible()


# ---- delete


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("scripts", [True, False])
def test_days_are_deleted_after_it_was_said_what_would_go(
    house: House, tab: Open, resident: Resident, folders: Folders, scripts: bool
) -> None:
    resident.told["forget"] = "2 entries are forgotten."
    page = shows(house, tab, java_script_enabled=scripts)
    card = page.get_by_role("region", name="Delete for good")
    card.get_by_label("From").fill("2026-11-18")
    card.get_by_label("To").fill("2026-11-18")
    card.get_by_role("button", name="Delete these days").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Forget 2 entries for good?")
    expect(page.locator("main")).to_contain_text("All of Wednesday, November 18, 2026.")
    expect(page.locator("main")).to_contain_text(str(folders.journal.with_name("backups")))
    assert not [each for each in resident.heard if each["do"] == "forget"]
    page.get_by_role("button", name="Delete for good").click()
    expect(page.locator("#said")).to_have_text("2 entries are forgotten.")
    assert [each for each in resident.heard if each["do"] == "forget"] == [{"do": "forget", **THAT_DAY}]


@pytest.mark.usefixtures("held")
def test_everything_is_deleted_only_with_a_word_more(house: House, tab: Open, resident: Resident) -> None:
    resident.refuses["forget"] = "A break is playing. End it first, then ask again."
    page = shows(house, tab)
    page.get_by_role("link", name="Delete everything").click()
    expect(page.locator("main")).to_contain_text("From Tuesday, November 17, 2026 to Friday, November 20, 2026.")
    page.get_by_role("button", name="Delete for good").click()
    assert not [each for each in resident.heard if each["do"] == "forget"], "the box is not ticked yet"
    page.get_by_label("Everything that deskbreak noted may go.").check()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.locator("#said")).to_have_text(resident.refuses["forget"])
    assert {"do": "forget", "everything": True} in resident.heard


@pytest.mark.usefixtures("held")
def test_days_without_entries_have_nothing_to_press(visitor: Visitor) -> None:
    page = visitor.get("/data/forget?since=2026-01-01&until=2026-01-02").text
    assert "There is nothing in the log of that time." in page
    assert "<button" not in page


@pytest.mark.parametrize("query", ["", "since=2026-11-18", "until=2026-11-18&since=", f"since={HOSTILE}&until=1"])
def test_without_days_nothing_is_deleted(visitor: Visitor, resident: Resident, query: str) -> None:
    for answer in (visitor.get(f"/data/forget?{query}"), visitor.post("/data/forget", query)):
        assert answer.status_code == 400
        assert re.search("Say which days|A day is written like", plain(answer.text))
        assert "<script>alert" not in answer.text
    assert not [each for each in resident.heard if each["do"] == "forget"]


def test_days_in_the_wrong_order_are_a_sentence(visitor: Visitor) -> None:
    answer = visitor.get("/data/forget?since=2026-11-19&until=2026-11-18")
    assert answer.status_code == 400
    assert "nothing is between them" in answer.text


@pytest.mark.usefixtures("held")
def test_an_end_before_its_beginning_is_said_at_the_field(house: House, tab: Open) -> None:
    page = shows(house, tab)
    card = page.get_by_role("region", name="Delete for good")
    card.get_by_label("From").fill("2026-11-18")
    card.get_by_label("To").fill("2026-11-17")
    card.get_by_role("button", name="Delete these days").click()
    assert card.get_by_label("To").evaluate("field => field.validity.rangeUnderflow")
    card.get_by_label("From").fill("2026-11-16")
    card.get_by_role("button", name="Delete these days").click()
    page.wait_for_url("**/data/forget?since=2026-11-16&until=2026-11-17")


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("path", ["data", "data/forget?everything=1"])
def test_nothing_runs_off_the_side(house: House, tab: Open, width: int, path: str) -> None:
    page = shows(house, tab, path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
