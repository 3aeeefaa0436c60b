"""What a routine is: exercises made of phases, and the timeline of seconds that playing one gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from deskbreak.core.listing import ListedStep, Listing, whole_minutes

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
    avoid: frozenset[str] = frozenset()
    """What it is not for (`settings.CARE`), or not before a clinician was asked."""
    language: str = "en"
    """The language of its words: English, where the one in use was wanted and is missing."""


@dataclass(frozen=True, slots=True)
class Step:
    """One exercise of a routine and how often its cycle is repeated (per side or direction, where it has any)."""

    exercise: Exercise
    reps: int
    side: Side = ""
    """The only side that it is played on; empty for all that the exercise has, and of no meaning where it has none."""

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides or directions that it is played on, in their order; a single empty one where it has none."""
        known = _SIDES[self.exercise.sides]
        return (self.side,) if self.side in known else known

    @property
    def seconds(self) -> float:
        """Length of the step without its announcement."""
        exercise = self.exercise
        sides = len(self.sides)
        setups = sides if _is_set_up_each_side(exercise) else 1
        return setups * _length(exercise.setup) + self.reps * sides * _length(exercise.cycle) + _length(exercise.finish)

    def listing(self) -> ListedStep:
        """What the schedule needs to know of it."""
        return ListedStep(self.exercise.id, self.seconds, self.exercise.kind != "comfort", self.exercise.regions)


@dataclass(frozen=True, slots=True)
class Routine:
    """Steps in order, with the sentence that says what they are for."""

    id: str
    name: str
    purpose: str
    target_s: int
    steps: tuple[Step, ...]
    check_first: bool = False
    """Whether it opens with the warning signs, and is never offered by itself."""
    language: str = "en"
    """The language of its name and purpose, as with an exercise."""

    @property
    def seconds(self) -> float:
        """Total length, the announcements between two exercises counted."""
        return sum(step.seconds for step in self.steps) + ANNOUNCE_S * max(0, len(self.steps) - 1)

    @property
    def minutes(self) -> int:
        """The length as people say it, in whole minutes, at least one."""
        return whole_minutes(self.target_s)

    @property
    def heart(self) -> Exercise:
        """The exercise that takes the most of it: what its picture shows."""
        return max(self.steps, key=lambda step: step.seconds).exercise

    @property
    def regions(self) -> tuple[str, ...]:
        """Regions worked, in the order they come."""
        return tuple(dict.fromkeys(region for step in self.steps for region in step.exercise.regions))

    @property
    def postures(self) -> tuple[str, ...]:
        """The postures taken, in the order they come."""
        return tuple(dict.fromkeys(step.exercise.posture for step in self.steps))

    @property
    def equipment(self) -> frozenset[str]:
        """Everything that must be at hand."""
        return frozenset(thing for step in self.steps for thing in step.exercise.equipment)

    @property
    def avoid(self) -> frozenset[str]:
        """Everything that one of its exercises is not for."""
        return frozenset().union(*(step.exercise.avoid for step in self.steps))

    @property
    def discreet(self) -> bool:
        """Whether it can be done in an open-plan office unnoticed: seated and discreet throughout."""
        return all(step.exercise.discreet and step.exercise.posture == "seated" for step in self.steps)

    @property
    def strength(self) -> bool:
        """Whether it counts as the day's strength work: at least half of its movement is."""
        moved = sum(step.seconds for step in self.steps)
        return 2 * sum(step.seconds for step in self.steps if step.exercise.strength) >= moved

    def listing(self) -> Listing:
        """What the schedule needs to know of it."""
        return Listing(
            id=self.id,
            name=self.name,
            purpose=self.purpose,
            target_s=self.target_s,
            seconds=self.seconds,
            regions=self.regions,
            postures=self.postures,
            equipment=self.equipment,
            discreet=self.discreet,
            strength=self.strength,
            check_first=self.check_first,
            avoid=self.avoid,
            steps=tuple(step.listing() for step in self.steps),
        )


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

    sides = step.sides
    alternating = exercise.sides == "alternating"
    if not _is_set_up_each_side(exercise):
        yield from moments("setup", exercise.setup, "", 0)
    if alternating:
        for rep in range(1, step.reps + 1):
            for side in sides:
                yield from moments("cycle", exercise.cycle, side, rep)
    else:
        for side in sides:
            if _is_set_up_each_side(exercise):
                yield from moments("setup", exercise.setup, side, 0)
            for rep in range(1, step.reps + 1):
                yield from moments("cycle", exercise.cycle, side, rep)
    yield from moments("finish", exercise.finish, "", 0)


def _is_set_up_each_side(exercise: Exercise) -> bool:
    # Who changes sides every time is set up for both at once.
    return exercise.setup_each_side and exercise.sides != "alternating"


def _length(phases: tuple[Phase, ...]) -> float:
    return sum(phase.seconds for phase in phases)


_SIDES: dict[Sides, tuple[Side, ...]] = {
    "none": ("",),
    "left-right": ("left", "right"),
    "alternating": ("left", "right"),
    "forward-backward": ("forward", "backward"),
}
