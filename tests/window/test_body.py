"""From the map to "my spots": what is shown, what is told the resident, and that nothing typed is lost silently."""

import re
from html import unescape
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from deskbreak.core.body.spot import PAIRED_S, Spot
from deskbreak.core.body.zone import ZONES
from deskbreak.core.entry import Entry
from deskbreak.core.warning import red_flags
from deskbreak.folders import Folders
from deskbreak.window.body import everyday
from tests.window.aday import write
from tests.window.ashelf import Shipped, questions, shipped
from tests.window.conftest import Visitor
from tests.window.scripted import NOW, Resident, status

ANGLE = "neck-shoulder-angle"
RELIEF = f"/body/{ANGLE}/levator/relief?side=left"
AFTER = f"/body/{ANGLE}/levator/after?side=left"


@pytest.fixture
def shelf() -> Shipped:
    return Shipped()


@pytest.fixture
def admitted(visitor: Visitor) -> Visitor:
    """Somebody who answered every question about the left angle of their neck with no."""
    visitor.post(f"/body/{ANGLE}?side=left", urlencode(dict.fromkeys(questions(ANGLE), "no")))
    return visitor


def sore(at: float, score: int, moment: str, **more: Any) -> Entry:
    plain = {"zone": ANGLE, "side": "left", "muscle": "levator", "did": "", "left": None, "right": None}
    return Entry(at, 0, "sore", detail={**plain, "score": score, "moment": moment, **more})


def told(resident: Resident) -> list[dict[str, Any]]:
    return [each for each in resident.heard if each["do"] not in ("status", "watch", "window")]


# ---- the list


def found(words: str) -> list[str]:
    return [each.zone for group in everyday.groups(words) for each in group.zones]


def test_every_place_is_in_the_list_once() -> None:
    assert sorted(found("")) == sorted(ZONES)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("temple", "temple"),
        ("between the shoulder blades", "between-blades"),
        ("Mouse Arm", "forearm-elbow"),
        ("stiff neck", "side-neck"),
        ("lower back", "low-back"),
        ("bottom", "hip-buttock"),
        ("thumb", "wrist-hand"),
        ("teeth", "jaw-ear"),
        ("can't turn my head", "side-neck"),
        ("a crick in the neck", "side-neck"),
        ("pain behind my ear", "jaw-ear"),
        ("RSI", "wrist-hand"),
        ("lumbago", "low-back"),
        ("my low back hurts", "low-back"),
    ],
)
def test_a_place_is_found_by_everyday_words(words: str, zone: str) -> None:
    assert zone in found(words)
    assert len(found(words)) < 5


def test_words_that_no_place_has_find_nothing_and_the_page_says_so(visitor: Visitor) -> None:
    assert found("temple knee") == []
    page = visitor.get("/body?find=knee").text
    assert ">No place has these words." in page
    assert re.findall(r'<li .*href="/body/([a-z-]+)"', visitor.get("/body?find=mouse+hand").text) == ["wrist-hand"]


@pytest.mark.parametrize(
    "words",
    [
        "tingling",
        "my hand is numb",
        "Numbness",
        "pins and needles",
        "swelling",
        "heart",
        "chest pain",
        "fever",
        "dizzy",
        "weak arm",
    ],
)
def test_words_of_a_warning_sign_lead_to_the_signs(visitor: Visitor, words: str) -> None:
    page = visitor.get(f"/body?find={quote(words)}").text
    assert re.search(r'id="sign"[^>]*hidden', page) is None
    assert ">No place has these words." not in page
    signs = unescape(visitor.get("/body/signs").text)
    for tier in red_flags():
        assert tier.act in signs
        assert set(tier.signs) <= set(re.findall("<li>(.*?)</li>", signs))


def test_other_words_lead_to_no_sign(visitor: Visitor) -> None:
    for words in ("", "neck", "mouse arm", "between the shoulder blades"):
        assert re.search(r'id="sign"[^>]*hidden', visitor.get(f"/body?find={quote(words)}").text), words


# ---- the muscles


@pytest.mark.parametrize("zone", ZONES)
def test_the_most_usual_muscles_are_shown_and_the_others_stand_behind(visitor: Visitor, zone: str) -> None:
    visitor.post(f"/body/{zone}?side=left", urlencode(dict.fromkeys(questions(zone), "no")))
    page = visitor.get(f"/body/{zone}/muscles?side=left").text
    shown, _mark, others = page.partition('<details class="more" id="others">')
    muscles = list(shipped().body.places[zone].muscles)
    assert re.findall(r'id="pick-([a-z-]+)"', shown) == muscles[:3]
    assert re.findall(r'id="pick-([a-z-]+)"', others) == muscles[3:]
    assert "checked" not in page


