"""The page of sore places: each with its scores over weeks, what may be said of them, and what can be done about it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from deskbreak.control.protocol import Message
from deskbreak.core.body.soreness import Course
from deskbreak.core.body.zone import beginning
from deskbreak.errors import DeskbreakError
from deskbreak.journal.deed import ForgetSpot
from deskbreak.journal.forget import BEFORE
from deskbreak.journal.upkeep import backups_of
from deskbreak.window.body import charted, lately, scales
from deskbreak.window.body.trend import Trend, trend
from deskbreak.window.body.where import Where
from deskbreak.window.desk import Desk, desk_of
from deskbreak.window.ledger import Ledger
from deskbreak.window.shelf import Shelf
from deskbreak.window.verbs import fields, wants_json, whole

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """One place: `name` begins a sentence, `last` says how sore it was when, `helped` what seemed to help.

    `muscle` is what the one is called that the person thinks of; empty where there is none.
    """

    id: str
    name: str
    last: str
    muscle: str
    where: Where
    course: Course
    trend: Trend
    helped: Sequence[str]


async def page(request: Request) -> Response:
    """All places that were ever scored or kept."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    shown = await to_thread.run_sync(_shown, desk, float(status["at"]))
    mine = None if shown is None else [each for each in shown if each.course.spot.kept]
    return desk.page(
        "spots.html",
        playing=status["player"] is not None,
        mine=mine,
        chart=charted.marked([each.course.spot for each in mine], float(status["at"])) if mine else "",
        others=[each for each in shown or () if each.course.points and not each.course.spot.kept],
        advice=[each for each in shown or () if each.course.card],
        scales=scales,
        copies=await to_thread.run_sync(_copies, desk),
    )


async def change(request: Request) -> Response:
    """Note what the form says of a place, or forget the place; then the page again."""
    desk, given = desk_of(request), await fields(request)
    answer = await desk.ask(_asked(given))
    ok, says = bool(answer["ok"]), str(answer.get("says", ""))
    if wants_json(request):
        return JSONResponse({"ok": ok, "says": says, "go": None})
    desk.said = says
    return RedirectResponse("/spots", 303)


def _asked(given: dict[str, str]) -> Message:
    place = {"zone": given.get("zone", ""), "side": given.get("side", "")}
    match given.get("what"):
        case "score":
            return {"do": "sore", **place, "score": whole(given.get("score", ""))}
        case "keep":
            return {"do": "spot", **place, "muscle": given.get("muscle", "")}
        case "drop":
            return {"do": "spot", **place, "kept": False}
        case "seen":
            return {"do": "advised", **place}
        case "forget":
            return ForgetSpot(place["zone"], place["side"]).message()
        case _:
            raise HTTPException(404)


def _shown(desk: Desk, now: float) -> list[Shown] | None:
    """`None` where the journal cannot be read."""
    try:
        return [shown(course, desk.shelf, desk.ledger, now) for course in desk.ledger.spots(now).courses]
    except DeskbreakError:
        log.warning("The journal cannot be read.", exc_info=True)
        return None


def _copies(desk: Desk) -> Path | None:
    """Where the copies lie that were made before something was removed; `None` where there are none."""
    folder = backups_of(desk.ledger.folders.journal)
    return folder if next(folder.glob(f"{BEFORE}*"), None) is not None else None


def shown(course: Course, shelf: Shelf, ledger: Ledger, now: float) -> Shown:
    """How `course` is shown at `now`; blocks where the routines are not read yet."""
    spot = course.spot
    muscle = shelf.everything().body.muscles.get(spot.muscle)
    return Shown(
        f"{spot.zone}-{spot.side}",
        beginning(spot.zone, spot.side),
        lately.says(spot, now, ledger.zone, ledger.day_begins),
        "" if muscle is None else muscle.name,
        Where(*spot.key),
        course,
        trend(course),
        [each.says(name_of(each.exercise, shelf)) for each in course.helped],
    )


def name_of(exercise: str, shelf: Shelf) -> str:
    """What an exercise is called; one that is gone keeps its id."""
    found: Any = shelf.exercise(exercise)
    return exercise if found is None else str(found.name)
