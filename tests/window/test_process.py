"""The window's process for real: registered, asked for addresses, opening a browser, and ended."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from deskbreak.folders import Folders
from tests.window.scripted import Resident

HURRIES = """
import time
from pathlib import Path

real = time.monotonic
late = Path(__file__).with_name("late")
time.monotonic = lambda: real() + (1000 if late.exists() else 0)
"""

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch, folders: Folders) -> Folders:
    """The folders that the process will find by itself."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(folders.runtime))
    found = Folders.of()
    found.make()
    return found


@pytest.fixture
def answering(ours: Folders) -> Iterator[Resident]:
    resident = Resident(ours.socket)
    yield resident
    resident.close()


@pytest.fixture
def start() -> Iterator[Start]:
    begun: list[subprocess.Popen[bytes]] = []

    def begin(**environment: str) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(
            [sys.executable, "-m", "deskbreak.window", "--profile", "default"],
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        begun.append(process)
        return process

    yield begin
    for process in begun:
        process.kill()
        process.communicate()


def address(resident: Resident, page: str, number: int) -> str:
    resident.order({"address": page, "for": number})
    resident.wait(lambda: any(each.get("for") == number for each in resident.heard))
    return str(next(each["address"] for each in resident.heard if each.get("for") == number))


def test_it_registers_makes_addresses_and_ends_with_the_resident(answering: Resident, start: Start) -> None:
    process = start()
    answering.wait(lambda: {"do": "window"} in answering.heard)
    with httpx.Client(follow_redirects=True) as browser:
        page = browser.get(address(answering, "week", 7))
        assert page.status_code == 200
        assert page.url.path == "/week"
        assert browser.get(address(answering, "no such page", 8)).url.path == "/today"
    answering.close()
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert b"http://" not in output


def test_a_second_window_ends_quietly(answering: Resident, start: Start) -> None:
    answering.refuses["window"] = "There is a window already."
    output, _ = start().communicate(timeout=60)
    assert output == b""


def test_without_a_resident_it_ends(ours: Folders, start: Start) -> None:
    process = start()
    process.communicate(timeout=60)
    assert process.returncode == 1


def test_it_opens_the_browser_that_the_person_chose(answering: Resident, start: Start, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}.part && mv {opened}.part {opened}\n')
    browser.chmod(0o700)
    start(BROWSER=str(browser))
    answering.wait(lambda: {"do": "window"} in answering.heard)
    answering.order({"open": "today", "routine": None})
    answering.wait(opened.exists)
    url = opened.read_text().strip()
    assert httpx.get(url).headers["location"] == "/today"


def test_what_is_wanted_while_it_ends_goes_back_to_the_resident(
    answering: Resident, start: Start, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(HURRIES)
    process = start(PYTHONPATH=os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])]))
    answering.wait(lambda: {"do": "watch"} in answering.heard)
    (tmp_path / "late").touch()
    answering.wait(lambda: answering.left)
    answering.order({"open": "routines", "routine": "neck-minute"})
    answering.let_go()
    answering.wait(lambda: {"do": "open", "page": "routines", "routine": "neck-minute"} in answering.heard)
    output, _ = process.communicate(timeout=60)
    assert (process.returncode, output) == (0, b"")
