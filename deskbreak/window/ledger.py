"""The figures of weeks and days, and the rows themselves, from the journal as it stands."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, tzinfo
from typing import Any

import tzlocal

from deskbreak import config, index
from deskbreak.core import hours, week
from deskbreak.core.body.rounds import Round, rounds
from deskbreak.core.body.spot import PAIRED_S
from deskbreak.core.diary import Diary
from deskbreak.core.entry import Entry, Row
from deskbreak.folders import Folders
from deskbreak.journal import figures
from deskbreak.journal.figures import Record
from deskbreak.journal.reader import Extent, Reader

Figures = Mapping[str, Any]
"""A week as `core.week` puts it into JSON: see `Week.as_json`."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Reads the journal; every call blocks for as long as the disk takes, and keeps nothing."""

    folders: Folders

    @property
    def zone(self) -> tzinfo:
        """The time zone the person lives in now."""
        return tzlocal.get_localzone()

    @property
    def day_begins(self) -> time:
        """When a day begins for the person."""
        return config.load(self.folders.settings).settings.day_begins

    def date_of(self, at: float) -> date:
        """The day that `at` lies in, as days begin here."""
        return hours.day_of(at, self.zone, self.day_begins)

    def monday(self, at: float) -> date:
        """The Monday of the week that `at` lies in, as days begin here."""
        return week.week_start(at, self.zone, self.day_begins)

    def week(self, monday: date, now: float) -> Figures:
        """The figures of the week of `monday`; raises `DeskbreakError` where the journal cannot be read."""
        settings = config.load(self.folders.settings).settings
        routines = index.routines(self.folders.index)
        return figures.week(self.folders.journal, monday, self.zone, now, settings, routines).as_json()

    def month(self, first: date, now: float) -> Figures:
        """The figures of the month that begins on `first`, as `core.month` puts them into JSON; raises as `week`."""
        settings = config.load(self.folders.settings).settings
        return figures.month(self.folders.journal, first, self.zone, now, settings).as_json()

    def day(self, day: date, now: float) -> Diary:
        """What happened on `day`; raises as `week`."""
        settings = config.load(self.folders.settings).settings
        return figures.day(self.folders.journal, day, self.zone, now, settings)

    def spots(self, now: float, weeks: int = figures.SPOT_WEEKS) -> Record:
        """How it went with each sore place, and what was done in the last weeks; raises as `week`."""
        settings = config.load(self.folders.settings).settings
        routines = index.routines(self.folders.index)
        return figures.spots(self.folders.journal, self.zone, now, settings, routines, weeks)

    def of_spots(self) -> list[Row]:
        """Every row about sore places; raises as `week`."""
        with Reader(self.folders.journal) as reader:
            return reader.of_spots()

    @contextlib.contextmanager
    def rows(self, first: date | None, last: date | None) -> Iterator[Iterator[Row]]:
        """The rows from the day `first` to the end of the day `last`, for one thread; raises as `week`."""
        since, until = hours.span(first, last, self.zone, self.day_begins)
        with Reader(self.folders.journal) as reader:
            yield reader.each(since, until)

    def extent(self, first: date | None = None, last: date | None = None) -> Extent:
        """How many rows there are of those days, and from when to when; raises as `week`."""
        with Reader(self.folders.journal) as reader:
            return reader.extent(*hours.span(first, last, self.zone, self.day_begins))

    def checks(self) -> list[Entry]:
        """The last workstation check and the one before it, newest first; raises as `week`."""
        with Reader(self.folders.journal) as reader:
            return [row.entry for row in reader.checks(2)]

    def today(self, now: float) -> Figures:
        """The figures of the day that `now` lies in."""
        today = self.date_of(now).isoformat()
        days: list[Figures] = self.week(self.monday(now), now)["days"]
        return next(day for day in days if day["date"] == today)

    def rounds(self, now: float) -> Sequence[Round]:
        """The rounds of easing sore places that began in the last hours, the newest first; raises as `week`."""
        with Reader(self.folders.journal) as reader:
            return rounds(reader.rows(now - PAIRED_S, now + 1))

    def taken(self, now: float) -> int:
        """How many breaks were taken in the week so far."""
        return int(self.week(self.monday(now), now)["totals"]["taken"])
