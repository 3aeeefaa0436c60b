"""What the warning signs of a place were answered with: a no opens it for a while, a yes is remembered for a day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from deskbreak.core.body.zone import Side
from deskbreak.core.warning import PRESSING, Urgency
from deskbreak.system.steady import through_sleep

Place = tuple[str, Side]
HOLDS_S = 30 * 60.0
"""How long a no is believed: long enough to go through the pages, too short for another day."""
REMEMBERED_S = 24 * 3600.0
"""How long a yes is remembered, unless it is taken back."""


@dataclass(frozen=True, slots=True)
class Yes:
    """What was answered with yes about a place: the questions' ids, and how pressing the most pressing one is.

    `at` is in seconds of the clock of `Passes`.
    """

    zone: str
    side: Side
    signs: tuple[str, ...]
    urgency: Urgency
    at: float


class Passes:
    """Kept in memory only, so that a window that was started again asks again. Lives in the server's loop."""

    def __init__(self, clock: Callable[[], float] = through_sleep) -> None:
        """`clock` counts seconds and never goes back."""
        self._clock = clock
        self._until: dict[Place, float] = {}
        self._yes: dict[Place, Yes] = {}
        self._played: dict[str, float] = {}

    def give(self, zone: str, side: Side) -> None:
        """Every question about this place was answered with no."""
        self._until[zone, side] = self._clock() + HOLDS_S
        self._yes.pop((zone, side), None)

    def refuse(self, zone: str, side: Side, signs: Sequence[str], urgency: Urgency) -> None:
        """The questions `signs` were answered with yes: nothing is offered for any place until it was asked again."""
        self._until.clear()
        self._played.clear()
        self._yes[zone, side] = Yes(zone, side, tuple(signs), urgency, self._clock())

    def take_back(self) -> None:
        """The person says that no yes holds any more: every place may be asked about again."""
        self._yes.clear()

    def holds(self, zone: str, side: Side) -> bool:
        """Whether something may be offered for this place now."""
        return self._clock() < self._until.get((zone, side), float("-inf"))

    def yes(self, zone: str, side: Side) -> Yes | None:
        """What about this place was answered with yes, the last time it was asked about."""
        found = self._yes.get((zone, side))
        return found if found is not None and self.since(found) < REMEMBERED_S else None

    @property
    def warned(self) -> Yes | None:
        """The most pressing yes that keeps every place closed; the latest where several press alike."""
        held = [each for each in self._yes.values() if each.urgency in PRESSING and self.since(each) < REMEMBERED_S]
        return min(held, key=lambda each: (PRESSING.index(each.urgency), -each.at), default=None)

    def since(self, yes: Yes) -> float:
        """Seconds since it was said."""
        return self._clock() - yes.at

    def start(self, routine: str) -> None:
        """The routine of this id was chosen behind the questions."""
        self._played[routine] = self._clock() + HOLDS_S

    def covers(self, routine: str) -> bool:
        """Whether the warning signs were asked about already, for the routine of this id."""
        return self._clock() < self._played.get(routine, float("-inf"))
