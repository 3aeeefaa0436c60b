"""For which places the warning signs were asked about and denied: nothing is offered for any other place."""

import time
from collections.abc import Callable, Sequence

from deskbreak.core.body.zone import Side

Place = tuple[str, Side]
HOLDS_S = 30 * 60.0
"""How long an answer is believed: long enough to go through the pages, too short for another day."""


class Passes:
    """Kept in memory only, so that a window that was opened anew asks anew. Lives in the server's loop."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds and never goes back."""
        self._clock = clock
        self._until: dict[Place, float] = {}
        self._signs: dict[Place, Sequence[str]] = {}
        self._played: dict[str, float] = {}

    def give(self, zone: str, side: Side) -> None:
        """Every question about this place was answered with no."""
        self._until[zone, side] = self._clock() + HOLDS_S
        self._signs.pop((zone, side), None)

    def refuse(self, zone: str, side: Side, signs: Sequence[str]) -> None:
        """The questions `signs` were answered with yes: nothing is offered for any place until it was asked anew."""
        self._until.clear()
        self._played.clear()
        self._signs[zone, side] = signs

    def holds(self, zone: str, side: Side) -> bool:
        """Whether something may be offered for this place now."""
        return self._clock() < self._until.get((zone, side), float("-inf"))

    def signs(self, zone: str, side: Side) -> Sequence[str]:
        """Which questions about this place were answered with yes, the last time they were asked."""
        return self._signs.get((zone, side), ())

    def start(self, routine: str) -> None:
        """The routine of this id was chosen behind the questions."""
        self._played[routine] = self._clock() + HOLDS_S

    def covers(self, routine: str) -> bool:
        """Whether the warning signs were asked about already, for the routine of this id."""
        return self._clock() < self._played.get(routine, float("-inf"))
