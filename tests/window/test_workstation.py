"""The workstation check: answered without scripts and by keyboard alone, saved once, and looked at again later."""

import json
import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from deskbreak import resources
from deskbreak.core.entry import Entry
from deskbreak.core.workstation import AGAIN_S
from deskbreak.folders import Folders
from deskbreak.library import habits, workstation
from tests.window.aday import write
from tests.window.conftest import House, Visitor
from tests.window.scripted import NOW, Resident

Open = Callable[..., Page]
CHECK = workstation.load(resources.folder("routines"))
IDS = [each.id for each in CHECK.items]
DAY = 86400.0


def stands_at(page: Page, number: int) -> None:
    """Wait until this item is asked about, the first being 0."""
    expect(page.get_by_role("heading", level=1, name=CHECK.items[number].name, exact=True)).to_be_visible()


def saved(resident: Resident) -> list[object]:
    return [each["answers"] for each in resident.heard if each["do"] == "checked"]


def check(folders: Folders, *checks: tuple[float, dict[str, str]]) -> None:
    """Write checks into the journal: so many days ago, and the answers; what is not named is fine."""
    rows = [Entry(NOW - ago * DAY, 0, "checked", detail={**dict.fromkeys(IDS, "fine"), **said}) for ago, said in checks]
    write(folders, rows)


def text(visitor: Visitor, path: str) -> str:
    """What stands on a page, without its marks."""
    return " ".join(re.sub("<svg.*?</svg>|<[^>]*>", " ", visitor.get(path).text, flags=re.DOTALL).split())


def test_it_is_answered_by_keyboard_alone_without_scripts(house: House, tab: Open, resident: Resident) -> None:
    page = tab(java_script_enabled=False)
    page.goto(house.gate.address("today"))
    page.goto(page.url.replace("today", "workstation"))
    page.locator("#begin").press("Enter")
    for number, item in enumerate(CHECK.items, 1):
        expect(page.get_by_role("heading", level=1, name=item.name)).to_be_focused()
        expect(page.get_by_text(f"{number} of {len(IDS)}", exact=True)).to_be_visible()
        assert saved(resident) == []
        for _press in range(2 if item.id == "mouse" else 1):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your workstation")
    assert saved(resident) == [{name: "change" if name == "mouse" else "fine" for name in IDS}]


def test_back_and_forth_keeps_what_was_said(house: House, tab: Open, resident: Resident) -> None:
    page = tab()
    page.goto(house.gate.address("today"))
    page.goto(page.url.replace("today", "workstation/check"))
    page.get_by_role("button", name="Could be better").click()
    stands_at(page, 1)
    page.get_by_role("button", name="Fine").click()
    stands_at(page, 2)
    expect(page.get_by_role("link", name="Next")).to_have_count(0)
    for number in (1, 0):
        page.get_by_role("link", name="Back").click()
        stands_at(page, number)
    expect(page.get_by_role("button", name="Could be better")).to_have_accessible_description("This is what you said.")
    page.get_by_role("button", name="Does not apply").click()
    stands_at(page, 1)
    expect(page.get_by_role("button", name="Fine")).to_have_accessible_description("This is what you said.")
    page.get_by_role("link", name="Next").click()
    for number in range(2, len(IDS)):
        stands_at(page, number)
        page.get_by_role("button", name="Fine").click()
    expect(page.get_by_role("button", name="Fine")).to_have_count(0)
    assert saved(resident) == [dict(zip(IDS, ["none", *["fine"] * (len(IDS) - 1)], strict=True))]


@pytest.mark.parametrize(
    ("asked", "number"),
    [({"at": "0"}, 1), ({"at": "99"}, 10), ({"at": "-3"}, 1), ({"at": "²"}, 1), ({"at": "3", "given": "<i>" * 99}, 3)],
)
def test_an_address_that_was_typed_does_no_harm(visitor: Visitor, asked: dict[str, str], number: int) -> None:
    page = visitor.get(f"/workstation/check?{urlencode(asked)}")
    assert page.status_code == 200
    assert f"{number} of 10" in page.text
    assert "<i><i>" not in page.text


