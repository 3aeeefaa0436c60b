"""The addresses that a calendar entry, a plan or a notification can hold: what they are made of, and what they ask for.

A link comes from anywhere, so it can only open a page or start a break. Nothing is decoded or tidied up: what is not
spelled exactly as below is refused.

    deskbreak:today   deskbreak:week   deskbreak:routines   deskbreak:routines/ID
    deskbreak:start   deskbreak:start/ID

Browsers may write the scheme in any case, two slashes behind it and one at the end; those are let through.
"""

import re
from dataclasses import dataclass
from typing import Literal

from deskbreak.core.listing import ID
from deskbreak.errors import DeskbreakError
from deskbreak.words import gettext as _

LONGEST = 120
"""Characters that a link may have."""

_LINK = re.compile(rf"(?i:deskbreak):(?://)?(today|week|(?:routines|start)(?:/({ID}))?)/?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Link:
    """What a link asks for: to start a break, or to open a page; of this routine, where it names one."""

    target: Literal["today", "week", "routines", "start"]
    routine: str | None = None


def parse(address: str) -> Link:
    """What `address` asks for. Raises `DeskbreakError`."""
    found = _LINK.fullmatch(address) if len(address) <= LONGEST else None
    if found is None:
        raise DeskbreakError(
            _(
                "This is no link that deskbreak follows: {link}. It opens deskbreak:today, deskbreak:week and "
                "deskbreak:routines, and starts a break by deskbreak:start/ and the id of a routine."
            ).format(link=_shown(address))
        )
    match found[1].partition("/")[0]:
        case "today":
            return Link("today")
        case "week":
            return Link("week")
        case "routines":
            return Link("routines", found[2])
        case _:
            return Link("start", found[2])


def to_start(routine: str) -> str:
    """The link that starts `routine`."""
    return f"deskbreak:start/{routine}"


def _shown(address: str) -> str:
    """What can be printed of it: no sign that would do something to a terminal, and not too much."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in address[:LONGEST])
    return plain + "…" if len(address) > LONGEST else plain
