"""Which way is chosen, and what is said where there is none."""

import subprocess
import sys
from pathlib import Path

import pytest

from deskbreak import resources
from deskbreak.desktop import Desktop
from deskbreak.desktop.icon import Face
from deskbreak.desktop.tray.menu import Menu, MenuItem
from deskbreak.errors import DeskbreakError
from tests.desktop.felt import Felt, SessionFelt
from tests.desktop.loop import EdgeLoop
from tests.desktop.test_notice import DUE, Heard
from tests.plugin_desktop import DesktopSession, until

FACE = Face("counting", 0.5)


def menu() -> Menu:
    return Menu(MenuItem("Start", lambda: None, default=True))


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No display and no bus."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")


def test_nothing_anywhere(bare: None, loop: EdgeLoop) -> None:
    desktop, heard = Desktop(loop), Heard()
    notifier = desktop.open_notifier(heard)
    parts = (
        desktop.open_tray(menu(), "In 5 min", FACE, lambda: None),
        notifier,
        desktop.open_presence(Felt()),
        desktop.open_session(SessionFelt()),
    )
    assert {part.backend.name for part in parts} == {"nothing"}
    assert [part.backend.part for part in parts] == ["tray", "notices", "presence", "session"]
    assert all(part.backend.why.endswith(".") for part in parts)
    notifier.show(DUE)
    heard.wait(("failed", "due"))
    desktop.close()


def test_everything(desktop_session: DesktopSession, loop: EdgeLoop) -> None:
    desktop, heard = Desktop(loop), Heard()
    tray = desktop.open_tray(menu(), "In 5 min", FACE, lambda: None)
    notifier = desktop.open_notifier(heard)
    presence = desktop.open_presence(Felt())
    clock = desktop.open_clock(lambda: None)
    assert [part.backend.name for part in (tray, notifier, presence)] == ["sni", "dbus", "x11"]
    until(
        lambda: loop.sources == (3 if clock.backend.name == "timerfd" else 2),
        "tray and notices share their bus",
    )
    until(lambda: tray.backend.why == "The panel shows the icon.", "the icon is there")
    for part in (clock, presence, notifier):
        part.close()
    tray.stop()
    desktop.close()
    until(lambda: loop.sources == 0, "nothing is left open")


def test_no_icon_is_wanted(session_bus: str, loop: EdgeLoop) -> None:
    tray = Desktop(loop).open_tray(menu(), "In 5 min", FACE, lambda: None, wanted=False)
    assert tray.backend.name == "nothing"
    tray.update(FACE, "In 4 min")
    tray.stop()
    ready: list[bool] = []
    tray.run(lambda: ready.append(True))
    assert ready == [True]


def test_the_bus_of_the_runtime_folder(session_bus: str, loop: EdgeLoop, bare: None, tmp_path: Path) -> None:
    (tmp_path / "bus").rename(tmp_path / "elsewhere")
    (tmp_path / "bus").symlink_to(next((tmp_path / "elsewhere").glob("dbus-*")))
    desktop = Desktop(loop)
    assert desktop.open_notifier(Heard()).backend.name == "dbus"
    desktop.close()
    until(lambda: loop.sources == 0, "nothing is left open")


def test_a_bus_that_only_others_can_reach(bare: None, loop: EdgeLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "tcp:host=localhost,port=1")
    desktop = Desktop(loop)
    assert desktop.open_notifier(Heard()).backend.name == "plyer"
    assert desktop.open_tray(menu(), "In 5 min", FACE, lambda: None).backend.name == "nothing"


def test_the_chooser_loads_nothing_by_itself() -> None:
    code = (
        "import sys, deskbreak.desktop, deskbreak.desktop.tray.menu; print([name for name in"
        " ('asyncio', 'PIL.Image', 'jeepney', 'ctypes', 'plyer', 'Xlib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_resources(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert (resources.folder("icons") / "deskbreak.svg").is_file()
    package = tmp_path / "deskbreak"
    (tmp_path / "icons").mkdir()
    package.mkdir()
    monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
    with pytest.raises(DeskbreakError, match="icons"):
        resources.folder("icons")
    (tmp_path / "pyproject.toml").touch()
    assert resources.folder("icons") == tmp_path / "icons"
    (package / "icons").mkdir()
    assert resources.folder("icons") == package / "icons"
