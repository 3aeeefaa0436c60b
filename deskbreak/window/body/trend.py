"""A sore place over weeks as drawn: scores above, what was done below. Across in percent, down in pixels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from deskbreak import dates
from deskbreak.core.body.soreness import Course, Point, Week
from deskbreak.core.body.spot import SOREST
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

TOP, PER_SCORE = 10, 12
BASE, ROOM = 200, 48
"""Where the bars stand, and how high the highest is."""
STRENGTH_STEP = 6.5
GAP = timedelta(days=14)
"""Scores further apart are not joined: nobody knows what was between them."""
LABELS = 4
COUNTS = 13
"""Bars that have their number above them, at most: of more weeks every second or third."""
FEWEST_WEEKS = 6
"""Weeks that are drawn at least; of more those alone that have scores, and what lies between them."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A score by itself, with what is said of it."""

    x: float
    y: float
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """From one dot to the next, or from a score before something was done to the one after it."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Column:
    """A week below the scores: the bar of breaks begun, as high as it is `done` of those completed, and their `count`,
    which is empty where there is no room for it; and a dot for each strength day, one above the other."""

    x: float
    tall: float
    done: float
    count: str
    strength: Sequence[float]
    title: str


@dataclass(frozen=True, slots=True)
class Told:
    """A week in the table: its first day, its scores from the lowest to the highest, or nothing, and what was done."""

    week: str
    score: str
    taken: int
    completed: int
    strength: int


@dataclass(frozen=True, slots=True)
class Trend:
    """All of it; `labels` are first days of weeks and where they stand, `column` is the width of a week."""

    dots: Sequence[Dot]
    lines: Sequence[Line]
    eased: Sequence[Line]
    columns: Sequence[Column]
    labels: Sequence[tuple[float, str]]
    column: float
    table: Sequence[Told]
    scale: Sequence[tuple[int, int]] = tuple((TOP + (SOREST - score) * PER_SCORE, score) for score in (10, 5, 0))
    base: int = BASE


def trend(course: Course) -> Trend:
    """The weeks of `course`, which has at least one, from the first that has a score."""
    begins = next((index for index, week in enumerate(course.weeks) if week.score is not None), len(course.weeks))
    weeks = course.weeks[max(0, min(begins, len(course.weeks) - FEWEST_WEEKS)) :]
    first, width = weeks[0].effort.monday, 100 / len(weeks)
    across = _across([point for point in course.points if point.day >= first], first, width)
    dots = list(across.items())
    every = -(-len(weeks) // LABELS)
    return Trend(
        [Dot(x, _y(point.score), _dot_says(point)) for point, x in dots],
        [
            Line(x, _y(point.score), other_x, _y(other.score))
            for (point, x), (other, other_x) in pairwise(dots)
            if other.day - point.day <= GAP
        ],
        [
            Line(across[pair.before], _y(pair.before.score), across[pair.before], _y(pair.after.score))
            for pair in course.pairs
            if pair.before in across
        ],
        _columns(weeks, width),
        [
            (round(index * width, 2), dates.short(week.effort.monday))
            for index, week in enumerate(weeks)
            if index % every == 0
        ],
        round(width, 2),
        [
            Told(
                dates.short(week.effort.monday),
                _between(course.points, week.effort.monday),
                week.effort.taken,
                week.effort.completed,
                week.effort.strength,
            )
            for week in weeks
        ],
    )


def _columns(weeks: Sequence[Week], width: float) -> list[Column]:
    most = max((week.effort.taken for week in weeks), default=0) or 1
    every = -(-len(weeks) // COUNTS)
    return [
        Column(
            round(index * width, 2),
            round(ROOM * week.effort.taken / most, 1),
            round(ROOM * week.effort.completed / most, 1),
            str(week.effort.taken) if week.effort.taken and index % every == 0 else "",
            [BASE - 3 - STRENGTH_STEP * mark for mark in range(week.effort.strength)],
            "{week}: {breaks}, {strength}".format(
                week=dates.short(week.effort.monday),
                breaks=ngettext(
                    "{n} break begun, {done} completed", "{n} breaks begun, {done} completed", week.effort.taken
                ).format(n=week.effort.taken, done=week.effort.completed),
                strength=ngettext("{n} strength day", "{n} strength days", week.effort.strength).format(
                    n=week.effort.strength
                ),
            ),
        )
        for index, week in enumerate(weeks)
    ]


def _between(points: Iterable[Point], monday: date) -> str:
    scores = [
        point.score for point in points if point.moment != "after" and monday <= point.day < monday + timedelta(days=7)
    ]
    if not scores:
        return ""
    low, high = min(scores), max(scores)
    return str(low) if low == high else _("{low} to {high}").format(low=low, high=high)


def _dot_says(point: Point) -> str:
    return _("{day}: {score} of 10").format(day=dates.short(point.day), score=point.score)


def _across(points: Sequence[Point], first: date, width: float) -> dict[Point, float]:
    """Where each score stands: those of a day beside one another in its share of the week."""
    found: dict[Point, float] = {}
    alone = sorted((point for point in points if point.moment != "after"), key=lambda point: (point.day, point.at))
    for day, them in groupby(alone, key=lambda point: point.day):
        of_day = list(them)
        for number, point in enumerate(of_day, 1):
            found[point] = round(width * ((day - first).days + number / (len(of_day) + 1)) / 7, 2)
    return found


def _y(score: float) -> float:
    return round(TOP + (SOREST - score) * PER_SCORE, 1)
