"""The questions that come before anything is offered for a sore place, and what to do after a yes."""

from collections.abc import Mapping, Sequence

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from deskbreak.core import warning
from deskbreak.core.body import zone
from deskbreak.core.body.map import Question
from deskbreak.window.body import walk
from deskbreak.window.body.warned import after
from deskbreak.window.body.where import Where, where_of, zone_of
from deskbreak.window.desk import desk_of
from deskbreak.words import gettext as _


async def page(request: Request) -> Response:
    """The questions about a place; where its side is open, that one first."""
    where, warned = where_of(request), _halted(request)
    if warned is not None:
        return warned
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
    signs = [each for each in questions if given.get(each.id) == "yes"]
    if signs:
        urgency = next(tier.id for tier in warning.red_flags() if tier.id in {each.tier for each in signs})
        passes.refuse(where.zone, where.side, [each.id for each in signs], urgency)
        return RedirectResponse(where.path("stop"), 303)
    warned = _halted(request)
    if warned is not None:
        return warned
    if any(given.get(each.id) != "no" for each in questions):
        return await _ask(request, where, given, again=True)
    passes.give(where.zone, where.side)
    return RedirectResponse(where.path("muscles"), 303)


async def stop(request: Request) -> Response:
    """What to do now, by the most pressing of the signs that were answered with yes."""
    where = where_of(request)
    if where is None:
        return RedirectResponse(f"/body/{zone_of(request)}", 303)
    desk = desk_of(request)
    yes = desk.passes.yes(where.zone, where.side)
    if yes is None:
        return RedirectResponse(where.path(), 303)
    harmless = warning.harmless(yes.urgency)
    return await walk.show(request, "stop.html", where, advice=await after(desk, yes), harmless=harmless)


async def take_back(request: Request) -> Response:
    """A yes holds no longer: it was wrong, and the place asks again, or somebody has examined the person since."""
    where = where_of(request)
    because = (await walk.typed(request)).get("because", [""])[-1]
    if where is None or because not in ("wrong", "examined"):
        return RedirectResponse(request.url.path + f"?{request.url.query}", 303)
    desk = desk_of(request)
    desk.passes.take_back()
    if because == "wrong":
        return RedirectResponse(where.path(), 303)
    desk.said = _("Every place asks its questions again now.")
    return RedirectResponse("/body", 303)


def _halted(request: Request) -> Response | None:
    """The way to the advice after a yes about whichever place; no place asks on while it holds."""
    yes = desk_of(request).passes.warned
    return None if yes is None else RedirectResponse(Where(yes.zone, yes.side).path("stop"), 303)


async def _ask(request: Request, where: Where, given: Mapping[str, str], *, again: bool = False) -> Response:
    questions = await _questions(request, where)
    missing = [each.id for each in questions if again and given.get(each.id) not in ("yes", "no")]
    context = {"questions": questions, "given": given, "missing": missing}
    return await walk.show(request, "questions.html", where, 422 if again else 200, **context)


async def _questions(request: Request, where: Where) -> Sequence[Question]:
    found = await to_thread.run_sync(desk_of(request).shelf.everything)
    return found.body.places[where.zone].questions
