"""What the person can ask for on a page: start, snooze, skip, pause, resume, prompt me anyway, and liking a routine."""

import re
from urllib.parse import parse_qs, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from deskbreak.control.protocol import Message
from deskbreak.window.desk import desk_of

MAX_BODY = 4096
"""Bytes that a form may have; ours have a hundred."""


async def do(request: Request) -> Response:
    """Ask the resident, then show its answer: as JSON to our scripts, else on the next page."""
    desk = desk_of(request)
    fields = await _fields(request)
    asked = _asked(request.path_params["verb"], fields)
    if asked["do"] == "start":
        desk.starts()
    answer = await desk.ask(asked)
    ok, says = bool(answer["ok"]), str(answer.get("says", ""))
    go = "/break" if ok and asked["do"] == "start" else None
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"ok": ok, "says": says, "go": go})
    desk.said = says
    return RedirectResponse(go or _back(request), 303)


def _back(request: Request) -> str:
    """The page that the form stood on, so that its reader stays there; Today where that is not told."""
    page = urlsplit(request.headers.get("referer", ""))
    if re.match(r"/[a-z]", page.path) is None:  # what else a path may begin with can lead to another host
        return "/today"
    return f"{page.path}?{page.query}" if page.query else page.path


def _asked(verb: str, fields: dict[str, str]) -> Message:
    match verb:
        case "start":
            return {"do": "start", "routine": fields.get("routine") or None}
        case "snooze":
            minutes = fields.get("minutes", "")
            return {"do": "snooze", "minutes": int(minutes) if minutes.isascii() and minutes.isdigit() else None}
        case "pause":
            return {"do": "pause", "for": fields.get("for", "")}
        case "prefer":
            return {"do": "prefer", "routine": fields.get("routine", ""), "liking": fields.get("liking", "")}
        case "skip" | "resume" | "prompt":
            return {"do": verb}
        case _:
            raise HTTPException(404)


async def _fields(request: Request) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs((await body(request)).decode("utf-8", "replace")).items()}


async def body(request: Request) -> bytes:
    """The body of `request`; refuses one longer than any of our pages sends."""
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > MAX_BODY:
            raise HTTPException(413)
    return bytes(data)
