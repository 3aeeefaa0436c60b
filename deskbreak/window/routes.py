"""The table of addresses, and the pages for when something is missing."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from deskbreak.control.client import NoResident
from deskbreak.window import (
    data,
    day,
    download,
    evidence,
    habits,
    live,
    month,
    player,
    routines,
    settings,
    today,
    verbs,
    week,
    welcome,
    workstation,
)
from deskbreak.window.addresses import BadDate
from deskbreak.window.body import afterwards, clinician, easing, muscles, questions, spots, start, suspects
from deskbreak.window.desk import Desk, OldResident, desk_of
from deskbreak.window.render import HERE
from deskbreak.words import gettext as _


def application(desk: Desk) -> Starlette:
    """The pages of `desk`, without the gate."""
    app = Starlette(
        routes=[
            Route("/", root),
            Route("/today", today.page),
            Route("/break", player.page),
            Route("/week", week.page),
            Route("/month", month.page),
            Route("/day", day.page),
            Route("/spots", spots.page),
            Route("/spots", spots.change, methods=["POST"]),
            Route("/clinician", clinician.page),
            Route("/export", download.export),
            Route("/data", data.page),
            Route("/data/import", data.take_in, methods=["POST"]),
            Route("/data/forget", data.ask),
            Route("/data/forget", data.forget, methods=["POST"]),
            Route("/routines", routines.page),
            Route("/routines/{name}", routines.routine),
            Route("/exercises", routines.exercises),
            Route("/exercises/{name}", routines.exercise),
            Route("/evidence", evidence.page),
            Route("/body", start.page),
            Route("/body/signs", start.signs),
            Route("/body/{zone}", questions.page),
            Route("/body/{zone}", questions.answer, methods=["POST"]),
            Route("/body/{zone}/stop", questions.stop),
            Route("/body/{zone}/stop", questions.take_back, methods=["POST"]),
            Route("/body/{zone}/score", afterwards.score),
            Route("/body/{zone}/score", afterwards.note, methods=["POST"]),
            Route("/body/{zone}/muscles", suspects.page),
            Route("/body/{zone}/{muscle}", suspects.press),
            Route("/body/{zone}/{muscle}/relief", easing.page),
            Route("/body/{zone}/{muscle}/relief", easing.start, methods=["POST"]),
            Route("/body/{zone}/{muscle}/after", afterwards.page),
            Route("/body/{zone}/{muscle}/after", afterwards.save, methods=["POST"]),
            Route("/settings", settings.page),
            Route("/settings", settings.change, methods=["POST"]),
            Route("/welcome", welcome.page),
            Route("/welcome", welcome.answer, methods=["POST"]),
            Route("/workstation", workstation.page),
            Route("/workstation", workstation.save, methods=["POST"]),
            Route("/workstation/check", workstation.item),
            Route("/habits", habits.page),
            Route("/muscles", muscles.page),
            Route("/muscles/{name}", muscles.muscle),
            Route("/events", live.events),
            Route("/reel/{name}", player.film),
            Route("/reel/exercises/{name}", player.film_of_exercise),
            Route("/player", player.report, methods=["POST"]),
            Route("/do/add", day.add, methods=["POST"]),
            Route("/do/{verb}", verbs.do, methods=["POST"]),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ],
        exception_handlers={
            NoResident: no_resident,
            OldResident: old_resident,
            HTTPException: no_page,
            BadDate: bad_date,
            Exception: fault,
        },
    )
    app.state.desk = desk
    return app


async def root(_request: Request) -> Response:
    """The bare address shows Today."""
    return RedirectResponse("/today", 303)


async def no_resident(request: Request, _fault: Exception) -> Response:
    """The page where nobody answers on the control socket."""
    return say(request, _("Deskbreak is not running"), _("Start it with {command}, then load this page again."), 503)


async def old_resident(request: Request, _fault: Exception) -> Response:
    """The page where a resident answers that was there before an update."""
    return say(
        request,
        _("Deskbreak was updated"),
        _(
            "What still runs is the version before. End it from the tray or with “deskbreak quit”, start it with "
            "{command}, and open this page anew."
        ),
        503,
    )


async def no_page(request: Request, refused: Exception) -> Response:
    """The page for an address that leads nowhere."""
    status = refused.status_code if isinstance(refused, HTTPException) else 404
    return say(request, _("There is nothing here"), _("What you look for may be under Today or This week."), status)


async def bad_date(request: Request, refused: Exception) -> Response:
    """The page for a week, day or month that is none, or none yet."""
    if not isinstance(refused, BadDate):
        raise refused
    return say(request, refused.title, str(refused), refused.status)


async def fault(request: Request, _fault: Exception) -> Response:
    """The page where we failed; the server logs the fault."""
    return say(
        request,
        _("This page could not be made"),
        _("The reminders run on. What went wrong is in the log; {command} says where that is."),
        500,
        "deskbreak doctor",
    )


def say(request: Request, title: str, text: str, status: int, command: str = "deskbreak run") -> Response:
    """A page that holds one sentence; `{command}` in `text` stands for something to type."""
    before, _mark, after = text.partition("{command}")
    return desk_of(request).page(
        "message.html", status, title=title, before=before, command=command if _mark else "", after=after
    )
