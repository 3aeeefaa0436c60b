"""The page Break, and what it reports while it plays."""

import json
import logging

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from deskbreak.control.protocol import Message
from deskbreak.core import replies, vocabulary
from deskbreak.errors import DeskbreakError
from deskbreak.window.body import afterwards, pressing
from deskbreak.window.cards import solo
from deskbreak.window.desk import Desk, desk_of
from deskbreak.window.reel import reel, still
from deskbreak.window.verbs import body
from deskbreak.words import gettext as _

log = logging.getLogger(__name__)

REPORTS: dict[str, tuple[str, ...]] = {
    "playing": ("routine",),
    "step": ("step", "seconds"),
    "paused": (),
    "resumed": (),
    "focus": ("focused",),
    "ended": ("reached_end", "seconds"),
    "felt": ("value",),
}
"""What a page may report, and what goes with it; `gone` and `back` are ours to tell."""


async def page(request: Request) -> Response:
    """The player where a break is opening or playing, or the address names one; else routines to start one with."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    player = status["player"]
    wanted = player["routine"] if player else request.query_params.get("play")
    routine = await to_thread.run_sync(desk.shelf.routine, wanted) if wanted else None
    if routine is None:
        return desk.page("choose.html", status=status, playing=False)
    first = routine.steps[0].exercise
    opens = (first.setup or first.cycle)[0]
    begun = {
        "routine": routine.id,
        "speed": status["speed"],
        "page": player["page"] if player else None,
        "steps_done": player["steps_done"] if player else [],
    }
    asks = await afterwards.asks(desk, float(status["at"])) if desk.passes.covers(routine.id) else []
    return desk.page(
        "break.html",
        ask=asks[0] if asks else None,
        status=status,
        begun=begun,
        routine=routine,
        first=first,
        opening=opens,
        picture=await to_thread.run_sync(still, first, opens.pose, first.name, routine.steps[0].side),
        playing=True,
        words=words(),
        tiers=await desk.tiers(),
    )


async def film(request: Request) -> Response:
    """All that moves in a routine. It is far larger than its page and takes longer to make, so it follows it."""
    desk = desk_of(request)
    routine = await to_thread.run_sync(desk.shelf.routine, request.path_params["name"])
    if routine is None:
        raise HTTPException(404)
    made = await to_thread.run_sync(reel, routine)
    # Who comes from the map has answered closer questions a moment ago.
    return JSONResponse({**made, "check_first": routine.check_first and not desk.passes.covers(routine.id)})


async def film_of_exercise(request: Request) -> Response:
    """How a single exercise is done, its holds cut short; with `?side=` on that side alone."""
    exercise = await to_thread.run_sync(desk_of(request).shelf.exercise, request.path_params["name"])
    if exercise is None:
        raise HTTPException(404)
    side = pressing.acting(request.query_params.get("side", ""))
    return JSONResponse(await to_thread.run_sync(reel, solo(pressing.brief(exercise), side)))


async def report(request: Request) -> Response:
    """Pass a page's report on to the resident, and its answer back."""
    desk = desk_of(request)
    message = _message(await body(request))
    answer = await desk.ask(message)
    ok = bool(answer["ok"])
    if message["what"] == "playing" and ok:
        desk.playing.add(message["page"])
    reply = {"ok": ok, "says": str(answer.get("says", ""))}
    if message["what"] == "ended":
        desk.playing.discard(message["page"])
        reply["says"] = await _farewell(desk, reached_end=bool(message["reached_end"]))
    return JSONResponse(reply)


def _message(data: bytes) -> Message:
    try:
        given = json.loads(data)
        what = given["what"]
        return {"do": "player", "page": str(given["page"]), "what": what, **{key: given[key] for key in REPORTS[what]}}
    except (ValueError, KeyError, TypeError, RecursionError):
        raise HTTPException(400) from None


async def _farewell(desk: Desk, *, reached_end: bool) -> str:
    """The one quiet sentence at the end."""
    if not reached_end:
        return _("Ended here. What you did counts.")
    now = float((await desk.status())["at"])
    try:
        return replies.completed(await to_thread.run_sync(desk.ledger.taken, now))
    except DeskbreakError:
        log.warning("The journal cannot be read.", exc_info=True)
        return _("Done.")


def words() -> dict[str, str]:
    """Every word that the player's script shows; `{}` stands for what it fills in."""
    return {
        **vocabulary.sides(),
        **vocabulary.breaths(),
        "ready": _("Get ready"),
        "unloaded": _("This break did not load. Load the page again, or go to Today to start another one."),
        "place": _("{} of {}"),
        "next": _("Next: {}"),
        "last": _("Then you are done"),
        "rep": _("{} of {}"),
        "pause": _("Pause"),
        "resume": _("Go on"),
        "paused": _("Paused"),
        "sound_on": _("Sound on"),
        "sound_off": _("Sound off"),
        "voice_on": _("Voice on"),
        "voice_off": _("Voice off"),
        "voice_none": _("No voice here"),
        "voice_why": _(
            "This browser has no voice of its own in this language, and one over the network is never used."
        ),
        "follows": _("This page follows another tab; both steer."),
        "aside": _("This break goes on in another browser."),
        "elsewhere": _("This break has ended."),
        "get_help": _("Not begun. Please get the help that the sign asks for."),
        "not_begun": _("Not begun: the break is still open to you."),
        "refused": _("This break cannot begin."),
        "kept": _("The break is over. Leave this page open: Deskbreak is not running, and notes it once it is back."),
        "lost": _("Deskbreak is not running, so this could not be noted."),
        "slept": _("Paused, because the computer slept or this page stood still."),
    }
