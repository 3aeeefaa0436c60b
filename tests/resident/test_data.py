"""One's data over the page of it, with the resident running: taken along, taken in, deleted; and none of it halfway."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.resident.resident import Resident


@pytest.fixture
def page(tab: Callable[..., Page], resident: Resident) -> Page:
    made = tab(locale="en-GB")
    made.goto(resident.cli("open", "settings", "--print").strip())
    made.get_by_role("link", name="Your data").click()
    return made


def takes(page: Page, file: Path, *, instead: bool = False) -> str:
    """What is said once the page has taken in `file`."""
    said = page.locator("#import-said")
    page.get_by_label("File").set_input_files(file)
    page.get_by_label("Instead of all that is here").set_checked(instead)
    page.get_by_role("button", name="Import").click()
    expect(said).not_to_have_text("The file is being read.")
    return said.inner_text()


def ids(resident: Resident) -> list[int]:
    return [row["id"] for row in resident.log()]


def deletes(page: Page) -> None:
    page.get_by_role("button", name="Delete for good").click()
    expect(page.locator("#said")).not_to_be_empty()


def test_a_journal_goes_along_to_a_computer_that_has_one_and_is_deleted(
    page: Page, resident: Resident, tmp_path: Path
) -> None:
    resident.cli("routines", "favourite", "posture-minute")
    resident.cli("sore", "shoulder-top", "left", "6")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as JSON").click()
    along = tmp_path / "along.json"
    download.value.save_as(along)
    assert takes(page, along) == "0 entries imported, 3 were here already."

    page.get_by_role("link", name="Delete everything").click()
    page.get_by_label("Everything that deskbreak noted may go.").check()
    deletes(page)
    backups = resident.folders.data / "backups"
    expect(page.locator("#said")).to_contain_text("3 entries are forgotten.")
    expect(page.locator("#said")).to_contain_text(str(backups / "before-forget-"))
    assert resident.status["favourites"] == resident.status["spots"] == []
    first = ids(resident)[0]

    # Another computer, whose own entries have the numbers of the file.
    other = tmp_path / "other.json"
    content = json.loads(along.read_text())
    rows = [{**row, "id": row["id"] + first - 1} for row in content["rows"]]
    other.write_text(json.dumps(content | {"rows": rows}))
    assert takes(page, other).startswith(f"other.json:1: this journal has another entry under the id {first}")
    assert resident.status["favourites"] == []
    said = takes(page, other, instead=True)
    assert said.startswith("3 entries imported, 0 were here already.")
    assert str(backups / "before-forget-") in said
    assert ids(resident)[:3] == [row["id"] for row in rows]
    assert resident.status["favourites"] == ["posture-minute"]
    assert [(each["zone"], each["score"]) for each in resident.status["spots"]] == [("shoulder-top", 6)]
    assert takes(page, other) == "0 entries imported, 3 were here already."
    assert list(resident.folders.runtime.glob("import-*")) == []

    for label, day in {"From": "2020-01-01", "To": "2099-12-31"}.items():
        page.get_by_role("region", name="Delete for good").get_by_label(label).fill(day)
    page.get_by_role("button", name="Delete these days").click()
    deletes(page)
    assert resident.log() == []
    assert resident.status["spots"] == []
    expect(page.locator("#held")).to_have_text("The journal is empty.")


def test_while_a_break_plays_everything_stays(page: Page, resident: Resident, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    resident.cli("export", str(file))
    assert resident.ask(do="player", page="p", what="playing", routine="posture-minute")["ok"]
    before = ids(resident)
    assert "A break is playing." in takes(page, file, instead=True)
    page.get_by_role("link", name="Delete everything").click()
    page.get_by_label("Everything that deskbreak noted may go.").check()
    deletes(page)
    expect(page.locator("#said")).to_contain_text("A break is playing.")
    assert ids(resident) == before


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "mine.json:1: this is no journal"),
        ("<script>alert(1)</script>", "mine.json:1: this is no journal"),
        ('{"deskbreak": "journal", "version": 9, "rows": []}', "a newer deskbreak made it"),
        ('{"deskbreak": "journal", "version": 1, "rows": [\n{"id": 1}]}', "mine.json:2: a row has exactly the fields"),
        ('{"deskbreak": "journal", "version": 1, "rows": [' + "[" * 300_000, "mine.json:1: here begins no JSON"),
    ],
)
def test_a_hostile_file_is_refused_by_file_and_line(
    page: Page, resident: Resident, tmp_path: Path, content: str, says: str
) -> None:
    file = tmp_path / "mine.json"
    file.write_text(content)
    before = ids(resident)
    for instead in (False, True):
        said = takes(page, file, instead=instead)
        assert says in said
        assert said.endswith("Nothing was imported.")
    assert ids(resident) == before
    assert list((resident.folders.data / "backups").glob("*")) == []
