"""The engine: the one owner of the schedule's state. Events in, rows on disk, effects out, one after the other."""

import logging
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import Protocol

from deskbreak.core import codec, schedule, status
from deskbreak.core.effect import Advise, Answer, Effect, OpenPlayer, Prompt, Record, Save, Withdraw
from deskbreak.core.entry import Entry, Row
from deskbreak.core.event import Event, Now, Started, Stopping, WorldChanged
from deskbreak.core.state import Break, Opening, Prompting, State
from deskbreak.core.status import Status
from deskbreak.core.world import World
from deskbreak.errors import DeskbreakError
from deskbreak.journal.deed import Deed, ForgetEverything
from deskbreak.journal.keeping import perform
from deskbreak.journal.writer import RECENT_KINDS, Writer
from deskbreak.resident.clock import Clock
from deskbreak.words import gettext as _

log = logging.getLogger(__name__)

RECENT = 200
"""Prompts and outcomes kept in mind for the choice of routine: some four working days."""

Reply = Callable[[Answer], None]


class Outside(Protocol):
    """What the engine asks of the rest of the resident. Called in the engine thread; nothing may block."""

    def prompt(self, prompt: Prompt) -> None:
        """Show the break notification, in place of the one shown before."""

    def withdraw(self) -> None:
        """Take it down."""

    def advise(self, title: str, body: str) -> None:
        """Show a notification that wants no answer."""

    def open_player(self) -> None:
        """Bring up the page that plays the routine that is opening."""

    def wait(self, waits: "Waits") -> None:
        """Tick, tell of silence and look for reasons to hold as `waits` says, in place of what it said before."""

    def tell(self, rows: tuple[Row, ...], said: Status) -> None:
        """These rows are on disk, and this is what there is to show."""


@dataclass(frozen=True, slots=True)
class Waits:
    """What the schedule waits for: in `deadline_s` seconds of the engine's clock a tick, or none; to be told of these
    lengths of silence; and of what these senses find (`schedule.listens`)."""

    deadline_s: float | None
    silences_s: frozenset[float]
    senses: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Posted:
    event: Event
    reply: Reply | None


@dataclass(frozen=True, slots=True)
class _WorldIs:
    change: Callable[[World], World]
    then: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _LookedAfter:
    damaged: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    deed: Deed
    reply: Reply


