"""What may be done for a muscle: its relief with each release or with none, and why some are not for this person."""

from collections.abc import Sequence
from dataclasses import dataclass

from deskbreak import config
from deskbreak.core import vocabulary
from deskbreak.core.bodymap import Muscle, relief_id
from deskbreak.core.routine import Exercise, Routine
from deskbreak.core.settings import Settings
from deskbreak.figure.sheet import middle_pose
from deskbreak.window.desk import Desk
from deskbreak.window.reel import still


@dataclass(frozen=True, slots=True)
class Shown:
    """An exercise of a relief, with its picture."""

    exercise: Exercise
    picture: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ease the place: the routine `id`, whose first step is `release`, if it has one.

    `lacks` is what would have to be at hand for it, `cautions` what the person named that it is not for, in words.
    """

    id: str
    name: str
    seconds: float
    release: Shown | None
    lacks: Sequence[str]
    cautions: Sequence[str]

    @property
    def possible(self) -> bool:
        """Whether this person can do it here."""
        return not (self.lacks or self.cautions)


@dataclass(frozen=True, slots=True)
class Remedy:
    """The ways to ease one place, the one without a release last, and what is done in each of them."""

    ways: Sequence[Way]
    always: Sequence[Shown]

    @property
    def possible(self) -> Sequence[Way]:
        """The ways open to this person."""
        return [way for way in self.ways if way.possible]


def remedy(desk: Desk, muscle: Muscle | None, first: str) -> Remedy:
    """What there is for `muscle`, or for a place whose muscle is unknown: the routine `first`. Blocks."""
    library = desk.shelf.everything()
    if muscle is None:
        plain = library.routines[first]
        released: list[tuple[str, Routine]] = []
    else:
        plain = library.reliefs[relief_id(muscle.id)]
        released = [(each, library.reliefs[relief_id(muscle.id, each)]) for each in muscle.releases]
    settings = config.load(desk.ledger.folders.settings).settings
    ways = [_way(routine, library.exercises[each], settings) for each, routine in released]
    return Remedy([*ways, _way(plain, None, settings)], [_shown(step.exercise) for step in plain.steps])


def _way(routine: Routine, release: Exercise | None, settings: Settings) -> Way:
    things, conditions = vocabulary.things(), vocabulary.conditions()
    return Way(
        id=routine.id,
        name=routine.name,
        seconds=routine.seconds,
        release=None if release is None else _shown(release),
        lacks=[name for each, name in things.items() if each in routine.equipment - settings.equipment],
        cautions=[name for each, name in conditions.items() if each in routine.avoid & settings.care],
    )


def _shown(exercise: Exercise) -> Shown:
    return Shown(exercise, still(exercise, middle_pose(exercise), exercise.name))
