"""The choice of routine: explainable, repeatable, and never what cannot be done."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core import choice
from deskbreak.core.entry import Entry
from deskbreak.core.settings import Reminder, Settings
from deskbreak.core.state import Preferences
from deskbreak.core.world import World
from tests.core.story import MONDAY_NINE, ROUTINES

MICRO = Settings().active[0]
LONG = Settings().active[1]
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
