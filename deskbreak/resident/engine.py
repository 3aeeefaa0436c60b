"""The engine: the one owner of the schedule's state. Events in, rows on disk, effects out, one after the other."""

import contextlib
import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from queue import SimpleQueue
from typing import Any, Protocol

from deskbreak.core import codec, preference, schedule, status, trouble
from deskbreak.core.body import sore
from deskbreak.core.effect import (
    Advise,
    Answer,
    Effect,
    HideCue,
    OpenPlayer,
    Prompt,
    Record,
    Save,
    ShowCue,
    SumUp,
    Withdraw,
)
from deskbreak.core.entry import Entry, Row
from deskbreak.core.event import ClockChanged, Event, Now, Started, Stopping, WorldChanged
from deskbreak.core.state import Break, Opening, Prompting, State
from deskbreak.core.status import Status
from deskbreak.core.trouble import Trouble
from deskbreak.core.world import World
from deskbreak.errors import DeskbreakError
from deskbreak.journal.deed import Deed, Import, Removal, begins_anew
from deskbreak.journal.reader import RECENT_KINDS
from deskbreak.resident.clock import Clock
from deskbreak.resident.recorder import Ahead, Recorder
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

    def show_cue(self, cue: ShowCue) -> None:
        """Show a notification that goes by itself, in place of the cue shown before."""

    def hide_cue(self) -> None:
        """Take it down."""

    def sum_up(self, monday: date) -> None:
        """Show how the week that begins on `monday` went."""

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
class _Happens:
    event: Event


@dataclass(frozen=True, slots=True)
class _WorldIs:
    change: Callable[[World], World]


@dataclass(frozen=True, slots=True)
class _LookedAfter:
    damaged: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    deed: Deed


_Turn = _Happens | _WorldIs | _LookedAfter | _Asked
"""What the engine does one after the other."""


