"""How a week compares with the weeks before it, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from deskbreak.core.day import Tally
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

WEEKS = 4
WEEKDAYS = 7
ALIKE_SHARE = 0.05
"""Shares of breaks taken that differ by less are about the same."""
ALIKE_MOVED = 0.1
"""So are minutes moved that differ by less than this part of the usual ones, or by less than a minute."""
MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """A week's days that are over beside the same weekdays of the weeks before in which anything was due.

    `share` and `usual_share` are breaks taken of those due; `moved_s` and `usual_moved_s` seconds a week.
    """

    days: int
    weeks: int
    share: float
    usual_share: float
    moved_s: float
    usual_moved_s: float

    @property
    def says(self) -> str:
        """The comparison in a sentence."""
        than = ngettext("the week before", "the {n} weeks before", self.weeks).format(n=self.weeks)
        # The figures beside it have today in them already, so these would seem to contradict them.
        until_now = _("Until yesterday, compared with {than}: {taken}, and {moved}.")
        whole = _("Compared with {than}: {taken}, and {moved}.")
        return (whole if self.days == WEEKDAYS else until_now).format(
            than=than, taken=self._taken(), moved=self._moved()
        )

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "days": self.days,
            "weeks": self.weeks,
            "taken_share": round(self.share, 3),
            "usual_taken_share": round(self.usual_share, 3),
            "moved_s": round(self.moved_s, 1),
            "usual_moved_s": round(self.usual_moved_s, 1),
            "says": self.says,
        }

    def _taken(self) -> str:
        difference = self.share - self.usual_share
        if abs(difference) < ALIKE_SHARE:
            return _("about as many of the breaks taken")
        more = _("more of the breaks taken ({now} %, usually {usual} %)")
        fewer = _("fewer of the breaks taken ({now} %, usually {usual} %)")
        return (more if difference > 0 else fewer).format(
            now=round(100 * self.share), usual=round(100 * self.usual_share)
        )

    def _moved(self) -> str:
        difference = self.moved_s - self.usual_moved_s
        if abs(difference) < max(MINUTE, ALIKE_MOVED * self.usual_moved_s):
            return _("about as much moved")
        more, less = _("more moved ({now} min, usually {usual} min)"), _("less moved ({now} min, usually {usual} min)")
        return (more if difference > 0 else less).format(
            now=round(self.moved_s / MINUTE), usual=round(self.usual_moved_s / MINUTE)
        )


def compare(days: Sequence[Tally], before: Sequence[Tally]) -> Comparison | None:
    """The `days` of a week that are over beside the same weekdays `before`.

    A day that still goes on would compare badly with whole ones. `None` where there is nothing to compare: no day is
    over, or nothing was due on these days now or before.
    """
    weekdays = {day.date.weekday() for day in days}
    weeks: dict[date, list[Tally]] = {}
    for day in before:
        if day.date.weekday() in weekdays:
            weeks.setdefault(day.date - timedelta(days=day.date.weekday()), []).append(day)
    usual = [week for week in weeks.values() if any(day.due for day in week)]
    due = sum(day.due for day in days)
    if not usual or not due:
        return None
    earlier = [day for week in usual for day in week]
    return Comparison(
        len(days),
        len(usual),
        sum(day.taken for day in days) / due,
        sum(day.taken for day in earlier) / sum(day.due for day in earlier),
        sum(day.moved_s for day in days),
        sum(day.moved_s for day in earlier) / len(usual),
    )
