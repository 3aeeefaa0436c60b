"""What Windows and macOS share: input from a counter that can only be read, and a session told of in single facts."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, Protocol

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.presence.base import Senses, SessionSenses
from deskbreak.system.steady import through_sleep
from deskbreak.words import gettext as _

LEAST_NAP_S = 0.02
"""Looking sooner is of no use: the counters go in steps of up to 16 ms."""

Fact = Literal["locked", "unlocked", "away", "here", "sleeping", "woke"]
"""What a system tells of a session. "away" and "here": it gave up the screen to another user's, and has it back."""


class Counter(Protocol):
    """What a system tells about input when it is asked."""

    def idle_s(self) -> float:
        """Real seconds since the last input. Edge thread; raises `OSError` where it cannot be told any more."""
        ...

    def await_input(self, arrived: Callable[[], None]) -> Callable[[], None]:
        """Have `arrived` called, from any thread, at the next input, and perhaps at some more.

        Edge thread; gives what ends that, which may be called after the input too and must not raise. Raises `OSError`.
        """
        ...


class CounterPresence:
    """Looks at a counter when a threshold may be passed: about once a threshold while somebody works.

    While nobody does it is the system that tells of the return.
    """

    senses = True

    def __init__(
        self, loop: Loop, senses: Senses, counter: Counter, backend: Backend, *, look_again_s: float | None = None
    ) -> None:
        """Nothing is looked at before `watch`; any thread.

        `look_again_s` is for a system that does not tell of every return: it is looked at as often, while nobody works.
        """
        self.backend = backend
        self._loop = loop
        self._senses = senses
        self._counter = counter
        self._look_again_s = look_again_s
        self._wanted: frozenset[float] = frozenset()
        self._told: frozenset[float] = frozenset()
        """Those of them that were passed in a report since the last input."""
        self._idle = False
        """Whether idleness was reported, so that the return is awaited."""
        self._stretch = 0
        """The number of that time without input: what is late to tell of an earlier one's end is passed over."""
        self._seen_s = 0.0
        """How long there was no input at the last look."""
        self._arrived_at = -math.inf
        """When the system told of input last, on the clock that runs through sleep."""
        self._cancel_nap: Callable[[], None] = _nothing
        self._cancel_await: Callable[[], None] = _nothing
        self._open = True

    def watch(self, seconds: frozenset[float]) -> None:
        """Report these thresholds from now on; any thread."""
        self._loop.call(lambda: self._guarded(lambda: self._watch(seconds)))

    def close(self) -> None:
        """Look no more; any thread, while the loop turns."""
        self._loop.call(self._leave)

    def _leave(self) -> None:
        if self._open:
            self._open = False
            self._cancel_nap()
            self._cancel_await()

    def _guarded(self, work: Callable[[], None]) -> None:
        if not self._open:
            return
        try:
            work()
        except OSError as fault:
            self._leave()
            why = _("The system no longer tells how long there was no input: {says}.").format(says=fault)
            self.backend = replace(self.backend, why=why, state="unavailable")
            self._senses.lost(why)

    def _watch(self, wanted: frozenset[float]) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._told &= wanted
            self._look()

    def _look(self) -> None:
        # The counter may be a moment behind what the system told, and would have the same silence reported again.
        idle_s = min(self._counter.idle_s(), through_sleep() - self._arrived_at)
        if self._idle and idle_s < self._seen_s:
            self._return()
        self._seen_s = idle_s
        passed = frozenset(each for each in self._wanted if each <= idle_s)
        if not passed <= self._told:
            self._told = passed
            begins = not self._idle
            if begins:
                self._await_return()
            self._senses.idle(idle_s)
            if begins:
                return self._look()  # before the return was awaited there may have been input already
        return self._nap(idle_s)

    def _nap(self, idle_s: float) -> None:
        """Look again when the next threshold may be passed; `idle_s` is how long there was no input."""
        self._cancel_nap()
        naps = [each - idle_s for each in self._wanted if each > idle_s]
        if self._idle and self._look_again_s is not None:
            # After no more than what the counter shows, so that it shows less whenever there was input meanwhile.
            naps.append(min(self._look_again_s, idle_s))
        if naps:
            self._cancel_nap = self._loop.later(max(min(naps), LEAST_NAP_S), lambda: self._guarded(self._look))

    def _await_return(self) -> None:
        self._idle = True
        self._stretch += 1
        stretch = self._stretch

        def arrived() -> None:
            self._loop.call(lambda: self._guarded(lambda: self._arrived(stretch)))

        self._cancel_await = self._counter.await_input(arrived)

    def _arrived(self, stretch: int) -> None:
        if self._idle and stretch == self._stretch:
            self._arrived_at = through_sleep()
            self._return()
            self._look()

    def _return(self) -> None:
        self._cancel_await()
        self._cancel_await = _nothing
        self._idle = False
        self._told = frozenset()
        self._senses.input()


class FactSession:
    """A session as a system tells of it: fact by fact, some of them twice. Only what changes is reported."""

    def __init__(self, loop: Loop, senses: SessionSenses, backend: Backend) -> None:
        """Taken as open and awake until something else is told; any thread."""
        self.backend = backend
        self._loop = loop
        self._senses = senses
        self._shut: set[Fact] = set()
        """Why nobody can work in it: "locked" or "away", or both."""
        self._asleep = False
        self._open = True

    def hear(self, fact: Fact) -> None:
        """Take note of `fact`; any thread, never waits."""
        self._loop.call(lambda: self._hear(fact))

    def close(self) -> None:
        """Report nothing more; any thread, while the loop turns."""
        self._loop.call(self._leave)

    def _leave(self) -> None:
        self._open = False

    def _hear(self, fact: Fact) -> None:
        if not self._open:
            return
        if fact in ("sleeping", "woke"):
            self._sleep(asleep=fact == "sleeping")
            return
        was_shut = bool(self._shut)
        if fact in ("locked", "away"):
            self._shut.add(fact)
        elif fact == "here":
            self._shut.discard("away")
        else:
            self._shut.clear()  # who unlocks it is here, whether that was told or not
        if was_shut and not self._shut:
            self._senses.unlocked()
        elif self._shut and not was_shut:
            self._senses.locked()

    def _sleep(self, *, asleep: bool) -> None:
        if asleep == self._asleep:
            return
        self._asleep = asleep
        if asleep:
            self._senses.sleeping()
        else:
            self._senses.woke()


def _nothing() -> None:
    """There is nothing to cancel."""
