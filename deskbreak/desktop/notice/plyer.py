"""Notices of last resort: plain text through plyer, with no buttons, no clicks and no word of what becomes of them."""

import sys
import threading
import warnings
from collections.abc import Callable
from math import ceil
from typing import Any

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.notice.base import APP, Answers, Capability, Notice

SHOWN_S = 30

Notify = Callable[..., Any]


class PlyerNotifier:
    """Shows text. Where it fails and plyer says so, `failed` is called on a thread of the notifier's."""

    def __init__(self, answers: Answers, why: str, notify: Notify | None = None) -> None:
        """`why` nothing better serves; `notify` is plyer's function, or one that obeys it."""
        self.backend = Backend("notices", "plyer", why, tested=sys.platform == "linux")
        self.capabilities: frozenset[Capability] = frozenset()
        self._answers = answers
        self._notify = notify
        self._closed = False

    def show(self, notice: Notice) -> None:
        """Show the text of `notice` with a line on how to answer; any thread."""
        # plyer waits for a program or sleeps for the balloon's lifetime: nothing that a loop could stand.
        threading.Thread(target=self._show, args=(notice,), name="plyer", daemon=True).start()

    def withdraw(self, tag: str) -> None:
        """The text goes away by itself: plyer cannot take it back."""

    def close(self) -> None:
        """Report nothing any more; any thread."""
        self._closed = True

    def _show(self, notice: Notice) -> None:
        try:
            tell(notice.title, notice.without_buttons, self._notify, notice.seconds or SHOWN_S)
        except Exception as fault:  # plyer raises whatever its backend does: NotImplementedError, DBusException, ...
            if not self._closed:
                self._answers.failed(notice.tag, str(fault) or type(fault).__name__)


def tell(title: str, text: str, notify: Notify | None = None, seconds: float = SHOWN_S) -> None:
    """Show `text` once, for about `seconds`; blocks while a program does it.

    Raises whatever plyer's backend does where there is no way.
    """
    with warnings.catch_warnings():
        # It warns of each program it could do without; where it finds none at all it raises (plyer 2.1.0).
        warnings.simplefilter("ignore")
        (notify or _plyer())(title=title, message=text, app_name=APP, timeout=ceil(seconds))


def _plyer() -> Notify:
    from plyer import notification

    notify: Notify = notification.notify
    return notify
