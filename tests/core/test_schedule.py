"""The rules of the schedule as stories, in the order of `schedule`'s own list."""

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from deskbreak.core import codec
from deskbreak.core.effect import Advise, OpenPlayer, Prompt, Withdraw
from deskbreak.core.event import (
    ClockChanged,
    Event,
    Felt,
    Input,
    Locked,
    NoticesBack,
    Pause,
    PlayerBack,
    PlayerEnded,
    PlayerFocus,
    PlayerGone,
    PlayerPaused,
    Playing,
    Prefer,
    PromptAnyway,
    Quiet,
    Resume,
    Skip,
    Sleeping,
    Snooze,
    Start,
    Started,
    StepPlayed,
    Stopping,
    Tick,
    Unlocked,
    Welcomed,
    Woke,
    WorldChanged,
)
from deskbreak.core.hours import Hours, Range
from deskbreak.core.settings import PRESETS, SENSES, Reminder, Settings
from tests.core.story import HOUR, MINUTE, Story

CALM_CAP = 3.0  # minutes that a steady typist is waited for
AUDIBLE = Settings(sound=True)


def sounds(story: Story) -> list[bool]:
    """Whether each time that the notification was shown sounded."""
    return [effect.sound for _at, effect in story.effects if isinstance(effect, Prompt)]


# ---- 1. active time


def test_a_steady_typist_is_prompted_after_half_an_hour_and_the_cap() -> None:
    story = Story()
    story.work(32.9 * MINUTE)
    assert story.prompts() == []
    story.work(0.2 * MINUTE)
    assert story.prompts() == [30 + CALM_CAP]


def test_clocks_stop_one_minute_into_silence_and_go_on_where_they_stopped() -> None:
    story = Story()
    story.work(20 * MINUTE)
    story.rest(2.5 * MINUTE)  # one minute of it counts
    assert story.phase() == "away"
    story.work(8.9 * MINUTE)
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(29.9 * MINUTE, abs=1)
    away, back = story.kinds("away")[0], story.kinds("back")[-1]
    assert away.seconds == pytest.approx(60)
    assert back.seconds == pytest.approx(150, abs=1)


def test_a_late_report_of_silence_counts_only_its_first_minute() -> None:
    story = Story()
    story.pass_time(2.5 * MINUTE)
    story.tell(Quiet(idle_s=2.5 * MINUTE))
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(60)


def test_somebody_who_was_idle_before_the_start_is_away_from_the_start_on() -> None:
    story = Story()
    story.pass_time(1)
    story.tell(Quiet(idle_s=10 * MINUTE))
    back, away = story.kinds("back", "away")
    assert away.at >= back.at


# ---- 2. two thresholds


def test_three_idle_minutes_are_a_micro_break_but_no_long_one() -> None:
    story = Story()
    story.work(20 * MINUTE)
    story.rest(3.5 * MINUTE)
    micro, long = (each["elapsed_s"] for each in story.status.reminders)
    assert (micro, long) == (0, pytest.approx(21 * MINUTE))
    story.work(1 * MINUTE)
    assert story.outcomes() == [("micro", "natural")]


def test_five_idle_minutes_are_both_and_are_told_once() -> None:
    story = Story()
    story.work(20 * MINUTE)
    story.rest(12 * MINUTE)
    story.work(1 * MINUTE)
    assert [each["elapsed_s"] for each in story.status.reminders] == [pytest.approx(60, abs=5)] * 2
    natural = story.kinds("natural")
    assert [(entry.reminder, round(entry.seconds or 0)) for entry in natural] == [("long", 720)]


def test_a_locked_minute_is_a_micro_break_and_a_shorter_lock_wipes_nothing() -> None:
    story = Story()
    story.work(20 * MINUTE)
    story.tell(Locked())
    story.rest(50)
    story.tell(Unlocked())
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(20 * MINUTE)
    story.work(1 * MINUTE)
    story.tell(Locked())
    story.rest(61)
    story.tell(Unlocked())
    assert story.status.reminders[0]["elapsed_s"] == 0
    assert story.status.reminders[1]["elapsed_s"] == pytest.approx(21 * MINUTE)
    assert story.outcomes() == [("micro", "natural")]


def test_sleep_is_found_without_any_signal() -> None:
    story = Story()
    story.work(20 * MINUTE)
    story.sleep(30 * MINUTE)
    story.tell(Tick())
    assert [each["elapsed_s"] for each in story.status.reminders] == [0, 0]
    assert story.outcomes() == [("long", "natural")]
    story.work(1)
    assert story.phase() == "counting"


def test_sleep_with_its_signals_counts_once() -> None:
    story = Story()
    story.work(10 * MINUTE)
    story.tell(Sleeping())
    story.sleep(10 * MINUTE)
    story.tell(Woke())
    story.work(1 * MINUTE)
    assert story.outcomes() == [("long", "natural")]
    assert len(story.kinds("away")) == 1


def test_waking_into_a_locked_screen_is_still_away() -> None:
    story = Story()
    story.tell(Locked())
    story.tell(Sleeping())
    story.sleep(10 * MINUTE)
    story.tell(Woke())
    assert story.phase() == "away"
    story.tell(Unlocked())
    assert story.phase() == "counting"


def test_going_home_is_no_break() -> None:
    story = Story()
    story.work(20 * MINUTE)
    story.rest(20 * HOUR)
    story.work(1 * MINUTE)
    assert story.outcomes() == []
    assert [each["elapsed_s"] for each in story.status.reminders] == [pytest.approx(60, abs=5)] * 2


def test_a_natural_break_withdraws_the_prompt_and_ends_it_once() -> None:
    story = Story()
    story.until_prompt()
    story.rest(4 * MINUTE)
    assert story.outcomes() == [("micro", "natural")]
    assert isinstance(story.effects[-1][1], Withdraw)
    story.work(1 * MINUTE)
    assert story.outcomes() == [("micro", "natural")]


