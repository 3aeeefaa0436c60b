"""Short routines made by hand: what is played in the tests does not change when the shipped ones do."""

from dataclasses import replace

from deskbreak.core.body.map import BodyMap
from deskbreak.core.routine import Breath, Exercise, Phase, Routine, Sides, Step
from deskbreak.library import Library
from deskbreak.window.shelf import Shelf

NO_MAP = BodyMap({}, {})


def phase(pose: str, seconds: float, text: str, breath: Breath | None = None) -> Phase:
    return Phase(pose, seconds, breath, text, text)


def exercise(name: str, *cycle: Phase, sides: Sides = "none") -> Exercise:
    return Exercise(
        id=name.lower().replace(" ", "-"),
        kind="exercise",
        name=name,
        regions=("neck",),
        muscles="neck",
        posture="seated",
        equipment=(),
        discreet=True,
        view="front",
        turn=0.0,
        focus="body",
        intensity=1,
        strength=False,
        sides=sides,
        setup_each_side=False,
        reps=2,
        reps_range=(1, 4),
        setup=(phase("sit-tall", 2.0, "Sit tall."),),
        cycle=cycle,
        finish=(),
        stop_if=f"{name} hurts",
        easier="",
        harder="",
        evidence="C",
        sources=(),
    )


TURN = exercise(
    "Slow turn",
    phase("head-turn", 2.0, "Turn your head.", "out"),
    phase("sit-tall", 2.0, "Come back to the middle.", "in"),
    sides="alternating",
)
TILT = exercise(
    "Ear to shoulder",
    phase("head-tilt", 3.0, "Tip your head.", "out"),
    phase("head-tilt", 6.0, "Hold and breathe."),
    sides="left-right",
)
TALL = exercise("Sit tall", phase("sit-tall", 4.0, "Grow by a hair."))

NECK = Routine("neck-minute", "Neck minute", "Loosens the neck.", 60, (Step(TURN, 1), Step(TILT, 1), Step(TALL, 2)))
ONE_SIDED = replace(NECK, steps=(Step(TILT, 2, "right"), Step(TURN, 1), Step(TURN, 2, "left")))
SECONDS = [step.seconds for step in NECK.steps]


class HandMade(Shelf):
    """A shelf that holds the routine made by hand, and nothing else."""

    def __init__(self) -> None:
        super().__init__([])
        self.holds = NECK

    def _read(self) -> Library:
        return Library(
            {step.exercise.id: step.exercise for step in self.holds.steps}, {self.holds.id: self.holds}, NO_MAP, {}, ()
        )


WALL = replace(
    TALL,
    id="wall-press",
    name="Wall press",
    regions=("shoulders",),
    posture="wall",
    equipment=("wall",),
    discreet=False,
    strength=True,
    easier="Stand closer.",
    harder="Stand further away.",
    evidence="G",
    sources=("https://www.nhs.uk/press",),
)
BALL = replace(WALL, id="ball-roll", name="Ball roll", regions=("upper-back",), posture="floor", equipment=("ball",))
PRESS = Routine("press", "Press", "Works the shoulders.", 240, (Step(WALL, 20), Step(TURN, 10)))
ROLL = Routine("roll", "Roll", "Opens the upper back.", 60, (Step(BALL, 16),))


class Three(HandMade):
    """A shelf with three routines that differ in everything the filters ask for."""

    def _read(self) -> Library:
        routines = (NECK, PRESS, ROLL)
        exercises = {step.exercise.id: step.exercise for routine in routines for step in routine.steps}
        return Library(exercises, {each.id: each for each in routines}, NO_MAP, {}, ())
