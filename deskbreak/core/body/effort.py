"""What was done week by week: breaks taken, minutes moved, days of strength work; to be seen beside something else."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from deskbreak.core.day import tally
from deskbreak.core.entry import Entry
from deskbreak.core.week import WEEK


@dataclass(frozen=True, slots=True)
class Effort:
    """What was done in the week of `monday`: breaks `taken`, which are those begun, and `completed` of them.

    `strength` counts days, `over` says that the week is.
    """

    monday: date
    taken: int = 0
    strength: int = 0
    moved_s: float = 0.0
    over: bool = True
    completed: int = 0

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        year, number, _weekday = self.monday.isocalendar()
        return {
            "week": f"{year}-W{number:02}",
            "taken": self.taken,
            "completed": self.completed,
            "strength_days": self.strength,
            "moved_s": round(self.moved_s, 1),
        }


@dataclass(frozen=True, slots=True)
class Done:
    """A routine by its id, how `times` it was done, whole or in part, and the seconds of movement in it."""

    routine: str
    times: int
    moved_s: float


def done(entries: Iterable[Entry]) -> tuple[Done, ...]:
    """Which routines were done in `entries`, the most often first."""
    moved: dict[str, list[float]] = {}
    for entry in entries:
        if entry.kind == "end" and entry.routine:
            moved.setdefault(entry.routine, []).append(entry.seconds or 0.0)
    found = [Done(routine, len(seconds), sum(seconds)) for routine, seconds in moved.items()]
    return tuple(sorted(found, key=lambda each: (-each.times, each.routine)))


def efforts(
    days: Mapping[date, Sequence[Entry]], strength: Collection[str], today: date, weeks: int
) -> tuple[Effort, ...]:
    """The last `weeks` weeks up to the one of `today`, the oldest first.

    `days` have the entries with an outcome as the person corrected them (`day.by_day`), `strength` are the ids of the
    strength routines.
    """
    last = today - timedelta(days=today.weekday())
    return tuple(_week(days, strength, last - back * WEEK, today) for back in reversed(range(weeks)))


def _week(days: Mapping[date, Sequence[Entry]], strength: Collection[str], monday: date, today: date) -> Effort:
    dates = [monday + timedelta(days=index) for index in range(7)]
    told = [tally(day, days.get(day, ())) for day in dates]
    strong = [
        any(entry.outcome == "completed" and entry.routine in strength for entry in days.get(day, ())) for day in dates
    ]
    return Effort(
        monday,
        sum(each.taken for each in told),
        sum(strong),
        sum(each.moved_s for each in told),
        over=today >= monday + WEEK,
        completed=sum(each.breaks["completed"] for each in told),
    )