# ---- 3. never at once


def test_no_prompt_in_the_first_minute_after_unlocking() -> None:
    story = Story()
    story.work(29 * MINUTE)
    story.tell(Locked())
    story.rest(30)
    story.tell(Unlocked())
    story.typing = True
    unlocked = story.minute
    story.until_prompt()
    assert story.prompts()[0] >= unlocked + 1


def test_somebody_who_just_returned_from_lunch_is_left_in_peace() -> None:
    story = Story(replace(Settings(), reminders=(Reminder("micro", 60.0, 20.0), Reminder("long", HOUR, 300.0))))
    story.work(10)
    story.rest(30 * MINUTE)
    story.work(10)
    assert story.state.grace_until == pytest.approx(story.now.steady + 50, abs=1)


# ---- 4. held


def test_a_held_break_waits_and_is_prompted_once_when_the_reason_ends() -> None:
    story = Story()
    story.work(29 * MINUTE)
    story.begins("microphone")
    story.work(45 * MINUTE)
    assert story.prompts() == []
    assert story.phase() == "held"
    assert "microphone in use since 09:30" in story.status.says
    assert story.status.next is not None
    assert story.status.next.reminder == "long"  # by now the longest due
    story.ends("microphone")
    story.work(4 * MINUTE)
    assert len(story.prompts()) == 1
    assert story.kinds("prompt")[0].reminder == "long"
    assert [entry.kind for entry in story.kinds("hold", "release")] == ["hold", "release"]


def test_after_the_cap_one_silent_prompt_is_allowed() -> None:
    story = Story(AUDIBLE)
    story.work(29 * MINUTE)
    story.begins("fullscreen")
    story.work(3 * HOUR)
    assert sounds(story) == [False]
    assert story.prompts()[0] == pytest.approx(30 + 90 + CALM_CAP)


def test_never_during_do_not_disturb() -> None:
    story = Story()
    story.work(29 * MINUTE)
    story.begins("dnd")
    story.work(6 * HOUR)
    assert story.prompts() == []


def test_prompt_me_anyway_overrules_the_reason() -> None:
    story = Story()
    story.begins("fullscreen")
    assert not story.ask(PromptAnyway()).ok
    story.work(31 * MINUTE)
    assert story.ask(PromptAnyway()).ok
    assert len(story.prompts()) == 1


def test_a_prompt_that_is_up_stays_but_is_not_repeated_while_held() -> None:
    story = Story()
    story.until_prompt()
    story.begins("microphone")
    story.work(20 * MINUTE)
    assert len(story.prompts()) == 1
    story.ends("microphone")
    assert len(story.prompts()) == 2


# ---- 5. a good moment


def test_a_pause_of_five_seconds_is_a_good_moment() -> None:
    story = Story()
    story.work(30 * MINUTE)
    story.work(20)
    story.rest(5.5)
    assert story.prompts() == [pytest.approx((30 * 60 + 25) / 60, abs=0.02)]


def test_a_reader_is_prompted_as_soon_as_the_break_is_due() -> None:
    story = Story()
    story.work(29.5 * MINUTE)
    story.rest(40)
    assert story.prompts() == [30.0]


# ---- 6. merging


def test_the_second_micro_break_of_the_hour_gives_way_to_the_long_one() -> None:
    story = Story()
    story.until_prompt()
    story.take_break()
    story.until_prompt()
    assert [entry.reminder for entry in story.kinds("prompt")] == ["micro", "long"]
    assert story.kinds("prompt")[1].at - story.kinds("prompt")[0].at > 26 * MINUTE


def test_waiting_for_the_longer_one_is_said() -> None:
    settings = Settings(reminders=(Reminder("micro", 40 * MINUTE, 60.0), Reminder("long", 45 * MINUTE, 300.0)))
    story = Story(settings)
    story.work(41 * MINUTE)
    assert story.prompts() == []
    assert "waits for the long break" in story.status.says


def test_the_outcome_of_the_long_break_restarts_both_clocks() -> None:
    story = Story(
        replace(Settings(), reminders=(Reminder("micro", 30 * MINUTE, 60.0), Reminder("long", 31 * MINUTE, 300.0)))
    )
    story.until_prompt()
    assert story.ask(Skip()).ok
    assert [each["elapsed_s"] for each in story.status.reminders] == [0, 0]
    assert story.outcomes() == [("long", "skipped")]


# ---- 7. the prompt and its return


def test_an_unanswered_prompt_comes_back_twice_and_is_then_ignored() -> None:
    story = Story()
    story.work(33 * MINUTE + 15 * MINUTE + 1)
    assert story.prompts() == [33.0, 38.0, 43.0]
    assert story.outcomes() == [("micro", "ignored")]
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(1)


def test_the_minutes_between_two_prompts_are_active_ones() -> None:
    story = Story()
    story.until_prompt()
    story.work(4 * MINUTE)
    story.rest(2.5 * MINUTE)
    assert len(story.prompts()) == 1  # one minute of the absence counts, but nobody was there at its end
    story.work(10)
    assert len(story.prompts()) == 2


def test_it_is_shown_again_when_the_notification_service_is_back() -> None:
    story = Story()
    story.until_prompt()
    story.tell(NoticesBack())
    assert len(story.prompts()) == 2
    assert [entry.detail["shown"] for entry in story.kinds("prompt")] == [1, 1]


def test_a_prompt_sounds_when_it_is_first_shown_and_then_no_more() -> None:
    story = Story(AUDIBLE)
    story.until_prompt()
    story.tell(NoticesBack())
    story.ask(Start())
    story.work(31)
    story.pass_time(30)
    story.tell(Started())
    story.work(12 * MINUTE)
    assert [entry.detail["shown"] for entry in story.kinds("prompt")] == [1, 1, 1, 1, 2, 3]
    assert sounds(story) == [True, False, False, False, False, False]
    story.work(HOUR)
    assert sounds(story)[6:7] == [True], "the next one is another"


