"""A day told from its rows: every kind of moment once, in words, whatever was said of it afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from deskbreak.core import telling
from deskbreak.core.breaks import Break
from deskbreak.core.correction import ANOTHER, VERDICTS, corrected
from deskbreak.core.diary import Cues, Diary, Moment, Remark, Stretch, diary_bounds, diary_of
from deskbreak.core.entry import Entry, Row
from deskbreak.core.event import Felt, Locked, Pause, Resume, Skip, Snooze, Start, Unlocked
from deskbreak.core.settings import CUES, Settings
from deskbreak.core.week import week_of
from tests.core.story import HOUR, MINUTE, MONDAY_NINE, ROUTINES, Story
from tests.core.test_sore import advised, pinned, scored

FOUR = time(4)
MONDAY = date(2026, 11, 16)
NAMES = {each.id: each.name for each in ROUTINES.values()}


def numbered(entries: list[Entry]) -> list[Row]:
    return [Row(number, entry) for number, entry in enumerate(entries, 1)]


def diary(entries: list[Entry], now: float, day: date = MONDAY) -> Diary:
    return diary_of(numbered(entries), day, UTC, FOUR, now)


def told(story: Story) -> list[tuple[str, str, str]]:
    """Each moment of the story's day: its outcome or kind, its title, and what is known of it."""
    moments = diary(story.entries, story.now.wall).moments
    return [
        (str(each.outcome), telling.title(each, NAMES), " ".join(telling.facts(each, UTC)))
        if isinstance(each, Break)
        else (kind_of(each), "", sentences(each)[0])
        for each in moments
    ]


def kind_of(each: Stretch | Remark | Cues) -> str:
    match each:
        case Stretch(kind=kind):
            return kind
        case Remark(entry=entry):
            return entry.kind
        case Cues():
            return "cue"


def sentences(each: Moment) -> list[str]:
    """What is said of a moment below its title."""
    match each:
        case Break():
            return telling.facts(each, UTC)
        case Cues():
            return [telling.cues(each, UTC)]
        case Remark():
            return [telling.remark(each)]
        case Stretch():
            return [telling.stretch(each, UTC)]


def entry(minute: float, kind: str, **values: object) -> Entry:
    return Entry(MONDAY_NINE + minute * MINUTE, 0, kind, **values)  # type: ignore[arg-type]  # short to write


# ---- every kind of moment, lived


def test_a_break_that_was_taken_at_once() -> None:
    story = Story()
    story.until_prompt()
    story.take_break()
    story.tell(Felt("page", "better"))
    ((outcome, title, known),) = told(story)
    assert (outcome, title) == ("completed", "Minute one")
    assert known == "Played at 09:33. 1 min of movement. You felt better afterwards."


def test_a_break_in_part() -> None:
    story = Story()
    story.until_prompt()
    assert story.ask(Start()).ok
    story.play(steps=1)
    ((outcome, _title, known),) = told(story)
    assert outcome == "partial"
    assert known == "Played at 09:33. 28 s of movement. 1 step done."


def test_a_break_put_off_twice_and_then_skipped() -> None:
    story = Story()
    for _time in range(2):
        story.until_prompt()
        story.ask(Snooze())
    story.until_prompt()
    story.work(2 * MINUTE)
    story.ask(Skip())
    ((outcome, _title, known),) = told(story)
    assert outcome == "skipped"
    assert known == "Offered 3 times, first at 09:33. Snoozed 2 times, for 10 min in all. Skipped at 09:51."


def test_a_break_nobody_answered() -> None:
    story = Story()
    story.until_prompt()
    story.work(16 * MINUTE)
    assert told(story)[0] == ("ignored", "Minute one", "Offered 3 times, first at 09:33. No answer until 09:48.")


def test_a_prompt_that_is_still_up_and_a_break_that_still_plays() -> None:
    story = Story()
    story.until_prompt()
    assert told(story) == [("None", "Minute one", "No answer yet.")]
    assert story.ask(Start()).ok
    story.play(steps=1, end=False)
    assert told(story) == [("None", "Minute one", "Under way since 09:33.")]


