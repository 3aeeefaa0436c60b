"""Lines for bars from a real resident: as they change, and in a real tmux."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.plugin_desktop import until
from tests.resident.resident import OFTEN, PACE, PATIENCE_S, Resident, headless, wait_for


@pytest.fixture
def resident(tmp_path: Path) -> Iterator[Resident]:
    made = Resident(headless(tmp_path), *PACE)
    made.set(OFTEN)
    made.start()
    yield made
    made.end()


class Streamed:
    """The lines of a verb that goes on, in a file."""

    def __init__(self, resident: Resident, file: Path, *arguments: str) -> None:
        self._file = file
        with file.open("w") as out:
            command = [sys.executable, "-m", "deskbreak", "--profile", "t", *arguments]
            self.process = subprocess.Popen(command, env=resident.environment, stdout=out)

    @property
    def lines(self) -> list[str]:
        return self._file.read_text("utf-8").splitlines()


def test_each_change_is_a_line_until_the_resident_ends(resident: Resident, tmp_path: Path) -> None:
    mine = Streamed(resident, tmp_path / "mine", "watch", "--format", "{icon} {phase} {taken}")
    plain = Streamed(resident, tmp_path / "plain", "watch")
    full = Streamed(resident, tmp_path / "full", "watch", "--json")
    until(lambda: mine.lines and plain.lines and full.lines, "all three begin", PATIENCE_S)
    wait_for(resident, "prompting")
    until(lambda: "● prompting 0" in mine.lines, "the break is due", PATIENCE_S)
    resident.cli("pause", "1h")
    until(lambda: mine.lines[-1] == "‖ paused 0", "the pause is told", PATIENCE_S)
    until(lambda: plain.lines[-1].startswith("Paused until"), "and as a sentence", PATIENCE_S)
    resident.end()
    assert [each.process.wait(PATIENCE_S) for each in (mine, plain, full)] == [3, 3, 3]
    assert all(one != other for one, other in zip(mine.lines, mine.lines[1:], strict=False))
    messages = [json.loads(each) for each in full.lines]
    assert {name for each in messages for name in each} == {"status", "entry"}


def test_a_line_in_tmux(resident: Resident, needs: Callable[..., None], tmp_path: Path) -> None:
    needs("tmux", "script")
    asked = f'{sys.executable} -m deskbreak --profile t status --format "{{phase}} {{next}}"'
    config = tmp_path / "tmux.conf"
    config.write_text(f"set -g status-interval 1\nset -g status-right-length 80\nset -g status-right '#({asked})'\n")
    resident.cli("pause", "1h")
    environment = resident.environment | {"TERM": "xterm", "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh"}
    tmux = ["tmux", "-S", str(tmp_path / "socket")]
    # The bar is drawn for who looks at it: a terminal, which `script` gives.
    seen = tmp_path / "seen"
    shown = subprocess.Popen(
        ["script", "-qefc", " ".join([*tmux, "-f", str(config), "new-session"]), str(seen)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    try:
        until(lambda: seen.exists() and b"paused" in seen.read_bytes(), "the line is in the bar", PATIENCE_S)
    finally:
        subprocess.run([*tmux, "kill-server"], env=environment, check=False)
        shown.communicate(timeout=PATIENCE_S)
