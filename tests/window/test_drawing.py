"""The numbers behind the drawings."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from deskbreak.window import addresses, drawing, table, weekly
from tests.window.scripted import status

DAY = datetime(2026, 11, 20, tzinfo=UTC)
NONE = {"completed": 0, "partial": 0, "skipped": 0, "ignored": 0, "natural": 0}


def at(hour: float) -> float:
    return (DAY + timedelta(hours=hour)).timestamp()


def piece(kind: str, start: float, end: float, offset_s: int = 0) -> dict[str, Any]:
    return {"kind": kind, "from": at(start), "to": at(end), "offset_s": offset_s}


def test_the_ring_fills_as_the_break_nears() -> None:
    ring = drawing.ring(status(progress=0.25))
    assert (ring.share, ring.big, ring.small) == (25.0, "12 min", "to the micro-break")


def test_a_due_break_fills_the_ring() -> None:
    assert drawing.ring(status(due=True)).share == 100.0


@pytest.mark.parametrize("phase", ["paused", "off", "away", "break"])
def test_where_no_clock_runs_the_ring_is_empty(phase: str) -> None:
    assert drawing.ring(status(phase=phase, progress=0.5)).share == 0.0


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 min"), (20, "20 s"), (49, "49 s"), (50, "1 min"), (3599, "1 h 00 min"), (7500, "2 h 05 min")],
)
def test_lengths_are_short(seconds: float, text: str) -> None:
    assert drawing.spell(seconds) == text


def test_a_strip_runs_from_the_first_hour_of_work_to_the_next_full_hour() -> None:
    pieces = [piece("away", 4, 9.5), piece("work", 9.5, 12)]
    assert drawing.day_span(pieces, at(14.2), UTC) == drawing.Span(at(9), at(15))
    assert drawing.day_span([], at(14.2), UTC) == drawing.Span(at(14), at(15))


def test_pieces_are_cut_to_the_strip_and_short_breaks_stay_visible() -> None:
    pieces = [piece("away", 4, 9), piece("work", 8, 10), piece("break", 10, 10.004), piece("work", 10.004, 12)]
    stretches = drawing.strip(pieces, drawing.Span(at(9), at(13)), UTC)
    assert [(each.kind, each.start, each.length) for each in stretches] == [
        ("work", 0.0, 25.0),
        ("work", 25.1, 49.9),
        ("break", 25.0, 0.4),
    ]
    assert stretches[2].title == "Break 10:00–10:00"


def test_hours_along_the_strip_are_few() -> None:
    marks = drawing.hours(drawing.Span(at(6), at(22)), UTC)
    assert [label for _place, label in marks] == ["08:00", "10:00", "12:00", "14:00", "16:00", "18:00", "20:00"]


def test_a_column_is_built_from_the_bottom_up() -> None:
    laid = drawing.bricks({**NONE, "completed": 2, "ignored": 1, "natural": 3}, 10)
    assert [(each.kind, each.start, each.length) for each in laid] == [
        ("completed", 92.0, 8.0),
        ("completed", 82.0, 8.0),
        ("ignored", 72.0, 8.0),
    ]


def test_a_day_elsewhere_is_drawn_by_the_clock_there() -> None:
    span = drawing.Span(0, 20)
    drawn = drawing.day_strip([piece("work", 14, 16, -5 * 3600)], DAY.date(), span, ZoneInfo("Europe/Berlin"))
    assert [(each.start, each.length, each.title) for each in drawn] == [(45.0, 10.0, "Work 09:00–11:00")]


def test_after_midnight_the_hours_go_on() -> None:
    assert drawing.hours_of(piece("work", 23, 26), DAY.date(), UTC) == (23.0, 26.0)


@pytest.mark.parametrize(
    ("day", "hours", "title"),
    [
        # From 01:00 on three hours long. In spring the clock goes from 02:00 to 03:00, in autumn from 03:00 to 02:00.
        (date(2026, 3, 28), (25.0, 29.0), "Work 01:00–05:00"),
        (date(2026, 10, 24), (25.0, 27.0), "Work 01:00–03:00"),
    ],
)
def test_a_night_in_which_the_clock_changes(day: date, hours: tuple[float, float], title: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    begins = datetime(day.year, day.month, day.day, 1, tzinfo=berlin) + timedelta(days=1)
    found = {"kind": "work", "from": begins.timestamp(), "to": begins.timestamp() + 3 * 3600}
    found["offset_s"] = begins.utcoffset().total_seconds()  # type: ignore[union-attr]  # a zone has one
    assert drawing.hours_of(found, day, berlin) == hours
    assert drawing.day_strip([found], day, drawing.Span(0, 30), berlin)[0].title == title


# ---- a week and a month, prepared


FRIDAY = date(2026, 11, 20)


def week(**friday: Any) -> dict[str, Any]:
    empty = {"active_s": 0.0, "stood_s": 0.0, "moved_s": 0.0, "due": 0, "taken": 0, "breaks": NONE, "strip": []}
    days = [{"date": date(2026, 11, 16 + number).isoformat(), **empty} for number in range(7)]
    days[4] |= friday
    return {"days": days}


def test_an_empty_week_says_so() -> None:
    chart = weekly.chart(week(), UTC, FRIDAY)
    assert chart.empty
    assert [day.when for day in chart.days] == ["over"] * 4 + ["today"] + ["ahead"] * 2
    assert not weekly.chart(week(breaks={**NONE, "natural": 1}), UTC, FRIDAY).empty


def test_a_week_shows_all_hours_with_work() -> None:
    chart = weekly.chart(week(active_s=60.0, strip=[piece("work", 6.5, 7), piece("work", 21, 25.5)]), UTC, FRIDAY)
    assert not chart.empty
    assert [label for _place, label in chart.hours] == [*(f"{hour:02}" for hour in range(6, 24, 2)), "00", "02"]
    assert [each.start for each in chart.days[4].strip] == [2.5, 75.0]
    assert not chart.moved_clock


def test_a_week_abroad_says_that_the_clock_changed() -> None:
    strip = [piece("work", 9, 10), piece("away", 10, 19), piece("work", 19, 20, -5 * 3600)]
    assert weekly.chart(week(strip=strip), UTC, FRIDAY).moved_clock


def test_a_day_is_told_in_words() -> None:
    breaks = {**NONE, "completed": 3, "skipped": 1}
    friday = weekly.chart(week(active_s=7500.0, due=4, taken=3, breaks=breaks), UTC, FRIDAY).days[4]
    assert friday.says == ("Fri 20. 3 of 4 breaks taken. Completed: 3. Skipped: 1. 2 h 05 min at the desk.")


def test_a_routine_that_is_gone_keeps_its_id_and_leads_nowhere() -> None:
    done = {"routines": [{"id": "gone", "times": 4}, {"id": "neck", "times": 2}]}
    bars = weekly.routines(done, {"neck": "Neck minute"})
    assert [(bar.name, bar.amount, bar.share, bar.address) for bar in bars] == [
        ("gone", "4", 100.0, ""),
        ("Neck minute", "2", 50.0, "/routines/neck"),
    ]


@pytest.mark.parametrize(
    ("days", "of", "says", "marks"),
    [(3, 5, "3 of 5", 5), (6, 5, "6 of 6", 6), (0, 0, "0", 0), (2, 0, "2", 2)],
)
def test_strength_is_told_and_marked(days: int, of: int, says: str, marks: int) -> None:
    strength = {"days": days, "of": of}
    assert table.strength_says(strength) == says
    assert weekly.strength_marks(strength) == [True] * days + [False] * (marks - days)


# ---- addresses


@pytest.mark.parametrize(("text", "monday"), [("2026-W47", date(2026, 11, 16)), ("2020-W53", date(2020, 12, 28))])
def test_weeks_have_names(text: str, monday: date) -> None:
    assert addresses.monday_of(text) == monday
    assert addresses.week_name(monday) == text
