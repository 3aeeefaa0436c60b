"""Programs that the person named: found however they were started, and their end told."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deskbreak.desktop.busy.programs import Programs, processes
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import Environment, Launch, Program, until

CALL = f"Call-{os.getpid()}"
"""Other runs of these tests on this machine have theirs."""
Look = Callable[..., list[frozenset[str]]]
Start = Callable[..., Program]


@pytest.fixture
def start(launch: Launch, desktop_environment: Environment, tmp_path: Path) -> Start:
    """Start a program that does nothing, under any name."""

    def begin(name: str) -> Program:
        copy = tmp_path / name
        if not copy.exists():
            shutil.copy(str(shutil.which("sleep")), copy)
        return launch(desktop_environment, str(copy), "60")

    return begin


@pytest.fixture
def made() -> list[Programs]:
    return []


@pytest.fixture
def look(loop: EdgeLoop, made: list[Programs]) -> Iterator[Look]:
    """Listen for some programs; gives everything told, the first already there."""

    def listen(*names: str) -> list[frozenset[str]]:
        told: list[frozenset[str]] = []
        made.append(Programs(loop, frozenset(names)))
        loop.run(lambda: made[-1].listen(told.append))
        assert len(told) == 1
        return told

    yield listen
    for each in made:
        loop.run(each.rest)
    assert loop.sources == 0


def runs(told: list[frozenset[str]], *names: str) -> None:
    until(lambda: told[-1] == {f"program:{name}" for name in names}, f"{names}, told {told}")


def test_begins_and_ends(start: Start, look: Look, made: list[Programs]) -> None:
    program = start(CALL.lower())
    told = look(CALL, "nothing-of-that-name")
    runs(told, CALL)
    assert made[0].backend.state == "busy"
    assert made[0].backend.why == f"Running: {CALL}."
    program.stop()
    runs(told)
    assert len(told) == 2
    assert (made[0].backend.state, made[0].backend.name) == ("ready", "procfs")


def test_the_last_one_counts(start: Start, look: Look) -> None:
    first, second = sorted((start(CALL), start(CALL)), key=lambda each: each.process.pid if each.process else 0)
    told = look(CALL)
    first.stop()
    until(lambda: len(told) == 2, "a second look")
    runs(told, CALL)
    second.stop()
    runs(told)


def test_a_long_name(start: Start, look: Look) -> None:
    start("a-program-of-a-long-name")
    runs(look("A-Program-of-a-long-name", "program-of-a-long-name"), "A-Program-of-a-long-name")


def test_a_strange_name(start: Start, look: Look) -> None:
    start("de) S (sk")
    runs(look("de) S (sk"), "de) S (sk")


def test_a_script(launch: Launch, desktop_environment: Environment, tmp_path: Path, look: Look) -> None:
    script = tmp_path / "desk-meeting.sh"
    script.write_text("sleep 60 & trap 'kill $!; exit' TERM; wait\n")
    launch(desktop_environment, "sh", str(script))
    runs(look("desk-meeting.sh"), "desk-meeting.sh")


def test_what_is_only_an_argument(launch: Launch, desktop_environment: Environment, look: Look) -> None:
    launch(desktop_environment, "tail", "/dev/desk-nothing", "-f", "/dev/null")
    runs(look("desk-nothing"))


def test_one_that_ended_but_was_not_collected(start: Start, look: Look) -> None:
    program = start(CALL)
    assert program.process is not None
    program.process.kill()
    stat = Path(f"/proc/{program.process.pid}/stat")
    until(lambda: " Z " in stat.read_text(), "it has ended")
    runs(look(CALL))


def test_rest_hears_nothing(loop: EdgeLoop, start: Start, look: Look, made: list[Programs]) -> None:
    program = start(CALL)
    told = look(CALL)
    loop.run(made[0].rest)
    program.stop()
    loop.run(lambda: None)
    assert len(told) == 1
    loop.run(lambda: made[0].listen(told.append))
    runs(told)


def test_no_names(look: Look, made: list[Programs]) -> None:
    assert look() == [frozenset()]
    assert made[0].backend.state == "off"


def test_nothing_before_the_first_look(loop: EdgeLoop) -> None:
    assert Programs(loop, frozenset({"x"})).backend.why == "Looked at when a break is due."


def test_ourselves_are_left_out() -> None:
    with subprocess.Popen(["sleep", "60"]) as other:
        numbers = {each.pid for each in processes()}
        other.kill()
    assert other.pid in numbers
    assert os.getpid() not in numbers
