"""How sore a place was last, and when, in a line."""

from datetime import datetime, timedelta, tzinfo

from deskbreak import dates
from deskbreak.core.body.spot import Spot
from deskbreak.core.body.zone import beginning
from deskbreak.core.vocabulary import weekdays
from deskbreak.words import gettext as _

A_WEEK = timedelta(days=7)


def says(spot: Spot, now: float, zone: tzinfo) -> str:
    """The place with its last score and the day of it; the place alone where it has none."""
    place = beginning(spot.zone, spot.side)
    if spot.score is None:
        return place
    day, today = (datetime.fromtimestamp(at, zone).date() for at in (spot.at, now))
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


def to_ask(spots: list[Spot], now: float, zone: tzinfo) -> Spot | None:
    """The sorest of the person's spots that was scored lately, but not today: nobody is asked twice a day."""
    today = datetime.fromtimestamp(now, zone).date()
    asked = [
        spot
        for spot in spots
        if spot.kept and spot.soreness(now) and datetime.fromtimestamp(spot.at, zone).date() < today
    ]
    return max(asked, key=lambda spot: (spot.soreness(now), spot.key), default=None)