class Engine:
    """Runs in a thread of its own between `start` and `stop`. `post` and the readings are for any thread."""

    def __init__(self, clock: Clock, world: World, journal: Writer, state: State | None, outside: Outside) -> None:
        """`state` is what the last run saved; without one this is the first."""
        self._clock = clock
        self._world = replace(world, recent=journal.recent(RECENT))
        self._journal = journal
        self._state = state or schedule.begin(clock.read(), self._world)
        self._outside = outside
        self._inbox: SimpleQueue[_Posted | _WorldIs | _LookedAfter | _Asked | None] = SimpleQueue()
        self._unwritten: tuple[Entry, ...] = ()
        self._waits: Waits | None = None
        self._thread = threading.Thread(target=self._run, name="engine")

    def start(self) -> None:
        """Begin with `Started`."""
        self.post(Started())
        self._thread.start()

    def stop(self) -> None:
        """End in good order, once everything posted before was done. From any other thread."""
        self.post(Stopping())
        self._inbox.put(None)
        self._thread.join()

    def post(self, event: Event, reply: Reply | None = None) -> None:
        """Let `event` happen; `reply` is called in the engine thread with the answer, if the event has one."""
        self._inbox.put(_Posted(event, reply))

    def change_world(self, change: Callable[[World], World], then: Callable[[], None] = lambda: None) -> None:
        """Go by other settings, routines or senses from now on; `then` is called in the engine thread when it does."""
        self._inbox.put(_WorldIs(change, then))

    def looked_after(self, damaged: bool) -> None:
        """The journal was looked after, and found whole or damaged."""
        self._inbox.put(_LookedAfter(damaged))

    def keep(self, deed: Deed, reply: Reply) -> None:
        """Do `deed` to the journal; `reply` is called in the engine thread once it is done or refused."""
        self._inbox.put(_Asked(deed, reply))

    def describe(self) -> Status:
        """What there is to show at this moment."""
        # One reading of each: the engine may put others in their place meanwhile, never change them.
        return status.describe(self._state, self._clock.read(), self._world)

    @property
    def world(self) -> World:
        """What the schedule goes by at this moment."""
        return self._world

    @property
    def trouble(self) -> int:
        """How many entries wait because the journal cannot be written; 0 when all is well."""
        return len(self._unwritten)

    def _run(self) -> None:
        while (posted := self._inbox.get()) is not None:
            try:
                self._take(posted)
            except Exception:
                # The barrier: an event that cannot be handled must not end the reminders for the day.
                log.exception("an event could not be handled: %r", posted)

    def _take(self, posted: "_Posted | _WorldIs | _LookedAfter | _Asked") -> None:
        match posted:
            case _Posted(event, reply):
                self._step(event, reply)
            case _WorldIs(change, then):
                self._world = change(self._world)
                self._step(WorldChanged(), None)
                then()
            case _LookedAfter(damaged=True) if self._journal.moved_aside is None:
                self._journal.put_aside()
            case _LookedAfter():
                self._journal.looked_after(self._clock.read().wall)
            case _Asked(deed, reply):
                reply(self._keep(deed))

    def _keep(self, deed: Deed) -> Answer:
        if isinstance(deed, ForgetEverything) and isinstance(self._state.stage, Opening | Break):
            return Answer(ok=False, says=_("A break is playing. End it first: then everything can be forgotten."))
        now = self._clock.read()
        try:
            done = perform(self._journal, deed, now.wall, self._world.zone)
            self._world = replace(self._world, recent=self._journal.recent(RECENT))
        except DeskbreakError as fault:
            return Answer(ok=False, says=str(fault))
        except Exception:
            # The barrier for deeds: whoever asked waits for an answer.
            log.exception("a deed failed: %r", deed)
            return Answer(ok=False, says=_("Deskbreak could not do that; its log says why."))
        if isinstance(deed, ForgetEverything):
            self._begin_anew(now)
        self._outside.tell(done.rows, self.describe())
        return Answer(ok=True, says=done.says)

    def _begin_anew(self, now: Now) -> None:
        """Go on as on the first day: what was not written yet goes the way of the rest."""
        if isinstance(self._state.stage, Prompting):
            self._outside.withdraw()
        self._unwritten = ()
        self._state = schedule.begin(now, self._world)
        self._step(Started(), None)

    def _step(self, event: Event, reply: Reply | None) -> None:
        now = self._clock.read()
        state, effects = schedule.step(self._state, event, now, self._world)
        self._state = state
        rows = self._write(effects, state)
        for effect in effects:
            try:
                self._perform(effect, reply)
            except Exception:
                # The barrier for effects: a notification that fails must not cost the timer its deadline.
                log.exception("an effect failed: %r", effect)
        self._wait(state, now)
        # While a look for reasons to hold is awaited the next step follows at once: to show what lies in between would
        # wake the panel twice. Telling comes last, for it wakes others, and nobody is to wait for anybody.
        if rows or state.looking_since is None:
            self._outside.tell(rows, status.describe(state, now, self._world))

    def _write(self, effects: tuple[Effect, ...], state: State) -> tuple[Row, ...]:
        entries = self._unwritten + tuple(effect.entry for effect in effects if isinstance(effect, Record))
        if not entries and not any(isinstance(effect, Save) for effect in effects):
            return ()
        kept = tuple(entry for entry in entries[len(self._unwritten) :] if entry.kind in RECENT_KINDS)
        self._world = replace(self._world, recent=(self._world.recent + kept)[-RECENT:])
        try:
            rows = self._journal.commit(entries, codec.dump(state))
        except sqlite3.OperationalError as fault:
            if not self._unwritten:
                log.error("The journal cannot be written (%s); entries are kept in memory until it can be.", fault)  # noqa: TRY400
            self._unwritten = entries
            return ()
        self._unwritten = ()
        return rows

    def _perform(self, effect: Effect, reply: Reply | None) -> None:
        match effect:
            case Prompt():
                self._outside.prompt(effect)
            case Withdraw():
                self._outside.withdraw()
            case Advise(title, body):
                self._outside.advise(title, body)
            case OpenPlayer():
                self._outside.open_player()
            case Answer() if reply is not None:
                reply(effect)
            case Answer() | Record() | Save():
                pass  # nobody asked; on disk already

    def _wait(self, state: State, now: Now) -> None:
        deadline = schedule.deadline(state, now, self._world)
        waits = Waits(
            None if deadline is None else deadline - now.steady,
            schedule.watches(state, self._world),
            schedule.listens(state, self._world),
        )
        # Nothing to wait for is not asked for again; a deadline is, for the wall clock under it may have been set.
        if deadline is not None or waits != self._waits:
            self._outside.wait(waits)
        self._waits = waits
