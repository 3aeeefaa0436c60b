"""A place that got worse after something was done for it: no relief for it begins on that day, whoever asks."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from deskbreak.core.body.relief import eases, relief_at, relief_id
from deskbreak.core.body.sore import recalled
from deskbreak.core.body.spot import PAIRED_S, Spot
from deskbreak.core.event import OfSpot, Playing, Start
from tests.core.story import HOUR, MINUTE, ROUTINES, Story
from tests.core.test_sore import ANGLE, pinned, scored

BOTH = relief_id("levator", "finger-press-levator")
LEFT = relief_id("levator", "finger-press-levator", "left")
RIGHT = relief_id("levator", "finger-press-levator", "right")
PLAIN = relief_id("levator")
UNNAMED = relief_at(ANGLE)
OTHER = relief_id("trap-upper")
IDS = (BOTH, LEFT, RIGHT, PLAIN, UNNAMED, OTHER)


def told(*said: OfSpot, every: float = MINUTE) -> Story:
    """A story in which this was said, one after the other."""
    story = Story()
    a_routine = next(iter(ROUTINES.values()))
    reliefs = {name: replace(a_routine, id=name, check_first=True) for name in IDS}
    story.world = replace(story.world, routines={**ROUTINES, **reliefs})
    for each in said:
        story.work(every)
        assert story.ask(each).ok
    return story


def worse(side: str = "left", muscle: str = "levator") -> tuple[OfSpot, OfSpot]:
    return (
        scored(5, side=side, muscle=muscle, moment="before"),
        scored(7, side=side, muscle=muscle, moment="after", did="finger-press-levator"),
    )


def refused(story: Story) -> set[str]:
    """Which of the reliefs Start is refused, and a page that plays without it."""
    pages = {name for name in IDS if not replay(story).ask(Playing("page", name)).ok}
    assert pages == {name for name in IDS if not replay(story).ask(Start(name)).ok}
    return pages


def replay(story: Story) -> Story:
    """The same once more, so that what is asked of one changes nothing in the other."""
    again = Story()
    again.world, again.now, again.state = story.world, story.now, story.state
    return again


@pytest.mark.parametrize(
    ("side", "kept"),
    [
        ("left", {BOTH, LEFT, PLAIN, UNNAMED}),
        ("right", {BOTH, RIGHT, PLAIN, UNNAMED}),
        ("middle", {BOTH, LEFT, RIGHT, PLAIN, UNNAMED}),
    ],
)
def test_what_is_for_the_muscle_of_the_place_or_the_place_itself_does_not_begin(side: str, kept: set[str]) -> None:
    assert refused(told(*worse(side))) == kept


def test_who_named_no_muscle_is_kept_from_what_is_for_the_place() -> None:
    assert refused(told(*worse(muscle=""))) == {UNNAMED}


def test_it_is_said_kindly_and_with_the_place() -> None:
    answer = told(*worse()).ask(Start(LEFT))
    assert answer.says.startswith("You noted that it got worse today: the left angle of your neck. Leave it in peace")
    assert told(*worse()).ask(Start(next(iter(ROUTINES)))).ok, "a break is no relief"


def test_it_lasts_until_the_day_ends() -> None:
    story = told(*worse())
    assert story.now.wall % (24 * HOUR) < 10 * HOUR
    story.sleep(18 * HOUR)
    assert refused(story), "at three in the morning it is still the same day"
    story.sleep(HOUR)
    assert not refused(story)
    eastern = told(*worse())
    eastern.world = replace(eastern.world, zone=timezone(timedelta(hours=12)))
    eastern.sleep(8 * HOUR)
    assert datetime.fromtimestamp(eastern.now.wall, eastern.world.zone).hour >= 4
    assert not refused(eastern), "a day is one of where the person is"


@pytest.mark.parametrize(
    "said",
    [
        (scored(5, moment="before", muscle="levator"), scored(5, moment="after", muscle="levator")),
        (scored(5, moment="before", muscle="levator"), scored(7, moment="now", muscle="levator")),
        (scored(7, moment="after", muscle="levator"),),
        (scored(5, moment="before", muscle="levator"), scored(7, moment="after", side="right", muscle="levator")),
        (*worse()[:1], scored(4, moment="after", muscle="levator"), scored(7, moment="after", muscle="levator")),
    ],
    ids=["the same", "nothing was done", "no score before", "another side", "eased, and later sorer"],
)
def test_what_is_no_worse_after_something_was_done_begins(said: tuple[OfSpot, ...]) -> None:
    assert not refused(told(*said))


def test_a_score_that_comes_too_late_does_not_belong_to_the_one_before() -> None:
    assert not refused(told(*worse(), every=PAIRED_S + 1))


def test_a_place_that_got_worse_once_did_so_whatever_is_said_later() -> None:
    eased = scored(7, moment="before", muscle="levator"), scored(2, moment="after", muscle="levator")
    assert LEFT in refused(told(*worse(), *eased))
    assert UNNAMED in refused(told(*worse(), pinned(kept=True), pinned(kept=False))), "also as none of one's spots"


def test_a_start_that_was_made_before_is_not_taken_back_but_does_not_play() -> None:
    story = told()
    assert story.ask(Start(LEFT)).ok
    for each in worse():
        assert story.ask(each).ok
    assert not story.ask(Playing("page", LEFT)).ok


def test_it_is_known_again_from_the_rows() -> None:
    story = told(*worse())
    assert recalled((), story.kinds("sore")) == story.state.spots


def test_what_is_for_which_place() -> None:
    spot = Spot(ANGLE, "left", "trap")
    assert not eases("relief-trap-upper", spot), "another muscle whose name begins alike"
    assert not eases("relief-", Spot(ANGLE, "left"))
    assert eases("relief-trap-with-heat-pack", spot), "what has no sides is for both"
