"""`deskbreak settings` without a resident: what is shown, what is changed, and how it ends where it cannot be."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deskbreak.cli import deskbreak
from deskbreak.core.keys import KEYS
from deskbreak.folders import Folders


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's file, and nobody who runs."""
    for name in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR", "CACHE_HOME"):
        monkeypatch.setenv(f"XDG_{name}", str(tmp_path / name))
    folders = Folders.of()
    folders.make()
    return folders.settings


def call(*arguments: str) -> Result:
    return CliRunner().invoke(deskbreak, ["settings", *arguments])


def test_all_are_shown_and_what_differs_is_marked(file: Path) -> None:
    file.write_text('[long]\nevery = "45 min"\n')
    shown = call()
    assert shown.exit_code == 0
    lines = {line[2:].split()[0]: line for line in shown.stdout.splitlines() if line[:2] in ("  ", "* ")}
    assert lines.keys() >= {key.name for key in KEYS}
    assert [name for name, line in lines.items() if line[0] == "*" and name != "differs"] == ["long.every"]
    assert "45 min   (default: 1 h)" in lines["long.every"]
    told = json.loads(call("--json").stdout)
    assert told["path"] == str(file)
    assert told["settings"]["long.every"]["value"] == "45 min"
    assert {name for name, each in told["settings"].items() if each["differs"]} == {"long.every"}


@pytest.mark.usefixtures("file")
def test_the_help_tells_of_every_setting() -> None:
    said = " ".join(call("--help").stdout.split())
    for key in KEYS:
        assert key.name in said
        assert key.effect.split()[0] in said


def test_values_are_set_got_and_reset(file: Path) -> None:
    assert call("set", "long.every", "45", "min").exit_code == 0
    assert call("get", "long.every").stdout == "45 min\n"
    assert call("set", "equipment", "wall,", "ball").stdout == "equipment: wall, ball\n"
    assert json.loads(call("get", "equipment", "--json").stdout) == ["wall", "ball"]
    assert call("set", "busy.programs", "").stdout == "busy.programs: -\n"
    assert call("reset", "equipment", "long.every").exit_code == 0
    assert file.read_text().split() == ["[busy]", "programs", "=", "[]"]
    assert call("reset", "--all").stdout == "Every setting has its default again.\n"
    assert file.read_text().strip() == ""
    assert call("path").stdout == f"{file}\n"


def test_a_preset_takes_the_place_of_single_values(file: Path) -> None:
    file.write_text('[micro]\nevery = "25 min"  # mine\n[busy]\ndnd = false\n')
    assert call("preset", "frequent").exit_code == 0
    assert call("get", "micro.every").stdout == "20 min\n"
    assert "# mine" in file.read_text()
    assert "* frequent" in call("preset").stdout
    assert call("get", "busy.dnd").stdout == "false\n"


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("get", "log.every"), 2, "Did you mean long.every?"),
        (("set", "snoze", "7 min"), 2, "Did you mean snooze?"),
        (("set", "snooze"), 2, "Missing argument"),
        (("reset",), 2, "--all"),
        (("set", "snooze", "7 fortnights"), 1, "snooze: Write a time with its unit"),
        (("set", "long.length", "50 min"), 0, ""),
        (("set", "long.length", "60 min"), 1, "long.length: A break cannot be as long"),
        (("preset", "hectic"), 2, "balanced"),
    ],
)
@pytest.mark.usefixtures("file")
def test_it_ends_with_a_status_that_says_what_is_wrong(arguments: tuple[str, ...], status: int, says: str) -> None:
    done = call(*arguments)
    assert done.exit_code == status
    assert says in done.stderr


def test_faults_of_the_file_are_told_with_their_place(file: Path) -> None:
    file.write_text('mirco.every = "5 min"\nsnooze = "7 fortnights"\n')
    for arguments in ((), ("--json",)):
        shown = call(*arguments)
        assert shown.exit_code == 1
        assert f"{file}:1: mirco.every: There is no setting of this name. Did you mean micro.every?" in shown.stderr
        assert f"{file}:2: snooze: " in shown.stderr
    assert call("get", "snooze").exit_code == 1
    assert call("reset", "mirco.every", "snooze").exit_code == 0
    assert call().exit_code == 0
    file.write_text("= 7\n")
    assert f"{file}:1: " in call("set", "snooze", "7 min").stderr
    assert file.read_text() == "= 7\n"
