"""The sore places of this person: where they are, how sore they were last, and which muscle may be behind them."""

from dataclasses import dataclass

from deskbreak.core.zone import Side

SOREST = 10
"""Soreness goes from 0, nothing, to this, the worst there is."""
COUNTS_FOR_S = 14 * 86400.0
"""A spot that was not scored for this long says nothing of today any more."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A sore place: `score` is the last soreness the person gave it, at `at` (epoch seconds); `None` if never.

    `muscle` is the one they think is behind it, or empty. `kept` says that it is one of their spots. `x`, `y` is their
    own pin on the side `aspect` of the chart, in its units. `advised` says that the clinician card was shown for it.
    """

    zone: str
    side: Side
    muscle: str = ""
    score: int | None = None
    at: float = 0.0
    kept: bool = False
    aspect: str = ""
    x: float | None = None
    y: float | None = None
    advised: bool = False

    @property
    def key(self) -> tuple[str, Side]:
        """What tells it from the others."""
        return self.zone, self.side

    def soreness(self, wall: float) -> int:
        """How sore it counts as being at `wall`: nothing where it was not scored lately."""
        return self.score or 0 if 0 <= wall - self.at <= COUNTS_FOR_S else 0