def test_what_snooze_put_off_sounds_when_it_comes_again() -> None:
    story = Story(AUDIBLE)
    story.until_prompt()
    story.ask(Snooze())
    story.work(9 * MINUTE)
    assert sounds(story) == [True, True]


@pytest.mark.parametrize("reason", ["dnd", "microphone"])
def test_a_prompt_that_the_person_wants_in_spite_of_a_reason_is_silent(reason: str) -> None:
    story = Story(AUDIBLE)
    story.work(29 * MINUTE)
    story.begins(reason)
    story.work(2 * MINUTE)
    assert story.ask(PromptAnyway()).ok
    story.ends(reason)
    story.work(6 * MINUTE)
    assert sounds(story) == [False, False]


def test_no_prompt_sounds_unless_it_is_asked_for() -> None:
    story = Story()
    story.work(3 * HOUR)
    assert len(story.prompts()) > 3
    assert not any(sounds(story))


def test_the_prompt_names_routine_length_and_reason() -> None:
    story = Story()
    story.until_prompt()
    prompt = next(effect for _at, effect in story.effects if isinstance(effect, Prompt))
    assert prompt.title in ("Minute one, 1 min", "Minute two, 1 min")
    assert "new for you" in prompt.body


# ---- 8. snooze and skip


def test_snooze_counts_active_time_and_silences_everything() -> None:
    story = Story()
    story.until_prompt()
    assert story.ask(Snooze()).ok
    story.work(4 * MINUTE)
    story.rest(2 * MINUTE)
    assert len(story.prompts()) == 1
    story.work(4 * MINUTE)
    assert len(story.prompts()) == 2
    assert story.outcomes() == []


def test_from_the_third_snooze_the_prompt_says_how_long_the_break_has_waited() -> None:
    story = Story()
    for _time in range(4):
        story.until_prompt()
        assert story.ask(Snooze(10 * MINUTE)).ok
    bodies = [effect.body for _at, effect in story.effects if isinstance(effect, Prompt)]
    assert ["has waited" in body for body in bodies] == [False, False, False, True]


def test_with_nothing_due_snooze_and_skip_are_refused_with_a_sentence() -> None:
    story = Story()
    for event in (Snooze(), Skip()):
        answer = story.ask(event)
        assert not answer.ok
        assert answer.says.startswith("Nothing is due")


@pytest.mark.parametrize("seconds", [0.0, -5.0, 5 * HOUR])
def test_a_snooze_out_of_range_is_refused(seconds: float) -> None:
    story = Story()
    story.until_prompt()
    assert not story.ask(Snooze(seconds)).ok
    assert story.phase() == "prompting"


def test_after_three_skips_in_a_row_another_rhythm_is_offered_once() -> None:
    story = Story()
    for _time in range(5):
        story.until_prompt()
        assert story.ask(Skip()).ok
    assert len([effect for _at, effect in story.effects if isinstance(effect, Advise)]) == 1


# ---- 9. the break


def test_a_break_played_to_its_end_is_completed() -> None:
    story = Story()
    story.until_prompt()
    story.take_break()
    assert story.outcomes() == [("micro", "completed")]
    kinds = [entry.kind for entry in story.entries]
    assert [kind for kind in kinds if kind in ("prompt", "start", "step", "end")] == [
        "prompt",
        "start",
        "step",
        "step",
        "end",
    ]
    end = story.kinds("end")[0]
    assert end.seconds == pytest.approx(sum(entry.seconds or 0 for entry in story.kinds("step")))
    assert story.status.reminders[0]["elapsed_s"] == 0


def test_the_rest_within_a_break_is_no_natural_break_besides() -> None:
    story = Story()
    story.until_prompt()
    story.take_break()
    story.work(1 * MINUTE)
    assert story.outcomes() == [("micro", "completed")]


def test_without_a_page_within_half_a_minute_it_prompts_again() -> None:
    story = Story()
    story.until_prompt()
    assert story.ask(Start()).ok
    story.work(31)
    assert len(story.prompts()) == 2
    assert story.phase() == "prompting"


def test_a_break_that_is_played_where_it_was_asked_for_opens_no_page_and_no_page_takes_it() -> None:
    story = Story()
    story.until_prompt()
    effects = story.tell(Start(here=True))
    assert OpenPlayer() not in effects
    assert Withdraw() in effects
    player = story.status.player
    assert player is not None
    assert player["state"] == "ready"
    story.work(31)
    assert len(story.prompts()) == 2


def test_a_page_that_comes_too_late_still_plays_the_due_break() -> None:
    story = Story()
    story.until_prompt()
    chosen = story.status.next
    assert chosen is not None
    assert chosen.routine is not None
    story.ask(Start())
    story.work(40)
    story.tell(Playing("late", chosen.routine))
    assert story.phase() == "break"
    assert story.kinds("start")[0].reminder == "micro"


def test_a_closed_page_leaves_a_partial_with_its_steps() -> None:
    story = Story()
    story.until_prompt()
    story.ask(Start())
    story.play(steps=1, end=False)
    story.tell(PlayerGone("page"))
    story.rest(59)
    assert story.phase() == "break"
    story.rest(2)
    assert story.outcomes() == [("micro", "partial")]
    assert story.kinds("end")[0].detail["steps"] == 1


def test_a_page_that_was_loaded_again_goes_on() -> None:
    story = Story()
    story.until_prompt()
    story.ask(Start())
    story.play(steps=1, end=False)
    story.tell(PlayerGone("page"))
    story.rest(30)
    story.tell(PlayerBack("page"))
    story.rest(120)
    assert story.phase() == "break"


def test_a_break_paused_for_ten_minutes_is_partial() -> None:
    story = Story()
    story.ask(Start())
    story.play(steps=1, end=False)
    story.tell(PlayerPaused("page"))
    story.rest(10 * MINUTE + 1)
    assert story.outcomes() == [(None, "partial")]


