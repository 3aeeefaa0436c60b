"""The little routines made of the body map: short, possible for the person they are shown to, and never offered."""

from pathlib import Path

import pytest

from deskbreak import index, library, resources
from deskbreak.core import choice
from deskbreak.core.body.relief import relief_at, relief_id
from deskbreak.core.body.zone import ZONES, Side, names
from deskbreak.core.routine import Routine, timeline
from deskbreak.core.settings import CARE, EQUIPMENT, Reminder, Settings
from deskbreak.core.state import Preferences
from deskbreak.core.world import World
from deskbreak.library import relief
from tests.library.files import EXERCISE, ROUTINE

SHIPPED = resources.folder("routines")
FOUND = library.load([SHIPPED])
MUSCLES = FOUND.body.muscles
RESTS = ("acupressure-mat", "heat-pack", "cold-pack")


def test_each_muscle_has_one_for_each_release_and_one_without() -> None:
    for muscle in MUSCLES.values():
        for release in ("", *muscle.releases):
            made = FOUND.reliefs[relief_id(muscle.id, release)]
            steps = [step.exercise.id for step in made.steps]
            assert steps == [name for name in (release, muscle.stretch, muscle.move) if name]
            assert muscle.common in made.name
            assert not any(step.side for step in made.steps)
    plain = [name for name in FOUND.reliefs if not name.endswith(("-left", "-right"))]
    assert len(plain) == len(ZONES) + sum(1 + len(muscle.releases) for muscle in MUSCLES.values())


def test_each_place_has_one_that_is_called_by_the_place_and_names_no_muscle() -> None:
    for zone, name in names().items():
        made = FOUND.reliefs[relief_at(zone)]
        usual = MUSCLES[FOUND.body.places[zone].muscles[0]]
        assert made.name == f"{name}: stretch and move"
        assert [step.exercise.id for step in made.steps] == [usual.stretch, usual.move]
        assert made.check_first


def test_a_release_with_sides_has_one_for_each_which_presses_there_alone_and_as_long() -> None:
    sided = 0
    for muscle in MUSCLES.values():
        for release in muscle.releases:
            both = FOUND.reliefs[relief_id(muscle.id, release)]
            if FOUND.exercises[release].sides == "none":
                assert relief_id(muscle.id, release, "left") not in FOUND.reliefs
                continue
            for half in ("left", "right"):
                one = FOUND.reliefs[relief_id(muscle.id, release, half)]
                press, *rest = one.steps
                assert press.sides == (half,)
                assert {moment.side for moment in timeline(one) if moment.step == 0} <= {"", half}
                assert rest == list(both.steps[1:]), "stretch and movement are for both sides, as ever"
                assert press.reps > both.steps[0].reps, "the time of the other side is not lost"
                assert press.seconds <= both.steps[0].seconds
                assert one.name == both.name.replace(muscle.common, f"{muscle.common}, {half}")
            sided += 1
    assert sided >= 15


def test_what_is_found_presses_the_sore_side_where_there_are_sides() -> None:
    def found(release: str, half: Side) -> str:
        made = relief.found(FOUND.reliefs, "levator", release, half)
        return made.id if made is not None else ""

    assert found("finger-press-levator", "left") == "relief-levator-with-finger-press-levator-left"
    assert found("finger-press-levator", "middle") == "relief-levator-with-finger-press-levator"
    assert found("heat-pack", "left") == "relief-levator-with-heat-pack"
    assert found("", "right") == "relief-levator"
    assert found("ball-wall-hip", "right") == ""


@pytest.mark.parametrize("routine", FOUND.reliefs.values(), ids=lambda routine: routine.id)
def test_it_takes_two_or_three_minutes_beside_the_rest(routine: Routine) -> None:
    rest = sum(step.seconds for step in routine.steps if step.exercise.id in RESTS)
    assert 90 <= routine.seconds - rest <= 210
    assert routine.target_s == round(routine.seconds)
    for step in routine.steps:
        assert step.exercise.reps_range[0] <= step.reps <= step.exercise.reps_range[1]


def test_it_is_known_but_neither_listed_nor_offered() -> None:
    listings = FOUND.listings()
    assert FOUND.reliefs.keys() <= listings.keys()
    assert not FOUND.reliefs.keys() & FOUND.routines.keys()
    world = World(Settings(equipment=frozenset(EQUIPMENT)), listings)
    assert {each.id for each in choice.possible(world, Preferences())} <= FOUND.routines.keys()
    only = World(Settings(), {name: listings[name] for name in FOUND.reliefs})
    assert choice.choose(only, Reminder("long", 3600.0, 150.0), 0.0, Preferences()) is None


def test_what_is_possible_follows_the_equipment() -> None:
    def releases(*things: str) -> list[str]:
        settings = Settings(equipment=frozenset(things))
        return list(relief.possible(MUSCLES["levator"], FOUND.reliefs, settings))

    assert releases() == ["finger-press-levator", ""]
    assert releases("hook", "pack") == [*MUSCLES["levator"].releases, ""]
    assert list(relief.possible(MUSCLES["sps"], FOUND.reliefs, Settings(equipment=frozenset()))) == []


@pytest.mark.parametrize("condition", CARE)
def test_what_is_possible_follows_what_the_person_takes_care_of(condition: str) -> None:
    settings = Settings(equipment=frozenset(EQUIPMENT), care=frozenset({condition}))
    for muscle in MUSCLES.values():
        for routine in relief.possible(muscle, FOUND.reliefs, settings).values():
            assert condition not in routine.avoid
    blood = relief.possible(MUSCLES["levator"], FOUND.reliefs, Settings(care=frozenset({"blood-thinners"})))
    assert list(blood) == [""]


def test_a_routine_is_for_the_muscles_of_its_steps() -> None:
    listings = FOUND.listings()
    assert {"levator", "trap-upper"} <= listings["top-of-shoulder-relief"].muscles
    assert listings["stand-up-two"].muscles == {"gluteals", "lat", "low-back"}
    assert "infraspinatus" in listings["knot-release-wall"].muscles
    assert all(muscle in listings[relief_id(muscle)].muscles for muscle in MUSCLES)


def test_the_index_gives_them_back_and_shares_what_is_the_same(tmp_path: Path) -> None:
    listings = FOUND.listings()
    index.write(tmp_path / "index", index.Index(index.stamp([SHIPPED]), listings))
    read = index.read(tmp_path / "index")
    assert read is not None
    assert read.routines == listings
    steps = {id(step) for each in read.routines.values() for step in each.steps}
    assert len(steps) == len({step for each in listings.values() for step in each.steps})


def test_a_map_that_changed_makes_the_index_old(tmp_path: Path) -> None:
    body = tmp_path / "body.toml"
    body.write_text("", "utf-8")
    before = index.stamp([tmp_path])
    body.write_text("# changed\n", "utf-8")
    assert index.stamp([tmp_path]) != before


def test_a_routine_of_ones_own_goes_before_a_relief_of_its_name(tmp_path: Path) -> None:
    for folder, name, text in (("exercises", "palm-press", EXERCISE), ("routines", "relief-levator", ROUTINE)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.toml").write_text(text.replace("press-minute", name), "utf-8")
    found = library.load([SHIPPED, tmp_path])
    assert found.faults == ()
    assert found.playable["relief-levator"].name == "Press minute"


def test_in_german_every_exercise_of_one_speaks_german() -> None:
    german = library.load([SHIPPED], "de")
    assert {step.exercise.language for each in german.reliefs.values() for step in each.steps} == {"de"}
