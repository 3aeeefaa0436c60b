"""What a routine is: exercises made of phases, and the timeline of seconds that playing one gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

ANNOUNCE_S = 3.0
"""Seconds in which the player names the next exercise; they stand between two steps and are not movement."""

Kind = Literal["exercise", "release", "comfort"]
Breath = Literal["in", "out", "hold"]
Sides = Literal["none", "left-right", "alternating", "forward-backward"]
Side = Literal["", "left", "right", "forward", "backward"]
Part = Literal["announce", "setup", "cycle", "finish"]
Posture = Literal["seated", "standing", "wall", "floor"]
View = Literal["front", "side", "back", "hands", "face"]
Focus = Literal["body", "upper"]
Grade = Literal["T", "C", "G", "V"]


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of an exercise: the pose reached at its end, for how long, and what is said."""

    pose: str
    seconds: float
    breath: Breath | None
    text: str
    voice: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One movement, release or comfort measure with its phases, in one language."""

    id: str
    kind: Kind
    name: str
    regions: tuple[str, ...]
    muscles: str
    posture: Posture
    equipment: tuple[str, ...]
    discreet: bool
    view: View
    turn: float
    focus: Focus
    intensity: int
    strength: bool
    sides: Sides
    setup_each_side: bool
    reps: int
    reps_range: tuple[int, int]
    setup: tuple[Phase, ...]
    cycle: tuple[Phase, ...]
    finish: tuple[Phase, ...]
    stop_if: str
    easier: str
    harder: str
    evidence: Grade
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One exercise of a routine and how often its cycle is repeated (per side or direction, where it has any)."""

    exercise: Exercise
    reps: int

    @property
    def seconds(self) -> float:
        """Length of the step without its announcement."""
        return sum(moment.seconds for moment in _step_moments(0, self))


@dataclass(frozen=True, slots=True)
class Routine:
    """Steps in order, with the sentence that says what they are for."""

    id: str
    name: str
    purpose: str
    target_s: int
    steps: tuple[Step, ...]

    @property
    def seconds(self) -> float:
        """Total length, the announcements between two exercises counted."""
        return sum(moment.seconds for moment in timeline(self))

    @property
    def minutes(self) -> int:
        """The length as people say it, in whole minutes, at least one."""
        return max(1, round(self.target_s / 60))

    @property
    def regions(self) -> tuple[str, ...]:
        """Regions worked, in the order they come."""
        return tuple(dict.fromkeys(region for step in self.steps for region in step.exercise.regions))

    @property
    def equipment(self) -> frozenset[str]:
        """Everything that must be at hand."""
        return frozenset(thing for step in self.steps for thing in step.exercise.equipment)

    @property
    def discreet(self) -> bool:
        """Whether it can be done in an open-plan office unnoticed: seated and discreet throughout."""
        return all(step.exercise.discreet and step.exercise.posture == "seated" for step in self.steps)

    @property
    def strength(self) -> bool:
        """Whether it counts as the day's strength work."""
        return any(step.exercise.strength for step in self.steps)


@dataclass(frozen=True, slots=True)
class Moment:
    """One phase at its place in the timeline of a routine."""

    starts_at: float
    seconds: float
    step: int
    part: Part
    side: Side
    rep: int
    reps: int
    phase: Phase


def timeline(routine: Routine) -> tuple[Moment, ...]:
    """Every moment of `routine` in order; `starts_at` counts seconds from its beginning."""
    placed: list[Moment] = []
    clock = 0.0
    for index, step in enumerate(routine.steps):
        for moment in _announced(index, step):
            placed.append(
                Moment(clock, moment.seconds, index, moment.part, moment.side, moment.rep, moment.reps, moment.phase)
            )
            clock += moment.seconds
    return tuple(placed)


def moved_s(step: Step, played_s: float) -> float:
    """Seconds of `played_s` that count as movement: comfort measures do not, nor more than the step holds."""
    if step.exercise.kind == "comfort":
        return 0.0
    return min(max(played_s, 0.0), step.seconds)


def _announced(index: int, step: Step) -> Iterator[Moment]:
    if index:
        first = next(_step_moments(index, step)).phase
        name = step.exercise.name
        yield Moment(
            0.0, ANNOUNCE_S, index, "announce", "", 0, step.reps, Phase(first.pose, ANNOUNCE_S, None, name, name)
        )
    yield from _step_moments(index, step)


def _step_moments(index: int, step: Step) -> Iterator[Moment]:
    exercise = step.exercise

    def moments(part: Part, phases: tuple[Phase, ...], side: Side, rep: int) -> Iterator[Moment]:
        for phase in phases:
            yield Moment(0.0, phase.seconds, index, part, side, rep, step.reps, phase)

    sides = _SIDES[exercise.sides]
    alternating = exercise.sides == "alternating"
    if alternating or not exercise.setup_each_side:  # who changes sides every time is set up for both
        yield from moments("setup", exercise.setup, "", 0)
    if alternating:
        for rep in range(1, step.reps + 1):
            for side in sides:
                yield from moments("cycle", exercise.cycle, side, rep)
    else:
        for side in sides:
            if exercise.setup_each_side:
                yield from moments("setup", exercise.setup, side, 0)
            for rep in range(1, step.reps + 1):
                yield from moments("cycle", exercise.cycle, side, rep)
    yield from moments("finish", exercise.finish, "", 0)


_SIDES: dict[Sides, tuple[Side, ...]] = {
    "none": ("",),
    "left-right": ("left", "right"),
    "alternating": ("left", "right"),
    "forward-backward": ("forward", "backward"),
}
