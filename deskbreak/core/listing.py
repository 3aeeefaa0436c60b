"""A routine as the schedule knows it: enough to choose and to record it, none of what is shown while it plays."""

from dataclasses import dataclass

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""How exercises and routines are named, as a regular expression."""


@dataclass(frozen=True, slots=True)
class ListedStep:
    """One exercise of a routine by its id: its seconds without the announcement, whether and what it moves."""

    exercise: str
    seconds: float
    moves: bool
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What `Routine.listing` takes from a routine; `regions` and `postures` stand in the order they come."""

    id: str
    name: str
    purpose: str
    target_s: int
    seconds: float
    regions: tuple[str, ...]
    postures: tuple[str, ...]
    equipment: frozenset[str]
    discreet: bool
    strength: bool
    steps: tuple[ListedStep, ...]
    check_first: bool = False
    avoid: frozenset[str] = frozenset()
    muscles: frozenset[str] = frozenset()
    """Those of the body map that its exercises are for."""

    @property
    def minutes(self) -> int:
        """The length as people say it, in whole minutes, at least one."""
        return whole_minutes(self.target_s)


def whole_minutes(seconds: float) -> int:
    """A length as people say it, at least one minute."""
    return max(1, round(seconds / 60))


def moved_s(step: ListedStep, played_s: float) -> float:
    """Seconds of `played_s` that count as movement: comfort measures do not, nor more than the step holds."""
    return min(max(played_s, 0.0), step.seconds) if step.moves else 0.0
