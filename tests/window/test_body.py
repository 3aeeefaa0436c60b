"""From the map to "my spots": what is shown, what is told the resident, and that nothing typed is lost silently."""

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from deskbreak.core import vocabulary
from deskbreak.core.body import everyday
from deskbreak.core.body.spot import PAIRED_S, Spot
from deskbreak.core.body.zone import ZONES
from deskbreak.core.entry import Detail, Entry
from deskbreak.core.warning import red_flags
from deskbreak.folders import Folders
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
    assert ">No place goes by these words." in page
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
    assert ">No place goes by these words." not in page
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


def press(visitor: Visitor, muscle: str, side: str = "left") -> str:
    zone = next(zone for zone, place in shipped().body.places.items() if muscle in place.muscles)
    visitor.post(f"/body/{zone}?side={side}", urlencode(dict.fromkeys(questions(zone), "no")))
    return visitor.get(f"/body/{zone}/{muscle}?side={side}").text


def test_a_muscle_that_is_not_to_be_pressed_says_why_and_shows_no_pressing(visitor: Visitor) -> None:
    muscle = shipped().body.muscles["scalenes"]
    assert not muscle.pressed
    page = press(visitor, "scalenes", "right")
    assert muscle.press in page
    assert "data-reel" not in page
    assert "Yes, that is it" not in page


@pytest.mark.parametrize("muscle", sorted(each.id for each in shipped().body.muscles.values() if each.pressed))
def test_the_drawing_of_the_press_shows_what_its_words_say(visitor: Visitor, muscle: str) -> None:
    page = press(visitor, muscle)
    words = shipped().body.muscles[muscle].press
    assert words in page
    assert "medium" not in page
    drawn = re.findall(r'data-reel="/reel/exercises/([a-z-]+)', page)
    if drawn == []:
        assert f"felt-{muscle}-left" in page, "then the muscle itself is shown"
        return
    assert drawn == [shipped().body.muscles[muscle].releases[0]]
    shown = shipped().exercises[drawn[0]]
    assert ("ball" in words.split("?")[0]) == ("ball" in shown.equipment)
    assert shown.stop_if in page


def test_fingers_in_the_words_are_no_hook_in_the_drawing(visitor: Visitor) -> None:
    page = press(visitor, "supraspinatus")
    assert "data-reel" not in page
    assert shipped().exercises["spot-check"].stop_if in page


def test_the_press_is_drawn_on_the_side_that_is_sore(visitor: Visitor) -> None:
    left, right, both = (press(visitor, "levator", side) for side in ("left", "right", "middle"))
    assert 'data-reel="/reel/exercises/finger-press-levator?side=left"' in left
    assert 'data-reel="/reel/exercises/finger-press-levator?side=right"' in right
    assert 'data-reel="/reel/exercises/finger-press-levator"' in both
    pictures = [re.findall(r'id="motion"[^>]*>(.*?)</div>', page, re.DOTALL) for page in (left, right)]
    assert pictures[0] != pictures[1]
    assert "picture turned" not in press(visitor, "rhomboids", "left")
    assert "picture turned" in press(visitor, "rhomboids", "right"), "the wall is behind the other shoulder"
    assert 'data-reel="/reel/exercises/jaw-temple-circles"' in press(visitor, "jaw", "right"), "it has no sides"


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_film_of_a_press_is_of_one_side_and_holds_for_a_moment_only(visitor: Visitor, side: str) -> None:
    moments = visitor.get(f"/reel/exercises/finger-press-levator?side={side}").json()["moments"]
    assert {each["side"] for each in moments} == {side}
    assert moments[0]["at"] == 0
    assert all(each["at"] + each["seconds"] == then["at"] for each, then in pairwise(moments))
    assert moments[-1]["at"] < 15
    both = visitor.get("/reel/exercises/finger-press-levator?side=elsewhere").json()["moments"]
    assert {each["side"] for each in both} == {"left", "right"}
    assert visitor.get("/reel/exercises/nothing").status_code == 404


@pytest.mark.parametrize("condition", ["osteoporosis", "blood-thinners", "loss-of-feeling", "cancer"])
@pytest.mark.parametrize("muscle", ["levator", "jaw", "supraspinatus"])
def test_who_is_not_to_press_is_told_why_and_how_to_go_on_and_never_how_to_press(
    visitor: Visitor, folders: Folders, muscle: str, condition: str
) -> None:
    folders.settings.write_text(f'care = ["{condition}"]\n')
    page, known = press(visitor, muscle), shipped().body.muscles[muscle]
    assert f"You named: {vocabulary.conditions()[condition]}" in page
    assert "Go on without pressing" in page
    assert known.clue in page
    for pressing in (known.press, "data-reel", "Press there", "Yes, that is it", "I am not sure"):
        assert pressing not in page


