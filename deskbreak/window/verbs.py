"""What the person can ask for on a page: start, snooze, skip, pause, resume, prompt me anyway."""

from urllib.parse import parse_qs

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
    go = "/break" if ok and asked["do"] == "start" else "/today"
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"ok": ok, "says": says, "go": go if go == "/break" else None})
    desk.said = says
    return RedirectResponse(go, 303)


def _asked(verb: str, fields: dict[str, str]) -> Message:
    match verb:
        case "start":
            return {"do": "start", "routine": fields.get("routine") or None}
        case "snooze":
            minutes = fields.get("minutes", "")
            return {"do": "snooze", "minutes": int(minutes) if minutes.isascii() and minutes.isdigit() else None}
        case "pause":
            return {"do": "pause", "for": fields.get("for", "")}
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
