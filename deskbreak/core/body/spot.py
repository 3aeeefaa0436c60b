"""The sore places of this person: where they are, how sore they were last, and which muscle may be behind them."""

from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from deskbreak.core.body.zone import Side

SpotKind = Literal["sore", "spot", "advised"]
"""The kinds of entries that are about a sore place (`core.entry`)."""
SPOT_KINDS: tuple[SpotKind, ...] = get_args(SpotKind)
SOREST = 10
"""Soreness goes from 0, nothing, to this, the worst there is."""
PAIRED_S = 2 * 3600.0
"""A score after something was done is asked for, and belongs to the one before it, no longer than this after that."""
COUNTS_FOR_S = 14 * 86400.0
"""A spot that was not scored for this long says nothing of today any more."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A sore place: `score` is the last soreness the person gave it, at `at` (epoch seconds); `None` if never.

    `muscle` is the one they think is behind it, or empty. `kept` says that it is one of their spots. `x`, `y` is their
    own pin on the side `aspect` of the chart, in its units. `calm_since` is when it was first 0 of those times in a row
    that it was 0 up to now. `advised` says that the clinician card was shown for it since it was last gone. `before` is
    the score at `before_at`, before something was done for it, until the one after that is given; `worse_at` is when
    such a one was last the higher of the two.
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
    calm_since: float | None = None
    advised: bool = False
    before: int | None = None
    before_at: float = 0.0
    worse_at: float = 0.0

    @property
    def key(self) -> tuple[str, Side]:
        """What tells it from the others."""
        return self.zone, self.side

    def soreness(self, wall: float) -> int:
        """How sore it counts as being at `wall`: nothing where it was not scored lately."""
        return self.score or 0 if 0 <= wall - self.at <= COUNTS_FOR_S else 0

    def as_json(self) -> dict[str, Any]:
        """Its fields as plain data; `at` in epoch seconds."""
        return {each.name: getattr(self, each.name) for each in fields(self)}
