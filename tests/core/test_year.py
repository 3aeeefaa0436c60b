"""A whole year: every figure of every week and month is counted a second time, naively, and is the same."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import cache

import pytest

from deskbreak.core.day import Tally
from deskbreak.core.entry import Entry, Row
from deskbreak.core.month import month_bounds, month_of
from deskbreak.core.week import Week, before_bounds, known, week_bounds, week_of
from deskbreak.journal.schema import STANDING
from tests.core import naive
from tests.core.livedyear import FIRST, HOME, lived

FOUR = time(4)
MONDAYS = [date(2025, 12, 29) + timedelta(weeks=number) for number in range(54)]


@cache
def told() -> naive.Told:
    return naive.Told(lived().entries, lived().now.wall)


def rows(since: float, until: float) -> list[Row]:
    numbered = enumerate(lived().entries, 1)
    return [Row(number, entry) for number, entry in numbered if since <= entry.at < until]


def standing(since: float) -> list[Row]:
    """The last of each kind before, as the journal finds them."""
    numbered = enumerate(lived().entries, 1)
    last = {entry.kind: Row(number, entry) for number, entry in numbered if entry.at < since}
    return [last[kind] for kind in STANDING if kind in last]


@cache
def week(monday: date) -> Week:
    since, until = week_bounds(monday, FOUR)
    routines = lived().world.routines.values()
    before = [row for row in rows(*before_bounds(monday, FOUR)) if row.entry.outcome is not None]
    now = lived().now.wall
    wanted = standing(since) + rows(since, until)
    return week_of(wanted, monday, HOME, FOUR, now, known=known(routines, 5), before=before)


def entries_of(days: Sequence[date]) -> list[Entry]:
    return [entry for day in days for entry in told().of_day(day)]


def dates(monday: date) -> list[date]:
    return [monday + timedelta(days=index) for index in range(7)]


def test_the_year_has_what_a_year_has() -> None:
    kinds = Counter(entry.kind for entry in lived().entries)
    assert len(lived().entries) > 10_000
    for kind in (
        "snooze",
        "skip",
        "ignore",
        "natural",
        "hold",
        "release",
        "pause",
        "resume",
        "close",
        "open",
        "step",
        "stand",
        "sit",
    ):
        assert kinds[kind] > 10, kind
    assert {entry.offset_s for entry in lived().entries} == {3600, 7200, -14400}
    assert lived().entries[0].at == pytest.approx(FIRST.timestamp())


@pytest.mark.parametrize("monday", MONDAYS, ids=str)
def test_every_figure_of_a_week(monday: date) -> None:
    shown, again = week(monday), told()
    for day, on in zip(shown.days, dates(monday), strict=True):
        entries = again.of_day(on)
        assert day.date == on
        assert {name: day.breaks[name] for name in naive.outcomes([])} == naive.outcomes(entries)
        assert day.moved_s == pytest.approx(sum(entry.seconds or 0 for entry in entries if entry.kind == "end"))
        assert day.snoozes == len([entry for entry in entries if entry.kind == "snooze"])
        assert day.active_s == pytest.approx(again.seconds(on, "work", "held"), abs=0.01)
        for kind in ("work", "held", "away", "break", "paused", "off"):
            drawn = sum(span.end - span.start for span in day.strip if span.kind == kind)
            assert drawn == pytest.approx(again.seconds(on, kind), abs=0.01), kind
        assert day.stood_s == pytest.approx(again.stood(on), abs=0.01)
        assert day.changes == naive.changes(entries)
        sittings = again.sittings(on)
        assert list(day.sittings) == pytest.approx(sittings, abs=0.01)
        assert day.longest_sitting_s == pytest.approx(max(sittings, default=0), abs=0.01)
        assert day.average_sitting_s == pytest.approx(sum(sittings) / max(1, len(sittings)), abs=0.01)
    data = shown.as_json()
    assert data["totals"]["due"] == sum(day["due"] for day in data["days"])
    assert data["totals"]["active_s"] == pytest.approx(sum(day["active_s"] for day in data["days"]), abs=0.5)
    assert data["totals"]["stood_s"] == pytest.approx(sum(day["stood_s"] for day in data["days"]), abs=0.5)
    assert data["totals"]["changes"] == sum(day["changes"] for day in data["days"])
    assert data["totals"]["longest_sitting_s"] == max(day["longest_sitting_s"] for day in data["days"])


@pytest.mark.parametrize("monday", MONDAYS, ids=str)
def test_what_was_done_in_a_week(monday: date) -> None:
    shown, entries, routines = week(monday), entries_of(dates(monday)), lived().world.routines
    done = Counter(entry.routine for entry in entries if entry.kind == "end")
    assert dict(shown.routines) == done
    assert [times for _name, times in shown.routines] == sorted(done.values(), reverse=True)
    worked = naive.regions(entries, list(routines.values()))
    assert dict(shown.regions) == pytest.approx(worked)
    assert [seconds for _name, seconds in shown.regions] == sorted(dict(shown.regions).values(), reverse=True)
    strong = {
        naive.day_of(entry.at, entry.offset_s)
        for entry in entries
        if entry.outcome == "completed" and entry.routine is not None and routines[entry.routine].strength
    }
    assert shown.strength == len(strong)


@pytest.mark.parametrize("monday", MONDAYS, ids=str)
def test_the_comparison_with_the_weeks_before(monday: date) -> None:
    shown = week(monday)
    today = naive.day_of(lived().now.wall, 3600)
    over = [index for index in range(7) if dates(monday)[index] < today]
    before = []
    for back in range(1, 5):
        entries = entries_of([dates(monday - timedelta(weeks=back))[index] for index in over])
        if due(entries):
            before.append(entries)
    now = entries_of([dates(monday)[index] for index in over])
    if not before or not due(now):
        assert shown.compares is None
        return
    assert shown.compares is not None
    together = [entry for entries in before for entry in entries]
    assert shown.compares.weeks == len(before)
    assert shown.compares.share == pytest.approx(taken(now) / due(now))
    assert shown.compares.usual_share == pytest.approx(taken(together) / due(together))
    assert shown.compares.moved_s == pytest.approx(moved(now))
    assert shown.compares.usual_moved_s == pytest.approx(moved(together) / len(before))


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_is_a_calendar_of_the_same_days(number: int) -> None:
    first = date(2026, number, 1)
    found = [row for row in rows(*month_bounds(first, FOUR)) if row.entry.outcome is not None]
    month = month_of(found, first, HOME, FOUR, lived().now.wall)
    assert month.days[0].date == first
    assert (month.days[-1].date + timedelta(days=1)).day == 1
    for shown in month.weeks:
        assert [day.date.weekday() for day in shown] == list(range(7))
        same = week(shown[0].date).days
        assert [(day.date, day.breaks, day.moved_s) for day in shown] == [
            (day.date, day.breaks, day.moved_s) for day in same
        ]


def test_the_weeks_add_up_to_what_the_clocks_counted() -> None:
    """Nothing is lost or counted twice between one week and the next, whatever zone the person was in."""
    active = sum(week(monday).totals.active_s for monday in MONDAYS)
    assert active == pytest.approx(lived().state.active, rel=1e-4)
    everything: list[Tally] = [day for monday in MONDAYS for day in week(monday).days]
    ended = sum(1 for entry in lived().entries if entry.outcome not in (None, "withdrawn"))
    assert sum(sum(day.breaks.values()) for day in everything) == ended


def due(entries: Sequence[Entry]) -> int:
    return sum(count for outcome, count in naive.outcomes(entries).items() if outcome != "natural")


def taken(entries: Sequence[Entry]) -> int:
    counted = naive.outcomes(entries)
    return counted["completed"] + counted["partial"]


def moved(entries: Sequence[Entry]) -> float:
    return sum(entry.seconds or 0.0 for entry in entries if entry.kind == "end")
