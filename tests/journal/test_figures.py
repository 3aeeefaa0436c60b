"""The figures out of a real file: what is read is enough, corrections count, and how things stood long before."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from deskbreak.core.breaks import Break
from deskbreak.core.day import rows_by_day
from deskbreak.core.entry import Entry
from deskbreak.core.settings import Settings
from deskbreak.core.week import before_bounds, known, week_bounds, week_of
from deskbreak.journal import figures
from deskbreak.journal.writer import Writer
from tests.core.livedyear import HOME, lived
from tests.core.story import HOUR

MONDAY = date(2026, 11, 16)
NINE = datetime(2026, 11, 16, 9, tzinfo=UTC).timestamp()
NOW = NINE + 6 * 24 * HOUR
DAY = 24 * HOUR


def journal(folder: Path, *entries: Entry) -> Path:
    writer = Writer(folder / "journal.db")
    writer.commit(entries, None)
    writer.close()
    return folder / "journal.db"


def test_a_week_out_of_a_year_is_the_same_as_from_all_rows(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "journal.db")
    rows = writer.commit(lived().entries, None)
    writer.close()
    routines, now = tuple(lived().world.routines.values()), lived().now.wall
    for monday in (date(2026, 1, 5), date(2026, 3, 30), date(2026, 5, 11), date(2026, 7, 27), date(2026, 12, 28)):
        told = figures.week(tmp_path / "journal.db", monday, HOME, now, Settings(), routines)
        until = week_bounds(monday, time(4))[1]
        since_before, until_before = before_bounds(monday, time(4))
        everything = week_of(
            [row for row in rows if row.entry.at < until],
            monday,
            HOME,
            time(4),
            now,
            known=known(routines, 5),
            before=[row for row in rows if row.entry.outcome and since_before <= row.entry.at < until_before],
        )
        assert told == everything
        assert told.regions
        month = figures.month(tmp_path / "journal.db", monday.replace(day=1), HOME, now, Settings())
        day = next(day for day in month.days if day.date == monday)
        assert (day.breaks, day.moved_s) == (told.days[0].breaks, told.days[0].moved_s)


def test_a_day_has_the_figures_it_has_in_its_week_and_every_outcome_is_told_on_one_day(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "journal.db")
    rows = writer.commit(lived().entries, None)
    writer.close()
    now, told = lived().now.wall, []
    mondays = (date(2026, 1, 5), date(2026, 3, 23), date(2026, 3, 30), date(2026, 7, 20), date(2026, 7, 27))
    for monday in mondays:
        week = figures.week(tmp_path / "journal.db", monday, HOME, now, Settings())
        for day in week.days:
            diary = figures.day(tmp_path / "journal.db", day.date, HOME, now, Settings())
            assert diary.figures == day
            told += [each.row.id for each in diary.moments if isinstance(each, Break) and each.recorded]
    days = rows_by_day(rows, HOME, time(4), now)
    weeks = {monday + timedelta(days=ahead) for monday in mondays for ahead in range(7)}
    meant = [row.id for day, them in days.items() if day in weeks for row in them if row.entry.outcome]
    assert sorted(told) == sorted(meant)
    assert len(meant) > 100


def test_a_correction_counts_in_the_week_the_month_and_the_comparison(tmp_path: Path) -> None:
    def said(at: float, of: int) -> Entry:
        return Entry(at, 0, "correct", detail={"of": of, "as": "completed", "made": NOW})

    path = journal(
        tmp_path,
        Entry(NINE, 0, "skip", "micro", "posture-minute", "skipped"),
        Entry(NINE - 7 * DAY, 0, "ignore", "micro", None, "ignored"),
        said(NINE, 1),
        said(NINE - 7 * DAY, 2),
    )
    told = figures.week(path, MONDAY, UTC, NOW, Settings())
    assert (told.totals.taken, told.totals.due) == (1, 1)
    assert told.compares is not None
    assert told.compares.usual_share == 1.0
    month = figures.month(path, date(2026, 11, 1), UTC, NOW, Settings())
    assert sum(day.taken for day in month.days) == 2


def test_a_pause_that_began_in_another_month_is_known(tmp_path: Path) -> None:
    path = journal(
        tmp_path,
        Entry(NINE - 60 * DAY, 0, "pause"),
        Entry(NINE, 0, "back", seconds=DAY),
        Entry(NINE + HOUR, 0, "resume"),
        Entry(NINE + 3 * HOUR, 0, "away", seconds=60.0),
    )
    told = figures.week(path, MONDAY, UTC, NOW, Settings())
    assert told.days[0].active_s == 2 * HOUR


def test_where_nothing_was_recorded_the_week_and_the_month_are_empty(tmp_path: Path) -> None:
    told = figures.week(tmp_path / "none.db", MONDAY, UTC, NOW, Settings())
    assert told.says == "No breaks yet this week."
    month = figures.month(tmp_path / "none.db", date(2026, 2, 1), UTC, NOW, Settings())
    assert [day.date for day in month.days] == [date(2026, 2, 1) + timedelta(days=index) for index in range(28)]
    assert month.as_json()["totals"] == {"taken": 0, "due": 0, "moved_s": 0.0}
