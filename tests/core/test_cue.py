"""Cues, as stories: when they come and go, what they give way to, and what leaves them out."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core import codec, hint, schedule
from deskbreak.core.effect import HideCue, ShowCue, SumUp
from deskbreak.core.event import Locked, Pause, Resume, Skip, Snooze, Started, Stopping, Unlocked, WorldChanged
from deskbreak.core.hours import Hours, Range
from deskbreak.core.settings import CUES, Reminder, Settings
from deskbreak.core.state import CueDue, CueShown
from tests.core.story import HOUR, MINUTE, MONDAY_NINE, Story

EYES, POSTURE = (replace(each, on=True) for each in CUES)
RARELY = tuple(replace(each, every_s=6 * HOUR) for each in Settings().reminders)


def settings(*cues: Reminder, reminders: tuple[Reminder, ...] = RARELY) -> Settings:
    """These cues, and breaks that are out of the way unless `reminders` says otherwise."""
    off = tuple(each for each in CUES if each.name not in {cue.name for cue in cues})
    return Settings(reminders=reminders, cues=(*cues, *off))


def shown(story: Story) -> list[float]:
    """Minutes at which a cue was shown."""
    return [round((at - story.begun) / MINUTE, 2) for at, effect in story.effects if isinstance(effect, ShowCue)]


def hidden(story: Story) -> list[float]:
    """Minutes at which one was taken down."""
    return [round((at - story.begun) / MINUTE, 2) for at, effect in story.effects if isinstance(effect, HideCue)]


def change(story: Story, to: Settings) -> None:
    """Go by other settings from now on."""
    story.world = replace(story.world, settings=replace(to, strength_days=frozenset()))
    story.tell(WorldChanged())


def test_without_one_nothing_is_different() -> None:
    story = Story(settings())
    story.work(HOUR)
    assert (shown(story), story.kinds("cue"), story.listening) == ([], [], frozenset())
    assert schedule.deadline(story.state, story.now, story.world) == pytest.approx(story.state.saved + 300.0)


def test_it_comes_in_a_pause_of_the_hands_and_goes_after_its_length() -> None:
    story = Story(settings(EYES))
    story.work(20 * MINUTE + 30)
    assert shown(story) == []
    story.rest(10)
    assert shown(story) == [20.58]  # half a minute, and five seconds of the pause
    (entry,) = story.kinds("cue")
    assert (entry.reminder, entry.outcome, entry.detail) == ("eyes", None, {"text": "Look into the distance"})
    assert hidden(story) == []
    story.rest(20)
    assert hidden(story) == [20.92]
    story.work(10 * MINUTE)
    assert len(story.kinds("cue")) == 1, "it is shown once"


def test_who_never_pauses_is_told_after_three_minutes() -> None:
    story = Story(settings(EYES))
    story.work(50 * MINUTE)
    assert shown(story) == [23.0, 46.0]


def test_the_entry_comes_first() -> None:
    story = Story(settings(EYES), senses=False)
    story.work(21 * MINUTE)
    effects = [type(effect).__name__ for _at, effect in story.effects]
    assert effects[effects.index("ShowCue") - 1] == "Record"


def test_nothing_is_looked_for_before_one_is_due_nor_afterwards() -> None:
    story = Story(settings(EYES))
    story.work(20 * MINUTE - 1)
    assert story.listening == frozenset()
    story.work(2)
    assert story.listening == story.world.settings.senses
    story.rest(10)
    assert shown(story)
    assert story.listening == frozenset()


@pytest.mark.parametrize("reason", ["microphone", "camera", "fullscreen", "dnd", "screen", "program:zoom"])
def test_a_reason_to_hold_leaves_it_out(reason: str) -> None:
    story = Story(settings(EYES))
    story.work(10 * MINUTE)
    story.begins(reason)
    story.work(15 * MINUTE)
    assert story.kinds("cue", "hold", "release") == []
    story.ends(reason)
    story.work(10 * MINUTE)
    assert shown(story) == [], "what was missed is not made up for"
    story.work(10 * MINUTE)
    assert shown(story) == [43.0]


def test_a_reason_that_begins_while_it_waits_for_a_moment_leaves_it_out_too() -> None:
    story = Story(settings(EYES))
    story.work(21 * MINUTE)
    story.begins("microphone")
    story.rest(30)
    assert shown(story) == []


def test_before_the_look_has_answered_nothing_is_shown() -> None:
    story = Story(settings(EYES))
    story.deaf = True
    story.work(20 * MINUTE)
    story.rest(2)
    assert shown(story) == []
    story.rest(8)
    assert shown(story) == [20.08]


@pytest.mark.parametrize(
    ("minutes", "seen"),
    [(17, [17.0]), (24, []), (30, [])],
)
def test_a_break_that_is_due_soon_comes_instead(minutes: float, seen: list[float]) -> None:
    story = Story(settings(replace(EYES, every_s=minutes * MINUTE), reminders=Settings().reminders), senses=False)
    story.until_prompt()
    assert story.minute == pytest.approx(30, abs=0.1)
    assert shown(story) == seen
    story.take_break()
    ended = story.minute
    story.work((minutes - 1) * MINUTE)
    assert shown(story) == seen
    if minutes == 17:
        story.work(2 * MINUTE)
        assert shown(story)[-1] == pytest.approx(ended + minutes, abs=0.1)


def test_two_cues_keep_apart_and_neither_starves_the_other() -> None:
    for posture_every, expected in (
        (15, [(15, "posture"), (20, "eyes"), (30, "posture"), (40, "eyes"), (45, "posture"), (60, "eyes")]),
        (20, [(20, "eyes"), (23, "posture"), (40, "eyes"), (43, "posture"), (60, "eyes")]),
    ):
        story = Story(settings(EYES, replace(POSTURE, every_s=posture_every * MINUTE)), senses=False)
        story.work(61 * MINUTE)
        names = [entry.reminder for entry in story.kinds("cue")]
        assert list(zip(shown(story), names, strict=True)) == expected


def test_a_break_in_between_starts_the_clock_anew_however_it_ends() -> None:
    hourly = replace(EYES, every_s=60 * MINUTE)
    story = Story(settings(hourly, reminders=(Reminder("micro", 50 * MINUTE, 60),)), senses=False)
    story.until_prompt()
    assert story.ask(Skip()).ok
    story.work(30 * MINUTE)
    assert shown(story) == []


def test_a_break_of_ones_own_starts_it_anew_though_it_was_cut_short() -> None:
    story = Story(settings(EYES))
    story.work(15 * MINUTE)
    story.take_break()
    story.work(19 * MINUTE)
    story.rest(10)
    assert shown(story) == []
    story.work(MINUTE)
    story.rest(10)
    assert len(shown(story)) == 1


def test_a_natural_break_starts_it_anew_and_a_shorter_absence_does_not() -> None:
    for gone, anew in ((30, False), (2 * MINUTE, True)):
        story = Story(settings(EYES))
        story.work(15 * MINUTE)
        story.tell(Locked())
        story.rest(gone)
        story.tell(Unlocked())
        story.work(10 * MINUTE)
        assert (shown(story) == []) is anew
        assert story.kinds("natural") == ([] if not anew else story.kinds("natural"))


def test_an_absence_that_no_break_counts_starts_it_anew() -> None:
    reminders = (Reminder("long", 6 * HOUR, 5 * MINUTE),)
    story = Story(settings(EYES, reminders=reminders))
    story.work(15 * MINUTE)
    story.tell(Locked())
    story.rest(2 * MINUTE)
    story.tell(Unlocked())
    story.work(10 * MINUTE)
    assert shown(story) == []
    assert story.kinds("natural") == []


def test_never_within_a_minute_of_a_return() -> None:
    story = Story(settings(EYES))
    story.work(19.9 * MINUTE)
    story.tell(Locked())
    story.rest(20)
    story.tell(Unlocked())
    story.work(30)
    story.rest(15)
    assert shown(story) == []
    story.rest(20)
    assert len(shown(story)) == 1


def test_never_in_a_pause_outside_the_hours_or_while_a_break_is_snoozed() -> None:
    story = Story(settings(EYES), senses=False)
    story.work(19 * MINUTE)
    story.tell(Pause("forever"))
    story.work(HOUR)
    assert shown(story) == []
    story.tell(Resume())
    story.work(2 * MINUTE)
    assert shown(story) == [80.0], "the clock went on where it stood"

    hours = Hours((Range(0, 9 * 60, 9 * 60 + 15), Range(0, 10 * 60, 11 * 60)))
    story = Story(replace(settings(EYES), hours=hours), wall=MONDAY_NINE, senses=False)
    story.work(3 * HOUR)
    assert shown(story) == [80.0, 100.0], "the clock started anew at ten"

    story = Story(settings(EYES, reminders=(Reminder("micro", 10 * MINUTE, 60),)), senses=False)
    story.until_prompt()
    assert story.ask(Snooze(30 * MINUTE)).ok
    story.work(29 * MINUTE)
    assert shown(story) == []


def test_changing_a_setting_restarts_no_clock() -> None:
    story = Story(settings(), senses=False)
    story.work(15 * MINUTE)
    change(story, settings(EYES))
    story.work(6 * MINUTE)
    assert shown(story) == [20.0]
    change(story, settings(replace(EYES, every_s=30 * MINUTE)))
    story.work(5 * MINUTE)
    change(story, settings(replace(EYES, every_s=5 * MINUTE)))
    assert shown(story) == [20.0, 26.0]


def test_one_that_waits_is_dropped_where_it_is_switched_off() -> None:
    story = Story(settings(EYES))
    story.work(21 * MINUTE)
    assert isinstance(story.state.cue, CueDue)
    change(story, settings())
    story.rest(30)
    assert shown(story) == []
    assert story.state.cue is None


def test_a_kill_takes_nothing_and_shows_nothing_twice() -> None:
    story = Story(settings(EYES), senses=False)
    story.work(20 * MINUTE)
    assert shown(story) == [20.0]
    story.state = codec.load(json.loads(json.dumps(codec.dump(story.state))))
    story.pass_time(10)
    story.tell(Started())
    story.work(19 * MINUTE)
    assert (shown(story), hidden(story)) == ([20.0], [])
    story.work(2 * MINUTE)
    assert len(shown(story)) == 2


def test_it_is_taken_down_when_the_program_ends() -> None:
    story = Story(settings(EYES), senses=False)
    story.work(20 * MINUTE + 5)
    story.tell(Stopping())
    assert hidden(story) == [20.08]


def test_it_stays_for_who_looks_away_and_goes_with_a_lock() -> None:
    for event, stays in ((None, True), (Locked(), False)):
        story = Story(replace(settings(EYES), stop_after_s=10.0))
        story.work(20 * MINUTE)
        story.rest(6)
        assert shown(story) == [20.08]
        if event is not None:
            story.tell(event)
        story.rest(15)
        assert story.phase() == "away"
        assert isinstance(story.state.cue, CueShown) is stays
        story.rest(5)
        assert len(hidden(story)) == 1


def test_a_break_that_becomes_due_takes_its_place() -> None:
    story = Story(settings(EYES), senses=False)
    story.work(20 * MINUTE + 5)
    change(story, settings(EYES, reminders=Settings().reminders[:1]))
    assert story.phase() == "counting"
    change(story, settings(EYES, reminders=(Reminder("micro", 5 * MINUTE, 60),)))
    kinds = [type(effect).__name__ for _at, effect in story.effects][-3:]
    assert (story.phase(), "HideCue" in kinds, story.state.cue) == ("prompting", True, None)


def test_the_week_in_a_sentence_comes_instead() -> None:
    story = Story(settings(EYES), wall=datetime(2026, 11, 20, 15, 30, tzinfo=UTC).timestamp(), senses=False)
    story.take_break()
    story.work(HOUR)
    summed = [round((at - story.begun) / MINUTE, 1) for at, effect in story.effects if isinstance(effect, SumUp)]
    assert summed == [30.0]
    assert shown(story)[1] == pytest.approx(50.0, abs=0.1)


def test_no_figure_knows_of_it() -> None:
    story = Story(settings(EYES, POSTURE), senses=False)
    story.work(2 * HOUR)
    assert story.outcomes() == []
    assert story.kinds("cue")


# ---- what is said


@given(st.integers(0, 2**32), st.integers(0, 500))
def test_every_hint_comes_before_any_comes_again_and_none_twice_running(seed: int, turn: int) -> None:
    pool = hint.on_posture()
    told = [hint.posture(number, seed) for number in range(len(pool) * turn, len(pool) * (turn + 2))]
    assert set(told[: len(pool)]) == set(told[len(pool) :]) == set(pool)
    assert all(one != another for one, another in pairwise(told))


def test_people_are_told_in_different_orders() -> None:
    orders = {tuple(hint.posture(number, seed)[0] for number in range(10)) for seed in range(20)}
    assert len(orders) > 10


def test_the_hints_go_on_after_a_restart() -> None:
    story = Story(settings(POSTURE), senses=False)
    story.work(76 * MINUTE)
    story.state = codec.load(json.loads(json.dumps(codec.dump(story.state))))
    story.tell(Started())
    story.work(76 * MINUTE)
    texts = [entry.detail["text"] for entry in story.kinds("cue")]
    assert len(texts) == len(set(texts)) == 10
