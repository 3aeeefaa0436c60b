"""What the schedule goes by but does not own: settings, routines, what happened lately, and where it runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from deskbreak.core.entry import Entry
from deskbreak.core.listing import Listing
from deskbreak.core.settings import Reminder, Settings


@dataclass(frozen=True, slots=True)
class World:
    """All of it values. `recent` holds the latest prompts and outcomes, oldest first.

    `senses` is false where nothing tells whether the person is there. `speed` is how many seconds of the engine's
    clocks pass in a real one. `seed` makes the choice of routines differ between people, and nothing else.
    """

    settings: Settings = field(default_factory=Settings)
    routines: Mapping[str, Listing] = field(default_factory=dict)
    recent: tuple[Entry, ...] = ()
    zone: tzinfo = UTC
    senses: bool = True
    speed: float = 1.0
    seed: int = 0

    def reminder(self, name: str) -> Reminder | None:
        """The reminder of this name, if it is on."""
        return next((each for each in self.settings.active if each.name == name), None)
