"""How sore a place was last, and when, in a line."""

from datetime import time, timedelta, tzinfo

from deskbreak import dates
from deskbreak.core import hours
from deskbreak.core.body.spot import Spot
from deskbreak.core.body.zone import beginning
from deskbreak.core.vocabulary import weekdays
from deskbreak.words import gettext as _

A_WEEK = timedelta(days=7)


def says(spot: Spot, now: float, zone: tzinfo, day_begins: time) -> str:
    """The place with its last score and the day of it; the place alone where it has none.

    `now` is in epoch seconds; the hours before `day_begins` belong to the day before.
    """
    place = beginning(spot.zone, spot.side)
    if spot.score is None:
        return place
    day, today = (hours.day_of(at, zone, day_begins) for at in (spot.at, now))
    ago = today - day
    if ago <= timedelta(0):
        says = _("{place}: {score} of 10 today.")
    elif ago == timedelta(1):
        says = _("{place}: {score} of 10 yesterday.")
    elif ago < A_WEEK:
        says = _("{place}: {score} of 10 on {weekday}.")
    else:
        says = _("{place}: {score} of 10 on {day}.")
    return says.format(place=place, score=spot.score, weekday=weekdays()[day.weekday()], day=dates.short(day))


def to_ask(spots: list[Spot], now: float, zone: tzinfo, day_begins: time) -> Spot | None:
    """The sorest of the person's spots that was scored lately, but not today: nobody is asked twice a day."""
    today = hours.day_of(now, zone, day_begins)
    asked = [
        spot for spot in spots if spot.kept and spot.soreness(now) and hours.day_of(spot.at, zone, day_begins) < today
    ]
    return max(asked, key=lambda spot: (spot.soreness(now), spot.key), default=None)
