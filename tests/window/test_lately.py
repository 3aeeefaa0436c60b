"""The line of a sore place: the day of its last score is the person's, which begins when theirs does."""

from datetime import UTC, datetime, time

from deskbreak.core.body.spot import Spot
from deskbreak.window.body import lately

FOUR = time(4)


def at(day: int, hour: int) -> float:
    return datetime(2026, 11, day, hour, tzinfo=UTC).timestamp()


def test_a_score_of_the_small_hours_belongs_to_the_day_before() -> None:
    spot = Spot("shoulder-top", "left", "", 4, at(17, 23), kept=True)
    assert lately.says(spot, at(18, 2), UTC, FOUR) == "Your left shoulder: 4 of 10 today."
    assert lately.says(spot, at(18, 4), UTC, FOUR) == "Your left shoulder: 4 of 10 yesterday."


def test_nobody_is_asked_twice_in_a_night() -> None:
    spot = Spot("shoulder-top", "left", "", 4, at(17, 23), kept=True)
    assert lately.to_ask([spot], at(18, 2), UTC, FOUR) is None
    assert lately.to_ask([spot], at(18, 9), UTC, FOUR) == spot
