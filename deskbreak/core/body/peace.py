"""A place that got worse after something was done for it is left in peace for the rest of that day.

Then nothing is offered for it, and no relief for it begins, however it is asked for.
"""

from collections.abc import Iterable
from datetime import time, tzinfo

from deskbreak.core import hours
from deskbreak.core.body.relief import eases
from deskbreak.core.body.spot import Spot
from deskbreak.core.body.zone import spoken
from deskbreak.words import gettext as _


def resting(spots: Iterable[Spot], wall: float, zone: tzinfo, day_begins: time) -> tuple[Spot, ...]:
    """Those of `spots` that got worse on the day of `wall` (epoch seconds)."""
    today = hours.day_of(wall, zone, day_begins)
    return tuple(each for each in spots if hours.day_of(each.worse_at, zone, day_begins) == today)


def refusal(routine: str, resting: Iterable[Spot]) -> str:
    """Why the routine of this id is not to begin while places are `resting`, as a sentence; empty where it may."""
    spot = next((each for each in resting if eases(routine, each)), None)
    if spot is None:
        return ""
    return _(
        "You noted that it got worse today: {place}. Leave it in peace until tomorrow. If it stays worse for two days, "
        "ask a doctor or physiotherapist."
    ).format(place=spoken(spot.zone, spot.side))
