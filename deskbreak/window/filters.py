"""The filters above the lists of routines and exercises: a query string, and what passes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from deskbreak.core.routine import Routine
from deskbreak.window import names
from deskbreak.window.cards import postures
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
            and (not self.posture or self._placed(frozenset(postures(routine))))
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
    """The lists to choose from, with what occurs in `routines` only."""
    every = tuple(routines)
    regions = {region for each in every for region in each.regions}
    places = {place for each in every for place in postures(each)}
    things = {thing for each in every for thing in each.equipment}
    words = names.things()
    kept = ", ".join(words[each] for each in words if each in at_hand)
    minutes = {
        str(each): ngettext("{minutes} minute at most", "{minutes} minutes at most", each).format(minutes=each)
        for each in MINUTES
    }
    upright = {"upright": _("On your feet")} if places & UPRIGHT else {}
    return (
        Choice(
            "region",
            _("Region"),
            {"": _("Any region")} | {key: name for key, name in names.regions().items() if key in regions},
        ),
        Choice("minutes", _("Length"), {"": _("Any length"), **minutes}),
        Choice(
            "posture",
            _("Posture"),
            {"": _("Any posture")}
            | ({"seated": _("Seated")} if "seated" in places else {})
            | upright
            | ({"floor": _("On the floor")} if "floor" in places else {}),
        ),
        Choice(
            "needs",
            _("What it needs"),
            {"": _("Anything"), NOTHING: _("Nothing")}
            | ({AT_HAND: _("Only what you have: {things}").format(things=kept)} if kept else {})
            | {key: _("With {thing}").format(thing=name) for key, name in words.items() if key in things},
        ),
    )
