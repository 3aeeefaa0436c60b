"""The rhythm of sitting and standing as stories: when it asks, what an answer does, and what ends standing."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from deskbreak.core import codec
from deskbreak.core.effect import Effect, HideCue, Prompt, ShowCue, Withdraw
from deskbreak.core.entry import Row
from deskbreak.core.event import (
    Event,
    Locked,
    NoticesBack,
    NotNow,
    Pause,
    Resume,
    Sit,
    Skip,
    Snooze,
    Stand,
    Start,
    Started,
    Stopping,
    Tick,
    Unlocked,
    WorldChanged,
)
from deskbreak.core.hours import Hours, Range
from deskbreak.core.key import put_preset
from deskbreak.core.settings import Reminder, Settings, SitStand
from deskbreak.core.week import week_of
from tests.core import naive
from tests.core.story import HOUR, MINUTE, MONDAY_NINE, Story

ON = SitStand(on=True)
RARELY = (Reminder("micro", 8 * HOUR, 60, on=False), Reminder("long", 8 * HOUR, 300))
ALONE = Settings(reminders=RARELY, stand=ON)
"""The rhythm with no break in its way."""
CALM_CAP = 3.0
STAND, SIT = "Stand for a while?", "Move for 2 min, then sit"


def asked(story: Story) -> list[tuple[str, float]]:
    """What was asked, and at which minute."""
    return [
        (effect.title, round((at - story.begun) / MINUTE, 1))
        for at, effect in story.effects
        if isinstance(effect, ShowCue)
    ]


def up(story: Story) -> bool:
    """Whether the question is on the screen."""
    seen = [effect for _at, effect in story.effects if isinstance(effect, ShowCue | HideCue)]
    return bool(seen) and isinstance(seen[-1], ShowCue)


def said(story: Story) -> list[tuple[str, object, float]]:
    """The changes of position that were written down."""
    return [
        (entry.kind, entry.detail["asked"], round((entry.at - MONDAY_NINE) / MINUTE, 1))
        for entry in story.kinds("stand", "sit")
    ]


def answer(story: Story, label: str) -> None:
    """Press the button of the last question."""
    shown = next(effect for _at, effect in reversed(story.effects) if isinstance(effect, ShowCue))
    story.tell(dict(shown.buttons)[label])


# ---- the rhythm


def test_twenty_minutes_of_sitting_then_eight_of_standing() -> None:
    story = Story(ALONE)
    story.work(22.9 * MINUTE)
    assert asked(story) == []
    story.work(0.2 * MINUTE)
    assert asked(story) == [(STAND, 20 + CALM_CAP)]
    answer(story, "I'm standing")
    assert not up(story)
    story.work(12 * MINUTE)
    assert asked(story)[1:] == [(SIT, 34.1)]  # 8 minutes from the answer, and the wait for a moment
    answer(story, "I'm sitting")
    assert said(story) == [("stand", "prompt", 23.1), ("sit", "prompt", 35.1)]
    story.work(24 * MINUTE)
    assert asked(story)[2:] == [(STAND, 58.1)]


def test_what_is_asked_is_written_down_and_says_how_long_it_was() -> None:
    story = Story(ALONE)
    story.work(24 * MINUTE)
    assert [entry.detail["text"] for entry in story.kinds("cue")] == [STAND]
    shown = next(effect for _at, effect in story.effects if isinstance(effect, ShowCue))
    assert shown.body == "You have been sitting for 23 min."
    assert [label for label, _event in shown.buttons] == ["I'm standing", "Not now"]


def test_it_waits_for_a_pause_in_the_typing() -> None:
    story = Story(ALONE)
    story.work(21 * MINUTE)
    story.rest(6)
    assert asked(story) == [(STAND, 21.1)]


def test_it_is_off_until_somebody_wants_it() -> None:
    story = Story(Settings(reminders=RARELY))
    story.work(3 * HOUR)
    assert asked(story) == []
    assert story.status.standing is None


def test_the_preset_has_it() -> None:
    story = Story(put_preset(Settings(), "sit-stand"))
    story.work(24 * MINUTE)
    assert [title for title, _at in asked(story)] == [STAND]


def test_not_now_means_another_stretch() -> None:
    story = Story(ALONE)
    story.work(24 * MINUTE)
    answer(story, "Not now")
    assert not up(story)
    story.work(24 * MINUTE)
    assert asked(story)[1:] == [(STAND, 47)]
    assert said(story) == []


def test_who_stands_may_stand_on() -> None:
    story = Story(ALONE)
    story.tell(Stand())
    story.work(12 * MINUTE)
    answer(story, "Not now")
    story.work(12 * MINUTE)
    assert [title for title, _at in asked(story)] == [SIT, SIT]
    assert said(story) == [("stand", "person", 0)]


def test_unanswered_it_is_asked_once_more_and_then_sitting_begins_anew() -> None:
    story = Story(ALONE)
    story.work(40 * MINUTE)
    assert asked(story) == [(STAND, 23), (STAND, 28)]
    assert not up(story)
    story.work(17 * MINUTE)
    assert asked(story)[2:] == [(STAND, 56)]  # 20 minutes from minute 33


def test_who_does_not_answer_is_not_taken_to_stand_for_hours() -> None:
    story = Story(ALONE)
    story.tell(Stand())
    story.work(2 * HOUR)
    assert said(story) == [("stand", "person", 0), ("sit", "assumed", 21)]
    assert [title for title, _at in asked(story)][:2] == [SIT, SIT]


def test_a_changed_setting_restarts_nothing_and_holds_at_once() -> None:
    story = Story(ALONE)
    story.work(15 * MINUTE)
    shorter = replace(ALONE, stand=SitStand(on=True, sit_s=10 * MINUTE))
    story.world = replace(story.world, settings=shorter)
    story.tell(WorldChanged())
    story.rest(6)
    assert asked(story) == [(STAND, 15.1)]
    story.world = replace(story.world, settings=replace(ALONE, stand=SitStand()))
    story.tell(WorldChanged())
    assert not up(story)


# ---- breaks and the question


def test_a_break_that_is_due_soon_is_waited_for_and_does_for_the_move() -> None:
    story = Story(put_preset(Settings(), "sit-stand"))
    story.work(21 * MINUTE)
    story.tell(Stand())
    story.until_prompt()
    assert story.prompts() == [33]
    story.take_break()
    assert said(story) == [("stand", "person", 21), ("sit", "assumed", 34.0)]
    story.work(19 * MINUTE)
    assert asked(story) == []


def test_after_a_skipped_break_it_asks_after_all() -> None:
    story = Story(put_preset(Settings(), "sit-stand"))
    story.work(21 * MINUTE)
    story.tell(Stand())
    story.until_prompt()
    story.ask(Skip())
    story.work(4 * MINUTE)
    assert asked(story)[-1][0] == SIT


def test_a_break_that_falls_due_takes_the_question_down_and_it_comes_back() -> None:
    long = (Reminder("micro", 8 * HOUR, 60, on=False), Reminder("long", 26 * MINUTE, 60))
    story = Story(replace(ALONE, reminders=long))
    story.work(2 * MINUTE)
    story.tell(Stand())
    story.tell(Sit())  # 22 minutes, so the break is due before the sitting is over
    story.work(20 * MINUTE)
    assert asked(story) == []
    story.until_prompt()
    assert asked(story) == []
    story.take_break()  # of a minute: too short to count as moving
    assert asked(story) == []
    story.work(5 * MINUTE)
    assert [title for title, _at in asked(story)] == [STAND]
    story.tell(Locked())
    story.tell(Unlocked())
    story.until_prompt()
    assert not up(story)


def test_frequent_breaks_never_starve_the_question() -> None:
    story = Story(replace(put_preset(Settings(), "recovery"), stand=ON))
    for _minute in range(30):
        story.work(54)
        story.rest(6)
        if "snooze" in story.status.can:
            story.take_break()
    assert STAND in [title for title, _at in asked(story)]


def test_a_break_as_long_as_the_move_begins_the_sitting_anew() -> None:
    story = Story(ALONE)
    story.work(18 * MINUTE)
    story.ask(Start("five-one"))
    story.play()
    story.work(19 * MINUTE)
    assert asked(story) == []
    story.work(5 * MINUTE)
    assert [title for title, _at in asked(story)] == [STAND]


def test_a_break_in_the_middle_of_standing_leaves_it() -> None:
    story = Story(ALONE)
    story.work(5 * MINUTE)
    story.tell(Stand())
    story.work(3 * MINUTE)
    story.ask(Start("five-one"))
    story.play()
    assert said(story) == [("stand", "person", 5)]


def test_a_snooze_silences_it_too() -> None:
    story = Story(replace(ALONE, reminders=(Reminder("long", 10 * MINUTE, 300),)))
    story.until_prompt()
    story.ask(Snooze(HOUR))
    story.work(50 * MINUTE)
    assert asked(story) == []


# ---- not now


def test_while_a_reason_holds_nothing_is_shown_however_long_it_lasts() -> None:
    story = Story(ALONE)
    story.begins("microphone")
    story.work(3 * HOUR)
    assert asked(story) == []
    story.ends("microphone")
    story.rest(6)
    assert asked(story) == [(STAND, 180.1)] or asked(story) == [(STAND, 180.0)]
    assert story.kinds("hold") == []


def test_senses_are_listened_to_only_while_there_is_something_to_ask() -> None:
    story = Story(ALONE)
    story.work(19 * MINUTE)
    assert story.listening == frozenset()
    story.work(5 * MINUTE)
    answer(story, "I'm standing")
    assert story.listening == frozenset()


def test_a_pause_takes_it_down_and_stops_the_stretch() -> None:
    story = Story(ALONE)
    story.work(24 * MINUTE)
    story.ask(Pause("forever"))
    assert not up(story)
    story.work(HOUR)
    assert len(asked(story)) == 1
    story.ask(Resume())
    story.rest(6)
    assert len(asked(story)) == 2


def test_an_absence_as_long_as_the_move_takes_it_down() -> None:
    story = Story(ALONE)
    story.work(24 * MINUTE)
    assert up(story)
    story.tell(Locked())
    story.rest(130)
    assert up(story)  # whoever comes back sooner finds it
    story.tell(Unlocked())
    assert not up(story)
    story.work(19 * MINUTE)
    assert len(asked(story)) == 1


def test_nothing_is_asked_of_somebody_who_has_just_come_back() -> None:
    story = Story(ALONE)
    story.work(19.9 * MINUTE)
    story.tell(Locked())
    story.rest(30)
    story.tell(Unlocked())
    story.rest(20)
    assert asked(story) == []
    story.work(40)
    story.rest(6)
    assert len(asked(story)) == 1


def test_a_notification_service_that_came_back_shows_it_again_without_counting() -> None:
    story = Story(ALONE)
    story.work(24 * MINUTE)
    story.tell(NoticesBack())
    story.work(1)
    assert len(asked(story)) == 2
    story.work(6 * MINUTE)
    assert len(asked(story)) == 3


# ---- what ends standing


def test_an_absence_of_ten_minutes_ends_standing_and_a_shorter_one_does_not() -> None:
    for away_min, ends in ((9.5, False), (10.5, True)):
        story = Story(Settings(reminders=RARELY))
        story.ask(Stand())
        story.work(5 * MINUTE)
        story.tell(Locked())
        story.rest(away_min * MINUTE)
        story.tell(Unlocked())
        assert story.state.position.up is not ends
        assert [kind for kind, _asked, _at in said(story)] == (["stand", "sit"] if ends else ["stand"])


def test_sleep_without_a_signal_ends_it_too() -> None:
    story = Story(Settings(reminders=RARELY))
    story.ask(Stand())
    story.work(5 * MINUTE)
    story.sleep(HOUR)
    story.tell(Tick())
    assert said(story)[1:] == [("sit", "assumed", 65)]


def test_an_absence_after_a_stretch_of_standing_is_the_move() -> None:
    story = Story(ALONE)
    story.ask(Stand())
    story.work(9 * MINUTE)
    story.tell(Locked())
    story.rest(150)
    story.tell(Unlocked())
    assert [kind for kind, _asked, _at in said(story)] == ["stand", "sit"]
    story.work(19 * MINUTE)
    assert asked(story) == []


def test_the_working_hours_end_it() -> None:
    hours = Hours((Range(0, 9 * 60, 12 * 60), Range(0, 13 * 60, 17 * 60)))
    story = Story(replace(ALONE, hours=hours))
    story.work(2.9 * HOUR)
    story.ask(Stand())
    story.work(0.2 * HOUR)
    assert said(story)[-1] == ("sit", "assumed", 180)
    assert not up(story)
    before = len(asked(story))
    story.work(HOUR + 10 * MINUTE)
    assert len(asked(story)) == before  # the stretch began anew with the hours


def test_the_day_ends_it_for_somebody_who_works_through_the_night() -> None:
    story = Story(Settings(reminders=RARELY), wall=datetime(2026, 11, 17, 3, 30, tzinfo=UTC).timestamp())
    story.ask(Stand())
    story.work(40 * MINUTE)
    sat = story.kinds("sit")[0]
    assert datetime.fromtimestamp(sat.at, UTC).time() == time(4)


def test_quitting_ends_it_and_a_kill_does_not() -> None:
    story = Story(ALONE)
    story.ask(Stand())
    story.work(2 * MINUTE)
    story.state = codec.load(json.loads(json.dumps(codec.dump(story.state))))
    story.pass_time(30)
    story.tell(Started())
    assert story.state.position.up
    story.tell(Stopping())
    story.pass_time(30)
    story.tell(Started())
    assert [kind for kind, _asked, _at in said(story)] == ["stand", "sit"]


def test_a_kill_with_the_question_up_shows_it_again() -> None:
    story = Story(ALONE)
    story.work(24 * MINUTE)
    story.tell(Tick())
    story.pass_time(20)
    story.tell(Started())
    story.work(2 * MINUTE)
    assert [title for title, _at in asked(story)] == [STAND, STAND]


def test_a_state_of_an_earlier_version_sits() -> None:
    data = codec.dump(Story(ALONE).state)
    del data["position"], data["question"]
    assert not codec.load(data).position.up


# ---- what the person says by themselves


def test_it_can_be_said_without_the_rhythm_and_is_written_down() -> None:
    story = Story(Settings(reminders=RARELY))
    assert story.ask(Stand()).says == "Noted: you are standing."
    story.work(2 * HOUR)
    assert asked(story) == []
    assert story.status.standing is not None
    assert story.status.standing["says"] == "Standing since 09:00."
    assert story.ask(Sit()).says == "Noted: you are sitting."
    assert said(story) == [("stand", "person", 0), ("sit", "person", 120)]


@pytest.mark.parametrize(
    ("says", "changes"),
    [
        ([(Stand(), 20), (Sit(), 600)], 0),
        ([(Stand(), 60), (Sit(), 600)], 2),
        ([(Stand(), 600), (Sit(), 5), (Stand(), 600)], 1),
        ([(Stand(), 5), (Sit(), 5), (Stand(), 600), (Sit(), 600)], 2),
        ([], 0),
    ],
)
def test_a_position_that_is_kept_for_less_than_a_minute_is_no_change(
    says: list[tuple[Stand | Sit, float]], changes: int
) -> None:
    story = Story(ALONE)
    story.work(5 * MINUTE)
    for said, seconds in says:
        assert story.ask(said).ok
        story.work(seconds)
    rows = [Row(number, entry) for number, entry in enumerate(story.entries, 1)]
    day = week_of(rows, date(2026, 11, 16), UTC, time(4), story.now.wall).days[0]
    assert day.changes == naive.changes(story.entries) == changes


def test_what_is_so_already_is_refused_with_a_sentence() -> None:
    story = Story(ALONE)
    assert not story.ask(Sit()).ok
    assert not story.ask(NotNow()).ok
    assert story.ask(Stand()).ok
    refused = story.ask(Stand())
    assert (refused.ok, refused.says) == (False, "You are standing already, since 09:00.")


def test_saying_it_takes_the_question_down() -> None:
    story = Story(ALONE)
    story.work(24 * MINUTE)
    story.ask(Stand())
    assert not up(story)
    assert said(story) == [("stand", "person", 24)]


def test_the_status_says_how_long_it_is_to_the_next_change() -> None:
    story = Story(ALONE)
    story.work(8 * MINUTE)
    told = story.status.standing
    assert told is not None
    assert (told["up"], told["left_s"], told["says"]) == (
        False,
        pytest.approx(12 * MINUTE),
        "Sitting: time to stand in 12 min.",
    )
    assert {"stand", "sit"} & set(story.status.can) == {"stand"}
    story.ask(Stand())
    assert {"stand", "sit"} & set(story.status.can) == {"sit"}


# ---- whatever happens


class Lived(Story):
    """Counts while it goes how long somebody stood, by the schedule's own count of active time."""

    stood = 0.0

    def tell(self, event: Event) -> tuple[Effect, ...]:
        before = self.state
        effects = super().tell(event)
        after = self.state
        if before.position.up:
            self.stood += (after.active if after.position.up else after.position.since) - before.active
        elif after.position.up:
            self.stood += after.active - after.position.since
        return effects

    def do(self, deed: str) -> None:
        """One thing that somebody may do, where it can be done."""
        events: dict[str, Event] = {
            "stand": Stand(),
            "sit": Sit(),
            "not now": NotNow(),
            "skip": Skip(),
            "pause": Pause(10 * MINUTE),
        }
        if deed in events:
            self.tell(events[deed])
        elif deed == "work":
            self.work(11 * MINUTE)
        elif deed == "nap":
            self.rest(50)
        elif deed in ("lock", "lunch"):
            self.tell(Locked())
            self.rest((3 if deed == "lock" else 40) * MINUTE)
            self.tell(Unlocked())
        elif deed == "call":
            self.begins("camera")
            self.work(4 * MINUTE)
            self.ends("camera")
        elif deed == "killed":
            self.tell(Tick())
            self.pass_time(20)
            self.tell(Started())
        elif deed == "take" and "snooze" in self.status.can:
            self.take_break()


