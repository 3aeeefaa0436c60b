"""A real resident follows its settings: by hand and by verb, at once, without a restart; what is wrong it refuses."""

import json
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import pytest

from tests.plugin_desktop import until
from tests.resident.resident import PACE, PATIENCE_S, Resident, Watch, headless, wait_for


@pytest.fixture
def resident(tmp_path: Path) -> Iterator[Resident]:
    made = Resident(headless(tmp_path))
    made.set('# mine\n[long]\nevery = "50 min"  # just so\n')
    made.start()
    yield made
    made.end()


@pytest.fixture
def watch(resident: Resident) -> Iterator[Watch]:
    made = Watch(resident)
    yield made
    made.close()


def every(status: dict[str, Any], name: str = "long") -> float:
    return next(float(each["every_s"]) for each in status["reminders"] if each["name"] == name)


def told(watch: Watch, true: Callable[[dict[str, Any]], object]) -> None:
    until(lambda: any(true(each) for each in watch.statuses[-1:]), "it is told", PATIENCE_S)


def in_one_go(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def by_renaming(path: Path, text: str) -> None:
    other = path.with_name("4913~")
    other.write_text(text, "utf-8")
    other.replace(path)


def by_moving_away(path: Path, text: str) -> None:
    path.rename(path.with_name("config.toml~"))
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("save", [in_one_go, by_renaming, by_moving_away])
def test_an_edit_by_hand_holds_at_once_and_again(
    resident: Resident, watch: Watch, save: Callable[[Path, str], None]
) -> None:
    for minutes in (45, 35, 25):
        save(resident.folders.settings, f'[long]\nevery = "{minutes} min"\n')
        told(watch, lambda status, seconds=minutes * 60: every(status) == seconds)  # type: ignore[misc]  # mypy cannot type the default


def test_a_verb_holds_when_it_returns_and_keeps_the_file_s_comments(resident: Resident, watch: Watch) -> None:
    began = resident.status["reminders"][1]["elapsed_s"]
    assert resident.cli("settings", "set", "long.every", "45 min") == "long.every: 45 min\n"
    assert every(resident.status) == 2700.0
    told(watch, lambda status: every(status) == 2700.0)
    assert resident.folders.settings.read_text() == '# mine\n[long]\nevery = "45 min"  # just so\n'
    assert resident.status["reminders"][1]["elapsed_s"] >= began, "no clock begins anew"
    resident.cli("settings", "preset", "frequent")
    assert (every(resident.status), every(resident.status, "micro")) == (3600.0, 1200.0)
    assert json.loads(resident.cli("settings", "--json"))["settings"]["preset"]["differs"] is True
    resident.cli("settings", "reset", "--all")
    assert every(resident.status, "micro") == 1800.0


def test_a_fault_is_told_with_its_place_and_the_old_settings_hold(resident: Resident, watch: Watch) -> None:
    file = resident.folders.settings
    file.write_text('snooze = "7 min"\n[long]\nevery = "45 fortnights"\n')
    told(watch, lambda status: any(f"{file}:3: long.every: Write" in note for note in status["notes"]))
    assert any("previous settings stay in force" in note for note in watch.statuses[-1]["notes"])
    assert every(resident.status) == 3000.0, "not even the default"
    assert f"{file}:3: long.every: " in resident.folders.log.read_text()
    assert f"{file}:3: long.every: " in resident.cli("settings", status=1)
    says = resident.cli("settings", "set", "stop_after", "2 min", status=1)
    assert f"{file}:4: long.every: " in says
    assert "previous settings stay in force" in says
    file.write_text("= 7\n")
    told(watch, lambda status: any(f"{file}:1: This is no TOML" in note for note in status["notes"]))
    assert f"{file}:1: " in resident.cli("settings", "set", "stop_after", "2 min", status=1)
    assert file.read_text() == "= 7\n", "never written over"
    file.write_text('[long]\nevery = "45 min"\n')
    told(watch, lambda status: every(status) == 2700.0 and not any(str(file) in note for note in status["notes"]))


def test_a_file_and_a_folder_that_come_and_go_are_followed(resident: Resident, watch: Watch) -> None:
    file = resident.folders.settings
    file.unlink()
    told(watch, lambda status: every(status) == 3600.0)
    file.parent.rename(file.parent.with_name("away"))
    file.parent.mkdir()
    file.write_text('[long]\nevery = "45 min"\n')
    told(watch, lambda status: every(status) == 2700.0)


def test_the_target_of_a_link_is_followed(resident: Resident, watch: Watch, tmp_path: Path) -> None:
    file, target = resident.folders.settings, tmp_path / "dotfiles" / "deskbreak.toml"
    target.parent.mkdir()
    target.write_text('[long]\nevery = "45 min"\n')
    link = file.with_name("link")
    link.symlink_to(target)
    link.replace(file)
    told(watch, lambda status: every(status) == 2700.0)
    target.write_text('[long]\nevery = "35 min"\n')
    told(watch, lambda status: every(status) == 2100.0)
    resident.cli("settings", "set", "long.every", "25 min")
    assert every(resident.status) == 1500.0
    assert file.is_symlink()


def test_a_program_named_holds_the_break_that_is_due_and_lets_it_go(tmp_path: Path) -> None:
    name = "holds-breaks"
    program = tmp_path / name
    program.write_text("#!/bin/sh\nread -r line\n")
    program.chmod(0o755)
    resident = Resident(headless(tmp_path), *PACE)
    resident.start()
    process = subprocess.Popen([program], stdin=subprocess.PIPE)
    try:
        resident.cli("settings", "set", "busy.programs", name)
        resident.cli("settings", "set", "micro.every", "2 min")
        wait_for(resident, "held")
        resident.cli("settings", "reset", "busy.programs")
        wait_for(resident, "prompting")
    finally:
        process.communicate()
        resident.end()


def test_the_way_to_notice_input_changes_in_between(resident: Resident) -> None:
    why = resident.status["backends"]["presence"]["why"]
    resident.cli("settings", "set", "presence", "none")
    changed = resident.status["backends"]["presence"]["why"]
    assert changed != why
    assert "The settings say so." in changed
    resident.cli("settings", "reset", "presence")
    assert resident.status["backends"]["presence"]["why"] == why


def test_the_page_changes_what_the_resident_goes_by(resident: Resident, watch: Watch) -> None:
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with opener.open(resident.cli("open", "settings", "--print").strip(), timeout=PATIENCE_S) as page:
        address, shown = page.url, page.read().decode()
    assert str(resident.folders.settings) in shown
    form = urllib.parse.urlencode({"keys": "long.every", "long.every": "35 min"}).encode()
    origin = address.removesuffix("/settings")
    with opener.open(urllib.request.Request(address, form, {"Origin": origin}), timeout=PATIENCE_S) as page:
        assert "Saved." in page.read().decode()
    told(watch, lambda status: every(status) == 2100.0)
    assert resident.folders.settings.read_text() == '# mine\n[long]\nevery = "35 min"  # just so\n'
