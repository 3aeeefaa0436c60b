"""The page of a day: its strip, everything that happened, and what the person says of it afterwards."""

import logging
from datetime import date
from typing import Any
from urllib.parse import quote

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from deskbreak.core.correction import ANOTHER
from deskbreak.errors import DeskbreakError
from deskbreak.journal.deed import Add
from deskbreak.window import adding, daily
from deskbreak.window.addresses import week_name
from deskbreak.window.desk import Desk, desk_of
from deskbreak.window.verbs import fields, wants_json

log = logging.getLogger(__name__)


async def page(request: Request) -> Response:
    """The day in `?date=`, or today; with the fields of the form where it was sent and refused; raises `BadDate`."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    playing, now = status["player"] is not None, float(status["at"])
    today = await to_thread.run_sync(desk.ledger.date_of, now)
    query = request.query_params
    day = daily.day_from(query["date"], today) if "date" in query else today
    context = {
        "playing": playing,
        "form": adding.form_of(query, adding.untouched(day, today, now, desk.ledger.zone)),
        "refused": "routine" in query,
        "another": ANOTHER,
        **_neighbours(day, today),
    }
    shown = await to_thread.run_sync(_shown, desk, day, now)
    return desk.page("day.html", **context, **shown)


async def add(request: Request) -> Response:
    """Have the break that the form tells written, then show the day again: with the form where it was refused."""
    desk = desk_of(request)
    given = await fields(request)
    form, day = adding.form_of(given, adding.Form()), given.get("date", "")
    now = float((await desk.status())["at"])
    try:
        deed = await to_thread.run_sync(_deed, desk, form, day, now)
    except DeskbreakError as wrong:
        ok, says = False, str(wrong)
    else:
        answer = await desk.ask(deed.message())
        ok, says = bool(answer["ok"]), str(answer.get("says", ""))
    if wants_json(request):
        return JSONResponse({"ok": ok, "says": says, "go": None})
    desk.said = says
    return RedirectResponse(f"/day?date={quote(day)}#said" if ok else f"/day?{form.query(day)}#add", 303)


def _deed(desk: Desk, form: adding.Form, day: str, now: float) -> Add:
    ledger, routine = desk.ledger, desk.shelf.routine(form.routine)
    listing = None if routine is None else routine.listing()
    of = daily.day_from(day, ledger.date_of(now))
    return adding.deed_of(form, of, listing, ledger.zone, ledger.day_begins)


def _neighbours(day: date, today: date) -> dict[str, Any]:
    return {
        "day": day,
        "is_today": day == today,
        "before": day - daily.DAY,
        "after": day + daily.DAY if day < today else None,
        "week": week_name(day - day.weekday() * daily.DAY),
    }


def _shown(desk: Desk, day: date, now: float) -> dict[str, Any]:
    found = desk.shelf.everything()
    groups = daily.by_length(list(found.routines.values()))
    shown: dict[str, Any] = {"groups": groups, "figures": None, "drawn": None, "lines": []}
    try:
        diary = desk.ledger.day(day, now)
    except DeskbreakError:
        log.warning("The journal cannot be read.", exc_info=True)
        return shown
    zone = desk.ledger.zone
    lines = daily.lines(diary, {name: each.name for name, each in found.playable.items()}, zone)
    return {**shown, "figures": diary.figures, "drawn": daily.drawn(diary, now, zone), "lines": lines}
