"""The figures where days and clocks are not plain: journeys, the change of clocks, nights, clocks that were wrong."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core.day import Tally
from deskbreak.core.entry import Entry, Row
from deskbreak.core.hours import offset_s
from deskbreak.core.listing import ListedStep
from deskbreak.core.strip import SHOWN
from deskbreak.core.week import Known, Week, bounds, week_bounds, week_of
from deskbreak.core.week import known as known_of
from deskbreak.journal.schema import STANDING
from tests.core.story import HOUR, ROUTINES

FOUR = time(4)
MONDAY = date(2026, 11, 16)
BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
DAY = 24 * HOUR
YEAR = 365 * DAY


def at(day: int, hour: float, zone: tzinfo = BERLIN, monday: date = MONDAY) -> float:
    """So many hours after midnight, by the clock on the wall there."""
    midnight = datetime.combine(monday + timedelta(days=day), time(), zone)
    return (midnight + timedelta(hours=hour)).timestamp()


def entry(when: float, kind: str, zone: tzinfo = BERLIN, **values: object) -> Entry:
    return Entry(when, offset_s(when, zone), kind, **values)  # type: ignore[arg-type]  # short to write


def numbered(entries: Sequence[Entry]) -> list[Row]:
    return [Row(number, each) for number, each in enumerate(entries, 1)]


def week(entries: Sequence[Entry], monday: date = MONDAY, now: float | None = None, **more: object) -> Week:
    now = at(8, 0, monday=monday) if now is None else now
    return week_of(read(entries, monday), monday, BERLIN, FOUR, now, **more)  # type: ignore[arg-type]  # handed on


def read(entries: Sequence[Entry], monday: date) -> list[Row]:
    """The rows that are read for a week: those around it, and how things stood before."""
    since, until = week_bounds(monday, FOUR)
    rows = numbered(entries)
    last = {row.entry.kind: row for row in sorted(rows, key=lambda row: row.entry.at) if row.entry.at < since}
    standing = [last[kind] for kind in STANDING if kind in last]
    return standing + [row for row in rows if since <= row.entry.at < until]


def active_h(told: Week) -> list[float]:
    return [round(day.active_s / HOUR, 3) for day in told.days]


def working(first: float, last: float, zone: tzinfo = BERLIN) -> list[Entry]:
    return [entry(first, "back", zone, seconds=9 * HOUR), entry(last, "away", zone, seconds=60.0)]


def test_abroad_a_day_is_the_day_there() -> None:
    evening = entry(at(2, 23, NEW_YORK), "end", NEW_YORK, outcome="completed", routine="r", seconds=60.0)
    told = week(
        [
            *working(at(0, 9), at(0, 17)),
            *working(at(2, 21, NEW_YORK), at(2, 22, NEW_YORK), NEW_YORK),
            evening,  # five in the morning of Thursday at home
            *working(at(4, 9), at(4, 10)),
        ]
    )
    assert active_h(told) == [8, 0, 1, 0, 1, 0, 0]
    assert [day.breaks["completed"] for day in told.days] == [0, 0, 1, 0, 0, 0, 0]
    assert {span.offset_s for span in told.days[2].strip} == {-5 * 3600}
    assert {span.offset_s for span in told.days[4].strip} == {3600}


def test_at_the_other_end_of_the_world_no_row_is_missed() -> None:
    since, until = bounds(MONDAY, 7, FOUR)
    for zone in (ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Etc/GMT+12")):
        assert since <= at(0, 4, zone)
        assert at(7, 4, zone) <= until


@pytest.mark.parametrize(("monday", "hours"), [(date(2026, 3, 23), 5), (date(2026, 10, 19), 7)])
def test_a_night_in_which_the_clocks_change_has_its_real_length_and_ends_at_four(monday: date, hours: int) -> None:
    first, last = at(5, 22, monday=monday), datetime.combine(monday + timedelta(days=6), time(8), BERLIN).timestamp()
    told = week(working(first, last), monday)
    assert active_h(told) == [0, 0, 0, 0, 0, hours, 4]


def test_what_is_held_is_shown_and_counts_as_active() -> None:
    told = week(
        [
            entry(at(0, 9), "back", seconds=0.0),
            entry(at(0, 10), "hold", detail={"reason": "microphone"}),
            entry(at(0, 10.5), "hold", detail={"reason": "camera"}),
            entry(at(0, 11), "release", detail={"reason": "microphone"}),
            entry(at(0, 11.5), "release", detail={"reason": "camera"}),
            entry(at(0, 12), "away", seconds=60.0),
        ]
    )
    assert [(span.kind, span.seconds / HOUR) for span in told.days[0].strip] == [
        ("work", 1),
        ("held", 1.5),
        ("work", 0.5),
    ]
    assert told.days[0].sittings == (3 * HOUR,)


def test_a_pause_stops_the_clocks_but_nobody_stood_up() -> None:
    told = week(
        [
            entry(at(0, 9), "back", seconds=0.0),
            entry(at(0, 10), "pause"),
            entry(at(0, 11), "resume"),
            entry(at(0, 12), "away", seconds=60.0),
            entry(at(0, 13), "back", seconds=HOUR),
            entry(at(0, 13.5), "away", seconds=60.0),
        ]
    )
    day = told.days[0]
    assert [span.kind for span in day.strip] == ["work", "paused", "work", "away", "work"]
    assert day.sittings == (2 * HOUR, 0.5 * HOUR)
    assert (day.longest_sitting_s, day.average_sitting_s) == (2 * HOUR, 1.25 * HOUR)


def test_a_pause_of_weeks_is_known_from_its_beginning() -> None:
    told = week([entry(at(-20, 12), "pause"), *working(at(0, 9), at(0, 17))])
    assert active_h(told)[0] == 0
    assert [day.strip for day in told.days] == [()] * 7, "nothing was done that a strip would show"


def test_without_senses_a_prompt_says_that_somebody_is_there() -> None:
    told = week(
        [
            entry(at(0, 9), "prompt"),
            entry(at(0, 9.5), "skip", outcome="skipped"),
            entry(at(0, 10), "away", seconds=0.0),
        ]
    )
    assert active_h(told)[0] == 1


def test_entries_from_the_future_wait_until_it_is_here() -> None:
    ahead = [*working(at(2, 9), at(2, 10)), entry(at(2, 10), "skip", outcome="skipped")]
    entries = [*working(at(0, 9), at(0, 12)), *ahead]
    told = week(entries, now=at(0, 13))
    assert active_h(told) == [3, 0, 0, 0, 0, 0, 0]
    assert told.totals.due == 0
    assert week(entries, now=at(2, 13)).totals.due == 1


def test_a_clock_that_was_a_year_ahead_and_is_set_back_spoils_neither_week() -> None:
    wrong = [
        entry(at(0, 9) + YEAR, "back", seconds=0.0),
        entry(at(0, 9.5) + YEAR, "skip", outcome="skipped", reminder="micro"),
    ]
    right = working(at(0, 10), at(0, 12))
    told = week([*wrong, *right])
    assert active_h(told) == [2, 0, 0, 0, 0, 0, 0]
    then = date(2027, 11, 15)  # the same days a year later, with the wrong rows among the right ones
    later = working(at(1, 10, monday=then), at(1, 12, monday=then))
    told = week([*wrong, *right, *working(at(3, 9, monday=then), at(3, 10, monday=then))], then)
    assert sum(active_h(told)) <= 1.5, "nobody works for two days without a row"
    told = week([*wrong, *right, *later], then)
    assert 2 <= sum(active_h(told)) <= 3, "until the next row at most"
    assert told.totals.breaks["skipped"] == 1, "what was recorded is not hidden"


def test_a_clock_set_back_by_a_year_makes_no_year_of_work() -> None:
    told = week([entry(at(0, 9), "back", seconds=0.0), *working(at(0, 9.5) - YEAR, at(0, 11) - YEAR)])
    assert active_h(told) == [0, 0, 0, 0, 0, 0, 0], "until when somebody worked is not known"


def test_an_hour_that_comes_twice_is_not_counted_twice() -> None:
    entries = [*working(at(0, 9), at(0, 10)), *working(at(0, 9.25), at(0, 9.75)), *working(at(0, 10.5), at(0, 11))]
    assert 0.5 <= active_h(week(entries))[0] <= 1.5


def test_a_break_added_by_hand_counts_and_cuts_no_strip() -> None:
    by_hand = entry(at(0, 11), "end", outcome="completed", routine="walk", seconds=300.0, detail={"by": "hand"})
    entries = [*working(at(0, 9), at(0, 17)), *working(at(1, 9), at(1, 17)), by_hand]
    told = week(entries)
    assert active_h(told)[:2] == [8, 8]
    assert [span.kind for span in told.days[0].strip] == ["work"]
    assert told.days[0].taken == 1
    assert told.routines == (("walk", 1),)


def test_strength_and_regions_come_from_what_is_known_of_routines() -> None:
    known = Known({"curl": ("arms", "shoulders"), "nod": ("neck",)}, frozenset({"strong"}), 5)
    entries = [
        entry(at(0, 9), "step", routine="strong", seconds=40.0, detail={"exercise": "curl"}),
        entry(at(0, 9.1), "step", routine="strong", seconds=50.0, detail={"exercise": "nod"}),
        entry(at(0, 9.2), "step", routine="strong", seconds=30.0, detail={"exercise": "gone since then"}),
        entry(at(0, 9.3), "end", routine="strong", outcome="completed", seconds=120.0),
        entry(at(1, 9), "end", routine="strong", outcome="partial", seconds=60.0),
    ]
    told = week(entries, known=known)
    assert told.regions == (("neck", 50.0), ("arms", 40.0), ("shoulders", 40.0))
    assert [day.strength for day in told.days] == [True, *[False] * 6]
    assert told.says == "2 of 2 breaks taken, 3 minutes moved, 1 strength day of 5."
    assert week(entries).says == "2 of 2 breaks taken, 3 minutes moved."


def test_a_break_added_by_hand_moves_the_regions_of_its_routine() -> None:
    steps = (
        ListedStep("curl", 90.0, True, ("arms", "shoulders")),
        ListedStep("nod", 30.0, True, ("neck", "shoulders")),
        ListedStep("warm", 600.0, False, ("legs",)),
    )
    mixed = replace(next(iter(ROUTINES.values())), id="mixed", steps=steps)
    hand = {"by": "hand"}
    entries = [
        entry(at(0, 9), "end", routine="mixed", outcome="completed", seconds=240.0, detail=hand),
        entry(at(0, 10), "end", routine="gone since then", outcome="completed", seconds=60.0, detail=hand),
        entry(at(0, 11), "end", routine="mixed", outcome="completed", seconds=240.0),
    ]
    known = known_of([mixed], 5)
    assert week(entries, known=known).regions == (("shoulders", 240.0), ("arms", 180.0), ("neck", 60.0))


def outcomes(monday: date, taken: int, skipped: int, moved_s: float) -> list[Entry]:
    done = [entry(at(1, 9 + n / 10, monday=monday), "end", outcome="completed", seconds=moved_s) for n in range(taken)]
    return done + [entry(at(1, 15 + n / 10, monday=monday), "skip", outcome="skipped") for n in range(skipped)]


def compared(now: list[Entry], before: list[Entry], until: float | None = None) -> str | None:
    told = week(now, now=until, before=numbered(before))
    return None if told.compares is None else told.compares.says


def test_the_comparison_in_words() -> None:
    before = [each for back in (1, 2, 3, 4) for each in outcomes(MONDAY - timedelta(weeks=back), 5, 5, 120.0)]
    assert compared(outcomes(MONDAY, 8, 2, 120.0), before) == (
        "Compared with the 4 weeks before: more of the breaks taken (80 %, usually 50 %), "
        "and more moved (16 min, usually 10 min)."
    )
    assert compared(outcomes(MONDAY, 5, 5, 118.0), before) == (
        "Compared with the 4 weeks before: about as many of the breaks taken, and about as much moved."
    )
    assert compared(outcomes(MONDAY, 2, 8, 120.0), outcomes(MONDAY - timedelta(weeks=3), 5, 5, 120.0)) == (
        "Compared with the week before: fewer of the breaks taken (20 %, usually 50 %), "
        "and less moved (4 min, usually 10 min)."
    )


def test_only_days_that_are_over_are_compared() -> None:
    before = outcomes(MONDAY - timedelta(weeks=1), 5, 5, 120.0)
    this = outcomes(MONDAY, 8, 2, 120.0)
    assert compared(this, before, at(1, 23)) is None, "Tuesday still goes on"
    told = compared(this, before, at(2, 5))
    assert told is not None
    assert told.startswith("Until yesterday, compared with the week before:"), "the figures beside it have today's too"
    assert compared(this, []) is None, "the first week"
    assert compared([], before) is None
    assert compared(this, outcomes(MONDAY - timedelta(weeks=5), 5, 5, 120.0)) is None, "longer ago than four weeks"


def test_the_first_day_has_its_figures_and_nothing_to_compare_with() -> None:
    entries = [entry(at(3, 14), "back", seconds=0.0), entry(at(3, 14.5), "skip", outcome="skipped")]
    told = week(entries, now=at(3, 15))
    assert active_h(told) == [0, 0, 0, 1, 0, 0, 0]
    assert told.says == "0 of 1 break taken, 0 minutes moved."
    assert told.compares is None


STANDING_KINDS = ["back", "away", "start", "end", "pause", "resume", "close", "open", "hold", "release"]
KINDS = [*STANDING_KINDS, "prompt", "skip", "natural", "step", "snooze"]
OUTCOMES = {"end": "completed", "skip": "skipped", "natural": "natural"}
MOST = 40
ROWS = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.floats(-2 * DAY, 9 * DAY),
        st.sampled_from([0, 3600, -18000, 50400, -43200]),
    ),
    max_size=MOST,
)


@given(ROWS, st.floats(-DAY, 9 * DAY), st.permutations(range(MOST)))
def test_whatever_stands_in_the_rows_the_figures_are_possible(
    said: list[tuple[str, float, int]], now: float, order: list[int]
) -> None:
    begins = datetime.combine(MONDAY, time(), UTC).timestamp()
    entries = [
        Entry(begins + after, offset, kind, outcome=OUTCOMES.get(kind), seconds=30.0)  # type: ignore[arg-type]  # drawn
        for kind, after, offset in said
    ]
    told = week(entries, now=begins + now)
    pieces = sorted((span for day in told.days for span in day.strip), key=lambda span: span.start)
    for before, span in pairwise(pieces):
        assert before.end <= span.start, "no moment is shown twice"
    for day in told.days:
        assert all(span.start < span.end <= begins + now for span in day.strip)
        assert not day.strip or {day.strip[0].kind, day.strip[-1].kind} <= SHOWN
        assert sum(day.sittings) == pytest.approx(day.active_s)
        assert 0 <= day.average_sitting_s <= day.longest_sitting_s <= day.active_s + 1e-6
        assert day.taken <= day.due
    rows = dict(enumerate(numbered(entries)))
    mixed = [rows[place] for place in order if place in rows]
    mixed = [row for row in mixed if row in read(entries, MONDAY)]
    assert week_of(mixed, MONDAY, BERLIN, FOUR, begins + now).as_json() == told.as_json(), "rows come in any order"
    weeks = [week(entries, MONDAY + timedelta(weeks=ahead), begins + now) for ahead in (-1, 0, 1)]
    days: list[Tally] = [day for each in weeks for day in each.days]
    happened = [each for each in entries if each.outcome and each.at <= begins + now]
    assert sum(sum(day.breaks.values()) for day in days) == len(happened), "each outcome has one day"
