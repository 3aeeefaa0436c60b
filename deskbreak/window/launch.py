"""Showing a page to the person: in a native window, in a browser window of its own, or as a tab.

An address passes through a command line here, which everybody on the machine can read, and a browser keeps it in its
history. So it is good once and for half a minute (`gate.Keys`): whoever reads it comes too late or, should they come
first, leaves the person's own browser refused, which shows. `webbrowser` and `--app` are alike in that; the native
window is told its address through a pipe. No address is ever logged.
"""

import logging
import os
import subprocess
import threading
import webbrowser
from collections.abc import Callable
from importlib.util import find_spec

from deskbreak.core.settings import Settings
from deskbreak.desktop import browser
from deskbreak.desktop.backend import Backend
from deskbreak.desktop.browser.base import Default
from deskbreak.errors import DeskbreakError
from deskbreak.system.python import module
from deskbreak.words import gettext as _

log = logging.getLogger(__name__)

SETTLE_S = 3.0
"""A browser that cannot start says so within this time; one that can hands over or runs on."""
SHOWN = "shown"
"""What the native window's process says once its page is there."""


class CannotShow(DeskbreakError):
    """One way to show a page does not work here; the text says why."""


class Launcher:
    """Shows pages in the way that the settings want and this machine can. Any thread; never waits."""

    def __init__(self, settings: Callable[[], Settings], tell: Callable[[Backend], None]) -> None:
        """`settings` are asked for with each page, for they may change meanwhile. `tell` is told, from a thread of its
        own, in which way a page was shown, or why in none."""
        self._settings = settings
        self._tell = tell
        self._why_no_webview = ""
        self._default: Default | None = None
        # It takes a program's time to answer, which the first page need not wait for.
        self._looking = threading.Thread(target=self._look, name="default browser", daemon=True)
        self._looking.start()

    def open(self, page: str, url: str) -> None:
        """Show `page`, which is at `url`."""
        # A command in BROWSER is run in the foreground: the call may last as long as the browser does.
        threading.Thread(target=self._open, args=(page, url), name="browser", daemon=True).start()

    def _look(self) -> None:
        if not os.environ.get("BROWSER"):
            self._default = browser.default()

    def _open(self, page: str, url: str) -> None:
        try:
            self._show(page, url)
        except CannotShow as fault:
            log.warning("%s", fault)
            self._tell(Backend("pages", "nothing", str(fault), state="unavailable"))

    def _show(self, page: str, url: str) -> None:
        settings = self._settings()
        if settings.open_in == "window" and not self._why_no_webview:
            try:
                self._in_webview(url, full_screen=page == "break" and settings.full_screen)
            except CannotShow as fault:
                log.warning("%s", fault)
                self._why_no_webview = f"{fault} "
            else:
                return
        if not can_show_pages():
            raise CannotShow(_("There is no browser here, or no screen for it to show a page on."))
        self._looking.join()
        found = self._default if page == "break" and settings.open_in != "browser" else None
        if found is not None and found.has_app_windows and self._in_app_window(found, url, settings.full_screen):
            return
        self._in_tab(url)

    def _in_webview(self, url: str, *, full_screen: bool) -> None:
        if find_spec("webview") is None:
            raise CannotShow(
                _("The native window is not installed (pip install deskbreak[window]), so pages open in the browser.")
            )
        try:
            said = self._asked_webview(url, full_screen)
        except OSError as fault:
            said = str(fault)
        if said == SHOWN:
            return
        raise CannotShow(
            _("The native window cannot be used ({fault}), so pages open in the browser.").format(
                fault=said or _("it ended at once")
            )
        )

    def _asked_webview(self, url: str, full_screen: bool) -> str:
        """What its process said: `SHOWN`, and then its window is closed by now, or what is wrong. Raises `OSError`."""
        process = subprocess.Popen(
            module("deskbreak.window.webview", *(["--full-screen"] if full_screen else [])),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        # Leaving the block closes the pipes and collects the process; one that has ended already breaks the pipe.
        with process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(url + "\n")
            process.stdin.flush()
            said = process.stdout.readline().strip()
            if said == SHOWN:
                self._tell(Backend("pages", "webview", _("Pages open in a window of deskbreak's own.")))
                process.wait()
        return said

    def _in_app_window(self, found: Default, url: str, full_screen: bool) -> bool:
        command = found.app_window(url, full_screen=full_screen)
        quiet = subprocess.DEVNULL
        try:
            process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
        except OSError:
            log.warning("%s could not be started.", found.name, exc_info=True)
            return False
        try:
            status = process.wait(SETTLE_S)
        except subprocess.TimeoutExpired:
            status = 0
        if status == 0:
            why = _("A break opens in a window of its own of {name}.").format(name=found.name)
            self._tell(Backend("pages", "app window", self._why_no_webview + why, found.tested))
            process.wait()
        return status == 0

    def _in_tab(self, url: str) -> None:
        why = self._why_no_webview + _("Pages open in the browser.")
        try:
            shown = webbrowser.open(url)
        except (webbrowser.Error, OSError):
            log.warning("The browser could not be started.", exc_info=True)
            shown = False
        if not shown:
            raise CannotShow(_("No browser could be started."))
        self._tell(Backend("pages", "browser", why))


def can_show_pages() -> bool:
    """Whether there is a browser, and a screen for it to show pages on."""
    if os.environ.get("BROWSER"):
        return True
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return False
    # Without a display the library falls back to text browsers, which would wait for a terminal we do not have.
    return type(found).__name__ not in {"GenericBrowser", "Elinks"}
