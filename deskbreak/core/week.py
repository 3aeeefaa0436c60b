"""The figures of a week, from journal rows: seven days, what they come to, and how that compares."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, time, timedelta, tzinfo
from typing import Any

from deskbreak.core import hours
from deskbreak.core.comparison import WEEKS, Comparison, compare
from deskbreak.core.day import Day, by_day, day_of, regions_of, tally, together
from deskbreak.core.entry import Row
from deskbreak.core.listing import Listing
from deskbreak.core.strip import strips
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

WEEK = timedelta(days=7)
EARLIEST, LATEST = timedelta(hours=14), timedelta(hours=12)
"""Somewhere on earth a day has begun this long before it does in Greenwich, or begins this long after."""
REACH = timedelta(days=1)
"""A break or a hold may reach into a week from this long before it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What rows do not say themselves: the regions of each exercise, the routines of strength, and its days a week.

    `shares` has for each routine what part of its movement is for each region: a break added by hand has no steps.
    """

    regions: Mapping[str, Sequence[str]] = field(default_factory=dict)
    strength: frozenset[str] = frozenset()
    strength_days: int = 0
    shares: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a Monday on, and what they come to.

    `routines` are done ones with how often, most to least; `regions` have seconds of movement, most to least.
    `strength` counts the days on which a strength routine was completed, `strength_of` how many are meant, 0 if none.
    """

    monday: date
    days: tuple[Day, ...]
    routines: tuple[tuple[str, int], ...]
    regions: tuple[tuple[str, float], ...]
    totals: Day
    strength_of: int = 0
    compares: Comparison | None = None

    @property
    def name(self) -> str:
        """The ISO week, such as 2026-W47."""
        year, week, _weekday = self.monday.isocalendar()
        return f"{year}-W{week:02}"

    @property
    def strength(self) -> int:
        """Days on which a strength routine was completed."""
        return sum(day.strength for day in self.days)

    @property
    def says(self) -> str:
        """The week in a sentence."""
        total = self.totals
        if not total.due:
            return self._says_of_none_due(total.breaks["natural"])
        parts = [
            ngettext("{taken} of {due} break taken", "{taken} of {due} breaks taken", total.due).format(
                taken=total.taken, due=total.due
            )
        ]
        minutes = round(total.moved_s / 60)
        parts.append(ngettext("{n} minute moved", "{n} minutes moved", minutes).format(n=minutes))
        if self.strength and self.strength_of:
            of = max(self.strength, self.strength_of)
            parts.append(
                ngettext("{n} strength day of {of}", "{n} strength days of {of}", self.strength).format(
                    n=self.strength, of=of
                )
            )
        return ", ".join(parts) + "."

    def _says_of_none_due(self, natural: int) -> str:
        if not natural:
            return _("No breaks yet this week.")
        return ngettext(
            "{n} natural break, and no other was due.", "{n} natural breaks, and no other was due.", natural
        ).format(n=natural)

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "week": self.name,
            "from": self.monday.isoformat(),
            "to": (self.monday + timedelta(days=6)).isoformat(),
            "days": [day.as_json() for day in self.days],
            "routines": [{"id": name, "times": times} for name, times in self.routines],
            "regions": [{"id": name, "seconds": round(seconds, 1)} for name, seconds in self.regions],
            "strength": {"days": self.strength, "of": self.strength_of},
            "totals": {name: value for name, value in self.totals.figures().items() if name != "date"},
            "compares": None if self.compares is None else self.compares.as_json(),
            "says": self.says,
        }


def known(routines: Iterable[Listing], strength_days: int) -> Known:
    """What `routines` tell of exercises and strength; `strength_days` counts where one of them is of strength."""
    routines = tuple(routines)
    strength = frozenset(each.id for each in routines if each.strength)
    regions = {step.exercise: step.regions for each in routines for step in each.steps}
    return Known(regions, strength, strength_days if strength else 0, {each.id: _shares(each) for each in routines})


def _shares(routine: Listing) -> dict[str, float]:
    moving = [step for step in routine.steps if step.moves]
    whole = sum(step.seconds for step in moving) or 1.0
    return {
        region: sum(step.seconds for step in moving if region in step.regions) / whole
        for region in dict.fromkeys(region for step in moving for region in step.regions)
    }


def week_start(at: float, zone: tzinfo, day_begins: time) -> date:
    """The Monday of the ISO week that `at` (epoch seconds) belongs to."""
    day = hours.day_of(at, zone, day_begins)
    return day - timedelta(days=day.weekday())


def bounds(first: date, days: int, day_begins: time) -> tuple[float, float]:
    """From when to when rows may belong to so many days from `first` on, wherever on earth they were written."""
    return (
        hours.day_start(first, UTC, day_begins) - EARLIEST.total_seconds(),
        hours.day_start(first + timedelta(days=days), UTC, day_begins) + LATEST.total_seconds(),
    )


def week_bounds(monday: date, day_begins: time) -> tuple[float, float]:
    """From when to when rows are wanted for the week of `monday`."""
    since, until = bounds(monday, 7, day_begins)
    return since - REACH.total_seconds(), until


def before_bounds(monday: date, day_begins: time) -> tuple[float, float]:
    """From when to when rows with an outcome are wanted of the weeks to compare with."""
    return bounds(monday - WEEKS * WEEK, 7 * WEEKS, day_begins)


def week_of(
    rows: Sequence[Row],
    monday: date,
    zone: tzinfo,
    day_begins: time,
    now: float,
    *,
    known: Known | None = None,
    before: Sequence[Row] = (),
) -> Week:
    """The week from `monday` on, for somebody in `zone`; `now` ends what still goes on.

    `rows` are those within `week_bounds`, and earlier ones that tell how things stood then; `before` are those with an
    outcome within `before_bounds`. Both as the person corrected them, in any order.
    """
    known = known or Known()
    since, until = bounds(monday, 7, day_begins)
    drawn = strips(rows, zone, day_begins, since, min(now, until))
    entries = by_day(rows, zone, day_begins, now)
    dates = tuple(monday + timedelta(days=index) for index in range(7))
    days = tuple(day_of(day, entries.get(day, ()), drawn.get(day, ()), known.strength) for day in dates)
    of_week = [entry for day in dates for entry in entries.get(day, ())]
    done = Counter(
        entry.routine
        for entry in of_week
        if entry.kind == "end" and entry.outcome in ("completed", "partial") and entry.routine
    )
    earlier = by_day(before, zone, day_begins, now).items()
    over = [day for day in days if day.date < hours.day_of(now, zone, day_begins)]
    return Week(
        monday,
        days,
        tuple(done.most_common()),
        regions_of(of_week, known.regions, known.shares),
        together(monday, days),
        known.strength_days,
        compare(over, [tally(day, them) for day, them in earlier if monday - WEEKS * WEEK <= day < monday]),
    )
