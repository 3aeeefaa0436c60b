"""Working hours, days and the wall times at which they change. All wall times are epoch seconds."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOK_AHEAD_DAYS = 9
"""Long enough to find the next range of a week that has only one."""


@dataclass(frozen=True, slots=True)
class Range:
    """One stretch of work: minutes after midnight of `weekday` (0 is Monday); `end` past 1440 runs over midnight."""

    weekday: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hours:
    """The week's ranges; none at all means always open."""

    ranges: tuple[Range, ...] = ()


ALWAYS = Hours()


def is_open(hours: Hours, wall: float, zone: tzinfo) -> bool:
    """Whether `wall` lies within the working hours."""
    return not hours.ranges or any(start <= wall < end for start, end in _spans(hours, wall, zone))


def next_change(hours: Hours, wall: float, zone: tzinfo) -> float | None:
    """When the working hours next begin or end; `None` where they never do."""
    if not hours.ranges:
        return None
    open_now = is_open(hours, wall, zone)
    edges = sorted(edge for span in _spans(hours, wall, zone) for edge in span if edge > wall)
    return next((edge for edge in edges if is_open(hours, edge, zone) != open_now), None)


def tomorrow(hours: Hours, wall: float, zone: tzinfo, day_begins: time) -> float:
    """When a pause "until tomorrow" ends: the next day's first working range, or where there is none its beginning."""
    begins = day_start(day_of(wall, zone, day_begins) + timedelta(days=1), zone, day_begins)
    starts = [start for start, _end in _spans(hours, begins, zone) if start >= begins]
    return min(starts, default=begins)


def day_of(wall: float, zone: tzinfo, day_begins: time) -> date:
    """The day that `wall` belongs to; the hours before `day_begins` belong to the day before."""
    local = datetime.fromtimestamp(wall, zone)
    today = local.date()
    return today if local.time() >= day_begins else today - timedelta(days=1)


def day_start(day: date, zone: tzinfo, day_begins: time) -> float:
    """The wall time at which `day` begins."""
    return datetime.combine(day, day_begins, zone).timestamp()


def span(first: date | None, last: date | None, zone: tzinfo, day_begins: time) -> tuple[float, float]:
    """From the beginning of the day `first` to the end of the day `last`; `None` has no limit.

    Raises `OverflowError` where no calendar goes as far.
    """
    return (
        -math.inf if first is None else day_start(first, zone, day_begins),
        math.inf if last is None else day_start(last + timedelta(days=1), zone, day_begins),
    )


def offset_s(wall: float, zone: tzinfo) -> int:
    """How far local time is east of UTC at `wall`, in seconds."""
    offset = datetime.fromtimestamp(wall, zone).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def wall_of(day: date, minute: int, zone: tzinfo) -> float:
    """When the clock on the wall shows `minute` minutes after midnight of `day`; past 1440 it is the next day."""
    # Wall-clock minutes, not elapsed ones: on the day the clocks change 09:00 is still 09:00.
    local = datetime.combine(day, time()) + timedelta(minutes=minute)
    return local.replace(tzinfo=zone).astimezone(UTC).timestamp()


def _spans(hours: Hours, wall: float, zone: tzinfo) -> Iterator[tuple[float, float]]:
    """Beginning and end of every range from the day before `wall` on, as wall times."""
    today = datetime.fromtimestamp(wall, zone).date()
    for ahead in range(-1, LOOK_AHEAD_DAYS):
        day = today + timedelta(days=ahead)
        for span in hours.ranges:
            if span.weekday == day.weekday():
                yield wall_of(day, span.start, zone), wall_of(day, span.end, zone)
