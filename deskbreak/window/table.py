"""Every number of a week as the lines of a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from deskbreak.core import vocabulary
from deskbreak.window.drawing import spell
from deskbreak.words import gettext as _


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a figure day by day, and of the week; a day to come has `None`."""

    name: str
    days: Sequence[str | None]
    week: str


def table(figures: Mapping[str, Any], today: date) -> list[Line]:
    """Every number of the days and of the week."""
    days, totals, strength = figures["days"], figures["totals"], figures["strength"]
    ahead = [date.fromisoformat(day["date"]) > today for day in days]

    def line(name: str, told: Iterable[str], week: str) -> Line:
        return Line(name, [None if later else text for text, later in zip(told, ahead, strict=True)], week)

    def plain(name: str, key: str) -> Line:
        return line(name, (str(day[key]) for day in days), str(totals[key]))

    def length(name: str, key: str) -> Line:
        return line(name, (spell(day[key]) for day in days), spell(totals[key]))

    def outcome(key: str, name: str) -> Line:
        return line(name, (str(day["breaks"][key]) for day in days), str(totals["breaks"][key]))

    yes, no = _("yes"), _("no")
    standing = (
        [length(_("Standing"), "stood_s"), plain(_("Changes of position"), "changes")] if totals["changes"] else []
    )
    return [
        plain(_("Breaks due"), "due"),
        plain(_("Taken"), "taken"),
        *(outcome(key, name) for key, name in vocabulary.outcomes().items()),
        plain(_("Snoozes"), "snoozes"),
        length(_("Moved"), "moved_s"),
        length(_("At the desk"), "active_s"),
        length(_("Longest sitting"), "longest_sitting_s"),
        length(_("Average sitting"), "average_sitting_s"),
        plain(_("Stretches of sitting"), "sittings"),
        *standing,
        line(_("Strength"), (yes if day["strength"] else no for day in days), strength_says(strength)),
    ]


def strength_says(strength: Mapping[str, int]) -> str:
    """How many days of strength there were, and of how many where some are meant."""
    days, of = strength["days"], strength["of"]
    if not of:
        return str(days)
    return _("{days} of {of}").format(days=days, of=max(days, of))
