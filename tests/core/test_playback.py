"""Where in a routine a player is: every second played is told once, whatever is pressed."""

from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core.playback import Over, Playback, StepDone, Turned
from tests.window.exercises import NECK, SECONDS


def test_played_through_every_step_is_told_with_its_seconds() -> None:
    playback = Playback(NECK)
    happened = [each for _second in range(100) for each in playback.advance(1.0)]
    assert [each for each in happened if isinstance(each, StepDone)] == [
        StepDone(step, seconds) for step, seconds in enumerate(SECONDS)
    ]
    assert happened[-1] == Over()
    assert sum(isinstance(each, Turned) for each in happened) == len(playback.moments) - 1
    assert (playback.whole, playback.unfinished_s) == (1.0, 0.0)


def test_a_late_tick_leaves_nothing_out() -> None:
    happened = Playback(NECK).advance(1e6)
    assert [each.step for each in happened if isinstance(each, StepDone)] == [0, 1, 2]


def test_it_goes_on_where_it_was_left() -> None:
    playback = Playback(NECK, done=[0, 1])
    assert playback.step == 2
    assert Playback(NECK, done=[0, 1, 2]).over


def test_back_is_the_beginning_of_the_step_and_then_the_one_before() -> None:
    playback = Playback(NECK)
    playback.advance(SECONDS[0] + 3.0 + 2.0 + 2.5)
    assert (playback.step, playback.moment.part) == (1, "cycle")
    playback.back()
    assert (playback.step, playback.moment.part, playback.into) == (1, "announce", 0.0)
    playback.back()
    assert playback.step == 0


def test_forth_leaves_the_step_unfinished_and_ends_behind_the_last() -> None:
    playback = Playback(NECK)
    playback.advance(1.5)
    assert playback.forth()
    assert playback.unfinished_s == 1.5
    assert playback.forth()
    assert not playback.forth()
    assert not playback.at_end


def done_of_each(playback: Playback, *passed_over: int) -> bool:
    """Say Done of every step 4 s after it began, but for those; whether that reaches the end."""
    for step in range(len(playback.routine.steps)):
        playback.advance(4.0)
        if step not in passed_over:
            assert playback.finish_step()
        playback.forth()
    return playback.at_end


def test_who_says_done_of_every_step_has_come_to_the_end() -> None:
    playback = Playback(NECK)
    assert done_of_each(playback)
    assert not playback.over
    assert (playback.done, playback.unfinished_s) == ({0, 1, 2}, 0.0)


def test_done_of_the_last_step_does_not_stand_for_one_that_was_passed_over() -> None:
    assert not done_of_each(Playback(NECK), 0)
    assert not done_of_each(Playback(NECK), 2)


def test_done_of_the_steps_that_a_page_before_left_open_is_done_of_all() -> None:
    playback = Playback(NECK, done=[0, 1])
    playback.advance(4.0)
    assert not playback.at_end
    assert playback.finish_step()
    assert playback.at_end


MOVES = st.one_of(st.floats(0.01, 20.0), st.sampled_from(["back", "forth"]))


@given(st.lists(MOVES, max_size=40))
def test_no_step_is_told_twice_and_no_share_leaves_its_bounds(moves: list[float | str]) -> None:
    playback = Playback(NECK)
    told = []
    for move in moves:
        if isinstance(move, str):
            getattr(playback, move)()
        else:
            told += [each.step for each in playback.advance(move) if isinstance(each, StepDone)]
        assert 0.0 <= playback.whole <= 1.0
        assert all(0.0 <= playback.share(step) <= 1.0 for step in range(3))
    assert len(told) == len(set(told))
    assert set(told) == playback.done
