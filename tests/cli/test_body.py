"""`deskbreak body`: no exercise is named before every warning sign of the place was answered with no."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deskbreak import library, resources
from deskbreak.core import warning
from deskbreak.core.body import zone
from deskbreak.folders import Folders

assert sys.platform != "win32"  # noqa: TID251 - it has no pseudo-terminals, and mypy is to know that

FOUND = library.load([resources.folder("routines")])
NOW = warning.red_flags()[0]
CHEST = FOUND.body.places["chest-front"]

Body = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """A person's own folders."""
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setenv("LANGUAGE", "en")
    return Folders.of()


@pytest.fixture
def body(folders: Folders) -> Body:
    """Call the verb, answering in a terminal; without answers, in a pipe."""

    def call(*arguments: str, answers: str = "") -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "deskbreak", "body", *arguments]
        if not answers:
            return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        ours, theirs = os.openpty()
        try:
            os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
            return subprocess.run(command, stdin=theirs, capture_output=True, text=True, check=False)
        finally:
            os.close(ours)
            os.close(theirs)

    return call


def started(done: "subprocess.CompletedProcess[str]") -> list[str]:
    """The reliefs that are named."""
    return re.findall(r"deskbreak start (\S+)", done.stdout + done.stderr)


def test_without_a_place_all_are_listed(body: Body) -> None:
    done = body()
    assert [line.split()[0] for line in done.stdout.splitlines()] == list(zone.ZONES)


@pytest.mark.parametrize("words", [["breastbone"], ["Chest", "front"], ["collarbone", "ribs"]])
def test_everyday_words_find_a_place_which_is_named(body: Body, words: list[str]) -> None:
    assert body(*words).stdout.splitlines()[0] == "Chest"


@pytest.mark.parametrize(("words", "count"), [(["stiff", "neck"], 2), (["knee"], len(zone.ZONES))])
def test_words_that_find_several_places_or_none_list_them(body: Body, words: list[str], count: int) -> None:
    done = body(*words)
    assert (done.returncode, done.stdout) == (1, "")
    head, *lines = done.stderr.splitlines()
    assert f'"{" ".join(words)}"' in head
    assert [line.split()[0] in zone.ZONES for line in lines] == [True] * count


def test_in_a_pipe_the_questions_are_printed_and_nothing_else(body: Body) -> None:
    done = body("chest-front")
    assert done.returncode == 1
    assert done.stdout.splitlines()[1:] == [f"  - {question.text}" for question in CHEST.questions]
    assert "Ask again in a terminal" in done.stderr
    assert not started(done)


def test_a_yes_shows_what_to_do_and_no_exercise(body: Body) -> None:
    done = body("chest-front", answers="ny")
    assert done.returncode == 1
    assert all(text in done.stderr for text in (NOW.title, NOW.act, NOW.more, warning.harmless("now")))
    assert CHEST.questions[1].text in done.stdout
    assert CHEST.questions[2].text not in done.stdout
    assert not started(done)
    assert not any(FOUND.body.muscles[name].name in done.stdout for name in CHEST.muscles)


def test_all_no_shows_the_muscles_and_what_may_ease_them(body: Body) -> None:
    done = body("chest-front", answers="n" * len(CHEST.questions))
    assert done.returncode == 0
    named = [FOUND.body.muscles[name].name for name in CHEST.muscles]
    assert sorted(named, key=done.stdout.index) == named
    assert started(done) == ["relief-pec-major", "relief-pec-minor", "relief-scalenes"]
    assert set(started(done)) <= FOUND.reliefs.keys()


@pytest.mark.parametrize(("side", "behind"), [("left", "-left"), ("right", "-right"), ("middle", "")])
def test_a_side_leads_to_what_presses_there(body: Body, folders: Folders, side: str, behind: str) -> None:
    folders.settings.parent.mkdir(parents=True)
    folders.settings.write_text('equipment = ["ball", "wall"]\n', "utf-8")
    named = started(body("chest-front", side, answers="n" * len(CHEST.questions)))
    assert named[:2] == [f"relief-pec-major-with-ball-wall-chest{behind}", "relief-pec-major"]
    assert set(named) <= FOUND.reliefs.keys()


def test_what_the_person_takes_care_of_is_left_out(body: Body, folders: Folders) -> None:
    folders.settings.parent.mkdir(parents=True)
    folders.settings.write_text('care = ["osteoporosis", "heart-or-lung"]\nequipment = ["ball", "wall"]\n', "utf-8")
    done = body("chest-front", answers="n" * len(CHEST.questions))
    assert started(done) == ["relief-pec-major", "relief-pec-minor"]
    assert FOUND.body.muscles["pec-major"].press not in done.stdout
    assert FOUND.body.muscles["scalenes"].press in done.stdout
    assert "does not go with what you have at hand" in done.stdout