def test_esc_ends_it_with_the_seconds_of_the_unfinished_step() -> None:
    story = Story()
    story.ask(Start("minute-one"))
    story.play(steps=1, end=False)
    story.rest(10)
    story.tell(PlayerEnded("page", reached_end=False, seconds=7.0))
    end = story.kinds("end")[0]
    assert end.outcome == "partial"
    assert end.seconds == pytest.approx(27.5 + 7.0)


def test_somebody_who_works_through_a_third_of_it_did_not_complete_it() -> None:
    story = Story()
    story.until_prompt()
    story.ask(Start())
    routine = story.status.player
    assert routine is not None
    story.tell(Playing("page", routine["routine"]))
    story.tell(PlayerFocus("page", focused=False))
    story.work(30)
    for index in range(2):
        story.tell(StepPlayed("page", index, 20))
    story.tell(PlayerEnded("page", reached_end=True))
    assert story.outcomes() == [("micro", "partial")]


def test_watching_the_player_from_another_window_without_typing_is_no_work() -> None:
    story = Story()
    story.until_prompt()
    story.ask(Start())
    routine = story.status.player
    assert routine is not None
    story.tell(Playing("page", routine["routine"]))
    story.tell(PlayerFocus("page", focused=False))
    story.work(2)
    story.rest(55)
    story.tell(PlayerEnded("page", reached_end=True))
    assert story.outcomes() == [("micro", "completed")]


def test_a_completed_manual_break_counts_for_every_reminder_it_is_long_enough_for() -> None:
    story = Story()
    story.work(20 * MINUTE)
    story.ask(Start("five-one"))
    story.play()
    assert story.outcomes() == [(None, "completed")]
    assert [each["elapsed_s"] for each in story.status.reminders] == [0, 0]
    story.work(10 * MINUTE)
    story.ask(Start("minute-one"))
    story.play()
    micro, long = (each["elapsed_s"] for each in story.status.reminders)
    assert micro == 0
    assert long > 9 * MINUTE


def test_a_break_too_short_for_what_is_due_leaves_it_due() -> None:
    story = Story(replace(Settings(), reminders=(Reminder("long", 30 * MINUTE, 300.0),)))
    story.until_prompt()
    story.ask(Start("minute-one"))
    story.play()
    assert story.outcomes() == [(None, "completed")]
    ended = story.minute
    story.work(4.5 * MINUTE)
    assert len(story.prompts()) == 2
    assert story.prompts()[1] >= ended + 1


def test_the_reports_of_another_page_are_refused() -> None:
    story = Story()
    story.ask(Start())
    story.play(steps=0, end=False)
    assert not story.ask(StepPlayed("stranger", 0, 10)).ok
    assert story.kinds("step") == []


def test_a_step_counts_once_and_never_more_seconds_than_it_has() -> None:
    story = Story()
    story.ask(Start("minute-one"))
    story.play(steps=0, end=False)
    for _time in range(2):
        story.tell(StepPlayed("page", 0, 9999))
    assert [entry.seconds for entry in story.kinds("step")] == [27.5]


def test_a_page_that_got_no_answer_may_repeat_itself() -> None:
    story = Story()
    story.ask(Start("minute-one"))
    story.play()
    rows = len(story.entries)
    for report in (StepPlayed("page", 1, 27.5), PlayerEnded("page", reached_end=True, seconds=5.0)):
        assert story.ask(report).ok
    assert len(story.entries) == rows
    assert not story.ask(StepPlayed("stranger", 1, 27.5)).ok


def test_pausing_twice_does_not_make_the_ten_minutes_longer() -> None:
    story = Story()
    story.ask(Start())
    story.play(steps=1, end=False)
    story.tell(PlayerPaused("page"))
    story.rest(6 * MINUTE)
    story.tell(PlayerPaused("page"))
    story.rest(4 * MINUTE + 1)
    assert story.outcomes() == [(None, "partial")]


def test_a_break_goes_on_after_a_kill_when_its_page_comes_back_within_a_minute() -> None:
    story = Story()
    story.until_prompt()
    story.ask(Start())
    story.play(steps=1, end=False)
    story.pass_time(40)
    story.tell(Started())
    story.rest(50)
    assert story.ask(PlayerBack("page")).ok
    story.rest(30)
    assert story.ask(StepPlayed("page", 0, 9)).ok  # its answer was lost with the kill
    assert story.ask(StepPlayed("page", 1, 9)).ok
    story.tell(PlayerEnded("page", reached_end=True))
    assert [entry.detail["step"] for entry in story.kinds("step")] == [0, 1]
    assert story.outcomes() == [("micro", "completed")]


def test_a_killed_break_whose_page_stays_away_is_partial() -> None:
    story = Story()
    story.until_prompt()
    story.ask(Start())
    story.play(steps=1, end=False)
    story.pass_time(40)
    story.tell(Started())
    story.rest(61)
    assert story.outcomes() == [("micro", "partial")]


def test_how_it_felt_is_noted_once_by_the_page_that_ended_it() -> None:
    story = Story()
    story.until_prompt()
    assert not story.ask(Felt("page", "better")).ok
    story.take_break()
    assert not story.ask(Felt("stranger", "better")).ok
    assert story.ask(Felt("page", "sore")).ok
    assert not story.ask(Felt("page", "better")).ok
    assert [(entry.reminder, entry.detail, entry.outcome) for entry in story.kinds("felt")] == [
        ("micro", {"value": "sore"}, None)
    ]
    assert story.kinds("felt")[0].routine == story.kinds("end")[0].routine


def test_how_it_felt_is_not_noted_long_after_the_end() -> None:
    story = Story()
    story.take_break()
    story.work(10 * MINUTE + 1)
    assert not story.ask(Felt("page", "better")).ok
    assert story.kinds("felt") == []


