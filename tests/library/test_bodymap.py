"""The body map that comes with the program is whole and careful, and each thing wrong in one is told with its place."""

import gettext
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from deskbreak import library, resources
from deskbreak.core.body.map import BodyMap, Muscle
from deskbreak.core.body.zone import ZONES, names
from deskbreak.library import bodymap, habits
from deskbreak.tomlfile import Fault
from deskbreak.words import FOLDER
from tests.library.test_content import TRUSTED

SHIPPED = resources.folder("routines")
FOUND = library.load([SHIPPED])
BODY = FOUND.body
TEXT = (SHIPPED / "body.toml").read_text("utf-8")
REFERRAL = {
    *("trap-upper", "trap-middle", "trap-lower", "levator", "rhomboids", "infraspinatus", "supraspinatus", "scm"),
    *("suboccipitals", "splenius", "neck-extensors", "pec-major", "pec-minor", "sps", "scalenes", "lat"),
    *("subscapularis", "jaw", "forearm-ext", "forearm-flex", "low-back", "gluteals"),
}
"""The muscles of the referral table that the map was made from."""
LIGHT = {"suboccipitals", "splenius", "neck-extensors", "jaw", "low-back"}
"""At neck, jaw and low back one presses less than elsewhere."""
WITH_A_BALL = {
    *("trap-middle", "trap-lower", "rhomboids", "infraspinatus", "sps", "lat", "pec-major", "pec-minor"),
    *("forearm-ext", "forearm-flex", "low-back", "gluteals"),
}


def said(muscle: Muscle) -> str:
    return " ".join((muscle.sits, muscle.felt, muscle.clue, muscle.press, muscle.caution))


def changed(tmp_path: Path, old: str, new: str) -> tuple[BodyMap, tuple[Fault, ...]]:
    """The map with the first `old` replaced."""
    assert old in TEXT, old
    path = tmp_path / "body.toml"
    path.write_text(TEXT.replace(old, new, 1), "utf-8")
    return bodymap.load(path, FOUND.exercises, FOUND.routines)


def test_every_zone_and_every_muscle_is_there() -> None:
    assert FOUND.faults == ()
    assert BODY.places.keys() == set(ZONES)
    assert BODY.muscles.keys() == REFERRAL
    assert {muscle for place in BODY.places.values() for muscle in place.muscles} == REFERRAL


def test_what_lies_over_arteries_and_nerves_is_never_pressed() -> None:
    spared = {name for name, muscle in BODY.muscles.items() if not muscle.pressed}
    assert spared == {"scm", "scalenes", "subscapularis"}
    for name in spared:
        assert "not for pressing" in BODY.muscles[name].press
        assert all(FOUND.exercises[release].kind == "comfort" for release in BODY.muscles[name].releases)


@pytest.mark.parametrize("muscle", BODY.muscles.values(), ids=lambda muscle: muscle.id)
def test_a_muscle_is_spoken_of_with_care(muscle: Muscle) -> None:
    words = said(muscle)
    assert "may" in muscle.felt
    assert "%" not in words
    assert "!" not in words
    assert not re.search(r"\b(left|right) (side|arm|hand|shoulder)\b", words)
    assert muscle.press.count("?") == 1, "the press test asks whether it is the known ache"
    assert all(text.endswith((".", "?")) for text in (muscle.sits, muscle.felt, muscle.clue, muscle.press))


@pytest.mark.parametrize("language", ["en", "de"])
def test_how_strongly_and_with_what_one_presses_is_said_in_one_way(language: str) -> None:
    muscles = library.load([SHIPPED], language).body.muscles.values()
    told = {each.id: re.findall(r"\d (?:or|oder) \d (?:out of|von) 10", each.press) for each in muscles if each.pressed}
    light, firm = {"en": ("3 or 4 out of 10", "4 or 5 out of 10"), "de": ("3 oder 4 von 10", "4 oder 5 von 10")}[
        language
    ]
    assert told == {name: [light if name in LIGHT else firm] for name in told}
    assert {each.id for each in muscles if "ball" in each.press.lower().replace("handballen", "")} == WITH_A_BALL


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_muscle_is_not_called_what_a_place_is_called(language: str) -> None:
    called = [each.common for each in library.load([SHIPPED], language).body.muscles.values()]
    translate = gettext.translation("deskbreak", FOLDER, [language], fallback=True).gettext
    assert not set(called) & {translate(name) for name in names().values()}
    assert len(set(called)) == len(called)


@pytest.mark.parametrize("muscle", BODY.muscles.values(), ids=lambda muscle: muscle.id)
def test_each_cause_leads_to_a_habit_card(muscle: Muscle) -> None:
    assert set(muscle.causes) <= {card.id for card in habits.load(SHIPPED)}


@pytest.mark.parametrize("muscle", BODY.muscles.values(), ids=lambda muscle: muscle.id)
def test_sources_can_be_trusted_and_a_good_grade_has_one(muscle: Muscle) -> None:
    assert {urlsplit(source).netloc for source in muscle.sources} <= TRUSTED
    assert muscle.sources or muscle.grade in ("G", "V")


