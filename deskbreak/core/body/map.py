"""What the body map knows: which muscle may be behind a sore place, what is asked first, and what may ease it.

It is read from `routines/body.toml` in one language, by the window and the command line; the resident never does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from deskbreak.core.routine import Grade

Tier = Literal["now", "today", "soon"]
"""How pressing a warning sign is: `core.warning` says what to do."""


@dataclass(frozen=True, slots=True)
class Question:
    """A warning sign to be answered with yes or no before anything is offered for a zone."""

    id: str
    tier: Tier
    text: str


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle that may be behind a sore place; all its words are in one language.

    `exercises` and `releases` are ids of the library, the best first; `stretch` and `move` are those of its relief.
    Where it is not to be `pressed`, its releases at most warm or cool it, and `press` says why and what to try instead.
    """

    id: str
    name: str
    common: str
    """What somebody who knows no anatomy calls the place."""
    sits: str
    felt: str
    clue: str
    """The movement that speaks for it."""
    press: str
    """How to try whether pressing it brings on the known ache."""
    caution: str
    """What feels alike, and when to ask somebody first."""
    pressed: bool
    exercises: tuple[str, ...]
    releases: tuple[str, ...]
    stretch: str
    move: str
    causes: tuple[str, ...]
    """The usual causes at a desk, by the ids of the habit cards."""
    grade: Grade
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of a zone (`core.zone`): `muscles` by id, the most usual first; `first` is a routine to begin with.

    `questions` come before everything else, the most pressing first.
    """

    zone: str
    questions: tuple[Question, ...]
    muscles: tuple[str, ...]
    first: str


@dataclass(frozen=True, slots=True)
class BodyMap:
    """All muscles and places by their ids; every place of `core.zone.ZONES` is there."""

    muscles: Mapping[str, Muscle]
    places: Mapping[str, Place]

    def muscles_of(self, exercises: Iterable[str]) -> frozenset[str]:
        """The muscles that one of `exercises` is for, releases among them."""
        names = frozenset(exercises)
        return frozenset(each.id for each in self.muscles.values() if names & {*each.exercises, *each.releases})
