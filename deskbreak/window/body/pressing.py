"""How the place is found in a muscle: a drawing that agrees with the words, and whether it is to be pressed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deskbreak import config
from deskbreak.core import vocabulary
from deskbreak.core.body.map import Muscle
from deskbreak.core.body.zone import Side as Half
from deskbreak.core.routine import Exercise, Phase, Side
from deskbreak.figure import tender
from deskbreak.figure.sheet import middle_pose
from deskbreak.window.desk import Desk
from deskbreak.window.reel import still

FINDS = "spot-check"
"""The exercise that says in general how a tender place is found."""
HELD_S = 4.0
"""Nothing moves while one presses: the drawing holds no longer than this."""


@dataclass(frozen=True, slots=True)
class Motion:
    """The exercise that presses a muscle, with its picture while nothing moves.

    `side` is the one that it is played on, empty for both; `turned` says that it has to be drawn the other way round.
    """

    exercise: Exercise
    picture: str
    side: Side
    turned: bool


@dataclass(frozen=True, slots=True)
class Test:
    """How the place is found in a muscle.

    `motion` is there where an exercise shows what the words say; else `picture` shows where the muscle is tender.
    `cautions` is what the person named that rules pressing out, in words: then nothing is to be pressed, nor is where
    `stop_if` is empty.
    """

    motion: Motion | None
    picture: str
    stop_if: str
    cautions: Sequence[str]

    @property
    def presses(self) -> bool:
        """Whether this person may press there."""
        return bool(self.stop_if) and not self.cautions


def test_of(desk: Desk, muscle: Muscle, half: Half) -> Test:
    """The test of `muscle` on one half of the body, or "middle" for both. Blocks."""
    exercises = desk.shelf.everything().exercises
    picture = tender.as_svg(muscle.id, half)
    if not muscle.pressed:
        return Test(None, picture, "", ())
    finds, shows = exercises[FINDS], _shows(muscle, exercises[muscle.releases[0]])
    avoid = finds.avoid | (shows.avoid if shows else frozenset())
    care = config.load(desk.ledger.folders.settings).settings.care
    cautions = [name for each, name in vocabulary.conditions().items() if each in avoid & care]
    motion = _motion(shows, half) if shows and not cautions else None
    return Test(motion, picture, (shows or finds).stop_if, cautions)


def brief(exercise: Exercise) -> Exercise:
    """`exercise` once, with its holds cut short."""
    return replace(exercise, reps=1, setup=_short(exercise.setup), cycle=_short(exercise.cycle))


def acting(half: str) -> Side:
    """The side that an exercise is played on for a half of the body; empty for both."""
    return "left" if half == "left" else "right" if half == "right" else ""


def _shows(muscle: Muscle, release: Exercise) -> Exercise | None:
    # The words speak of fingers, a ball or a wall, never of a hook.
    return release if release.kind == "release" and "hook" not in release.equipment else None


def _motion(exercise: Exercise, half: Half) -> Motion:
    side = acting(half) if exercise.sides == "left-right" else ""
    # From the side the figure always looks the same way, so that the far half of it would be the right one.
    turned = exercise.view == "side" and side == "right"
    return Motion(exercise, still(exercise, middle_pose(exercise), exercise.name, side), side, turned)


def _short(phases: Sequence[Phase]) -> tuple[Phase, ...]:
    return tuple(replace(each, seconds=min(each.seconds, HELD_S)) for each in phases)
