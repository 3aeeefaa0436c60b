"""The questions before anything is offered for a sore place: nobody gets past them by accident."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from deskbreak.core import warning
from deskbreak.core.body.zone import ZONES, Side
from deskbreak.window.body.passes import HOLDS_S, REMEMBERED_S, Passes
from deskbreak.window.desk import Desk
from tests.window.ashelf import PLACES, Shipped, behind, questions, shipped
from tests.window.conftest import Clock, Visitor
from tests.window.scripted import Resident

TIERS = [each.id for each in warning.red_flags()]


@pytest.fixture
def shelf() -> Shipped:
    return Shipped()


@pytest.fixture(autouse=True)
def passes(desk: Desk, clock: Clock) -> Passes:
    desk.passes = Passes(clock)
    return desk.passes


def answer(visitor: Visitor, zone: str, side: str, **answers: str) -> tuple[int, str, str]:
    """Answer no to everything but what `answers` has; an empty one is left out."""
    given = {**dict.fromkeys(questions(zone), "no"), **answers}
    sent = urlencode({name: value for name, value in given.items() if value})
    got = visitor.post(f"/body/{zone}?side={side}", sent)
    return got.status_code, got.headers.get("location", ""), got.text


def offers(page: str) -> list[str]:
    """What a page links or names of the exercises and routines; how things are called outside of it does not count."""
    main = page.partition("<main")[2].partition("</main>")[0]
    links = re.findall(r'(?:href|action|src|data-reel)="([^"]*)"', page)
    linked = [each for each in links if re.match(r"/(exercises|reel|break|do/|routines/|muscles|habits|spots)", each)]
    names = {name: each.name for name, each in shipped().playable.items()}
    names |= {name: each.name for name, each in shipped().exercises.items()}
    return linked + [name for name in names if name in main or re.search(rf"\b{re.escape(names[name])}\b", main)]


@pytest.mark.parametrize("zone", ZONES)
def test_without_answers_every_page_behind_leads_to_the_questions(
    visitor: Visitor, resident: Resident, zone: str
) -> None:
    for place, side in PLACES:
        for address in behind(zone, side) if place == zone else []:
            got = visitor.get(address)
            assert (got.status_code, got.headers["location"]) == (303, f"/body/{zone}?side={side}"), address
            if "relief" in address:
                got = visitor.post(address, urlencode({"score": 5, "way": "relief-jaw", "only": 1}))
                assert (got.status_code, got.headers["location"]) == (303, f"/body/{zone}?side={side}"), address
    assert {each["do"] for each in resident.heard} <= {"status"}


@pytest.mark.parametrize("zone", ZONES)
def test_nothing_is_chosen_beforehand_and_nothing_is_offered(visitor: Visitor, zone: str) -> None:
    page = visitor.get(f"/body/{zone}?side=left").text
    assert questions(zone), "a place about which nothing is asked would be open to everybody"
    for each in questions(zone):
        assert len(re.findall(rf'type="radio" name="{each}" [^>]*required', page)) == 2
    assert not re.search(r"<input[^>]* checked", page)
    assert offers(page) == []


@pytest.mark.parametrize(("zone", "side"), PLACES)
def test_all_no_opens_this_place_and_no_other(visitor: Visitor, zone: str, side: Side) -> None:
    assert answer(visitor, zone, side)[:2] == (303, f"/body/{zone}/muscles?side={side}")
    assert visitor.get(f"/body/{zone}/muscles?side={side}").status_code == 200
    for other, its_side in PLACES:
        if (other, its_side) != (zone, side):
            assert visitor.get(f"/body/{other}/muscles?side={its_side}").status_code == 303


@pytest.mark.parametrize("zone", ZONES)
def test_one_yes_says_what_to_do_offers_nothing_and_closes_every_place(visitor: Visitor, zone: str) -> None:
    side = "middle" if zone == "crown" else "right"
    asked = shipped().body.places[zone].questions
    for each in asked:
        answer(visitor, "low-back", "left")
        answer(visitor, zone, side)
        assert answer(visitor, zone, side, **{each.id: "yes"})[:2] == (303, f"/body/{zone}/stop?side={side}")
        page = visitor.get(f"/body/{zone}/stop?side={side}").text
        tier = next(tier for tier in warning.red_flags() if tier.id == each.tier)
        assert f'<h1 id="act">{tier.title}</h1>' in page
        assert tier.act in unescape(page)
        assert offers(page) == []
        assert [address for address in behind(zone, side) if visitor.get(address).status_code != 303] == []
        assert visitor.get("/body/low-back/muscles?side=left").status_code == 303
        visitor.post(f"/body/{zone}/stop?side={side}", "because=wrong")


def test_the_most_pressing_yes_says_what_to_do_even_where_answers_are_missing(visitor: Visitor) -> None:
    asked = sorted(shipped().body.places["temple"].questions, key=lambda each: TIERS.index(each.tier))
    most, least = asked[0], asked[-1]
    assert most.tier != least.tier
    code, where, _page = answer(visitor, "temple", "left", **dict.fromkeys(questions("temple"), ""))
    assert code == 422
    left_out = {**dict.fromkeys(questions("temple"), ""), most.id: "yes", least.id: "yes"}
    code, where, _page = answer(visitor, "temple", "left", **left_out)
    assert (code, where) == (303, "/body/temple/stop?side=left")
    page = visitor.get(where).text
    assert warning.red_flags()[TIERS.index(most.tier)].title in page
    assert most.text.replace("'", "&#39;") in page


def yes_about(zone: str, tier: str) -> dict[str, str]:
    return {next(each.id for each in shipped().body.places[zone].questions if each.tier == tier): "yes"}


@pytest.mark.parametrize("tier", ["now", "today"])
def test_a_pressing_yes_holds_for_every_place_until_it_is_taken_back(
    visitor: Visitor, clock: Clock, resident: Resident, tier: str
) -> None:
    where = answer(visitor, "temple", "left", **yes_about("temple", tier))[1]
    advice = next(each for each in warning.red_flags() if each.id == tier)
    clock.now += 3600
    for address in ("/body/low-back", "/body/low-back?side=left", "/body/crown", "/body/temple?side=left"):
        assert visitor.get(address).headers["location"] == where, address
    assert answer(visitor, "low-back", "left")[:2] == (303, where), "a page that was open before gives no pass"
    assert visitor.get("/body/low-back/muscles?side=left").status_code == 303
    body, today = unescape(visitor.get("/body").text), unescape(visitor.get("/today").text)
    assert "An hour ago you said yes to" in body
    assert body.index(advice.act) < body.index('class="chart"')
    assert advice.act in today
    assert f'href="{where}"' in today
    assert visitor.get("/routines/relief-jaw").status_code == 200
    assert visitor.get("/break?play=relief-jaw").status_code == 200
    assert {each["do"] for each in resident.heard} <= {"status"}


@pytest.mark.parametrize(("because", "leads"), [("wrong", "/body/temple?side=left"), ("examined", "/body")])
def test_taking_a_yes_back_lets_every_place_ask_anew(visitor: Visitor, because: str, leads: str) -> None:
    answer(visitor, "low-back", "left")
    stop = answer(visitor, "temple", "left", **yes_about("temple", "now"))[1]
    page = visitor.get(stop).text
    assert f'name="because" value="{because}"' in page
    assert visitor.post(stop, "because=perhaps").headers["location"] == stop
    assert visitor.get("/body/crown").status_code == 303
    assert visitor.post(stop, f"because={because}").headers["location"] == leads
    assert f'name="{questions("crown")[0]}"' in visitor.get("/body/crown").text
    assert visitor.get("/body/low-back/muscles?side=left").headers["location"] == "/body/low-back?side=left"
    assert "you said yes to" not in visitor.get("/body").text
    assert 'id="warned-why"' not in visitor.get("/today").text


def test_a_yes_that_can_wait_closes_its_place_alone(visitor: Visitor) -> None:
    zone = next(zone for zone in ZONES if "soon" in {each.tier for each in shipped().body.places[zone].questions})
    stop = answer(visitor, zone, "left", **yes_about(zone, "soon"))[1]
    assert "nothing is offered for this place" in visitor.get(stop).text
    assert visitor.get(f"/body/{zone}/muscles?side=left").status_code == 303
    assert answer(visitor, "temple", "left")[1] == "/body/temple/muscles?side=left"


def test_a_yes_is_forgotten_after_a_day(visitor: Visitor, clock: Clock) -> None:
    answer(visitor, "temple", "left", **yes_about("temple", "now"))
    clock.now += REMEMBERED_S - 1
    assert "23 hours ago you said yes to" in visitor.get("/body").text
    clock.now += 1
    assert visitor.get("/body/temple?side=left").status_code == 200


def test_what_presses_most_is_told_whatever_was_said_after_it(passes: Passes) -> None:
    passes.refuse("temple", "left", ["stroke"], "now")
    passes.refuse("low-back", "left", ["fever"], "today")
    passes.refuse("crown", "middle", ["weeks"], "soon")
    assert passes.warned is not None
    assert passes.warned.zone == "temple"


def test_several_yes_are_told_by_how_pressing_they_are_and_no_other_question(visitor: Visitor) -> None:
    asked = sorted(shipped().body.places["temple"].questions, key=lambda each: TIERS.index(each.tier))
    said = [asked[-1], asked[0]]
    stop = answer(visitor, "temple", "left", **{each.id: "yes" for each in said})[1]
    page = unescape(visitor.get(stop).text)
    assert [each for each in asked if each.text in page] == [asked[0], asked[-1]]
    assert page.index(asked[0].text) < page.index(asked[-1].text)


@pytest.mark.parametrize("zone", ZONES)
def test_one_answer_left_out_is_asked_for_and_the_others_stay(visitor: Visitor, zone: str) -> None:
    side = "middle" if zone == "crown" else "left"
    for each in questions(zone):
        for wrong in ("", "perhaps"):
            code, _where, page = answer(visitor, zone, side, **{each: wrong})
            assert code == 422
            assert f'id="missing-{each}"' in page
            assert page.count("checked>") == len(questions(zone)) - 1
            assert visitor.get(f"/body/{zone}/muscles?side={side}").status_code == 303


def test_an_answer_is_believed_for_half_an_hour(visitor: Visitor, clock: Clock) -> None:
    answer(visitor, "temple", "left")
    clock.now += HOLDS_S - 1
    assert visitor.get("/body/temple/jaw?side=left").status_code == 200
    clock.now += 1
    assert visitor.get("/body/temple/jaw?side=left").headers["location"] == "/body/temple?side=left"
    assert visitor.get("/body/temple/stop?side=left").headers["location"] == "/body/temple?side=left"


def test_a_place_with_sides_asks_for_one_first(visitor: Visitor) -> None:
    page = visitor.get("/body/temple").text
    assert re.findall(r'href="/body/temple\?side=(\w+)"', page) == ["left", "right", "middle"]
    assert offers(page) == []
    assert 'name="sudden"' in visitor.get("/body/crown").text, "the crown has no sides to choose from"
    for address in ("/body/temple/muscles", "/body/temple/jaw?side=upper", "/body/temple/jaw/relief"):
        assert visitor.get(address).headers["location"] == "/body/temple"
    assert visitor.post("/body/temple", "sudden=no").headers["location"] == "/body/temple"


def test_what_is_no_place_and_a_muscle_that_is_not_there_are_not_found(visitor: Visitor) -> None:
    answer(visitor, "temple", "left")
    for address in ("/body/knee", "/body/knee/muscles", "/body/temple/gluteals?side=left", "/body/temple/x?side=left"):
        assert visitor.get(address).status_code == 404, address
    assert visitor.get("/body/temple/none?side=left").status_code == 404
