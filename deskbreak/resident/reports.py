"""What the desktop reports, turned into events for the schedule."""

import logging
from collections.abc import Callable, Mapping

from deskbreak.core.event import (
    Event,
    Input,
    Locked,
    Looked,
    NoticesBack,
    Quiet,
    Skip,
    Sleeping,
    Snooze,
    Start,
    Unlocked,
    Woke,
)
from deskbreak.desktop.notice.base import How
from deskbreak.resident.trial import TRIAL, Trial

log = logging.getLogger(__name__)

BREAK, CUE, SUMMARY, WELCOME = "break", "cue", "summary", "welcome"
"""The tags of the notifications that answers come to."""


class Reports:
    """Hears notifier, presence, session and the senses for busy moments; edge thread, or a backend's own."""

    def __init__(
        self,
        post: Callable[[Event], None],
        speed: float,
        wakeup: Callable[[], None],
        presence_changed: Callable[[], None],
        open_page: Callable[[str], None],
        trial: Trial,
    ) -> None:
        """`speed` is how many seconds of the schedule pass in a real one; `wakeup` is called when the machine woke.

        `trial` hears what becomes of the test notification.
        """
        self._post = post
        self._speed = speed
        self._wakeup = wakeup
        self._presence_changed = presence_changed
        self._open_page = open_page
        self._trial = trial
        self.of_cue: Mapping[str, Event] = {}
        """What the buttons of the cue that is shown post, by their keys; put here by whoever shows it. Any thread."""

    def answered(self, tag: str, key: str) -> None:
        """A button of the notification, or a click on it."""
        events: dict[str, Event] = {"start": Start(), "snooze": Snooze(), "skip": Skip()}
        if tag == BREAK and key in events:
            self._post(events[key])
        elif tag == CUE and key in self.of_cue:
            self._post(self.of_cue[key])
        elif tag == SUMMARY:
            self._open_page("week")
        elif tag == TRIAL:
            self._trial.came("answered")
        elif tag == WELCOME:
            self._open_page("welcome")

    def closed(self, tag: str, how: How) -> None:
        """Dismissed or expired is unanswered: the schedule shows it again in its own time."""
        log.debug("the notification %s was closed: %s", tag, how)
        if tag == TRIAL:
            self._trial.came(how)

    def gone(self) -> None:
        """The notification service went; nothing can be shown until it is back."""
        log.info("The notification service is gone.")
        self._trial.came("gone")

    def back(self) -> None:
        """It is there again."""
        self._post(NoticesBack())

    def failed(self, tag: str, says: str) -> None:
        """The notification could not be shown; the tray and the pages say that a break is due."""
        log.warning("The notification %s could not be shown: %s", tag, says)
        if tag == TRIAL:
            self._trial.came("failed", says)

    def idle(self, idle_s: float) -> None:
        """No input for `idle_s` real seconds."""
        self._post(Quiet(idle_s * self._speed))

    def input(self) -> None:
        """Input after silence."""
        self._post(Input())

    def looked(self, senses: frozenset[str], reasons: frozenset[str]) -> None:
        """What these senses found: all the reasons not to interrupt that hold just now."""
        self._post(Looked(senses, reasons))

    def locked(self) -> None:
        """The screen was locked."""
        self._post(Locked())

    def unlocked(self) -> None:
        """The screen was unlocked."""
        self._post(Unlocked())

    def sleeping(self) -> None:
        """The machine is about to sleep."""
        self._post(Sleeping())

    def woke(self) -> None:
        """The machine woke: the scheduler's wait stood still meanwhile."""
        self._wakeup()
        self._post(Woke())

    def changed(self) -> None:
        """Input is noticed in another way from now on, or not at all."""
        self._presence_changed()
