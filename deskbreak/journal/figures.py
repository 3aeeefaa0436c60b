"""The figures of weeks, months, days and sore places out of the journal's file, for page, terminal and picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from pathlib import Path

from deskbreak.core import hours
from deskbreak.core import month as months
from deskbreak.core import week as weeks
from deskbreak.core.body.effort import Done, Effort, done, efforts
from deskbreak.core.body.soreness import Course, courses
from deskbreak.core.correction import corrected
from deskbreak.core.day import by_day
from deskbreak.core.diary import Diary, diary_bounds, diary_of
from deskbreak.core.listing import Listing
from deskbreak.core.month import Month
from deskbreak.core.settings import Settings
from deskbreak.core.week import Week
from deskbreak.journal.reader import Reader

SPOT_WEEKS = 12
"""Weeks that soreness is seen beside."""


def week(
    journal: Path, monday: date, zone: tzinfo, now: float, settings: Settings, routines: Iterable[Listing] = ()
) -> Week:
    """The week of `monday`; without `routines` nothing is known of regions and strength.

    Blocks for as long as the disk takes. Raises `DeskbreakError` where the journal cannot be read.
    """
    begins = settings.day_begins
    since, until = weeks.week_bounds(monday, begins)
    with Reader(journal) as reader:
        rows = reader.standing(since) + corrected(reader.rows(since, until))
        before = corrected(reader.outcomes(*weeks.before_bounds(monday, begins)))
    known = weeks.known(routines, len(settings.strength_days))
    return weeks.week_of(rows, monday, zone, begins, now, known=known, before=before)


def month(journal: Path, first: date, zone: tzinfo, now: float, settings: Settings) -> Month:
    """The month that begins on `first`. Blocks and raises as `week` does."""
    with Reader(journal) as reader:
        rows = corrected(reader.outcomes(*months.month_bounds(first, settings.day_begins)))
    return months.month_of(rows, first, zone, settings.day_begins, now)


def day(journal: Path, day: date, zone: tzinfo, now: float, settings: Settings) -> Diary:
    """What happened on `day`. Blocks and raises as `week` does."""
    since, until = diary_bounds(day, settings.day_begins)
    with Reader(journal) as reader:
        rows = reader.standing(since) + reader.rows(since, until)
    return diary_of(rows, day, zone, settings.day_begins, now)


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of sore places over the weeks of `efforts`, which reach from `first` to `last`."""

    courses: tuple[Course, ...]
    efforts: tuple[Effort, ...]
    done: tuple[Done, ...]
    first: date
    last: date


def spots(
    journal: Path,
    zone: tzinfo,
    now: float,
    settings: Settings,
    routines: Iterable[Listing] = (),
    count: int = SPOT_WEEKS,
) -> Record:
    """How it went with each sore place, beside what was done in the last `count` weeks. Blocks and raises as `week`.

    Without `routines` nothing is known of strength.
    """
    begins = settings.day_begins
    today = hours.day_of(now, zone, begins)
    first = today - timedelta(days=today.weekday()) - (count - 1) * weeks.WEEK
    with Reader(journal) as reader:
        rows = reader.of_spots()
        outcomes = corrected(reader.outcomes(*weeks.bounds(first, 7 * count, begins)))
    days = {day: them for day, them in by_day(outcomes, zone, begins, now).items() if day >= first}
    beside = efforts(days, {each.id for each in routines if each.strength}, today, count)
    told = courses(rows, beside, zone, begins, now)
    return Record(told, beside, done(entry for them in days.values() for entry in them), first, today)
