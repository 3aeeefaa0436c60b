"""A workstation check with a real resident: saved from page and terminal, kept over a kill, and nothing else let in."""

import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.resident.resident import PATIENCE_S, Resident, headless

ITEMS = 10


def page(resident: Resident, **form: str) -> str:
    """What the page shows a browser without scripts, once `form` was sent."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with opener.open(resident.cli("open", "workstation", "--print").strip(), timeout=PATIENCE_S) as first:
        address, shown = first.url, first.read().decode()
    if form:
        origin = {"Origin": address.removesuffix("/workstation")}
        sent = urllib.request.Request(address, urllib.parse.urlencode(form).encode(), origin)
        with opener.open(sent, timeout=PATIENCE_S) as after:
            shown = after.read().decode()
    return str(shown)


def in_the_terminal(resident: Resident, answers: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "deskbreak", "--profile", "t", "workstation", "--here"],
        env=resident.environment,
        input=answers,
        stdout=subprocess.PIPE,
        text=True,
        timeout=PATIENCE_S,
        check=True,
    ).stdout


def test_it_is_saved_and_outlives_a_kill(tmp_path: Path) -> None:
    resident = Resident(headless(tmp_path))
    resident.start()
    assert "Begin" in page(resident)
    assert "`deskbreak --profile t workstation --here`" in resident.cli("workstation", status=1)
    shown = page(resident, given="fffcffffff")
    assert "Saved: one thing to change." in shown
    assert "Change this first" in shown
    resident.kill()
    resident.start()
    assert "Change this first" in page(resident)
    (row,) = [each for each in resident.log() if each["kind"] == "checked"]
    assert row["detail"]["mouse"] == "change"
    assert len(row["detail"]) == ITEMS
    assert "1 to change" in resident.cli("log")
    resident.end()


def test_in_the_terminal_it_asks_goes_back_and_saves(tmp_path: Path) -> None:
    resident = Resident(headless(tmp_path))
    resident.start()
    answers = ["1", "0", "2", "seven", *["1"] * 8, "3"]
    told = in_the_terminal(resident, "\n".join(answers) + "\n")
    assert "Saved: one thing to change." in told
    assert told.index("1. Chair height and feet") > told.index("10 of 10")
    assert resident.log()[-1]["detail"] | {"chair": "fine", "light": "fine"} == dict.fromkeys(
        resident.log()[-1]["detail"], "fine"
    )
    resident.end()
    assert "Not saved" in in_the_terminal(resident, "1\n" * ITEMS)


@pytest.mark.parametrize(
    "answers",
    [
        None,
        {},
        [],
        "fine",
        {"chair": "good"},
        {"chair": None},
        {"chair": ["fine"]},
        {"Chair!": "fine"},
        {"c" * 61: "fine"},
        {f"item-{number}": "fine" for number in range(31)},
    ],
)
def test_what_is_no_check_is_refused_with_a_sentence(refusing: Resident, answers: object) -> None:
    answer = refusing.ask(do="checked", answers=answers)
    assert not answer["ok"]
    assert answer["says"].endswith(".")
    assert not [each for each in refusing.log() if each["kind"] == "checked"]


@pytest.fixture(scope="module")
def refusing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Resident]:
    resident = Resident(headless(tmp_path_factory.mktemp("refusing")))
    resident.start()
    yield resident
    resident.end()
