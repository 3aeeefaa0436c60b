"""What the latest prompts and breaks mean for the choice of the next routine."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from deskbreak.core import hours
from deskbreak.core.listing import Listing
from deskbreak.core.world import World

WHOLE = 150
"""Fewer prompts and outcomes than this are all there ever were: more are kept in mind before older ones are dropped."""


@dataclass(frozen=True, slots=True)
class Past:
    """The latest breaks, seen from `wall`.

    `came` has the routines that were offered or played, oldest first, each as often as it came; `done` has when each
    was last played, at least in part (epoch seconds). `begins` is the first moment in mind, `today` the day's first
    prompt or outcome, if there was one. `whole` says that nothing is forgotten yet.
    """

    wall: float
    came: tuple[str, ...]
    done: Mapping[str, float]
    begins: float
    today: float | None
    whole: bool
    routines: Mapping[str, Listing]
    day: Callable[[float], date]

    def breaks_since(self, name: str) -> int:
        """How many breaks ago the routine came: 1 for the last one, one more than there were where it never did."""
        backwards = self.came[::-1]
        return (backwards.index(name) if name in backwards else len(backwards)) + 1

    def days_since(self, serves: Callable[[Listing], bool]) -> int | None:
        """How many days ago a routine that `serves` was played: 0 is today, `None` is not in mind."""
        played = (at for name, at in self.done.items() if name in self.routines and serves(self.routines[name]))
        last = max(played, default=None)
        return None if last is None else self.days_from(last)

    def days_from(self, at: float) -> int:
        """How many days ago `at` was; a day begins when the settings say."""
        return (self.day(self.wall) - self.day(at)).days


def look_back(world: World, wall: float) -> Past:
    """What `world.recent` tells at `wall`. What is dated later was written while a clock was wrong: it has no day."""
    begins, zone = world.settings.day_begins, world.zone
    known = [entry for entry in world.recent if entry.at <= wall]
    morning = hours.day_start(hours.day_of(wall, zone, begins), zone, begins)
    return Past(
        wall=wall,
        came=tuple(name for name, _rows in groupby(entry.routine for entry in world.recent if entry.routine)),
        done={
            entry.routine: entry.at
            for entry in known
            if entry.routine is not None and entry.outcome in ("completed", "partial")
        },
        begins=min((entry.at for entry in known), default=wall),
        today=min((entry.at for entry in known if entry.at >= morning), default=None),
        whole=len(world.recent) < WHOLE,
        routines=world.routines,
        day=lambda at: hours.day_of(at, zone, begins),
    )
