"""The muscles that may be behind a sore place, and trying by pressing whether it is one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from deskbreak import config
from deskbreak.core import vocabulary
from deskbreak.core.body.map import Muscle
from deskbreak.core.habit import Habit
from deskbreak.core.routine import Exercise
from deskbreak.figure import tender
from deskbreak.figure.sheet import middle_pose
from deskbreak.window.body import causes, walk
from deskbreak.window.body.where import Where
from deskbreak.window.desk import Desk, desk_of
from deskbreak.window.reel import still

SHOWN = 3
"""How many muscles are shown at once; the others stand behind "others"."""
TEST = "spot-check"
"""The exercise that shows how a tender place is found."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A muscle with its picture, and the cards of its usual causes."""

    muscle: Muscle
    picture: str
    causes: Sequence[Habit]


@dataclass(frozen=True, slots=True)
class Test:
    """How the place is found: an exercise, and the picture of it while nothing moves."""

    exercise: Exercise
    picture: str
    cautions: Sequence[str]


async def page(request: Request) -> Response:
    """The muscles that may be behind a place, the most usual first."""
    where = walk.admitted(request)
    if isinstance(where, Response):
        return where
    found = await to_thread.run_sync(_suspects, desk_of(request), where)
    shown, others = found[:SHOWN], found[SHOWN:]
    return await walk.show(request, "suspects.html", where, suspects=shown, others=others, legend=tender.legend())


async def press(request: Request) -> Response:
    """How to find the place in one muscle, or why it is not to be pressed."""
    where = walk.admitted(request)
    if isinstance(where, Response):
        return where
    muscle = await to_thread.run_sync(muscle_of, desk_of(request), request, where)
    if muscle is None:
        raise HTTPException(404)
    test = await to_thread.run_sync(_test, desk_of(request), muscle)
    ticked = request.query_params.getlist("cause")
    return await walk.show(request, "press.html", where, muscle=muscle, test=test, ticked=ticked)


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


def _test(desk: Desk, muscle: Muscle) -> Test | None:
    """`None` where the muscle is not to be pressed."""
    if not muscle.pressed:
        return None
    test = desk.shelf.everything().exercises[TEST]
    care = config.load(desk.ledger.folders.settings).settings.care
    cautions = [name for each, name in vocabulary.conditions().items() if each in test.avoid & care]
    return Test(test, still(test, middle_pose(test), test.name), cautions)
