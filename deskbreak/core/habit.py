"""Habit cards: a usual cause of an ache at a desk, or something that does good in the week, and one thing to do."""

from dataclasses import dataclass
from typing import Literal

from deskbreak.core.routine import Grade

Kind = Literal["cause", "week"]


@dataclass(frozen=True, slots=True)
class Habit:
    """One card, in one language. A "cause" is named by muscles of the body map; "week" is what moves you in the week.

    `item` is the one of the workstation check that it belongs to, or empty.
    """

    id: str
    kind: Kind
    item: str
    grade: Grade
    sources: tuple[str, ...]
    name: str
    what: str
    why: str
    """Why it may matter."""
    today: str
    """One thing to do today."""