def test_what_was_ticked_leads_to_its_habit_cards(admitted: Visitor) -> None:
    muscles = admitted.get(f"/body/{ANGLE}/muscles?side=left").text
    assert 'name="cause" id="cause-levator-phone-in-the-neck" value="phone-in-the-neck"' in muscles
    press = admitted.get(f"/body/{ANGLE}/levator?side=left&cause=phone-in-the-neck&cause=%3Cb%3E").text
    assert 'name="cause" value="phone-in-the-neck"' in press
    assert "<b>&" not in press
    relief = admitted.get(f"{RELIEF}&cause=phone-in-the-neck&cause=%3Cb%3E").text
    assert re.findall(r'href="(/habits#[^"]*)"', relief) == ["/habits#phone-in-the-neck"]


def test_a_muscle_that_is_not_to_be_pressed_says_why_and_shows_no_pressing(visitor: Visitor) -> None:
    muscle = shipped().body.muscles["scalenes"]
    assert not muscle.pressed
    visitor.post("/body/side-neck?side=right", urlencode(dict.fromkeys(questions("side-neck"), "no")))
    page = visitor.get("/body/side-neck/scalenes?side=right").text
    assert muscle.press in page
    assert "data-reel" not in page
    pressed = visitor.get("/body/side-neck/levator?side=right").text
    assert 'data-reel="/reel/exercises/spot-check"' in pressed
    assert shipped().exercises["spot-check"].stop_if in pressed
    assert visitor.get("/reel/exercises/spot-check").json()["moments"]
    assert visitor.get("/reel/exercises/nothing").status_code == 404


# ---- what is offered


def ways(page: str) -> list[str]:
    return re.findall(r'name="way" id="way-[a-z-]+" value="([a-z-]+)"', page)


def test_what_equipment_and_care_allow_is_offered_and_the_rest_is_named(admitted: Visitor, folders: Folders) -> None:
    page = admitted.get(RELIEF).text
    assert ways(page) == ["relief-levator-with-finger-press-levator", "relief-levator"]
    assert "with a massage hook." in page
    folders.settings.write_text('equipment = ["chair", "hook", "pack"]\n')
    assert "relief-levator-with-hook-tool-top-shoulder" in ways(admitted.get(RELIEF).text)
    folders.settings.write_text('equipment = ["chair"]\ncare = ["blood-thinners"]\n')
    page = admitted.get(RELIEF).text
    assert ways(page) == ["relief-levator"]
    assert "not offered, because you named blood thinners" in page
    refused = admitted.post(RELIEF, urlencode({"score": 4, "way": "relief-levator-with-finger-press-levator"}))
    assert refused.status_code == 422, "what is not offered cannot be asked for either"


def test_where_nothing_is_left_the_number_can_still_be_noted(
    visitor: Visitor, folders: Folders, resident: Resident
) -> None:
    visitor.post("/body/chest-front?side=left", urlencode(dict.fromkeys(questions("chest-front"), "no")))
    chest = "/body/chest-front/pec-major/relief?side=left"
    folders.settings.write_text("equipment = []\n")
    page = visitor.get(chest).text
    assert ways(page) == []
    assert "Nothing pressed or laid on: with a wall." in page
    folders.settings.write_text('care = ["dislocated-shoulder"]\n')
    page = visitor.get(chest).text
    assert ways(page) == []
    assert "not offered, because you named a shoulder that was once dislocated" in page
    resident.heard.clear()
    assert visitor.post(chest, "score=4&only=1").headers["location"] == "/body"
    (noted,) = told(resident)
    assert (noted["moment"], noted["score"]) == ("now", 4)


def test_start_notes_the_number_before_and_then_begins(admitted: Visitor, resident: Resident) -> None:
    form = {"score": 6, "left": 1, "right": "", "way": "relief-levator", "cause": "one-sided-bag"}
    got = admitted.post(RELIEF, urlencode(form))
    assert (got.status_code, got.headers["location"]) == (303, "/break")
    sore, start = told(resident)
    assert sore == {
        "do": "sore",
        "zone": ANGLE,
        "side": "left",
        "muscle": "levator",
        "score": 6,
        "moment": "before",
        "did": "",
        "left": 1,
        "right": None,
    }
    assert start == {"do": "start", "routine": "relief-levator"}


