"""How a page comes on the screen: programs that write down how they were called stand for the browsers."""

import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deskbreak.core.settings import Settings
from deskbreak.desktop import browser
from deskbreak.desktop.backend import Backend
from deskbreak.desktop.browser.base import Default
from deskbreak.window import launch
from deskbreak.window.launch import Launcher
from tests.plugin_desktop import until

URL = "http://127.0.0.1:1/enter/secret"


class Screen:
    """A screen with one browser, which is the default one, and what came of a page."""

    def __init__(self, folder: Path) -> None:
        self._noted = folder / "noted"
        self._folder = folder
        self.tabs: list[str] = []
        self.told: list[Backend] = []

    def browser(self, name: str, ends: str = "exit 0") -> Default:
        path = self._folder / name
        path.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >> {self._noted}\n{ends}\n')
        path.chmod(0o755)
        return Default(name, (str(path),))

    def tab(self, url: str) -> bool:
        """Show `url` in a tab, as `webbrowser.open` would."""
        self.tabs.append(url)
        return True

    @property
    def windows(self) -> list[str]:
        """What the default browser was called with."""
        return self._noted.read_text().splitlines() if self._noted.exists() else []

    def open(self, page: str, settings: Settings, times: int = 1) -> Backend:
        launcher = Launcher(lambda: settings, self.told.append)
        for time in range(times):
            launcher.open(page, URL)
            until(lambda count=time: len(self.told) > count, "it is told", 20.0)  # type: ignore[misc]  # mypy cannot type the default
        return self.told[-1]


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Screen:
    made = Screen(tmp_path)
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.BackgroundBrowser("firefox"))
    monkeypatch.setattr(webbrowser, "open", made.tab)
    monkeypatch.setattr(browser, "default", lambda: made.browser("chromium"))
    return made


def test_a_break_opens_in_a_window_of_its_own(screen: Screen) -> None:
    told = screen.open("break", Settings())
    assert screen.windows == [f"--app={URL}"]
    assert screen.tabs == []
    assert (told.part, told.name, told.state) == ("pages", "app window", "ready")


def test_it_may_fill_the_screen(screen: Screen) -> None:
    screen.open("break", Settings(full_screen=True))
    assert screen.windows == [f"--app={URL} --start-fullscreen"]


@pytest.mark.parametrize(("page", "settings"), [("today", Settings()), ("break", Settings(open_in="browser"))])
def test_other_pages_are_tabs_and_so_is_a_break_that_is_to_be_one(
    screen: Screen, page: str, settings: Settings
) -> None:
    assert screen.open(page, settings).name == "browser"
    assert (screen.tabs, screen.windows) == ([URL], [])


def test_a_browser_without_such_windows_shows_a_tab(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "default", lambda: screen.browser("firefox"))
    screen.open("break", Settings())
    assert (screen.tabs, screen.windows) == ([URL], [])


def test_one_that_cannot_start_leaves_a_tab(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "default", lambda: screen.browser("chromium", "exit 1"))
    assert screen.open("break", Settings()).name == "browser"
    assert screen.tabs == [URL]


def test_the_browser_that_the_person_named_is_taken_as_it_is(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "anything")
    screen.open("break", Settings())
    assert (screen.tabs, screen.windows) == ([URL], [])


def test_where_nothing_can_show_a_page_it_is_told_without_its_address(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def none() -> webbrowser.BaseBrowser:
        raise webbrowser.Error

    for found in (none, lambda: webbrowser.GenericBrowser("lynx")):
        monkeypatch.setattr(webbrowser, "get", found)
        told = screen.open("break", Settings())
        assert told.state == "unavailable"
        assert "no browser" in told.why
        screen.told.clear()
    assert "no browser" in caplog.text
    assert "secret" not in caplog.text
    assert screen.tabs == []


def test_a_browser_that_waits_holds_nobody_up(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    held, asked = threading.Event(), threading.Event()

    def slow(_url: str) -> bool:
        asked.set()
        return held.wait(60)

    monkeypatch.setattr(webbrowser, "open", slow)
    Launcher(Settings, screen.told.append).open("today", URL)
    assert asked.wait(60)
    held.set()


WEBVIEW = """
import sys
class Loaded(list):
    def __iadd__(self, heard): self.append(heard); return self
class Events: loaded = Loaded()
class Window:
    events = Events()
    def get_current_url(self): return self.url
    def run_js(self, script): pass
    def destroy(self): pass
window = Window()
def create_window(title, url, fullscreen): window.url, window.full = url, fullscreen; return window
class WebViewException(Exception): pass
def start():
    open({noted!r}, "a").write(f"{{window.url}} {{window.full}}\\n")
    {start}
"""
"""pywebview, as far as it is used."""


@pytest.fixture
def pywebview(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Put a pywebview in place whose `start` does what is given; the file it writes its windows to."""
    library = tmp_path / "library"
    library.mkdir()

    def put(start: str) -> Path:
        noted = tmp_path / "webviews"
        (library / "webview.py").write_text(WEBVIEW.format(noted=str(noted), start=start))
        return noted

    monkeypatch.syspath_prepend(library)
    monkeypatch.setenv("PYTHONPATH", f"{library}:{Path(launch.__file__).parents[2]}")
    yield put
    sys.modules.pop("webview", None)


def test_the_native_window_shows_the_page(screen: Screen, pywebview: Callable[[str], Path]) -> None:
    noted = pywebview("[heard() for heard in window.events.loaded]")
    told = screen.open("break", Settings(open_in="window", full_screen=True))
    assert noted.read_text() == f"{URL} True\n"
    assert (told.name, told.state) == ("webview", "ready")
    assert (screen.tabs, screen.windows) == ([], [])


def test_one_without_its_toolkit_gives_way_to_the_browser_and_says_why_once(
    screen: Screen, pywebview: Callable[[str], Path], caplog: pytest.LogCaptureFixture
) -> None:
    noted = pywebview("raise WebViewException('You must have either QT or GTK')")
    told = screen.open("today", Settings(open_in="window"), times=2)
    assert noted.read_text().count("\n") == 1
    assert screen.tabs == [URL, URL]
    assert (told.name, told.state) == ("browser", "ready")
    assert "QT or GTK" in told.why
    assert caplog.text.count("QT or GTK") == 1


def test_one_that_is_not_installed_gives_way_too(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "find_spec", lambda _name: None)
    told = screen.open("today", Settings(open_in="window"))
    assert screen.tabs == [URL]
    assert "deskbreak[window]" in told.why
