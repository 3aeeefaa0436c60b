"""Which warning signs are asked about at which place, before anything is offered there, and how pressing a yes is."""

import re
from collections.abc import Mapping

import pytest

from deskbreak import library, resources
from deskbreak.core.body.map import Place
from deskbreak.core.body.zone import ZONES

PLACES = library.load([resources.folder("routines")]).body.places
GERMAN = library.load([resources.folder("routines")], "de").body.places

HEAD = {"forehead-eye", "temple", "crown", "back-of-head"}
NECK = {"side-neck", "neck-shoulder-angle", "shoulder-top"}
"""The top of the shoulder too: what eases it stretches the neck."""
BLADES = {"between-blades", "on-under-blade", "below-blade"}
LOW = {"low-back", "hip-buttock"}
ARM = {"shoulder-outer-arm", "forearm-elbow", "wrist-hand"}
FRONT = {"shoulder-front", "chest-front"}
EVERY = set(ZONES)

SIGNS: Mapping[str, tuple[str, set[str]]] = {
    # what the question says: how pressing it is, and where it is asked
    "pressure or tightness in your chest": ("now", {"back-of-head", "jaw-ear", *NECK, *BLADES, *ARM, *FRONT}),
    "worst headache": ("now", {*HEAD, "jaw-ear", *NECK}),
    "drooping face, slurred speech, confusion, a fit or fainting, double or lost sight, trouble swallowing": (
        "now",
        {*HEAD, "jaw-ear", *NECK, *ARM},
    ),
    "neck stiff with fever, a rash, drowsiness or light": ("now", {*HEAD, *NECK}),
    "one side of neck or head in strong pain since a blow, a manipulation or a massage": (
        "now",
        {*HEAD, "jaw-ear", *NECK},
    ),
    "begin lately with a serious accident or a bad fall": ("now", EVERY),
    "both legs weak or tingling, are you unsteady when you walk": ("now", {*NECK, *BLADES, *LOW}),
    "numb between your legs": ("now", {*NECK, *BLADES, *LOW}),
    "passing or holding water or stool": ("now", {*NECK, *BLADES, *LOW}),
    "tingling, numbness, weakness or swelling in this arm": (
        "today",
        {*NECK, *ARM, *FRONT, "between-blades", "on-under-blade"},
    ),
    "like an electric shock when you bend your neck": ("today", {*NECK, *ARM}),
    "numbness in a leg": ("today", LOW),
    "calf that is swollen": ("today", LOW),
    "past 50 and have a new headache, a sore scalp": ("today", {*HEAD, "jaw-ear"}),
    "unlike your usual ones": ("today", HEAD),
    "swollen, hot, badly bruised or numb": ("today", {*LOW, *ARM, *FRONT, "below-blade"}),
    "stay the same however you move": ("today", {*BLADES, *LOW}),
    "belly pain, or pain when you breathe in or pass water": ("today", {*BLADES, *LOW}),
    "fever, feel ill, sweat at night, lose weight": ("today", EVERY),
    "a new lump or rash": ("today", EVERY),
    "cancer, or do you have a weak immune system or fragile bones, and no clinician has seen": ("today", EVERY),
    "toothache, earache": ("soon", {"jaw-ear"}),
    "hurt it in the last few days": ("soon", EVERY),
    "keep you from sleep or work": ("soon", EVERY),
    "not eased after three weeks": ("soon", EVERY),
}


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_is_asked_about_wherever_it_matters(sign: str) -> None:
    tier, zones = SIGNS[sign]
    told = {zone: {each.tier for each in place.questions if sign in each.text} for zone, place in PLACES.items()}
    assert {zone: told[zone] for zone in zones} == {zone: {tier} for zone in zones}


@pytest.mark.parametrize("place", PLACES.values(), ids=lambda place: place.zone)
def test_a_zone_asks_little_enough_to_be_answered_and_the_most_pressing_first(place: Place) -> None:
    assert 4 <= len(place.questions) <= 8
    assert place.questions[0].tier == "now"
    assert {question.tier for question in place.questions} == {"now", "today", "soon"}
    assert len(set(place.questions)) == len(place.questions)
    assert 2 <= len(place.muscles) <= 6


def test_the_place_itself_says_what_is_asked_first() -> None:
    first = {zone: place.questions[0].id for zone, place in PLACES.items()}
    assert {zone for zone in first if first[zone] == "sudden"} == HEAD
    assert [question.id for question in PLACES["chest-front"].questions[:2]] == ["chest", "chest-signs"]
    assert {first[zone] for zone in {"jaw-ear", *NECK, *BLADES, *ARM, "shoulder-front"}} == {"heart"}
    assert {first[zone] for zone in LOW} == {"both-legs"}


@pytest.mark.parametrize("places", [PLACES, GERMAN], ids=["en", "de"])
def test_each_is_one_question(places: Mapping[str, Place]) -> None:
    for question in {question for place in places.values() for question in place.questions}:
        assert re.fullmatch(r"[^?.!]+\?", question.text), question.id
        assert len(question.text.split()) <= 45, question.id
