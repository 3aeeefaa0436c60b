"""The default browser: found among real desktop entries on Linux, and in recorded answers of the other systems."""

import plistlib
from pathlib import Path

import pytest

from deskbreak.desktop.browser import linux, macos, windows
from deskbreak.desktop.browser.base import Default
from deskbreak.desktop.registry import CLASSES, USER


class Shelf:
    """Desktop entries and programs that are there for a test only."""

    def __init__(self, folder: Path) -> None:
        self.entries = folder / "share" / "applications"
        self.programs = folder / "bin"
        for each in (self.entries, self.programs):
            each.mkdir(parents=True)

    def program(self, name: str, script: str = "") -> Path:
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    def entry(self, name: str, command: str) -> None:
        path = self.entries / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"[Desktop Entry]\nType=Application\nName=x\nName[de]=ä\nExec={command}\n", "utf-8")

    def chosen(self, name: str) -> None:
        """What xdg-mime answers."""
        self.program("xdg-mime", f'[ "$*" = "query default x-scheme-handler/http" ] && echo {name}')


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    made = Shelf(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nothing"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "share"))
    monkeypatch.setenv("PATH", str(made.programs))
    monkeypatch.setattr(linux, "PROGRAMS", ("x-www-browser", "firefox"))
    return made


@pytest.mark.parametrize(
    ("name", "command", "words"),
    [
        ("chromium.desktop", "chromium %U", ("chromium",)),
        ("brave-browser.desktop", "brave --incognito %u", ("brave", "--incognito")),
        ("google-chrome.desktop", '"{bin}/with space" %U', ("{bin}/with space",)),
        (
            "org.chromium.Chromium.desktop",
            "flatpak run --branch=stable --command=chrome --file-forwarding org.chromium.Chromium @@u %U @@",
            ("flatpak", "run", "--branch=stable", "--command=chrome", "--file-forwarding", "org.chromium.Chromium"),
        ),
        ("microsoft-edge.desktop", "env A=50%% edge %F", ("env", "A=50%", "edge")),
    ],
)
def test_the_command_of_the_entry_that_links_open_in(
    shelf: Shelf, name: str, command: str, words: tuple[str, ...]
) -> None:
    for program in ("chromium", "brave", "with space", "flatpak", "env"):
        shelf.program(program)
    shelf.entry(name, command.format(bin=shelf.programs))
    shelf.chosen(name)
    found = linux.default()
    assert found == Default(name, tuple(word.format(bin=shelf.programs) for word in words))
    assert found.has_app_windows


def test_an_entry_in_a_folder_has_the_folder_in_its_name(shelf: Shelf) -> None:
    shelf.program("konqueror")
    shelf.entry("kde/konqueror.desktop", "konqueror %u")
    shelf.chosen("kde-konqueror.desktop")
    found = linux.default()
    assert found == Default("kde-konqueror.desktop", ("konqueror",))
    assert not found.has_app_windows


@pytest.mark.parametrize("command", ["gone %U", "", '"unclosed %U'])
def test_an_entry_that_cannot_be_run_gives_way_to_a_browser_that_is_there(shelf: Shelf, command: str) -> None:
    shelf.entry("chromium.desktop", command)
    shelf.chosen("chromium.desktop")
    assert linux.default() is None
    firefox = shelf.program("firefox")
    assert linux.default() == Default("firefox", (str(firefox),))


def test_without_a_choice_the_systems_own_browser_is_known_by_what_it_leads_to(shelf: Shelf) -> None:
    real = shelf.program("chromium")
    (shelf.programs / "x-www-browser").symlink_to(real)
    found = linux.default()
    assert found is not None
    assert found.name == "chromium"
    assert found.has_app_windows


def test_the_window_of_its_own() -> None:
    browser = Default("chromium.desktop", ("chromium", "--quiet"))
    assert browser.app_window("http://x/", full_screen=False) == ["chromium", "--quiet", "--app=http://x/"]
    assert browser.app_window("http://x/", full_screen=True)[-1] == "--start-fullscreen"


@pytest.mark.parametrize(
    ("program", "command", "path", "app"),
    [
        ("ChromeHTML", r'"C:\Program Files\Google\Chrome\Application\chrome.exe" --single-argument %1', "chrome", True),
        ("MSEdgeHTM", r'"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe" --single-argument %1', "", True),
        ("BraveHTML", r'"C:\Program Files\BraveSoftware\Brave-Browser\Application\brave.exe" -- "%1"', "", True),
        ("FirefoxURL-308046B0AF4A39CB", r'"C:\Program Files\Mozilla Firefox\firefox.exe" -osint -url "%1"', "", False),
    ],
)
def test_what_the_registry_of_windows_says(program: str, command: str, path: str, app: bool) -> None:
    registry = {
        (USER, windows.CHOICE, "ProgId"): program,
        (CLASSES, rf"{program}\shell\open\command", ""): command,
    }
    found = windows.default(lambda root, key, name: registry.get((root, key, name)))
    assert found is not None
    assert found.command == (command.split('"')[1],)
    assert path in found.command[0]
    assert (found.has_app_windows, found.tested) == (app, False)


@pytest.mark.parametrize("registry", [{}, {"ProgId": "Gone"}])
def test_a_registry_without_an_answer(registry: dict[str, str]) -> None:
    assert windows.default(lambda _root, _key, name: registry.get(name)) is None


@pytest.mark.parametrize(
    ("handlers", "name", "app"),
    [
        ([], "com.apple.safari", False),
        ([{"LSHandlerContentType": "public.html", "LSHandlerRoleAll": "com.google.chrome"}], "com.apple.safari", False),
        (
            [
                {"LSHandlerURLScheme": "mailto", "LSHandlerRoleAll": "com.apple.mail"},
                {"LSHandlerURLScheme": "http", "LSHandlerRoleAll": "com.google.chrome"},
            ],
            "com.google.chrome",
            True,
        ),
        ([{"LSHandlerURLScheme": "http", "LSHandlerRoleAll": "org.mozilla.firefox"}], "org.mozilla.firefox", False),
        ([{"LSHandlerURLScheme": "http", "LSHandlerRoleViewer": "com.brave.browser"}], "com.apple.safari", False),
    ],
)
def test_what_launch_services_of_macos_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, handlers: list[dict[str, str]], name: str, app: bool
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    place = tmp_path / macos.PREFERENCES
    place.parent.mkdir(parents=True)
    place.write_bytes(plistlib.dumps({"LSHandlers": handlers}, fmt=plistlib.FMT_BINARY))
    found = macos.default(macos.handlers())
    assert (found.name, found.has_app_windows, found.tested) == (name, app, False)
    assert found.command == ("open", "-n", "-b", name, "--args")


@pytest.mark.parametrize("written", [None, b"", b"no list", plistlib.dumps([1]), plistlib.dumps({"LSHandlers": ["x"]})])
def test_what_cannot_be_read_of_macos_is_safari(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: bytes | None
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    place = tmp_path / macos.PREFERENCES
    place.parent.mkdir(parents=True)
    if written is not None:
        place.write_bytes(written)
    assert macos.default(macos.handlers()).name == "com.apple.safari"
