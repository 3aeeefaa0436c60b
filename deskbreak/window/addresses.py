"""Weeks, days and months as they stand in an address."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from deskbreak.errors import DeskbreakError
from deskbreak.words import gettext as _

WEEK = timedelta(days=7)
When = Literal["over", "today", "ahead"]


class BadDate(DeskbreakError):
    """What was asked for is no week, day or month, or none yet."""

    def __init__(self, title: str, sentence: str, status: int = 400) -> None:
        """What is said of it, and the status of the answer."""
        super().__init__(sentence)
        self.title = title
        self.status = status


def monday_of(text: str) -> date:
    """The Monday of the week that is written like 2026-W47; raises `BadDate`."""
    match = re.fullmatch(r"(20\d\d)-W(\d\d)", text, re.ASCII)
    try:
        if match:
            return date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        pass  # the 53rd week of a year that has 52
    raise BadDate(_("No such week"), _("There is no such week. A week is written like 2026-W47."))


def day_of(text: str) -> date:
    """The day that is written like 2026-11-20; raises `BadDate`."""
    try:
        if re.fullmatch(r"20\d\d-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass  # the 30th of February
    raise BadDate(_("No such day"), _("There is no such day. A day is written like 2026-11-20."))


def days_of(query: Mapping[str, str]) -> tuple[date | None, date | None]:
    """The first and last day of `?since=` and `?until=`, `None` where one is empty; raises `BadDate`."""
    first, last = (day_of(query[name]) if query.get(name) else None for name in ("since", "until"))
    if first is not None and last is not None and first > last:
        raise BadDate(_("No such days"), _("The last day lies before the first one: nothing is between them."))
    return first, last


def first_of(text: str) -> date:
    """The first day of the month that is written like 2026-11; raises `BadDate`."""
    try:
        if re.fullmatch(r"20\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(f"{text}-01")
    except ValueError:
        pass  # the 13th month
    raise BadDate(_("No such month"), _("There is no such month. A month is written like 2026-11."))


def begun(first: date, today: date) -> date:
    """`first`, if it has come; raises `BadDate` for a week or month that begins after `today`."""
    if first > today:
        raise BadDate(_("That is still to come"), _("What those days hold will stand here, day by day."), 404)
    return first


def when(day: date, today: date) -> When:
    """Whether `day` is over, goes on, or lies ahead."""
    return "ahead" if day > today else "today" if day == today else "over"


def week_name(monday: date) -> str:
    """How the week of `monday` is written in an address."""
    year, number, _weekday = monday.isocalendar()
    return f"{year}-W{number:02}"


def month_name(day: date) -> str:
    """How the month of `day` is written in an address."""
    return f"{day:%Y-%m}"
