"""The week's summary, as stories: when it comes, what it waits for, and when it does not come at all."""

import json
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from deskbreak.core import codec
from deskbreak.core.effect import Save, SumUp
from deskbreak.core.event import Locked, Pause, Resume, Skip, Start, Started, Stopping, Unlocked, WorldChanged
from deskbreak.core.hours import Hours, Range
from deskbreak.core.settings import Reminder, Settings
from tests.core.story import HOUR, MINUTE, Story

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = date(2026, 11, 16)
RARELY = replace(Settings(), reminders=tuple(replace(each, every_s=6 * HOUR) for each in Settings().reminders))
"""Settings under which nothing is due in an afternoon."""


def at(day: int, hour: int, minute: int = 0) -> float:
    """That time in Berlin on a day of November 2026; the 16th is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN).timestamp()


def afternoon(day: int = 20, hour: int = 15, settings: Settings = RARELY) -> Story:
    """An afternoon, Friday's from three o'clock on where nothing else is said, of a week that has one break."""
    story = Story(settings, wall=at(day, hour), zone=BERLIN)
    story.take_break()
    return story


def summed(story: Story) -> list[tuple[date, str]]:
    """The weeks told of, and when by the clock on the wall."""
    return [
        (effect.monday, datetime.fromtimestamp(story.now.wall - story.now.steady + steady, BERLIN).strftime("%a %H:%M"))
        for steady, effect in story.effects
        if isinstance(effect, SumUp)
    ]


def until(story: Story, day: int, hour: int, minute: int = 0) -> None:
    """Work until then."""
    story.work(at(day, hour, minute) - story.now.wall)


def test_without_hours_it_comes_on_friday_at_four() -> None:
    story = afternoon()
    until(story, 20, 16)
    until(story, 20, 18)
    assert summed(story) == [(WEEK, "Fri 16:00")]


@pytest.mark.parametrize(
    ("ranges", "when"),
    [
        ((Range(3, 9 * 60, 12 * 60), Range(3, 13 * 60, 17 * 60)), "Thu 16:30"),
        ((Range(5, 14 * 60, 18 * 60), Range(1, 9 * 60, 19 * 60)), "Sat 17:30"),
        ((Range(2, 22 * 60, 30 * 60),), "Thu 05:30"),
        ((Range(6, 20 * 60, 30 * 60),), "Mon 03:30"),  # before the week ends, though the hours go on
        (tuple(Range(day, 0, 24 * 60) for day in range(7)), "Fri 16:00"),
    ],
)
def test_it_comes_half_an_hour_before_the_last_working_day_ends(ranges: tuple[Range, ...], when: str) -> None:
    story = Story(replace(RARELY, hours=Hours(ranges)), wall=at(17, 9), zone=BERLIN)
    story.take_break()
    story.tell(Unlocked())
    while story.now.wall < at(23, 4):
        story.work(5 * HOUR)
        if story.phase() == "prompting":
            story.ask(Skip())
    assert summed(story)[:1] == [(WEEK, when)]


def test_it_is_on_disk_before_it_is_shown() -> None:
    story = afternoon()
    until(story, 20, 16)
    effects = [effect for _at, effect in story.effects]
    assert isinstance(effects[effects.index(SumUp(WEEK)) - 1], Save)


def test_a_week_without_a_break_is_not_summed_up() -> None:
    story = Story(RARELY, wall=at(20, 9), zone=BERLIN)
    story.tell(Locked())
    story.rest(20 * MINUTE)
    story.tell(Unlocked())
    until(story, 20, 14)
    assert summed(story) == []


def test_it_can_be_switched_off() -> None:
    story = afternoon(settings=replace(RARELY, summary=False))
    until(story, 20, 18)
    assert summed(story) == []
    assert story.listening == frozenset()


def test_a_break_of_the_week_before_is_none_of_this_one() -> None:
    story = Story(RARELY, wall=at(15, 18), zone=BERLIN)
    story.take_break()
    story.pass_time(at(20, 15) - story.now.wall)
    story.tell(Started())
    until(story, 20, 17)
    assert summed(story) == []


def test_it_waits_for_somebody_who_is_there_and_not_just_back() -> None:
    story = afternoon()
    until(story, 20, 15, 50)
    story.tell(Locked())
    story.rest(30 * MINUTE)
    assert summed(story) == []
    story.tell(Unlocked())
    story.work(59)
    assert summed(story) == []
    story.work(2)
    assert summed(story) == [(WEEK, "Fri 16:21")]


def test_it_waits_while_a_break_is_asked_for_or_plays() -> None:
    story = afternoon(settings=replace(RARELY, reminders=(Reminder("long", 50 * MINUTE, 5 * MINUTE),)))
    story.until_prompt()
    until(story, 20, 16, 1)
    assert story.phase() == "prompting"
    assert summed(story) == []
    assert story.ask(Start()).ok
    story.play()
    assert summed(story) == []
    story.work(2 * MINUTE)
    assert len(summed(story)) == 1


def test_it_waits_for_the_end_of_do_not_disturb_however_long_that_takes() -> None:
    story = afternoon()
    story.begins("dnd")
    until(story, 20, 19)
    assert summed(story) == []
    assert story.phase() == "counting"
    story.ends("dnd")
    assert summed(story) == [(WEEK, "Fri 19:00")]
    assert story.listening == frozenset()


def test_what_holds_is_not_listened_to_before_it_is_due() -> None:
    story = afternoon()
    until(story, 20, 15, 59)
    assert story.listening == frozenset()


def test_a_look_that_never_answers_does_not_hold_it_up() -> None:
    story = afternoon()
    story.deaf = True
    until(story, 20, 16, 1)
    assert summed(story) == [(WEEK, "Fri 16:00")]


def test_it_waits_for_the_end_of_a_pause() -> None:
    story = afternoon()
    story.ask(Pause("forever"))
    until(story, 20, 17)
    assert summed(story) == []
    story.ask(Resume())
    assert summed(story) == [(WEEK, "Fri 17:00")]


def test_it_comes_on_the_weekend_where_friday_was_too_busy_and_never_once_the_week_is_over() -> None:
    for back, expected in ((at(22, 12), [(WEEK, "Sun 12:01")]), (at(23, 9), [])):
        story = afternoon()
        story.tell(Stopping())
        story.pass_time(back - story.now.wall)
        story.tell(Started())
        story.work(10 * MINUTE)
        assert summed(story) == expected


def test_outside_the_hours_nobody_is_told() -> None:
    story = afternoon(settings=replace(RARELY, hours=Hours((Range(4, 9 * 60, 17 * 60),))))
    story.begins("dnd")
    until(story, 20, 17, 10)
    story.ends("dnd")
    until(story, 20, 19)
    assert summed(story) == []


def test_once_a_week_through_restarts_and_changed_hours() -> None:
    story = afternoon()
    until(story, 20, 16, 10)
    story.tell(Stopping())
    story.state = codec.load(json.loads(json.dumps(codec.dump(story.state))))
    story.pass_time(10 * MINUTE)
    story.tell(Started())
    until(story, 20, 17)
    hours = Hours((Range(4, 9 * 60, 20 * 60),))
    story.world = replace(story.world, settings=replace(story.world.settings, hours=hours))
    story.tell(WorldChanged())
    until(story, 20, 20)
    assert len(summed(story)) == 1


def test_the_next_week_is_summed_up_again() -> None:
    story = afternoon()
    until(story, 20, 17)
    story.rest(at(27, 15) - story.now.wall)
    story.work(1)
    story.take_break()
    until(story, 27, 17)
    assert [monday for monday, _when in summed(story)] == [WEEK, date(2026, 11, 23)]


def test_the_week_ends_when_its_last_day_does() -> None:
    settings = replace(RARELY, hours=Hours((Range(6, 20 * 60, 27 * 60),)), day_begins=time(2))
    story = afternoon(22, 21, settings)
    until(story, 23, 3)
    assert summed(story) == [(WEEK, "Mon 01:30")]


def test_a_state_of_an_earlier_version_is_summed_up_too() -> None:
    story = afternoon()
    data = codec.dump(story.state)
    del data["summing"], data["summed_up"]
    story.state = codec.load(data)
    until(story, 20, 17)
    assert len(summed(story)) == 1