def test_german_speakers_read_german() -> None:
    german = library.load([SHIPPED], "de").body
    for name, muscle in BODY.muscles.items():
        for key in bodymap.WORDS:
            assert getattr(german.muscles[name], key) != getattr(muscle, key), f"{name}.{key}"
    for zone, place in BODY.places.items():
        for question, spoken in zip(place.questions, german.places[zone].questions, strict=True):
            assert question.text != spoken.text
            assert question.text.endswith("?")
            assert spoken.text.endswith("?")


FAULTS: Sequence[tuple[str, str, str, str]] = (
    # replace, by, key, a word of the sentence
    ('releases = ["finger-press-levator"', 'releases = ["finger-pres-levator"', "releases[1]", "Did you mean"),
    ('releases = ["finger-press-levator"', 'releases = ["neck-turn"', "releases[1]", "is a movement"),
    ('releases = ["heat-pack"]', 'releases = ["finger-press-levator"]', "scm.releases[1]", "without `pressed = true`"),
    ('exercises = ["levator-stretch"', 'exercises = ["levator"', "levator.exercises[1]", "no exercise"),
    ('stretch = "levator-stretch"', 'stretch = "front-neck-stretch"', "levator.stretch", "not among the exercises"),
    ('move = "neck-turn"\n', "", "muscle.levator.move", "missing"),
    ('causes = ["head-turned"', 'causes = ["Head turned"', "levator.causes[1]", "head-forward"),
    ('evidence = "G"', 'evidence = "A"', "muscle.trap-middle.evidence", "Choose one"),
    ('"https://doi', '"http://doi', "muscle.trap-upper.sources[1]", "https://"),
    ("[muscle.levator.text.en]", "[muscle.levator.text.fr]", "muscle.levator.text", "English"),
    ('clue = "The head', 'klue = "The head', "muscle.levator.text.en.klue", "Did you mean clue"),
    ("It may be felt up the side", "This is a cure for the side", "trap-upper.text.en.felt", "cure"),
    ('text.de.ask = "Spürst', 'text.de.ask = "Garantie. Spürst', "question.chest.text.de.ask", "Garantie"),
    ('tier = "now"', 'tier = "later"', "question.chest.tier", "Choose one"),
    ("[question.chest]", "[question.Chest]", "question.Chest", "small letters"),
    ("[zone.temple]", "[zone.tempel]", "zone.tempel", "Did you mean temple"),
    ("[zone.temple]", "[zone.tempel]", "zone", "is missing"),
    ('"chest-signs", "accident"', '"accident", "chest-sign"', "zone.chest-front.questions[3]", "chest-signs"),
    ('"chest-signs", "accident"', '"accident"', "question.chest-signs", "No zone asks"),
    ('["chest", "chest-signs"', '["lasting", "chest", "chest-signs"', "zone.chest-front.questions", "most pressing"),
    ('["jaw", "scm"', '["jaws", "scm"', "zone.jaw-ear.muscles[1]", "Did you mean jaw"),
    ('"scalenes", "pec-minor", "sps", "subscapularis"', '"sps"', "muscle.subscapularis", "No zone leads"),
    ('first = "breathe-minute"', 'first = "breath-minute"', "zone.jaw-ear.first", "Did you mean breathe-minute"),
    ("[question.chest]", "[more]\n[question.chest]", "more", "no key"),
)


@pytest.mark.parametrize(("old", "new", "key", "word"), FAULTS)
def test_a_fault_is_told_with_its_line_and_key(tmp_path: Path, old: str, new: str, key: str, word: str) -> None:
    _map, faults = changed(tmp_path, old, new)
    told = [fault for fault in faults if fault.key.endswith(key) and word in fault.says]
    assert told, [str(fault) for fault in faults]
    if key != "zone":  # a zone that is not there stands on no line
        assert told[0].line is not None
        line = (tmp_path / "body.toml").read_text("utf-8").splitlines()[told[0].line - 1]
        table, _dot, last = told[0].key.rpartition(".")
        assert last.split("[")[0] in line.split("=")[0] or line == f"[{table}]" or line.startswith(f"[{table}.text")


def test_what_is_faulty_is_left_out_and_the_rest_stands(tmp_path: Path) -> None:
    body, faults = changed(tmp_path, 'releases = ["finger-press-levator"', 'releases = ["neck-turn"')
    assert len(faults) == 1
    assert body.muscles["levator"].releases == BODY.muscles["levator"].releases[1:]
    assert body.places == BODY.places


def test_a_map_that_cannot_be_read_holds_nothing(tmp_path: Path) -> None:
    body, faults = bodymap.load(tmp_path / "body.toml", FOUND.exercises, FOUND.routines)
    assert (body, len(faults)) == (BodyMap({}, {}), 1)


def test_the_check_looks_at_the_map_too(tmp_path: Path) -> None:
    path = tmp_path / "body.toml"
    path.write_text(TEXT.replace("[zone.temple]", "[zone.tempel]", 1), "utf-8")
    assert {fault.key for fault in library.check(path, [SHIPPED])} == {"zone", "zone.tempel"}
    (tmp_path / "exercises").mkdir()
    assert {fault.key for fault in library.check(tmp_path, [SHIPPED])} == {"zone", "zone.tempel"}
