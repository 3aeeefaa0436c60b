"""What comes with the program is faultless, says what it promises, and cites only what a reader can trust."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from deskbreak import library, resources
from deskbreak.core.choice import fitting
from deskbreak.core.routine import Exercise, Step
from deskbreak.core.settings import CARE, Settings
from deskbreak.core.state import Preferences
from deskbreak.core.world import World

SHIPPED = resources.folder("routines")
FOUND = library.load([SHIPPED])
TOTALS_S = {
    "eyes-and-drop": 59,
    "posture-minute": 58,
    "breathe-minute": 63,
    "desk-neck-reset": 123,
    "top-of-shoulder-relief": 122,
    "stand-up-two": 122,
    "two-minute-strength": 115,
    "shoulder-blade-strength": 182,
    "headache-from-the-neck": 181,
    "open-the-chest": 183,
    "mouse-arm": 186,
    "upper-back-reset": 306,
    "knot-release-wall": 307,
    "hourly-five": 306,
    "full-reset-ten": 610,
    "floor-ten": 594,
}
RESTS = {"acupressure-mat", "heat-pack", "cold-pack"}
"""What one lies or sits with for many minutes."""
TRUSTED = {
    "doi.org",
    "pubmed.ncbi.nlm.nih.gov",
    "pmc.ncbi.nlm.nih.gov",
    "www.cdc.gov",
    "www.hse.gov.uk",
    "www2.hse.ie",
    "www.who.int",
    "www.nhs.uk",
    "www.uhmb.nhs.uk",
    "www.ccohs.ca",
    "www.acsm.org",
    "www.cochrane.org",
}
SAYS = {
    "pregnancy": r"pregnan(?!cy, squeeze)",
    "osteoporosis": r"osteoporosis",
    "blood-thinners": r"blood thinners",
    "high-blood-pressure": r"high blood pressure",
    "heart-or-lung": r"heart condition|neck artery|pacemaker|poor circulation|asthma",
    "loss-of-feeling": r"numb skin|swollen or numb|hurt or numb|feels? little|loss of feeling",
    "cancer": r"cancer",
    "recent-injury": r"recent (neck|shoulder|spinal)|spinal fracture",
    "eye-operation": r"recent eye",
    "dislocated-shoulder": r"dislocated",
    "hip-replacement": r"hip replacement|new hip joint",
}
"""How the words of an exercise say that it is not for somebody."""
FILES = sorted(SHIPPED.glob("*/*.toml"))


def test_there_is_no_fault() -> None:
    assert [str(fault) for fault in FOUND.faults] == []
    assert library.check(SHIPPED, [SHIPPED]) == ()


def test_every_file_is_in_the_library() -> None:
    assert {path.stem for path in FILES} == {*FOUND.exercises, *FOUND.routines}


def test_the_routines_take_what_they_should() -> None:
    assert {name: routine.seconds for name, routine in FOUND.routines.items()} == TOTALS_S
    for routine in FOUND.routines.values():
        assert abs(routine.seconds - routine.target_s) <= 0.1 * routine.target_s


def test_strength_can_be_had_with_a_band_and_without() -> None:
    strong = {name: routine for name, routine in FOUND.routines.items() if routine.strength}
    assert "band" in strong["two-minute-strength"].equipment
    assert strong["shoulder-blade-strength"].equipment == {"wall"}
    assert not any(routine.discreet for routine in strong.values())


def test_an_open_office_has_something_to_do() -> None:
    assert {name for name, routine in FOUND.routines.items() if routine.discreet} >= {
        "posture-minute",
        "desk-neck-reset",
    }


@pytest.mark.parametrize("exercise", FOUND.exercises.values(), ids=lambda exercise: exercise.id)
def test_whom_it_is_not_for_stands_in_its_words_and_in_its_data(exercise: Exercise) -> None:
    assert exercise.avoid == {each for each, words in SAYS.items() if re.search(words, exercise.stop_if)}


@pytest.mark.parametrize("condition", CARE)
def test_somebody_who_has_to_take_care_still_has_breaks_of_each_length(condition: str) -> None:
    settings = Settings(care=frozenset({condition}))
    world = World(settings, routines={name: each.listing() for name, each in FOUND.routines.items()})
    for reminder in settings.active:
        offered = fitting(world, reminder.length_s, Preferences())
        assert len(offered) >= 2
        assert not any(condition in each.avoid for each in offered)


@pytest.mark.parametrize("exercise", FOUND.exercises.values(), ids=lambda exercise: exercise.id)
def test_sources_can_be_trusted(exercise: Exercise) -> None:
    assert {urlsplit(source).netloc for source in exercise.sources} <= TRUSTED
    assert exercise.sources or exercise.evidence in ("G", "V")


@pytest.mark.parametrize("exercise", FOUND.exercises.values(), ids=lambda exercise: exercise.id)
def test_no_text_names_a_side(exercise: Exercise) -> None:
    """The player says which side it is; a text with a side in it would be wrong half of the time."""
    if exercise.sides in ("left-right", "alternating"):
        for phase in (*exercise.setup, *exercise.cycle, *exercise.finish):
            assert not re.search(r"\b(left|right)\b", f"{phase.text} {phase.voice}", re.IGNORECASE)


@pytest.mark.parametrize("exercise", FOUND.exercises.values(), ids=lambda exercise: exercise.id)
def test_the_voice_is_calm(exercise: Exercise) -> None:
    for phase in (*exercise.setup, *exercise.cycle, *exercise.finish):
        assert "!" not in phase.text + phase.voice
        assert phase.text.endswith(".")
    assert 20 <= Step(exercise, exercise.reps).seconds <= (1200 if exercise.id in RESTS else 120)


def test_the_example_of_the_readme_is_right(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", (SHIPPED / "README.md").read_text("utf-8"), re.DOTALL)
    assert len(blocks) >= 2
    for block in blocks:
        name = re.match(r'# (\S+)\.toml$|id = "(.*)"', block, re.MULTILINE)
        assert name is not None
        path = tmp_path / f"{name[1] or name[2]}.toml"
        path.write_text(block, "utf-8")
        assert [str(fault) for fault in library.check(path, [SHIPPED])] == []
