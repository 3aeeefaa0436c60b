"""The plan of a day is what a day really brings."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbreak.core import schedule, wording
from deskbreak.core.event import Locked, Start, Unlocked
from deskbreak.core.hours import WEEKDAYS, Hours, Range
from deskbreak.core.plan import Plan, plan
from deskbreak.core.settings import CUES, PRESETS, Reminder, Settings
from tests.core.story import MINUTE, Story, routine

MIDNIGHT = 1_794_787_200.0  # Monday, 16 November 2026, UTC


def lived(settings: Settings, day: Plan) -> list[tuple[str, float]]:
    """Somebody's Monday, with every break taken when it is offered: reminders and minutes after midnight."""
    story = Story(settings, wall=MIDNIGHT + day.work[0][0] * MINUTE, senses=False)
    lengths = {each.name: each.length_s for each in settings.reminders}
    story.world = replace(story.world, routines={name: routine(name, length) for name, length in lengths.items()})
    taken: list[tuple[str, float]] = []
    for begins, ends in day.work:
        story.work(MIDNIGHT + begins * MINUTE - story.now.wall)
        story.tell(Unlocked())
        while (left := MIDNIGHT + ends * MINUTE - story.now.wall) > 0:
            due = schedule.deadline(story.state, story.now, story.world)
            story.work(left if due is None else min(left, due - story.now.steady))
            said = story.status
            if said.phase == "prompting" and said.next is not None:
                taken.append((said.next.reminder, (story.now.wall - MIDNIGHT) / MINUTE))
                assert story.ask(Start(said.next.reminder)).ok
                story.play()
        story.tell(Locked())
    return taken


SEVERAL = st.lists(
    st.tuples(st.integers(0, 1380), st.integers(30, 900)).map(lambda each: Range(0, each[0], sum(each))), max_size=3
)


@settings(max_examples=15)
@given(
    st.tuples(st.integers(5, 120), st.integers(15, 240), st.booleans()),
    st.tuples(st.integers(10, 240), st.integers(60, 590), st.booleans()),
    SEVERAL,
    st.sampled_from([CUES, tuple(replace(each, on=True) for each in CUES)]),
)
def test_it_agrees_with_a_story(
    micro: tuple[int, int, bool], long: tuple[int, int, bool], ranges: list[Range], cues: tuple[Reminder, ...]
) -> None:
    reminders = tuple(
        Reminder(name, every * MINUTE, length, on) for name, (every, length, on) in (("micro", micro), ("long", long))
    )
    hours = Hours(tuple(ranges))
    wanted = Settings(reminders=reminders, hours=hours, cues=cues)
    day = plan(wanted)
    stories = lived(wanted, day)
    assert replace(day, cues=0) == plan(Settings(reminders=reminders, hours=hours)), "cues change no break"
    assert [each.reminder for each in day.breaks] == [name for name, _at in stories]
    assert [each.at for each in day.breaks] == pytest.approx([at for _name, at in stories], abs=0.01)


@pytest.mark.parametrize(
    ("preset", "says"),
    [
        ("gentle", "At this pace: 6 long breaks by 17:30."),
        ("balanced", "At this pace: 8 micro-breaks and 6 long breaks by 17:30."),
        ("frequent", "At this pace: 16 micro-breaks and 6 long breaks by 17:30."),
        ("recovery", "At this pace: 112 micro-breaks and 8 long breaks by 17:30."),
    ],
)
def test_a_day_of_each_preset(preset: str, says: str) -> None:
    day = plan(Settings(preset=preset, reminders=PRESETS[preset]))
    assert day.work == ((540, 780), (810, 1050))
    assert wording.pace(day.count("micro"), day.count("long"), "17:30") == says


def test_the_first_day_with_hours_is_the_one() -> None:
    tuesday = WEEKDAYS.index("tue")
    day = plan(Settings(hours=Hours((Range(4, 540, 600), Range(tuesday, 22 * 60, 25 * 60)))))
    assert day.work == ((1320, 1500),)
    assert [each.reminder for each in day.breaks] == ["micro", "long", "micro", "long", "micro"]
    assert day.breaks[0].at == pytest.approx(1320 + 30)


@pytest.mark.parametrize(("preset", "cues"), [("gentle", 16), ("balanced", 14), ("frequent", 0), ("recovery", 0)])
def test_the_cues_that_fit_between_the_breaks_of_each_preset(preset: str, cues: int) -> None:
    eyes = replace(CUES[0], on=True)
    assert plan(Settings(preset=preset, reminders=PRESETS[preset], cues=(eyes,))).cues == cues


def test_without_breaks_it_says_so() -> None:
    off = tuple(replace(each, on=False) for each in PRESETS["balanced"])
    assert plan(Settings(reminders=off)).breaks == ()
    assert wording.pace(0, 0, "17:30") == "At this pace: no break by 17:30."