def test_an_unknown_routine_is_refused_with_the_nearest_names() -> None:
    answer = Story().ask(Start("minute-on"))
    assert not answer.ok
    assert "minute-one" in answer.says


# ---- 10. strength


def test_the_first_long_prompt_of_a_weekday_offers_strength_until_done() -> None:
    settings = replace(Settings(), reminders=(Reminder("long", 30 * MINUTE, 300.0),))
    story = Story(settings, strength=True)
    story.until_prompt()
    assert story.kinds("prompt")[-1].routine == "strong"
    story.ask(Skip())
    story.until_prompt()
    assert story.kinds("prompt")[-1].routine == "strong"
    story.ask(Skip())
    story.until_prompt()
    assert story.kinds("prompt")[-1].routine != "strong"


def test_once_completed_strength_is_not_offered_again_that_day() -> None:
    settings = replace(Settings(), reminders=(Reminder("long", 30 * MINUTE, 300.0),))
    story = Story(settings, strength=True)
    story.until_prompt()
    story.take_break()
    story.until_prompt()
    assert [entry.routine == "strong" for entry in story.kinds("prompt")] == [True, False]
    assert story.kinds("end")[0].reminder == "long"


def test_what_is_never_wanted_is_not_offered_but_can_be_started() -> None:
    story = Story()
    answer = story.ask(Prefer("minute-one", "never"))
    assert answer.ok
    assert "You can still start it yourself" in answer.says
    story.until_prompt()
    assert story.kinds("prompt")[-1].routine == "minute-two"
    assert "minute-one" not in [each["id"] for each in story.status.fits]
    assert story.ask(Start("minute-one")).ok


def test_a_prompt_whose_routine_is_ruled_out_names_another() -> None:
    story = Story()
    story.until_prompt()
    first = story.kinds("prompt")[-1]
    assert first.routine is not None
    assert story.ask(Prefer(first.routine, "never")).ok
    second = story.kinds("prompt")[-1]
    assert second.routine not in (None, first.routine)
    assert second.detail["shown"] == 1
    assert story.phase() == "prompting"


def test_what_is_not_for_the_person_is_not_offered_but_can_be_started() -> None:
    story = Story()
    story.until_prompt()
    first = story.kinds("prompt")[-1].routine
    assert first is not None
    risky = replace(story.world.routines[first], avoid=frozenset({"cancer", "pregnancy"}))
    routines = {**story.world.routines, first: risky}
    for care in ("osteoporosis", "pregnancy"):
        assert story.kinds("prompt")[-1].routine == first
        settings = replace(story.world.settings, care=frozenset({care}))
        story.world = replace(story.world, settings=settings, routines=routines)
        story.tell(WorldChanged())
    assert story.kinds("prompt")[-1].routine not in (None, first)
    assert first not in [each["id"] for each in story.status.fits]
    assert story.ask(Start(first)).ok


def test_the_questions_of_the_first_day_are_asked_until_answered_and_that_survives_a_restart() -> None:
    story = Story()
    assert not story.status.welcomed
    assert story.ask(Welcomed()).ok
    assert codec.load(codec.dump(story.state)).welcomed


def test_where_everything_is_ruled_out_it_says_so_and_prompts_without_a_routine() -> None:
    story = Story()
    answers = [story.ask(Prefer(name, "never")) for name in sorted(story.world.routines)]
    assert "No routine is left" in answers[-1].says
    assert "No routine is left" not in answers[0].says
    story.until_prompt()
    assert story.kinds("prompt")[-1].routine is None


def test_likes_are_rows_and_survive_a_restart() -> None:
    story = Story()
    story.ask(Prefer("five-one", "never"))
    story.ask(Prefer("five-one", "favourite"))
    story.ask(Prefer("five-one", "favourite"))
    story.pass_time(HOUR)
    story.tell(Started())
    assert story.status.as_json()["favourites"] == ["five-one"]
    assert story.status.as_json()["never"] == []
    assert [(entry.routine, entry.detail["liking"]) for entry in story.kinds("prefer")] == [
        ("five-one", "never"),
        ("five-one", "favourite"),
    ]
    assert story.ask(Prefer("five-one", "")).ok
    assert story.status.favourites == ()


def test_only_a_routine_that_is_there_can_be_liked_but_one_that_is_gone_can_be_let_go() -> None:
    story = Story()
    answer = story.ask(Prefer("minute-on", "favourite"))
    assert not answer.ok
    assert "Did you mean: minute-one" in answer.says
    assert not story.kinds("prefer")
    story.ask(Prefer("strong", "never"))
    rest = {name: routine for name, routine in story.world.routines.items() if name != "strong"}
    story.world = replace(story.world, routines=rest)
    assert not story.ask(Prefer("strong", "favourite")).ok
    assert story.ask(Prefer("strong", "")).ok
    assert story.status.never == ()


# ---- 11. working hours


def nine_to_five() -> Hours:
    return Hours(tuple(Range(day, 9 * 60, 17 * 60) for day in range(5)))


def test_outside_the_hours_nothing_is_due_and_clocks_start_anew() -> None:
    story = Story(replace(Settings(), hours=nine_to_five()))
    story.work(8 * HOUR - 20 * MINUTE)
    while story.phase() != "counting":
        story.ask(Skip())
        story.work(1)
    story.work(30 * MINUTE)
    assert story.phase() == "off"
    prompts = len(story.prompts())
    story.work(16 * HOUR)
    assert story.kinds("prompt")[prompts - 1].at < story.kinds("close")[0].at
    assert story.phase() == "counting"
    assert story.status.reminders[0]["elapsed_s"] < 30 * MINUTE
    assert [entry.kind for entry in story.kinds("close", "open")] == ["close", "open"]


def test_a_prompt_that_is_up_when_the_hours_end_is_withdrawn() -> None:
    hours = Hours((Range(0, 9 * 60, 9 * 60 + 35),))
    story = Story(replace(Settings(), hours=hours))
    story.work(40 * MINUTE)
    assert story.outcomes() == [("micro", "withdrawn")]
    assert story.phase() == "off"


