"""What the person thinks of single routines: favourites, and those that are never to be offered."""

from collections.abc import Iterable

from deskbreak.core import choice, offer, replies
from deskbreak.core.effect import Answer
from deskbreak.core.entry import Entry
from deskbreak.core.event import Liking
from deskbreak.core.state import Preferences
from deskbreak.core.turn import Turn


def prefer(turn: Turn, name: str, liking: Liking) -> None:
    """From now on `liking` holds of the routine `name`, in place of what was said of it before.

    Refused where there is no such routine; one that is gone can still be taken off the lists.
    """
    before = turn.state.preferences
    routine = turn.world.routines.get(name)
    if routine is None and (liking or name not in before.favourites | before.never):
        turn.emit(Answer(ok=False, says=offer.unknown(turn.world, name)))
        return
    after = _with(before, name, liking)
    if after != before:
        turn.put(preferences=after)
        turn.record("prefer", routine=name, liking=liking)
    shown = routine.name if routine is not None else name
    any_left = bool(choice.possible(turn.world, after))
    turn.emit(Answer(ok=True, says=replies.preferred(shown, liking, any_left=any_left)))


def recalled(before: Preferences, said: Iterable[Entry]) -> Preferences:
    """`before`, and what the person said after it, or again: `said` are entries of the kind `prefer`, in order."""
    for entry in said:
        if entry.routine is not None:
            before = _with(before, entry.routine, str(entry.detail.get("liking")))
    return before


def joined(before: Preferences, now: Preferences) -> Preferences:
    """`before`, where `now` does not say otherwise."""
    return Preferences(
        favourites=(before.favourites - now.never) | now.favourites,
        never=(before.never - now.favourites) | now.never,
    )


def _with(before: Preferences, name: str, liking: str) -> Preferences:
    this = frozenset({name})
    return Preferences(
        favourites=before.favourites | this if liking == "favourite" else before.favourites - this,
        never=before.never | this if liking == "never" else before.never - this,
    )
