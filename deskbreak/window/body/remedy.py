"""What may be done for a muscle: its relief with each release or with none, and why some are not for this person."""

from collections.abc import Sequence
from dataclasses import dataclass

from deskbreak import config
from deskbreak.core import vocabulary
from deskbreak.core.body.map import Muscle, relief_id
from deskbreak.core.routine import Exercise, Routine
from deskbreak.core.settings import Settings
from deskbreak.figure.sheet import middle_pose
from deskbreak.window.desk import Desk
from deskbreak.window.reel import still
from deskbreak.words import gettext as _


@dataclass(frozen=True, slots=True)
class Shown:
    """The name of an exercise, with its picture."""

    name: str
    picture: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ease the place: the routine `id`, and the picture that tells it from the others, if it has one.

    `lacks` is what would have to be at hand for it, `cautions` what the person named that it is not for, in words.
    """

    id: str
    name: str
    seconds: float
    picture: str
    lacks: Sequence[str]
    cautions: Sequence[str]

    @property
    def possible(self) -> bool:
        """Whether this person can do it here."""
        return not (self.lacks or self.cautions)


@dataclass(frozen=True, slots=True)
class Remedy:
    """The ways to ease one place, those with a release first, and what is done in each of them."""

    ways: Sequence[Way]
    always: Sequence[Shown]

    @property
    def possible(self) -> Sequence[Way]:
        """The ways open to this person."""
        return [way for way in self.ways if way.possible]

    @property
    def usual(self) -> str:
        """The way that is chosen where the person chooses none: the plainest."""
        return (self.possible[-1] if self.always else self.possible[0]).id

    @property
    def others(self) -> Sequence[Way]:
        """The ways that are not."""
        return [way for way in self.ways if not way.possible]


def remedy(desk: Desk, zone: str, muscle: Muscle | None) -> Remedy:
    """What there is for `muscle`, or for a place in `zone` whose muscle is unknown. Blocks."""
    library = desk.shelf.everything()
    settings = config.load(desk.ledger.folders.settings).settings
    if muscle is None:
        place = library.body.places[zone]
        routines = library.routines[place.first], library.reliefs[relief_id(place.muscles[0])]
        return Remedy([_way(each, each.name, each.heart, settings) for each in routines], [])
    plain = library.reliefs[relief_id(muscle.id)]
    ways = [
        _way(library.reliefs[relief_id(muscle.id, each.id)], each.name, each, settings)
        for each in (library.exercises[name] for name in muscle.releases)
    ]
    nothing = _way(plain, _("Nothing pressed or laid on"), None, settings)
    return Remedy([*ways, nothing], [Shown(step.exercise.name, _picture(step.exercise)) for step in plain.steps])


def _way(routine: Routine, name: str, picture: Exercise | None, settings: Settings) -> Way:
    things, conditions = vocabulary.things(), vocabulary.conditions()
    return Way(
        id=routine.id,
        name=name,
        seconds=routine.seconds,
        picture="" if picture is None else _picture(picture),
        lacks=[name for each, name in things.items() if each in routine.equipment - settings.equipment],
        cautions=[name for each, name in conditions.items() if each in routine.avoid & settings.care],
    )


def _picture(exercise: Exercise) -> str:
    return still(exercise, middle_pose(exercise), exercise.name)