def test_who_finds_no_muscle_gets_the_first_routine_of_the_place_and_the_most_usual_relief(
    admitted: Visitor, resident: Resident
) -> None:
    page = admitted.get(f"/body/{ANGLE}/none/relief?side=left").text
    first = shipped().body.places[ANGLE].first
    assert ways(page) == [first, "relief-levator"]
    admitted.post(f"/body/{ANGLE}/none/relief?side=left", urlencode({"score": 2, "way": first}))
    sore, start = told(resident)
    assert (sore["muscle"], start["routine"]) == ("", first)


def test_after_the_map_the_player_does_not_ask_about_the_warning_signs_again(admitted: Visitor) -> None:
    assert admitted.get("/reel/relief-levator").json()["check_first"] is True
    admitted.post(RELIEF, "score=2&way=relief-levator")
    assert admitted.get("/reel/relief-levator").json()["check_first"] is False
    assert admitted.get("/reel/relief-jaw").json()["check_first"] is True
    asked = questions(ANGLE)
    admitted.post(f"/body/{ANGLE}?side=left", urlencode({**dict.fromkeys(asked, "no"), asked[0]: "yes"}))
    assert admitted.get("/reel/relief-levator").json()["check_first"] is True


@pytest.mark.parametrize("score", ["", "11", "-1", "five", "٣"])
def test_without_a_number_nothing_is_told_and_the_rest_stays(admitted: Visitor, resident: Resident, score: str) -> None:
    form = {"score": score, "left": 3, "way": "relief-levator", "cause": "one-sided-bag"}
    got = admitted.post(RELIEF, urlencode(form))
    assert got.status_code == 422
    assert "Choose a number first." in got.text
    assert '<option value="3" selected>' in got.text
    assert 'name="cause" value="one-sided-bag"' in got.text
    assert told(resident) == []


def test_a_refusal_is_shown_and_what_was_typed_stays(admitted: Visitor, resident: Resident) -> None:
    form = urlencode({"score": 6, "left": 1, "way": "relief-levator"})
    for verb in ("start", "sore"):
        resident.refuses[verb] = f"Refused: {verb}."
        got = admitted.post(RELIEF, form)
        assert got.status_code == 409
        assert f"Refused: {verb}." in got.text
        assert re.search(r'id="score-6" value="6" required checked', got.text)
        assert '<option value="1" selected>' in got.text


def test_with_nobody_there_the_page_says_so_and_keeps_what_was_typed(admitted: Visitor, resident: Resident) -> None:
    resident.close()
    got = admitted.post(RELIEF, urlencode({"score": 6, "way": "relief-levator"}))
    assert got.status_code == 409
    assert "nothing was stored" in got.text
    assert re.search(r'id="score-6" value="6" required checked', got.text)


# ---- afterwards


def test_the_second_number_stands_beside_the_first_and_is_told_with_what_was_done(
    visitor: Visitor, resident: Resident, folders: Folders
) -> None:
    step = Entry(NOW - 60, 0, "step", routine="relief-levator", seconds=9.0, detail={"exercise": "levator-stretch"})
    write(folders, [sore(NOW - 90, 5, "before", left=1), step])
    page = visitor.get(AFTER).text
    assert "Before: 5" in page
    assert "Before: A quarter of the way" in page
    assert 'value="levator-stretch" checked' in page
    form = {"score": 3, "left": 2, "did": "levator-stretch", "keep": 1}
    assert visitor.post(AFTER, urlencode(form)).headers["location"] == AFTER
    after, spot = told(resident)
    assert after == {
        "do": "sore",
        "zone": ANGLE,
        "side": "left",
        "muscle": "levator",
        "score": 3,
        "moment": "after",
        "did": "levator-stretch",
        "left": 2,
        "right": None,
    }
    assert spot == {
        "do": "spot",
        "zone": ANGLE,
        "side": "left",
        "muscle": "levator",
        "kept": True,
        "x": None,
        "y": None,
        "aspect": "",
    }
    write(folders, [sore(NOW - 30, 3, "after", left=2, did="levator-stretch")])
    done = visitor.get(AFTER).text
    assert "5 before, 3 after" in done
    assert "It has eased." in done
    assert "A quarter of the way → Half way" in done


@pytest.mark.parametrize(("after", "says"), [(5, "No change this time."), (7, "in peace today")])
def test_no_change_and_more_than_before_are_told_plainly(
    visitor: Visitor, folders: Folders, after: int, says: str
) -> None:
    write(folders, [sore(NOW - 90, 5, "before"), sore(NOW - 30, after, "after")])
    assert says in visitor.get(AFTER).text


