"""Working hours and days across midnight, summer time and time zones."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core import hours
from deskbreak.core.hours import ALWAYS, Hours, Range

BERLIN = ZoneInfo("Europe/Berlin")
ranges = st.builds(
    lambda day, start, length: Range(day, start, start + length),
    st.integers(0, 6),
    st.integers(0, 1439),
    st.integers(1, 1400),
)
walls = st.integers(1735686000, 1830290400).map(float)  # 2025 to 2027


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).timestamp()


def test_always_open_never_changes() -> None:
    assert hours.is_open(ALWAYS, 0.0, BERLIN)
    assert hours.next_change(ALWAYS, 0.0, BERLIN) is None


@given(st.lists(ranges, min_size=1, max_size=4), walls)
def test_nothing_changes_before_the_next_change(spans: list[Range], wall: float) -> None:
    week = Hours(tuple(spans))
    now = hours.is_open(week, wall, BERLIN)
    change = hours.next_change(week, wall, BERLIN)
    if change is None:
        return  # ranges that meet all round the week
    assert hours.is_open(week, change, BERLIN) != now
    for share in (0.1, 0.5, 0.9):
        assert hours.is_open(week, wall + (change - wall) * share, BERLIN) == now


def test_a_night_shift_belongs_to_the_day_it_began_on() -> None:
    friday_night = Hours((Range(4, 22 * 60, 30 * 60),))
    assert hours.is_open(friday_night, at("2026-11-21 05:59"), BERLIN)
    assert not hours.is_open(friday_night, at("2026-11-20 05:59"), BERLIN)


def test_the_night_of_the_clock_change_has_its_real_length() -> None:
    saturday_night = Hours((Range(5, 22 * 60, 30 * 60),))
    spring, autumn = at("2026-03-28 22:00"), at("2026-10-24 22:00")
    assert hours.next_change(saturday_night, spring, BERLIN) == spring + 7 * 3600
    assert hours.next_change(saturday_night, autumn, BERLIN) == autumn + 9 * 3600


@given(walls, st.integers(0, 6))
def test_a_day_holds_what_lies_between_its_beginnings(wall: float, begins: int) -> None:
    day = hours.day_of(wall, BERLIN, time(begins))
    assert hours.day_start(day, BERLIN, time(begins)) <= wall
    assert wall < hours.day_start(day + timedelta(days=1), BERLIN, time(begins))


def test_the_small_hours_belong_to_the_day_before() -> None:
    assert hours.day_of(at("2026-11-21 03:59"), BERLIN, time(4)) == date(2026, 11, 20)
    assert hours.day_of(at("2026-11-21 04:00"), BERLIN, time(4)) == date(2026, 11, 21)
