"""How long the window stays, on a clock that the tests move."""

from deskbreak.window.stay import Stay
from tests.window.conftest import Clock


def test_the_first_page_is_waited_for_two_minutes(clock: Clock) -> None:
    stay = Stay(clock)
    assert stay.left_s == 120
    clock.now += 120
    assert stay.left_s == 0


def test_it_stays_while_a_page_is_open_and_a_minute_longer(clock: Clock) -> None:
    stay = Stay(clock)
    stay.came()
    clock.now += 10_000
    assert stay.left_s is None
    stay.went()
    assert stay.left_s == 60


def test_a_reload_is_no_goodbye(clock: Clock) -> None:
    stay = Stay(clock)
    stay.came()
    stay.went()
    clock.now += 59
    stay.came()
    assert stay.left_s is None


def test_one_of_two_pages_going_changes_nothing(clock: Clock) -> None:
    stay = Stay(clock)
    stay.came()
    stay.came()
    stay.went()
    assert stay.left_s is None


def test_once_it_is_time_to_end_nothing_is_waited_for(clock: Clock) -> None:
    stay = Stay(clock)
    clock.now += 119
    assert not stay.ends()
    assert stay.expect()
    clock.now += 120
    assert stay.ends()
    assert not stay.expect()
    assert stay.ends()


def test_an_address_given_out_is_waited_for(clock: Clock) -> None:
    stay = Stay(clock)
    stay.came()
    stay.went()
    clock.now += 59
    stay.expect()
    assert stay.left_s == 120
