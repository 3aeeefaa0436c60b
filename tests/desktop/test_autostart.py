"""Starting at login: real files on Linux, and what the other systems keep it in."""

import plistlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deskbreak.desktop import autostart, entry
from deskbreak.desktop.autostart import macos, windows
from deskbreak.desktop.autostart.macos import LaunchAgent
from deskbreak.desktop.autostart.windows import RunKey
from deskbreak.desktop.registry import Registry
from deskbreak.errors import DeskbreakError
from tests.desktop.registry import Winreg

OURS = "autostart/deskbreak.desktop"


class Login:
    """The folders that a login looks into, and an installation to be started."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.config, self.system = folder / "config", folder / "etc" / "xdg"
        self.program = folder / "venv with $ign" / "bin" / "deskbreak"
        self.program.parent.mkdir(parents=True)
        self.program.write_text("#!/bin/sh\n")
        self.program.chmod(0o755)
        monkeypatch.setattr(sys, "argv", [str(self.program)])
        monkeypatch.setenv("XDG_CONFIG_HOME", str(self.config))
        monkeypatch.setenv("XDG_CONFIG_DIRS", str(self.system))
        monkeypatch.setenv("HOME", str(folder))
        monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)

    def writes(self, root: Path, text: str) -> None:
        """Somebody's entry of our name."""
        path = root / OURS
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"[Desktop Entry]\nType=Application\nName=x\n{text}", "utf-8")

    def files(self) -> dict[str, str]:
        """Everything that is there."""
        return {str(each): each.read_text("utf-8") for each in self.config.rglob("*") if each.is_file()}


@pytest.fixture
def login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Login:
    return Login(tmp_path, monkeypatch)


def test_on_and_off_again(login: Login, needs: Callable[..., None]) -> None:
    needs("desktop-file-validate")
    assert autostart.standing("default").state == "off"
    assert not login.config.exists()
    on = autostart.turn_on("default")
    assert (on.state, autostart.standing("default")) == ("on", on)
    assert str(login.program) in on.says
    assert entry.exec_words(entry.read(login.config / OURS)["Exec"]) == (str(login.program), "run")
    subprocess.run(["desktop-file-validate", login.config / OURS], check=True)
    assert autostart.turn_off("default").state == "off"
    assert login.files() == {}


def test_each_profile_starts_for_itself(login: Login) -> None:
    autostart.turn_on("try")
    assert autostart.standing("default").state == "off"
    words = entry.exec_words(entry.read(login.config / "autostart/deskbreak-try.desktop")["Exec"])
    assert words == (str(login.program), "--profile", "try", "run")
    login.program.unlink()
    assert "`deskbreak --profile try autostart on`" in autostart.standing("try").says


def test_a_program_that_went_away_starts_nothing(login: Login) -> None:
    autostart.turn_on("default")
    shutil.rmtree(login.program.parent)
    told = autostart.standing("default")
    assert told.state == "broken"
    assert f"starts nothing: {login.program} is gone" in told.says
    assert "`deskbreak autostart on`" in told.says


