"""Rounds of easing a place: which score belongs to which, and when the second one is still asked for."""

from typing import Any

from deskbreak.core.body.rounds import rounds, waiting
from deskbreak.core.body.spot import PAIRED_S
from deskbreak.core.entry import Entry, Row

T = 1_000_000.0


def rows(*entries: Entry) -> list[Row]:
    return [Row(number, entry) for number, entry in enumerate(entries, 1)]


def sore(at: float, score: int, moment: str, zone: str = "temple", side: str = "left", **more: Any) -> Entry:
    plain = {"muscle": "jaw", "did": "", "left": None, "right": None}
    return Entry(at, 0, "sore", detail={"zone": zone, "side": side, "score": score, "moment": moment, **plain, **more})


def step(at: float, exercise: str) -> Entry:
    return Entry(at, 0, "step", routine="relief-jaw", seconds=20.0, detail={"step": 0, "exercise": exercise})


def test_a_round_is_open_until_the_second_score_and_knows_what_was_done_meanwhile() -> None:
    told = [sore(T, 5, "before", left=2), step(T + 9, "quiet-minute"), step(T + 60, "slow-breath")]
    (found,) = rounds(rows(step(T - 9, "chin-nod"), *told))
    assert (found.zone, found.side, found.muscle, found.before.soreness, found.before.left) == (
        *("temple", "left", "jaw", 5, 2),
    )
    assert found.did == ("quiet-minute", "slow-breath")
    assert found.after is None
    (closed,) = rounds(rows(*told, sore(T + 90, 3, "after", did="slow-breath", left=3), step(T + 99, "chin-nod")))
    assert closed.after is not None
    assert (closed.after.soreness, closed.after.left, closed.did) == (3, 3, ("slow-breath",))


def test_the_sides_of_a_place_are_two_places_and_the_newest_stands_first() -> None:
    told = [sore(T, 5, "before"), sore(T + 1, 6, "before", side="right"), sore(T + 2, 4, "before")]
    assert [(each.side, each.before.soreness) for each in rounds(rows(*told))] == [("left", 4), ("right", 6)]


def test_a_score_by_itself_neither_opens_nor_closes_a_round() -> None:
    assert rounds(rows(sore(T, 5, "now"), sore(T + 1, 4, "after"))) == ()
    assert len(waiting(rounds(rows(sore(T, 5, "before"), sore(T + 1, 4, "now"))), T + 2)) == 1


def test_the_second_score_is_asked_for_in_the_first_hours_only() -> None:
    begun = [sore(T, 5, "before")]
    open_ones = rounds(rows(*begun))
    assert waiting(open_ones, T)
    assert waiting(open_ones, T + PAIRED_S - 1)
    assert waiting(open_ones, T + PAIRED_S) == ()
    assert waiting(open_ones, T - 1) == (), "the clock was set back: that is no longer about now"
    assert waiting(rounds(rows(*begun, sore(T + 60, 3, "after"))), T + 61) == ()
