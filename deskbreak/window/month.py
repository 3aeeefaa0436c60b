"""The page of a month: a calendar of days, each with its breaks, and ways to every week."""

import logging
from datetime import date, timedelta

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from deskbreak import dates
from deskbreak.errors import DeskbreakError
from deskbreak.window import addresses, monthly
from deskbreak.window.desk import Desk, desk_of
from deskbreak.window.ledger import Figures

log = logging.getLogger(__name__)


async def page(request: Request) -> Response:
    """The month in `?month=`, or this one; raises `BadDate`."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    now, playing = float(status["at"]), status["player"] is not None
    today = await to_thread.run_sync(desk.ledger.date_of, now)
    this = today.replace(day=1)
    first = addresses.first_of(request.query_params["month"]) if "month" in request.query_params else this
    addresses.begun(first, today)
    figures = await to_thread.run_sync(_figures, desk, first, now)
    return desk.page(
        "month.html",
        playing=playing,
        figures=figures,
        says=figures and monthly.says(figures),
        weeks=figures and monthly.calendar(figures, today),
        weekdays=[dates.weekday(first + timedelta(days=day - first.weekday())) for day in range(7)],
        name=dates.month(first),
        is_this=first == this,
        before=addresses.month_name(first - timedelta(days=1)),
        after=addresses.month_name(first + timedelta(days=31)) if first < this else None,
    )


def _figures(desk: Desk, first: date, now: float) -> Figures | None:
    try:
        return desk.ledger.month(first, now)
    except DeskbreakError:
        log.warning("The journal cannot be read.", exc_info=True)
        return None