def test_a_joint_that_rules_its_ball_out_rules_the_press_out_too(visitor: Visitor, folders: Folders) -> None:
    folders.settings.write_text('care = ["hip-replacement"]\n')
    assert shipped().body.muscles["gluteals"].press not in press(visitor, "gluteals")
    assert shipped().body.muscles["levator"].press in press(visitor, "levator")


# ---- what is offered


def ways(page: str) -> list[str]:
    return re.findall(r'name="way" id="way-[a-z-]+" value="([a-z-]+)"', page)


def test_what_equipment_and_care_allow_is_offered_and_the_rest_is_named(admitted: Visitor, folders: Folders) -> None:
    page = admitted.get(RELIEF).text
    assert ways(page) == ["relief-levator-with-finger-press-levator-left", "relief-levator"]
    assert "Hook on top of the shoulder: needs a massage hook, which you have not ticked in <a" in page
    (anchor,) = set(re.findall(r'href="/settings#([a-z-]+)">Settings</a>', page))
    assert f'id="{anchor}"' in admitted.get("/settings").text
    folders.settings.write_text('equipment = ["chair", "hook", "pack"]\n')
    assert "relief-levator-with-hook-tool-top-shoulder-left" in ways(admitted.get(RELIEF).text)
    folders.settings.write_text('equipment = ["chair"]\ncare = ["blood-thinners"]\n')
    page = admitted.get(RELIEF).text
    assert ways(page) == ["relief-levator"]
    assert "not offered, because you named blood thinners" in page
    refused = admitted.post(RELIEF, urlencode({"score": 4, "way": "relief-levator-with-finger-press-levator-left"}))
    assert refused.status_code == 422, "what is not offered cannot be asked for either"


def test_where_nothing_is_left_the_number_can_still_be_noted(
    visitor: Visitor, folders: Folders, resident: Resident
) -> None:
    visitor.post("/body/chest-front?side=left", urlencode(dict.fromkeys(questions("chest-front"), "no")))
    chest = "/body/chest-front/pec-major/relief?side=left"
    folders.settings.write_text("equipment = []\n")
    page = visitor.get(chest).text
    assert ways(page) == []
    assert "Nothing pressed or laid on: needs a wall, which you have not ticked in" in page
    folders.settings.write_text('care = ["dislocated-shoulder"]\n')
    page = visitor.get(chest).text
    assert ways(page) == []
    assert "not offered, because you named a shoulder that was once dislocated" in page
    resident.heard.clear()
    assert visitor.post(chest, "score=4&only=1").headers["location"] == "/body"
    (noted,) = told(resident)
    assert (noted["moment"], noted["score"]) == ("now", 4)


@pytest.mark.parametrize("page", [RELIEF, f"/body/{ANGLE}/score?side=left"])
def test_only_a_number_ends_on_the_map_which_says_that_it_is_noted(
    admitted: Visitor, resident: Resident, page: str
) -> None:
    resident.told["sore"] = "Noted: the left angle of your neck, 9 of 10."
    assert admitted.post(page, "score=9&only=1").headers["location"] == "/body"
    assert 'role="status">Noted: the left angle of your neck, 9 of 10.</p>' in admitted.get("/body").text
    assert "Noted:" not in admitted.get("/body").text, "it is said once"


def chosen(page: str) -> list[str]:
    return re.findall(r'name="way" id="way-([a-z-]+)" value="[a-z-]+" required checked', page)


def test_pressing_is_chosen_only_where_the_place_was_found(admitted: Visitor) -> None:
    assert chosen(admitted.get(f"{RELIEF}&found=yes").text) == ["relief-levator-with-finger-press-levator-left"]
    for answer in ("", "&found=unsure", "&found=<b>"):
        assert chosen(admitted.get(f"{RELIEF}{answer}").text) == ["relief-levator"]


@pytest.mark.parametrize(("side", "other"), [("left", "right"), ("right", "left")])
def test_what_presses_is_offered_for_the_sore_side_and_the_page_says_so(
    visitor: Visitor, side: str, other: str
) -> None:
    visitor.post(f"/body/{ANGLE}?side={side}", urlencode(dict.fromkeys(questions(ANGLE), "no")))
    page = visitor.get(RELIEF.replace("side=left", f"side={side}")).text
    assert ways(page) == [f"relief-levator-with-finger-press-levator-{side}", "relief-levator"]
    assert page.count(f"on your {side} side") == 1, "only where something is pressed"
    assert f"on your {other} side" not in page
    assert "Where a side is named, you press there only. What else has sides is played on both" in page


