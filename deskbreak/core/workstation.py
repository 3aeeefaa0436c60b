"""The workstation check: what is looked at, what to change first, and when to look again.

Items and their words are read from `routines/workstation.toml`, by the window and the command line only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from deskbreak.core.event import Verdict
from deskbreak.core.routine import Focus, Grade, View

Answers = Mapping[str, object]
"""What was said of each item, by its id: a `Verdict`, unless the row comes from elsewhere."""
Change = Literal["better", "worse"]

FIRST = 3
"""So many changes at a time are tried; a longer list is put off as a whole."""
AGAIN_S = 30 * 86400.0
"""After that time chairs, screens and habits have moved."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at, in one language. `rank` is its place in the order of what to change, 1 the first.

    `often` and `rather` are the poses that show how it often is and how it is more comfortable. They are seen from
    `view`, turned by `turn` degrees as an exercise is, from `above` degrees.
    """

    id: str
    rank: int
    often: str
    rather: str
    view: View
    turn: float
    above: float
    focus: Focus
    grade: Grade
    sources: tuple[str, ...]
    name: str
    look: str
    """What to look for."""
    why: str
    how: str
    """How to change it."""


@dataclass(frozen=True, slots=True)
class Check:
    """The whole check: `items` in the order in which they are asked; `order` says why they are ranked as they are."""

    items: tuple[Item, ...]
    order: str

    def to_change(self, answers: Answers) -> tuple[Item, ...]:
        """The items that could be better, the most important first."""
        return tuple(sorted(self.said(answers, "change"), key=lambda each: each.rank))

    def said(self, answers: Answers, verdict: Verdict) -> tuple[Item, ...]:
        """The items of which `verdict` was said, in the order in which they are asked."""
        return tuple(each for each in self.items if answers.get(each.id) == verdict)

    def moved(self, now: Answers, before: Answers) -> Mapping[Change, tuple[Item, ...]]:
        """What is fine now and was not before, and the other way; what was or is not there says nothing."""

        def went(first: Verdict, then: Verdict) -> tuple[Item, ...]:
            return tuple(each for each in self.said(now, then) if before.get(each.id) == first)

        return {"better": went("change", "fine"), "worse": went("fine", "change")}


def is_due(checked_at: float, wall: float) -> bool:
    """Whether it is time to look again, at `wall`, after a check at `checked_at`."""
    return wall - checked_at >= AGAIN_S
