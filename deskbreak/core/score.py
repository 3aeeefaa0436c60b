"""How much speaks for each routine that could be next: named parts, which multiplied make it likelier or less likely.

A factor and not a sum, so that each part can be told by itself: a spot scored 10 makes whatever serves it three times
as likely, whoever likes what. And two routines that serve the same spot keep their ratio however sore it is, so that
a sorer spot never takes anything from a routine that serves it.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deskbreak.core.body.spot import SOREST, Spot
from deskbreak.core.body.zone import AROUND
from deskbreak.core.listing import Listing
from deskbreak.core.past import Past
from deskbreak.core.region import REGIONS
from deskbreak.core.settings import Reminder
from deskbreak.core.state import Preferences

FAVOURITE = 3.0
SOREST_SPOT = 3.0
"""What a spot at its sorest makes of the routines that serve it; one at half of that makes 2 of it."""
LONGEST_UNDONE = 3.0
UNDONE_BREAKS = 8
"""So many breaks ago is as good as any earlier one."""
LONGEST_UNWORKED = 1.5
UNWORKED_DAYS = 4
WORTH_A_WORD_DAYS = 2
LATE = 1.5
LATE_S = 5 * 3600.0
"""So long after the day's first prompt it is late in somebody's day, whatever the clock says; no study names one."""
RESTFUL = frozenset({"eyes", "breathing"})
"""The regions of which more is offered late in the day."""
EFFORT = 0.2
"""What the day's first break makes of strength work, and each after the day has had some."""
NOWHERE = frozenset({"breathing", "any"})
"""Regions that are no place: nobody waits for them to be worked."""


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for `routine`: `parts` by name, 1.0 being neither here nor there.

    What the parts go by, for the sentence: `spot` is the sorest it serves, `unworked` a region that has waited for a
    while, `days` since its spot, or without one the routine itself, had its turn (`None`: not in mind), `new` that it
    was never played.
    """

    routine: Listing
    parts: Mapping[str, float]
    spot: Spot | None
    unworked: str
    days: int | None
    new: bool

    @property
    def weight(self) -> float:
        """How likely it is drawn, against the weights of the others."""
        return math.prod(self.parts.values())


def scores(
    candidates: Iterable[Listing], reminder: Reminder, past: Past, likes: Preferences, spots: Iterable[Spot]
) -> list[Score]:
    """A score for each candidate for the next break of `reminder`, in the same order."""
    offered = list(candidates)
    sore = [(spot, _serving(offered, spot)) for spot in spots if spot.soreness(past.wall)]
    waits = {region: _waits(past, region) for region in REGIONS if region not in NOWHERE}
    return [
        _score(each, reminder, past, likes, [spot for spot, by in sore if each.id in by], waits) for each in offered
    ]


def works(routine: Listing, spot: Spot) -> bool:
    """Whether `routine` does something for the muscle behind `spot`, or for the regions around it."""
    return spot.muscle in routine.muscles or not AROUND[spot.zone].isdisjoint(routine.regions)


def _serving(candidates: list[Listing], spot: Spot) -> frozenset[str]:
    """Those that work the muscle behind `spot`; where none does, or none is known, those for the regions around it."""
    for_muscle = frozenset(each.id for each in candidates if spot.muscle in each.muscles)
    return for_muscle or frozenset(each.id for each in candidates if works(each, spot))


def _score(
    routine: Listing, reminder: Reminder, past: Past, likes: Preferences, spots: list[Spot], waits: Mapping[str, int]
) -> Score:
    sorest = max(spots, key=lambda spot: (spot.soreness(past.wall), spot.at, spot.key), default=None)
    places = [region for region in routine.regions if region in waits]
    unworked = max(places, key=waits.__getitem__, default="")
    waited = waits.get(unworked, 0)
    is_late = past.today is not None and past.wall - past.today >= LATE_S
    had_strength = past.days_since(lambda each: each.strength) == 0
    parts = {
        "sore": math.prod(1 + (SOREST_SPOT - 1) * spot.soreness(past.wall) / SOREST for spot in spots),
        "liked": FAVOURITE if routine.id in likes.favourites else 1.0,
        "unworked": 1 + (LONGEST_UNWORKED - 1) * min(waited, UNWORKED_DAYS) / UNWORKED_DAYS,
        "undone": 1 + (LONGEST_UNDONE - 1) * min(past.breaks_since(routine.id), UNDONE_BREAKS) / UNDONE_BREAKS,
        "length": 1 + _nearness(routine.seconds, reminder.length_s),
        "late": LATE if is_late and not RESTFUL.isdisjoint(routine.regions) else 1.0,
        "effort": EFFORT if routine.strength and (past.today is None or had_strength) else 1.0,
    }
    return Score(
        routine=routine,
        parts=parts,
        spot=sorest,
        unworked=unworked if waited >= WORTH_A_WORD_DAYS else "",
        days=past.days_since(lambda each: each.id == routine.id if sorest is None else works(each, sorest)),
        new=past.whole and routine.id not in past.done,
    )


def _waits(past: Past, region: str) -> int:
    """For how many days no break worked `region`; what is not in mind is as long ago as anything that is."""
    days = past.days_since(lambda each: region in each.regions)
    return past.days_from(past.begins) if days is None else days


def _nearness(seconds: float, wanted: float) -> float:
    """1.0 for exactly as long as is wanted, less for shorter and for longer."""
    return min(seconds, wanted) / max(seconds, wanted)
