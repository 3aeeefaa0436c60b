"""The page Today: what comes next, what the day held, and what can be done now."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from deskbreak.core.body.spot import Spot
from deskbreak.core.workstation import is_due
from deskbreak.errors import DeskbreakError
from deskbreak.window.body import afterwards, lately
from deskbreak.window.body.warned import advice
from deskbreak.window.desk import Desk, desk_of
from deskbreak.window.drawing import Span, Stretch, day_span, hours, ring, strip
from deskbreak.window.reel import thumbnail
from deskbreak.window.senses import senses

log = logging.getLogger(__name__)

REFRESH_S = 20.0
"""How often an open page is brought up to date while nothing happens, in the resident's seconds."""
OFFERED = 3


@dataclass(frozen=True, slots=True)
class DaySoFar:
    """The day's strip with its hours, and its figures."""

    figures: Mapping[str, Any]
    strip: Sequence[Stretch]
    hours: Sequence[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Offer:
    """A routine that fits, with the picture that tells it from others."""

    id: str
    name: str
    minutes: int
    purpose: str
    picture: str


async def page(request: Request) -> Response:
    """Today."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    day = await to_thread.run_sync(_day, desk, float(status["at"]))
    offers = await to_thread.run_sync(_offers, desk, status)
    asks = [] if status["player"] is not None else await afterwards.asks(desk, float(status["at"]))
    return desk.page(
        "today.html",
        status=status,
        ring=ring(status),
        day=day,
        offers=offers,
        check_due=await to_thread.run_sync(_check_due, desk, float(status["at"])),
        asks=asks,
        advice=await advice(desk),
        playing=status["player"] is not None,
        tracked=None if asks else _tracked(desk, status),
        senses=senses(status["backends"]),
        unnoticed=[each.name for each in senses(status["backends"]) if each.unavailable],
        refresh_s=max(1.0, REFRESH_S / status["speed"]),
    )


def _tracked(desk: Desk, status: Mapping[str, Any]) -> tuple[str, str] | None:
    """A line about the person's sorest spot, and the page it is scored on; none while a break plays."""
    now, zone, day_begins = float(status["at"]), desk.ledger.zone, desk.ledger.day_begins
    spot = lately.to_ask([Spot(**each) for each in status["spots"]], now, zone, day_begins)
    if spot is None or status["player"] is not None:
        return None
    return lately.says(spot, now, zone, day_begins), f"/spots#{spot.zone}-{spot.side}"


def _day(desk: Desk, now: float) -> DaySoFar | None:
    try:
        figures = desk.ledger.today(now)
    except DeskbreakError:
        log.warning("The journal cannot be read.", exc_info=True)
        return None
    zone = desk.ledger.zone
    span: Span = day_span(figures["strip"], now, zone)
    return DaySoFar(figures, strip(figures["strip"], span, zone), hours(span, zone))


def _check_due(desk: Desk, now: float) -> bool:
    """Whether it is time to look at the workstation again."""
    try:
        done = desk.ledger.checks()
    except DeskbreakError:
        return False  # the day says that the journal cannot be read
    return bool(done) and is_due(done[0].at, now)


def _offers(desk: Desk, status: Mapping[str, Any]) -> list[Offer]:
    offers: list[Offer] = []
    for fit in status["fits"]:
        routine = desk.shelf.routine(fit["id"])
        if routine is not None and len(offers) < OFFERED:
            offers.append(Offer(routine.id, routine.name, routine.minutes, routine.purpose, thumbnail(routine)))
    return offers
