"""The window's process as the resident starts it: what is asked of it while it cannot start, or is about to end."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbreak.control.client import Client
from tests.plugin_desktop import until
from tests.resident.resident import PATIENCE_S, Resident, headless

FAILS = """
import sys
if "deskbreak.window" in sys.orig_argv:
    raise SystemExit(3)
"""
LINGERS = """
import atexit, os, sys, time
from pathlib import Path

def linger():
    Path(__file__).with_name("ends").touch()
    time.sleep(4)

if "deskbreak.window" in sys.orig_argv:
    Path(__file__).with_name("pid").write_text(str(os.getpid()))
    atexit.register(linger)
"""


@pytest.fixture
def startup(tmp_path: Path) -> Path:
    """What each Python that the resident starts runs first."""
    (tmp_path / "startup").mkdir()
    file = tmp_path / "startup" / "sitecustomize.py"
    file.touch()
    return file


@pytest.fixture
def resident(tmp_path: Path, startup: Path) -> Iterator[Resident]:
    environment = headless(tmp_path) | {"PYTHONDONTWRITEBYTECODE": "1"}
    environment["PYTHONPATH"] = os.pathsep.join([str(startup.parent), environment["PYTHONPATH"]])
    made = Resident(environment, "--speed", "60")
    made.start()
    yield made
    made.end()


def test_where_the_window_cannot_start_who_asked_is_told_at_once(resident: Resident, startup: Path) -> None:
    startup.write_text(FAILS)
    assert "could not be started" in resident.cli("open", "--print", status=1)
    backend = resident.status["backends"]["pages"]
    assert (backend["state"], backend["name"]) == ("unavailable", "nothing")
    assert "could not be started" in backend["why"]
    startup.write_text("")
    assert resident.cli("open", "--print").startswith("http://")


def test_a_page_wanted_while_the_window_is_on_its_way_out_comes_from_the_next_one(
    resident: Resident, startup: Path
) -> None:
    startup.write_text(LINGERS)
    first = resident.cli("open", "--print")
    os.kill(int(startup.with_name("pid").read_text()), signal.SIGINT)
    until(startup.with_name("ends").exists, "it has left the resident", PATIENCE_S)
    second = resident.cli("open", "--print")
    assert second.startswith("http://")
    assert first.split("/enter/")[0] != second.split("/enter/")[0]


def test_a_connection_may_have_several_to_tell_of_its_end(resident: Resident) -> None:
    client = Client(resident.folders.socket)
    assert client.ask({"do": "start", "routine": "posture-minute", "here": True})["ok"]
    playing = {"do": "player", "page": "p", "what": "playing", "routine": "posture-minute", "stays": True}
    assert client.ask(playing)["ok"]
    client.ask({"do": "watch"})
    client.close()
    until(lambda: resident.status["player"] is None, "the break of a player that is gone is over", PATIENCE_S)
