"""The page of a week: a sentence, the days as columns and strips, the body, and a table of every number."""

import logging
from datetime import date, timedelta
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from deskbreak import dates
from deskbreak.errors import DeskbreakError
from deskbreak.window import addresses, table, weekly
from deskbreak.window.addresses import WEEK
from deskbreak.window.desk import Desk, desk_of
from deskbreak.window.ledger import Figures

log = logging.getLogger(__name__)

ON_PAPER = 10
"""How many routines are listed in print: the week has one sheet."""


async def page(request: Request) -> Response:
    """The week in `?week=`, the one that the day in `?date=` lies in, or this one; raises `BadDate`."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    now, playing = float(status["at"]), status["player"] is not None
    today = await to_thread.run_sync(desk.ledger.date_of, now)
    day = _asked(request) or today
    monday, this = (each - timedelta(days=each.weekday()) for each in (day, today))
    addresses.begun(monday, today)
    shown = await to_thread.run_sync(_shown, desk, monday, now, today)
    return desk.page(
        "week.html", playing=playing, today=today, day=day, is_this=monday == this, **_calendar(monday, this), **shown
    )


def _asked(request: Request) -> date | None:
    """A day of the week that is asked for; raises `BadDate`."""
    if "week" in request.query_params:
        return addresses.monday_of(request.query_params["week"])
    return addresses.day_of(request.query_params["date"]) if "date" in request.query_params else None


def _calendar(monday: date, this: date) -> dict[str, Any]:
    return {
        "name": addresses.week_name(monday),
        "number": monday.isocalendar().week,
        "title": dates.between(monday, monday + WEEK * 6 / 7),
        "before": addresses.week_name(monday - WEEK),
        "after": addresses.week_name(monday + WEEK) if monday < this else None,
        "month": addresses.month_name(
            monday + WEEK * 3 / 7
        ),  # as with the year, a week is of the month of its Thursday
    }


def _shown(desk: Desk, monday: date, now: float, today: date) -> dict[str, Any]:
    try:
        figures = desk.ledger.week(monday, now)
    except DeskbreakError:
        log.warning("The journal cannot be read.", exc_info=True)
        return {"figures": None}
    return {
        "figures": figures,
        "chart": weekly.chart(figures, desk.ledger.zone, today),
        "regions": weekly.regions(figures),
        "body": weekly.body(figures),
        "routines": weekly.routines(figures, _called(desk, figures)),
        "marks": weekly.strength_marks(figures["strength"]),
        "on_paper": ON_PAPER,
        "strength": table.strength_says(figures["strength"]),
        "table": table.table(figures, today),
    }


def _called(desk: Desk, figures: Figures) -> dict[str, str]:
    """The names of the routines done; one that is gone has none."""
    found = (desk.shelf.routine(each["id"]) for each in figures["routines"])
    return {routine.id: routine.name for routine in found if routine is not None}
