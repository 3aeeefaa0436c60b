"""The choice of routine: explainable, repeatable, and never what cannot be done."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbreak.core import choice
from deskbreak.core.body.spot import Spot
from deskbreak.core.body.zone import ZONES, sides
from deskbreak.core.entry import Entry
from deskbreak.core.listing import Listing
from deskbreak.core.region import REGIONS
from deskbreak.core.settings import CARE, EQUIPMENT, Reminder, Settings
from deskbreak.core.state import Preferences
from deskbreak.core.world import World
from tests.core import story
from tests.core.story import HOUR, MONDAY_NINE, ROUTINES

MICRO = Settings().active[0]
LONG = Settings().active[1]
INDIFFERENT = Preferences()
"""A whole library is much to draw, above all where other work slows the machine."""
histories = st.lists(
    st.tuples(st.sampled_from(sorted(ROUTINES)), st.sampled_from(["completed", "partial", "skipped"])), max_size=30
)


def world(history: list[tuple[str, str]], **changes: object) -> World:
    entries = tuple(
        Entry(MONDAY_NINE + index, 0, "end", "long", routine, outcome)  # type: ignore[arg-type]  # drawn from the three
        for index, (routine, outcome) in enumerate(history)
    )
    return World(routines=ROUTINES, recent=entries, settings=replace(Settings(), **changes))  # type: ignore[arg-type]


@given(histories, st.booleans())
def test_what_is_chosen_fits_and_is_never_the_last_one_while_another_fits(
    history: list[tuple[str, str]], office: bool
) -> None:
    for reminder in (MICRO, LONG):
        here = world(history, open_office=office, strength_days=frozenset())
        chosen = choice.choose(here, reminder, MONDAY_NINE + 100, Preferences())
        assert chosen is not None
        routine = ROUTINES[chosen.routine]
        assert 0.4 * reminder.length_s <= routine.seconds <= 1.25 * reminder.length_s
        assert routine.discreet or not office
        if history:
            assert chosen.routine != history[-1][0]
        assert chosen.why
        assert chosen == choice.choose(here, reminder, MONDAY_NINE + 100, Preferences())


def test_what_a_wrong_clock_dated_in_the_future_says_nothing_of_today() -> None:
    ahead = Entry(MONDAY_NINE + 400 * 86400.0, 0, "end", "long", "strong", "completed")
    chosen = choice.choose(World(routines=ROUTINES, recent=(ahead,)), LONG, MONDAY_NINE, Preferences())
    assert chosen is not None
    assert chosen.why == "strength work for today"


def test_nothing_is_starved() -> None:
    history: list[tuple[str, str]] = []
    for _turn in range(60):
        chosen = choice.choose(world(history, strength_days=frozenset()), LONG, MONDAY_NINE + 100, Preferences())
        assert chosen is not None
        history.append((chosen.routine, "completed"))
    counts = [sum(1 for name, _outcome in history if name == each) for each in ("five-one", "five-two", "strong")]
    assert min(counts) >= 10


@given(histories, st.frozensets(st.sampled_from(sorted(ROUTINES))), st.booleans())
def test_what_is_never_wanted_is_never_chosen(
    history: list[tuple[str, str]], never: frozenset[str], strength: bool
) -> None:
    days = frozenset(range(7)) if strength else frozenset()
    here = world(history, strength_days=days)
    for reminder in (MICRO, LONG):
        chosen = choice.choose(here, reminder, MONDAY_NINE + 100, Preferences(never=never))
        if chosen is None:
            assert never == ROUTINES.keys()
        else:
            assert chosen.routine not in never


def test_a_favourite_comes_more_often_and_starves_no_other() -> None:
    def times(likes: Preferences) -> dict[str, int]:
        history: list[tuple[str, str]] = []
        for _turn in range(120):
            chosen = choice.choose(world(history, strength_days=frozenset()), LONG, MONDAY_NINE + 100, likes)
            assert chosen is not None
            history.append((chosen.routine, "completed"))
        return {
            name: sum(1 for done, _outcome in history if done == name) for name in ("five-one", "five-two", "strong")
        }

    liked, plain = times(Preferences(favourites=frozenset({"five-two"}))), times(Preferences())
    assert liked["five-two"] > plain["five-two"] + 5
    assert min(liked.values()) >= 10


def test_a_favourite_says_so() -> None:
    here = replace(world([], strength_days=frozenset()), routines={"five-one": ROUTINES["five-one"]})
    chosen = choice.choose(here, LONG, MONDAY_NINE, Preferences(favourites=frozenset({"five-one"})))
    assert chosen == choice.Choice("five-one", "one of your favourites")


def test_equipment_that_is_not_at_hand_rules_a_routine_out() -> None:
    banded = replace(ROUTINES["five-one"], equipment=frozenset({"band"}))
    here = replace(world([]), routines={"five-one": banded, "five-two": ROUTINES["five-two"]})
    assert [each.id for each in choice.possible(here, Preferences())] == ["five-two"]
    owner = replace(here, settings=replace(Settings(), equipment=frozenset({"band"})))
    assert {each.id for each in choice.possible(owner, Preferences())} == {"five-one", "five-two"}


def test_where_nothing_fits_the_nearest_in_length_is_taken() -> None:
    chosen = choice.choose(
        world([], strength_days=frozenset()), Reminder("long", 7200.0, 1800.0), MONDAY_NINE, Preferences()
    )
    assert chosen is not None
    assert chosen.routine == "five-two"


def test_without_any_routine_there_is_no_choice() -> None:
    assert choice.choose(World(), MICRO, MONDAY_NINE, Preferences()) is None


def test_what_asks_about_warning_signs_is_never_offered_by_itself() -> None:
    asking = {name: replace(each, check_first=True) for name, each in ROUTINES.items() if name != "minute-one"}
    here = replace(world([]), routines={**ROUTINES, **asking})
    for wall in range(50):
        chosen = choice.choose(here, LONG, MONDAY_NINE + wall, Preferences())
        assert chosen is not None
        assert chosen.routine == "minute-one"


# ---- a library, a history and a body of any kind

NAMES = tuple(f"routine-{number}" for number in range(8))
DAY = 24 * HOUR


def some(values: tuple[str, ...], most: int) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), max_size=most)


@st.composite
def listings(draw: st.DrawFn) -> dict[str, Listing]:
    def one(name: str) -> Listing:
        return replace(
            story.routine(name, draw(st.integers(20, 700)), strength=draw(st.booleans()), discreet=draw(st.booleans())),
            regions=tuple(sorted(draw(some(REGIONS, 3)) or {"any"})),
            equipment=draw(some(EQUIPMENT[:4], 1)),
            avoid=draw(some(CARE[:3], 1)),
            muscles=draw(some(("levator", "trap-upper", "jaw"), 2)),
            check_first=draw(st.integers(0, 9)) == 0,
        )

    return {name: one(name) for name in NAMES[: draw(st.integers(1, len(NAMES)))]}


@st.composite
def spots(draw: st.DrawFn) -> Spot:
    zone = draw(st.sampled_from(ZONES))
    return Spot(
        zone=zone,
        side=draw(st.sampled_from(sides(zone))),
        muscle=draw(st.sampled_from(["", "levator", "trap-upper", "jaw"])),
        score=draw(st.none() | st.integers(0, 10)),
        at=MONDAY_NINE - draw(st.floats(0, 20 * DAY)),
    )


bodies = st.lists(spots(), max_size=4, unique_by=lambda spot: spot.key).map(tuple)
pasts = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.sampled_from(["completed", "partial", "skipped", None]), st.floats(0, 6 * DAY)
    ),
    max_size=60,
)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    rows = sorted(draw(pasts), key=lambda row: -row[2])
    entries = tuple(
        Entry(MONDAY_NINE - ago, 0, "end" if outcome else "prompt", "long", name, outcome)  # type: ignore[arg-type]
        for name, outcome, ago in rows
    )
    wanted = Settings(
        equipment=draw(some(EQUIPMENT[:4], 4)),
        care=draw(some(CARE[:3], 1)),
        open_office=draw(st.booleans()),
        strength_days=draw(st.sampled_from([frozenset(), frozenset(range(7))])),
    )
    return World(wanted, draw(listings()), entries, seed=draw(st.integers(0, 2**32)))


likings = st.builds(Preferences, some(NAMES[:4], 4), some(NAMES[4:], 3))
reminders = st.sampled_from([MICRO, LONG])


@given(worlds(), reminders, likings, bodies)
def test_nothing_is_chosen_that_is_not_for_this_person_here_and_now(
    world: World, reminder: Reminder, likes: Preferences, body: tuple[Spot, ...]
) -> None:
    chosen = choice.choose(world, reminder, MONDAY_NINE, likes, body)
    able = [
        each
        for each in world.routines.values()
        if each.id not in likes.never
        and not each.check_first
        and each.avoid.isdisjoint(world.settings.care)
        and each.equipment <= world.settings.equipment
        and (each.discreet or not world.settings.open_office)
    ]
    if chosen is None:
        assert not able
        return
    routine = world.routines[chosen.routine]
    assert routine in able
    assert chosen.why
    if any(0.4 * reminder.length_s <= each.seconds <= 1.25 * reminder.length_s for each in able):
        assert routine.seconds <= 1.25 * reminder.length_s
    assert chosen == choice.choose(world, reminder, MONDAY_NINE, likes, body)


@given(worlds(), reminders, likings, bodies)
def test_the_last_one_does_not_come_again_while_another_fits(
    world: World, reminder: Reminder, likes: Preferences, body: tuple[Spot, ...]
) -> None:
    chosen = choice.choose(
        replace(world, settings=replace(world.settings, strength_days=frozenset())), reminder, MONDAY_NINE, likes, body
    )
    if chosen is not None and world.recent and chosen.routine == world.recent[-1].routine:
        assert [each.id for each in choice.fitting(world, reminder.length_s, likes)] == [chosen.routine]


@given(worlds(), reminders, likings, bodies, st.data())
def test_a_sorer_spot_takes_nothing_from_what_serves_it(
    world: World, reminder: Reminder, likes: Preferences, body: tuple[Spot, ...], data: st.DataObject
) -> None:
    # The same luck with a sorer spot: whoever serves the spot and won still wins.
    sore = [spot for spot in body if spot.soreness(MONDAY_NINE)]
    before = choice.choose(world, reminder, MONDAY_NINE, likes, body)
    if not sore or before is None:
        return
    spot = data.draw(st.sampled_from(sore))
    offered = choice.fitting(world, reminder.length_s, likes)
    serving = {each.id for each in offered if spot.muscle in each.muscles}
    if before.routine not in serving:
        return
    worse = replace(spot, score=data.draw(st.integers(spot.soreness(MONDAY_NINE), 10)))
    after = choice.choose(world, reminder, MONDAY_NINE, likes, tuple(worse if each == spot else each for each in body))
    assert after is not None
    assert after.routine == before.routine


@settings(max_examples=40)
@given(listings(), likings, bodies, st.integers(0, 2**32))
def test_nothing_that_fits_is_starved(
    library: dict[str, Listing], likes: Preferences, body: tuple[Spot, ...], seed: int
) -> None:
    world = World(Settings(equipment=frozenset(EQUIPMENT), strength_days=frozenset()), library, seed=seed)
    wanted = {each.id for each in choice.fitting(world, LONG.length_s, likes)}
    came: list[str] = []
    for turn in range(3 * (choice.STARVED + len(NAMES))):
        chosen = choice.choose(world, LONG, MONDAY_NINE + turn * HOUR, likes, body)
        if chosen is None:
            return
        came.append(chosen.routine)
        row = Entry(MONDAY_NINE + turn * HOUR, 0, "end", "long", chosen.routine, "completed")
        world = replace(world, recent=(*world.recent, row)[-200:])
    for begin in range(0, len(came), choice.STARVED + len(NAMES)):
        assert set(came[begin : begin + choice.STARVED + len(NAMES)]) == wanted


def odds(body: tuple[Spot, ...], likes: Preferences = INDIFFERENT) -> float:
    """How often, among many people, a routine for the levator comes rather than its like for the jaw."""
    library = {
        name: replace(story.routine(name, 300), muscles=frozenset({muscle}), regions=("any",))
        for name, muscle in (("for-neck", "levator"), ("for-jaw", "jaw"))
    }
    daily = Settings(strength_days=frozenset())
    drawn = [choice.choose(World(daily, library, seed=seed), LONG, MONDAY_NINE, likes, body) for seed in range(4000)]
    return sum(1 for each in drawn if each is not None and each.routine == "for-neck") / len(drawn)


def sore(score: int, *, days: float = 1) -> Spot:
    return Spot("shoulder-top", "left", "levator", score, MONDAY_NINE - days * DAY)


@pytest.mark.parametrize(
    ("body", "share"),
    [((), 1 / 2), ((sore(0),), 1 / 2), ((sore(5),), 2 / 3), ((sore(10),), 3 / 4), ((sore(10, days=15),), 1 / 2)],
)
def test_what_is_drawn_is_drawn_as_often_as_it_weighs(body: tuple[Spot, ...], share: float) -> None:
    assert odds(body) == pytest.approx(share, abs=0.02)


def test_a_favourite_is_three_times_as_likely() -> None:
    assert odds((), Preferences(favourites=frozenset({"for-neck"}))) == pytest.approx(3 / 4, abs=0.02)


# ---- the reason in words


MONDAY_FIVE = MONDAY_NINE + 8 * HOUR


def reason(
    *rows: tuple[str, float], body: tuple[Spot, ...] = (), likes: Preferences = INDIFFERENT, **changes: object
) -> str:
    """Why the only routine that fits is chosen, after other ones were played so many days ago."""
    asked = replace(story.routine("asked", 300), muscles=frozenset({"levator"}), **changes)  # type: ignore[arg-type]
    library = {
        "asked": asked,
        **{name: replace(story.routine(name, 60), regions=(name,)) for name in ("neck", "chest", "legs")},
    }
    entries = tuple(Entry(MONDAY_FIVE - ago * DAY, 0, "end", "long", name, "completed") for name, ago in rows)
    days = frozenset(range(5)) if asked.strength else frozenset[int]()
    world = World(Settings(strength_days=days), library, entries)
    chosen = choice.choose(world, LONG, MONDAY_FIVE, likes, body)
    assert chosen is not None
    assert chosen.routine == "asked"
    return chosen.why


LIKED = Preferences(favourites=frozenset({"asked"}))


def test_the_reason_is_one_short_phrase() -> None:
    assert reason() == "new for you"
    assert reason(("asked", 1), ("neck", 0.001)) == "you last did it a day ago"
    assert reason(("asked", 3), ("neck", 0.001)) == "you last did it three days ago"
    assert reason(("asked", 0.01), ("chest", 0.001)) == "a change from the last one"
    assert reason(("asked", 4), ("legs", 2)) == "your neck, which has had nothing lately"
    assert reason(likes=LIKED) == "one of your favourites"
    assert reason(("asked", 2), likes=LIKED) == "one of your favourites, and it has been two days"
    assert reason(strength=True) == "strength work for today"
    assert reason(("asked", 1), ("legs", 0.3), regions=("eyes", "any")) == "your eyes, late in your day"
    assert reason(("asked", 1), ("legs", 0.3), regions=("breathing",)) == "a calm one, late in your day"


def test_a_sore_place_is_named_first() -> None:
    body = (sore(6),)
    assert reason(body=body) == "your left shoulder, and this one is new for you"
    assert reason(("asked", 2), body=body) == "your left shoulder, and it has been two days"
    assert reason(("neck", 1), body=body) == "your left shoulder, and it has been a day"
    assert reason(("asked", 0.001), ("legs", 0.0005), body=body) == "your left shoulder"
    assert reason(("asked", 2), body=body, likes=LIKED) == "your left shoulder, and one of your favourites"
    assert reason(body=body, strength=True) == "your left shoulder, and strength work for today"


def test_of_several_the_sorest_is_named() -> None:
    other = replace(sore(9), zone="side-neck")
    assert reason(("asked", 2), body=(sore(6), other)) == "the left side of your neck, and it has been two days"


def test_where_nothing_works_the_muscle_the_regions_around_it_do() -> None:
    body = (replace(sore(6), muscle="scalenes"),)
    assert reason(("asked", 2), body=body) == "your left shoulder, and it has been two days"
    assert reason(("asked", 2), ("neck", 0.001), body=body, regions=("any",)) == "you last did it two days ago"


def test_what_is_forgotten_is_not_called_new() -> None:
    busy = tuple(("neck", 2 - number / 100) for number in range(160))
    assert reason(*busy, regions=("neck",)) == "one you have not had lately"
