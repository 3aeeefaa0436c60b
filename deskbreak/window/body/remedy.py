"""What may be done for a muscle: its relief with each release or with none, and why some are not for this person."""

from collections.abc import Sequence
from dataclasses import dataclass

from deskbreak import config
from deskbreak.core import vocabulary
from deskbreak.core.body.map import Muscle
from deskbreak.core.body.relief import relief_at, relief_id
from deskbreak.core.routine import Exercise, Routine, Side
from deskbreak.core.settings import Settings
from deskbreak.figure.sheet import middle_pose
from deskbreak.library.relief import found
from deskbreak.window.body.where import Where
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
    `presses` says that a place is pressed in it, `sides` that something in it is done on each side. `side` is the only
    one that is pressed, empty for both.
    """

    id: str
    name: str
    seconds: float
    picture: str
    lacks: Sequence[str]
    cautions: Sequence[str]
    presses: bool
    sides: bool
    side: Side

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

    def usual(self, *, found: bool) -> str:
        """The way that is chosen where the person chooses none: the plainest, or the first where the muscle is `found`.

        Raises `IndexError` where nothing is possible.
        """
        return (self.possible[-1] if self.always and not found else self.possible[0]).id

    @property
    def gentle(self) -> Way | None:
        """The plainest way in which nothing is pressed, where there is one for this person."""
        return next((way for way in reversed(self.possible) if not way.presses), None)

    @property
    def sides(self) -> bool:
        """Whether something is done on each side in some of the ways open to this person."""
        return any(way.sides for way in self.possible)

    @property
    def halves(self) -> bool:
        """Whether one side alone is pressed in some of the ways open to this person."""
        return any(way.side for way in self.possible)

    @property
    def others(self) -> Sequence[Way]:
        """The ways that are not."""
        return [way for way in self.ways if not way.possible]


def remedy(desk: Desk, where: Where, muscle: Muscle | None) -> Remedy:
    """What there is for `muscle` at `where`, or for that place where the muscle is unknown. Blocks."""
    library = desk.shelf.everything()
    settings = config.load(desk.ledger.folders.settings).settings
    if muscle is None:
        first = library.routines[library.body.places[where.zone].first]
        either = (first, library.reliefs[relief_at(where.zone)])
        return Remedy([_way(each, each.name, each.heart, settings) for each in either], [])
    plain = library.reliefs[relief_id(muscle.id)]
    ways = [
        _way(relief, exercise.name, exercise, settings)
        for exercise in (library.exercises[name] for name in muscle.releases)
        if (relief := found(library.reliefs, muscle.id, exercise.id, where.side)) is not None
    ]
    nothing = _way(plain, _("Nothing pressed or laid on"), None, settings)
    return Remedy([*ways, nothing], [Shown(step.exercise.name, _picture(step.exercise)) for step in plain.steps])


def _way(routine: Routine, name: str, picture: Exercise | None, settings: Settings) -> Way:
    things, conditions = vocabulary.things(), vocabulary.conditions()
    first = routine.steps[0]
    return Way(
        id=routine.id,
        name=name,
        seconds=routine.seconds,
        picture="" if picture is None else _picture(picture, first.side),
        lacks=[name for each, name in things.items() if each in routine.equipment - settings.equipment],
        cautions=[name for each, name in conditions.items() if each in routine.avoid & settings.care],
        presses=any(step.exercise.kind == "release" for step in routine.steps),
        sides=any({"left", "right"} <= set(step.sides) for step in routine.steps),
        side=first.side,
    )


def _picture(exercise: Exercise, side: Side = "") -> str:
    return still(exercise, middle_pose(exercise), exercise.name, side)
