"""What the pages from "where does it hurt" to "my spots" share: who may come, what is told, and what is shown."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from deskbreak.control.client import NoResident
from deskbreak.control.protocol import Message
from deskbreak.core.body.peace import resting
from deskbreak.core.body.spot import Spot
from deskbreak.core.body.zone import SIDES
from deskbreak.window.body.where import Where, where_of, zone_of
from deskbreak.window.desk import Desk, desk_of
from deskbreak.window.verbs import body
from deskbreak.words import gettext as _

READ_S = 15 * 60.0
"""Seconds that somebody without scripts may take over one of these pages before the window thinks they have gone."""
STEPS = 6
"""Where, questions, muscle, finding it, easing it, and afterwards."""


async def show(
    request: Request, template: str, where: Where | None, status_code: int = 200, **context: Any
) -> Response:
    """The page of `template` about `where`."""
    desk = desk_of(request)
    desk.stay.expect(READ_S)
    try:
        playing = (await desk.status())["player"] is not None
    except NoResident:
        playing = False  # what was typed is worth more than a link to the break
    address = f"{request.url.path}?{request.url.query}"
    return desk.page(template, status_code, where=where, steps=STEPS, address=address, playing=playing, **context)


async def admitted(request: Request) -> Where | Response:
    """The place in the address, if it may have something offered.

    Else the way to what has to be answered first; or, where it got worse today, to the number, which is all there is.
    """
    where = where_of(request)
    if where is None:
        return RedirectResponse(f"/body/{zone_of(request)}", 303)
    if not desk_of(request).passes.holds(where.zone, where.side):
        return RedirectResponse(where.path(), 303)
    if await in_peace(desk_of(request), where):
        return RedirectResponse(where.path("score"), 303)
    return where


async def in_peace(desk: Desk, where: Where) -> bool:
    """Whether the place got worse today after something was done for it; false where nobody can be asked."""
    try:
        status = await desk.status()
    except NoResident:
        return False
    spots = [Spot(**each) for each in status["spots"]]
    ledger = desk.ledger
    found = resting(spots, float(status["at"]), ledger.zone, await to_thread.run_sync(lambda: ledger.day_begins))
    sides = SIDES if where.side == "middle" else (where.side, "middle")
    return any(each.key == (where.zone, side) for each in found for side in sides)


async def typed(request: Request) -> Mapping[str, list[str]]:
    """What the form of `request` says, also several values of one field."""
    return parse_qs((await body(request)).decode("utf-8", "replace"))


async def told(desk: Desk, message: Message) -> str:
    """Why the resident did not do as `message` says, as a sentence; empty where it did."""
    refused, _says = await _told(desk, message)
    return refused


async def noted(desk: Desk, message: Message) -> str:
    """The same; where it did, the next page says what was noted."""
    refused, desk.said = await _told(desk, message)
    return refused


async def _told(desk: Desk, message: Message) -> tuple[str, str]:
    try:
        answer = await desk.ask(message)
    except NoResident:
        return _(
            "Deskbreak is not running, so nothing was stored. Your answers are still here: start it, and try again."
        ), ""
    says = str(answer.get("says", ""))
    return ("", says) if answer["ok"] else (says, "")
