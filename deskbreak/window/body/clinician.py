"""The page for a physiotherapist or doctor: what was noted of sore places and done over some weeks, to be printed."""

import logging
from dataclasses import dataclass
from datetime import date
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from deskbreak import dates, words
from deskbreak.core.body.soreness import Pair
from deskbreak.core.telling import routine_name
from deskbreak.errors import DeskbreakError
from deskbreak.library import workstation
from deskbreak.resources import folder
from deskbreak.window.body import charted
from deskbreak.window.body.spots import name_of, shown
from deskbreak.window.body.where import Where
from deskbreak.window.desk import Desk, desk_of
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

log = logging.getLogger(__name__)

PERIODS = (2, 4, 8, 12, 26)
"""Weeks that can be chosen."""
USUAL = 4
MOST_PAIRS = 12
"""Times of before and after that are listed for a place: a record is read in a minute."""
MOST_DONE = 8
"""Routines that are listed, the most often done; the others are put together."""


@dataclass(frozen=True, slots=True)
class Between:
    """A score before and after, the day, what was done between them, and how the turn of the head went."""

    day: str
    before: int
    after: int
    did: str
    turn: str


async def page(request: Request) -> Response:
    """The last weeks, as many as `?weeks=` says."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    asked = request.query_params.get("weeks", "")
    weeks = next((each for each in PERIODS if str(each) == asked), USUAL)
    record = await to_thread.run_sync(_record, desk, float(status["at"]), weeks)
    periods = [(each, ngettext("{n} week", "{n} weeks", each).format(n=each)) for each in PERIODS]
    return desk.page(
        "clinician.html", playing=status["player"] is not None, weeks=weeks, periods=periods, record=record
    )


def _record(desk: Desk, now: float, weeks: int) -> dict[str, Any] | None:
    """`None` where the journal cannot be read."""
    try:
        record = desk.ledger.spots(now, weeks)
    except DeskbreakError:
        log.warning("The journal cannot be read.", exc_info=True)
        return None
    within = [course for course in record.courses if any(point.day >= record.first for point in course.points)]
    names = {each.id: each.name for each in desk.shelf.everything().playable.values()}
    listed, others = record.done[:MOST_DONE], record.done[MOST_DONE:]
    return {
        "period": dates.between(record.first, record.last),
        "made": dates.whole(record.last),
        "chart": charted.marked([course.spot for course in within], now) if within else "",
        "spots": [
            {
                "name": Where(*course.spot.key).title,
                "shown": shown(course, desk.shelf, desk.ledger, now),
                "days": len({point.day for point in course.points if point.day >= record.first}),
                "pairs": [_between(pair, desk) for pair in _latest(course.pairs, record.first)],
            }
            for course in within
        ],
        "done": [(routine_name(each.routine, names), each.times, each.moved_s) for each in listed],
        "others": (len(others), sum(each.times for each in others), sum(each.moved_s for each in others)),
        "taken": sum(each.taken for each in record.efforts),
        "completed": sum(each.completed for each in record.efforts),
        "moved_s": sum(each.moved_s for each in record.efforts),
        "strength": sum(each.strength for each in record.efforts),
        "workstation": _workstation(desk),
    }


def _workstation(desk: Desk) -> dict[str, Any] | None:
    """What was said at the last check of the workstation; `None` before the first."""
    answers = next(iter(desk.ledger.checks()), None)
    if answers is None:
        return None
    check = workstation.load(folder("routines"), words.LANGUAGE)
    return {
        "day": dates.short(desk.ledger.date_of(answers.at)),
        "change": [item.name for item in check.to_change(answers.detail)],
        "fine": [item.name for item in check.said(answers.detail, "fine")],
    }


def _latest(pairs: tuple[Pair, ...], first: date) -> list[Pair]:
    return [pair for pair in pairs if pair.before.day >= first][-MOST_PAIRS:]


def _between(pair: Pair, desk: Desk) -> Between:
    did = ", ".join(name_of(each, desk.shelf) for each in pair.did)
    return Between(dates.short(pair.before.day), pair.before.score, pair.after.score, did, _turn(pair))


def _turn(pair: Pair) -> str:
    ways = [
        (_("left {before} to {after}"), pair.before.left, pair.after.left),
        (_("right {before} to {after}"), pair.before.right, pair.after.right),
    ]
    return ", ".join(
        says.format(before=before, after=after)
        for says, before, after in ways
        if before is not None and after is not None
    )
