"""The pages of all routines and of all exercises, and of a single one."""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from deskbreak import config
from deskbreak.core import region
from deskbreak.core.routine import Routine
from deskbreak.window import filters, names
from deskbreak.window.board import board
from deskbreak.window.cards import Card, cards, solo
from deskbreak.window.desk import Desk, desk_of

Json = Mapping[str, Any]


async def page(request: Request) -> Response:
    """Every routine that passes the filters in the query."""
    return await _list(request, "routines.html", _routines)


async def exercises(request: Request) -> Response:
    """Every exercise that passes the filters in the query, by region."""
    return await _list(request, "exercises.html", _exercises)


async def routine(request: Request) -> Response:
    """One routine with its steps."""
    desk, status = await _begin(request)
    found = await to_thread.run_sync(desk.shelf.routine, request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return await _show(desk, status, "routine.html", found, used_in=[])


async def exercise(request: Request) -> Response:
    """One exercise, and the routines that it is part of."""
    desk, status = await _begin(request)
    name = request.path_params["name"]
    found = await to_thread.run_sync(desk.shelf.exercise, name)
    if found is None:
        raise HTTPException(404)
    used_in = [each for each in _routines(desk) if name in {step.exercise.id for step in each.steps}]
    return await _show(desk, status, "exercise.html", solo(found), used_in=used_in)


async def _begin(request: Request) -> tuple[Desk, Json]:
    desk = desk_of(request)
    desk.stay.expect()
    return desk, await desk.status()


async def _list(request: Request, template: str, listed: Callable[[Desk], Iterable[Routine]]) -> Response:
    desk, status = await _begin(request)
    shown = await to_thread.run_sync(_chosen, desk, status, request.query_params, listed)
    return desk.page(template, playing=status["player"] is not None, **shown)


async def _show(desk: Desk, status: Json, template: str, found: Routine, used_in: list[Routine]) -> Response:
    def shown() -> Json:
        steps = [(step, board(step), names.often(step)) for step in found.steps]
        care = config.load(desk.ledger.folders.settings).settings.care
        known = names.evidence_of_several(step.exercise.evidence for step in found.steps)
        return {"card": cards([found], status, care)[0], "steps": steps, "known": known}

    context = await to_thread.run_sync(shown)
    return desk.page(template, playing=status["player"] is not None, used_in=used_in, names=names, **context)


def _chosen(desk: Desk, status: Json, query: Mapping[str, str], listed: Callable[[Desk], Iterable[Routine]]) -> Json:
    every = list(listed(desk))
    settings = config.load(desk.ledger.folders.settings).settings
    at_hand = settings.equipment
    choices = filters.choices(every, at_hand)
    asked = filters.read(query, choices)
    made = cards((each for each in every if asked.passes(each, at_hand)), status, settings.care)
    return {
        "cards": [card for card in made if not (card.never or card.cautions)],
        "ruled_out": [card for card in made if card.never or card.cautions],
        "by_region": _by_region(made),
        "shown": len(made),
        "total": len(every),
        "choices": choices,
        "asked": asked,
    }


def _routines(desk: Desk) -> Iterable[Routine]:
    return desk.shelf.everything().routines.values()


def _exercises(desk: Desk) -> Iterable[Routine]:
    return (solo(each) for each in desk.shelf.everything().exercises.values())


def _by_region(made: list[Card]) -> list[tuple[str, list[Card]]]:
    """Each card once, under the region that its exercise is for first of all."""
    order = list(region.names().values())

    def place(card: Card) -> int:
        return order.index(card.regions[0])

    sorted_cards = sorted(made, key=lambda card: (place(card), card.name))
    return [(order[number], list(group)) for number, group in groupby(sorted_cards, key=place)]
