"""Which routine is next, and why: a pure function of what there is, what happened, what is liked and sore, and a seed.

First what may be offered at all: what fits the break's length, the equipment and the room. Never what the person does
not want, what is not for somebody with what the settings name under `care`, nor what asks about the warning signs
first, such as for a headache: those stay theirs to start. Then one of these is drawn by its score (`score`), and
named with its reason (`reason`). Nothing makes one routine come twice running while another fits, and what has not
come for `STARVED` breaks comes before all others, however much speaks for those.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

from deskbreak.core import hours, reason
from deskbreak.core.body.spot import Spot
from deskbreak.core.entry import Entry
from deskbreak.core.listing import Listing
from deskbreak.core.past import Past, look_back
from deskbreak.core.score import Score, scores
from deskbreak.core.settings import Reminder
from deskbreak.core.state import Preferences
from deskbreak.core.world import World

SHORTEST = 0.4
LONGEST = 1.25
"""A routine fits a reminder when its length lies between these shares of the reminder's."""
STRENGTH_OFFERS_A_DAY = 2
STARVED = 32
"""So many breaks without a routine that fits are enough: then it comes. `engine.RECENT` holds more of them."""


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


def choose(
    world: World, reminder: Reminder, wall: float, likes: Preferences, spots: Iterable[Spot] = ()
) -> Choice | None:
    """The routine for the next break of `reminder`; `None` where there is none that may be offered."""
    past = look_back(world, wall)
    strength = _strength(world, reminder, wall, likes)
    candidates = strength or fitting(world, reminder.length_s, likes)
    fresh = [each for each in candidates if past.breaks_since(each.id) > 1] or candidates
    starved = [each for each in fresh if past.breaks_since(each.id) > STARVED]
    scored = scores(starved or fresh, reminder, past, likes, spots)
    if not scored:
        return None
    drawn = _drawn(world, past, scored)
    return Choice(drawn.routine.id, reason.why(drawn, strength=bool(strength)))


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


def _drawn(world: World, past: Past, scored: list[Score]) -> Score:
    """One of them, as likely as its weight is.

    Each runs a race by its own luck, and the first to arrive wins: the larger its weight, the sooner. So what more
    speaks for one than before can make it win, but never lose, and who takes no part changes nothing among the others.
    """
    last = world.recent[-1].at if world.recent else 0.0
    turn = f"{world.seed}/{len(past.came)}/{last:.3f}"
    return min(scored, key=lambda each: -math.log(_luck(f"{turn}/{each.routine.id}")) / each.weight)


def _luck(text: str) -> float:
    """A number above 0, up to 1, that `text` gives; texts that are nearly alike give numbers that are not."""
    mixed = crc32(text.encode())
    for _round in range(2):
        mixed = ((mixed ^ mixed >> 16) * 0x45D9F3B) & 0xFFFFFFFF  # a common mixer of 32 bits: CRCs alone are linear
    return ((mixed ^ mixed >> 16) + 1) / 2**32
