"""Whatever lies in the person's folder: a sentence with its place, the rest is read, and nothing waits."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from deskbreak import library, resources
from deskbreak.library.table import MOST_FAULTS
from deskbreak.library.wording import FORBIDDEN
from deskbreak.tomlfile import LONGEST_KEY, LONGEST_SENTENCE, MOST_BYTES, MOST_NAMES, Fault, read
from tests.library.files import EXERCISE, ROUTINE

SHIPPED = resources.folder("routines")
FILES = {path.stem: path.read_bytes() for path in SHIPPED.glob("*/*.toml")}
SHIPPED_ROUTINES = {path.stem for path in SHIPPED.glob("routines/*.toml")}
BUSY_S = 20.0
"""A fraction of a second is usual; what grows with the square of a file's length takes minutes, and all memory."""
UNHURRIED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
HOSTILE = {
    "binary": bytes(range(256)) * 40,
    "zeros": b"\0" * 1000,
    "empty": b"",
    "no UTF-8": b'id = "caf\xe9"\n',
    "UTF-16": EXERCISE.encode("utf-16"),
    "nested lists": b"a = " + b"[" * 100_000 + b"]" * 100_000,
    "nested tables": b"a = " + b"{a = " * 40_000 + b"1" + b"}" * 40_000,
    "a key of dots": b"a." * 100_000 + b"a = 1\n",
    "a table of dots": b"[" + b"a . " * 50_000 + b"a]\n",
    "quoted names": b'"\\"".' * 40_000 + b"a = 1\n",
    "the same key twice": b'id = "a"\nid = "b"\n',
    "many digits": b"reps = " + b"9" * 200_000,
    "many keys": b"".join(b"k%d = 1\n" % number for number in range(20_000)),
    "many steps": b"[[steps]]\nexercise = 'chin-tack'\n" * 7000,
    "many wrong phases": b"cycle = [" + b"{ pose = 'chin-bak' }," * 10_000 + b"]",
    "a long name": b"kind = '" + b"exercis" * 30_000 + b"'\n",
    "1 MB": b"# nothing\n" * 100_000,
}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "routines"
    for name in ("exercises", "routines"):
        (folder / name).mkdir(parents=True)
    (folder / "exercises" / "palm-press.toml").write_text(EXERCISE, "utf-8")
    return folder


def load(mine: Path) -> tuple[Fault, ...]:
    """What is wrong; what is right was read all the same."""
    found = library.load([SHIPPED, mine])
    assert "palm-press" in found.exercises
    assert found.routines.keys() >= SHIPPED_ROUTINES
    for fault in found.faults:
        line = str(fault)
        assert line.startswith(f"{mine}{os.sep}")
        line.encode()
        assert line.isprintable()
        assert len(fault.key) <= LONGEST_KEY
        assert 0 < len(fault.says) <= LONGEST_SENTENCE
    return found.faults


@pytest.mark.parametrize("kind", ["exercises", "routines"])
@pytest.mark.parametrize("name", HOSTILE)
def test_any_file_is_told_in_a_moment(mine: Path, name: str, kind: str) -> None:
    (mine / kind / "bad.toml").write_bytes(HOSTILE[name])
    begun = time.process_time()
    faults = load(mine)
    assert time.process_time() - begun < BUSY_S, "a file kept the program busy"
    assert {fault.path.name for fault in faults} == {"bad.toml"}
    assert len(faults) <= MOST_FAULTS + 1


def test_a_large_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(2**40)  # what is not written takes no room
    found = read(path)
    assert isinstance(found, Fault)
    assert f"{MOST_BYTES // 1024} KB" in found.says


def test_a_file_up_to_the_limit_is_read(mine: Path) -> None:
    text = EXERCISE.replace('"palm-press"', '"padded"') + "#" * MOST_BYTES
    (mine / "exercises" / "padded.toml").write_bytes(text.encode()[:MOST_BYTES])
    assert load(mine) == ()


@pytest.mark.parametrize("names", [MOST_NAMES, MOST_NAMES + 1])
def test_how_many_names_a_key_may_have(mine: Path, names: int) -> None:
    key = ".".join(["a"] * names)
    (mine / "exercises" / "dots.toml").write_text(f"# a\n{key} = 1\n")
    too_long = [fault for fault in load(mine) if "dots between" in fault.says]
    assert [fault.line for fault in too_long] == ([2] if names > MOST_NAMES else [])


