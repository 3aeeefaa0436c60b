"""The questions that come before anything is offered for a sore place, and what to do after a yes."""

from collections.abc import Mapping, Sequence

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from deskbreak.core import warning
from deskbreak.core.body import zone
from deskbreak.core.body.map import Question
from deskbreak.window.body import walk
from deskbreak.window.body.where import Where, where_of, zone_of
from deskbreak.window.desk import desk_of


async def page(request: Request) -> Response:
    """The questions about a place; where its side is open, that one first."""
    where = where_of(request)
    if where is None:
        return await walk.show(request, "side.html", None, zone=zone_of(request), name=zone.names()[zone_of(request)])
    return await _ask(request, where, {})


async def answer(request: Request) -> Response:
    """Go on where every answer is no; say what to do where one is yes; ask again where one is missing."""
    where = where_of(request)
    if where is None:
        return RedirectResponse(f"/body/{zone_of(request)}", 303)
    given = {name: values[-1] for name, values in (await walk.typed(request)).items()}
    passes, questions = desk_of(request).passes, await _questions(request, where)
    signs = [each.id for each in questions if given.get(each.id) == "yes"]
    if signs:
        passes.refuse(where.zone, where.side, signs)
        return RedirectResponse(where.path("stop"), 303)
    if any(given.get(each.id) != "no" for each in questions):
        return await _ask(request, where, given, again=True)
    passes.give(where.zone, where.side)
    return RedirectResponse(where.path("muscles"), 303)


async def stop(request: Request) -> Response:
    """What to do now, by the most pressing of the signs that were answered with yes."""
    where = where_of(request)
    if where is None:
        return RedirectResponse(f"/body/{zone_of(request)}", 303)
    signs = desk_of(request).passes.signs(where.zone, where.side)
    found = [each for each in await _questions(request, where) if each.id in signs]
    if not found:
        return RedirectResponse(where.path(), 303)
    tier = next(tier for tier in warning.red_flags() if tier.id in {each.tier for each in found})
    return await walk.show(request, "stop.html", where, tier=tier, signs=found, harmless=warning.harmless())


async def _ask(request: Request, where: Where, given: Mapping[str, str], *, again: bool = False) -> Response:
    questions = await _questions(request, where)
    missing = [each.id for each in questions if again and given.get(each.id) not in ("yes", "no")]
    context = {"questions": questions, "given": given, "missing": missing}
    return await walk.show(request, "questions.html", where, 422 if again else 200, **context)


async def _questions(request: Request, where: Where) -> Sequence[Question]:
    found = await to_thread.run_sync(desk_of(request).shelf.everything)
    return found.body.places[where.zone].questions
