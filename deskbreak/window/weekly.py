"""What the page of a week shows, worked out from its figures."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from deskbreak.core import wording
from deskbreak.core.strip import SHOWN
from deskbreak.errors import DeskbreakError
from deskbreak.window.drawing import Span, Stretch, column, strip
from deskbreak.words import gettext as _

WEEK = timedelta(days=7)
USUAL_HOURS = (8, 18)
"""The hours that the strips of a week show at least."""


class BadWeek(DeskbreakError):
    """What was asked for is no week."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day's column and strip, with the figures of the table."""

    date: date
    name: str
    figures: Mapping[str, Any]
    column: Sequence[Stretch]
    strip: Sequence[Stretch]
    natural: int
    taken: int
    due: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A week as drawn: its days, and the hours along the strips."""

    days: Sequence[Day]
    hours: Sequence[tuple[float, str]]
    empty: bool


def monday_of(text: str) -> date:
    """The Monday of the week that is written like 2026-W47; raises `BadWeek`."""
    match = re.fullmatch(r"(20\d\d)-W(\d\d)", text)
    try:
        if match:
            return date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        pass  # the 53rd week of a year that has 52
    raise BadWeek(_("There is no such week. A week is written like 2026-W47."))


def week_name(monday: date) -> str:
    """How the week of `monday` is written in an address."""
    year, number, _weekday = monday.isocalendar()
    return f"{year}-W{number:02}"


def chart(figures: Mapping[str, Any], zone: tzinfo) -> Chart:
    """The columns and strips of a week."""
    days: Sequence[Mapping[str, Any]] = figures["days"]
    tallest = max(1, *(_due(day) for day in days))
    first, last = _hours_shown(days, zone)
    return Chart(
        [_day(day, max(4, tallest), first, last, zone) for day in days],
        [(round(100 * (hour - first) / (last - first), 2), f"{hour % 24:02}") for hour in range(first + 2, last, 2)],
        empty=not any(_due(day) or day["breaks"]["natural"] or day["active_s"] for day in days),
    )


def _day(figures: Mapping[str, Any], tallest: int, first: int, last: int, zone: tzinfo) -> Day:
    day = date.fromisoformat(figures["date"])
    begins = datetime.combine(day, time(), zone)
    span = Span((begins + timedelta(hours=first)).timestamp(), (begins + timedelta(hours=last)).timestamp())
    breaks = figures["breaks"]
    return Day(
        day,
        wording.weekday(day),
        figures,
        column(breaks, tallest),
        strip((piece for piece in figures["strip"] if piece["kind"] in SHOWN), span, zone),
        breaks["natural"],
        breaks["completed"] + breaks["partial"],
        _due(figures),
    )


def _due(day: Mapping[str, Any]) -> int:
    breaks = day["breaks"]
    return int(breaks["completed"] + breaks["partial"] + breaks["skipped"] + breaks["ignored"])


def _hours_shown(days: Sequence[Mapping[str, Any]], zone: tzinfo) -> tuple[int, int]:
    """The first and the last hour with work on any day; past midnight the hours go on counting."""
    first, last = USUAL_HOURS
    for day in days:
        midnight = datetime.combine(date.fromisoformat(day["date"]), time(), zone)
        for piece in day["strip"]:
            if piece["kind"] in SHOWN:
                first = min(first, int(_hours_between(midnight, piece["from"])))
                last = max(last, -int(-_hours_between(midnight, piece["to"]) // 1))
    return first, last


def _hours_between(midnight: datetime, at: float) -> float:
    return (at - midnight.timestamp()) / 3600
