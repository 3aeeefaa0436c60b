"""The way to notice input that works best just now: when it dies the next takes over, when it is back it returns."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.inotify import CREATE, MOVED_TO, Inotify
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.presence.base import Presence, Senses, Witness
from deskbreak.desktop.presence.nothing import NoPresence
from deskbreak.words import gettext as _

log = logging.getLogger(__name__)

RETRIES_S = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)
"""After a way was lost, and after its socket appeared: a server that restarts takes a while to answer. Then we wait
to be told."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way: `open` connects it, and raises `OSError` with the reason where it cannot be had just now.

    It may be had when `socket` appears, or when `announce` calls back on the edge thread.
    """

    name: str
    open: Callable[[Senses], Presence]
    socket: Path | None = None
    announce: Callable[[Callable[[], None]], None] = lambda appeared: None


class ChosenPresence:
    """The first of several ways that works, as a `Presence`."""

    def __init__(self, loop: Loop, witness: Witness, ways: Sequence[Way], why_none: str = "") -> None:
        """Open the first of `ways`; any thread, takes as long as they take. `why_none` says why there are not more."""
        self._loop = loop
        self._witness = witness
        self._ways = tuple(ways)
        self._why_none = why_none
        self._faults: dict[str, str] = {}
        self._wanted: frozenset[float] = frozenset()
        self._idle = False
        self._begun = False
        self._cancel_retry: Callable[[], None] = lambda: None
        self._inotify: Inotify | None = None
        self._number = len(self._ways)
        """Of the way in use; where none is, how many there are."""
        self._ears = _Ears(self, self._number)
        self._presence: Presence = NoPresence("")
        self._take_first(range(len(self._ways)))
        loop.call(self._begin)

    @property
    def backend(self) -> Backend:
        """Which way works just now, and why none before it does; any thread."""
        backend = self._presence.backend
        faults = dict(self._faults)
        tried = tuple((way.name, faults[way.name]) for way in self._ways[: self._number] if way.name in faults)
        if self._presence.senses:
            return replace(backend, tried=tried)
        reasons = "; ".join(f"{name}: {says.rstrip('.')}" for name, says in tried)
        why = _("Input cannot be noticed, so you are always taken as present. {reasons}").format(
            reasons=f"({reasons}.)" if reasons else self._why_none
        )
        return replace(backend, why=why.strip(), tried=tried)

    @property
    def senses(self) -> bool:
        """Whether anything is sensed just now; any thread."""
        return self._presence.senses

    def watch(self, seconds: frozenset[float]) -> None:
        """Report these thresholds from now on, whichever way works; any thread."""

        def watch() -> None:
            self._wanted = seconds
            self._presence.watch(seconds)

        self._loop.call(watch)

    def choose(self, ways: Sequence[Way], why_none: str = "") -> None:
        """Go by the first of these `ways` that works from now on; what is watched stays. Edge thread."""
        self._cancel_retry()
        self._presence.close()
        self._ways, self._why_none, self._faults = tuple(ways), why_none, {}
        self._number, self._presence = len(self._ways), NoPresence("")
        self._ears = _Ears(self, self._number)
        self._take_first(range(len(self._ways)))
        for way in self._ways:
            way.announce(self._announced)
        self._taken_over()

    def close(self) -> None:
        """Stop; any thread, while the loop turns."""
        self._loop.call(self._leave)

    # ---- what the way in use reports; edge thread

    def idle(self, idle_s: float) -> None:
        """Pass it on."""
        self._idle = True
        self._witness.idle(idle_s)

    def input(self) -> None:
        """Pass it on."""
        self._idle = False
        self._witness.input()

    def lost(self, number: int, says: str) -> None:
        """Go on with the next way that works, and look for the lost one for a while."""
        if not self._begun:
            return  # `_begin` finds it
        log.warning("Input is no longer noticed by way of %s. %s", self._ways[number].name, says)
        self._faults[self._ways[number].name] = says
        self._number, self._presence = len(self._ways), NoPresence("")
        self._take_first(range(number + 1, len(self._ways)))
        self._taken_over()
        self._retry(RETRIES_S)

    def _begin(self) -> None:
        self._begun = True
        for way in self._ways:
            way.announce(self._announced)
        if self._ears.says:
            self.lost(self._number, self._ears.says)
        else:
            self._watch_sockets()

    def _leave(self) -> None:
        self._begun = False
        self._ears = _Ears(self, 0)
        self._cancel_retry()
        if self._inotify is not None:
            self._inotify.close()
        self._presence.close()

    def _watch_sockets(self) -> None:
        """Hear of sockets that appear, for as long as a better way than the one in use has one to wait for."""
        if self._inotify is not None:
            self._inotify.close()
            self._inotify = None
        folders = {way.socket.parent for way in self._ways[: self._number] if way.socket is not None}
        if not folders:
            return
        try:
            self._inotify = Inotify(self._loop, self._appeared)
            for folder in folders:
                self._inotify.watch(str(folder), CREATE | MOVED_TO)
        except OSError as fault:
            log.info("It will go unnoticed when a display server starts anew: %s", fault)

    def _announced(self) -> None:
        if self._begun and self._take_first(range(self._number)):
            self._taken_over()

    def _appeared(self, folder: str, _mask: int, name: str) -> None:
        if any(way.socket == Path(folder) / name for way in self._ways[: self._number]):
            self._retry(RETRIES_S)

    def _retry(self, after_s: Sequence[float]) -> None:
        """Look for a better way than the one in use, now and then."""
        self._cancel_retry()

        def retry() -> None:
            if self._take_first(range(self._number)):
                self._taken_over()
            if self._number > 0:
                self._retry(after_s[1:])

        if after_s:
            self._cancel_retry = self._loop.later(after_s[0], retry)

    def _take_first(self, numbers: Iterable[int]) -> bool:
        for number in numbers:
            ears = _Ears(self, number)
            try:
                presence = self._ways[number].open(ears)
            except OSError as fault:
                self._faults[self._ways[number].name] = str(fault)
                continue
            self._presence.close()
            self._number, self._ears, self._presence = number, ears, presence
            return True
        return False

    def is_heard(self, ears: "_Ears") -> bool:
        """Whether `ears` are those of the way in use."""
        return ears is self._ears

    def _taken_over(self) -> None:
        self._watch_sockets()
        # The way that told of the silence cannot tell of its end: whether somebody is there, the new one says at once.
        if self._idle:
            self.input()
        self._presence.watch(self._wanted)
        self._witness.changed()


class _Ears:
    """Hears one way; what an abandoned one still says is passed over."""

    def __init__(self, chosen: ChosenPresence, number: int) -> None:
        self._chosen = chosen
        self._number = number
        self.says = ""

    def idle(self, idle_s: float) -> None:
        if self._chosen.is_heard(self):
            self._chosen.idle(idle_s)

    def input(self) -> None:
        if self._chosen.is_heard(self):
            self._chosen.input()

    def lost(self, says: str) -> None:
        self.says = says
        if self._chosen.is_heard(self):
            self._chosen.lost(self._number, says)
