"""The muscle chart: every muscle of the body map with its picture, and what there is to know of one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from deskbreak.core import vocabulary
from deskbreak.core.body import zone
from deskbreak.core.body.map import BodyMap, Muscle
from deskbreak.core.routine import Exercise
from deskbreak.figure import tender
from deskbreak.window import names
from deskbreak.window.body import causes
from deskbreak.window.desk import Desk, desk_of
from deskbreak.words import gettext as _

GROUPS: Mapping[str, tuple[str, ...]] = {
    "head-neck": ("jaw", "scm", "scalenes", "suboccipitals", "splenius", "neck-extensors"),
    "shoulder": ("trap-upper", "levator", "supraspinatus", "infraspinatus", "subscapularis"),
    "chest": ("pec-major", "pec-minor"),
    "upper-back": ("trap-middle", "trap-lower", "rhomboids", "sps", "lat"),
    "forearm": ("forearm-ext", "forearm-flex"),
    "low-back-hip": ("low-back", "gluteals"),
}
"""Where the muscles lie, from the top down."""


@dataclass(frozen=True, slots=True)
class Card:
    """A muscle and its picture."""

    muscle: Muscle
    picture: str


@dataclass(frozen=True, slots=True)
class Group:
    """What stands under one heading; `id` is its anchor."""

    id: str
    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Ease:
    """Something that may ease it, and the things it needs."""

    exercise: Exercise
    needs: tuple[str, ...]


async def page(request: Request) -> Response:
    """All muscles by where they lie; with `felt` in the query, those that may be behind that zone."""
    felt = request.query_params.get("felt", "")
    return await _show(request, "muscles.html", lambda desk: _listed(desk, felt if felt in zone.ZONES else ""))


async def muscle(request: Request) -> Response:
    """One muscle."""
    return await _show(request, "muscle.html", lambda desk: _one(desk, str(request.path_params["name"])))


def _listed(desk: Desk, felt: str) -> Mapping[str, Any]:
    body = desk.shelf.everything().body
    groups = _felt(body, felt) if felt else _grouped(body)
    return {"groups": groups, "zones": zone.names(), "felt": felt}


def _grouped(body: BodyMap) -> list[Group]:
    called = {
        "head-neck": _("Head and neck"),
        "shoulder": _("Shoulder"),
        "chest": _("Chest"),
        "upper-back": _("Upper back"),
        "forearm": _("Forearm"),
        "low-back-hip": _("Low back and hip"),
    }
    return [_group(body, name, called[name], muscles) for name, muscles in GROUPS.items()]


def _felt(body: BodyMap, felt: str) -> list[Group]:
    place = body.places.get(felt)
    return [_group(body, felt, zone.names()[felt], place.muscles if place else ())]


def _group(body: BodyMap, name: str, title: str, muscles: tuple[str, ...]) -> Group:
    known = (body.muscles[each] for each in muscles if each in body.muscles)
    return Group(name, title, tuple(Card(each, tender.as_svg(each.id)) for each in known))


def _one(desk: Desk, name: str) -> Mapping[str, Any]:
    shelf = desk.shelf.everything()
    if name not in shelf.body.muscles:
        raise HTTPException(404)
    found = shelf.body.muscles[name]
    return {
        "muscle": found,
        "picture": tender.as_svg(name, label=f"{found.sits} {found.felt}"),
        "exercises": _eased(shelf.exercises, found.exercises),
        "releases": _eased(shelf.exercises, found.releases),
        "causes": causes.cards(found.causes),
        "places": {each: zone.names()[each] for each, place in shelf.body.places.items() if name in place.muscles},
    }


def _eased(exercises: Mapping[str, Exercise], ids: tuple[str, ...]) -> list[Ease]:
    things = vocabulary.things()
    found = (exercises[each] for each in ids)
    return [Ease(each, tuple(things[thing] for thing in each.equipment)) for each in found]


async def _show(request: Request, template: str, told: Callable[[Desk], Mapping[str, Any]]) -> Response:
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    shown = await to_thread.run_sync(told, desk)
    playing = status["player"] is not None
    return desk.page(template, playing=playing, names=names, tiers=await desk.tiers(), legend=tender.legend(), **shown)
