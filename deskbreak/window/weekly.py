"""What the page of a week shows, prepared from its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from deskbreak import dates
from deskbreak.core import region, vocabulary
from deskbreak.core.strip import SHOWN
from deskbreak.core.telling import routine_name
from deskbreak.figure.regions import as_svg
from deskbreak.window.addresses import When, when
from deskbreak.window.drawing import Span, Stretch, bricks, day_strip, hours_of, spell
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

USUAL_HOURS = (8, 18)
"""The hours that the strips of a week show at least."""
FEWEST_BRICKS = 8
"""A column has room for so many at least: a day with one break is no full one."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day's column and strip; `says` is all of it in words."""

    date: date
    when: When
    figures: Mapping[str, Any]
    bricks: Sequence[Stretch]
    strip: Sequence[Stretch]
    says: str

    @property
    def empty(self) -> bool:
        """Whether nothing was written down."""
        return not (self.strip or self.figures["due"] or self.figures["breaks"]["natural"])


@dataclass(frozen=True, slots=True)
class Chart:
    """A week as drawn: its days, the places of full hours along the strips, and the kinds of time in them."""

    days: Sequence[Day]
    hours: Sequence[tuple[float, str]]
    kinds: Sequence[str]
    moved_clock: bool

    @property
    def empty(self) -> bool:
        """Whether nothing was written down all week."""
        return all(day.empty for day in self.days)


@dataclass(frozen=True, slots=True)
class Bar:
    """Something with how much there was of it; `share` is the percentage of the most, `address` where it is shown."""

    name: str
    amount: str
    share: float
    address: str


def chart(figures: Mapping[str, Any], zone: tzinfo, today: date) -> Chart:
    """The columns and strips of a week."""
    days: Sequence[Mapping[str, Any]] = figures["days"]
    tallest = max(FEWEST_BRICKS, *(day["due"] for day in days))
    span = _hours_shown(days, zone)
    drawn = [_day(day, tallest, span, zone, today) for day in days]
    found = {each.kind for day in drawn for each in day.strip}
    return Chart(
        drawn,
        [(span.place(hour), f"{hour % 24:02}") for hour in range(int(span.since), int(span.until) + 1, 2)],
        [kind for kind in ("work", "held", "break", "away", "paused", "off") if kind in found],
        len({piece["offset_s"] for day in days for piece in day["strip"]}) > 1,
    )


def regions(figures: Mapping[str, Any]) -> list[Bar]:
    """The regions worked, with how long, the most first."""
    called = region.names()
    worked = [(each["id"], each["seconds"]) for each in figures["regions"]]
    return [
        Bar(called.get(region, region), spell(seconds), share, "")
        for (region, seconds), share in zip(worked, _shares(worked), strict=True)
    ]


def body(figures: Mapping[str, Any]) -> str:
    """The person from the front and from behind with the regions worked, as SVG."""
    worked = [(each["id"], each["seconds"]) for each in figures["regions"]]
    shares = {region: share / 100 for (region, _s), share in zip(worked, _shares(worked), strict=True)}
    return as_svg(shares, _("The regions you worked, from the front and from behind"))


def routines(figures: Mapping[str, Any], called: Mapping[str, str]) -> list[Bar]:
    """The routines done, with how often, the most first; one that is not `called` anything is gone."""
    done = [(each["id"], each["times"]) for each in figures["routines"]]
    bars = [
        Bar(routine_name(routine, called), str(times), share, f"/routines/{routine}" if routine in called else "")
        for (routine, times), share in zip(done, _shares(done), strict=True)
    ]
    return sorted(bars, key=lambda bar: (-bar.share, bar.name))


def strength_marks(strength: Mapping[str, int]) -> list[bool]:
    """A mark for each day of strength that is meant: whether it was done."""
    return [number < strength["days"] for number in range(max(strength["of"], strength["days"]))]


def _day(figures: Mapping[str, Any], tallest: int, span: Span, zone: tzinfo, today: date) -> Day:
    day = date.fromisoformat(figures["date"])
    return Day(
        day,
        when(day, today),
        figures,
        bricks(figures["breaks"], tallest),
        day_strip(figures["strip"], day, span, zone),
        _says(figures, day),
    )


def _says(figures: Mapping[str, Any], day: date) -> str:
    breaks, due = figures["breaks"], figures["due"]
    told = [f"{dates.weekday(day)} {day.day}"]
    if due:
        told.append(
            ngettext("{taken} of {due} break taken", "{taken} of {due} breaks taken", due).format(
                taken=figures["taken"], due=due
            )
        )
    told += [f"{name}: {breaks[outcome]}" for outcome, name in vocabulary.outcomes().items() if breaks[outcome]]
    if figures["active_s"]:
        told.append(_("{time} at the desk").format(time=spell(figures["active_s"])))
    if figures["stood_s"]:
        told.append(_("{time} standing").format(time=spell(figures["stood_s"])))
    return ". ".join(told) + "."


def _shares(amounts: Sequence[tuple[str, float]]) -> list[float]:
    most = max((amount for _name, amount in amounts), default=0.0)
    return [round(100 * amount / most, 1) for _name, amount in amounts]


def _hours_shown(days: Sequence[Mapping[str, Any]], zone: tzinfo) -> Span:
    """From the first hour with work on any day to the last, even hours; past midnight they go on counting."""
    first, last = USUAL_HOURS
    for day in days:
        for piece in day["strip"]:
            if piece["kind"] in SHOWN:
                start, end = hours_of(piece, date.fromisoformat(day["date"]), zone)
                first = min(first, int(start // 2 * 2))
                last = max(last, int(-(-end // 2) * 2))
    return Span(first, last)