class Engine:
    """Runs in a thread of its own between `start` and `stop`. `post` and the readings are for any thread."""

    def __init__(self, clock: Clock, world: World, recorder: Recorder, state: State | None, outside: Outside) -> None:
        """`state` is what the last run saved; without one this is the first."""
        now = clock.read()
        self._clock = clock
        self._world = replace(world, recent=recorder.recent(RECENT))
        self._recorder = recorder
        self._recorder.look_ahead(now.wall)
        begun = state or schedule.begin(now, self._world)
        if state is None or not recorder.own_state:
            begun = replace(
                begun,
                preferences=preference.recalled(begun.preferences, recorder.likings()),
                spots=sore.recalled(begun.spots, recorder.said_of_spots()),
            )
        self._state = self._shown = begun
        self._outside = outside
        self._inbox: SimpleQueue[tuple[_Turn, Reply] | None] = SimpleQueue()
        self._waits: Waits | None = None
        self._thread = threading.Thread(target=self._run, name="engine")

    def start(self) -> None:
        """Begin with `Started`, in the world as it was changed until now. Events posted before come after it."""
        self._thread.start()

    def stop(self) -> None:
        """End in good order, once everything posted before was done. From any other thread."""
        self.post(Stopping())
        self._inbox.put(None)
        self._thread.join()

    def post(self, event: Event, reply: Reply | None = None) -> None:
        """Let `event` happen; `reply` is called in the engine thread with the answer, if the event has one.

        As with all that is asked here: once, and where the engine fails too.
        """
        self._put(_Happens(event), reply)

    def change_world(self, change: Callable[[World], World], reply: Reply | None = None) -> None:
        """Go by other settings, routines or senses from now on; `reply` is called in the engine thread when it does.

        `change` may be called twice, the second time with what it made.
        """
        self._put(_WorldIs(change), reply)

    def looked_after(self, damaged: bool) -> None:
        """The journal was looked after, and found whole or damaged."""
        self._put(_LookedAfter(damaged))

    def keep(self, deed: Deed, reply: Reply) -> None:
        """Do `deed` to the journal; `reply` is called in the engine thread once it is done or refused."""
        self._put(_Asked(deed), reply)

    def describe(self) -> Status:
        """What there is to show at this moment."""
        # One reading of each: the engine may put others in their place meanwhile, never change them.
        return status.describe(self._shown, self._clock.read(), self._world)

    @property
    def world(self) -> World:
        """What the schedule goes by at this moment."""
        return self._world

    @property
    def trouble(self) -> Trouble | None:
        """Why the journal cannot be written, where it cannot."""
        return self._recorder.trouble

    @property
    def ahead(self) -> Ahead | None:
        """Which rows are dated in the future, where some are."""
        return self._recorder.ahead

    def _put(self, turn: _Turn, reply: Reply | None = None) -> None:
        self._inbox.put((turn, _once(reply)))

    def _run(self) -> None:
        early = [self._inbox.get() for _each in range(self._inbox.qsize())]
        for each in early:
            if each is not None and isinstance(each[0], _WorldIs):
                with contextlib.suppress(Exception):  # told of in its turn
                    self._world = each[0].change(self._world)
        # Before everything else, for any other event would count the hours since a crash as work.
        first = deque([(_Happens(Started()), _once(None)), *early])
        while (posted := first.popleft() if first else self._inbox.get()) is not None:
            turn, reply = posted
            try:
                self._take(turn, reply)
            except Exception:
                # The barrier: what cannot be done must not end the reminders for the day, and who asked waits.
                log.exception("the engine failed at %r", turn)
                reply(Answer(ok=False, says=_("Deskbreak could not do that; its log says why.")))
        if (lost := self.trouble) is not None and lost.waiting and not lost.safe:
            log.error("%d entries could be written nowhere, and are lost.", lost.waiting)
            self._outside.advise(*trouble.farewell(lost.waiting))

    def _take(self, turn: _Turn, reply: Reply) -> None:
        match turn:
            case _Happens(event):
                self._step(event, reply)
            case _WorldIs(change):
                self._world = change(self._world)
                self._step(WorldChanged())
                reply(Answer(ok=True, says=""))
            case _LookedAfter(damaged=True) if self._recorder.rescued is None:
                self._recorder.put_aside()
            case _LookedAfter():
                self._recorder.looked_after(self._clock.read().wall)
            case _Asked(deed):
                reply(self._keep(deed))

    def _keep(self, deed: Deed) -> Answer:
        if begins_anew(deed) and isinstance(self._state.stage, Opening | Break):
            return Answer(ok=False, says=_("A break is playing. End it first, then ask again."))
        now = self._clock.read()
        waited = self._record((), now) if self.trouble is not None else ()
        if self.trouble is not None:
            return Answer(ok=False, says=self.trouble.says(now.wall, self._world.zone))
        try:
            done = self._recorder.perform(deed, now.wall, self._world.zone)
            self._world = replace(self._world, recent=self._recorder.recent(RECENT))
        except DeskbreakError as fault:
            return Answer(ok=False, says=str(fault))
        if begins_anew(deed):
            self._begin_anew(now, done.likings)
        elif isinstance(deed, Import | Removal):
            likes = preference.recalled(self._state.preferences, done.likings)
            spots = sore.recalled((), self._recorder.said_of_spots())
            self._state = replace(self._state, preferences=likes, spots=spots)
        self._shown = self._state
        self._recorder.look_ahead(now.wall)
        self._outside.tell(waited + done.rows, self.describe())
        return Answer(ok=True, says=done.says, more=done.more)

    def _begin_anew(self, now: Now, likings: tuple[Entry, ...]) -> None:
        """Go on as on the first day, knowing `likings` and the sore places that the journal has."""
        if isinstance(self._state.stage, Prompting):
            self._outside.withdraw()
        self._outside.hide_cue()
        begun = schedule.begin(now, self._world)
        self._state = replace(
            begun,
            preferences=preference.recalled(begun.preferences, likings),
            spots=sore.recalled((), self._recorder.said_of_spots()),
        )
        self._step(Started())

    def _step(self, event: Event, reply: Reply | None = None) -> None:
        now = self._clock.read()
        state, effects = schedule.step(self._state, event, now, self._world)
        self._state = state
        if isinstance(event, ClockChanged):
            self._recorder.look_ahead(now.wall)
        try:
            rows = self._write(effects, now)
        finally:
            self._shown = self._state  # not before: who asks is told of nothing that the journal does not know yet
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

    def _write(self, effects: tuple[Effect, ...], now: Now) -> tuple[Row, ...]:
        entries = tuple(effect.entry for effect in effects if isinstance(effect, Record))
        retry_at = self._recorder.retry_at
        overdue = retry_at is not None and now.steady >= retry_at
        if not entries and not overdue and not any(isinstance(effect, Save) for effect in effects):
            return ()
        kept = tuple(entry for entry in entries if entry.kind in RECENT_KINDS)
        self._world = replace(self._world, recent=(self._world.recent + kept)[-RECENT:])
        return self._record(entries, now)

    def _record(self, entries: tuple[Entry, ...], now: Now) -> tuple[Row, ...]:
        return self._recorder.write(entries, self._dumped, now, self._world.speed)

    def _dumped(self, earlier: Any | None) -> Any:
        """The state as plain data; of an earlier one, unreadable at the start, likes and spots hold still."""
        before = saved(earlier)
        if before is not None:
            likes = preference.joined(before.preferences, self._state.preferences)
            spots = sore.joined(before.spots, self._state.spots)
            self._state = replace(self._state, preferences=likes, spots=spots)
        return codec.dump(self._state)

    def _perform(self, effect: Effect, reply: Reply | None) -> None:
        match effect:
            case Prompt():
                self._outside.prompt(effect)
            case Withdraw():
                self._outside.withdraw()
            case Advise(title, body):
                self._outside.advise(title, body)
            case ShowCue():
                self._outside.show_cue(effect)
            case HideCue():
                self._outside.hide_cue()
            case SumUp(monday):
                self._outside.sum_up(monday)
            case OpenPlayer():
                self._outside.open_player()
            case Answer() if reply is not None:
                reply(effect)
            case Answer() | Record() | Save():
                pass  # nobody asked; on disk already

    def _wait(self, state: State, now: Now) -> None:
        instants = (schedule.deadline(state, now, self._world), self._recorder.retry_at)
        deadline = min((instant for instant in instants if instant is not None), default=None)
        waits = Waits(
            None if deadline is None else deadline - now.steady,
            schedule.watches(state, self._world),
            schedule.listens(state, self._world),
        )
        # Nothing to wait for is not asked for again; a deadline is, for the wall clock under it may have been set.
        if deadline is not None or waits != self._waits:
            self._outside.wait(waits)
        self._waits = waits


def _once(reply: Reply | None) -> Reply:
    """Hands the first answer to `reply`, if there is one, and no other."""
    waiting = [] if reply is None else [reply]

    def answer(said: Answer) -> None:
        if waiting:
            waiting.pop()(said)

    return answer


def saved(data: Any | None) -> State | None:
    """The state that was saved as `data`; `None` where there is none, or it cannot be read."""
    if data is None:
        return None
    try:
        state = codec.load(data)
    except (ValueError, KeyError, TypeError):
        log.exception("the saved state of the schedule could not be read; the clocks start anew")
        return None
    return state if isinstance(state, State) else None
