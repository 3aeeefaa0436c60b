"""Whether a sore place eases: two halves of its last weeks beside each other, and nothing said of too few entries.

What counts is how sore the place was by itself: a score right after something was done for it says little of the day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import floor
from statistics import fmean
from typing import Literal

from deskbreak.words import gettext as _
from deskbreak.words import ngettext

FEWEST_DAYS = 4
"""Days with a score that a claim needs, two at least in each half."""
SHORTEST = 7
"""Days from the first of them to the last."""
LOOKED_AT = 28
"""Days up to the last score: what was before them says nothing of now."""
ALIKE = 1.0
"""Halves whose means differ by less are about the same."""

Verdict = Literal["few", "old", "gone", "eased", "same", "rises"]


@dataclass(frozen=True, slots=True)
class Tendency:
    """How it goes with a place; `first` and `last` are the mean scores of the halves, `days` reach over both.

    They are 0 where the verdict claims nothing: too few entries, or none lately.
    """

    verdict: Verdict = "few"
    first: float = 0.0
    last: float = 0.0
    days: int = 0

    @property
    def claims(self) -> bool:
        """Whether it says how the soreness went."""
        return self.verdict in ("eased", "same", "rises")

    @property
    def says(self) -> str:
        """The same in a sentence or two."""
        if self.verdict == "few":
            return _(
                "Too few entries to say how it goes. That takes scores on {n} days, over a week or longer."
            ).format(n=FEWEST_DAYS)
        if self.verdict == "old":
            return _("The last score is more than two weeks old: it says nothing of now.")
        if self.verdict == "gone":
            return _("It has been 0 for two weeks or longer.")
        weeks = max(1, round(self.days / 7))
        says = {
            "eased": ngettext(
                "In a week of entries it eased, from about {first} to about {last}.",
                "In {n} weeks of entries it eased, from about {first} to about {last}.",
                weeks,
            ),
            "same": ngettext(
                "In a week of entries it stayed about the same, at about {last}.",
                "In {n} weeks of entries it stayed about the same, at about {last}.",
                weeks,
            ),
            "rises": ngettext(
                "In a week of entries it rose, from about {first} to about {last}.",
                "In {n} weeks of entries it rose, from about {first} to about {last}.",
                weeks,
            ),
        }
        return says[self.verdict].format(n=weeks, first=nearest(self.first), last=nearest(self.last))


def tendency(scores: Mapping[date, float]) -> Tendency:
    """How it goes by the mean `scores` of the days that have any."""
    if not scores:
        return Tendency()
    end = max(scores)
    looked = {day: score for day, score in scores.items() if (end - day).days < LOOKED_AT}
    begin = min(looked)
    span = (end - begin).days
    early = [score for day, score in looked.items() if 2 * (day - begin).days < span]
    late = [score for day, score in looked.items() if 2 * (day - begin).days >= span]
    if len(looked) < FEWEST_DAYS or span < SHORTEST or min(len(early), len(late)) < FEWEST_DAYS // 2:
        return Tendency()
    # Rounded, for thirds that lie 1 apart do not in floating point.
    first, last = (round(fmean(half), 6) for half in (early, late))
    by = round(last - first, 6)
    verdict: Verdict = "eased" if by <= -ALIKE else "rises" if by >= ALIKE else "same"
    return Tendency(verdict, first, last, span + 1)


def nearest(mean: float) -> int:
    """The whole number nearest to `mean`, halves up: two means that lie 1 apart never come out the same."""
    return floor(mean + 0.5)