def test_where_both_sides_are_sore_both_are_pressed(visitor: Visitor) -> None:
    visitor.post(f"/body/{ANGLE}?side=middle", urlencode(dict.fromkeys(questions(ANGLE), "no")))
    page = visitor.get(RELIEF.replace("side=left", "side=middle")).text
    assert ways(page) == ["relief-levator-with-finger-press-levator", "relief-levator"]
    assert "What has sides is played on both" in page
    assert "on your" not in page.partition('<fieldset class="card ways"')[2]


@pytest.mark.parametrize(("side", "spoken"), [("left", "Left side"), ("right", "Right side")])
def test_the_player_presses_the_sore_side_alone_and_says_which(visitor: Visitor, side: str, spoken: str) -> None:
    made = visitor.get(f"/reel/relief-levator-with-finger-press-levator-{side}").json()
    press = [each for each in made["moments"] if each["step"] == 0]
    assert {each["side"] for each in press} == {side}
    assert press[0]["voice"] == f"{spoken}. Reach over to the blade's corner."
    assert not any(spoken in each["voice"] for each in made["moments"][1:]), "it is said once"
    stretch = {each["side"] for each in made["moments"] if each["step"] == 1}
    assert {"left", "right"} <= stretch
    both = visitor.get("/reel/relief-levator-with-finger-press-levator").json()
    assert {each["side"] for each in both["moments"] if each["step"] == 0} == {"left", "right"}
    assert both["moments"][0]["voice"] == "Reach over to the blade's corner."


@pytest.mark.parametrize(
    "answers", [{"score": 8}, {"score": 10, "left": 4}, {"score": 2, "left": 0, "right": 0}], ids=str
)
def test_what_is_a_lot_starts_only_after_a_second_choice_and_then_with_nothing_pressed(
    admitted: Visitor, resident: Resident, answers: dict[str, int]
) -> None:
    form = {**answers, "way": "relief-levator-with-finger-press-levator-left", "cause": "one-sided-bag"}
    page = admitted.post(RELIEF, urlencode(form)).text
    assert "That is a lot" in page
    assert "doctor or physiotherapist" in page
    assert told(resident) == [], "nothing is noted and nothing starts yet"
    again = dict(re.findall(r'<input type="hidden" name="([a-z]+)" value="([^"]*)">', page))
    assert again == {name: str(value) for name, value in form.items()}, "what was said is not asked again"
    got = admitted.post(RELIEF, urlencode({**again, "gently": 1}))
    assert got.headers["location"] == "/break"
    sore, start = told(resident)
    assert (sore["score"], sore["moment"]) == (answers["score"], "before")
    assert start == {"do": "start", "routine": "relief-levator"}


@pytest.mark.parametrize("answers", [{"score": 7}, {"score": 2, "left": 0}, {"score": 2, "left": 0, "right": 1}])
def test_what_is_not_a_lot_starts_at_once(admitted: Visitor, answers: dict[str, int]) -> None:
    got = admitted.post(RELIEF, urlencode({**answers, "way": "relief-levator"}))
    assert got.headers["location"] == "/break"


@pytest.mark.parametrize("zone", ZONES)
def test_a_lot_where_no_muscle_is_known_never_starts_anything_that_presses(
    visitor: Visitor, resident: Resident, folders: Folders, zone: str
) -> None:
    folders.settings.write_text('equipment = ["chair", "desk", "wall", "ball", "headrest"]\n')
    visitor.post(f"/body/{zone}?side=left", urlencode(dict.fromkeys(questions(zone), "no")))
    address, place = f"/body/{zone}/none/relief?side=left", shipped().body.places[zone]
    visitor.post(address, urlencode({"score": 9, "way": place.first, "gently": 1}))
    start = told(resident)[-1]["routine"]
    found = {**shipped().routines, **shipped().reliefs}[start]
    assert "release" not in {step.exercise.kind for step in found.steps}


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
    assert ways(page) == [first, f"relief-at-{ANGLE}"]
    assert "Angle of neck and shoulder: stretch and move" in page
    assert all(muscle.common not in page for muscle in shipped().body.muscles.values()), "it is none of these"
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
    assert "Less sore than before. What you did is kept with the place" in done
    assert "A quarter of the way → Half way" in done


def test_nothing_is_kept_of_what_was_not_done(visitor: Visitor, folders: Folders) -> None:
    write(folders, [sore(NOW - 90, 5, "before"), sore(NOW - 30, 3, "after")])
    page = visitor.get(AFTER).text
    assert "Less sore than before." in page
    assert "is kept" not in page


@pytest.mark.parametrize(("after", "says"), [(5, "No change this time."), (7, "in peace today")])
def test_no_change_and_more_than_before_are_told_plainly(
    visitor: Visitor, folders: Folders, after: int, says: str
) -> None:
    write(folders, [sore(NOW - 90, 5, "before"), sore(NOW - 30, after, "after")])
    assert says in visitor.get(AFTER).text


