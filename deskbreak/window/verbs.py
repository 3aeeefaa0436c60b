"""What the person can ask for on a page: the schedule's verbs, liking a routine, and correcting what was recorded."""

import re
from urllib.parse import parse_qs, quote, urlsplit

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
    given = await fields(request)
    asked = _asked(request.path_params["verb"], given)
    if asked["do"] == "start":
        desk.starts()
    answer = await desk.ask(asked)
    ok, says = bool(answer["ok"]), str(answer.get("says", ""))
    go = "/break" if ok and asked["do"] == "start" else None
    if wants_json(request):
        return JSONResponse({"ok": ok, "says": says, "go": go})
    desk.said = says
    if asked["do"] == "correct":
        go = f"/day?date={quote(given.get('date', ''))}#break-{asked['id']}"
    return RedirectResponse(go or _back(request), 303)


def wants_json(request: Request) -> bool:
    """Whether one of our scripts asks, which shows the answer in place."""
    return "application/json" in request.headers.get("accept", "")


def _back(request: Request) -> str:
    """The page that the form stood on, so that its reader stays there; Today where that is not told."""
    page = urlsplit(request.headers.get("referer", ""))
    if re.match(r"/[a-z]", page.path) is None:  # what else a path may begin with can lead to another host
        return "/today"
    return f"{page.path}?{page.query}" if page.query else page.path


def _asked(verb: str, given: dict[str, str]) -> Message:
    match verb:
        case "start":
            return {"do": "start", "routine": given.get("routine") or None}
        case "snooze":
            return {"do": "snooze", "minutes": whole(given.get("minutes", ""))}
        case "pause":
            return {"do": "pause", "for": given.get("for", "")}
        case "prefer":
            return {"do": "prefer", "routine": given.get("routine", ""), "liking": given.get("liking", "")}
        case "correct":
            return {"do": "correct", "id": whole(given.get("id", "")), "as": given.get("as", "")}
        case "skip" | "resume" | "prompt" | "stand" | "sit" | "welcomed":
            return {"do": verb}
        case _:
            raise HTTPException(404)


def whole(text: str) -> int | None:
    """The whole number that `text` writes; `None` where it writes none."""
    return int(text) if re.fullmatch(r"\d{1,15}", text, re.ASCII) else None


async def fields(request: Request) -> dict[str, str]:
    """What the form of `request` says, each field once; refuses a body as `body` does."""
    return {name: values[0] for name, values in parse_qs((await body(request)).decode("utf-8", "replace")).items()}


async def body(request: Request) -> bytes:
    """The body of `request`; refuses one longer than any of our pages sends."""
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > MAX_BODY:
            raise HTTPException(413)
    return bytes(data)