PLACES: dict[str, Callable[[Path], object]] = {
    "a folder": lambda path: path.mkdir(),
    "a loop of links": lambda path: path.symlink_to(path),
    "a link to nowhere": lambda path: path.symlink_to(path.parent / "nothing"),
    "a link to a folder": lambda path: path.symlink_to(path.parent),
    "a pipe that nobody writes to": lambda path: subprocess.run(["mkfifo", path], check=True),
    "a file that fails when it is read": lambda path: path.symlink_to("/proc/self/mem"),
    "an endless device": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.mark.parametrize("kind", ["exercises", "routines", "."])
@pytest.mark.parametrize("name", PLACES)
def test_what_is_no_file_is_told(mine: Path, name: str, kind: str) -> None:
    PLACES[name](mine / kind / "bad.toml")
    (fault,) = load(mine)
    assert fault.path.name == "bad.toml"


@pytest.mark.parametrize("make", [lambda path: path.touch(), lambda path: path.symlink_to(path)], ids=["file", "loop"])
def test_a_folder_that_is_none_is_told(mine: Path, make: Callable[[Path], object]) -> None:
    (mine / "routines").rmdir()
    make(mine / "routines")
    (fault,) = load(mine)
    assert fault.path == mine / "routines"
    assert "folder" in fault.says


def test_a_name_that_is_no_text_is_told_in_one_that_is(mine: Path) -> None:
    (Path(os.fsdecode(os.fsencode(mine / "exercises") + b"/caf\xe9\n\x1b[2J.toml"))).write_bytes(b"id = 1\n")
    assert load(mine)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "palm-press"', 'id = "../press"'),
        ('id = "palm-press"', 'id = "..\\\\press"'),
        ('id = "palm-press"', 'id = "/etc/passwd"'),
        ('id = "palm-press"', 'id = "press\\u0000"'),
        ("reps = 3", "reps = 10_000"),
        ("reps = 3", "reps = -3"),
        ("reps = 3", "reps = inf"),
    ],
)
def test_a_value_out_of_bounds_is_told_on_its_line(mine: Path, old: str, new: str) -> None:
    assert old in EXERCISE
    (mine / "exercises" / "press.toml").write_text(EXERCISE.replace(old, new, 1), "utf-8")
    fault = next(each for each in load(mine) if each.key == old.split(" ")[0])
    assert EXERCISE.splitlines()[(fault.line or 0) - 1] == old


@pytest.mark.parametrize("name", ["../palm-press", "../exercises/palm-press", "palm-press.toml", "/etc/passwd"])
def test_a_routine_cannot_reach_for_a_file(mine: Path, name: str) -> None:
    (mine / "routines" / "press-minute.toml").write_text(ROUTINE.replace('"palm-press"', f'"{name}"', 1), "utf-8")
    (fault,) = load(mine)
    assert fault.key == "steps[1].exercise"
    assert name in fault.says


@pytest.mark.parametrize("key", ["name", "muscles", "stop_if", "setup", "cycle"])
def test_a_translation_that_lacks_something_is_told(mine: Path, key: str) -> None:
    german = {
        "name": '"Handflächen drücken"',
        "muscles": '"Die Brust arbeitet."',
        "stop_if": '"es schmerzt."',
        "setup": '[{ text = "Sitzen." }]',
        "cycle": '[{ text = "Drücken." }, { text = "Los." }]',
    }
    path = mine / "exercises" / "press.toml"

    def write(words: dict[str, str]) -> None:
        table = "".join(f"{name} = {text}\n" for name, text in words.items())
        text = EXERCISE.replace('"palm-press"', '"press"', 1)
        path.write_text(f"{text}\n[text.de]\n{table}", "utf-8")

    write(german)
    assert load(mine) == ()
    write({name: text for name, text in german.items() if name != key})
    (fault,) = load(mine)
    assert fault.key == f"text.de.{key}"
    assert fault.line == EXERCISE.count("\n") + 2


@pytest.mark.parametrize(("language", "word"), [(each, word) for each, words in FORBIDDEN.items() for word in words])
def test_no_form_of_a_promise_is_let_through(mine: Path, language: str, word: str) -> None:
    text = ROUTINE + f'\n[text.{language}]\nname = "A"\npurpose = "Well, {word.upper()}, they say."\n'
    if language == "en":
        text = ROUTINE.replace("For a test.", f"{word.title()} a test.")
    (mine / "routines" / "press-minute.toml").write_text(text, "utf-8")
    (fault,) = load(mine)
    assert fault.key == f"text.{language}.purpose"
    assert word.casefold() in fault.says.casefold()


@settings(UNHURRIED, max_examples=150)
@given(raw=st.binary(max_size=400))
def test_any_bytes_are_read_or_told(mine: Path, raw: bytes) -> None:
    for kind in ("exercises", "routines"):
        (mine / kind / "bad.toml").write_bytes(raw)
    assert {fault.path.name for fault in load(mine)} == {"bad.toml"}


EDITS = st.lists(
    st.tuples(
        st.integers(0, 4000),
        st.integers(0, 60),
        st.binary(max_size=12)
        | st.sampled_from(
            [b'"', b"'", b'"""', b"[", b"]", b"{", b"}", b"\n", b".", b",", b" = ", b"[[x]]", b"-1", b"nan"]
        ),
    ),
    min_size=1,
    max_size=4,
)


@settings(UNHURRIED, max_examples=400)
@given(name=st.sampled_from(sorted(FILES)), edits=EDITS)
@example(name="chin-tuck", edits=[(0, 4000, b"")])
def test_any_change_of_a_shipped_file_is_read_or_told(
    mine: Path, name: str, edits: list[tuple[int, int, bytes]]
) -> None:
    raw = FILES[name]
    for at, length, new in edits:
        at %= len(raw) + 1
        raw = raw[:at] + new + raw[at + length :]
    kind = "exercises" if (SHIPPED / "exercises" / f"{name}.toml").exists() else "routines"
    path = mine / kind / f"{name}.toml"
    path.write_bytes(raw)
    load(mine)
    path.unlink()