DEEDS = ["work", "nap", "lock", "lunch", "stand", "sit", "not now", "take", "skip", "pause", "call", "killed"]
DAYS = st.lists(st.sampled_from(DEEDS), max_size=30)


@hypothesis_settings(max_examples=60)
@given(DAYS, st.sampled_from(["gentle", "frequent", "sit-stand"]))
def test_a_day_is_counted_as_it_was_lived(day: list[str], preset: str) -> None:
    story = Lived(put_preset(Settings(), preset))
    for deed in day:
        story.do(deed)
    story.do("work")
    story.tell(Tick())
    rows = [Row(number, entry) for number, entry in enumerate(story.entries, 1)]
    told = week_of(rows, date(2026, 11, 16), UTC, time(4), story.now.wall).days[0]
    returns = 4.0 * len(story.kinds("back"))  # each is dated back to the input that began it
    assert told.stood_s == pytest.approx(story.stood, abs=1 + returns)
    assert told.changes == naive.changes(story.entries)
    kinds = [kind for kind, _asked, _at in said(story)]
    assert kinds == (["stand", "sit"] * len(kinds))[: len(kinds)], "one after the other"


@hypothesis_settings(max_examples=60)
@given(DAYS)
def test_never_two_notifications_at_once(day: list[str]) -> None:
    story = Lived(put_preset(Settings(), "sit-stand"))
    for deed in day:
        story.do(deed)
    asking = prompting = False
    for _at, effect in story.effects:
        asking = isinstance(effect, ShowCue) or (asking and not isinstance(effect, HideCue))
        prompting = isinstance(effect, Prompt) or (prompting and not isinstance(effect, Withdraw))
        assert not (isinstance(effect, Prompt) and asking), "a prompt beside a question"
        assert not (isinstance(effect, ShowCue) and prompting), "a question beside a prompt"
