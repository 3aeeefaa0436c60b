"""An exercise as a row of pictures to read: each pose that it passes through, with what is done there."""

from dataclasses import dataclass, field

from deskbreak.core.routine import Exercise, Phase, Side, Step
from deskbreak.window.reel import still
from deskbreak.words import gettext as _


@dataclass(slots=True)
class Frame:
    """One pose, and the phases that lead to it and stay in it."""

    pose: str
    picture: str
    phases: list[Phase] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Part:
    """The start, the repeated part or the end of an exercise."""

    name: str
    frames: list[Frame]


def board(step: Step) -> list[Part]:
    """The parts of its exercise in their order, on the side that is played; one without phases is left out."""
    exercise = step.exercise
    parts = ((_("To begin"), exercise.setup), (_("Each time"), exercise.cycle), (_("To end"), exercise.finish))
    return [Part(name, _frames(exercise, phases, step.side)) for name, phases in parts if phases]


def _frames(exercise: Exercise, phases: tuple[Phase, ...], side: Side) -> list[Frame]:
    frames: list[Frame] = []
    for phase in phases:
        if not frames or frames[-1].pose != phase.pose:
            frames.append(Frame(phase.pose, still(exercise, phase.pose, phase.text, side)))
        frames[-1].phases.append(phase)
    return frames
