"""The page of a week: a sentence, the days as columns and strips, and a table of the same numbers."""

import logging
from datetime import date
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from deskbreak.errors import DeskbreakError
from deskbreak.window.desk import Desk, desk_of
from deskbreak.window.ledger import Figures
from deskbreak.window.weekly import WEEK, BadWeek, chart, monday_of, week_name
from deskbreak.words import gettext as _

log = logging.getLogger(__name__)


async def page(request: Request) -> Response:
    """The week in `?week=`, or this one."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    playing = status["player"] is not None
    now = float(status["at"])
    this = await to_thread.run_sync(desk.ledger.monday, now)
    try:
        monday = monday_of(request.query_params["week"]) if "week" in request.query_params else this
    except BadWeek as bad:
        return desk.page(
            "message.html", 400, title=_("No such week"), before=str(bad), command="", after="", playing=playing
        )
    figures = await to_thread.run_sync(_figures, desk, monday, now)
    context = {"playing": playing, "monday": monday, "is_this": monday == this, **_neighbours(monday, this)}
    if figures is None:
        return desk.page("week.html", figures=None, chart=None, routines=[], **context)
    routines = await to_thread.run_sync(_routines, desk, figures)
    return desk.page("week.html", figures=figures, chart=chart(figures, desk.ledger.zone), routines=routines, **context)


def _neighbours(monday: date, this: date) -> dict[str, Any]:
    return {
        "name": week_name(monday),
        "sunday": monday + WEEK * 6 / 7,
        "before": week_name(monday - WEEK),
        "after": week_name(monday + WEEK) if monday < this else None,
    }


def _figures(desk: Desk, monday: date, now: float) -> Figures | None:
    try:
        return desk.ledger.week(monday, now)
    except DeskbreakError:
        log.warning("The journal cannot be read.", exc_info=True)
        return None


def _routines(desk: Desk, figures: Figures) -> list[tuple[str, int]]:
    """Names and counts of the routines done, the most frequent first; one that is gone keeps its id as name."""
    named = []
    for done in figures["routines"]:
        routine = desk.shelf.routine(done["id"])
        named.append((routine.name if routine else str(done["id"]), int(done["times"])))
    return sorted(named, key=lambda each: (-each[1], each[0]))