def test_cues_are_told_together_until_something_else_happens() -> None:
    often = replace(CUES[0], every_s=10 * MINUTE, on=True)
    story = Story(Settings(cues=(often,)), senses=False)
    story.until_prompt()
    story.take_break()
    story.work(11 * MINUTE)
    assert told(story) == [
        ("cue", "", "2 cues until 09:20, the last one: Look into the distance."),
        ("completed", "Minute one", "Played at 09:30. 1 min of movement."),
        ("cue", "", "Cue: Look into the distance."),
    ]
    figures = diary(story.entries, story.now.wall).figures
    assert (figures.due, figures.taken) == (1, 1)


def test_a_natural_break_is_told_once_and_not_as_an_absence_too() -> None:
    story = Story()
    story.work(20 * MINUTE)
    story.tell(Locked())
    story.rest(12 * MINUTE)
    story.tell(Unlocked())
    story.work(MINUTE)
    assert told(story) == [("natural", "You were away", "Back at 09:32 after 12 min: that counts as a break.")]


def test_an_absence_while_nothing_counts_is_a_quiet_line_and_a_short_one_none() -> None:
    rows = [
        entry(0, "back", seconds=0),
        entry(10, "away", seconds=60),
        entry(14, "back", seconds=300),
        entry(30, "away", seconds=60),
        entry(37, "back", seconds=480),
        entry(60, "away", seconds=60),
    ]
    (only,) = diary(rows, MONDAY_NINE + 2 * HOUR).moments
    assert isinstance(only, Stretch)
    assert telling.stretch(only, UTC) == "Away until 09:37: 7 min."


def test_a_pause_withdraws_what_is_due_and_has_an_end() -> None:
    story = Story()
    story.until_prompt()
    story.ask(Pause(30 * MINUTE))
    assert told(story)[-1] == ("pause", "", "Paused.")
    story.work(10 * MINUTE)
    story.ask(Resume())
    assert told(story) == [
        ("withdrawn", "Minute one", "Withdrawn at 09:33: a pause, your hours or a setting came first."),
        ("pause", "", "Paused until 09:43."),
    ]


def test_a_hold_says_why_and_until_when() -> None:
    story = Story()
    story.begins("microphone")
    story.work(35 * MINUTE)
    assert told(story) == [("hold", "", "Break held: microphone in use.")]
    story.ends("microphone")
    story.work(10 * MINUTE)
    assert told(story)[0] == ("hold", "", "Break held until 09:35: microphone in use.")


def test_a_break_of_ones_own_and_one_by_hand() -> None:
    story = Story()
    story.work(5 * MINUTE)
    assert story.ask(Start("five-one")).ok
    story.play()
    story.work(HOUR / 6)
    rows = [*story.entries, Entry(story.now.wall - 60, 0, "end", None, ANOTHER, "completed", 600.0, {"by": "hand"})]
    own, by_hand = (each for each in diary(rows, story.now.wall).moments if isinstance(each, Break))
    assert (telling.title(own, NAMES), telling.origin(own)) == ("Five one", "Started by you")
    assert (telling.title(by_hand, NAMES), telling.origin(by_hand)) == ("Another movement", "Added by you")
    assert telling.facts(by_hand, UTC) == ["Ended at 09:19.", "10 min of movement."]


def test_what_was_said_of_a_sore_place_is_told_in_words() -> None:
    story = Story()
    story.tell(scored(6, moment="before"))
    story.work(MINUTE)
    for event in (scored(4, moment="after"), pinned(), advised(), scored(3), pinned(kept=False)):
        story.tell(event)
    odd = entry(3, "sore", detail={"zone": "temple", "side": "left"})
    moments = diary([*story.entries, odd], story.now.wall + HOUR).moments
    assert [telling.remark(each) for each in moments if isinstance(each, Remark)] == [
        "The left angle of your neck: soreness 6 of 10, before a release or a routine for it.",
        "The left angle of your neck: soreness 4 of 10 afterwards.",
        "The left angle of your neck: one of your spots from then on.",
        "The left angle of your neck: soreness 3 of 10.",
        "The left angle of your neck: no longer one of your spots.",
    ]


def test_a_break_added_by_hand_takes_nothing_from_the_one_that_is_asked_about() -> None:
    rows = [
        entry(0, "start", reminder="micro", routine="minute-one"),
        entry(1, "end", reminder="micro", routine="minute-one", outcome="completed", seconds=55.0),
        entry(-30, "end", routine=ANOTHER, outcome="completed", seconds=60.0, detail={"by": "hand"}),
        entry(2, "felt", detail={"value": "sore"}),
    ]
    assert [each.felt for each in diary(rows, MONDAY_NINE + HOUR).moments if isinstance(each, Break)] == ["", "sore"]


