"""Where in a routine a player is. No clock and no screen: `advance` is told how many seconds have gone by.

The page's `playback.js` is the same in the browser's language; a test plays both side by side.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from deskbreak.core.routine import Moment, Routine, timeline

AGAIN_S = 2.0
"""This far into a step, back means its beginning."""
NOTHING_S = 1e-6


@dataclass(frozen=True, slots=True)
class Turned:
    """The next moment began."""


@dataclass(frozen=True, slots=True)
class StepDone:
    """The step with this index was played to its end for the first time, `seconds` of it."""

    step: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Over:
    """The last moment was played to its end."""


Happening = Turned | StepDone | Over


class Playback:
    """One playing of a routine. For one thread; seconds are those of the routine."""

    def __init__(self, routine: Routine, done: Iterable[int] = ()) -> None:
        """Begin with the first step that is not among those `done` before."""
        self.routine = routine
        self.moments = timeline(routine)
        self.done = set(done)
        self.played = [0.0] * len(routine.steps)  # announcements left out
        left = [step for step in range(len(routine.steps)) if step not in self.done]
        self.over = not left
        self.index, self.into = 0, 0.0
        self.to_step(left[0] if left else 0)

    @property
    def moment(self) -> Moment:
        """The moment that plays, or the last one."""
        return self.moments[self.index]

    @property
    def step(self) -> int:
        """The index of the step that plays."""
        return self.moment.step

    @property
    def left_s(self) -> float:
        """Seconds to the end of this moment."""
        return self.moment.seconds - self.into

    @property
    def at_end(self) -> bool:
        """Whether the last phase of the routine is being played, or was; or every step is done.

        Who says of each step that it is done has come to the end of all of them, whatever was left of their phases.
        """
        return self.over or self.index == len(self.moments) - 1 or len(self.done) == len(self.routine.steps)

    def seconds(self, step: int) -> float:
        """Seconds played of a step; what is played twice counts once."""
        return round(min(self.played[step], self.routine.steps[step].seconds), 1)

    @property
    def unfinished_s(self) -> float:
        """Seconds played of steps that are not done."""
        return sum(self.seconds(step) for step in range(len(self.played)) if step not in self.done)

    def share(self, step: int) -> float:
        """How much of a step has gone by, from 0 to 1."""
        whole = self.routine.steps[step].seconds
        if step == self.step and not self.over:
            return 0.0 if self.moment.part == "announce" else 1.0 - self.step_left_s / whole
        return 1.0 if step in self.done else self.seconds(step) / whole

    @property
    def step_left_s(self) -> float:
        """Seconds to the end of this step."""
        ends = next((each.starts_at for each in self.moments if each.step > self.step), self.routine.seconds)
        return ends - self.moment.starts_at - self.into

    @property
    def whole(self) -> float:
        """How much of the routine lies behind, from 0 to 1."""
        return 1.0 if self.over else (self.moment.starts_at + self.into) / self.routine.seconds

    def to_step(self, step: int) -> None:
        """Go to the beginning of a step. The one left behind keeps its seconds, but is not done."""
        self.index = next(index for index, each in enumerate(self.moments) if each.step == step)
        self.into = 0.0

    def back(self) -> None:
        """Go to the beginning of this step, or of the one before where this one has only begun."""
        before = self.moments[self.index - 1] if self.index else None
        again = before is not None and before.step == self.step and before.part == self.moment.part
        begun = self.moment.part != "announce" and (self.into > AGAIN_S or again or before is None)
        self.to_step(self.step if begun else max(0, self.step - 1))

    def finish_step(self) -> bool:
        """The person is done with this step before its end. Whether that is news; nothing played is nothing done."""
        news = self.step not in self.done and self.seconds(self.step) > 0
        if news:
            self.done.add(self.step)
        return news

    def forth(self) -> bool:
        """Go to the next step; false where there is none."""
        if self.step + 1 == len(self.routine.steps):
            return False
        self.to_step(self.step + 1)
        return True

    def advance(self, seconds: float) -> list[Happening]:
        """Let `seconds` go by; what happened meanwhile, in order."""
        happened: list[Happening] = []
        while not self.over:
            now = min(seconds, self.left_s)
            if self.moment.part != "announce":
                self.played[self.step] += now
            self.into += now
            seconds -= now
            if self.left_s > NOTHING_S:
                break
            happened += self._turn()
        return happened

    def _turn(self) -> list[Happening]:
        happened: list[Happening] = []
        step = self.step
        following = self.moments[self.index + 1].step if self.index + 1 < len(self.moments) else None
        if following != step:
            if step not in self.done:
                happened.append(StepDone(step, self.seconds(step)))
            self.done.add(step)
        if following is None:
            self.over = True
            return [*happened, Over()]
        self.index += 1
        self.into = 0.0
        return [*happened, Turned()]