def test_a_running_break_survives_the_end_of_the_hours() -> None:
    hours = Hours((Range(0, 9 * 60, 9 * 60 + 33),))
    story = Story(replace(Settings(), hours=hours))
    story.work(30 * MINUTE)
    story.rest(6)
    story.ask(Start())
    story.play(steps=1, end=False)
    story.rest(5 * MINUTE)
    assert story.phase() == "break"
    story.tell(PlayerEnded("page", reached_end=True))
    assert story.outcomes()[0] == ("micro", "completed")


def test_a_manual_start_is_always_allowed() -> None:
    story = Story(replace(Settings(), hours=Hours((Range(6, 60, 120),))))
    assert story.phase() == "off"
    assert story.ask(Start()).ok
    story.play()
    assert story.outcomes() == [(None, "completed")]


def test_an_overnight_range_belongs_to_its_starting_weekday() -> None:
    zone = ZoneInfo("Europe/Berlin")
    hours = Hours((Range(0, 22 * 60, 30 * 60),))  # Monday 22:00 to Tuesday 06:00
    story = Story(
        replace(Settings(), hours=hours), wall=datetime(2026, 11, 17, 5, 0, tzinfo=zone).timestamp(), zone=zone
    )
    assert story.phase() == "counting"
    story.work(61 * MINUTE)
    assert story.phase() == "off"
    assert "Monday 22:00" in story.status.says


# ---- 12. pause


def test_a_pause_stops_the_clocks_and_ends_by_itself() -> None:
    story = Story()
    story.work(20 * MINUTE)
    assert story.ask(Pause(30 * MINUTE)).says == "Paused until 09:50."
    story.work(29 * MINUTE)
    assert story.phase() == "paused"
    story.work(2 * MINUTE)
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(21 * MINUTE)


def test_a_pause_withdraws_what_is_due_and_it_does_not_come_back_at_once() -> None:
    story = Story()
    story.until_prompt()
    story.ask(Pause("forever"))
    assert story.outcomes() == [("micro", "withdrawn")]
    story.work(2 * HOUR)
    assert story.ask(Resume()).ok
    story.work(20 * MINUTE)
    assert len(story.prompts()) == 1


@pytest.mark.parametrize(
    ("hours", "says"),
    [(Hours(), "Paused until Tuesday 04:00."), (nine_to_five(), "Paused until Tuesday 09:00.")],
)
def test_until_tomorrow_is_the_next_working_range_or_the_beginning_of_the_day(hours: Hours, says: str) -> None:
    assert Story(replace(Settings(), hours=hours)).ask(Pause("tomorrow")).says == says


def test_a_pause_survives_a_restart() -> None:
    story = Story()
    story.ask(Pause(HOUR))
    story.pass_time(10 * MINUTE)
    story.tell(Started())
    assert story.phase() == "paused"
    story.work(51 * MINUTE)
    assert story.phase() == "counting"


@pytest.mark.parametrize("years", [-1, 1])
def test_a_pause_lasts_as_long_as_it_was_meant_to_however_the_clock_is_set(years: int) -> None:
    story = Story()
    story.ask(Pause(HOUR))
    story.now = replace(story.now, wall=story.now.wall + years * 365 * 24 * HOUR)
    story.tell(ClockChanged())
    assert story.status.says == "Paused until 10:00."
    story.work(59 * MINUTE)
    assert story.phase() == "paused"
    story.work(2 * MINUTE)
    assert story.phase() == "counting"


def test_a_pause_until_tomorrow_ends_tomorrow_though_the_clock_is_set_back_by_a_year() -> None:
    story = Story()
    story.ask(Pause("tomorrow"))
    story.now = replace(story.now, wall=story.now.wall - 364 * 24 * HOUR)
    story.tell(ClockChanged())
    assert story.status.says == "Paused until Tuesday 04:00."
    story.pass_time(20 * HOUR)
    story.tell(ClockChanged())
    assert story.phase() != "paused"


def test_resuming_without_a_pause_is_refused() -> None:
    assert not Story().ask(Resume()).ok


# ---- 13. restarts


def test_a_short_restart_loses_nothing_and_counts_no_time() -> None:
    story = Story()
    story.work(20 * MINUTE)
    story.pass_time(2 * MINUTE)
    story.tell(Started())
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(20 * MINUTE)
    assert [entry.kind for entry in story.entries[-2:]] == ["away", "back"]
    assert story.entries[-1].seconds == pytest.approx(2 * MINUTE)


def test_a_prompt_that_was_up_is_shown_again_after_a_restart() -> None:
    story = Story()
    story.until_prompt()
    story.pass_time(30)
    story.tell(Started())
    story.work(59)
    assert len(story.prompts()) == 1
    story.work(2)
    assert len(story.prompts()) == 2
    assert story.outcomes() == []


def test_a_break_that_was_running_ends_as_partial_after_a_restart() -> None:
    story = Story()
    story.ask(Start("minute-one"))
    story.play(steps=1, end=False)
    story.tell(Started())
    story.work(61)
    assert story.outcomes() == [(None, "partial")]


def test_ending_takes_a_prompt_down_and_the_next_start_shows_it_again() -> None:
    story = Story()
    story.until_prompt()
    assert isinstance(story.tell(Stopping())[-2], Withdraw)
    story.tell(Started())
    story.work(2 * MINUTE)
    assert len(story.prompts()) == 2
    assert story.outcomes() == []


def test_ending_in_good_order_ends_a_break_and_marks_the_absence() -> None:
    story = Story()
    story.ask(Start("minute-one"))
    story.play(steps=1, end=False)
    story.tell(Stopping())
    assert story.outcomes() == [(None, "partial")]
    assert story.last_kind() == "away"
    story.pass_time(5 * MINUTE)
    story.tell(Started())
    assert story.last_kind() in ("back", "natural")
    assert len(story.kinds("away")) == 1


