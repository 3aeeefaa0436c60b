"""Standing on the pages: said on Today, chosen under Settings, and counted by day and week."""

import re
from datetime import UTC, datetime

import pytest

from deskbreak import config
from deskbreak.core.entry import Entry
from deskbreak.folders import Folders
from tests.window.aday import a_day, write
from tests.window.conftest import Visitor
from tests.window.scripted import NOW, Resident, status

STANDING = {"on": True, "up": True, "since": NOW, "left_s": 300.0, "says": "Standing since 10:42: 5 min to go."}
SITTING = {"on": True, "up": False, "since": None, "left_s": 720.0, "says": "Sitting: time to stand in 12 min."}


def plain(page: str) -> str:
    """What is read of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.fixture
def stood(folders: Folders) -> None:
    """A morning with half an hour of standing, ten minutes of which nobody was there, and one that nobody ended."""
    nine = datetime.fromtimestamp(NOW, UTC).replace(hour=9, minute=0).timestamp()
    said = [
        Entry(nine + 2400, 0, "cue", "stand", detail={"text": "Stand for a while?"}),
        Entry(nine + 2400, 0, "stand", detail={"asked": "prompt"}),
        Entry(nine + 3000, 0, "away", seconds=60.0, detail={"reason": "idle"}),
        Entry(nine + 3300, 0, "back", seconds=360.0),
        Entry(nine + 4200, 0, "sit", detail={"asked": "person"}),
        Entry(nine + 8700, 0, "stand", detail={"asked": "person"}),
    ]
    write(folders, sorted([*a_day(nine), *said], key=lambda entry: entry.at))


def test_today_says_it_and_takes_it(visitor: Visitor, resident: Resident) -> None:
    for told, button in ((STANDING, "I'm sitting"), (SITTING, "I'm standing")):
        resident.status = status(standing=told)
        page = visitor.get("/today").text
        assert str(told["says"]) in page
        assert button in page
    visitor.post("/do/stand")
    visitor.post("/do/sit")
    assert [each["do"] for each in resident.heard if each["do"] in ("stand", "sit")] == ["stand", "sit"]


def test_who_has_no_such_desk_sees_nothing_of_it(visitor: Visitor, folders: Folders) -> None:
    write(folders, a_day(datetime.fromtimestamp(NOW, UTC).replace(hour=9, minute=0).timestamp()))
    for page in ("/today", "/week", "/day?date=2026-11-20"):
        assert not re.search("standing|Changes of position", plain(visitor.get(page).text), re.IGNORECASE), page


@pytest.mark.usefixtures("stood")
def test_the_day_tells_when_and_how_long(visitor: Visitor) -> None:
    page = plain(visitor.get("/day?date=2026-11-20").text)
    assert "30 min standing, 3 changes of position." in page
    assert "09:40 Stood until 10:10." in page
    assert "11:25 Standing." in page
    assert "Cue" not in page


@pytest.mark.usefixtures("stood")
def test_the_week_has_it_in_numbers_and_by_day(visitor: Visitor) -> None:
    page = plain(visitor.get("/week").text)
    assert "Standing 30 min 3 changes of position" in page
    assert re.search(r"Standing (0 min ){4}30 min (not yet ){2}30 min", page)
    assert re.search(r"Changes of position (0 ){4}3 (not yet ){2}3", page)
    assert "30 min standing" in visitor.get("/week").text


def test_the_preset_is_chosen_with_its_reason_and_its_values(visitor: Visitor, folders: Folders) -> None:
    assert "For a desk that goes up and down." in visitor.get("/welcome").text
    page = visitor.get("/settings").text
    assert "2 min every half hour, 5 min every 2 hours, and standing in between" in page
    folders.settings.write_text("[stand]\non = false\n", "utf-8")
    visitor.post("/settings", "keys=preset&preset=sit-stand")
    loaded = config.load(folders.settings)
    assert loaded.settings.stand.on
    visitor.post("/settings", "keys=stand.stand&stand.stand=12+min&keys=stand.on")
    assert (loaded := config.load(folders.settings)).settings.stand.stand_s == 720
    assert not loaded.settings.stand.on


def test_another_preset_leaves_on_what_was_turned_on_by_itself(visitor: Visitor, folders: Folders) -> None:
    visitor.post("/settings", "keys=stand.on&stand.on=on")
    visitor.post("/settings", "keys=preset&preset=frequent")
    assert config.load(folders.settings).settings.stand.on
