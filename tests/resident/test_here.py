"""`deskbreak start --here` in a real terminal, logged by a real resident."""

import codecs
import contextlib
import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugin_desktop import until
from tests.resident.resident import OFTEN, PACE, PATIENCE_S, Resident, headless, steps_of, wait_for

assert sys.platform != "win32"  # noqa: TID251 - it has no pseudo-terminals, and mypy is to know that

ROUTINE = "posture-minute"
LONG = "full-reset-ten"
"""At the resident's pace it plays for some twenty-five seconds, so that something can befall it."""
CODES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]")


class Terminal:
    """A terminal of 80 by 24 with `deskbreak --profile t start --here` in it."""

    def __init__(self, environment: dict[str, str], *arguments: str) -> None:
        self.master, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(inner)
        self.inner = inner
        self.sent, self.seen = "", 0
        self.process = subprocess.Popen(
            [sys.executable, "-m", "deskbreak", "--profile", "t", "start", *arguments, "--here"],
            env={**environment, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"},
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
        )
        # A terminal that nobody reads would hold the program up.
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def text(self) -> str:
        """All that was shown since the last `press` or the beginning, without its control codes."""
        return CODES.sub("", self.sent[self.seen :])

    def shows(self, words: str) -> None:
        """Wait until it shows `words`, which it did not before."""
        until(lambda: words in self.text, f"“{words}” is shown", PATIENCE_S)

    def press(self, keys: str) -> None:
        """Send `keys`, and look at what is shown from then on."""
        self.seen = len(self.sent)
        os.write(self.master, keys.encode())

    def ends(self) -> str:
        """Wait for its end; what it said last, once the terminal is as it was before."""
        self.process.wait(PATIENCE_S)
        assert termios.tcgetattr(self.inner) == self.before
        self._hang_up()
        self._reader.join(PATIENCE_S)  # to its last word
        assert self.sent.count("\x1b[?1049h") == self.sent.count("\x1b[?1049l")
        assert self.sent.count("\x1b[?1004h") == self.sent.count("\x1b[?1004l")
        return self.text.split("\n")[-2].strip()

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._hang_up()
        self._reader.join(PATIENCE_S)
        os.close(self.master)

    def _hang_up(self) -> None:
        """Once nobody has its inner end, what is read of the outer one comes to an end."""
        if self.inner >= 0:
            os.close(self.inner)
            self.inner = -1

    def _read(self) -> None:
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        with contextlib.suppress(OSError):
            while data := os.read(self.master, 65536):
                self.sent += decoder.decode(data)


@pytest.fixture
def resident(tmp_path: Path) -> Iterator[Resident]:
    made = Resident(headless(tmp_path), *PACE)
    made.set(OFTEN)
    made.start()
    yield made
    made.end()


@pytest.fixture
def open_terminal() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for each in opened:
        each.close()


def begin(opened: list[Terminal], environment: dict[str, str], *arguments: str) -> Terminal:
    opened.append(Terminal(environment, *arguments))
    return opened[-1]


def outcomes(resident: Resident) -> list[tuple[object, object]]:
    return [(row["routine"], row["outcome"]) for row in resident.log() if row["kind"] == "end"]


def test_a_break_in_the_terminal_is_logged_like_one_on_a_page(
    resident: Resident, open_terminal: list[Terminal]
) -> None:
    wait_for(resident, "prompting")
    due = resident.status["next"]
    terminal = begin(open_terminal, resident.environment)
    terminal.shows("Stop if:")
    count = steps_of(due["routine"])
    terminal.shows(f"1/{count}")
    assert "Done. The first break of this week." in terminal.ends()
    rows = [row for row in resident.log() if row["kind"] in ("start", "step", "end")]
    assert [row["kind"] for row in rows] == ["start", *["step"] * count, "end"]
    assert {(row["routine"], row["reminder"]) for row in rows} == {(due["routine"], due["reminder"])}
    assert rows[-1]["outcome"] == "completed"


def test_keys_pause_go_on_and_end(tmp_path: Path, open_terminal: list[Terminal]) -> None:
    resident = Resident(headless(tmp_path))
    resident.start()
    try:
        terminal = begin(open_terminal, resident.environment, ROUTINE)
        wait_for(resident, "break")
        terminal.press(" ")
        terminal.shows("Paused")
        until(lambda: resident.status["player"]["state"] == "paused", "the pause is told", PATIENCE_S)
        terminal.press(" ")
        until(lambda: resident.status["player"]["state"] == "playing", "it goes on", PATIENCE_S)
        terminal.press("\x1b[C")
        terminal.shows("2/2")
        terminal.press("\x1b")
        assert terminal.ends() == "Ended here. What you did counts."
        assert outcomes(resident) == [(ROUTINE, "partial")]
    finally:
        resident.end()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_is_a_partial_break_at_once(
    resident: Resident, open_terminal: list[Terminal], number: signal.Signals
) -> None:
    terminal = begin(open_terminal, resident.environment, LONG)
    wait_for(resident, "break")
    terminal.process.send_signal(number)
    assert terminal.ends() == "Ended here. What you did counts."
    assert outcomes(resident) == [(LONG, "partial")]


def test_killed_it_is_gone_and_the_break_ends_after_a_minute(resident: Resident, open_terminal: list[Terminal]) -> None:
    terminal = begin(open_terminal, resident.environment, LONG)
    wait_for(resident, "break")
    terminal.process.kill()
    until(lambda: outcomes(resident) == [(LONG, "partial")], "the break ends", PATIENCE_S)


def test_suspended_it_waits(resident: Resident, open_terminal: list[Terminal]) -> None:
    terminal = begin(open_terminal, resident.environment, LONG)
    wait_for(resident, "break")
    terminal.press("")
    terminal.process.send_signal(signal.SIGTSTP)
    terminal.shows("Space: go on")
    assert resident.status["player"]["state"] == "paused"
    terminal.press("q")
    terminal.ends()


def test_the_end_of_the_resident_ends_no_break(resident: Resident, open_terminal: list[Terminal]) -> None:
    terminal = begin(open_terminal, resident.environment, LONG)
    wait_for(resident, "break")
    resident.end()
    terminal.shows("not logged")
    assert terminal.ends() == "Done."


def test_through_a_pipe_it_is_lines_without_codes(resident: Resident) -> None:
    said = resident.cli("start", ROUTINE, "--here")
    assert "\x1b" not in said
    lines = said.splitlines()
    assert "Stop if:" in lines[1]
    assert [line[:3] for line in lines if "Get ready" in line] == ["1/2", "2/2"]
    assert lines[-1].startswith("Done. The first break")
    assert outcomes(resident) == [(ROUTINE, "completed")]


def test_no_page_takes_the_break_that_is_played_here(resident: Resident) -> None:
    answer = resident.ask(do="start", routine=ROUTINE, here=True)
    assert answer["ok"]
    player = resident.status["player"]
    assert player is None or player["state"] != "opening"


def test_what_cannot_be_played_is_said(resident: Resident) -> None:
    assert "Did you mean: posture-minute" in resident.cli("start", "posture-minut", "--here", status=1)


def test_without_a_resident_it_plays_and_says_that_nothing_is_logged(tmp_path: Path) -> None:
    environment = headless(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-m", "deskbreak", "--profile", "t", "start", "--here"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, said = process.communicate(timeout=PATIENCE_S)
    assert first.strip()
    assert "not logged" in said
    assert rest.splitlines()[-1] == "Not begun."


def test_a_routine_that_asks_about_warning_signs_begins_only_after_a_yes(
    tmp_path: Path, open_terminal: list[Terminal]
) -> None:
    terminal = begin(open_terminal, headless(tmp_path), "headache-from-the-neck")
    terminal.shows("Call for emergency help now")
    terminal.shows("Is none of these true for you?")
    terminal.press("n\r")
    terminal.process.wait(PATIENCE_S)
    assert terminal.process.returncode == 1
    until(lambda: "Not begun. Please get the help" in terminal.text, "it says what to do", PATIENCE_S)


def test_where_nobody_can_answer_it_does_not_begin(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "deskbreak", "--profile", "t", "start", "headache-from-the-neck", "--here"],
        env=headless(tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 1
    assert "See a doctor today" in done.stdout
    assert "nobody can answer here" in done.stderr
