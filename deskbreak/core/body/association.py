"""What a soreness went along with: weeks of more strength days or breaks, and what was done between two scores.

All of it is association. What came first, what else there was, and what chance did, no log can tell.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Literal

from deskbreak.core.body.effort import Effort
from deskbreak.core.body.tendency import nearest
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

FEWEST_WEEKS = 2
"""Weeks that both kinds need before they are compared."""
FEWEST_PAIRS = 3
"""Times that something was done, with a score before and after, before anything is said of it."""
ENOUGH_STRENGTH = 3
"""Days of strength work that make a week one of them."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Weeks with more of `what` beside the others: the mean score was higher by `by`, or lower where that is negative.

    `least` strength days, or breaks taken, is what makes it more; `weeks` and `others` count the weeks of each kind.
    """

    what: Literal["strength", "breaks"]
    least: int
    by: float
    weeks: int
    others: int

    @property
    def says(self) -> str:
        """The same in a sentence, which claims no cause."""
        return f"{self._more()} {self._how()}"

    def _more(self) -> str:
        if self.what == "strength":
            says = ngettext(
                "Of {all} weeks with scores, {weeks} had {n} strength day or more.",
                "Of {all} weeks with scores, {weeks} had {n} strength days or more.",
                self.least,
            )
        else:
            says = ngettext(
                "Of {all} weeks with scores, {weeks} had {n} break or more.",
                "Of {all} weeks with scores, {weeks} had {n} breaks or more.",
                self.least,
            )
        return says.format(all=self.weeks + self.others, weeks=self.weeks, n=self.least)

    def _how(self) -> str:
        by = nearest(abs(self.by))
        if by == 0:
            return _("It was about the same in these as in the others.")
        says = _("It was {by} lower in these on average; that may be chance.")
        if self.by > 0:
            says = _("It was {by} higher in these on average; that may be chance.")
        return says.format(by=by)


@dataclass(frozen=True, slots=True)
class Helped:
    """After `exercise` (its id) was done, `times` with scores around it, the score changed by `by` on average."""

    exercise: str
    times: int
    by: float

    def says(self, name: str) -> str:
        """The same in a sentence, with what the exercise is called."""
        by = nearest(abs(self.by))
        if by == 0:
            says = _("{exercise}: about the same afterwards ({times} times noted).")
        elif self.by < 0:
            says = _("{exercise}: {by} lower afterwards on average ({times} times noted).")
        else:
            says = _("{exercise}: {by} higher afterwards on average ({times} times noted).")
        return says.format(exercise=name, by=by, times=self.times)


def beside(weeks: Sequence[tuple[Effort, float]]) -> tuple[Beside, ...]:
    """What weeks, each with its mean score, tell of strength days and of breaks taken; one that goes on, nothing."""
    over = [each for each in weeks if each[0].over]
    more = int(median(effort.taken for effort, _score in over)) + 1 if over else 0
    found = (
        _split(over, "strength", ENOUGH_STRENGTH, lambda effort: effort.strength),
        _split(over, "breaks", more, lambda effort: effort.taken),
    )
    return tuple(each for each in found if each is not None)


def _split(
    weeks: Iterable[tuple[Effort, float]],
    what: Literal["strength", "breaks"],
    least: int,
    count: Callable[[Effort], int],
) -> Beside | None:
    kinds: tuple[list[float], list[float]] = [], []
    for effort, score in weeks:
        kinds[count(effort) >= least].append(score)
    others, more = kinds
    if min(len(more), len(others)) < FEWEST_WEEKS:
        return None
    return Beside(what, least, fmean(more) - fmean(others), len(more), len(others))


def helped(pairs: Iterable[tuple[Iterable[str], int]]) -> tuple[Helped, ...]:
    """What was done between a score before and one after, with their difference: the most lowering first."""
    changes: dict[str, list[int]] = {}
    for did, change in pairs:
        for exercise in set(did):
            changes.setdefault(exercise, []).append(change)
    found = [Helped(each, len(by), fmean(by)) for each, by in changes.items() if len(by) >= FEWEST_PAIRS]
    return tuple(sorted(found, key=lambda each: (each.by, each.exercise)))
