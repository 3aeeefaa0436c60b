"""Completion in the real shells."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from deskbreak.cli import deskbreak
from deskbreak.cli.completing import setting_keys
from deskbreak.core.keys import KEYS
from tests.resident.resident import PATIENCE_S, headless

ROOT = Path(__file__).parent.parent.parent

ASK = {
    "bash": 'source {script}; COMP_WORDS=({words}); COMP_CWORD={last}; _deskbreak_completion deskbreak "$2" "$3"; '
    "printf '%s\\n' \"${{COMPREPLY[@]}}\"",
    # zsh completes in its line editor only, so what it would list there is printed instead.
    "zsh": "compdef() {{ : }}; _describe() {{ print -rl -- ${{${{(P)3}}%%:*}} }}; "
    "compadd() {{ while [[ $1 != -a ]] shift; print -rl -- ${{(P)2}} }}; source {script}; words=({words}); "
    "(( CURRENT = {last} + 1 )); _deskbreak_completion",
    "fish": "source {script}; complete -C '{line}'",
}


class Shell:
    """A shell that has read our script, and finds this tree as `deskbreak`."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self._folder = folder
        self.environment = headless(folder)
        self.environment |= {"PYTHONPATH": str(ROOT), "PATH": f"{folder}/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
        program = folder / "bin" / "deskbreak"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec {sys.executable} -m deskbreak "$@"\n')
        program.chmod(0o755)
        self._script = folder / "script"
        self._script.write_text(self.run("deskbreak", "completion", name))

    def run(self, *command: str) -> str:
        return subprocess.run(
            command,
            env=self.environment,
            cwd=self._folder,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE_S,
        ).stdout

    def offers(self, *words: str) -> list[str]:
        """What Tab offers behind these words; the last is being written, and may be empty."""
        quoted = " ".join(f"'{word}'" for word in words)
        asked = ASK[self._name].format(script=self._script, words=quoted, last=len(words) - 1, line=" ".join(words))
        option = {"bash": "--norc", "zsh": "-f", "fish": "--no-config"}[self._name]
        said = self.run(self._name, option, "-c", asked)
        return sorted({line.split("\t")[0] for line in said.splitlines() if line})


@pytest.fixture(params=ASK)
def shell(request: pytest.FixtureRequest, needs: Callable[..., None], tmp_path: Path) -> Shell:
    if request.param != "bash":
        needs(request.param)
    return Shell(request.param, tmp_path)


def test_tab_offers_what_can_follow(shell: Shell) -> None:
    assert shell.offers("deskbreak", "sta") == ["stand", "start", "status"]
    assert shell.offers("deskbreak", "start", "desk-n") == ["desk-neck-reset"]
    assert shell.offers("deskbreak", "--profile", "x", "routines", "favourite", "knot") == ["knot-release-wall"]
    assert shell.offers("deskbreak", "routines", "show", "chin-t") == ["chin-tuck"]
    assert shell.offers("deskbreak", "pause", "1") == ["1h"]
    assert shell.offers("deskbreak", "sore", "shoulder-t") == ["shoulder-top"]
    assert shell.offers("deskbreak", "sore", "shoulder-top", "") == ["left", "middle", "right"]
    assert shell.offers("deskbreak", "sore", "crown", "") == ["middle"]
    assert shell.offers("deskbreak", "status", "--j") == ["--json"]
    assert shell.offers("deskbreak", "start", "nothing-of-the-kind") == []


def test_routines_of_ones_own_are_offered(needs: Callable[..., None], tmp_path: Path) -> None:
    shell = Shell("bash", tmp_path)
    own = Path(shell.environment["XDG_DATA_HOME"]) / "deskbreak" / "profiles" / "mine" / "routines" / "routines"
    own.mkdir(parents=True)
    (own / "desk-nap.toml").write_text("broken")
    assert shell.offers("deskbreak", "--profile", "mine", "start", "desk-n") == ["desk-nap", "desk-neck-reset"]
    assert shell.offers("deskbreak", "start", "desk-n") == ["desk-neck-reset"]


def test_every_setting_is_offered_with_what_it_does() -> None:
    with click.Context(deskbreak) as context:
        offered = {each.value: each.help for each in setting_keys(context, click.Argument(["key"]), "micro.")}
    assert offered == {key.name: key.effect for key in KEYS if key.path[0] == "micro"}
