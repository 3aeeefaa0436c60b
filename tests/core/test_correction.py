"""Corrections folded into the rows: the last word holds, nothing else changes, and the week counts what is left."""

from datetime import UTC, date, time

from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core.correction import VERDICTS, correctable, corrected, verdicts
from deskbreak.core.entry import Entry, Row
from deskbreak.core.week import week_of
from tests.core.story import MINUTE, MONDAY_NINE

ENDS = [
    ("skip", "skipped"),
    ("ignore", "ignored"),
    ("withdraw", "withdrawn"),
    ("natural", "natural"),
    ("end", "completed"),
    ("end", "partial"),
    ("away", None),
]


def correction(row_id: int, of: object, verdict: object) -> Row:
    return Row(row_id, Entry(MONDAY_NINE, 0, "correct", detail={"of": of, "as": verdict}))  # type: ignore[dict-item]


@st.composite
def journals(draw: st.DrawFn) -> list[Row]:
    """Entries of every outcome, some by hand, and corrections of them, of nothing, and of each other."""
    originals = draw(st.lists(st.tuples(st.sampled_from(ENDS), st.booleans()), max_size=8))
    rows = [
        Row(
            number,
            Entry(
                MONDAY_NINE + number * MINUTE,
                0,
                kind,  # type: ignore[arg-type]
                "micro",
                "minute-one",
                outcome,  # type: ignore[arg-type]
                detail={"by": "hand"} if hand and kind == "end" else {},
            ),
        )
        for number, ((kind, outcome), hand) in enumerate(originals, 1)
    ]
    said = draw(st.lists(st.tuples(st.integers(0, 20), st.sampled_from([*VERDICTS, "nonsense", None, 3])), max_size=8))
    rows += [correction(len(rows) + number, of, verdict) for number, (of, verdict) in enumerate(said, 1)]
    return draw(st.permutations(rows))


@given(journals())
def test_what_is_corrected_is_as_the_last_word_says_and_everything_else_as_it_was(rows: list[Row]) -> None:
    said = {
        row.entry.detail["of"]: row.entry.detail["as"]
        for row in sorted(rows, key=lambda row: row.id)
        if row.entry.kind == "correct" and row.entry.detail["as"] in VERDICTS
    }
    before = [row for row in rows if row.entry.kind != "correct"]
    after = corrected(rows)
    assert [row.id for row in after] == [row.id for row in before]
    for old, new in zip(before, after, strict=True):
        missed = old.entry.outcome in {"skipped", "ignored", "withdrawn"}
        hand = old.entry.detail.get("by") == "hand"
        match said.get(old.id):
            case "completed" if missed:
                assert (new.entry.kind, new.entry.outcome, new.entry.seconds) == ("end", "completed", None)
            case "away" if missed or hand:
                assert new.entry.outcome == "withdrawn"
            case _:
                assert new == old
        assert (new.entry.at, new.entry.routine, new.entry.reminder) == (
            old.entry.at,
            old.entry.routine,
            old.entry.reminder,
        )


@given(journals())
def test_corrected_rows_have_nothing_left_to_correct(rows: list[Row]) -> None:
    once = corrected(rows)
    assert corrected(once) == once
    assert verdicts(once) == {}


@given(journals())
def test_taking_everything_back_leaves_what_was_recorded(rows: list[Row]) -> None:
    most = max((row.id for row in rows), default=0)
    back = [correction(most + 1 + row.id, row.id, "asked") for row in rows]
    assert corrected([*rows, *back]) == [row for row in rows if row.entry.kind != "correct"]


@given(journals())
def test_the_week_counts_each_break_once(rows: list[Row]) -> None:
    def figures(counted: list[Row]) -> dict[str, int]:
        breaks = week_of(counted, date(2026, 11, 16), UTC, time(4), MONDAY_NINE + 60 * MINUTE).totals.breaks
        return {name: breaks[name] for name in ("completed", "partial", "skipped", "ignored", "natural")}

    before = figures([row for row in rows if row.entry.kind != "correct"])
    after = figures(corrected(rows))
    assert after["natural"] == before["natural"]
    assert after["partial"] <= before["partial"]
    assert after["skipped"] <= before["skipped"]
    assert after["ignored"] <= before["ignored"]
    withdrawn = sum(1 for row in rows if row.entry.outcome == "withdrawn")
    assert sum(after.values()) <= sum(before.values()) + withdrawn


def test_only_what_was_missed_or_added_by_hand_can_be_corrected() -> None:
    told = {
        (kind, outcome): correctable(Entry(0.0, 0, kind, outcome=outcome))  # type: ignore[arg-type]
        for kind, outcome in ENDS
    }
    assert [pair for pair, can in told.items() if can] == ENDS[:3]
