"""What the doctor says on a whole desktop, in sway, with GNOME's compositor and with nothing at all is true there."""

import getpass
import json
import re
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.plugin_desktop import DesktopSession, Environment, until
from tests.plugin_wayland import Screen
from tests.resident.resident import PATIENCE_S, Resident, headless

Start = Callable[[Mapping[str, str]], Resident]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts residents, and ends them with the test."""
    started: list[Resident] = []

    def start_one(environment: Mapping[str, str]) -> Resident:
        started.append(Resident(environment))
        started[-1].start()
        return started[-1]

    yield start_one
    for each in started:
        each.end()


def doctor(resident: Resident, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One call, whatever its status."""
    return subprocess.run(
        [sys.executable, "-m", "deskbreak", "--profile", "t", "doctor", *arguments],
        env=resident.environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def told(resident: Resident) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(doctor(resident, "--json").stdout)
    return found


def parts(resident: Resident, **ready: str) -> dict[str, Any]:
    """Every part, once those named are served in the way given and all that were asked have answered."""
    backends: dict[str, Any] = {}

    def served() -> bool:
        backends.update(told(resident)["backends"])
        slow = [sense for sense, each in backends["busy"].items() if "did not answer in time" in each["why"]]
        found = {part: (backends[part]["name"], backends[part]["state"]) for part in ready}
        return not slow and found == {part: (way, "ready") for part, way in ready.items()}

    until(served, f"{ready}", PATIENCE_S)
    return backends


def test_with_a_panel_and_a_notification_service(
    desktop_session: DesktopSession, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    resident = start(desktop_session.environment | {"XDG_CURRENT_DESKTOP": "XFCE"})
    found = parts(resident, tray="sni", notices="dbus", presence="x11")
    assert found["tray"]["why"] == "The panel shows the icon."
    assert found["tray"]["others"] == {"xembed": "It is for X11 sessions in which no panel watches for icons."}
    assert set(found["presence"]["others"]) == {"wayland", "mutter", "muffin"}
    assert "WAYLAND_DISPLAY is not set" in found["presence"]["others"]["wayland"]
    assert [found[part]["better"] for part in ("tray", "notices", "presence")] == ["", "", ""]
    assert found["busy"]["dnd"]["why"] == "dunst says that notifications are welcome."
    assert found["busy"]["fullscreen"]["name"] == "x11"
    desktop_session.panel.stop()
    desktop_session.dunst.stop()
    until(lambda: told(resident)["backends"]["tray"]["state"] == "unavailable", "the panel is gone", PATIENCE_S)
    until(lambda: told(resident)["backends"]["notices"]["state"] == "unavailable", "dunst is gone", PATIENCE_S)
    found = told(resident)["backends"]
    assert "Status Tray" in found["tray"]["better"]
    assert "system tray" in found["tray"]["others"]["xembed"]
    assert "dunst or mako" in found["notices"]["better"]
    assert any("dunst or mako" in each for each in told(resident)["troubles"])
    assert doctor(resident).returncode == 1


def within(screen: Screen, ours: Environment, desktop: str) -> dict[str, str]:
    """The session of a compositor whose runtime folder is another user's."""
    return ours | {"WAYLAND_DISPLAY": str(screen.socket), "XDG_CURRENT_DESKTOP": desktop}


def test_in_sway(sway: Screen, session_bus: str, desktop_environment: Environment, start: Start) -> None:
    found = parts(start(within(sway, desktop_environment, "sway")), presence="wayland")
    assert "org_kde_kwin_idle" in found["presence"]["why"]
    assert "DISPLAY is not set" in found["presence"]["others"]["x11"]
    assert found["presence"]["others"]["mutter"] == "It is not needed: wayland works."
    assert "Wayland" in found["tray"]["others"]["xembed"]
    assert "waybar" in found["tray"]["better"]
    assert "dunst or mako" in found["notices"]["better"]
    assert (found["busy"]["fullscreen"]["name"], found["busy"]["fullscreen"]["state"]) == ("wlroots", "ready")
    assert found["busy"]["screen"]["state"] == "unavailable"
    assert "busy.programs" in found["busy"]["screen"]["better"]


def test_with_gnomes_compositor(mutter: Screen, desktop_environment: Environment, start: Start) -> None:
    found = parts(start(within(mutter, desktop_environment, "GNOME")), presence="mutter")
    assert "ext_idle_notifier_v1" in found["presence"]["others"]["wayland"]
    assert "AppIndicator" in found["tray"]["better"]
    assert "`deskbreak open`" in found["tray"]["better"]
    assert found["busy"]["fullscreen"]["state"] == "unavailable"
    assert found["busy"]["screen"]["why"] == "The screen is neither shared nor recorded."


def test_with_nothing_at_all(tmp_path: Path, start: Start) -> None:
    resident = start(headless(tmp_path))
    found = parts(resident)
    assert {found[part]["name"] for part in ("tray", "notices", "presence", "session", "pages")} == {"nothing"}
    assert found["tray"]["others"]["xembed"] == "There is no X server."
    assert "start --here" in found["pages"]["better"]
    done = doctor(resident)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines.index("Needs attention") < lines.index("How each part works")
    assert all(len(line) <= 80 for line in lines if str(tmp_path) not in line and not line.startswith("deskbreak "))
    assert "\x1b" not in done.stdout
    assert "could not be shown" in doctor(resident, "--notify").stdout


def test_a_look_reaches_no_schedule_and_no_snapshot(tmp_path: Path, start: Start) -> None:
    resident = start(headless(tmp_path))
    until(lambda: resident.status["phase"] == "counting", "it counts", PATIENCE_S)
    before = resident.status
    told(resident)
    after = resident.status
    assert "others" not in after["backends"]["tray"]
    assert "tried" not in after["backends"]["tray"]
    assert [row["kind"] for row in resident.log()] == ["back"]
    assert (after["phase"], after["held_by"]) == (before["phase"], before["held_by"])


def test_without_a_resident(tmp_path: Path) -> None:
    resident = Resident(headless(tmp_path))
    folders = resident.folders
    resident.set("preset = 5\n")
    done = doctor(resident)
    assert done.returncode == 1
    assert "is not running" in done.stdout
    assert f"{folders.settings}:1: preset" in done.stdout.replace("\n  ", " ")
    folders.settings.unlink()
    assert doctor(resident).returncode == 0
    folders.data.chmod(0o755)
    assert f"chmod 0700 {folders.data}" in told(resident)["troubles"][0]
    folders.data.chmod(0o700)
    folders.journal.write_bytes(b"not a database" * 500)
    assert "cannot be read" in told(resident)["troubles"][0]
    tried = doctor(resident, "--notify")
    assert (tried.returncode, "is not running" in tried.stderr) == (3, True)


def shown(session: DesktopSession) -> int:
    """How many notifications are on the screen."""
    count = ["dunstctl", "count", "displayed"]
    return int(subprocess.run(count, env=session.environment, capture_output=True, text=True, check=True).stdout)


def put_away_the_greeting(session: DesktopSession) -> None:
    """The very first start greets; dunst's commands are for whichever notification is on top."""
    until(lambda: shown(session) == 1, "the greeting is there", PATIENCE_S)
    subprocess.run(["dunstctl", "close-all"], env=session.environment, check=True)
    until(lambda: shown(session) == 0, "the greeting is gone", PATIENCE_S)


def answered(resident: Resident, session: DesktopSession, *command: str) -> subprocess.CompletedProcess[str]:
    """The doctor's test notification, answered by `command` once it is on the screen."""
    calls: list[subprocess.CompletedProcess[str]] = []
    asks = threading.Thread(target=lambda: calls.append(doctor(resident, "--notify")))
    asks.start()
    until(lambda: shown(session) == 1, "dunst shows it", PATIENCE_S)
    subprocess.run(command, env=session.environment, check=True)
    asks.join()
    until(lambda: shown(session) == 0, "it has left the screen", PATIENCE_S)
    return calls[0]


def test_the_button_of_the_test_notification_comes_back(desktop_session: DesktopSession, start: Start) -> None:
    environment = desktop_session.environment | {"BROWSER": "true"}
    Resident(environment).set('stop_after = "10 min"\n')  # nobody moves a mouse here, and that is no matter
    resident = start(environment)
    parts(resident, notices="dbus", presence="x11")
    put_away_the_greeting(desktop_session)
    pressed = answered(resident, desktop_session, "dunstctl", "action")
    assert "The button came back" in pressed.stdout
    assert pressed.returncode == 0, pressed.stdout
    assert "It was shown, and somebody dismissed it" in answered(resident, desktop_session, "dunstctl", "close").stdout
    assert [row["kind"] for row in resident.log()] == ["back"], "the schedule heard nothing of it"
    assert resident.status["phase"] == "counting"


def test_two_tests_at_once_and_one_that_is_given_up(desktop_session: DesktopSession, start: Start) -> None:
    resident = start(desktop_session.environment)
    parts(resident, notices="dbus")
    put_away_the_greeting(desktop_session)
    first = subprocess.Popen(
        [sys.executable, "-m", "deskbreak", "--profile", "t", "doctor", "--notify"],
        env=resident.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: shown(desktop_session) == 1, "it is shown", PATIENCE_S)
        assert "is already waiting for its answer" in doctor(resident, "--notify").stderr
    finally:
        first.kill()
        first.wait()
    until(lambda: shown(desktop_session) == 0, "what nobody waits for is taken back", PATIENCE_S)


SECRETS = {
    "a home": "/home/wilhelmine",
    "a program": "secretchat",
    "a routine": "knee-after-surgery",
    "its name": "My operated knee",
    "a token": "dGhpcyBpcyBhIHNlY3JldCB0b2tlbg0123456789",
    "an address": "http://127.0.0.1:43211/enter?key=dGhpcyBpcyBh",
    "a machine": "192.168.17.23",
    "mail": "wilhelmine@example.org",
}


def test_a_bundle_holds_nothing_private(tmp_path: Path, start: Start) -> None:
    environment = headless(tmp_path) | {"LOGNAME": "wilhelmine", "USER": "wilhelmine"}
    resident = Resident(environment)
    folders = resident.folders
    resident.set(
        f'snooze = "7 min"\nemergency = "+49 170 5550123"\n[busy]\nprograms = ["{SECRETS["a program"]}"]\n'
        f'["{SECRETS["a program"]}"]\nx = 1\n[hours]\nmon = ["09:13-17:47"]\n'
    )
    (folders.routines / "routines").mkdir(parents=True)
    own = folders.routines / "routines" / f"{SECRETS['its name']}.toml"
    own.write_text(f'id = "{SECRETS["a routine"]}"\n[text.en]\nname = "{SECRETS["its name"]}"\n')
    host = socket.gethostname()
    code = Path(sys.modules["deskbreak"].__file__ or "").parent / "resident" / "app.py"
    resident = start(environment)
    with folders.log.open("a", encoding="utf-8") as log:
        for what, secret in SECRETS.items():
            log.write(f"2026-11-20 10:00:00,000 WARNING deskbreak.x: {what} is {secret}, '{secret}' {secret!r}\n")
        log.write(f"{host}: {own}:2: text.en: wrong; home is {Path(environment['HOME'])} ~/letters/x.txt\n")
        log.write(
            f'  File "{code}", line 7, in run\n  File "/srv/other place/x.py", line 3\nuser {getpass.getuser()}\n'
        )
    file = tmp_path / "bundle.zip"
    listed = resident.cli("doctor", "--bundle", str(file))
    assert "Look through it before you send it." in listed
    assert file.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(file) as archive:
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    assert all(name in listed for name in held)
    everything = "\n".join(held.values())
    private = {*SECRETS.values(), *(Path(each).name for each in SECRETS.values()), host, str(tmp_path), "other place"}
    private |= {"wilhelmine", "letters", "5550123", "09:13", "43211", "dGhpcyBpcyBh", environment["HOME"], own.stem}
    assert [each for each in private if each.casefold() in everything.casefold()] == []
    for name in (getpass.getuser(), subprocess.check_output(["id", "-un"], text=True).strip()):
        assert re.search(rf"\b{re.escape(name)}\b", held["log.txt"]) is None
    assert "<code>/deskbreak/resident/app.py" in held["log.txt"], "where a fault lies is still told"
    data = json.loads(held["doctor.json"])
    assert data["settings"] == {
        "snooze": "7 min",
        "busy.programs": {"items": 1},
        "emergency": {"items": 1},
        "hours.mon": {"items": 1},
    }
    assert data["journal"]["kinds"]["back"] == 1
    assert any("line" in each for each in data["faults"])
    assert "is there already" in resident.cli("doctor", "--bundle", str(file), status=1)
    resident.cli("doctor", "--bundle", str(file), "--force")
