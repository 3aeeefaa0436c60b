"""`deskbreak status` and `watch` beside a resident of another version."""

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from deskbreak.cli.context import Context
from deskbreak.cli.status import status as status_verb
from deskbreak.cli.watch import watch
from deskbreak.folders import Folders
from tests.window.scripted import Resident


@pytest.fixture
def resident(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Resident]:
    """A resident at the usual place of a person's own."""
    place = tmp_path_factory.mktemp("r")
    for name in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        monkeypatch.setenv(f"XDG_{name}", str(place))
    folders = Folders.of()
    folders.make()
    scripted = Resident(folders.socket)
    yield scripted
    scripted.close()


@pytest.mark.parametrize("verb", [status_verb, watch])
@pytest.mark.parametrize("field", ["standing", "spots", "welcomed"])
def test_an_older_resident_is_named_with_what_to_do(resident: Resident, verb: click.Command, field: str) -> None:
    del resident.status[field]
    done = CliRunner().invoke(verb, obj=Context("default"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "an older version than this one" in done.stderr
    assert "`deskbreak quit`, then `deskbreak run`" in done.stderr


def test_what_a_newer_one_tells_beyond_it_is_passed_over(resident: Resident) -> None:
    resident.status["mood"] = "calm"
    done = CliRunner().invoke(status_verb, obj=Context("default"))
    assert (done.exit_code, done.stdout) == (0, resident.status["says"] + "\n")