def test_what_got_worse_is_left_in_peace_for_the_rest_of_the_day(admitted: Visitor, resident: Resident) -> None:
    """A morning: 5 before, 7 after a press. At noon and in the evening there is only a number; tomorrow all of it."""
    score = f"/body/{ANGLE}/score?side=left"
    worse = Spot(ANGLE, "left", "levator", 7, NOW - 30, worse_at=NOW - 30)
    resident.status = status(spots=[worse.as_json()])
    assert "leave it in peace today" not in admitted.get(f"/body/{ANGLE}/score?side=right").text
    admitted.post(f"/body/{ANGLE}?side=right", urlencode(dict.fromkeys(questions(ANGLE), "no")))
    admitted.post(f"/body/{ANGLE}?side=middle", urlencode(dict.fromkeys(questions(ANGLE), "no")))
    for behind in ("muscles", "levator", "levator/relief", "none/relief", "trap-upper/relief"):
        assert admitted.get(f"/body/{ANGLE}/{behind}?side=left").headers["location"] == score
        assert admitted.get(f"/body/{ANGLE}/{behind}?side=right").status_code == 200, "the other side is not sore"
    assert "side=middle" in admitted.get(f"/body/{ANGLE}/muscles?side=middle").headers["location"], "both have the left"
    assert admitted.post(RELIEF, "score=2&way=relief-levator").headers["location"] == score
    assert told(resident) == []
    page = admitted.get(score).text
    assert "You noted that it got worse: leave it in peace today." in page
    assert "Do something for it" not in page
    resident.status = status(spots=[replace(worse, score=2, at=NOW - 10).as_json()])
    assert admitted.get(RELIEF).headers["location"] == score, "a lower number is no reason to begin again"
    assert admitted.post(score, "score=3").headers["location"] == "/body"
    resident.status = status(at=NOW + 86400, spots=[worse.as_json()])
    assert "in peace" not in admitted.get(score).text
    assert admitted.get(RELIEF).status_code == 200


def test_a_pin_is_told_where_it_was_moved_and_stays_where_it_was(
    visitor: Visitor, resident: Resident, folders: Folders
) -> None:
    write(folders, [sore(NOW - 90, 5, "before")])
    visitor.post(AFTER, urlencode({"score": 3, "keep": 1, "x": "78.5", "y": "90", "aspect": "back"}))
    assert {key: told(resident)[-1][key] for key in ("x", "y", "aspect")} == {"x": 78.5, "y": 90.0, "aspect": "back"}
    for x in ("nan", "inf", "", "left"):
        resident.heard.clear()
        visitor.post(AFTER, urlencode({"score": 3, "keep": 1, "x": x, "y": "40", "aspect": "back"}))
        assert told(resident)[-1]["x"] is None
    assert '<input type="hidden" name="x" value="' in visitor.get(AFTER).text
    assert re.search(r'name="x" value="[^"]*" disabled', visitor.get(AFTER).text)
    mine = Spot(ANGLE, "left", "levator", 5, NOW, kept=True, aspect="back", x=78.5, y=90.0)
    resident.status = status(spots=[mine.as_json()])
    assert '<input type="hidden" name="x" value="78.5">' in visitor.get(AFTER).text


def test_a_pin_beside_the_body_or_on_the_other_side_is_told_where_it_may_stand(
    visitor: Visitor, resident: Resident, folders: Folders
) -> None:
    write(folders, [sore(NOW - 90, 5, "before")])
    for x, y in (("0", "0"), ("199", "90"), ("-500", "1e6")):
        visitor.post(AFTER, urlencode({"score": 3, "keep": 1, "x": x, "y": y, "aspect": "back"}))
        pin = told(resident)[-1]
        assert 60 < pin["x"] < 100, "left of the middle"
        assert 75 < pin["y"] < 110
    for aspect in ("front", "side"):
        visitor.post(AFTER, urlencode({"score": 3, "keep": 1, "x": "78", "y": "90", "aspect": aspect}))
        assert told(resident)[-1]["x"] is None, "the place is not seen from there"


def test_ones_own_pin_is_on_the_map_and_on_the_page_of_spots(
    visitor: Visitor, resident: Resident, folders: Folders
) -> None:
    pin: Detail = {"zone": ANGLE, "side": "left", "muscle": "", "kept": True, "x": 78.5, "y": 90.0, "aspect": "back"}
    write(folders, [Entry(NOW - 90, 0, "spot", detail=pin), sore(NOW - 30, 3, "now")])
    mine = Spot(ANGLE, "left", "levator", 3, NOW, kept=True, aspect="back", x=78.5, y=90.0)
    resident.status = status(spots=[mine.as_json()])
    for page in ("/body", "/spots"):
        back = visitor.get(page).text.partition('data-aspect="back"')[2]
        assert '<circle class="pin" cx="78.5" cy="90.0"' in back, page


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
