"""The library reads what is right, tells everything that is wrong with its place, and lets later folders replace."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from deskbreak import library, resources
from tests.library.files import EXERCISE, ROUTINE

SHIPPED = resources.folder("routines")


@dataclass
class Mine:
    """A person's own folder."""

    folder: Path

    def exercise(self, text: str = EXERCISE, name: str = "palm-press") -> Path:
        return self._write("exercises", name, text)

    def routine(self, text: str = ROUTINE, name: str = "press-minute") -> Path:
        return self._write("routines", name, text)

    def load(self, language: str = "en") -> library.Library:
        return library.load([SHIPPED, self.folder], language)

    def _write(self, kind: str, name: str, text: str) -> Path:
        path = self.folder / kind / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path


@pytest.fixture
def mine(tmp_path: Path) -> Mine:
    return Mine(tmp_path / "routines")


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def line(text: str, part: str) -> int:
    return next(number for number, each in enumerate(text.splitlines(), 1) if part in each)


def test_files_of_ones_own_are_added(mine: Mine) -> None:
    mine.exercise()
    mine.routine()
    found = mine.load()
    assert not found.faults
    assert {"palm-press", "chin-tuck"} <= found.exercises.keys()
    assert {"press-minute", "posture-minute"} <= found.routines.keys()
    press = found.exercises["palm-press"]
    assert (press.equipment, press.discreet, press.sides, press.sources, press.easier) == ((), False, "none", (), "")
    assert press.setup[0].voice == "Sit up."
    assert press.cycle[0].breath == "out"
    assert found.routines["press-minute"].seconds == 51


def test_a_folder_that_is_not_there_holds_nothing(mine: Mine) -> None:
    assert mine.load().routines.keys() == library.load([SHIPPED]).routines.keys()


def test_an_exercise_replaced_is_played_in_shipped_routines_too(mine: Mine) -> None:
    text = (SHIPPED / "exercises" / "chin-tuck.toml").read_text("utf-8")
    mine.exercise(changed(text, 'pose = "chin-back", seconds = 4', 'pose = "chin-back", seconds = 9'), "chin-tuck")
    before, after = library.load([SHIPPED]), mine.load()
    assert not after.faults
    routine = after.routines["posture-minute"]
    assert routine.steps[0].exercise.cycle[1].seconds == 9
    assert routine.seconds == before.routines["posture-minute"].seconds + 15
    assert abs(routine.target_s - routine.seconds) <= 0.1 * routine.target_s


def test_a_faulty_replacement_leaves_the_shipped_one(mine: Mine) -> None:
    mine.exercise('id = "chin-tuck"\n', "chin-tuck")
    found = mine.load()
    assert found.faults
    assert found.exercises["chin-tuck"] == library.load([SHIPPED]).exercises["chin-tuck"]


def test_a_faulty_file_is_left_out_and_the_others_are_read(mine: Mine) -> None:
    bad = mine.exercise("id = \n", "broken")
    mine.exercise()
    found = mine.load()
    assert [(fault.path, fault.line) for fault in found.faults] == [(bad, 1)]
    assert "palm-press" in found.exercises


def test_words_fall_back_to_english(mine: Mine) -> None:
    german = """
[text.de]
name = "Handflächen drücken"
muscles = "Die Brust arbeitet."
stop_if = "ein Handgelenk schmerzt."
setup = [{ text = "Aufrecht sitzen." }]
cycle = [{ text = "Drücken." }, { text = "Loslassen." }]
"""
    mine.exercise(EXERCISE + german)
    assert mine.load("de").exercises["palm-press"].name == "Handflächen drücken"
    assert mine.load("fr").exercises["palm-press"].name == "Palm press"
    assert mine.load("fr").exercises["chin-tuck"] == mine.load("en").exercises["chin-tuck"]
    spoken = {language: mine.load(language).exercises["palm-press"].language for language in ("en", "de", "fr")}
    assert spoken == {"en": "en", "de": "de", "fr": "en"}


def test_forbidden_words_are_those_of_the_language(mine: Mine) -> None:
    german = '\n[text.de]\nname = "Fix gedrückt"\nmuscles = "Die Brust."\nstop_if = "es schmerzt."\n'
    cues = 'setup = [{ text = "Sitzen." }]\ncycle = [{ text = "Drücken." }, { text = "Los." }]\n'
    mine.exercise(EXERCISE + german + cues)
    assert not mine.load().faults


