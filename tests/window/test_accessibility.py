"""What axe finds on every page, in every state of the player, in light and dark: nothing."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from deskbreak.core.entry import Entry
from deskbreak.folders import Folders
from tests.window.aday import a_day, write
from tests.window.ashelf import Shipped
from tests.window.conftest import House
from tests.window.exercises import NECK, Three
from tests.window.scripted import NOW, Resident, opening, status

Open = Callable[..., Page]
both = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture
def shelf() -> Three:
    return Three()


def has_no_fault(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    told = [(each["id"], each["help"], [node["html"] for node in each["nodes"]]) for each in found]
    assert told == []


@both
@pytest.mark.parametrize(
    "path",
    [
        "today",
        "week",
        "week?week=2020-W10",
        "week?week=never",
        "week?week=2099-W10",
        "month",
        "month?month=2020-02",
        "day",
        "day?date=2020-03-04",
        "day?date=2099-03-04",
        "break",
        "routines",
        "routines?region=upper-back&discreet=1",
        "routines/press",
        "exercises",
        "exercises/wall-press",
        "evidence",
        "body",
        "body?find=neck",
        "body/temple",
        "body/signs",
        "body?find=tingling",
        "settings",
        "data",
        "data/forget?everything=1",
        "welcome",
        "spots",
        "clinician",
        "workstation",
        "workstation/check",
        "habits",
        "not-there",
    ],
)
def test_a_page(house: House, tab: Open, resident: Resident, path: str, scheme: str) -> None:
    resident.status = status(
        favourites=["press"], never=["roll"], welcomed=False, notes=["The journal was damaged and put aside."]
    )
    page = tab(color_scheme=scheme)
    page.goto(house.gate.address("today"))
    page.goto(page.url.replace("today", path))
    has_no_fault(page)


@pytest.mark.parametrize("playing", [None, opening()])
def test_the_pages_are_named_in_one_line_on_a_phone(
    house: House, tab: Open, resident: Resident, playing: object
) -> None:
    resident.status = status(player=playing)
    page = tab(viewport={"width": 360, "height": 800})
    page.goto(house.gate.address("body"))
    names = ["Heute", "Diese Woche", "Routinen", "Körper", "Einstellungen", "Pause"]
    tops, heights = page.evaluate(
        """names => {
          const links = [...document.querySelectorAll(".top nav a")];
          links.forEach((link, at) => { link.textContent = names[at]; });
          const boxes = links.map(link => link.getBoundingClientRect());
          return [boxes.map(box => box.top), boxes.map(box => Math.min(box.width, box.height))];
        }""",
        names,
    )
    assert len(tops) == (5 if playing is None else 6)
    assert len(set(tops)) == 1
    assert min(heights) >= 24
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@both
@pytest.mark.parametrize("phase", ["held", "paused", "prompting", "away", "break"])
def test_today_in_its_states(house: House, tab: Open, resident: Resident, phase: str, scheme: str) -> None:
    playing = opening() if phase == "break" else None
    resident.status = status(phase=phase, due=True, can=["start", "snooze", "skip", "pause"], player=playing)
    page = tab(color_scheme=scheme)
    page.goto(house.gate.address("today"))
    for more in ("#pause-open", "#senses-open"):
        if page.locator(more).is_visible():
            page.locator(more).click()
    has_no_fault(page)


@both
@pytest.mark.parametrize(
    "path", ["week", "week?week=2026-W44", "week?week=2026-W45", "week?week=2026-W46", "month", "month?month=2026-10"]
)
def test_weeks_and_months_that_were_lived(house: House, tab: Open, lived: Folders, path: str, scheme: str) -> None:
    page = tab(color_scheme=scheme)
    page.goto(house.gate.address("today"))
    page.goto(page.url.replace("today", path))
    expect(page.get_by_role("table").first).to_be_visible()
    has_no_fault(page)


@both
@pytest.mark.parametrize("path", ["spots", "clinician", "clinician?weeks=26"])
@pytest.mark.parametrize("width", [360, 1280])
def test_sore_places_that_were_lived_with(
    house: House, tab: Open, lived: Folders, path: str, width: int, scheme: str
) -> None:
    page = tab(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.goto(house.gate.address("today"))
    page.goto(page.url.replace("today", path))
    for more in page.locator("summary").all():
        more.click()
    has_no_fault(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@both
def test_a_day_in_its_states(house: House, tab: Open, resident: Resident, folders: Folders, scheme: str) -> None:
    nine = NOW - 5.5 * 3600
    said = {6: "completed", 8: "away", 11: "away"}
    day = a_day(nine, many=3)
    corrections = [
        Entry(day[of - 1].at, 0, "correct", detail={"of": of, "as": verdict, "made": NOW})
        for of, verdict in said.items()
    ]
    more = [
        Entry(NOW - 900, 0, "skip", "micro", "neck-minute", "skipped"),
        Entry(NOW - 600, 0, "pause", detail={"until": None}),
        Entry(NOW - 300, 0, "prompt", "micro", "neck-minute", detail={"why": "", "shown": 1}),
    ]
    write(folders, [*day, *corrections, *more])
    page = tab(color_scheme=scheme, viewport={"width": 1280 if scheme == "light" else 360, "height": 800})
    page.goto(house.gate.address("day"))
    page.locator("#strip-open").click()
    page.get_by_label("Minutes moved").fill("none")
    page.get_by_role("button", name="Add this break").click()
    expect(page.locator("#add-said")).not_to_be_empty()
    resident.told["correct"] = "Noted."
    page.get_by_role("button", name="As it was recorded").first.click()
    expect(page.locator("#said")).to_have_text("Noted.")
    has_no_fault(page)


@both
def test_a_page_for_somebody_without_the_key(house: House, tab: Open, scheme: str) -> None:
    page = tab(color_scheme=scheme)
    page.goto(f"{house.gate.address('today').partition('/enter')[0]}/today")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not from here")
    has_no_fault(page)


@both
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_player_from_ready_to_its_end(
    house: House, tab: Open, resident: Resident, scheme: str, motion: str
) -> None:
    resident.status = status(phase="prompting", player=opening(NECK.id))
    page = tab(color_scheme=scheme, reduced_motion=motion)
    page.goto(house.gate.address("break"))
    expect(page.locator("#text")).to_have_text("Get ready")
    has_no_fault(page)
    expect(page.locator("#side")).to_be_visible()
    has_no_fault(page)
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    has_no_fault(page)
    page.keyboard.press("r")
    expect(page.get_by_role("dialog")).to_be_visible()
    has_no_fault(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Better")).to_be_visible()
    has_no_fault(page)


@both
@pytest.mark.parametrize("shelf", [Shipped()], ids=["shipped"])  # the one made by hand has no map
@pytest.mark.parametrize("path", ["body", "muscles", "muscles?felt=temple", "muscles/levator", "muscles/scm"])
def test_the_map_and_the_muscles(house: House, tab: Open, resident: Resident, path: str, scheme: str) -> None:
    resident.status = status()
    page = tab(color_scheme=scheme)
    page.goto(house.gate.address("today"))
    page.goto(page.url.replace("today", path))
    for summary in page.locator("summary").all():
        summary.click()
    has_no_fault(page)
