"""The page Body: where it hurts, on the map or from a list, and the person's own spots; and the warning signs."""

from starlette.requests import Request
from starlette.responses import Response

from deskbreak.core.body import everyday
from deskbreak.core.body.spot import Spot
from deskbreak.window.body import afterwards, charted, lately, walk
from deskbreak.window.body.warned import advice
from deskbreak.window.body.where import Where
from deskbreak.window.desk import desk_of


async def page(request: Request) -> Response:
    """Where it hurts; `?find=` narrows the list."""
    desk = desk_of(request)
    status = await desk.status()
    now, spots = float(status["at"]), [Spot(**each) for each in status["spots"]]
    zone, day_begins = desk.ledger.zone, desk.ledger.day_begins
    find = request.query_params.get("find", "")
    return await walk.show(
        request,
        "body.html",
        None,
        advice=await advice(desk),
        asks=await afterwards.asks(desk, now),
        mine=[(Where(*each.key), lately.says(each, now, zone, day_begins)) for each in spots if each.kept],
        chart=charted.linked(spots, now),
        groups=everyday.groups(find),
        find=find,
        sign=everyday.is_sign(find),
        words={"sign": "|".join(everyday.signs()), "idle": "|".join(everyday.idle())},
    )


async def signs(request: Request) -> Response:
    """When to stop and get help."""
    return await walk.show(request, "warnings.html", None, tiers=await desk_of(request).tiers())
