"""A routine as the player plays it: every moment with its words and the film of its movement."""

from dataclasses import dataclass, field
from typing import Any

from deskbreak.core import vocabulary
from deskbreak.core.routine import Exercise, Moment, Routine, Side, Step, timeline
from deskbreak.figure.film import Film, Studio, as_json
from deskbreak.figure.sheet import first_side, middle_pose
from deskbreak.figure.svg import svg

Json = dict[str, Any]


@dataclass(slots=True)
class Films:
    """The films that a reel shows, and their pictures, each of them once."""

    pictures: list[Any] = field(default_factory=list)
    films: list[Json] = field(default_factory=list)
    _places: dict[tuple[str, str, str, float, Side], int] = field(default_factory=dict)
    _studios: dict[str, Studio] = field(default_factory=dict)

    def place(self, exercise: Exercise, before: str, pose: str, seconds: float, side: Side) -> int:
        """The place in `films` of the movement from one pose to another; it is made when it is new."""
        key = (exercise.id, before, pose, seconds, side)
        if key not in self._places:
            film = self._back(exercise, before, pose, side) or self._made(exercise, before, pose, seconds, side)
            self._places[key] = len(self.films)
            self.films.append(film)
        return self._places[key]

    def _made(self, exercise: Exercise, before: str, pose: str, seconds: float, side: Side) -> Json:
        if exercise.id not in self._studios:
            self._studios[exercise.id] = Studio(exercise)
        film: Film = self._studios[exercise.id].film(before, pose, seconds, side)
        first = len(self.pictures)
        self.pictures += as_json(film.pictures)
        return {"track": [first + number for number in film.track], "eases": film.eases}

    def _back(self, exercise: Exercise, before: str, pose: str, side: Side) -> Json | None:
        """The way there is the way back, run the other way round; what goes round and round has no way back."""
        back = (exercise.id, pose, before, side)
        there = next((place for (*way, _s, on), place in self._places.items() if (*way, on) == back), None)
        if there is None or not self.films[there]["eases"]:
            return None
        return {**self.films[there], "track": self.films[there]["track"][::-1]}


def reel(routine: Routine) -> Json:
    """Everything the player needs to know of `routine`."""
    films = Films()
    before: Moment | None = None
    moments = []
    for moment in timeline(routine):
        moments.append(_moment(moment, before, routine, films))
        before = moment
    return {
        "routine": routine.id,
        "name": routine.name,
        "check_first": routine.check_first,
        "steps": [_step(step) for step in routine.steps],
        "moments": moments,
        "films": films.films,
        "pictures": films.pictures,
    }


def thumbnail(routine: Routine) -> str:
    """The picture that tells one routine from another."""
    exercise = routine.heart
    return still(exercise, middle_pose(exercise), exercise.name)


def still(exercise: Exercise, pose: str, title: str, side: Side = "") -> str:
    """One pose as an SVG picture with its title; of what has sides the first one, unless `side` names the other."""
    usual = first_side(exercise)
    return svg(Studio(exercise).picture(pose, (side or usual) if usual else usual), title)


def _step(step: Step) -> Json:
    exercise = step.exercise
    return {
        "name": exercise.name,
        "moves": exercise.kind != "comfort",
        "seconds": step.seconds,
        "stop_if": exercise.stop_if,
        "easier": exercise.easier,
    }


def _voice(moment: Moment, before: Moment | None, step: Step) -> str:
    """Its cue; where one side is played alone it is named first, for who listens sees no chip."""
    begins = before is None or (before.step, before.side) != (moment.step, moment.side)
    if step.sides == (moment.side,) and moment.side and begins:
        return f"{vocabulary.sides()[moment.side]}. {moment.phase.voice}"
    return moment.phase.voice


def _moment(moment: Moment, before: Moment | None, routine: Routine, films: Films) -> Json:
    exercise = routine.steps[moment.step].exercise
    phase = moment.phase
    # A movement begins where the one before ended, but an exercise, or its other side, begins where it is at rest.
    goes_on = before is not None and before.step == moment.step and before.side in ("", moment.side)
    start = before.phase.pose if before is not None and goes_on else phase.pose
    return {
        "at": moment.starts_at,
        "seconds": moment.seconds,
        "step": moment.step,
        "part": moment.part,
        "side": moment.side,
        "rep": moment.rep,
        "reps": moment.reps,
        "text": phase.text,
        "voice": _voice(moment, before, routine.steps[moment.step]),
        "breath": phase.breath,
        "pose": phase.pose,
        "film": films.place(exercise, start, phase.pose, phase.seconds, moment.side),
    }
