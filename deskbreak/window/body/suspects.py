"""The muscles that may be behind a sore place, and trying by pressing whether it is one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from deskbreak.core.body.map import Muscle
from deskbreak.core.habit import Habit
from deskbreak.figure import tender
from deskbreak.window.body import causes, walk
from deskbreak.window.body.pressing import test_of
from deskbreak.window.body.where import Where
from deskbreak.window.desk import Desk, desk_of

SHOWN = 3
"""How many muscles are shown at once; the others stand behind "others"."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A muscle with its picture, and the cards of its usual causes."""

    muscle: Muscle
    picture: str
    causes: Sequence[Habit]


async def page(request: Request) -> Response:
    """The muscles that may be behind a place, the most usual first."""
    where = await walk.admitted(request)
    if isinstance(where, Response):
        return where
    found = await to_thread.run_sync(_suspects, desk_of(request), where)
    shown, others = found[:SHOWN], found[SHOWN:]
    return await walk.show(request, "suspects.html", where, suspects=shown, others=others, legend=tender.legend())


async def press(request: Request) -> Response:
    """How to find the place in one muscle, or why it is not to be pressed."""
    where = await walk.admitted(request)
    if isinstance(where, Response):
        return where
    muscle = await to_thread.run_sync(muscle_of, desk_of(request), request, where)
    if muscle is None:
        raise HTTPException(404)
    test = await to_thread.run_sync(test_of, desk_of(request), muscle, where.side)
    ticked = request.query_params.getlist("cause")
    return await walk.show(
        request, "press.html", where, muscle=muscle, test=test, ticked=ticked, legend=tender.legend()
    )


def muscle_of(desk: Desk, request: Request, where: Where) -> Muscle | None:
    """The muscle in the address; `None` for "none of these". Refuses one that cannot be behind the place. Blocks."""
    name, body = str(request.path_params["muscle"]), desk.shelf.everything().body
    if name == "none":
        return None
    if name not in body.places[where.zone].muscles:
        raise HTTPException(404)
    return body.muscles[name]


def _suspects(desk: Desk, where: Where) -> list[Suspect]:
    body = desk.shelf.everything().body
    return [
        Suspect(muscle, tender.as_svg(muscle.id, where.side), causes.cards(muscle.causes))
        for muscle in (body.muscles[each] for each in body.places[where.zone].muscles)
    ]
