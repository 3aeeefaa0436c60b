"""The figures of a day, from journal rows. Formulas: due, taken, moved, sitting, active as the rules say."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta, tzinfo
from itertools import pairwise
from typing import Any

from deskbreak.core import hours
from deskbreak.core.correction import by_hand
from deskbreak.core.entry import Entry, Row
from deskbreak.core.strip import ACTIVE, Span, local, sittings, stood

POSITIONS = ("stand", "sit")
"""The kinds of entries that say in which position somebody goes on."""
KEPT_S = 60.0
"""A position that is left again within this was a slip: neither coming to it nor leaving it is a change."""
COUNTED = ("completed", "partial", "skipped", "ignored", "natural")


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of one day's breaks; `moved_s` in seconds."""

    date: date
    breaks: Counter[str] = field(default_factory=Counter)
    moved_s: float = 0.0

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
            "moved_s": round(self.moved_s, 1),
            "breaks": {outcome: self.breaks[outcome] for outcome in COUNTED},
            "due": self.due,
            "taken": self.taken,
        }


@dataclass(frozen=True, slots=True)
class Day(Tally):
    """One day's figures; lengths in seconds. `sittings` are its stretches of sitting, in order.

    `stood_s` is active time of somebody who stood, `changes` how often they stood up or sat down, and kept to it for a
    minute or more. A stretch of sitting knows nothing of it: that is one without a break.
    """

    active_s: float = 0.0
    snoozes: int = 0
    sittings: tuple[float, ...] = ()
    strip: tuple[Span, ...] = ()
    strength: bool = False
    stood_s: float = 0.0
    changes: int = 0

    @property
    def longest_sitting_s(self) -> float:
        """The longest stretch; 0 where there is none."""
        return max(self.sittings, default=0.0)

    @property
    def average_sitting_s(self) -> float:
        """The mean of the stretches; 0 where there is none."""
        return sum(self.sittings) / len(self.sittings) if self.sittings else 0.0

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        pieces = [
            {"kind": each.kind, "from": each.start, "to": each.end, "offset_s": each.offset_s} for each in self.strip
        ]
        return {**self.figures(), "strength": self.strength, "strip": pieces}

    def figures(self) -> dict[str, Any]:
        """The numbers alone, as plain data."""
        return {
            **Tally.as_json(self),
            "active_s": round(self.active_s, 1),
            "longest_sitting_s": round(self.longest_sitting_s, 1),
            "average_sitting_s": round(self.average_sitting_s, 1),
            "sittings": len(self.sittings),
            "snoozes": self.snoozes,
            "stood_s": round(self.stood_s, 1),
            "changes": self.changes,
        }


def by_day(rows: Iterable[Row], zone: tzinfo, day_begins: time, now: float) -> dict[date, list[Entry]]:
    """The entries of each day in the order of their times, by the clock where the person was; none from the future."""
    found = rows_by_day(rows, zone, day_begins, now)
    return {day: [row.entry for row in them] for day, them in found.items()}


def rows_by_day(rows: Iterable[Row], zone: tzinfo, day_begins: time, now: float) -> dict[date, list[Row]]:
    """The same with their ids."""
    days: dict[date, list[Row]] = {}
    today: list[Row] = []
    ends, offset_s = -math.inf, None
    for row in sorted(rows, key=lambda row: (row.entry.at, row.id)):
        entry = row.entry
        if entry.at > now:
            break
        if entry.at >= ends or entry.offset_s != offset_s:
            offset_s = entry.offset_s
            here = local(entry.at, offset_s, zone)
            day = hours.day_of(entry.at, here, day_begins)
            ends = hours.day_start(day + timedelta(days=1), here, day_begins)
            today = days.setdefault(day, [])
        today.append(row)
    return days


def tally(day: date, entries: Iterable[Entry]) -> Tally:
    """What became of the breaks of `day`, whose entries these are."""
    breaks: Counter[str] = Counter()
    moved = 0.0
    for entry in entries:
        if entry.outcome in COUNTED:
            breaks[entry.outcome] += 1
        if entry.kind == "end":
            moved += entry.seconds or 0.0
    return Tally(day, breaks, moved)


def day_of(day: date, entries: Sequence[Entry], strip: Sequence[Span], strength: frozenset[str]) -> Day:
    """The figures of `day` from its entries and its strip; `strength` has the ids of the strength routines."""
    told = tally(day, entries)
    absences = {entry.at: entry.seconds or 0.0 for entry in entries if entry.kind == "back"}
    return Day(
        day,
        told.breaks,
        told.moved_s,
        sum(span.seconds for span in strip if span.kind in ACTIVE),
        sum(entry.kind == "snooze" for entry in entries),
        sittings(strip, absences),
        tuple(strip),
        any(entry.outcome == "completed" and entry.routine in strength for entry in entries),
        stood(strip, _standing(entries)),
        _changes([entry for entry in entries if entry.kind in POSITIONS]),
    )


def _changes(said: Sequence[Entry]) -> int:
    """How often the position changed, by what was `said` of it on a day in order: before, it was the other one."""
    leaves = [entry.at for entry in said[1:]] + [math.inf]
    kept = [entry.kind for entry, at in zip(said, leaves, strict=False) if at - entry.at >= KEPT_S]
    first = [kind for kind in POSITIONS if said and kind != said[0].kind]
    return sum(before != after for before, after in pairwise([*first, *kept]))


def _standing(entries: Iterable[Entry]) -> Iterator[tuple[float, float]]:
    """From when to when somebody stood, by what was said on a day; nobody stands longer than that."""
    since = None
    for entry in entries:
        if entry.kind == "stand" and since is None:
            since = entry.at
        elif entry.kind == "sit" and since is not None:
            yield since, entry.at
            since = None
    if since is not None:
        yield since, math.inf


def together(first: date, days: Sequence[Day]) -> Day:
    """What `days` come to, dated `first`: sums, and all their stretches of sitting."""
    return Day(
        first,
        sum((day.breaks for day in days), Counter()),
        sum(day.moved_s for day in days),
        sum(day.active_s for day in days),
        sum(day.snoozes for day in days),
        tuple(stretch for day in days for stretch in day.sittings),
        stood_s=sum(day.stood_s for day in days),
        changes=sum(day.changes for day in days),
    )


def regions_of(
    entries: Iterable[Entry], regions: Mapping[str, Sequence[str]], shares: Mapping[str, Mapping[str, float]]
) -> tuple[tuple[str, float], ...]:
    """Seconds of movement for each region of the body, the most first; an exercise counts for each of its own.

    `regions` are those of exercises. A break added by hand counts by the `shares` of its routine.
    """
    seconds: dict[str, float] = {}
    for entry in entries:
        parts: Mapping[str, float] = {}
        if entry.seconds and entry.kind == "step":
            parts = dict.fromkeys(regions.get(str(entry.detail.get("exercise")), ()), entry.seconds)
        elif entry.seconds and by_hand(entry):
            parts = {region: share * entry.seconds for region, share in shares.get(entry.routine or "", {}).items()}
        for region, moved in parts.items():
            seconds[region] = seconds.get(region, 0.0) + moved
    return tuple(sorted(seconds.items(), key=lambda each: (-each[1], each[0])))
