"""How sore a place is before anything is done, what to do for it, and the start of that."""

from collections.abc import Mapping, Sequence

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from deskbreak.control.protocol import Message
from deskbreak.core.body.map import Muscle
from deskbreak.window.body import causes, scales, walk
from deskbreak.window.body.remedy import Remedy, remedy
from deskbreak.window.body.suspects import muscle_of
from deskbreak.window.body.where import Where
from deskbreak.window.desk import Desk, desk_of
from deskbreak.words import gettext as _

Given = Mapping[str, Sequence[str]]


async def page(request: Request) -> Response:
    """The score before, and the ways to ease the place."""
    where = await walk.admitted(request)
    if isinstance(where, Response):
        return where
    asked = request.query_params
    return await _show(request, where, {"cause": asked.getlist("cause"), "found": asked.getlist("found")})


async def start(request: Request) -> Response:
    """Note the score, then start what was chosen; the page again where that cannot be.

    After a score that is a lot nothing starts before a second choice, and then nothing in which a place is pressed.
    """
    where = await walk.admitted(request)
    if isinstance(where, Response):
        return where
    desk, given = desk_of(request), await walk.typed(request)
    muscle, ways = await to_thread.run_sync(_offered, desk, request, where)
    score, chosen = scales.soreness(given), given.get("way", [""])[-1]
    if score is None:
        return await _show(request, where, given, 422, wrong=_("Choose a number first."), missing=True)
    if "only" not in given and chosen not in {way.id for way in ways.possible}:
        return await _show(request, where, given, 422, wrong=_("Choose one of the ways below."))
    name = "" if muscle is None else muscle.id
    if "only" in given:
        refused = await walk.noted(desk, sore(where, name, given, "now"))
        return await _show(request, where, given, 409, wrong=refused) if refused else RedirectResponse("/body", 303)
    severe = scales.severe(given)
    if severe:
        if "gently" not in given or ways.gentle is None:
            return await walk.show(request, "severe.html", where, severe=severe, ways=ways, given=given)
        chosen = ways.gentle.id
    refused = await walk.told(desk, sore(where, name, given, "before"))
    if refused:
        return await _show(request, where, given, 409, wrong=refused)
    desk.causes = tuple(given.get("cause", ()))
    desk.passes.start(chosen)
    desk.starts()
    refused = await walk.told(desk, {"do": "start", "routine": chosen})
    if refused:
        return await _show(request, where, given, 409, wrong=refused)
    return RedirectResponse("/break", 303)


def sore(where: Where, muscle: str, given: Given, moment: str) -> Message:
    """What is told of a place: the score and the turns of the head in `given`, which has a score."""
    return {
        "do": "sore",
        "zone": where.zone,
        "side": where.side,
        "muscle": muscle,
        "score": scales.soreness(given),
        "moment": moment,
        "did": " ".join(given.get("did", ())),
        "left": scales.turn(given, "left"),
        "right": scales.turn(given, "right"),
    }


async def _show(
    request: Request, where: Where, given: Given, status_code: int = 200, *, wrong: str = "", missing: bool = False
) -> Response:
    desk = desk_of(request)
    muscle, ways = await to_thread.run_sync(_offered, desk, request, where)
    picked = await to_thread.run_sync(causes.cards, given.get("cause", ()))
    context = {"muscle": muscle, "ways": ways, "given": given, "picked": picked, "wrong": wrong, "missing": missing}
    return await walk.show(request, "easing.html", where, status_code, scales=scales, **context)


def _offered(desk: Desk, request: Request, where: Where) -> tuple[Muscle | None, Remedy]:
    muscle = muscle_of(desk, request, where)
    return muscle, remedy(desk, where, muscle)
