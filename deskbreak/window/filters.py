"""The filters above the lists of routines and exercises: a query string, and what passes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from deskbreak.core import region, vocabulary
from deskbreak.core.routine import Routine
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

MINUTES = (1, 2, 3, 5, 10, 15)
UPRIGHT = frozenset({"standing", "wall"})
NOTHING = "nothing"
AT_HAND = "at-hand"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; an empty value asks for nothing. `needs` is a thing, or one of the two names above."""

    region: str = ""
    minutes: str = ""
    posture: str = ""
    needs: str = ""
    discreet: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return self != Filters()

    def passes(self, routine: Routine, at_hand: frozenset[str]) -> bool:
        """Whether `routine` is what is asked for, where these things are at hand."""
        return (
            (not self.region or self.region in routine.regions)
            and (not self.minutes or routine.minutes <= int(self.minutes))
            and (not self.posture or self._placed(frozenset(routine.postures)))
            and (not self.needs or self._equipped(routine.equipment, at_hand))
            and (not self.discreet or routine.discreet)
        )

    def _placed(self, found: frozenset[str]) -> bool:
        if self.posture == "floor":
            return "floor" in found
        return found <= (UPRIGHT if self.posture == "upright" else {self.posture})

    def _equipped(self, needed: frozenset[str], at_hand: frozenset[str]) -> bool:
        if self.needs == NOTHING:
            return not needed
        return needed <= at_hand if self.needs == AT_HAND else self.needs in needed


@dataclass(frozen=True, slots=True)
class Choice:
    """One list to choose from: its name in the query, its label, and the values with their words."""

    name: str
    label: str
    options: Mapping[str, str]


def read(query: Mapping[str, str], offered: Iterable[Choice]) -> Filters:
    """The filters in a query string; what is not offered asks for nothing."""
    known = {choice.name: choice.options for choice in offered} | {"discreet": {"1": ""}}
    given = {each.name: query.get(each.name, "") for each in fields(Filters)}
    return Filters(**{name: value for name, value in given.items() if value in known[name]})


def choices(routines: Iterable[Routine], at_hand: frozenset[str]) -> tuple[Choice, ...]:
    """The lists to choose from, with those values only that something in `routines` passes."""
    every = tuple(routines)

    def choice(name: str, label: str, any_: str, options: Mapping[str, str]) -> Choice:
        found = {
            value: words
            for value, words in options.items()
            if any(Filters(**{name: value}).passes(each, at_hand) for each in every)
        }
        return Choice(name, label, {"": any_} | found)

    return (
        choice("region", _("Region"), _("Any region"), region.names()),
        choice("minutes", _("Length"), _("Any length"), _minutes()),
        choice("posture", _("Posture"), _("Any posture"), _postures()),
        choice("needs", _("What it needs"), _("Anything"), _needs(at_hand)),
    )


def _minutes() -> dict[str, str]:
    return {
        str(each): ngettext("{minutes} minute at most", "{minutes} minutes at most", each).format(minutes=each)
        for each in MINUTES
    }


def _postures() -> dict[str, str]:
    return {"seated": _("Seated"), "upright": _("On your feet"), "floor": _("On the floor")}


def _needs(at_hand: frozenset[str]) -> dict[str, str]:
    things = vocabulary.things()
    kept = ", ".join(name for thing, name in things.items() if thing in at_hand)
    owned = {AT_HAND: _("Only what you have: {things}").format(things=kept)} if kept else {}
    return {NOTHING: _("Nothing")} | owned | {key: _("With {thing}").format(thing=name) for key, name in things.items()}
