"""The figures of a day and a week, from journal rows. Formulas: due, taken, moved, sitting, active as the rules say."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta, tzinfo
from typing import Any, Literal

from deskbreak.core import hours
from deskbreak.core.entry import Entry, Row
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

SITTING_ENDS_S = 120.0
"""An absence or a break this long interrupts a stretch of sitting."""
COUNTED = ("completed", "partial", "skipped", "ignored", "natural")
Kind = Literal["work", "away", "break", "paused", "off"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a day, in epoch seconds."""

    kind: Kind
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Day:
    """One day's figures; lengths in seconds."""

    date: date
    active_s: float = 0.0
    moved_s: float = 0.0
    longest_sitting_s: float = 0.0
    snoozes: int = 0
    breaks: Counter[str] = field(default_factory=Counter)
    strip: tuple[Span, ...] = ()

    @property
    def taken(self) -> int:
        """Breaks begun, whole or in part."""
        return self.breaks["completed"] + self.breaks["partial"]

    @property
    def due(self) -> int:
        """Breaks that were asked for: taken, skipped or ignored. Natural ones stand apart."""
        return self.taken + self.breaks["skipped"] + self.breaks["ignored"]

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "date": self.date.isoformat(),
            **_figures(self),
            "strip": [{"kind": each.kind, "from": each.start, "to": each.end} for each in self.strip],
        }


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a Monday on, and what they come to."""

    monday: date
    days: tuple[Day, ...]
    routines: tuple[tuple[str, int], ...]
    totals: Day

    @property
    def name(self) -> str:
        """The ISO week, such as 2026-W47."""
        year, week, _weekday = self.monday.isocalendar()
        return f"{year}-W{week:02}"

    @property
    def says(self) -> str:
        """The week in a sentence."""
        total = self.totals
        if not total.due and not total.taken and not total.breaks["natural"]:
            return _("No breaks yet this week.")
        says = ngettext("{taken} of {due} break taken", "{taken} of {due} breaks taken", total.due).format(
            taken=total.taken, due=total.due
        )
        minutes = round(total.moved_s / 60)
        return says + ", " + ngettext("{n} minute moved.", "{n} minutes moved.", minutes).format(n=minutes)

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "week": self.name,
            "from": self.monday.isoformat(),
            "to": (self.monday + timedelta(days=6)).isoformat(),
            "days": [day.as_json() for day in self.days],
            "routines": [{"id": name, "times": times} for name, times in self.routines],
            "totals": {**_figures(self.totals), "due": self.totals.due, "taken": self.totals.taken},
            "says": self.says,
        }


def week_start(at: float, zone: tzinfo, day_begins: time) -> date:
    """The Monday of the ISO week that `at` (epoch seconds) belongs to."""
    day = hours.day_of(at, zone, day_begins)
    return day - timedelta(days=day.weekday())


def bounds(monday: date, zone: tzinfo, day_begins: time) -> tuple[float, float]:
    """From when to when rows are wanted for a week: one day early, for a stretch may reach into it."""
    return (
        hours.day_start(monday - timedelta(days=1), zone, day_begins),
        hours.day_start(monday + timedelta(days=7), zone, day_begins),
    )


def week_of(rows: Sequence[Row], monday: date, zone: tzinfo, day_begins: time, now: float) -> Week:
    """The week from `monday` on; `now` ends what still goes on. `rows` are those within `bounds`, in any order."""
    entries = sorted((row.entry for row in rows), key=lambda entry: entry.at)
    days = tuple(_day(entries, monday + timedelta(days=index), zone, day_begins, now) for index in range(7))
    start, end = hours.day_start(monday, zone, day_begins), bounds(monday, zone, day_begins)[1]
    done = Counter(
        entry.routine
        for entry in entries
        if entry.kind == "end"
        and entry.outcome in ("completed", "partial")
        and entry.routine
        and start <= entry.at < end
    )
    totals = Day(
        monday,
        sum(day.active_s for day in days),
        sum(day.moved_s for day in days),
        max(day.longest_sitting_s for day in days),
        sum(day.snoozes for day in days),
        sum((day.breaks for day in days), Counter()),
    )
    return Week(monday, days, tuple(done.most_common()), totals)


def _figures(day: Day) -> dict[str, Any]:
    return {
        "active_s": round(day.active_s, 1),
        "moved_s": round(day.moved_s, 1),
        "longest_sitting_s": round(day.longest_sitting_s, 1),
        "snoozes": day.snoozes,
        "breaks": {outcome: day.breaks[outcome] for outcome in COUNTED},
    }


def _day(entries: Sequence[Entry], day: date, zone: tzinfo, day_begins: time, now: float) -> Day:
    start = hours.day_start(day, zone, day_begins)
    end = min(hours.day_start(day + timedelta(days=1), zone, day_begins), max(now, start))
    today = [entry for entry in entries if start <= entry.at < end]
    strip = tuple(_clip(_spans(entries, end), start, end))
    return Day(
        day,
        sum(span.end - span.start for span in strip if span.kind == "work"),
        sum(entry.seconds or 0.0 for entry in today if entry.kind == "end"),
        _longest_sitting(strip, today),
        sum(1 for entry in today if entry.kind == "snooze"),
        Counter(entry.outcome for entry in today if entry.outcome in COUNTED),
        strip,
    )


def _spans(entries: Iterable[Entry], until: float) -> list[Span]:
    """What went on from each entry to the next; of several things at once the first of: break, paused, off, away."""
    present = playing = paused = off = False
    spans: list[Span] = []
    last: float | None = None
    for entry in entries:
        if entry.at > until:
            break
        if last is not None and entry.at > last and (kind := _kind(present, playing, paused, off)) is not None:
            spans.append(Span(kind, last, entry.at))
        last = entry.at
        match entry.kind:
            case "back" | "away":
                present = entry.kind == "back"
            case "start" | "end":
                playing = entry.kind == "start"
            case "pause" | "resume":
                paused = entry.kind == "pause"
            case "close" | "open":
                off = entry.kind == "close"
            case _:
                continue
    if last is not None and until > last and (kind := _kind(present, playing, paused, off)) is not None:
        spans.append(Span(kind, last, until))
    return _joined(spans)


def _kind(present: bool, playing: bool, paused: bool, off: bool) -> Kind | None:
    if playing:
        return "break"
    if not present:
        return "away"
    return "paused" if paused else "off" if off else "work"


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].kind == span.kind and joined[-1].end == span.start:
            joined[-1] = Span(span.kind, joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _clip(spans: Iterable[Span], start: float, end: float) -> list[Span]:
    """The part between `start` and `end`, without the absence before the first activity and after the last."""
    clipped = [
        Span(span.kind, max(span.start, start), min(span.end, end))
        for span in spans
        if span.end > start and span.start < end
    ]
    busy = [index for index, span in enumerate(clipped) if span.kind in ("work", "break")]
    return clipped[busy[0] : busy[-1] + 1] if busy else []


def _longest_sitting(strip: Sequence[Span], today: Iterable[Entry]) -> float:
    """The longest run of work that no absence (from the last input on) or break of two minutes interrupted."""
    absences = {entry.at: entry.seconds or 0.0 for entry in today if entry.kind == "back"}
    longest = current = 0.0
    for span in strip:
        if span.kind == "work":
            current += span.end - span.start
            longest = max(longest, current)
            continue
        length = span.end - span.start
        if span.kind == "away":
            length = max(length, absences.get(span.end, 0.0))
        if length >= SITTING_ENDS_S:
            current = 0.0
    return longest