FAULTS: Sequence[tuple[str, str, str, str]] = (
    # replace, by, key, a word of the sentence
    ("reps = 3\n", 'reps = 3\nregion = "x"\n', "region", "no key"),
    ('kind = "exercise"\n', "", "kind", "missing"),
    ('kind = "exercise"', 'kind = "exercize"', "kind", "Did you mean exercise?"),
    ('regions = ["chest"]', 'regions = ["chests"]', "regions[1]", "Did you mean chest"),
    ('regions = ["chest"]', 'regions = "chest"', "regions", "list"),
    ('regions = ["chest"]', "regions = []", "regions", "list"),
    ('view = "side"', 'avoid = ["pregnant"]\nview = "side"', "avoid[1]", "Did you mean pregnancy"),
    ('view = "side"', 'view = "hands"', "cycle[1].pose", "cannot be seen"),
    ("intensity = 1", "intensity = 4", "intensity", "1 to 3"),
    ("intensity = 1", "intensity = true", "intensity", "whole number"),
    ("intensity = 1", "intensity = 1\ndiscreet = 1", "discreet", "true or false"),
    ("reps = 3", 'reps = "3"', "reps", "whole number"),
    ("reps_range = [2, 6]", "reps_range = [6, 2]", "reps_range", "smaller first"),
    ("reps_range = [2, 6]", "reps_range = [4, 6]", "reps_range", "reps = 3"),
    ('evidence = "V"', 'evidence = "V"\nsources = ["a leaflet"]', "sources[1]", "https://"),
    ('evidence = "V"', 'evidence = "V"\nequipment = ["bal"]', "equipment[1]", "Did you mean"),
    ("reps = 3\n", 'reps = 3\nsides = "alternating"\nsetup_each_side = true\n', "setup_each_side", "left-right"),
    ("seconds = 4", "seconds = 0", "cycle[1].seconds", "0.5 to 300"),
    ("seconds = 4", "seconds = 4000", "cycle[1].seconds", "0.5 to 300"),
    ("seconds = 4", "seconds = nan", "cycle[1].seconds", "0.5 to 300"),
    ('breath = "out"', 'breath = "ou"', "cycle[1].breath", "Did you mean out"),
    ('"hands-clasped-front"', '"hands-clasp-front"', "cycle[1].pose", "Did you mean hands-clasped-front"),
    ('id = "palm-press"', 'id = "Palm Press"', "id", "small letters"),
    ('id = "palm-press"', 'id = "palm"', "id", "palm-press"),
    ('stop_if = "a wrist hurts."\n', "", "text.en.stop_if", "missing"),
    ('stop_if = "a wrist hurts."', 'stop_if = " "', "text.en.stop_if", "text"),
    ('muscles = "Works the chest."', 'muscles = "A cure for the chest."', "text.en.muscles", "cure"),
    ('voice = "Press."', 'voice = "Guaranteed."', "text.en.cycle[1].voice", "Guaranteed"),
    ('voice = "Let go."', 'voice = "Let go of it and now breathe in again."', "text.en.cycle[2].voice", "7 at most"),
    ('text = "Sit up."', 'text = "Sit up as tall as you like today."', "text.en.setup[1].text", "7 at most"),
    ('  { text = "Let go.", voice = "Let go." },\n', "", "text.en.cycle", "2 phases, but 1"),
    ("[text.en]", "[text.de]", "text", "[text.en]"),
    ('"sit-tall", seconds = 3 }', '"sit-tall", seconds = 3, sec = 3 }', "setup[1].sec", "no key"),
)


@pytest.mark.parametrize(
    ("old", "new", "key", "says"), FAULTS, ids=[f"{key}: {says}" for _old, _new, key, says in FAULTS]
)
def test_what_is_wrong_is_told_with_its_key_and_line(mine: Mine, old: str, new: str, key: str, says: str) -> None:
    text = changed(EXERCISE, old, new)
    path = mine.exercise(text)
    faults = library.check(path, [SHIPPED])
    told = [fault for fault in faults if fault.key == key]
    assert told, [str(fault) for fault in faults]
    assert any(says in fault.says for fault in told), told
    written = new.strip().splitlines()[-1].strip() if new.strip() else ""
    if written and "missing" not in says and key.count("[") and "view" not in written:
        assert told[0].line == line(text, written[:40])
    assert "palm-press" not in mine.load().exercises


def test_every_fault_is_told_not_only_the_first(mine: Mine) -> None:
    text = changed(EXERCISE, "intensity = 1", "intensity = 9")
    text = changed(text, "seconds = 4", "seconds = -4")
    text = changed(text, 'stop_if = "a wrist hurts."\n', "")
    keys = {fault.key for fault in library.check(mine.exercise(text), [SHIPPED])}
    assert keys == {"intensity", "cycle[1].seconds", "text.en.stop_if"}


@pytest.mark.parametrize("word", ["curable", "prefix", "healthy", "secure"])
def test_only_whole_words_are_forbidden(mine: Mine, word: str) -> None:
    path = mine.exercise(changed(EXERCISE, "Works the chest.", f"The {word} chest."))
    assert library.check(path, [SHIPPED]) == ()


