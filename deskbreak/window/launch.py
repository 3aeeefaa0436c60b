"""Showing an address in the person's browser."""

import logging
import os
import threading
import webbrowser

log = logging.getLogger(__name__)


def open_browser(url: str) -> None:
    """Show `url`; does nothing where there is no screen to show it on. Does not wait, and never logs the address."""
    if can_show_pages():
        # A command in BROWSER is run in the foreground: the call may last as long as the browser does.
        threading.Thread(target=_open, args=(url,), name="browser", daemon=True).start()


def can_show_pages() -> bool:
    """Whether there is a browser, and a screen for it to show pages on."""
    if os.environ.get("BROWSER"):
        return True
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    # Without a display the library falls back to text browsers, which would wait for a terminal we do not have.
    return type(browser).__name__ not in {"GenericBrowser", "Elinks"}


def _open(url: str) -> None:
    try:
        if not webbrowser.open(url):
            log.warning("No browser could be started. `deskbreak open --print` gives an address for one.")
    except (webbrowser.Error, OSError):
        log.warning("The browser could not be started.", exc_info=True)
