"""The little routines made of the body map: a stretch and a movement for a muscle, with or without a release."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from deskbreak.core.body.map import BodyMap, Muscle
from deskbreak.core.body.relief import relief_at, relief_id
from deskbreak.core.body.zone import Side as Half
from deskbreak.core.body.zone import names, titled
from deskbreak.core.routine import Exercise, Routine, Side, Step
from deskbreak.core.settings import Settings
from deskbreak.words import LANGUAGE
from deskbreak.words import gettext as _

AIM_S = 150.0
"""About how long one takes; what one rests with for longer than that, such as a warm pack, takes its time on top."""


def made(body: BodyMap, exercises: Mapping[str, Exercise]) -> dict[str, Routine]:
    """All of them by their ids, named in the language of the words.

    There are those of each muscle, and one for each place, with what is for the most usual muscle there: for who named
    none. They ask about the warning signs first, so that nothing ever offers one by itself. A muscle whose stretch or
    movement is not in `exercises` has none.
    """
    muscles = {name: each for name, each in body.muscles.items() if {each.stretch, each.move} <= exercises.keys()}
    of_muscles = [
        routine
        for muscle in muscles.values()
        for release in ("", *muscle.releases)
        for routine in _reliefs(muscle, release, exercises)
    ]
    at_places = [
        _relief(relief_at(zone), _named(names()[zone], None), _steps(muscles[usual], "", exercises))
        for zone, place in body.places.items()
        for usual in place.muscles[:1]
        if usual in muscles
    ]
    return {routine.id: routine for routine in (*of_muscles, *at_places)}


def found(reliefs: Mapping[str, Routine], muscle: str, release: str, half: Half) -> Routine | None:
    """The relief for one half of the body where `release` has sides; the one for both where it has none, or none."""
    return reliefs.get(relief_id(muscle, release, half)) or reliefs.get(relief_id(muscle, release))


def possible(
    muscle: Muscle, reliefs: Mapping[str, Routine], settings: Settings, half: Half = "middle"
) -> dict[str, Routine]:
    """What may be offered for `muscle` under `settings`: the relief for each release, the best first; "" is without.

    Left out is what needs equipment that is not at hand, and what is not for somebody with what they take care of.
    """
    named = {release: found(reliefs, muscle.id, release, half) for release in (*muscle.releases, "")}
    return {
        release: relief
        for release, relief in named.items()
        if relief is not None and relief.equipment <= settings.equipment and relief.avoid.isdisjoint(settings.care)
    }


def _reliefs(muscle: Muscle, release: str, exercises: Mapping[str, Exercise]) -> Iterator[Routine]:
    """The one for both halves of the body, and where the release has sides one for each: a place is sore on one."""
    both = _steps(muscle, release, exercises)
    pressed = exercises[release] if release else None
    yield _relief(relief_id(muscle.id, release), _named(muscle.common, pressed), both)
    for half in ("left", "right"):
        if pressed is not None and half in both[0].sides:
            name = _named(titled(muscle.common, half), pressed)
            yield _relief(relief_id(muscle.id, release, half), name, (_on_one_side(both[0], half), *both[1:]))


def _steps(muscle: Muscle, release: str, exercises: Mapping[str, Exercise]) -> tuple[Step, ...]:
    return _fitted([_shortest(exercises[name]) for name in (release, muscle.stretch, muscle.move) if name])


def _relief(name: str, called: str, steps: tuple[Step, ...]) -> Routine:
    exercises = ", ".join(step.exercise.name for step in steps)
    routine = Routine(
        id=name,
        name=called,
        purpose=_("May ease a sore spot there: {exercises}.").format(exercises=exercises),
        target_s=0,
        steps=steps,
        check_first=True,
        language=LANGUAGE,
    )
    return replace(routine, target_s=round(routine.seconds))


def _named(place: str, release: Exercise | None) -> str:
    if release is None:
        return _("{place}: stretch and move").format(place=place)
    if release.kind == "comfort":
        return _("{place}: rest, stretch and move").format(place=place)
    return _("{place}: press, stretch and move").format(place=place)


def _shortest(exercise: Exercise) -> Step:
    return Step(exercise, exercise.reps_range[0])


def _on_one_side(both: Step, side: Side) -> Step:
    """As often there as the time for both sides allows, within what is sensible."""
    most = both.exercise.reps_range[1]
    several = (Step(both.exercise, reps, side) for reps in range(most, both.reps, -1))
    return next((step for step in several if step.seconds <= both.seconds), replace(both, side=side))


def _fitted(steps: list[Step]) -> tuple[Step, ...]:
    """The steps with more repetitions while there is time: each as often as usual, and then as often as is sensible.

    The movement comes first in this, which is the last of them.
    """
    aim = AIM_S + sum(step.seconds for step in steps if step.seconds > AIM_S)
    usual = [step.exercise.reps for step in steps]
    most = [step.exercise.reps_range[1] for step in steps]
    for wanted in (usual, most):
        for index in reversed(range(len(steps))):
            for reps in range(steps[index].reps + 1, wanted[index] + 1):
                longer = [*steps[:index], replace(steps[index], reps=reps), *steps[index + 1 :]]
                if Routine("", "", "", 0, tuple(longer)).seconds > aim:
                    break
                steps = longer
    return tuple(steps)