def test_a_short_break_in_between_leaves_the_offer_to_go_on() -> None:
    offered = {"why": "", "shown": 1}
    rows = [
        entry(0, "prompt", reminder="long", detail=offered),
        entry(1, "start", routine="minute-one"),
        entry(2, "end", routine="minute-one", outcome="completed", seconds=55.0),
        entry(3, "prompt", reminder="long", detail=offered),
        entry(5, "skip", reminder="long", outcome="skipped"),
    ]
    long, short = (each for each in diary(rows, MONDAY_NINE + HOUR).moments if isinstance(each, Break))
    assert telling.facts(long, UTC) == ["Offered 2 times, first at 09:00.", "Skipped at 09:05."]
    assert telling.facts(short, UTC) == ["Played from 09:01 to 09:02.", "1 min of movement."]


def test_an_offer_that_a_longer_absence_overtook_is_not_taken_for_the_next() -> None:
    offered = {"why": "", "shown": 1}
    rows = [
        entry(0, "prompt", reminder="micro", detail=offered),
        entry(9, "natural", reminder="long", outcome="natural", seconds=500.0),
        entry(40, "prompt", reminder="micro", detail=offered),
        entry(42, "skip", reminder="micro", outcome="skipped"),
    ]
    away, skipped = (each for each in diary(rows, MONDAY_NINE + HOUR).moments if isinstance(each, Break))
    assert away.offer.rows == ()
    assert telling.facts(skipped, UTC) == ["Offered at 09:40.", "Skipped at 09:42."]
    assert len(diary(rows[:2], MONDAY_NINE + HOUR).moments) == 1


# ---- days


def test_what_reaches_over_the_edge_of_a_day_is_told_on_both_sides() -> None:
    rows = [entry(8 * 60, "pause"), entry(24 * 60, "resume")]
    now = MONDAY_NINE + 30 * HOUR
    first, second = (diary(rows, now, MONDAY + timedelta(days=day)).moments for day in range(2))
    assert [telling.stretch(each, UTC) for each in first if isinstance(each, Stretch)] == ["Paused."]
    assert [telling.stretch(each, UTC) for each in second if isinstance(each, Stretch)] == ["Paused until 09:00."]
    (until,) = second
    assert isinstance(until, Stretch)
    assert until.since is None


def test_a_hold_whose_end_was_never_written_does_not_last_for_ever() -> None:
    rows = [entry(0, "hold", detail={"reason": "camera"})]
    assert diary(rows, MONDAY_NINE + 30 * HOUR, MONDAY + timedelta(days=1)).empty
    assert not diary(rows, MONDAY_NINE + 30 * HOUR).empty


def test_times_are_those_of_where_the_person_was() -> None:
    tokyo = Entry(MONDAY_NINE, 9 * 3600, "skip", "micro", outcome="skipped")
    (only,) = diary_of(numbered([tokyo]), MONDAY, ZoneInfo("Europe/Berlin"), FOUR, MONDAY_NINE + HOUR).moments
    assert isinstance(only, Break)
    assert telling.facts(only, ZoneInfo("Europe/Berlin")) == ["Skipped at 18:00."]


def test_an_answer_on_the_next_morning_stands_where_it_was_given() -> None:
    rows = [
        entry(8 * 60, "prompt", reminder="micro", detail={"why": "", "shown": 1}),
        entry(24 * 60, "skip", reminder="micro", outcome="skipped"),
    ]
    now = MONDAY_NINE + 25 * HOUR
    (only,) = diary(rows, now, MONDAY + timedelta(days=1)).moments
    assert only.at == rows[1].at
    assert diary(rows, now).moments == ()


# ---- corrections

CORRECTED = {
    ("skip", "skipped", "completed"): "Recorded as skipped; you say you took it.",
    ("ignore", "ignored", "completed"): "Recorded as unanswered; you say you took it.",
    ("withdraw", "withdrawn", "completed"): "Recorded as withdrawn; you say you took it.",
    ("skip", "skipped", "away"): "Recorded as skipped; you say you were not there.",
    ("ignore", "ignored", "away"): "Recorded as unanswered; you say you were not there.",
    ("withdraw", "withdrawn", "away"): "Recorded as withdrawn; you say you were not there.",
    ("skip", "skipped", "asked"): "",
}


