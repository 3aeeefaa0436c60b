"""`deskbreak routines`: what suits is listed, a wrong wish is told, and everything there is can be checked at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deskbreak import library, resources
from deskbreak.cli import deskbreak
from deskbreak.cli.show import clock
from deskbreak.core import vocabulary
from deskbreak.core.routine import Routine, Step
from deskbreak.folders import Folders
from deskbreak.window import names

ROUTINES = library.load([resources.folder("routines")]).routines
NECK = {each.id for each in ROUTINES.values() if each.minutes <= 3 and "neck" in each.regions and each.discreet}
WISHES: dict[str, tuple[list[str], Callable[[Routine], bool]]] = {
    "all": ([], lambda _each: True),
    "region": (["--region", "chest"], lambda each: "chest" in each.regions),
    "minutes": (["--minutes", "2"], lambda each: each.minutes <= 2),
    "posture": (["--posture", "seated"], lambda each: each.postures == ("seated",)),
    "postures": (
        ["--posture", "wall", "--posture", "standing"],
        lambda each: {*each.postures} <= {"wall", "standing"},
    ),
    "equipment": (["--equipment", "chair"], lambda each: each.equipment <= {"chair"}),
    "things": (["--equipment", "chair", "--equipment", "wall"], lambda each: each.equipment <= {"chair", "wall"}),
    "needs": (["--needs", "ball"], lambda each: "ball" in each.equipment),
    "needs things": (["--needs", "chair", "--needs", "wall"], lambda each: each.equipment >= {"chair", "wall"}),
    "discreet": (["--discreet"], lambda each: each.discreet),
    "several": (["--minutes", "3", "--region", "neck", "--discreet"], lambda each: each.id in NECK),
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own routines."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return Folders.of().routines


def call(*arguments: str) -> Result:
    return CliRunner().invoke(deskbreak, ["routines", *arguments])


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.usefixtures("home")
def test_what_suits_is_listed_the_shortest_first(wish: str) -> None:
    arguments, suits = WISHES[wish]
    wanted = sorted(filter(suits, ROUTINES.values()), key=lambda each: (each.seconds, each.id))
    done = call("list", *arguments)
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == [each.id for each in wanted]
    assert bool(done.stderr) == (not wanted)


@pytest.mark.usefixtures("home")
def test_wishes_that_nothing_meets_are_told() -> None:
    done = call("list", "--minutes", "1", "--posture", "floor")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no such routine" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("--region", "nek"), ("neck", "eyes")),
        (("--posture", "sitting"), ("seated", "floor")),
        (("--equipment", "dumbbell"), ("wall", "massager")),
        (("--minutes", "0"), ("1",)),
        (("--minutes", "two"), ("two",)),
    ],
)
@pytest.mark.usefixtures("home")
def test_a_wrong_wish_is_refused_with_the_possible_ones(arguments: tuple[str, ...], names: tuple[str, ...]) -> None:
    done = call("list", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert all(name in done.stderr.splitlines()[-1] for name in names)


@pytest.mark.usefixtures("home")
def test_what_is_shown_tells_how_long_with_what_and_on_what_grounds() -> None:
    for routine in ROUTINES.values():
        told = call("show", routine.id).stdout
        assert told.startswith(f"{routine.name} ({clock(routine.seconds)})\n")
        needs = ", ".join(vocabulary.things()[each] for each in sorted(routine.equipment))
        assert (f"Needs: {needs}." if needs else "Needs nothing.") in told.splitlines()
        for step in routine.steps:
            exercise = step.exercise
            assert f"{exercise.name} ({clock(step.seconds)})" in told
            assert f"{names.postures()[exercise.posture]}, {names.often(step)}, " in told
            assert f"What is known ({exercise.evidence}): {names.evidence(exercise.evidence)}" in told
            assert all(source in told for source in exercise.sources)
    exercise = next(step.exercise for step in routine.steps)
    assert ", 2 times, on the right side, " in call("show", "relief-levator-with-finger-press-levator-right").stdout
    told = call("show", exercise.id).stdout
    assert told.startswith(f"{exercise.name} ({clock(Step(exercise, exercise.reps).seconds)})\n")


@pytest.mark.usefixtures("home")
def test_exercises_that_need_a_thing_are_listed() -> None:
    told = call("exercises", "--needs", "band").stdout.splitlines()
    exercises = library.load([resources.folder("routines")]).exercises.values()
    assert [line.split()[0] for line in told] == sorted(each.id for each in exercises if "band" in each.equipment)
    assert told


@pytest.mark.usefixtures("home")
def test_every_exercise_is_listed() -> None:
    done = call("exercises")
    assert {line.split()[0] for line in done.stdout.splitlines()} == {path.stem for path in exercise_files()}


def test_everything_is_checked_without_a_path(home: Path) -> None:
    count = len(list(exercise_files()))
    assert f"with {count} exercises" in call("check").stdout
    path = home / "exercises" / "bad.toml"
    path.parent.mkdir(parents=True)
    path.write_text('id = "bad"\nkind = 3\n')
    done = call("check")
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"{path}:2: kind: " in done.stderr


def exercise_files() -> list[Path]:
    return list((resources.folder("routines") / "exercises").glob("*.toml"))