# ---- 14. settings


def test_changing_a_setting_restarts_no_clock_and_what_is_past_its_new_time_is_due() -> None:
    story = Story()
    story.work(20 * MINUTE)
    story.world = replace(story.world, settings=replace(story.world.settings, reminders=PRESETS["frequent"]))
    story.tell(WorldChanged())
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(20 * MINUTE)
    story.rest(6)
    assert len(story.prompts()) == 1


def test_a_reminder_that_is_switched_off_while_due_is_withdrawn() -> None:
    story = Story()
    story.until_prompt()
    story.world = replace(story.world, settings=replace(story.world.settings, reminders=PRESETS["gentle"]))
    story.tell(WorldChanged())
    assert story.outcomes() == [("micro", "withdrawn")]
    assert story.phase() == "counting"


# ---- 15. why


def test_it_says_what_comes_next_and_when() -> None:
    story = Story()
    story.work(18 * MINUTE)
    assert story.status.says.startswith("Micro-break in 12 min: Minute")


def test_with_every_reminder_off_it_says_so() -> None:
    off = tuple(replace(each, on=False) for each in PRESETS["balanced"])
    story = Story(replace(Settings(), reminders=off))
    story.work(2 * HOUR)
    assert story.status.says.startswith("No reminder is on")


# ---- 16. no presence source


def test_without_senses_an_ignored_prompt_means_away_until_any_verb() -> None:
    story = Story(senses=False)
    story.work(30 * MINUTE + 1)
    assert story.prompts() == [30.0]  # nobody can tell a pause in typing
    story.work(3 * HOUR)
    assert story.outcomes() == [("micro", "ignored")]
    assert story.phase() == "away"
    story.ask(Skip())
    assert story.phase() == "counting"


# ---- 17. noise


def test_one_bump_of_the_desk_is_no_return() -> None:
    story = Story()
    story.work(10 * MINUTE)
    story.rest(2 * MINUTE)
    story.bump()
    story.rest(10)
    assert story.phase() == "away"
    story.rest(2 * MINUTE)
    assert story.state.away is not None
    assert story.now.steady - story.state.away.since > 4 * MINUTE


def test_a_return_counts_from_its_first_input() -> None:
    story = Story()
    story.rest(2 * MINUTE)
    story.work(10)
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(70)
    assert story.kinds("back")[-1].seconds == pytest.approx(120)


def test_input_behind_the_lock_screen_is_no_return() -> None:
    story = Story()
    story.tell(Locked())
    story.tell(Quiet(60))
    story.tell(Input())
    story.pass_time(10)
    story.tell(Tick())
    assert story.phase() == "away"


# ---- clocks


@pytest.mark.parametrize("jump", [-2 * HOUR, 2 * HOUR])
def test_setting_the_wall_clock_changes_no_count(jump: float) -> None:
    story = Story()
    story.work(20 * MINUTE)
    story.now = replace(story.now, wall=story.now.wall + jump)
    story.tell(ClockChanged())
    story.work(9 * MINUTE)
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(29 * MINUTE)


def test_the_hours_keep_to_the_wall_clock_when_summer_time_begins() -> None:
    zone = ZoneInfo("Europe/Berlin")
    hours = Hours((Range(6, 9 * 60, 17 * 60),))
    story = Story(
        replace(Settings(), hours=hours), wall=datetime(2026, 3, 28, 23, 0, tzinfo=zone).timestamp(), zone=zone
    )
    story.rest(9 * HOUR + 1)  # 23:00 to 09:00 with one hour missing
    assert story.kinds("open")[0].at == datetime(2026, 3, 29, 9, 0, tzinfo=zone).timestamp()


def test_a_day_begins_when_the_settings_say() -> None:
    story = Story(replace(Settings(), day_begins=time(6)))
    assert story.ask(Pause("tomorrow")).says == "Paused until Tuesday 06:00."


# ---- 1. and 4. calls, and what is looked for


def test_a_silent_call_counts_as_being_there() -> None:
    story = Story()
    story.work(10 * MINUTE)
    story.begins("microphone")
    story.rest(15 * MINUTE)
    assert story.kinds("away") == []
    assert story.phase() == "counting"
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(25 * MINUTE)
    story.rest(10 * MINUTE)
    assert story.phase() == "held"
    assert "microphone in use" in story.status.says


def test_after_a_silent_call_the_absence_is_measured_from_its_end() -> None:
    story = Story()
    story.work(10 * MINUTE)
    story.begins("camera")
    story.rest(8 * MINUTE)
    story.ends("camera")
    assert story.phase() == "away"
    story.rest(2 * MINUTE)
    assert story.outcomes() == []
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(18 * MINUTE)
    story.rest(1.5 * MINUTE)
    story.work(MINUTE)
    assert story.outcomes() == [("micro", "natural")]


@pytest.mark.parametrize(("begins", "ends"), [(Locked(), Unlocked()), (Sleeping(), Woke())])
def test_a_locked_screen_is_an_absence_even_in_a_call(begins: Event, ends: Event) -> None:
    story = Story()
    story.work(10 * MINUTE)
    story.begins("microphone")
    story.rest(5 * MINUTE)
    story.tell(begins)
    assert story.phase() == "away"
    story.rest(5 * MINUTE)
    story.tell(ends)
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(0, abs=1)


def test_a_call_that_ends_while_somebody_types_changes_nothing() -> None:
    story = Story()
    story.begins("microphone")
    story.work(10 * MINUTE)
    story.rest(5 * MINUTE)
    story.work(MINUTE)
    story.ends("microphone")
    story.work(MINUTE)
    assert story.kinds("away", "hold", "release") == []
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(17 * MINUTE)


def test_calls_are_not_asked_about_where_the_settings_say_so() -> None:
    story = Story(Settings(senses=frozenset({"fullscreen"})))
    story.begins("microphone")
    story.work(10 * MINUTE)
    story.rest(5 * MINUTE)
    assert story.phase() == "away"
    assert story.listening == frozenset()


