"""A routine's timeline: what is played in which order, for how long, and what of it counts."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core import codec
from deskbreak.core.listing import ListedStep, moved_s
from deskbreak.core.routine import (
    ANNOUNCE_S,
    Exercise,
    Kind,
    Moment,
    Phase,
    Posture,
    Routine,
    Side,
    Sides,
    Step,
    timeline,
)


def phase(pose: str, seconds: float) -> Phase:
    return Phase(pose, seconds, None, f"{pose}.", pose)


def exercise(
    name: str = "tuck",
    *,
    sides: Sides = "none",
    setup_each_side: bool = False,
    setup: float | None = 4.0,
    cycle: float = 8.0,
    finish: float | None = None,
    kind: Kind = "exercise",
    posture: Posture = "seated",
    discreet: bool = True,
    equipment: tuple[str, ...] = (),
    regions: tuple[str, ...] = ("neck",),
    strength: bool = False,
) -> Exercise:
    return Exercise(
        id=name,
        kind=kind,
        name=name.title(),
        regions=regions,
        muscles="",
        posture=posture,
        equipment=equipment,
        discreet=discreet,
        view="side",
        turn=0.0,
        focus="body",
        intensity=1,
        strength=strength,
        sides=sides,
        setup_each_side=setup_each_side,
        reps=2,
        reps_range=(1, 9),
        setup=() if setup is None else (phase("setup", setup),),
        cycle=(phase("go", cycle / 2), phase("back", cycle / 2)),
        finish=() if finish is None else (phase("finish", finish),),
        stop_if="it hurts.",
        easier="",
        harder="",
        evidence="G",
        sources=(),
    )


def routine(*steps: Step, target_s: int = 60) -> Routine:
    return Routine("r", "R", "For a test.", target_s, steps)


def told(moments: tuple[Moment, ...]) -> list[str]:
    """What is played, short: part, side, repetition."""
    return [f"{moment.part}{f' {moment.side}' if moment.side else ''} {moment.rep}" for moment in moments]


def cycles(moments: tuple[Moment, ...]) -> list[str]:
    return [told((moment,))[0] for moment in moments if moment.part == "setup" or moment.phase.pose == "go"]


def test_setup_cycles_finish() -> None:
    moments = timeline(routine(Step(exercise(finish=2.0), 2)))
    assert told(moments) == ["setup 0", "cycle 1", "cycle 1", "cycle 2", "cycle 2", "finish 0"]
    assert [moment.starts_at for moment in moments] == [0, 4, 8, 12, 16, 20]


@pytest.mark.parametrize(
    ("sides", "each", "played"),
    [
        ("left-right", False, ["setup 0", "cycle left 1", "cycle left 2", "cycle right 1", "cycle right 2"]),
        (
            "left-right",
            True,
            ["setup left 0", "cycle left 1", "cycle left 2", "setup right 0", "cycle right 1", "cycle right 2"],
        ),
        ("alternating", False, ["setup 0", "cycle left 1", "cycle right 1", "cycle left 2", "cycle right 2"]),
        ("alternating", True, ["setup 0", "cycle left 1", "cycle right 1", "cycle left 2", "cycle right 2"]),
        (
            "forward-backward",
            False,
            ["setup 0", "cycle forward 1", "cycle forward 2", "cycle backward 1", "cycle backward 2"],
        ),
    ],
)
def test_sides_come_in_their_order(sides: Sides, each: bool, played: list[str]) -> None:
    assert cycles(timeline(routine(Step(exercise(sides=sides, setup_each_side=each), 2)))) == played


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_step_may_be_for_one_side_alone(side: Side) -> None:
    press = Step(exercise(sides="left-right", setup_each_side=True), 2, side)
    assert cycles(timeline(routine(press))) == [f"setup {side} 0", f"cycle {side} 1", f"cycle {side} 2"]
    turn = Step(exercise(sides="alternating"), 2, side)
    assert cycles(timeline(routine(turn))) == ["setup 0", f"cycle {side} 1", f"cycle {side} 2"]
    assert press.seconds == turn.seconds == 4 + 2 * 8
    tuck = Step(exercise(), 1, side)
    assert (tuck.sides, tuck.seconds) == (("",), 12), "what has no sides is played as ever"


def test_the_next_exercise_is_announced_in_the_pose_it_begins_with() -> None:
    moments = timeline(routine(Step(exercise(), 1), Step(exercise("turn", setup=None), 1)))
    announced = [moment for moment in moments if moment.part == "announce"]
    assert [(each.step, each.seconds, each.phase.voice, each.phase.pose) for each in announced] == [
        (1, ANNOUNCE_S, "Turn", "go")
    ]


def test_totals_are_those_of_the_phases() -> None:
    """The example of routines/README.md, counted by hand."""
    chin_tuck = Step(exercise(setup=4.0, cycle=8.0), 3)
    neck_turn = Step(exercise(setup=3.0, cycle=7.0, sides="alternating"), 2)
    stretch = Step(exercise(setup=3.0, cycle=26.0, sides="left-right", setup_each_side=True), 1)
    assert [step.seconds for step in (chin_tuck, neck_turn, stretch)] == [28, 31, 58]
    whole = routine(chin_tuck, neck_turn, stretch, target_s=120)
    assert whole.seconds == 123
    assert whole.minutes == 2


STEPS = st.lists(
    st.builds(
        Step,
        st.builds(
            exercise,
            sides=st.sampled_from(["none", "left-right", "alternating", "forward-backward"]),
            setup_each_side=st.booleans(),
            setup=st.none() | st.floats(0.5, 20),
            cycle=st.floats(1, 60),
            finish=st.none() | st.floats(0.5, 20),
        ),
        st.integers(1, 6),
        st.sampled_from(["", "left", "right"]),
    ),
    min_size=1,
    max_size=5,
)


@given(STEPS)
def test_the_timeline_has_no_gaps_and_misses_nothing(steps: list[Step]) -> None:
    whole = routine(*steps)
    moments = timeline(whole)
    clock = 0.0
    for moment in moments:
        assert moment.starts_at == pytest.approx(clock)
        clock += moment.seconds
    assert whole.seconds == pytest.approx(clock)
    assert whole.seconds == pytest.approx(sum(step.seconds for step in steps) + ANNOUNCE_S * (len(steps) - 1))
    for index, step in enumerate(steps):
        mine = [moment for moment in moments if moment.step == index and moment.part != "announce"]
        sided = step.exercise.sides in ("left-right", "alternating")
        times = 1 if step.exercise.sides == "none" or (sided and step.side) else 2
        assert sum(moment.part == "cycle" for moment in mine) == times * step.reps * 2
        assert {moment.reps for moment in mine} == {step.reps}
        assert any(moment.part == "setup" for moment in mine) == bool(step.exercise.setup)
        assert sum(moment.part == "finish" for moment in mine) == len(step.exercise.finish)


def test_what_counts_as_movement() -> None:
    step = Step(exercise(), 2).listing()
    assert moved_s(step, 12.0) == 12.0
    assert moved_s(step, 500.0) == step.seconds == 20.0
    assert moved_s(step, -3.0) == 0.0
    assert moved_s(Step(exercise(kind="comfort"), 2).listing(), 12.0) == 0.0


@given(STEPS)
def test_a_listing_says_what_its_routine_says(steps: list[Step]) -> None:
    whole = routine(*steps)
    listed = whole.listing()
    for name in ("id", "name", "purpose", "minutes", "seconds", "regions", "equipment", "discreet", "strength"):
        assert getattr(listed, name) == getattr(whole, name)
    assert listed.steps == tuple(
        ListedStep(step.exercise.id, step.seconds, moves=True, regions=step.exercise.regions) for step in steps
    )


def test_a_listing_survives_on_disk() -> None:
    steps = [Step(exercise(equipment=("ball", "wall"), posture="wall"), 1), Step(exercise(kind="comfort"), 2)]
    listed = routine(*steps).listing()
    assert listed.postures == ("wall", "seated")
    assert codec.load(json.loads(json.dumps(codec.dump(listed)))) == listed


def test_a_routine_is_as_discreet_as_its_least_discreet_step() -> None:
    seated = Step(exercise(), 1)
    assert routine(seated, seated).discreet
    assert not routine(seated, Step(exercise(posture="standing"), 1)).discreet
    assert not routine(seated, Step(exercise(discreet=False), 1)).discreet


def test_a_routine_needs_what_any_step_needs() -> None:
    steps = [
        Step(exercise(equipment=("wall",), regions=("neck", "chest")), 1),
        Step(exercise(equipment=("ball", "wall"), regions=("shoulders", "neck"), strength=True), 1),
    ]
    whole = routine(*steps)
    assert whole.equipment == {"wall", "ball"}
    assert whole.regions == ("neck", "chest", "shoulders")
    assert whole.strength
    assert not routine(steps[0]).strength


def test_a_length_is_never_nought_minutes() -> None:
    assert replace(routine(Step(exercise(), 1)), target_s=20).minutes == 1