def test_nothing_answered_is_nothing_saved(visitor: Visitor, resident: Resident) -> None:
    assert visitor.post("/workstation", urlencode({"given": "-x-"})).headers["location"] == "/workstation/check"
    assert saved(resident) == []
    visitor.post("/workstation", urlencode({"given": "c" * 500}))
    assert saved(resident) == [dict.fromkeys(IDS, "change")]


def test_three_come_first_by_their_rank_and_the_rest_is_later(visitor: Visitor, folders: Folders) -> None:
    check(folders, (2, dict.fromkeys(["light", "chair", "mouse", "laptop", "forearms"], "change") | {"phone": "none"}))
    page = text(visitor, "/workstation")
    first, later = page.index("Change these three first"), page.index("Later")
    places = [page.index(name) for name in ("Forearms and shoulders", "Mouse", "Laptop")]
    assert sorted(places) == places
    assert first < places[0] < places[2] < later < page.index("Chair height") < page.index("Light and glare")
    assert CHECK.order in page
    assert "Does not apply: Phone." in page
    assert "Since the check before" not in page


def test_it_tells_what_moved_since_the_check_before(visitor: Visitor, folders: Folders) -> None:
    check(folders, (80, {"light": "change"}), (50, {"mouse": "change"}), (3, {"chair": "change", "phone": "none"}))
    page = text(visitor, "/workstation")
    assert "Mouse : fine now." in page
    assert "Chair height and feet : was fine, and could be better now." in page
    assert "Light and glare :" not in page
    assert "Change this first" in page
    assert "Once a month is plenty." in page


def test_all_fine_changes_nothing(visitor: Visitor, folders: Folders) -> None:
    check(folders, (1, {}))
    page = text(visitor, "/workstation")
    assert "Nothing to change" in page
    assert "Why in this order" not in page


@pytest.mark.parametrize(("ago", "told"), [(AGAIN_S / DAY - 0.1, False), (AGAIN_S / DAY + 0.1, True)])
def test_today_says_quietly_that_a_month_has_gone_by(
    visitor: Visitor, folders: Folders, ago: float, told: bool
) -> None:
    assert "it may be time to look again" not in text(visitor, "/today")
    check(folders, (ago, {}))
    assert ("it may be time to look again" in text(visitor, "/today")) is told


def test_a_cause_leads_to_its_card_and_the_card_to_its_item(house: House, tab: Open) -> None:
    page = tab()
    page.goto(house.gate.address("today"))
    page.goto(page.url.replace("today", "habits#phone-in-the-neck"))
    card = page.locator("#phone-in-the-neck")
    expect(card).to_be_in_viewport()
    expect(card).to_contain_text("Today: Use a headset")
    card.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Phone")


def test_every_card_is_an_anchor(visitor: Visitor) -> None:
    page = visitor.get("/habits").text
    for each in habits.load(resources.folder("routines")):
        assert page.count(f'id="{each.id}"') == 1


def test_the_journal_that_cannot_be_read_is_told(visitor: Visitor, folders: Folders) -> None:
    folders.journal.write_bytes(json.dumps("no journal").encode() * 100)
    assert visitor.get("/today").status_code == 200
    assert visitor.get("/workstation").status_code == 500


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["workstation", "workstation/check?at=4&given=fcnc", "habits"])
def test_nothing_that_axe_finds(house: House, tab: Open, folders: Folders, path: str, scheme: str) -> None:
    check(folders, (50, {"mouse": "change"}), (40, dict.fromkeys(IDS[:6], "change")))
    page = tab(color_scheme=scheme, viewport={"width": 360, "height": 740})
    page.goto(house.gate.address("today"))
    page.goto(page.url.replace("today", path))
    for summary in page.locator("summary").all()[:3]:
        summary.click()
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
