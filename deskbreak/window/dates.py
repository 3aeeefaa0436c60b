"""Weeks, days and months: as they stand in an address, and as people say them."""

import re
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
    raise BadDate(_("No such week"), _("A week is written like 2026-W47."))


def day_of(text: str) -> date:
    """The day that is written like 2026-11-05; raises `BadDate`."""
    try:
        if re.fullmatch(r"20\d\d-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass  # the 30th of February
    raise BadDate(_("No such day"), _("A day is written like 2026-11-05."))


def first_of(text: str) -> date:
    """The first day of the month that is written like 2026-11; raises `BadDate`."""
    try:
        if re.fullmatch(r"20\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(f"{text}-01")
    except ValueError:
        pass  # the 13th month
    raise BadDate(_("No such month"), _("A month is written like 2026-11."))


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


def weekday(day: date) -> str:
    """The short name of its weekday."""
    return weekdays()[day.weekday()]


def weekdays() -> tuple[str, ...]:
    """The short names of the weekdays, from Monday on."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def month(day: date) -> str:
    """The name of its month."""
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )[day.month - 1]


def month_and_year(day: date) -> str:
    """Such as "November 2026"."""
    return _("{month} {year}").format(month=month(day), year=day.year)


def day_and_month(day: date) -> str:
    """Such as "Fri 20 November"."""
    return _("{weekday} {day} {month}").format(weekday=weekday(day), day=day.day, month=month(day))


def week_range(monday: date) -> str:
    """From its Monday to its Sunday, with the month and the year once where they are the same."""
    sunday = monday + timedelta(days=6)
    if monday.year != sunday.year:
        text = _("{first} {month} {year} – {last} {last_month} {last_year}")
    elif monday.month != sunday.month:
        text = _("{first} {month} – {last} {last_month} {last_year}")
    else:
        text = _("{first}–{last} {last_month} {last_year}")
    return text.format(
        first=monday.day,
        month=month(monday),
        year=monday.year,
        last=sunday.day,
        last_month=month(sunday),
        last_year=sunday.year,
    )
