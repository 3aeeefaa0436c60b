"""How it goes with a sore place: stories of some weeks, and what is never claimed whatever was written down."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random  # noqa: TID251 - hypothesis gives one

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core.body.effort import Effort, efforts
from deskbreak.core.body.soreness import Course, courses
from deskbreak.core.body.tendency import Tendency, nearest, tendency
from deskbreak.core.entry import Detail, Entry, Row

MONDAY = date(2026, 9, 7)
MIDNIGHT = time(0)
HOUR = 3600.0
DAY = 24 * HOUR
ANGLE = "neck-shoulder-angle"


def at(day: float, hour: float = 10.0) -> float:
    return datetime.combine(MONDAY, MIDNIGHT, UTC).timestamp() + day * DAY + hour * HOUR


def said(when: float, score: int, moment: str = "now", did: str = "", side: str = "left", zone: str = ANGLE) -> Entry:
    detail: Detail = {"zone": zone, "side": side, "muscle": "", "score": score, "moment": moment, "did": did}
    return Entry(when, 0, "sore", detail={**detail, "left": None, "right": None})


def advised(when: float) -> Entry:
    return Entry(when, 0, "advised", detail={"zone": ANGLE, "side": "left"})


def numbered(entries: Iterable[Entry]) -> list[Row]:
    return [Row(number, entry) for number, entry in enumerate(entries, 1)]


def only(entries: Iterable[Entry], now: float | None = None, done: Sequence[Effort] = ()) -> Course:
    entries = list(entries)
    (course,) = courses(numbered(entries), done, UTC, MIDNIGHT, entries[-1].at + HOUR if now is None else now)
    return course


def daily(scores: Iterable[int], first: int = 0) -> list[Entry]:
    return [said(at(first + index), score) for index, score in enumerate(scores)]


# ---- how it goes


@pytest.mark.parametrize("days", [[0], [0, 1, 2, 3, 4, 5, 6], [0, 3, 7], [0, 1, 2, 8], [0, 7, 8, 9]])
def test_of_too_few_entries_nothing_is_said(days: list[int]) -> None:
    course = only(said(at(day), 9 - day) for day in days)
    assert course.tendency == Tendency("few")
    assert course.tendency.says.startswith("Too few entries to say")
    assert not course.card


def test_four_days_over_a_week_are_enough() -> None:
    course = only(said(at(day), score) for day, score in [(0, 6), (2, 6), (5, 4), (7, 4)])
    assert course.tendency.says == "In a week of entries it eased, from about 6 to about 4."


def test_it_eases_stays_or_rises() -> None:
    assert only(daily([7, 7, 6, 6, 5, 5, 4, 4, 3, 3] + [3] * 5)).tendency.says == (
        "In 2 weeks of entries it eased, from about 6 to about 3."
    )
    assert "stayed about the same, at about 5" in only(daily([5] * 13 + [4])).tendency.says
    assert "it rose, from about 2 to about 6" in only(daily([2] * 7 + [6] * 7)).tendency.says


def test_what_was_more_than_four_weeks_before_the_last_score_says_nothing_of_now() -> None:
    assert only(daily([9] * 10) + daily([3] * 20, first=40)).tendency.verdict == "same"


def test_a_score_right_after_a_release_says_nothing_of_the_day() -> None:
    entries = []
    for day in range(14):
        entries += [said(at(day), 5, "before"), said(at(day, 10.2), 1, "after")]
    course = only(entries)
    assert "at about 5" in course.tendency.says
    assert course.weeks == ()


def test_after_two_weeks_without_a_score_nothing_is_said_of_now() -> None:
    course = only(daily([5] * 20), now=at(40))
    assert "more than two weeks old" in course.tendency.says
    assert not course.card


# ---- the clinician card


def test_the_card_is_due_when_it_has_not_eased_in_two_weeks_and_not_a_day_before() -> None:
    assert not only(daily([5] * 14)).card
    assert only(daily([5] * 15)).card
    assert not only(daily([7] * 8 + [4] * 8)).card, "it eased"
    assert not only(daily([0, 1] * 8)).card, "that is hardly sore"


def test_the_card_is_due_at_once_when_it_rises() -> None:
    assert only(daily([2] * 4 + [5] * 4)).card


def test_the_card_was_shown_once_and_comes_again_only_for_a_place_that_was_gone_and_is_back() -> None:
    shown = [*daily([5] * 15), advised(at(14, 11))]
    assert not only(shown).card
    assert not only(shown + daily([5] * 30, first=15)).card
    gone = shown + daily([0] * 15, first=15)
    assert only(gone).tendency.says == "It has been 0 for two weeks or longer."
    back = gone + daily([5] * 14, first=30)
    assert not only(back).card
    assert only(back + daily([5], first=44)).card
    almost = shown + daily([0] * 14, first=15) + daily([5] * 15, first=29)
    assert not only(almost).card, "it was gone for thirteen days"


# ---- what it went along with


def weekly(weeks: Sequence[tuple[int, int, int]]) -> Course:
    """Weeks of (score, strength days, breaks taken), the last of which goes on."""
    done = [
        Effort(MONDAY + timedelta(days=7 * index), taken, strength, over=index < len(weeks) - 1)
        for index, (_score, strength, taken) in enumerate(weeks)
    ]
    entries = [said(at(7 * index + day), score) for index, (score, _, _) in enumerate(weeks) for day in (0, 2, 4)]
    return only(entries, done=done)


def test_weeks_with_strength_days_stand_beside_the_others_as_association() -> None:
    course = weekly([(6, 0, 10), (6, 1, 10), (4, 3, 10), (4, 5, 10), (9, 5, 10)])
    assert [each.says for each in course.beside] == [
        "Of 4 weeks with scores, 2 had 3 strength days or more. It was 2 lower in these on average; that may be chance."
    ]
    assert [week.score for week in course.weeks] == [6, 6, 4, 4, 9]


def test_weeks_with_more_breaks_than_the_middle_one_stand_beside_the_others() -> None:
    course = weekly([(3, 0, 20), (3, 0, 30), (3, 0, 10), (3, 0, 12), (3, 0, 0)])
    assert [each.says for each in course.beside] == [
        "Of 4 weeks with scores, 2 had 17 breaks or more. It was about the same in these as in the others."
    ]
    assert "higher in these" in weekly([(7, 0, 20), (7, 0, 30), (3, 0, 10), (3, 0, 12), (3, 0, 0)]).beside[0].says


def test_of_fewer_weeks_nothing_is_compared_and_the_one_that_goes_on_does_not_count() -> None:
    assert weekly([(6, 0, 10), (4, 3, 20), (4, 5, 30), (4, 0, 0)]).beside == ()
    assert weekly([(6, 0, 10), (4, 3, 20), (4, 5, 30), (6, 0, 10)]).beside == ()


def test_what_was_done_between_two_scores_is_told_from_three_times_on() -> None:
    entries = []
    for day in range(4):
        did = "levator-stretch chin-tuck" if day < 2 else "levator-stretch"
        entries += [said(at(day), 6, "before"), said(at(day, 10.5), 4, "after", did)]
    (found,) = only(entries[:6]).helped
    assert found.says("The stretch") == "The stretch: 2 lower afterwards on average (3 times noted)."
    (found,) = only(entries).helped
    assert (found.exercise, found.times, found.by) == ("levator-stretch", 4, -2)


def test_a_score_after_has_no_pair_where_the_one_before_is_missing_or_long_ago() -> None:
    assert only([said(at(0), 6, "before"), said(at(0, 13), 4, "after", "a")]).pairs == ()
    assert only([said(at(0), 6, "now"), said(at(0, 10.5), 4, "after", "a")]).pairs == ()
    entries = [said(at(0), 6, "before"), said(at(0, 10.1), 5, "now"), said(at(0, 10.5), 4, "after", "a")]
    assert len(only([*entries, said(at(0, 11), 3, "after", "a")]).pairs) == 1


def test_each_side_is_a_place_of_its_own_from_the_top_down_and_a_row_that_is_none_is_passed_over() -> None:
    odd = Entry(at(0), 0, "sore", detail={"zone": ANGLE, "side": "left", "score": "much"})
    rows = numbered([odd, said(at(0), 3, side="right"), said(at(1), 5), said(at(1), 2, zone="temple")])
    found = courses(rows, (), UTC, MIDNIGHT, at(2))
    assert [course.spot.key for course in found] == [("temple", "left"), (ANGLE, "left"), (ANGLE, "right")]
    assert [len(course.points) for course in found] == [1, 1, 1]


def test_weeks_of_effort_count_breaks_days_of_strength_and_seconds() -> None:
    end = Entry(at(0), 0, "end", "long", "strong", "completed", 100.0)
    half = Entry(at(1), 0, "end", "long", "strong", "partial", 50.0)
    days = {MONDAY: [end, end], MONDAY + timedelta(days=1): [half]}
    first, last = efforts(days, {"strong"}, MONDAY + timedelta(days=8), 2)
    assert first == Effort(MONDAY, 3, 1, 250.0, over=True, completed=2)
    assert last == Effort(MONDAY + timedelta(days=7), over=False)


# ---- whatever was written down

moments = st.sampled_from(["now", "before", "after"])
entries = st.builds(
    lambda day, hour, score, moment, did: said(at(day, hour), score, moment, did),
    st.integers(0, 60),
    st.floats(0, 23),
    st.integers(0, 10),
    moments,
    st.sampled_from(["", "a", "a b"]),
)
DONE = [Effort(MONDAY + timedelta(days=7 * week), 5 * week, week % 6, over=week < 8) for week in range(9)]


@given(st.lists(entries | st.builds(advised, st.integers(0, 60).map(at)), min_size=1, max_size=60), st.randoms())
def test_the_order_of_the_rows_does_not_matter(lived: list[Entry], chance: Random) -> None:
    rows = numbered(lived)
    told = courses(rows, DONE, UTC, MIDNIGHT, at(61))
    chance.shuffle(rows)
    assert courses(rows, DONE, UTC, MIDNIGHT, at(61)) == told


@given(st.lists(entries, min_size=1, max_size=60))
def test_no_claim_below_what_it_needs_and_no_number_beyond_its_bounds(lived: list[Entry]) -> None:
    (course,) = courses(numbered(lived), DONE, UTC, MIDNIGHT, at(61))
    rested = {point.day for point in course.points if point.moment != "after"}
    goes = course.tendency
    if goes.claims:
        assert len(rested) >= 4
        assert max(rested) - min(rested) >= timedelta(days=7)
        assert 0 <= goes.first <= 10
        assert 0 <= goes.last <= 10
    assert course.card <= (goes.verdict in ("same", "rises"))
    for pair in course.pairs:
        assert pair.before.moment == "before"
        assert pair.after.moment == "after"
        assert 0 <= pair.after.at - pair.before.at <= 2 * HOUR
    for each in course.helped:
        assert each.times >= 3
        assert -10 <= each.by <= 10
    for beside in course.beside:
        assert min(beside.weeks, beside.others) >= 2
        assert "may be chance" in beside.says or "about the same" in beside.says
    for week in course.weeks:
        assert week.score is None or 0 <= week.score <= 10


def naive(scores: Mapping[date, int]) -> str:
    """The tendency told anew: as slow and as plain as can be."""
    last_day = max(scores)
    kept = sorted((day, score) for day, score in scores.items() if day > last_day - timedelta(days=28))
    span = kept[-1][0] - kept[0][0]
    middle = kept[0][0] + span / 2 if span.days % 2 == 0 else kept[0][0] + timedelta(days=span.days // 2 + 1)
    early, late = ([score for day, score in kept if (day >= middle) is half] for half in (False, True))
    if len(kept) < 4 or span < timedelta(days=7) or len(early) < 2 or len(late) < 2:
        return "few"
    fell = sum(early) * len(late) - sum(late) * len(early)
    enough = len(early) * len(late)
    return "eased" if fell >= enough else "rises" if -fell >= enough else "same"


@given(
    st.dictionaries(st.integers(0, 40).map(lambda days: MONDAY + timedelta(days=days)), st.integers(0, 10), min_size=1)
)
def test_the_tendency_is_what_a_slow_reckoning_says(scores: dict[date, int]) -> None:
    told = tendency(scores)
    assert told.verdict == naive(scores)
    if told.verdict in ("eased", "rises"):
        assert nearest(told.first) != nearest(told.last), "the sentence names two numbers that differ"
