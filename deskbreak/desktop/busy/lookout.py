"""All senses for busy moments together: each is listened to while it is wanted, and a look is told once, as a whole."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.busy.base import Sense
from deskbreak.desktop.loop import Loop
from deskbreak.words import gettext as _

ANSWER_S = 2.5
"""A sense that has not answered by then is taken as having found nothing; its own questions give up sooner."""


class Busy(Protocol):
    """Who hears of reasons not to interrupt. Called on the edge thread; must not block."""

    def looked(self, senses: frozenset[str], reasons: frozenset[str]) -> None:
        """All that these `senses` find just now is `reasons`."""
        ...


class Lookout:
    """Listens with those senses that are wanted."""

    def __init__(self, loop: Loop, busy: Busy, senses: Sequence[Sense]) -> None:
        """Nothing is opened before it is wanted. Any thread."""
        self._loop = loop
        self._busy = busy
        self._senses = {sense.backend.part: sense for sense in senses}
        self._found: dict[str, frozenset[str]] = {}
        """What each sense listened to has told."""
        self._awaited: set[str] = set()
        """Those whose first answer is to come."""
        self._looking: frozenset[str] = frozenset()
        """Those whose first answer is told together with the last of them."""
        self._mute: set[str] = set()
        """Those that did not answer in time when they were asked last."""
        self._listening: frozenset[str] = frozenset()
        self._cancel: Callable[[], None] = lambda: None
        self._glance: _Glance | None = None

    @property
    def backends(self) -> tuple[Backend, ...]:
        """How each sense stands; any thread."""
        return tuple(self._backend(each.backend) for each in self._senses.values())

    def listen(self, senses: frozenset[str]) -> None:
        """Listen with these from now on and no others, those that are new look at once; any thread, never waits."""
        self._loop.call(lambda: self._listen(senses))

    def choose(self, senses: Sequence[Sense]) -> None:
        """Listen with these in the place of the others from now on; what is wanted stays. Edge thread."""
        wanted = self._listening
        self._listen(frozenset())
        self._senses = {sense.backend.part: sense for sense in senses}
        self._mute.clear()
        self._listen(wanted)

    def look(self, then: Callable[[], None]) -> None:
        """Have `backends` say how everything stands now, telling nobody else, and call `then`; any thread.

        `then` is called on the edge thread, at the latest after `ANSWER_S`.
        """
        self._loop.call(lambda: self._look(then))

    def close(self) -> None:
        """Listen no more; any thread, while the loop turns."""
        self.listen(frozenset())

    def _look(self, then: Callable[[], None]) -> None:
        if self._glance is None:
            resting = {name: sense for name, sense in self._senses.items() if name not in self._listening}
            self._glance = _Glance(self._loop, resting, self._looked_around)
            self._glance.begin()
        self._glance.waiting.append(then)

    def _looked_around(self, answered: frozenset[str], silent: frozenset[str]) -> None:
        self._mute = (self._mute - answered) | silent
        self._glance = None

    def _listen(self, wanted: frozenset[str]) -> None:
        if self._glance is not None:
            self._glance.end()  # a sense listens for one at a time
        before, self._listening = self._listening, wanted
        for name in before - wanted:
            self._found.pop(name, None)
            if name in self._senses:
                self._senses[name].rest()
        new = wanted - before
        self._cancel()
        self._looking = (self._looking & wanted) | new
        self._awaited = (self._awaited & wanted) | (new & self._senses.keys())
        for name in sorted(new & self._senses.keys()):
            self._mute.discard(name)
            self._senses[name].listen(self._hears(name))
        if self._awaited:
            self._cancel = self._loop.later(ANSWER_S, self._give_up)
        self._tell_when_complete()

    def _hears(self, name: str) -> Callable[[frozenset[str]], None]:
        def tell(reasons: frozenset[str]) -> None:
            if name not in self._listening or self._found.get(name) == reasons:
                return
            self._found[name] = reasons
            self._mute.discard(name)
            self._awaited.discard(name)
            if name in self._looking:
                self._tell_when_complete()
            else:
                self._busy.looked(frozenset({name}), reasons)

        return tell

    def _give_up(self) -> None:
        self._mute |= self._awaited
        self._awaited.clear()
        self._tell_when_complete()

    def _tell_when_complete(self) -> None:
        if self._awaited or not self._looking:
            return
        self._cancel()
        looking, self._looking = self._looking, frozenset()
        reasons: frozenset[str] = frozenset().union(*(self._found.get(name, frozenset()) for name in looking))
        self._busy.looked(looking, reasons)

    def _backend(self, backend: Backend) -> Backend:
        if backend.part not in self._mute:
            return backend
        return replace(backend, state="unavailable", why=_("It did not answer in time when it was asked last."))


class _Glance:
    """One look with senses that rest otherwise. Edge thread."""

    def __init__(
        self, loop: Loop, senses: Mapping[str, Sense], ended: Callable[[frozenset[str], frozenset[str]], None]
    ) -> None:
        """`ended` is told who answered and who did not, before those in `waiting` are called."""
        self.waiting: list[Callable[[], None]] = []
        self._loop = loop
        self._senses = senses
        self._ended = ended
        self._silent = set(senses)
        self._over = False
        self._cancel: Callable[[], None] = lambda: None

    def begin(self) -> None:
        self._cancel = self._loop.later(ANSWER_S, self.end)
        for name, sense in self._senses.items():
            sense.listen(self._hears(name))
        self._loop.call(self._end_if_complete)

    def end(self) -> None:
        if self._over:
            return
        self._over = True
        self._cancel()
        for sense in self._senses.values():
            sense.rest()
        self._ended(frozenset(self._senses.keys() - self._silent), frozenset(self._silent))
        for each in self.waiting:
            each()

    def _hears(self, name: str) -> Callable[[frozenset[str]], None]:
        def tell(_reasons: frozenset[str]) -> None:
            self._silent.discard(name)
            # Not from within a sense that may not be done.
            self._loop.call(self._end_if_complete)

        return tell

    def _end_if_complete(self) -> None:
        if not self._silent:
            self.end()
