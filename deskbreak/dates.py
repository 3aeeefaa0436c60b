"""Days and months as the person writes them. For pages and terminal: what it needs is too much for the resident."""

import os
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton

from deskbreak import words


@cache
def customs() -> Locale:
    """The language in use with the customs of the country whose dates are wanted, or of the language itself."""
    wanted = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_TIME", "LANG"))), "")
    territory = wanted.partition("_")[2].partition(".")[0]
    try:
        return Locale.parse(f"{words.LANGUAGE}_{territory}")
    except (ValueError, UnknownLocaleError):
        return Locale.parse(words.LANGUAGE)


def whole(day: date) -> str:
    """Such as Friday, 20 November 2026."""
    return format_date(day, "full", customs())


def short(day: date) -> str:
    """Such as 20 Nov."""
    return _by("MMMd", day)


def weekday(day: date) -> str:
    """Such as Fri."""
    return format_date(day, "ccc", customs())


def month(day: date) -> str:
    """Such as November 2026."""
    return _by("yMMMM", day)


def between(first: date, last: date) -> str:
    """Such as 16 to 22 November 2026, written with a dash."""
    return format_interval(first, last, "yMMMd", locale=customs())


def _by(skeleton: str, day: date) -> str:
    return format_skeleton(skeleton, day, locale=customs())
