"""The launcher: what is installed passes the desktop's own checks, and exactly that is taken out again."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from deskbreak.desktop import entry
from deskbreak.desktop.launcher import windows
from deskbreak.desktop.launcher.nothing import NoLauncher
from deskbreak.desktop.launcher.windows import WindowsLinks
from deskbreak.desktop.launcher.xdg import ID, XdgLauncher
from deskbreak.desktop.notice.base import Notice
from deskbreak.desktop.notice.message import compose
from deskbreak.desktop.registry import Registry
from deskbreak.errors import DeskbreakError
from tests.desktop.registry import Winreg


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that is not there yet, and an installation to be started."""
    program = tmp_path / "my venv" / "bin" / "deskbreak"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "share"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    monkeypatch.setenv("XDG_DATA_DIRS", "/nowhere")
    return tmp_path / "home"


def tree(folder: Path) -> dict[str, str]:
    """Every file and folder, and what is in it."""
    return {
        str(each.relative_to(folder)): sha256(each.read_bytes()).hexdigest() if each.is_file() else ""
        for each in folder.rglob("*")
    }


def test_what_is_installed_passes_the_checks_of_its_makers(home: Path, needs: Callable[..., None]) -> None:
    needs("desktop-file-validate", "appstreamcli")
    XdgLauncher("default").install()
    share = home / "share"
    strict = ["desktop-file-validate", "--warn-kde", str(share / "applications" / "deskbreak.desktop")]
    found = subprocess.run(strict, check=True, capture_output=True, text=True)
    assert (found.stdout, found.stderr) == ("", "")
    (metainfo,) = (share / "metainfo").iterdir()
    subprocess.run(["appstreamcli", "validate", "--no-net", metainfo], check=True, capture_output=True)


def test_every_icon_lies_where_its_size_belongs(home: Path) -> None:
    XdgLauncher("default").install()
    theme = home / "share" / "icons" / "hicolor"
    sizes = {}
    for each in theme.rglob("*.png"):
        with Image.open(each) as picture:
            sizes[each.parts[-3]] = picture.size
    assert sizes == {f"{size}x{size}": (size, size) for size in (32, 48, 64, 128, 256)}
    assert (theme / "scalable" / "apps" / "deskbreak.svg").is_file()


def test_notifications_name_the_same_entry(home: Path) -> None:
    assert compose(Notice("t", "T", "B"), frozenset(), 0)[6]["desktop-entry"] == ("s", ID)


@pytest.mark.parametrize("before", [False, True])
def test_nothing_is_left_and_nothing_else_is_touched(home: Path, before: bool, needs: Callable[..., None]) -> None:
    needs("update-desktop-database")
    if before:
        others = home / "share" / "applications" / "other.desktop"
        others.parent.mkdir(parents=True)
        others.write_text("[Desktop Entry]\nType=Application\nName=x\nExec=sh\nMimeType=x-scheme-handler/other;\n")
        subprocess.run(["update-desktop-database", others.parent], check=True)
    there = tree(home)
    launcher = XdgLauncher("default")
    launcher.install()
    once = tree(home)
    launcher.install()
    assert tree(home) == once
    launcher.remove()
    # The cache that was there before lists the others again, in no certain order.
    assert tree(home).keys() == there.keys()
    assert "Nothing is installed" in launcher.remove()[0]


def test_what_somebody_changed_stays(home: Path) -> None:
    launcher = XdgLauncher("default")
    launcher.install()
    file = home / "share" / "applications" / "deskbreak.desktop"
    file.write_text(file.read_text() + "X-Mine=true\n")
    assert launcher.install() == [f"Left as it is, because something else wrote or changed it: {file}"]
    assert str(file) in launcher.remove()[1]
    assert "X-Mine=true" in file.read_text()
    assert [each for each in home.rglob("*") if each.is_file() and each.name != "mimeinfo.cache"] == [file]


def test_a_file_of_another_is_never_taken(home: Path) -> None:
    icon = home / "share" / "icons" / "hicolor" / "48x48" / "apps" / "deskbreak.png"
    icon.parent.mkdir(parents=True)
    icon.write_bytes(b"mine")
    launcher = XdgLauncher("default")
    assert str(icon) in launcher.install()[1]
    launcher.remove()
    assert icon.read_bytes() == b"mine"


def test_a_newer_version_takes_out_what_it_no_longer_has(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    launcher = XdgLauncher("default")
    launcher.install()
    files = {path: content for path, content in launcher._files().items() if path.suffix != ".png"}
    monkeypatch.setattr(launcher, "_files", lambda: files)
    launcher.install()
    assert not list(home.rglob("*.png"))
    launcher.remove()
    assert not home.exists()


def test_a_program_that_went_away_is_told(home: Path) -> None:
    launcher = XdgLauncher("default")
    assert "`deskbreak desktop install`" in launcher.standing()[0]
    assert not home.exists()
    launcher.install()
    shutil.rmtree(home.parent / "my venv")
    assert "starts nothing" in launcher.standing()[0]


def test_the_desktop_knows_who_opens_our_links(home: Path, needs: Callable[..., None]) -> None:
    needs("xdg-mime")
    launcher = XdgLauncher("try")
    launcher.install()
    query = ["xdg-mime", "query", "default", "x-scheme-handler/deskbreak"]
    assert subprocess.check_output(query, text=True).strip() == "deskbreak.desktop"
    assert launcher.standing()[1] == "Links that begin with deskbreak: open in it."
    words = entry.exec_words(entry.read(home / "share/applications/deskbreak.desktop")["Exec"])
    assert words[1:] == ("--profile", "try", "link")
    assert not (home / "config").exists()  # what the person chose for links is theirs


def test_a_folder_that_cannot_be_written_is_told(home: Path) -> None:
    home.mkdir()
    (home / "share").write_text("a file where a folder should be")
    with pytest.raises(DeskbreakError, match="cannot be written"):
        XdgLauncher("default").install()


def test_the_scheme_in_the_registry_of_windows(home: Path) -> None:
    winreg = Winreg()
    with winreg.CreateKey("HKCU", r"Software\Classes\other"):
        before = set(winreg.keys)
    launcher = WindowsLinks("default", Registry(winreg))
    assert "opens no links" in launcher.standing()[0]
    launcher.remove()
    launcher.install()
    assert winreg.keys[rf"HKCU\{windows.CLASS}"]["URL Protocol"] == ("", winreg.REG_SZ)
    assert winreg.keys[rf"HKCU\{windows.OPEN}"][""] == (f'"{sys.argv[0]}" link "%1"', winreg.REG_SZ)
    assert sys.argv[0] in launcher.standing()[0]
    Path(sys.argv[0]).unlink()
    assert "is gone" in launcher.standing()[0]
    launcher.remove()
    assert set(winreg.keys) == before
    assert not launcher.tested


def test_macos_says_what_to_do_instead() -> None:
    launcher = NoLauncher()
    with pytest.raises(DeskbreakError, match="application bundles"):
        launcher.install()
    assert launcher.standing() == launcher.remove()
