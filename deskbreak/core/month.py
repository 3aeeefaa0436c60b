"""A month at a glance: a calendar of whole ISO weeks, each day with what became of its breaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta, tzinfo
from typing import Any

from deskbreak.core.day import Tally, by_day, tally
from deskbreak.core.entry import Row
from deskbreak.core.week import bounds


@dataclass(frozen=True, slots=True)
class Month:
    """The weeks that a month touches; their days before and after it are figures too."""

    first: date
    weeks: tuple[tuple[Tally, ...], ...]

    @property
    def name(self) -> str:
        """The month, such as 2026-11."""
        return f"{self.first:%Y-%m}"

    @property
    def days(self) -> tuple[Tally, ...]:
        """The month's own days."""
        return tuple(day for week in self.weeks for day in week if self.holds(day.date))

    def holds(self, day: date) -> bool:
        """Whether `day` is one of the month's own."""
        return (day.year, day.month) == (self.first.year, self.first.month)

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "month": self.name,
            "weeks": [
                {
                    "week": "{}-W{:02}".format(*week[0].date.isocalendar()[:2]),
                    "days": [{**day.as_json(), "in_month": self.holds(day.date)} for day in week],
                }
                for week in self.weeks
            ],
            "totals": {
                "taken": sum(day.taken for day in self.days),
                "due": sum(day.due for day in self.days),
                "moved_s": round(sum(day.moved_s for day in self.days), 1),
            },
        }


def month_bounds(first: date, day_begins: time) -> tuple[float, float]:
    """From when to when rows with an outcome are wanted for the month that begins on `first`."""
    mondays = _mondays(first)
    return bounds(mondays[0], 7 * len(mondays), day_begins)


def month_of(rows: Sequence[Row], first: date, zone: tzinfo, day_begins: time, now: float) -> Month:
    """The month that begins on `first`, from the rows with an outcome within `month_bounds`, as corrected."""
    entries = by_day(rows, zone, day_begins, now)
    weeks = tuple(
        tuple(tally(day, entries.get(day, ())) for day in (monday + timedelta(days=index) for index in range(7)))
        for monday in _mondays(first)
    )
    return Month(first, weeks)


def _mondays(first: date) -> list[date]:
    monday = first - timedelta(days=first.weekday())
    following = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
    return [monday + timedelta(days=days) for days in range(0, (following - monday).days, 7)]
