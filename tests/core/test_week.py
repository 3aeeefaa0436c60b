"""The week's figures, counted a second and naive way, and at the edges of days."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from deskbreak.core.entry import Entry, Row
from deskbreak.core.event import Locked, Skip, Snooze, Tick, Unlocked
from deskbreak.core.week import Week, week_bounds, week_of, week_start
from tests.core.story import HOUR, MINUTE, MONDAY_NINE, Story

FOUR = time(4)
MONDAY = date(2026, 11, 16)


def week(entries: list[Entry], now: float = MONDAY_NINE + 7 * 24 * HOUR) -> Week:
    rows = [Row(number, entry) for number, entry in enumerate(entries, 1)]
    return week_of(rows, MONDAY, UTC, FOUR, now)


def entry(minute: float, kind: str, **values: object) -> Entry:
    return Entry(MONDAY_NINE + minute * MINUTE, 0, kind, **values)  # type: ignore[arg-type]  # short to write


def test_an_empty_week_says_so() -> None:
    empty = week([])
    assert empty.says == "No breaks yet this week."
    assert empty.name == "2026-W47"
    assert [day.strip for day in empty.days] == [()] * 7


@hypothesis_settings(max_examples=25)
@given(st.lists(st.sampled_from(["work", "take", "skip", "snooze", "rest", "nap", "lock"]), max_size=14))
def test_a_lived_day_is_counted_as_the_clocks_counted_it(day: list[str]) -> None:
    story = Story()
    for deed in day:
        match deed:
            case "work":
                story.work(20 * MINUTE)
            case "take" if "snooze" in story.status.can:
                story.take_break()
            case "skip":
                story.ask(Skip())
            case "snooze":
                story.ask(Snooze())
            case "rest":
                story.rest(4 * MINUTE)
            case "nap":
                story.rest(70)
            case "lock":
                story.tell(Locked())
                story.rest(7 * MINUTE)
                story.tell(Unlocked())
    story.work(5 * MINUTE)
    story.tell(Tick())
    told = week(story.entries, story.now.wall).days[0]
    assert told.active_s == pytest.approx(story.state.active, abs=1)
    for outcome in ("completed", "partial", "skipped", "ignored", "natural"):
        assert told.breaks[outcome] == sum(1 for each in story.entries if each.outcome == outcome)
    assert told.snoozes == sum(1 for each in story.entries if each.kind == "snooze")
    assert told.moved_s == pytest.approx(sum(each.seconds or 0 for each in story.entries if each.kind == "step"))
    ends = [span.end for span in told.strip]
    assert [span.start for span in told.strip[1:]] == ends[:-1], "the strip has no gaps"


def test_an_absence_of_two_minutes_from_the_last_input_interrupts_sitting() -> None:
    told = week(
        [
            entry(0, "back", seconds=0),
            entry(50, "away", seconds=60),
            entry(50.5, "back", seconds=90),  # 30 s shown as away: too short to interrupt
            entry(60, "away", seconds=60),
            entry(61, "back", seconds=120),
            entry(80, "away", seconds=60),
        ]
    )
    assert told.days[0].longest_sitting_s == pytest.approx(59.5 * MINUTE)
    assert told.days[0].active_s == pytest.approx((50 + 9.5 + 19) * MINUTE)


def test_what_happens_before_four_belongs_to_the_day_before() -> None:
    night = entry(18 * 60, "skip", outcome="skipped", reminder="micro")  # 03:00 on Tuesday
    morning = entry(19.5 * 60, "skip", outcome="skipped", reminder="micro")  # 04:30
    told = week([night, morning])
    assert [day.breaks["skipped"] for day in told.days[:2]] == [1, 1]


def test_work_over_the_beginning_of_a_day_is_shared_out() -> None:
    told = week([entry(18.5 * 60, "back", seconds=0), entry(20 * 60, "away", seconds=60)])
    assert [day.active_s for day in told.days[:2]] == [30 * MINUTE, HOUR]


def test_withdrawn_counts_nowhere() -> None:
    told = week([entry(1, "withdraw", outcome="withdrawn", reminder="micro")])
    assert told.totals.due == 0
    assert sum(told.totals.breaks.values()) == 0


def test_what_still_goes_on_is_counted_up_to_now() -> None:
    told = week([entry(0, "back", seconds=0)], now=MONDAY_NINE + HOUR)
    assert told.days[0].active_s == HOUR
    assert told.days[1].active_s == 0


def test_the_sentence_and_the_totals() -> None:
    entries = [
        entry(0, "back", seconds=0),
        entry(30, "end", outcome="completed", reminder="micro", routine="minute-one", seconds=55.0),
        entry(60, "end", outcome="partial", reminder="long", routine="five-one", seconds=125.0),
        entry(90, "skip", outcome="skipped", reminder="micro"),
        entry(95, "natural", outcome="natural", reminder="long", seconds=400.0),
    ]
    told = week(entries)
    assert told.says == "2 of 3 breaks taken, 3 minutes moved."
    assert told.routines == (("minute-one", 1), ("five-one", 1))
    assert told.as_json()["totals"]["breaks"] == {
        "completed": 1,
        "partial": 1,
        "skipped": 1,
        "ignored": 0,
        "natural": 1,
    }


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Pacific/Kiritimati"])
def test_a_week_has_its_days_whatever_the_clocks_do(zone: str) -> None:
    here = ZoneInfo(zone)
    for monday in (date(2026, 3, 23), date(2026, 10, 19), date(2026, 12, 28)):
        begins = datetime.combine(monday, FOUR, here).timestamp()
        ends = datetime.combine(monday + timedelta(days=7), FOUR, here).timestamp()
        assert week_start(begins, here, FOUR) == week_start(ends - 1, here, FOUR) == monday
        assert week_start(ends, here, FOUR) == monday + timedelta(days=7)
        assert week_of([], monday, here, FOUR, ends).name == "{}-W{:02}".format(*monday.isocalendar()[:2])
        since, until = week_bounds(monday, FOUR)
        assert since <= begins - 24 * HOUR
        assert ends <= until