@pytest.mark.parametrize(
    ("text", "desktop", "state"),
    [
        ("Exec=sh run\n", "", "on"),
        ("Exec=sh run\nHidden=true\n", "", "off"),
        ("Exec=sh run\nHidden=false\n", "", "on"),
        ("Exec=sh run\nX-GNOME-Autostart-enabled=false\n", "GNOME", "off"),
        ("Exec=sh run\nTryExec=sh\n", "", "on"),
        ("Exec=sh run\nTryExec=/nowhere/deskbreak\n", "", "broken"),
        ("Exec=/nowhere/deskbreak run\n", "", "broken"),
        ("Exec=\n", "", "broken"),
        ("", "", "broken"),
        ("Exec=sh run\nOnlyShowIn=KDE;XFCE;\n", "XFCE", "on"),
        ("Exec=sh run\nOnlyShowIn=KDE;\n", "ubuntu:GNOME", "off"),
        ("Exec=sh run\nOnlyShowIn=KDE;\n", "", "off"),
        ("Exec=sh run\nNotShowIn=GNOME;\n", "ubuntu:GNOME", "off"),
        ("Exec=sh run\nNotShowIn=GNOME;\n", "sway", "on"),
    ],
)
def test_what_an_entry_says_is_honoured(
    login: Login, monkeypatch: pytest.MonkeyPatch, text: str, desktop: str, state: str
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    login.writes(login.system, text)
    assert autostart.standing("default").state == state
    # The person's own entry counts alone, whatever the system's says.
    login.writes(login.config, "Exec=sh run\nHidden=true\n")
    before = login.files()
    assert autostart.standing("default").state == "off"
    assert login.files() == before


def test_an_entry_of_the_system_is_hidden_and_ours_stands_before_it(login: Login) -> None:
    login.writes(login.system, "Exec=sh run\n")
    assert autostart.turn_off("default").state == "off"
    assert entry.read(login.config / OURS)["Hidden"] == "true"
    on = autostart.turn_on("default")
    assert on.state == "on"
    assert str(login.config) in on.says


def test_a_folder_that_cannot_be_written_is_told(login: Login) -> None:
    login.config.write_text("a file where a folder should be")
    with pytest.raises(DeskbreakError, match="cannot be written"):
        autostart.turn_on("default")


@pytest.fixture
def systemd(login: Login, needs: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Login:
    """A systemd that changes files and asks no manager."""
    needs("systemctl", "systemd-analyze")
    (tmp_path / "run").mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.setenv("SYSTEMD_OFFLINE", "1")
    return login


def test_the_systemd_unit_and_the_entry_take_turns(systemd: Login) -> None:
    autostart.turn_on("default")
    on = autostart.turn_on("default", systemd=True)
    assert on.state == "on"
    unit = systemd.config / "systemd/user/deskbreak.service"
    assert str(unit) in on.says
    assert not (systemd.config / OURS).exists()
    found = subprocess.run(
        ["systemd-analyze", "verify", "--user", str(unit)], capture_output=True, text=True, check=False
    )
    assert "deskbreak" not in found.stderr
    assert autostart.turn_on("default").state == "on"
    assert list(systemd.files()) == [str(systemd.config / OURS)]
    autostart.turn_on("default", systemd=True)
    systemd.program.unlink()
    assert "autostart on --systemd`" in autostart.standing("default").says
    assert autostart.turn_off("default").state == "off"
    assert systemd.files() == {}


def test_a_unit_goes_without_systemd_too(systemd: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    autostart.turn_on("default", systemd=True)
    monkeypatch.setenv("PATH", "/nowhere")
    assert autostart.turn_on("default").state == "on"
    assert list(systemd.files()) == [str(systemd.config / OURS)]
    assert not [each for each in systemd.config.rglob("*") if each.is_symlink()]


def test_a_unit_that_systemd_finds_wrong_would_be_noticed(systemd: Login, tmp_path: Path) -> None:
    unit = tmp_path / "deskbreak.service"
    unit.write_text('[Service]\nExecStart="/nowhere/at all"\n')
    found = subprocess.run(
        ["systemd-analyze", "verify", "--user", str(unit)], capture_output=True, text=True, check=False
    )
    assert "deskbreak" in found.stderr


def test_without_systemd_nothing_is_left_behind(login: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    autostart.turn_on("default")
    before = login.files()
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(DeskbreakError, match="works without it"):
        autostart.turn_on("default", systemd=True)
    assert login.files() == before


# ---- Windows


@pytest.fixture
def winreg() -> Winreg:
    return Winreg()


def test_the_run_key_of_windows(login: Login, winreg: Winreg) -> None:
    way = RunKey("default", Registry(winreg))
    assert (way.standing().state, winreg.keys) == ("off", {})
    way.turn_off()
    way.turn_on()
    assert winreg.keys[rf"HKCU\{windows.RUN}"] == {"deskbreak": (f'"{login.program}" run', winreg.REG_SZ)}
    assert (way.standing().state, way.standing().tested) == ("on", False)
    assert str(login.program) in way.standing().says
    login.program.unlink()
    assert "is gone" in way.standing().says
    way.turn_off()
    assert way.standing().state == "off"


def test_what_the_task_manager_switched_off_is_off_until_it_is_asked_for(login: Login, winreg: Winreg) -> None:
    way = RunKey("default", Registry(winreg))
    way.turn_on()
    with winreg.CreateKey("HKCU", windows.APPROVED) as key:
        winreg.SetValueEx(key, "deskbreak", 0, winreg.REG_BINARY, bytes([3, *[0] * 11]))
    assert "Task Manager" in way.standing().says
    way.turn_on()
    assert way.standing().state == "on"


def test_a_command_that_windows_would_cut_off_is_refused(
    login: Login, winreg: Winreg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "LONGEST", 10)
    with pytest.raises(DeskbreakError, match="10 characters"):
        RunKey("default", Registry(winreg)).turn_on()
    assert winreg.keys == {}


# ---- macOS

PRINTED = """disabled services = {{
		"com.apple.mdmclient.agent" => enabled
		"local.deskbreak.deskbreak" => {state}
	}}
	login item associations = {{
	}}
"""


@pytest.mark.parametrize(
    ("state", "expected"), [("enabled", "on"), ("false", "on"), ("disabled", "off"), ("true", "off")]
)
def test_the_launch_agent_of_macos(login: Login, tmp_path: Path, state: str, expected: str) -> None:
    asked: list[tuple[str, ...]] = []

    def launchctl(*words: str) -> str:
        asked.append(words)
        return PRINTED.format(state=state) if words[0] == "print-disabled" else ""

    way = LaunchAgent("default", launchctl)
    assert way.standing().state == "off"
    way.turn_on()
    (agent,) = (tmp_path / "Library" / "LaunchAgents").iterdir()
    written = plistlib.loads(agent.read_bytes())
    assert agent.stem == written["Label"] == "local.deskbreak.deskbreak"
    assert written["ProgramArguments"] == [str(login.program), "run"]
    assert way.standing().state == expected
    assert not way.standing().tested
    assert {words[0] for words in asked} == {"enable", "print-disabled"}  # nothing that starts or ends it now
    login.program.unlink()
    assert way.standing().state == ("broken" if expected == "on" else "off")
    way.turn_off()
    assert not agent.exists()


@pytest.mark.parametrize("written", [b"", b"no list", plistlib.dumps([1]), plistlib.dumps({"ProgramArguments": 1})])
def test_a_list_that_cannot_be_read_is_told(login: Login, tmp_path: Path, written: bytes) -> None:
    agent = tmp_path / "Library" / "LaunchAgents" / "local.deskbreak.deskbreak.plist"
    agent.parent.mkdir(parents=True)
    agent.write_bytes(written)
    assert LaunchAgent("default", lambda *_words: "").standing().state == "broken"


def test_launchctl_that_is_not_there_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert macos.launchctl("print-disabled", "gui/501") == ""