@pytest.mark.parametrize(
    ("kind", "seconds", "right"),
    [("exercise", 301, False), ("release", 900, True), ("comfort", 900, True), ("comfort", 1801, False)],
)
def test_how_long_a_phase_may_be_depends_on_the_kind(mine: Mine, kind: str, seconds: int, right: bool) -> None:
    text = changed(EXERCISE, 'kind = "exercise"', f'kind = "{kind}"')
    path = mine.exercise(changed(text, "seconds = 4", f"seconds = {seconds}"))
    assert (library.check(path, [SHIPPED]) == ()) is right


def test_faults_of_a_routine(mine: Mine) -> None:
    mine.exercise()
    text = changed(ROUTINE, '{ exercise = "palm-press", reps = 3 }', '{ exercise = "palm-pres", reps = 0, x = 1 }')
    text = changed(text, 'purpose = "For a test."', 'purpose = "Will heal you."')
    faults = {fault.key: fault for fault in library.check(mine.routine(text), [SHIPPED])}
    assert faults.keys() == {"steps[1].exercise", "steps[1].reps", "steps[1].x", "text.en.purpose"}
    assert "Did you mean palm-press" in faults["steps[1].exercise"].says
    assert {fault.line for key, fault in faults.items() if key.startswith("steps")} == {4}


@pytest.mark.parametrize(("target", "right"), [(47, True), (46, False), (56, True), (57, False)])
def test_a_routine_keeps_within_a_tenth_of_its_target(mine: Mine, target: int, right: bool) -> None:
    mine.exercise()
    path = mine.routine(changed(ROUTINE, "target_s = 52", f"target_s = {target}"))
    faults = library.check(path, [SHIPPED])
    assert [fault.key for fault in faults] == ([] if right else ["target_s"])
    assert ("press-minute" in mine.load().routines) is right


def test_a_routine_whose_exercise_is_faulty_says_so(mine: Mine) -> None:
    mine.exercise("id = 3\n")
    mine.routine()
    found = mine.load()
    says = [fault.says for fault in found.faults if fault.path.stem == "press-minute"]
    assert len(says) == 2
    assert all("fault of its own" in each for each in says)
    assert "press-minute" not in found.routines


def test_a_routine_without_steps_is_refused(mine: Mine) -> None:
    path = mine.routine('id = "press-minute"\ntarget_s = 60\n[text.en]\nname = "A"\npurpose = "B."\n')
    assert [fault.key for fault in library.check(path, [SHIPPED])] == ["steps"]


def test_a_whole_folder_is_checked(mine: Mine) -> None:
    mine.exercise()
    mine.routine()
    assert library.check(mine.folder, [SHIPPED]) == ()
    assert library.check(mine.folder / "exercises", [SHIPPED]) == ()
    assert library.check(mine.folder / "routines", [SHIPPED]) == ()
    mine.exercise("", "empty")
    mine.routine("", "bare")
    assert {fault.path.stem for fault in library.check(mine.folder, [SHIPPED])} == {"empty", "bare"}
    assert {fault.path.stem for fault in library.check(mine.folder / "routines", [SHIPPED])} == {"bare"}


def test_a_file_anywhere_is_checked_for_what_it_is(mine: Mine, tmp_path: Path) -> None:
    for name, text in (("palm-press", EXERCISE), ("press-minute", ROUTINE)):
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    assert library.check(tmp_path / "palm-press.toml", [SHIPPED]) == ()
    told = library.check(tmp_path / "press-minute.toml", [SHIPPED])
    assert [fault.key for fault in told] == ["steps[1].exercise", "steps[2].exercise"]


def test_a_misplaced_exercise_is_checked_as_one(mine: Mine) -> None:
    shutil.move(mine.exercise(), mine.folder / "palm-press.toml")
    assert library.check(mine.folder / "palm-press.toml", [SHIPPED]) == ()


def test_checking_tells_nothing_of_other_files(mine: Mine) -> None:
    mine.exercise("", "empty")
    assert library.check(mine.exercise(), [SHIPPED, mine.folder]) == ()


def test_a_folder_with_nothing_to_check_is_told(tmp_path: Path) -> None:
    (told,) = library.check(tmp_path, [SHIPPED])
    assert told.path == tmp_path


def test_a_file_in_the_wrong_place_is_told_and_a_lock_file_is_not(mine: Mine) -> None:
    mine.exercise()
    shutil.copy(mine.folder / "exercises" / "palm-press.toml", mine.folder / "palm-press.toml")
    (mine.folder / "exercises" / ".#palm-press.toml").write_text("lock", "utf-8")
    (told,) = mine.load().faults
    assert told.path == mine.folder / "palm-press.toml"
