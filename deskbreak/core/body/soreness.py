"""How it went with each sore place: from the journal's rows to scores, pairs, weeks, and what may be said of them.

The clinician card is due where a place rises, or has not eased after two weeks of entries; once, until the place was
gone and came back (`core.sore`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta, tzinfo
from statistics import fmean
from typing import Any

from deskbreak.core.body.association import Beside, Helped, beside, helped
from deskbreak.core.body.effort import Effort
from deskbreak.core.body.sore import GONE_S, Moment, fault, recalled
from deskbreak.core.body.spot import COUNTS_FOR_S, PAIRED_S, Spot
from deskbreak.core.body.tendency import Tendency, tendency
from deskbreak.core.body.zone import spoken
from deskbreak.core.day import rows_by_day
from deskbreak.core.entry import Row

PATIENCE = timedelta(days=14)
"""Entries over so long in which it did not ease are a reason to ask somebody."""


@dataclass(frozen=True, slots=True)
class Point:
    """A score at `at` (epoch seconds), on `day` where the person was; `left`, `right`: how far the neck turned."""

    at: float
    day: date
    score: int
    moment: Moment = "now"
    left: int | None = None
    right: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A score before and one after, and what was done between them, by the ids of the exercises."""

    before: Point
    after: Point
    did: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """A week beside what was done in it; `score` is the mean of its days, `None` where none was given."""

    effort: Effort
    score: float | None

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {**self.effort.as_json(), "score": None if self.score is None else round(self.score, 1)}


@dataclass(frozen=True, slots=True)
class Course:
    """Everything that was said of one place, the oldest first, and what comes of it; `spot` is how it stands now."""

    spot: Spot
    points: tuple[Point, ...]
    pairs: tuple[Pair, ...]
    weeks: tuple[Week, ...]
    tendency: Tendency
    beside: tuple[Beside, ...]
    helped: tuple[Helped, ...]
    card: bool
    """Whether the card that speaks of a clinician is to be shown now."""

    def as_json(self) -> dict[str, Any]:
        """Plain data; times in epoch seconds."""
        return {
            "zone": self.spot.zone,
            "side": self.spot.side,
            "place": spoken(self.spot.zone, self.spot.side),
            "muscle": self.spot.muscle,
            "kept": self.spot.kept,
            "score": self.points[-1].score if self.points else None,
            "at": self.points[-1].at if self.points else None,
            "tendency": self.tendency.verdict,
            "says": self.tendency.says,
            "beside": [each.says for each in self.beside],
            "helped": [
                {"exercise": each.exercise, "times": each.times, "by": round(each.by, 1)} for each in self.helped
            ],
            "weeks": [each.as_json() for each in self.weeks],
            "see_clinician": self.card,
        }


def courses(
    rows: Iterable[Row], efforts: Sequence[Effort], zone: tzinfo, day_begins: time, now: float
) -> tuple[Course, ...]:
    """How it went with each place up to `now`, from the top of the body down; `rows` in any order.

    `efforts` are the weeks to see it beside, in order.
    """
    dated = [(day, row) for day, them in rows_by_day(rows, zone, day_begins, now).items() for row in them]
    dated.sort(key=lambda each: each[1].id)
    spots = recalled((), (row.entry for _day, row in dated))
    of_place: dict[tuple[object, object], list[tuple[date, Row]]] = {}
    for day, row in dated:
        if row.entry.kind == "sore" and not fault("sore", row.entry.detail):
            of_place.setdefault((row.entry.detail.get("zone"), row.entry.detail.get("side")), []).append((day, row))
    return tuple(_course(spot, of_place.get(spot.key, ()), efforts, now) for spot in spots)


def _course(spot: Spot, rows: Iterable[tuple[date, Row]], efforts: Sequence[Effort], now: float) -> Course:
    rows = tuple(rows)
    points = tuple(_point(day, row) for day, row in rows)
    pairs = tuple(_pairs(points, [str(row.entry.detail["did"]) for _day, row in rows]))
    weeks = tuple(Week(effort, _mean_of(points, effort.monday)) for effort in efforts)
    goes = _goes(points, now)
    lasts = goes.verdict == "rises" or (goes.verdict == "same" and goes.days > PATIENCE.days and goes.last >= 1)
    return Course(
        spot,
        points,
        pairs,
        weeks,
        goes,
        beside([(each.effort, each.score) for each in weeks if each.score is not None]),
        helped((pair.did, pair.after.score - pair.before.score) for pair in pairs),
        card=lasts and not spot.advised,
    )


def resting(points: Iterable[Point]) -> dict[date, float]:
    """The mean of each day that has scores of the place by itself, not right after something was done for it."""
    days: dict[date, list[int]] = {}
    for point in points:
        if point.moment != "after":
            days.setdefault(point.day, []).append(point.score)
    return {day: fmean(scores) for day, scores in days.items()}


def _goes(points: Sequence[Point], now: float) -> Tendency:
    calm: list[float] = []  # when it was 0, in a row
    since = 0
    for index, point in enumerate(points):
        if point.score == 0:
            calm.append(point.at)
            continue
        if _gone(calm):
            since = index  # what was before it came back is another story
        calm = []
    if points and now - points[-1].at > COUNTS_FOR_S:
        return Tendency("old")
    if _gone(calm):
        return Tendency("gone")
    return tendency(resting(points[since:]))


def _gone(calm: Sequence[float]) -> bool:
    return bool(calm) and calm[-1] - calm[0] >= GONE_S


def _mean_of(points: Iterable[Point], monday: date) -> float | None:
    scores = [score for day, score in resting(points).items() if monday <= day < monday + timedelta(days=7)]
    return fmean(scores) if scores else None


def _pairs(points: Sequence[Point], did: Sequence[str]) -> Iterable[Pair]:
    before: Point | None = None
    for point, done in zip(points, did, strict=True):
        if point.moment == "after" and before is not None and 0 <= point.at - before.at <= PAIRED_S:
            yield Pair(before, point, tuple(done.split()))
        before = point if point.moment == "before" else None if point.moment == "after" else before


def _point(day: date, row: Row) -> Point:
    detail: Any = row.entry.detail
    return Point(row.entry.at, day, detail["score"], detail["moment"], detail["left"], detail["right"])
