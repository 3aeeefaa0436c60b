"""My spots over time, and the page for a clinician: what is told, what can be said, and how it is on paper."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from deskbreak.core.body.spot import Spot
from deskbreak.core.entry import Detail, Entry
from deskbreak.folders import Folders
from deskbreak.journal.forget import BEFORE
from deskbreak.resources import folder
from deskbreak.window import download
from deskbreak.window.shelf import Shelf
from tests.window.aday import write
from tests.window.conftest import House, Visitor
from tests.window.scripted import NOW, Resident, opening, status

Open = Callable[..., Page]
DAY = 86400.0
PLACE = {"zone": "shoulder-top", "side": "left"}


@pytest.fixture
def shelf() -> Shelf:
    return Shelf([folder("routines")])


def scored(days: float, score: int, moment: str = "now", did: str = "", **place: str) -> Entry:
    """A score so many days ago."""
    detail: Detail = {**PLACE, "muscle": "", "score": score, "moment": moment, "did": did, **place}
    return Entry(NOW - days * DAY, 0, "sore", detail={**detail, "left": 2, "right": None})


KEPT = Entry(
    NOW - 30 * DAY,
    0,
    "spot",
    detail={**PLACE, "muscle": "trap-upper", "kept": True, "x": None, "y": None, "aspect": ""},
)
STAYS = [KEPT, *(scored(21 - day, 5) for day in range(21))]
EASED = [
    KEPT,
    *(scored(20 - day, 7 - day // 4, "before") for day in range(20)),
    *(scored(20 - day - 0.01, 6 - day // 4, "after", "upper-trap-stretch") for day in range(20)),
]


def said(resident: Resident) -> list[dict[str, Any]]:
    return [each for each in resident.heard if each["do"] not in ("status", "watch")]


def shows(house: House, tab: Open, path: str = "spots", **options: Any) -> Page:
    page = tab(**options)
    page.goto(house.gate.address("today"))
    page.goto(page.url.replace("today", path))
    return page


# ---- what is told


def test_without_a_place_it_leads_to_the_map(visitor: Visitor) -> None:
    text = visitor.get("/spots").text
    assert "No place is noted yet" in text
    assert 'href="/body"' in text


def test_a_place_is_told_in_words_numbers_and_a_drawing(visitor: Visitor, folders: Folders) -> None:
    write(folders, sorted(EASED, key=lambda entry: entry.at))
    text = visitor.get("/spots").text
    assert "Your left shoulder: 2 of 10 yesterday." in text
    assert "it eased, from about 6 to about 4." in text
    assert "Upper trapezius</a>" in text
    assert "Side-of-neck stretch: 1 lower afterwards on average (20 times noted)." in text
    assert text.count('class="scored"') == 20 + 1, "a dot a day, and one in the legend"
    assert text.count('class="eased"') == 20
    assert "worth showing" not in text


def test_a_place_that_is_no_spot_any_more_keeps_its_numbers_apart(visitor: Visitor, folders: Folders) -> None:
    dropped = Entry(NOW - 5, 0, "spot", detail={**KEPT.detail, "kept": False})
    write(folders, [*STAYS, dropped])
    text = visitor.get("/spots").text
    assert "Other places with numbers" in text
    assert "Keep it as one of my spots" in text


def test_a_journal_that_cannot_be_read_is_said(visitor: Visitor, folders: Folders) -> None:
    folders.journal.write_bytes(b"no database" * 100)
    assert "cannot be read just now" in visitor.get("/spots").text
    assert "cannot be read just now" in visitor.get("/clinician").text


# ---- what can be said


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("what=score&score=4", {"do": "sore", **PLACE, "score": 4}),
        ("what=score&score=much", {"do": "sore", **PLACE, "score": None}),
        ("what=keep&muscle=trap-upper", {"do": "spot", **PLACE, "muscle": "trap-upper"}),
        ("what=drop", {"do": "spot", **PLACE, "kept": False}),
        ("what=seen", {"do": "advised", **PLACE}),
        ("what=forget", {"do": "forget", **PLACE}),
    ],
)
def test_a_form_is_handed_on(visitor: Visitor, resident: Resident, form: str, message: dict[str, Any]) -> None:
    answer = visitor.post("/spots", f"zone=shoulder-top&side=left&{form}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/spots")
    assert said(resident) == [message]


def test_a_form_that_asks_for_nothing_is_nowhere(visitor: Visitor, resident: Resident) -> None:
    assert visitor.post("/spots", "what=else").status_code == 404
    assert said(resident) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_score_is_chosen_then_saved_and_a_place_is_removed_after_two_presses(
    house: House, tab: Open, resident: Resident, folders: Folders, scripts: bool
) -> None:
    write(folders, STAYS)
    resident.told["sore"] = "Noted: your left shoulder, 3 of 10."
    page = shows(house, tab, java_script_enabled=scripts)
    scale = page.get_by_role("group", name="How sore is it now?")
    save = page.get_by_role("button", name="Save this number: Your left shoulder")
    save.click()  # nothing is chosen yet
    scale.get_by_role("radio", name="7", exact=True).check(force=True)
    scale.get_by_role("radio", name="3", exact=True).check(force=True)
    assert not [each for each in resident.heard if each["do"] == "sore"], "a slip of the finger is no number"
    save.click()
    expect(page.locator("#said")).to_have_text("Noted: your left shoulder, 3 of 10.")
    assert {"do": "sore", **PLACE, "score": 3} in resident.heard
    removes = page.get_by_role("button", name="Remove for good: Your left shoulder")
    expect(removes).not_to_be_visible()
    page.locator("#ask-shoulder-top-left").click()
    removes.click()
    resident.wait(lambda: {"do": "forget", **PLACE} in resident.heard)


def test_a_number_that_is_chosen_stays_while_something_else_is_noted(
    house: House, tab: Open, resident: Resident, folders: Folders
) -> None:
    write(folders, EASED)
    page = shows(house, tab)
    chosen = page.locator("#score-3-shoulder-top-left")
    chosen.check(force=True)
    write(folders, [scored(0, 9, zone="temple")])
    page.evaluate("import('/static/parts.js').then((parts) => parts.refresh())")
    expect(page.get_by_role("heading", name="Your left temple")).to_be_visible()
    expect(chosen).to_be_checked()


def test_a_number_that_is_chosen_stays_while_that_of_another_place_is_saved(
    house: House, tab: Open, resident: Resident, folders: Folders
) -> None:
    write(folders, [*STAYS, scored(0.1, 9, zone="temple")])
    page = shows(house, tab)
    shoulder, temple = page.locator("#score-3-shoulder-top-left"), page.locator("#score-4-temple-left")
    shoulder.check(force=True)
    temple.check(force=True)
    resident.told["sore"] = "Noted: your left temple, 4 of 10."
    write(folders, [scored(0, 4, zone="temple")])
    page.get_by_role("button", name="Save this number: Your left temple").click()
    expect(page.get_by_role("heading", name="Your left temple: 4 of 10")).to_be_visible()
    expect(temple).not_to_be_checked()
    expect(shoulder).to_be_checked()
    page.get_by_role("button", name="Save this number: Your left shoulder").click()
    resident.wait(lambda: {"do": "sore", **PLACE, "score": 3} in resident.heard)


def test_where_the_copies_of_what_was_removed_lie_is_told_to_who_asks(
    house: House, tab: Open, resident: Resident, folders: Folders
) -> None:
    write(folders, STAYS)
    keep = folders.journal.with_name("backups")
    assert str(keep) not in shows(house, tab).content()
    keep.mkdir()
    (keep / f"{BEFORE}1.db").touch()
    page = shows(house, tab)
    path = page.get_by_text(str(keep))
    expect(path).not_to_be_visible()
    page.get_by_text("The copies from before something was removed").click()
    expect(path).to_be_visible()


def test_the_clinician_card_tells_that_it_was_seen_and_goes_when_put_away(
    house: House, tab: Open, resident: Resident, folders: Folders
) -> None:
    write(folders, STAYS)
    page = shows(house, tab)
    card = page.get_by_role("region", name="Your left shoulder: worth showing to somebody")
    expect(card).to_be_visible()
    resident.wait(lambda: {"do": "advised", **PLACE} in resident.heard)
    page.get_by_role("button", name="Put it away").click()
    expect(card).to_have_count(0)
    assert said(resident) == [{"do": "advised", **PLACE}]


def test_the_card_was_seen_once(visitor: Visitor, folders: Folders) -> None:
    write(folders, [*STAYS, Entry(NOW - 60, 0, "advised", detail=PLACE)])
    assert "worth showing" not in visitor.get("/spots").text


def test_its_rows_alone_are_a_file(visitor: Visitor, folders: Folders) -> None:
    write(folders, [*STAYS, Entry(NOW - 60, 0, "pause", detail={"until": None})])
    answer = visitor.get("/export?spots=all&as=json")
    assert answer.headers["content-disposition"] == 'attachment; filename="deskbreak-spots.json"'
    assert {row["kind"] for row in json.loads(answer.text)["rows"]} == {"spot", "sore"}
    assert len(visitor.get("/export?spots=all&as=csv").text.splitlines()) == 1 + len(STAYS)
    assert download.wish_of({"spots": "all", "as": "csv"}).name == "deskbreak-spots.csv"


# ---- Today


def spot(**changes: Any) -> dict[str, Any]:
    return {**Spot("shoulder-top", "left", score=5, at=NOW - 3 * DAY, kept=True).as_json(), **changes}


@pytest.mark.parametrize(
    ("spots", "says"),
    [
        ([spot()], "Your left shoulder: 5 of 10 on Tuesday."),
        ([spot(at=NOW - DAY)], "Your left shoulder: 5 of 10 yesterday."),
        ([spot(at=NOW - 8 * DAY)], "Your left shoulder: 5 of 10 on "),
        ([spot(), spot(zone="temple", score=6)], "Your left temple: 6 of 10 on Tuesday."),
        ([spot(at=NOW - 60)], ""),
        ([spot(at=NOW - 15 * DAY)], ""),
        ([spot(score=0)], ""),
        ([spot(kept=False)], ""),
        ([spot(score=None)], ""),
    ],
)
def test_today_asks_of_the_sorest_spot_that_was_not_scored_today(
    visitor: Visitor, resident: Resident, spots: list[dict[str, Any]], says: str
) -> None:
    resident.status = status(spots=spots)
    text = visitor.get("/today").text
    assert (says in text) if says else ("How is it now?" not in text)


def test_today_asks_nothing_while_a_break_plays(visitor: Visitor, resident: Resident) -> None:
    resident.status = status(spots=[spot()], player=opening())
    assert "How is it now?" not in visitor.get("/today").text


# ---- the page for a clinician


def test_the_record_holds_what_was_scored_and_done_in_the_time_that_was_chosen(
    house: House, tab: Open, lived: Folders
) -> None:
    page = shows(house, tab, "clinician")
    for name in ("Side and back of the neck, right", "Top of the shoulder, left", "What was done in this time"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_text("it eased, from about")).to_be_visible()
    pairs = page.get_by_role("table", name="Before and after something was done").locator("tbody tr")
    expect(pairs).to_have_count(12)
    expect(pairs.first.locator("td").nth(2)).to_have_text(re.compile("Side-of-neck stretch"))
    page.get_by_label("The last").select_option("2")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/clinician?weeks=2")
    expect(page.locator(".one .told").first.locator("tbody tr")).to_have_count(2)
    assert page.locator(".one").count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_the_record_is_two_sheets_with_a_line_for_the_name(
    house: House, tab: Open, lived: Folders, scheme: str
) -> None:
    page = shows(house, tab, "clinician", color_scheme=scheme)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 2
    page.emulate_media(media="print")
    for hidden in ("header.top", "form.ways"):
        expect(page.locator(hidden)).not_to_be_visible()
    expect(page.get_by_text("Name", exact=True)).to_be_visible()
    expect(page.get_by_text("It is their own record")).to_be_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_long_record_has_a_sheet_for_each_place_and_tears_none(
    house: House, tab: Open, folders: Folders, paper: str
) -> None:
    zones = ("shoulder-top", "temple", "low-back")
    rows = [
        entry
        for day in range(170, 0, -7)
        for zone in zones
        for entry in (scored(day, 6, "before", zone=zone), scored(day - 0.01, 4, "after", "chin-tuck", zone=zone))
    ]
    write(folders, sorted(rows, key=lambda entry: entry.at))
    page = shows(house, tab, "clinician?weeks=26")
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))
    assert sheets == len(zones), "the first begins with what it is about, the last ends with what was done"
    page.emulate_media(media="print")
    for whole in (".one", ".side", ".pairs tr"):
        expect(page.locator(whole).first).to_have_css("break-inside", "avoid")


def test_a_record_names_what_was_done_and_tells_breaks_begun_from_those_completed(
    visitor: Visitor, folders: Folders
) -> None:
    relief = "relief-levator-with-finger-press-levator"
    done = [
        Entry(NOW - 300, 0, "end", None, relief, "completed", 120.0, {"steps": 3}),
        *(Entry(NOW - 200 + n, 0, "end", "micro", "neck-reset-two", "partial", 0.0, {"steps": 0}) for n in range(2)),
    ]
    write(folders, [*STAYS, *done])
    text = visitor.get("/clinician").text
    assert "relief-levator" not in text
    assert "Breaks begun: <b>3</b>, completed: <b>1</b>." in text
    assert "The person thinks of: Upper trapezius" in text
    assert 'aria-label="Where the sore places are, from the front and from behind"' in text


def test_several_scores_of_a_day_are_several_dots(visitor: Visitor, folders: Folders) -> None:
    write(folders, [KEPT, scored(0.2, 2), scored(0.1, 6)])
    text = visitor.get("/spots").text
    dots = re.findall(r'class="scored" cx="([0-9.]+)%" cy="([0-9.]+)"', text)
    assert len({x for x, _y in dots}) == len({y for _x, y in dots}) == 2
    assert re.findall(r": (\d+) of 10</title></circle>", text) == ["2", "6"]


@pytest.mark.parametrize("places", [1, 2])
def test_a_short_record_is_one_sheet(
    house: House, tab: Open, resident: Resident, folders: Folders, places: int
) -> None:
    zones = ("shoulder-top", "temple")[:places]
    done = [
        Entry(NOW - n * 60, 0, "end", None, f"routine-{n}", "completed", 60.0, {"steps": 3}) for n in range(8, 0, -1)
    ]
    write(folders, [*(scored(day, 5, zone=zone) for day in (3, 2, 1) for zone in zones), *done])
    page = shows(house, tab, "clinician")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1


def test_a_record_without_a_score_says_so(visitor: Visitor, folders: Folders) -> None:
    write(folders, [scored(40, 5)])
    assert "No place was scored in this time." in visitor.get("/clinician?weeks=4").text
    assert "Top of the shoulder, left" in visitor.get("/clinician?weeks=8").text
    assert "No place was scored in this time." in visitor.get("/clinician?weeks=9999").text
