"""After something was done for a sore place: the score again, keeping the place, and scoring a kept one by itself."""

import json
import logging
import math
from dataclasses import dataclass

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from deskbreak.control.protocol import Message
from deskbreak.core.body.rounds import Round, waiting
from deskbreak.core.body.spot import Spot
from deskbreak.errors import DeskbreakError
from deskbreak.figure.aspect import ASPECTS
from deskbreak.figure.chart import Pin
from deskbreak.figure.ground import ground, held
from deskbreak.window.body import causes, charted, scales, walk
from deskbreak.window.body.easing import Given, sore
from deskbreak.window.body.where import Where, where_of, zone_of
from deskbreak.window.desk import Desk, desk_of
from deskbreak.words import gettext as _

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ask:
    """A place of which the second score is waited for."""

    where: Where
    before: int
    address: str


async def page(request: Request) -> Response:
    """The score again beside the first; what came of it, once it is given."""
    where = where_of(request)
    found = None if where is None else await _round(request, where)
    if where is None or found is None:
        return RedirectResponse("/body", 303)
    if found.after is None:
        return await _ask(request, where, found, {})
    desk = desk_of(request)
    picked = await to_thread.run_sync(causes.cards, desk.causes)
    return await walk.show(request, "eased.html", where, round=found, says=eased(found), picked=picked, scales=scales)


async def save(request: Request) -> Response:
    """Note the second score, and the place where it is to be kept; then what came of it."""
    where = where_of(request)
    given = await walk.typed(request)
    found = None if where is None else await _round(request, where)
    if where is None or found is None:
        return RedirectResponse("/body", 303)
    if scales.soreness(given) is None:
        return await _ask(request, where, found, given, 422, _("Choose a number first."))
    desk = desk_of(request)
    refused = await walk.told(desk, sore(where, found.muscle, given, "after"))
    if refused:
        return await _ask(request, where, found, given, 409, refused)
    if "keep" in given:
        desk.said = await walk.told(desk, kept(where, found.muscle, given))
    return RedirectResponse(where.path(found.muscle or "none", "after"), 303)


async def score(request: Request) -> Response:
    """How sore a place is, by itself."""
    where = where_of(request)
    if where is None:
        return RedirectResponse(f"/body/{zone_of(request)}", 303)
    return await _just_a_number(request, where, {})


async def note(request: Request) -> Response:
    """Note it, and go back to the map."""
    where = where_of(request)
    if where is None:
        return RedirectResponse(f"/body/{zone_of(request)}", 303)
    desk, given = desk_of(request), await walk.typed(request)
    wrong = _("Choose a number first.")
    if scales.soreness(given) is not None:
        spot = await _spot(desk, where)
        wrong = await walk.noted(desk, sore(where, spot.muscle, given, "now"))
    return await _just_a_number(request, where, given, 409, wrong) if wrong else RedirectResponse("/body", 303)


async def _just_a_number(
    request: Request, where: Where, given: Given, status_code: int = 200, wrong: str = ""
) -> Response:
    peace = await walk.in_peace(desk_of(request), where)
    return await walk.show(
        request, "score.html", where, status_code, peace=peace, given=given, wrong=wrong, scales=scales
    )


async def asks(desk: Desk, now: float) -> list[Ask]:
    """The places that are asked about on Today and on the map, the newest first; none where they cannot be read."""
    try:
        begun = await to_thread.run_sync(desk.ledger.rounds, now)
    except DeskbreakError:
        log.warning("The journal cannot be read.", exc_info=True)
        return []
    return [
        Ask(where, each.before.soreness, where.path(each.muscle or "none", "after"))
        for each in waiting(begun, now)
        for where in [Where(each.zone, each.side)]
    ]


def eased(found: Round) -> str:
    """What came of a round that has both scores, in one quiet sentence."""
    assert found.after is not None
    less = found.before.soreness - found.after.soreness
    if less > 0:
        if not found.did:
            return _("Less sore than before.")
        return _("Less sore than before. What you did is kept with the place, for another day.")
    if less == 0:
        return _("No change this time. That is common: another way, or another day, may do more.")
    return _("More than before. Leave the place in peace today; if it stays worse for two days, ask somebody.")


def kept(where: Where, muscle: str, given: Given) -> Message:
    """What is told to keep the place, with the person's own pin where `given` has one."""
    x, y = _coordinate(given, "x"), _coordinate(given, "y")
    aspect = next((each for each in ASPECTS if each == given.get("aspect", [""])[-1]), None)
    pin = None if aspect is None or x is None or y is None else held(where.zone, where.side, Pin(aspect, x, y))
    at = {"x": None, "y": None, "aspect": ""} if pin is None else pin._asdict()
    return {"do": "spot", "zone": where.zone, "side": where.side, "muscle": muscle, "kept": True, **at}


def _coordinate(given: Given, name: str) -> float | None:
    try:
        number = float(given.get(name, [""])[-1])
    except ValueError:
        return None
    return number if math.isfinite(number) else None


async def _ask(
    request: Request, where: Where, found: Round, given: Given, status_code: int = 200, wrong: str = ""
) -> Response:
    desk = desk_of(request)
    spot = await _spot(desk, where)
    exercises = await to_thread.run_sync(lambda: desk.shelf.everything().exercises)
    pieces = await to_thread.run_sync(ground, where.zone, where.side)
    return await walk.show(
        request,
        "after.html",
        where,
        status_code,
        round=found,
        did=[(each, exercises[each].name) for each in found.did if each in exercises],
        keep="keep" in given if given else True,
        pin=charted.pin(spot),
        pinned=spot.x is not None,
        chart=charted.plain(),
        ground=json.dumps(pieces),
        given=given,
        wrong=wrong,
        scales=scales,
    )


async def _round(request: Request, where: Where) -> Round | None:
    """The round of this place and the muscle in the address that is still open, or was closed a moment ago."""
    desk = desk_of(request)
    now = float((await desk.status())["at"])
    muscle = str(request.path_params["muscle"]).removeprefix("none")
    found = await to_thread.run_sync(desk.ledger.rounds, now)
    return next(
        (each for each in found if (each.zone, each.side, each.muscle) == (where.zone, where.side, muscle)), None
    )


async def _spot(desk: Desk, where: Where) -> Spot:
    """What is known of this place so far."""
    spots = [Spot(**each) for each in (await desk.status())["spots"]]
    return next((each for each in spots if each.key == (where.zone, where.side)), Spot(where.zone, where.side))
