"""A break done away from the screen, as its form tells it: what is wrong with that, and what the resident is asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta, tzinfo
from urllib.parse import urlencode

from deskbreak.core import wording
from deskbreak.core.correction import ANOTHER
from deskbreak.core.listing import Listing, moved_s
from deskbreak.errors import DeskbreakError
from deskbreak.journal.amend import LONGEST_BREAK_S
from deskbreak.journal.deed import Add
from deskbreak.words import gettext as _

NOON = time(12)
MOST_CHARACTERS = 80
"""More of what was typed is not kept: it stands in an address for a moment."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields as they stand; `when` is when the break ended, `minutes` may be empty for as long as the routine."""

    routine: str = ANOTHER
    when: str = ""
    minutes: str = ""

    def query(self, day: str) -> str:
        """A query string that brings the page of `day` with this form back."""
        kept = {each.name: getattr(self, each.name)[:MOST_CHARACTERS] for each in fields(self)}
        return urlencode({"date": day[:MOST_CHARACTERS], **kept})


def form_of(given: Mapping[str, str], fallback: Form) -> Form:
    """The form that was sent or is to be shown again; what is missing is as in `fallback`."""
    return Form(**{each.name: given.get(each.name, getattr(fallback, each.name)) for each in fields(Form)})


def untouched(day: date, today: date, now: float, zone: tzinfo) -> Form:
    """The form as it is offered: the break has just ended, or at noon of a day that is over."""
    return Form(when=wording.clock(now, zone) if day == today else f"{NOON:%H:%M}")


def deed_of(form: Form, day: date, listing: Listing | None, zone: tzinfo, day_begins: time) -> Add:
    """What `form` asks for on `day`, as days begin at `day_begins`; `listing` is of its routine, if there is one.

    Raises `DeskbreakError` with what is wrong with it.
    """
    if listing is None and form.routine != ANOTHER:
        raise DeskbreakError(_("There is no such routine any more. Choose another one from the list."))
    return Add(_ended(form.when, day, zone, day_begins), form.routine, _seconds(form.minutes, listing))


def _ended(text: str, day: date, zone: tzinfo, day_begins: time) -> float:
    match = re.fullmatch(r"\s*(\d{1,2})[:.](\d\d)\s*", text, re.ASCII)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise DeskbreakError(_("That is no time of the day. Write when the break ended like 15:30."))
    clock = time(int(match[1]), int(match[2]))
    # What lies before the day begins belongs to the night after it.
    local = datetime.combine(day if clock >= day_begins else day + timedelta(days=1), clock)
    at = local.replace(tzinfo=zone).timestamp()
    if datetime.fromtimestamp(at, zone).replace(tzinfo=None) != local:
        raise DeskbreakError(_("There was no such time that day: the clocks went forward over it."))
    return at


def _seconds(text: str, listing: Listing | None) -> float:
    if not text.strip() and listing is not None:
        return round(sum(moved_s(step, step.seconds) for step in listing.steps), 1)
    match = re.fullmatch(r"\s*(\d{1,3})(?:[.,](\d))?\s*", text, re.ASCII)
    minutes = float(f"{match[1]}.{match[2] or 0}") if match else 0.0
    most = round(LONGEST_BREAK_S / 60)
    if not 0 < minutes <= most:
        raise DeskbreakError(_("Say for how many minutes you moved: a number up to {most}.").format(most=most))
    return minutes * 60
