"""Children in the loop: answers, every way to get none, and nothing that stays behind."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deskbreak.desktop.child import LONGEST, Child, End, Output, ask
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import START_S, until

ROOT = Path(__file__).parents[2]

LEFT_ALONE = """
import sys, time
from deskbreak.desktop.child import Child
from tests.desktop.loop import EdgeLoop
loop = EdgeLoop()
loop.start()
loop.run(lambda: Child(loop, sys.argv[1:], print, print) and None)
time.sleep(60)
"""


class Answers:
    """Asks on the edge thread, and notes each answer."""

    def __init__(self, loop: EdgeLoop) -> None:
        self.all: list[Output] = []
        self._loop = loop

    def ask(self, *command: str, seconds: float = START_S) -> Callable[[], None]:
        cancels: list[Callable[[], None]] = []
        self._loop.run(lambda: cancels.append(ask(self._loop, list(command), seconds, self.all.append)))
        return cancels[0]

    def told(self, *command: str, seconds: float = START_S) -> Output:
        self.all.clear()
        self.ask(*command, seconds=seconds)
        until(lambda: self.all, "the answer")
        return self.all[0]


@pytest.fixture
def answers(loop: EdgeLoop) -> Iterator[Answers]:
    yield Answers(loop)
    until(lambda: loop.sources == 0, "every child is collected")


def noted(path: Path) -> int:
    """The number that a child noted in a file."""
    until(lambda: path.exists() and path.read_text().strip(), "the child notes its number")
    return int(path.read_text())


def gone(pid: int) -> None:
    until(lambda: not Path(f"/proc/{pid}").exists(), "the child is gone, and collected")


def test_an_answer(answers: Answers) -> None:
    assert answers.told("sh", "-c", "printf 'one\\ntwo'") == Output(b"one\ntwo")
    assert answers.told("true") == Output()
    assert answers.told("sh", "-c", "sleep 0.1; echo $LC_ALL") == Output(b"C\n")
    assert answers.told("cat") == Output(), "it has nothing to read"


def test_a_long_answer(answers: Answers) -> None:
    assert len(answers.told("head", "-c", str(LONGEST), "/dev/zero").data) == LONGEST
    assert answers.told("head", "-c", str(LONGEST + 1), "/dev/zero").fault == "long"
    assert answers.told("yes").fault == "long"


def test_faults(answers: Answers, tmp_path: Path) -> None:
    assert answers.told("no-such-program-anywhere") == Output(fault="missing")
    assert answers.told("sh", "-c", "echo half; exit 1") == Output(fault="failed")
    assert answers.told("sh", "-c", "kill -9 $$").fault == "failed"
    broken = tmp_path / "broken"
    broken.write_text("#!/no/such/interpreter\n")
    broken.chmod(0o755)
    assert answers.told(str(broken)).fault == "failed"


def test_one_that_hangs_is_killed(answers: Answers, loop: EdgeLoop, tmp_path: Path) -> None:
    number = tmp_path / "number"
    answers.ask("sh", "-c", f"trap '' TERM; echo half; echo $$ > {number}; exec sleep 60", seconds=3600)
    pid = noted(number)
    loop.hurry()
    assert answers.all == [Output(fault="late")]
    gone(pid)


def test_one_that_hangs_is_killed_in_time(answers: Answers) -> None:
    assert answers.told("sleep", "60", seconds=0.3) == Output(fault="late")


def test_one_that_closes_its_output_and_hangs(answers: Answers) -> None:
    assert answers.told("sh", "-c", "exec >&-; exec sleep 60", seconds=0.3).fault == "late"


def test_a_grandchild_keeps_the_pipe(answers: Answers, tmp_path: Path) -> None:
    number = tmp_path / "number"
    try:
        assert answers.told("sh", "-c", f"sleep 60 & echo $! > {number}; echo here").data == b"here\n"
    finally:
        subprocess.run(["kill", str(noted(number))], check=True)


def test_cancelled(answers: Answers, loop: EdgeLoop, tmp_path: Path) -> None:
    number = tmp_path / "number"
    cancel = answers.ask("sh", "-c", f"echo $$ > {number}; exec sleep 60")
    pid = noted(number)
    loop.run(cancel)
    loop.run(cancel)
    gone(pid)

    def at_once() -> None:
        ask(loop, ["no-such-program-anywhere"], START_S, answers.all.append)()
        ask(loop, ["echo"], START_S, answers.all.append)()

    loop.run(at_once)
    until(lambda: loop.sources == 0, "every child is collected")
    assert answers.all == []


def test_many_at_once(answers: Answers) -> None:
    for number in range(30):
        answers.ask("echo", str(number))
    until(lambda: len(answers.all) == 30, "all answers")
    assert {int(each.data) for each in answers.all} == set(range(30))


def test_what_it_writes_comes_at_once(loop: EdgeLoop, tmp_path: Path) -> None:
    wrote: list[bytes] = []
    ended: list[int] = []
    made: list[Child] = []
    go_on = tmp_path / "go on"
    script = f"echo one; until [ -e '{go_on}' ]; do sleep 0.01; done; echo two; exit 3"
    loop.run(lambda: made.append(Child(loop, ["sh", "-c", script], wrote.append, ended.append)))
    until(lambda: wrote == [b"one\n"], "what it wrote first")
    go_on.touch()
    until(lambda: ended == [3], "its end")
    assert wrote == [b"one\n", b"two\n"]
    loop.run(made[0].stop)
    assert loop.sources == 0


def test_it_does_not_outlive_us(needs: Callable[..., None], tmp_path: Path) -> None:
    needs("setpriv")
    number = tmp_path / "number"
    command = [sys.executable, "-c", LEFT_ALONE, "sh", "-c", f"echo $$ > {number}; exec sleep 60"]
    with subprocess.Popen(command, cwd=ROOT) as parent:
        try:
            pid = noted(number)
        finally:
            parent.kill()
    gone(pid)


def test_the_end_of_no_process(loop: EdgeLoop) -> None:
    with subprocess.Popen(["true"]) as process:
        pass
    faults: list[OSError] = []

    def wait() -> None:
        try:
            End(loop, process.pid, lambda: None)
        except OSError as fault:
            faults.append(fault)

    loop.run(wait)
    assert isinstance(faults[0], ProcessLookupError)
