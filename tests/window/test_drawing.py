"""The numbers behind the drawings."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from deskbreak.window import drawing, weekly
from tests.window.scripted import status

DAY = datetime(2026, 11, 20, tzinfo=UTC)
NONE = {"completed": 0, "partial": 0, "skipped": 0, "ignored": 0, "natural": 0}


def at(hour: float) -> float:
    return (DAY + timedelta(hours=hour)).timestamp()


def piece(kind: str, start: float, end: float) -> dict[str, Any]:
    return {"kind": kind, "from": at(start), "to": at(end)}


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
    blocks = drawing.column({**NONE, "completed": 3, "ignored": 1}, 8)
    assert [(each.kind, each.start, each.length) for each in blocks] == [
        ("completed", 62.5, 37.5),
        ("ignored", 50.0, 12.5),
    ]


def week(**friday: Any) -> dict[str, Any]:
    empty = {"active_s": 0.0, "moved_s": 0.0, "longest_sitting_s": 0.0, "snoozes": 0, "breaks": NONE, "strip": []}
    days = [{"date": date(2026, 11, 16 + number).isoformat(), **empty} for number in range(7)]
    days[4] |= friday
    return {"days": days}


def test_an_empty_week_says_so() -> None:
    chart = weekly.chart(week(), UTC)
    assert chart.empty
    assert len(chart.days) == 7


def test_a_week_shows_all_hours_with_work() -> None:
    chart = weekly.chart(week(active_s=60.0, strip=[piece("work", 6.5, 7), piece("work", 21, 25.5)]), UTC)
    assert not chart.empty
    assert [label for _place, label in chart.hours] == ["08", "10", "12", "14", "16", "18", "20", "22", "00"]
    assert [each.start for each in chart.days[4].strip] == [2.5, 75.0]


@pytest.mark.parametrize(("text", "monday"), [("2026-W47", date(2026, 11, 16)), ("2020-W53", date(2020, 12, 28))])
def test_weeks_have_names(text: str, monday: date) -> None:
    assert weekly.monday_of(text) == monday
    assert weekly.week_name(monday) == text