def test_reasons_are_looked_for_only_while_a_break_is_due() -> None:
    story = Story()
    story.work(29 * MINUTE)
    assert story.listening == frozenset()
    story.work(1.5 * MINUTE)
    assert story.listening == frozenset(SENSES)
    story.work(3 * MINUTE)
    assert story.phase() == "prompting"
    assert story.listening == frozenset(SENSES)
    story.ask(Snooze())
    assert story.listening == frozenset()
    story.work(6 * MINUTE)
    assert story.listening == frozenset(SENSES)
    story.ask(Skip())
    assert story.listening == frozenset()


def test_nothing_is_shown_before_the_look_has_answered_and_none_that_never_answers_holds_it_up() -> None:
    story = Story()
    story.deaf = True
    story.work(29 * MINUTE + 50)
    story.rest(11)
    assert story.prompts() == [], "a good moment, but what holds is not known"
    story.rest(3)
    assert len(story.prompts()) == 1


def test_a_look_that_never_answers_takes_nobody_as_being_in_a_call() -> None:
    story = Story()
    story.deaf = True
    story.work(10 * MINUTE)
    story.rest(2 * MINUTE)
    assert story.phase() == "away"
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(11 * MINUTE)


def test_input_during_the_look_for_a_call_was_no_absence() -> None:
    story = Story()
    story.deaf = True
    story.work(10 * MINUTE)
    story.rest(61)
    story.work(MINUTE)
    assert story.kinds("away") == []
    assert story.status.reminders[0]["elapsed_s"] == pytest.approx(12 * MINUTE + 1, abs=0.5)


def test_a_program_that_the_person_named_holds_by_its_name() -> None:
    story = Story()
    story.begins("program:OBS")
    story.work(31 * MINUTE)
    assert story.status.says == "Micro-break held: OBS is running since 09:30."
    assert [held["says"] for held in story.status.held_by] == ["OBS is running"]
    story.ends("program:OBS")
    story.work(4 * MINUTE)
    assert len(story.prompts()) == 1


def test_several_reasons_hold_until_the_last_ends() -> None:
    story = Story()
    story.begins("fullscreen")
    story.work(31 * MINUTE)
    story.begins("dnd")
    story.work(MINUTE)
    story.ends("fullscreen")
    story.work(5 * MINUTE)
    assert story.prompts() == []
    assert "do not disturb" in story.status.says
    story.ends("dnd")
    story.work(4 * MINUTE)
    assert len(story.prompts()) == 1
    assert [(entry.kind, entry.detail["reason"]) for entry in story.kinds("hold", "release")] == [
        ("hold", "fullscreen"),
        ("hold", "dnd"),
        ("release", "fullscreen"),
        ("release", "dnd"),
    ]


def test_a_hold_that_nothing_waits_for_any_more_is_written_as_ended() -> None:
    story = Story()
    story.begins("fullscreen")
    story.work(31 * MINUTE)
    story.ask(Skip())
    assert [entry.kind for entry in story.kinds("hold", "release")] == ["hold", "release"]
    assert story.state.holds == ()


def test_losing_the_senses_takes_the_person_as_present() -> None:
    story = Story()
    story.work(10 * MINUTE)
    story.rest(2 * MINUTE)
    assert story.phase() == "away"
    story.world = replace(story.world, senses=False)
    story.tell(WorldChanged())
    assert story.phase() == "counting"


def test_a_day_as_people_have_them() -> None:
    """Reading, lunch behind a locked screen, a call of an hour, sleep over a due break, a clock that is set."""
    story = Story(Settings(reminders=(Reminder("long", 60 * MINUTE, 5 * MINUTE),)))
    # 9:00. Reading with pauses of up to a minute is work.
    for _page in range(20):
        story.work(2 * MINUTE)
        story.rest(55)
    assert story.kinds("away") == []
    story.work(MINUTE)
    assert story.status.next is not None
    assert story.status.next.due_in_s == pytest.approx(60 * MINUTE - 20 * 175 - 60, abs=1)
    story.until_prompt()
    assert story.minute == pytest.approx(63, abs=0.2)
    story.take_break()
    story.work(30 * MINUTE)
    # 10:38. Lunch, with the screen locked: a natural break, and a whole hour of quiet after it.
    story.tell(Locked())
    story.rest(45 * MINUTE)
    story.tell(Unlocked())
    back = story.minute
    assert story.outcomes()[-1] == ("long", "natural")
    story.work(59 * MINUTE)
    assert len(story.prompts()) == 1
    # 12:22. A call of an hour, listening without a move: due in it, held, and the reason is told.
    story.begins("microphone")
    story.rest(5 * MINUTE)
    assert story.phase() == "held"
    assert "Long break held: microphone in use since" in story.status.says
    story.rest(55 * MINUTE)
    assert len(story.prompts()) == 1
    assert story.last_kind() == "hold", "who only listens is not away"
    story.ends("microphone")
    story.work(10)
    story.rest(6)
    assert len(story.prompts()) == 2, "one prompt in the first pause after the call"
    assert story.minute - back == pytest.approx(119, abs=2)
    assert story.ask(Snooze()).ok
    # The lid is closed over the snoozed break: that was the break.
    story.work(MINUTE)
    story.tell(Sleeping())
    story.sleep(30 * MINUTE)
    story.tell(Woke())
    story.work(2 * MINUTE)
    assert story.outcomes()[-1] == ("long", "natural")
    assert len(story.prompts()) == 2
    # The clock is set back by an hour: the next prompt still comes after an hour of work.
    story.work(10 * MINUTE)
    story.now = replace(story.now, wall=story.now.wall - HOUR)
    story.tell(ClockChanged())
    woke = story.minute
    story.until_prompt()
    assert story.minute - woke == pytest.approx(48 + CALM_CAP, abs=0.2)
