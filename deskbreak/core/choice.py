"""Which routine is next, and why: a pure function of what there is, what happened, what is liked, and a seed.

A routine that the person never wants is never chosen, not even where nothing else fits; favourites are three times as
likely as they would be. Neither makes one routine come twice running while another fits. What is not for somebody with
what the settings name under `care` is not chosen either; it stays theirs to start. A routine that asks about the
warning signs first, such as for a headache, is never chosen: the person asks for it by name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

from deskbreak.core import hours
from deskbreak.core.entry import Entry
from deskbreak.core.listing import Listing
from deskbreak.core.settings import Reminder
from deskbreak.core.state import Preferences
from deskbreak.core.world import World
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

SHORTEST = 0.4
LONGEST = 1.25
"""A routine fits a reminder when its length lies between these shares of the reminder's."""
STRENGTH_OFFERS_A_DAY = 2
FAVOURITE = 3
"""How much likelier a favourite is drawn."""
DAY_S = 86400.0


@dataclass(frozen=True, slots=True)
class Choice:
    """A routine by its id, and the reason in words for the prompt."""

    routine: str
    why: str


def possible(world: World, likes: Preferences) -> list[Listing]:
    """What the equipment at hand, the room and the person allow, but nothing that is to be asked for by name."""
    settings = world.settings
    return [
        routine
        for routine in world.routines.values()
        if not routine.check_first
        and not ruled_out(routine, world, likes)
        and routine.equipment <= settings.equipment
        and (routine.discreet or not settings.open_office)
    ]


def ruled_out(routine: Listing, world: World, likes: Preferences) -> bool:
    """Whether the person said that they do not want `routine`, or have what it is not for."""
    return routine.id in likes.never or not routine.avoid.isdisjoint(world.settings.care)


def fitting(world: World, length_s: float, likes: Preferences) -> list[Listing]:
    """The possible routines that fit a break of `length_s`; where none does, the one nearest in length."""
    rooms = possible(world, likes)
    fits = [each for each in rooms if SHORTEST * length_s <= each.seconds <= LONGEST * length_s]
    return fits or sorted(rooms, key=lambda each: (abs(each.seconds - length_s), each.id))[:1]


def choose(world: World, reminder: Reminder, wall: float, likes: Preferences) -> Choice | None:
    """The routine for the next break of `reminder`; `None` where there is none that may be offered."""
    strength = _strength(world, reminder, wall, likes)
    candidates = strength or fitting(world, reminder.length_s, likes)
    last = next((entry.routine for entry in reversed(world.recent) if entry.routine), None)
    fresh = [each for each in candidates if each.id != last] or candidates
    if not fresh:
        return None
    picked = _draw(world, fresh, likes)
    return Choice(picked.id, _("strength work for today") if strength else _why(world, picked, wall, likes))


def is_strength_day(world: World, wall: float) -> bool:
    """Whether strength work is wanted on the day of `wall`."""
    day = hours.day_of(wall, world.zone, world.settings.day_begins)
    return day.weekday() in world.settings.strength_days


def _strength(world: World, reminder: Reminder, wall: float, likes: Preferences) -> list[Listing]:
    """The strength routines, while the day still asks for one and the longest reminder is the one due."""
    longest = world.settings.active[-1:]
    if not longest or reminder.name != longest[0].name or not is_strength_day(world, wall):
        return []
    begins = hours.day_start(
        hours.day_of(wall, world.zone, world.settings.day_begins), world.zone, world.settings.day_begins
    )
    # What is dated in the future was written while the clock was wrong: it says nothing of today.
    today = [entry for entry in world.recent if begins <= entry.at <= wall and _is_strength(world, entry)]
    offered = sum(1 for entry in today if entry.kind == "prompt" and entry.detail.get("shown") == 1)
    if offered >= STRENGTH_OFFERS_A_DAY or any(entry.outcome == "completed" for entry in today):
        return []
    return [each for each in possible(world, likes) if each.strength and each.seconds <= LONGEST * reminder.length_s]


def _is_strength(world: World, entry: Entry) -> bool:
    routine = world.routines.get(entry.routine or "")
    return routine is not None and routine.strength


def _draw(world: World, candidates: Iterable[Listing], likes: Preferences) -> Listing:
    """Draw one, the longer undone the likelier; the same history, likes and seed draw the same."""
    ordered = sorted(candidates, key=lambda each: each.id)
    done = [entry.routine for entry in world.recent if entry.outcome in ("completed", "partial")]
    rested = [min(8, done[::-1].index(each.id) + 1) if each.id in done else 8 for each in ordered]
    weights = [
        weight * (FAVOURITE if each.id in likes.favourites else 1) for each, weight in zip(ordered, rested, strict=True)
    ]
    last = world.recent[-1].at if world.recent else 0.0
    mark = crc32(f"{world.seed}/{len(done)}/{last:.3f}".encode()) % sum(weights)
    for each, weight in zip(ordered, weights, strict=True):
        mark -= weight
        if mark < 0:
            return each
    return ordered[-1]


def _why(world: World, routine: Listing, wall: float, likes: Preferences) -> str:
    if routine.id in likes.favourites:
        return _("one of your favourites")
    done = [
        entry for entry in world.recent if entry.routine == routine.id and entry.outcome in ("completed", "partial")
    ]
    if not done:
        return _("new for you")
    days = int((wall - done[-1].at) / DAY_S)
    if days < 1:
        return _("a change from the last one")
    return ngettext("it has been a day", "it has been {days} days", days).format(days=days)
