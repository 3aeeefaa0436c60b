"""A break in the terminal: time, keys and reports around a `Playback`; how it looks is a `Show`'s."""

from collections.abc import Callable
from typing import Literal, Protocol

from deskbreak.cli.logged import Reports
from deskbreak.core.playback import Over, Playback, StepDone
from deskbreak.system import keys
from deskbreak.words import gettext as _

READY_S = 3.0
TICK_S = 0.2
FROZEN_S = 90.0
"""After more than that without a tick the machine slept: nobody moved meanwhile."""

Ending = Literal["reached", "early", "unbegun"]
"""The last phase was reached, or it was ended before, or while getting ready."""


class Show(Protocol):
    """What the person sees of it, and the keys they press. Main thread."""

    has_keys: bool

    def ready(self, playback: Playback, seconds: float) -> None:
        """The routine begins in `seconds`."""

    def moment(self, playback: Playback, *, paused: bool) -> None:
        """A moment began, or it stands still, or goes on."""

    def tick(self, playback: Playback, *, paused: bool) -> None:
        """Time has gone by."""

    def wait(self, seconds: float) -> list[str]:
        """The keys pressed within `seconds`, as `system.keys` names them, as soon as there are any."""

    def suspend(self) -> None:
        """Give the terminal to the shell, and come back when the person does."""

    def note(self, sentence: str) -> None:
        """Something to know while it plays on."""


class Here:
    """One break, from "get ready" to its end. Seconds of the routine pass `speed` times as fast as those of `clock`."""

    def __init__(
        self, playback: Playback, reports: Reports, show: Show, clock: Callable[[], float], speed: float = 1.0
    ) -> None:
        """`clock` counts seconds and runs through sleep."""
        self._playback = playback
        self._reports = reports
        self._show = show
        self._clock = clock
        self._speed = speed
        self._last = clock()
        self._paused = False
        self._begun = False
        self._logged = reports.logged

    def play(self) -> Ending:
        """Play to the end, or to where the person ends it; Ctrl-C is as good as Esc. Raises `logged.Refused`."""
        try:
            return self._play()
        except KeyboardInterrupt:
            return self._end()

    def _play(self) -> Ending:
        left = READY_S
        while left > 0 and not self._playback.over:
            self._show.ready(self._playback, left)
            if {"escape", "q", keys.ENDED} & set(self._show.wait(TICK_S)):
                return self._end()
            left -= self._gone() * self._speed
        self._begun = True
        # On this connection the resident waits for the player's end.
        self._tell("playing", routine=self._playback.routine.id, stays=True)
        self._moment()
        while not self._playback.over:
            if self._pressed(self._show.wait(TICK_S)) or self._passed():
                break
        return self._end()

    def _gone(self) -> float:
        now = self._clock()
        gone, self._last = now - self._last, now
        return gone

    def _passed(self) -> bool:
        """Let the time since the last look pass; whether the routine is over."""
        gone = self._gone()
        if self._paused:
            return False
        if gone > FROZEN_S:
            if self._show.has_keys:
                self._pause()
            return False
        left = gone * self._speed
        while left > 0:  # moment by moment, for each is to be shown although a late look finds several gone by
            part = min(left, self._playback.left_s)
            left -= part
            if self._advance(part):
                return True
        self._show.tick(self._playback, paused=self._paused)
        return False

    def _advance(self, seconds: float) -> bool:
        for happening in self._playback.advance(seconds):
            match happening:
                case StepDone(step, played):
                    self._tell("step", step=step, seconds=played)
                case Over():
                    return True
                case _:
                    self._moment()
        return False

    def _pressed(self, pressed: list[str]) -> bool:
        """Do what the keys mean; whether they end the break."""
        for key in pressed:
            match key:
                case " ":
                    self._pause()
                case "left" | "b":
                    self._playback.back()
                    self._moment()
                case "right" | "n":
                    if self._forth():
                        return True
                case "d" | "enter":
                    if self._playback.finish_step():
                        step = self._playback.step
                        self._tell("step", step=step, seconds=self._playback.seconds(step))
                    if self._forth():
                        return True
                case "focus" | "blur":
                    self._tell("focus", focused=key == "focus")
                case "escape" | "q" | keys.ENDED:
                    return True
                case keys.SUSPENDED:
                    self._suspend()
                case _:
                    pass
        return False

    def _forth(self) -> bool:
        """On to the next step; whether there is none."""
        if not self._playback.forth():
            return True
        self._moment()
        return False

    def _pause(self) -> None:
        self._paused = not self._paused
        self._gone()
        self._tell("paused" if self._paused else "resumed")
        self._moment()

    def _suspend(self) -> None:
        if not self._paused:
            self._pause()
        self._show.suspend()
        self._moment()

    def _moment(self) -> None:
        self._show.moment(self._playback, paused=self._paused)

    def _tell(self, what: str, **fields: object) -> None:
        self._reports.send(what, **fields)
        if self._logged and not self._reports.logged:
            self._logged = False
            self._show.note(_("Deskbreak has ended: from here on this break is not logged."))

    def _end(self) -> Ending:
        if not self._begun:
            return "unbegun"
        reached_end = self._playback.at_end
        self._tell("ended", reached_end=reached_end, seconds=round(self._playback.unfinished_s, 1))
        return "reached" if reached_end else "early"
