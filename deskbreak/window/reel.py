"""A routine as the player plays it: every moment with its words and the drawing it ends in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from deskbreak import figure
from deskbreak.core.routine import Exercise, Moment, Phase, Routine, Side, Step, View, timeline

Json = dict[str, Any]
Drawn = tuple[str, View, Side]
"""Pose, view and side: what a drawing depends on."""


@dataclass(slots=True)
class Drawings:
    """The drawings that a reel shows, each of them once."""

    shapes: list[Any] = field(default_factory=list)
    _places: dict[Drawn, int] = field(default_factory=dict)

    def place(self, drawn: Drawn) -> int:
        """The place of a drawing in `shapes`, where it is put when it is new."""
        if drawn not in self._places:
            self._places[drawn] = len(self.shapes)
            self.shapes.append(figure.as_json(figure.skeleton(*drawn))["shapes"])
        return self._places[drawn]


def reel(routine: Routine) -> Json:
    """Everything the player needs to know of `routine`."""
    drawings = Drawings()
    moments = [_moment(each, routine, drawings) for each in timeline(routine)]
    return {
        "routine": routine.id,
        "name": routine.name,
        "steps": [_step(step) for step in routine.steps],
        "moments": moments,
        "drawings": drawings.shapes,
    }


def stills(step: Step) -> Iterator[tuple[str, Phase]]:
    """The phases of a step, each with the picture it ends in; empty where an earlier phase showed that pose."""
    exercise = step.exercise
    side = first_side(exercise)
    seen: set[str] = set()
    for phase in (*exercise.setup, *exercise.cycle, *exercise.finish):
        yield "" if phase.pose in seen else still(exercise, phase.pose, side, phase.text), phase
        seen.add(phase.pose)


def thumbnail(routine: Routine) -> str:
    """The picture that tells one routine from another: the middle of what it begins with."""
    exercise = routine.steps[0].exercise
    poses = [phase.pose for phase in exercise.cycle]
    return still(exercise, poses[len(poses) // 2], first_side(exercise), exercise.name)


def first_side(exercise: Exercise) -> Side:
    """The side that a still shows."""
    return "left" if exercise.sides in {"left-right", "alternating"} else ""


def still(exercise: Exercise, pose: str, side: Side, title: str) -> str:
    """One pose as an SVG picture with its title."""
    return figure.svg(figure.skeleton(pose, exercise.view, side), title)


def _step(step: Step) -> Json:
    exercise = step.exercise
    return {
        "name": exercise.name,
        "moves": exercise.kind != "comfort",
        "seconds": step.seconds,
        "stop_if": exercise.stop_if,
        "easier": exercise.easier,
    }


def _moment(moment: Moment, routine: Routine, drawings: Drawings) -> Json:
    exercise = routine.steps[moment.step].exercise
    phase = moment.phase
    return {
        "at": moment.starts_at,
        "seconds": moment.seconds,
        "step": moment.step,
        "part": moment.part,
        "side": moment.side,
        "rep": moment.rep,
        "reps": moment.reps,
        "text": phase.text,
        "voice": phase.voice,
        "breath": phase.breath,
        "drawing": drawings.place((phase.pose, exercise.view, moment.side)),
    }
