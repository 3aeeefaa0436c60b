"""The stream of server-sent events that keeps a page live; while it is open, the page is."""

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from deskbreak.control.client import NoResident
from deskbreak.window.desk import Desk, desk_of
from deskbreak.window.feed import LOST, until_gone

_reports: set[asyncio.Task[None]] = set()


async def events(request: Request) -> Response:
    """What the resident tells, for as long as the page listens; `?page=` is the id the page gave itself."""
    page = request.query_params.get("page", "")
    return StreamingResponse(_events(desk_of(request), page), media_type="text/event-stream")


async def _events(desk: Desk, page: str) -> AsyncIterator[str]:
    desk.stay.came()
    desk.open.add(page)
    _report(desk, page, "back")
    lost = False
    try:
        yield ": hello\n\n"  # headers go out with the first bytes: the page learns at once that it is connected
        with desk.feed.listen() as told:
            async for line in until_gone(told):
                if lost and "status" in line:  # a resident that was started again waits for the page it knows of
                    _report(desk, page, "back")
                lost = line is LOST or (lost and "status" not in line)
                name = next(iter(line))
                yield f"event: {name}\ndata: {json.dumps(line[name], ensure_ascii=False)}\n\n"
    finally:
        desk.stay.went()
        desk.open.discard(page)
        _report(desk, page, "gone")


def _report(desk: Desk, page: str, what: str) -> None:
    """Tell the resident of a playing page. In a task of its own: the stream's is being cancelled when a page goes."""
    if page in desk.playing:
        task = asyncio.create_task(_tell(desk, page, what))
        _reports.add(task)
        task.add_done_callback(_reports.discard)


async def _tell(desk: Desk, page: str, what: str) -> None:
    try:
        await desk.ask({"do": "player", "page": page, "what": what})
    except NoResident:
        return  # the feed says so to everybody
