"""Sore places in the schedule: what may be said of them, what holds after it, and what is refused."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core import codec, status
from deskbreak.core.body import sore
from deskbreak.core.body.spot import SPOT_KINDS, Spot
from deskbreak.core.body.zone import SIDES, ZONES, sides
from deskbreak.core.effect import Answer
from deskbreak.core.entry import Entry
from deskbreak.core.event import OfSpot
from tests.core.story import HOUR, Story

DAY = 24 * HOUR
ANGLE = "neck-shoulder-angle"


def scored(score: Any, zone: Any = ANGLE, side: Any = "left", **more: Any) -> OfSpot:
    said = {"zone": zone, "side": side, "muscle": "", "score": score, "moment": "now", "did": ""}
    return OfSpot("sore", {**said, "left": None, "right": None, **more})


def pinned(kept: Any = True, zone: str = ANGLE, side: str = "left", **more: Any) -> OfSpot:
    said = {"zone": zone, "side": side, "muscle": "", "kept": kept, "x": None, "y": None, "aspect": ""}
    return OfSpot("spot", {**said, **more})


def advised(zone: str = ANGLE, side: str = "left") -> OfSpot:
    return OfSpot("advised", {"zone": zone, "side": side})


def spots(story: Story) -> dict[tuple[str, str], Spot]:
    return {each.key: each for each in story.state.spots}


def test_a_score_is_a_row_and_what_holds_of_the_place() -> None:
    story = Story()
    answer = story.ask(scored(5, muscle="levator", moment="before", left=2, right=4))
    assert answer == Answer(ok=True, says="Noted: the left angle of your neck, 5 of 10.")
    (entry,) = story.kinds("sore")
    assert entry.detail["score"] == 5
    assert entry.detail["left"] == 2
    story.work(HOUR)
    story.ask(scored(3, moment="after", did="levator-stretch blade-squeeze"))
    (spot,) = story.state.spots
    assert (spot.score, spot.muscle, spot.kept) == (3, "levator", False), "the muscle stays until another is named"
    assert spot.at == story.now.wall
    assert codec.load(codec.dump(story.state)) == story.state
    assert status.describe(story.state, story.now, story.world).as_json()["spots"] == [spot.as_json()]


def test_a_place_is_kept_moved_and_dropped_and_only_what_is_new_is_written() -> None:
    story = Story()
    story.ask(scored(4))
    for _again in range(2):
        assert "one of your spots" in story.ask(pinned(muscle="levator", x=40.5, y=60, aspect="back")).says
    story.ask(pinned(muscle="levator", x=41, y=60, aspect="back"))
    assert [entry.detail["x"] for entry in story.kinds("spot")] == [40.5, 41]
    (spot,) = story.state.spots
    assert (spot.kept, spot.x, spot.aspect, spot.score) == (True, 41, "back", 4)
    assert "no longer" in story.ask(pinned(kept=False)).says
    (spot,) = story.state.spots
    assert spot == Spot(ANGLE, "left"), "what is no spot any more does not count for the choice of routine"
    assert spot.soreness(story.now.wall) == 0


def test_spots_stand_from_the_top_down_and_each_side_is_its_own() -> None:
    story = Story()
    for zone, side in [("low-back", "middle"), ("temple", "right"), ("temple", "left"), ("crown", "middle")]:
        story.ask(scored(2, zone, side))
    assert [each.key for each in story.state.spots] == [
        ("temple", "left"),
        ("temple", "right"),
        ("crown", "middle"),
        ("low-back", "middle"),
    ]


@pytest.mark.parametrize(
    ("event", "says"),
    [
        (scored(5, zone="elbow"), '"elbow" is no place'),
        (scored(5, zone=["temple"]), "is no place"),
        (scored(5, side="up"), '"up" is no side'),
        (scored(5, zone="crown", side="left"), 'no side "left"'),
        (scored(11), "from 0, nothing, to 10"),
        (scored(-1), "from 0, nothing, to 10"),
        (scored(4.5), "from 0, nothing, to 10"),
        (scored(True), "from 0, nothing, to 10"),
        (scored(None), "from 0, nothing, to 10"),
        (scored(5, moment="soon"), '"moment"'),
        (scored(5, muscle="Levator scapulae"), '"muscle"'),
        (scored(5, muscle="a b"), '"muscle"'),
        (scored(5, did="a  b"), '"did"'),
        (scored(5, did=None), '"did"'),
        (scored(5, left=5), "from 0, hardly, to 4"),
        (scored(5, right=1.0), "from 0, hardly, to 4"),
        (pinned(kept="yes"), '"kept"'),
        (pinned(x=1.0), "A pin needs numbers"),
        (pinned(x=1.0, y=float("nan"), aspect="back"), "A pin needs numbers"),
        (pinned(x=1.0, y=2.0), "A pin needs numbers"),
        (pinned(aspect="above"), '"aspect"'),
        (advised(zone="elbow"), '"elbow" is no place'),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_changes(event: OfSpot, says: str) -> None:
    story = Story()
    before = story.state.spots
    answer = story.ask(event)
    assert not answer.ok
    assert says in answer.says
    assert answer.says.endswith(".")
    assert story.state.spots == before
    assert not story.kinds(*SPOT_KINDS)


def test_the_card_was_shown_once_until_the_place_was_gone_for_two_weeks_and_came_back() -> None:
    story = Story()
    story.ask(scored(6))
    for _again in range(2):
        story.ask(advised())
    assert len(story.kinds("advised")) == 1
    for days, score in [(1, 0), (13, 0), (0.5, 3), (1, 0), (14, 0)]:
        story.sleep(days * DAY)
        story.ask(scored(score))
        assert spots(story)[ANGLE, "left"].advised
    story.sleep(DAY)
    story.ask(scored(2))
    assert not spots(story)[ANGLE, "left"].advised


places = st.sampled_from(ZONES).flatmap(lambda zone: st.tuples(st.just(zone), st.sampled_from(sides(zone))))
said = st.one_of(
    st.tuples(places, st.integers(0, 10), st.sampled_from(["", "levator"])).map(
        lambda each: scored(each[1], *each[0], muscle=each[2])
    ),
    st.tuples(places, st.booleans()).map(lambda each: pinned(each[1], *each[0])),
    places.map(lambda place: advised(*place)),
)


@given(st.lists(st.tuples(said, st.sampled_from([60.0, DAY, 15 * DAY])), max_size=40))
def test_the_rows_alone_tell_what_the_state_knows(lived: list[tuple[OfSpot, float]]) -> None:
    story = Story()
    for event, then in lived:
        assert story.ask(event).ok
        story.now = replace(story.now, wall=story.now.wall + then, steady=story.now.steady + 1)
    assert sore.recalled((), story.entries) == story.state.spots
    assert all(0 <= (each.score or 0) <= 10 and each.side in SIDES for each in story.state.spots)
    half = len(story.entries) // 2
    assert sore.recalled(sore.recalled((), story.entries[:half]), story.entries[half:]) == story.state.spots


def test_what_is_no_such_row_is_passed_over_and_of_two_states_the_newer_holds() -> None:
    odd = Entry(1.0, 0, "sore", detail={"zone": "elbow", "side": "left", "score": 3})
    assert sore.recalled((), [odd, Entry(2.0, 0, "pause")]) == ()
    old, new = Spot(ANGLE, "left", score=7), Spot(ANGLE, "left", score=1)
    other = Spot("temple", "left", score=2)
    assert sore.joined([old, other], [new]) == (other, new)