@pytest.mark.parametrize(("kind", "outcome", "verdict"), CORRECTED)
def test_a_correction_stands_beside_what_was_recorded(kind: str, outcome: str, verdict: str) -> None:
    rows = [
        entry(0, kind, reminder="micro", outcome=outcome),
        entry(0, "correct", detail={"of": 1, "as": verdict, "made": MONDAY_NINE}),
    ]
    (only,) = diary(rows, MONDAY_NINE + HOUR).moments
    assert isinstance(only, Break)
    assert telling.correction(only) == CORRECTED[kind, outcome, verdict]
    assert only.recorded == outcome
    assert only.outcome == {"completed": "completed", "away": "withdrawn", "asked": outcome}[verdict]


def play(story: Story, chosen: str | None, steps: int | None) -> None:
    if "start" in story.status.can and (chosen is not None or "snooze" in story.status.can):
        assert story.ask(Start(chosen)).ok
        story.play(steps=steps)


def lock(story: Story) -> None:
    story.tell(Locked())
    story.rest(7 * MINUTE)
    story.tell(Unlocked())


DEEDS: dict[str, Callable[[Story], object]] = {
    "work": lambda story: story.work(25 * MINUTE),
    "take": lambda story: play(story, None, None),
    "part": lambda story: play(story, None, 1),
    "own": lambda story: play(story, "minute-two", None),
    "skip": lambda story: story.ask(Skip()),
    "snooze": lambda story: story.ask(Snooze()),
    "nap": lambda story: story.rest(6 * MINUTE),
    "lock": lock,
    "pause": lambda story: story.ask(Pause("forever")),
    "resume": lambda story: story.ask(Resume()),
    "call": lambda story: story.begins("microphone"),
    "hang up": lambda story: story.ends("microphone"),
}


@st.composite
def days(draw: st.DrawFn) -> tuple[list[Row], float]:
    """A day as somebody lived it, a break added by hand, and corrections of anything."""
    story = Story()
    for deed in draw(st.lists(st.sampled_from([*DEEDS, "work", "work"]), max_size=14)):
        DEEDS[deed](story)
    story.work(5 * MINUTE)
    hand = Entry(story.now.wall - 90, 0, "end", None, ANOTHER, "completed", 60.0, {"by": "hand"})
    rows = numbered([*story.entries, hand])
    for of, verdict in draw(st.lists(st.tuples(st.sampled_from(rows), st.sampled_from(VERDICTS)), max_size=8)):
        said = Entry(of.entry.at, 0, "correct", detail={"of": of.id, "as": verdict, "made": story.now.wall})
        rows.append(Row(len(rows) + 1, said))
    return draw(st.permutations(rows)), story.now.wall


@hypothesis_settings(max_examples=40)
@given(days())
def test_every_outcome_is_told_once_and_the_figures_are_the_weeks(lived: tuple[list[Row], float]) -> None:
    rows, now = lived
    seen = diary_of(rows, MONDAY, UTC, FOUR, now)
    ended = [each for each in seen.moments if isinstance(each, Break) and each.recorded is not None]
    assert sorted(each.row.id for each in ended) == sorted(row.id for row in rows if row.entry.outcome is not None)
    counted = {row.id: row.entry.outcome for row in corrected(rows)}
    assert {each.row.id: each.outcome for each in ended} == {each.row.id: counted[each.row.id] for each in ended}
    assert seen.figures == week_of(corrected(rows), MONDAY, UTC, FOUR, now).days[0]
    assert [each.at for each in seen.moments] == sorted(each.at for each in seen.moments)
    for each in seen.moments:
        assert not isinstance(each, Remark)
        words = sentences(each)
        assert words
        assert all(sentence.endswith(".") and "None" not in sentence for sentence in words)


def test_the_bounds_hold_every_place_on_earth() -> None:
    since, until = diary_bounds(MONDAY, FOUR)
    assert since <= MONDAY_NINE - 9 * HOUR - 14 * HOUR - 24 * HOUR + 4 * HOUR
    assert until >= MONDAY_NINE - 9 * HOUR + 24 * HOUR + 4 * HOUR + 12 * HOUR
