"""What the page of a month shows, prepared from its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from deskbreak.window.addresses import When, when
from deskbreak.words import gettext as _
from deskbreak.words import ngettext


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar; `share` is the percentage of the breaks due that were taken."""

    date: date
    when: When
    figures: Mapping[str, Any]
    share: float


@dataclass(frozen=True, slots=True)
class Week:
    """One line of the calendar; `name` is how it stands in an address."""

    name: str
    number: int
    begun: bool
    days: Sequence[Day]


def calendar(figures: Mapping[str, Any], today: date) -> list[Week]:
    """The weeks that the month touches."""
    weeks = []
    for week in figures["weeks"]:
        days = [_day(day, today) for day in week["days"]]
        weeks.append(Week(week["week"], days[0].date.isocalendar().week, days[0].date <= today, days))
    return weeks


def says(figures: Mapping[str, Any]) -> str:
    """The month in a sentence."""
    totals = figures["totals"]
    if not totals["due"]:
        return _("No breaks in this month.")
    minutes = round(totals["moved_s"] / 60)
    taken = ngettext("{taken} of {due} break taken", "{taken} of {due} breaks taken", totals["due"])
    moved = ngettext("{n} minute moved", "{n} minutes moved", minutes)
    return _("{taken}, {moved}.").format(
        taken=taken.format(taken=totals["taken"], due=totals["due"]), moved=moved.format(n=minutes)
    )


def _day(figures: Mapping[str, Any], today: date) -> Day:
    day, due = date.fromisoformat(figures["date"]), figures["due"]
    return Day(day, when(day, today), figures, round(100 * figures["taken"] / due, 1) if due else 0.0)