def test_a_pin_is_told_where_it_was_moved_and_stays_where_it_was(
    visitor: Visitor, resident: Resident, folders: Folders
) -> None:
    write(folders, [sore(NOW - 90, 5, "before")])
    visitor.post(AFTER, urlencode({"score": 3, "keep": 1, "x": "91.5", "y": "40", "aspect": "back"}))
    assert {key: told(resident)[-1][key] for key in ("x", "y", "aspect")} == {"x": 91.5, "y": 40.0, "aspect": "back"}
    for x in ("nan", "inf", "", "left"):
        resident.heard.clear()
        visitor.post(AFTER, urlencode({"score": 3, "keep": 1, "x": x, "y": "40", "aspect": "back"}))
        assert told(resident)[-1]["x"] is None
    assert '<input type="hidden" name="x" value="' in visitor.get(AFTER).text
    assert re.search(r'name="x" value="[^"]*" disabled', visitor.get(AFTER).text)
    mine = Spot(ANGLE, "left", "levator", 5, NOW, kept=True, aspect="back", x=91.5, y=40.0)
    resident.status = status(spots=[mine.as_json()])
    assert '<input type="hidden" name="x" value="91.5">' in visitor.get(AFTER).text


def test_a_refused_second_number_keeps_what_was_typed(visitor: Visitor, resident: Resident, folders: Folders) -> None:
    step = Entry(NOW - 60, 0, "step", routine="relief-levator", seconds=9.0, detail={"exercise": "levator-stretch"})
    write(folders, [sore(NOW - 90, 5, "before"), step])
    for form, says in (({"score": 3}, "Refused."), ({"right": 2}, "Choose a number first.")):
        resident.refuses["sore"] = "Refused."
        got = visitor.post(AFTER, urlencode(form))
        assert says in got.text
        assert 'value="levator-stretch">' in got.text, "it was unticked"
        assert re.search(r'id="keep" value="1">', got.text)


def test_where_there_is_nothing_to_score_again_the_way_leads_to_the_map(visitor: Visitor, folders: Folders) -> None:
    write(folders, [sore(NOW - PAIRED_S - 60, 5, "before"), sore(NOW - 60, 5, "before", muscle="jaw")])
    assert visitor.get(AFTER).headers["location"] == "/body"
    assert visitor.post(AFTER, "score=1").headers["location"] == "/body"


@pytest.mark.parametrize("page", ["/today", "/body"])
def test_it_is_asked_after_until_it_is_answered_or_too_late(
    visitor: Visitor, resident: Resident, folders: Folders, page: str
) -> None:
    assert "How is it now" not in visitor.get(page).text
    write(folders, [sore(NOW - 60, 5, "before"), sore(NOW - 50, 4, "before", side="right", muscle="")])
    shown = visitor.get(page).text
    assert "The left angle of your neck: 5 of 10 before. How is it now?" in shown
    assert f'href="{AFTER}"' in shown
    assert f'href="/body/{ANGLE}/none/after?side=right"' in shown
    write(folders, [sore(NOW - 10, 4, "after")])
    assert f'href="{AFTER}"' not in visitor.get(page).text
    resident.status = status(at=NOW + PAIRED_S)
    assert "How is it now" not in visitor.get(page).text


def test_a_kept_spot_is_shown_with_its_last_number_and_can_be_scored_by_itself(
    visitor: Visitor, resident: Resident
) -> None:
    kept = Spot("temple", "right", "jaw", 3, NOW - 60, kept=True)
    other = Spot("low-back", "left", "", 6, NOW - 60)
    resident.status = status(spots=[kept.as_json(), other.as_json()])
    page = visitor.get("/body").text
    assert "Your right temple: 3 of 10 today." in page
    assert 'id="note-low-back-left"' not in page
    assert "Choose a number first." in visitor.post("/body/temple/score?side=right", "").text
    resident.refuses["sore"] = "Refused."
    refused = visitor.post("/body/temple/score?side=right", "score=2").text
    assert "Refused." in refused
    assert 'value="2" required checked' in refused
    resident.refuses.clear()
    resident.heard.clear()
    assert visitor.post("/body/temple/score?side=right", "score=2").headers["location"] == "/body"
    (noted,) = told(resident)
    assert (noted["muscle"], noted["moment"], noted["score"]) == ("jaw", "now", 2)


@pytest.mark.parametrize("zone", ZONES)
def test_every_place_has_something_for_somebody_with_a_plain_office(visitor: Visitor, zone: str) -> None:
    visitor.post(f"/body/{zone}?side=left", urlencode(dict.fromkeys(questions(zone), "no")))
    for muscle in ("none", *shipped().body.places[zone].muscles):
        assert ways(visitor.get(f"/body/{zone}/{muscle}/relief?side=left").text), muscle
