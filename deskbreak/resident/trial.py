"""A test notification, and what comes back of it: nothing of it reaches the schedule."""

from collections.abc import Callable

from deskbreak.control.server import Peer
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.notice.base import How, Notice, Notifier
from deskbreak.words import gettext as _

TRIAL = "trial"
"""The tag of the test notification."""
LONGEST_S = 600.0
MUTE_S = 3.0
"""A way that never tells what becomes of a notice has failed by then, where it fails at all."""


class Trial:
    """At most one test at a time, for whoever asked over the control socket."""

    def __init__(self, loop: Loop) -> None:
        """Nothing is shown before `begin`."""
        self._loop = loop
        self._asker: Peer | None = None
        self._notifier: Notifier | None = None
        self._cancels: list[Callable[[], None]] = []

    def begin(self, notifier: Notifier, asker: Peer, seconds: float) -> None:
        """Show it, and tell `asker` what came of it, or after `seconds` that nothing did; edge thread."""
        if self._asker is not None:
            asker.send({"ok": False, "says": _("A test notification is already waiting for its answer.")})
            return
        self._asker, self._notifier = asker, notifier
        asker.on_close(lambda: self._left(asker))
        self._cancels = [self._loop.later(min(seconds, LONGEST_S), lambda: self._end("nothing"))]
        if not notifier.capabilities:
            self._cancels.append(self._loop.later(MUTE_S, lambda: self._end("text")))
        body = _("Press the button, or click here. It changes nothing else.")
        notifier.show(Notice(TRIAL, _("A test of deskbreak's notifications"), body, (("works", _("It works")),)))

    def came(self, how: How | str, says: str = "") -> None:
        """Take what came of it: an answer ("answered"), how it left the screen, or that it failed; any thread."""
        self._loop.call(lambda: self._end(how, says))

    def _end(self, how: str, says: str = "") -> None:
        asker = self._asker
        if asker is not None:
            self._forget()
            asker.send({"ok": True, "says": says, "came": how})

    def _left(self, asker: Peer) -> None:
        if asker is self._asker:
            self._forget()

    def _forget(self) -> None:
        """Let go of it all; what is on the screen still is taken back."""
        for cancel in self._cancels:
            cancel()
        if self._notifier is not None:
            self._notifier.withdraw(TRIAL)
        self._asker = self._notifier = None
