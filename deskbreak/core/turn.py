"""One step of the schedule while it is being worked out: the state so far and the effects asked for."""

from dataclasses import replace
from typing import Any

from deskbreak.core import hours
from deskbreak.core.effect import Effect, Record, Withdraw
from deskbreak.core.entry import Detail, Entry, Kind, Outcome
from deskbreak.core.event import Now
from deskbreak.core.state import Counting, Due, Opening, Prompting, Snoozed, State
from deskbreak.core.world import World

DIGITS = 6
"""Of seconds: finer is what sums of floats leave, and a deadline less than that ahead would be one that is now."""


class Turn:
    """Lives within one `schedule.step`; nothing outside sees it."""

    def __init__(self, state: State, now: Now, world: World) -> None:
        self.state = state
        self.now = now
        self.world = world
        self.effects: list[Effect] = []
        self._counted_to = state.at.steady

    def put(self, **changes: Any) -> None:
        """Change fields of the state."""
        self.state = replace(self.state, **changes)

    def emit(self, effect: Effect) -> None:
        """Ask for `effect`, after those asked for before."""
        self.effects.append(effect)

    def record(
        self,
        kind: Kind,
        *,
        reminder: str | None = None,
        routine: str | None = None,
        outcome: Outcome | None = None,
        seconds: float | None = None,
        at: float | None = None,
        **detail: str | float | bool | None,
    ) -> None:
        """Ask for a journal entry at the wall time `at`, or now."""
        wall = self.now.wall if at is None else at
        values: Detail = detail
        offset = hours.offset_s(wall, self.world.zone)
        rounded = None if seconds is None else round(seconds, 3)
        self.emit(Record(Entry(wall, offset, kind, reminder, routine, outcome, rounded, values)))

    def count_to(self, steady: float) -> None:
        """Let the clocks run up to `steady`, if they run at all."""
        if steady <= self._counted_to:
            return
        if self.state.counting:
            self.put(active=self.state.active + steady - self._counted_to)
        self._counted_to = steady

    def not_before_counted(self, steady: float) -> float:
        """`steady`, or the instant up to which the clocks have counted: what was counted is not taken back."""
        return max(steady, self._counted_to)

    def count_since(self, steady: float) -> None:
        """Count the time from `steady` on after all: it turned out that somebody was there."""
        if self.state.counting:
            self.put(active=self.state.active + max(0.0, self._counted_to - steady))

    def elapsed(self, reminder: str) -> float:
        """What the clock of `reminder` shows, in seconds of active time, to the microsecond."""
        return round(self.state.active - self.state.clocks.get(reminder, 0.0), DIGITS)

    def left(self, active: float) -> float:
        """Seconds of active time until their count reaches `active`, to the microsecond; 0.0 where it has."""
        return max(0.0, round(active - self.state.active, DIGITS))

    def restart(self, *reminders: str) -> None:
        """Restart these clocks."""
        self.put(clocks={**self.state.clocks, **dict.fromkeys(reminders, self.state.active)})

    def restart_cues(self) -> None:
        """Restart the clocks of all cues: something larger has come in their place."""
        self.restart(*(each.name for each in self.world.settings.cues))

    def due(self) -> tuple[str, float] | None:
        """The reminder that is due and since when, whatever became of it so far; `None` where there is none."""
        match self.state.stage:
            case Due(reminder, since) | Prompting(reminder, since) | Snoozed(reminder, since):
                return reminder, since
            case Opening(reminder=str(reminder), answers=answers):
                return reminder, answers.since if answers is not None else self.now.steady
            case _:
                return None

    def end_due(self, kind: Kind, outcome: Outcome, seconds: float | None = None) -> None:
        """The due reminder has had its one outcome: its clock and the shorter ones start again from zero."""
        due = self.due()
        if due is None:
            return
        routine = self.state.stage.routine if isinstance(self.state.stage, Prompting | Opening) else None
        self.record(kind, reminder=due[0], routine=routine, outcome=outcome, seconds=seconds)
        self.restart(*self.up_to(due[0]))
        self.restart_cues()
        self.leave()

    def leave(self) -> None:
        """Nothing is due any more: take down what the person sees of it."""
        if isinstance(self.state.stage, Prompting):
            self.emit(Withdraw())
        self.put(stage=Counting())

    def up_to(self, name: str) -> list[str]:
        """The reminder of this name and every shorter one."""
        limit = max((each.length_s for each in self.world.settings.reminders if each.name == name), default=0.0)
        return [each.name for each in self.world.settings.reminders if each.length_s <= limit or each.name == name]
