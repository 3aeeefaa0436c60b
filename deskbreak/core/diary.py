"""A day as it went: its figures and each thing that happened, from the journal's rows with what was said of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta, tzinfo
from itertools import groupby

from deskbreak.core import hours
from deskbreak.core.body.sore import fault
from deskbreak.core.breaks import Break, breaks
from deskbreak.core.correction import corrected, verdicts
from deskbreak.core.day import Day, day_of, rows_by_day
from deskbreak.core.entry import Entry, Kind, Row
from deskbreak.core.strip import strips
from deskbreak.core.week import REACH, bounds

AWAY_S = 5 * 60.0
"""A shorter absence is not worth a line."""
ENDS: dict[Kind, Kind] = {"pause": "resume", "hold": "release", "stand": "sit"}
"""What goes on for a while, and what ends it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What went on for a while: a pause, a hold with its reason, somebody who stood, or an absence.

    `since` and `until` (epoch seconds) are `None` where they lie outside the day; `at` is the first moment within.
    """

    kind: Kind
    at: float
    offset_s: int
    since: float | None = None
    until: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the person said of a sore place: `entry` is the row of it."""

    entry: Entry

    @property
    def at(self) -> float:
        """When it was said (epoch seconds)."""
        return self.entry.at


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues with nothing told between them, the first of them at `at`."""

    entries: tuple[Entry, ...]

    @property
    def at(self) -> float:
        """Epoch seconds of the first."""
        return self.entries[0].at


Moment = Break | Stretch | Remark | Cues


@dataclass(frozen=True, slots=True)
class Diary:
    """A day's figures, which know nothing of strength, and its moments in the order of their times."""

    figures: Day
    moments: tuple[Moment, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is known of the day."""
        return not self.moments and not self.figures.strip


def diary_bounds(day: date, day_begins: time) -> tuple[float, float]:
    """From when to when rows are wanted for `day`."""
    since, until = bounds(day, 1, day_begins)
    return since - REACH.total_seconds(), until


def diary_of(rows: Sequence[Row], day: date, zone: tzinfo, day_begins: time, now: float) -> Diary:
    """What happened on `day` up to `now`, for somebody in `zone`.

    `rows` are those within `diary_bounds`, and earlier ones that tell how things stood then; with the corrections among
    them, in any order. A moment belongs to the day of the row that ended it.
    """
    counted = corrected(rows)
    todays = {row.id: row.entry for row in rows_by_day(counted, zone, day_begins, now).get(day, [])}
    since, until = bounds(day, 1, day_begins)
    strip = strips(counted, zone, day_begins, since, min(now, until)).get(day, ())
    said = verdicts(rows)
    told = sorted((row for row in rows if row.entry.kind != "correct" and row.entry.at <= now), key=lambda row: row.id)
    first = min((entry.at for entry in todays.values()), default=now)
    found = [
        replace(
            each,
            at=each.at if each.at >= first else each.row.entry.at,
            outcome=todays[each.row.id].outcome,
            verdict=None if said.get(each.row.id) == "asked" else said.get(each.row.id),
        )
        for each in breaks(told)
        if each.row.id in todays
    ]
    begins, ends = (hours.day_start(day + timedelta(days=ahead), zone, day_begins) for ahead in range(2))
    lasting = [_within(each, begins, ends) for each in _stretches(told) if _touches(each, begins, ends)]
    naturals = {each.row.entry.at for each in found if each.recorded == "natural"}
    away = [
        Stretch("away", span.start, span.offset_s, span.start, span.end)
        for span in strip
        if span.kind == "away" and span.seconds >= AWAY_S and span.end not in naturals
    ]
    # What came of being asked to stand is told itself.
    cues = [Cues((each,)) for each in todays.values() if each.kind == "cue" and each.reminder != "stand"]
    remarks = [Remark(entry) for entry in todays.values() if _is_remark(entry)]
    moments: list[Moment] = [*found, *lasting, *away, *remarks, *cues]
    moments.sort(key=lambda each: each.at)
    return Diary(day_of(day, list(todays.values()), strip, frozenset()), tuple(_together(moments)))


def _together(moments: Iterable[Moment]) -> Iterator[Moment]:
    """`moments` with the cues that follow each other as one."""
    for of_cues, them in groupby(moments, key=lambda each: isinstance(each, Cues)):
        if of_cues:
            yield Cues(tuple(entry for each in them if isinstance(each, Cues) for entry in each.entries))
        else:
            yield from them


def _stretches(rows: Iterable[Row]) -> Iterator[Stretch]:
    """Every pause and hold in `rows`, which are in the order they were written."""
    begun: dict[tuple[Kind, str], Row] = {}
    for row in rows:
        entry = row.entry
        for kind, end in ENDS.items():
            key = (kind, str(entry.detail.get("reason", "")))
            if entry.kind == kind:
                begun.setdefault(key, row)
            elif entry.kind == end and key in begun:
                first = begun.pop(key).entry
                yield Stretch(kind, first.at, first.offset_s, first.at, entry.at, key[1])
    for (kind, reason), row in begun.items():
        yield Stretch(kind, row.entry.at, row.entry.offset_s, row.entry.at, None, reason)


def _is_remark(entry: Entry) -> bool:
    return (entry.kind == "sore" or entry.kind == "spot") and not fault(entry.kind, entry.detail)


def _touches(stretch: Stretch, begins: float, ends: float) -> bool:
    if stretch.at < begins and (stretch.kind == "stand" or (stretch.kind == "hold" and stretch.until is None)):
        return False  # nobody stands overnight, and nothing is held: the program ended before it could say so
    return stretch.at < ends and (stretch.until is None or stretch.until > begins)


def _within(stretch: Stretch, begins: float, ends: float) -> Stretch:
    since = stretch.since if stretch.at >= begins else None
    until = stretch.until if stretch.until is not None and stretch.until < ends else None
    return replace(stretch, at=max(stretch.at, begins), since=since, until=until)
