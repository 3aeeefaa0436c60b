"""What the lists of routines and exercises show of each, and in which order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from deskbreak.core import region, vocabulary
from deskbreak.core.routine import Exercise, Routine, Side, Step
from deskbreak.window import names
from deskbreak.window.reel import thumbnail


@dataclass(frozen=True, slots=True)
class Card:
    """One routine, or one exercise, in words and with its picture."""

    id: str
    name: str
    purpose: str
    seconds: float
    regions: tuple[str, ...]
    postures: tuple[str, ...]
    needs: tuple[str, ...]
    discreet: bool
    strength: bool
    favourite: bool
    never: bool
    cautions: tuple[str, ...]
    """What the person named that it is not for, in words."""
    check_first: bool
    language: str
    picture: str


def cards(routines: Iterable[Routine], status: Mapping[str, Any], care: frozenset[str]) -> list[Card]:
    """A card each: the favourites first, then the shorter before the longer. `care` is the setting of that name."""
    made = [_card(each, status, care) for each in routines]
    return sorted(made, key=lambda card: (not card.favourite, card.seconds, card.name))


def solo(exercise: Exercise, side: Side = "") -> Routine:
    """`exercise` alone, as often as it is usually done, in the form of a routine; with a `side` on that one alone."""
    step = Step(exercise, exercise.reps, side)
    return Routine(
        exercise.id, exercise.name, exercise.muscles, round(step.seconds), (step,), language=exercise.language
    )


def _card(routine: Routine, status: Mapping[str, Any], care: frozenset[str]) -> Card:
    regions, places, things = region.names(), names.postures(), vocabulary.things()
    return Card(
        id=routine.id,
        name=routine.name,
        purpose=routine.purpose,
        seconds=routine.seconds,
        regions=tuple(regions[each] for each in routine.regions),
        postures=tuple(places[each] for each in routine.postures),
        needs=tuple(things[each] for each in sorted(routine.equipment)),
        discreet=routine.discreet,
        strength=routine.strength,
        favourite=routine.id in status["favourites"],
        never=routine.id in status["never"],
        cautions=tuple(name for each, name in vocabulary.conditions().items() if each in routine.avoid & care),
        check_first=routine.check_first,
        language=routine.language,
        picture=thumbnail(routine),
    )
