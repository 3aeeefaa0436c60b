"""The habit cards of the causes that a person ticked."""

from collections.abc import Iterable

from deskbreak import words
from deskbreak.core.habit import Habit
from deskbreak.library import habits
from deskbreak.resources import folder


def cards(ids: Iterable[str]) -> list[Habit]:
    """The cards of `ids` in their order; one that is unknown is left out. Blocks while it reads them."""
    known = {each.id: each for each in habits.load(folder("routines"), words.LANGUAGE)}
    return [known[each] for each in ids if each in known]
