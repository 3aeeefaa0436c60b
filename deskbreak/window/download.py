"""The journal's rows as a file: `/export?since=2026-11-16&until=2026-11-20&as=csv`, or `?week=2026-W47&as=json`.

`?spots=all&as=json` has what was ever said of sore places, and nothing else.
"""

import contextlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import IO

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from deskbreak.core.entry import Row
from deskbreak.errors import DeskbreakError
from deskbreak.journal import portable, spreadsheet
from deskbreak.window.addresses import days_of, monday_of, week_name
from deskbreak.window.desk import Desk, desk_of
from deskbreak.words import gettext as _

FORMS: Mapping[str, tuple[Callable[[Iterable[Row], IO[str]], int], str]] = {
    "csv": (spreadsheet.write, "text/csv; charset=utf-8"),
    "json": (portable.write, "application/json"),
}
IN_MEMORY = 1 << 20
CHUNK = 1 << 16
"""How much of a file is held in memory before it goes to the disk, and how many characters are sent at once."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which days (`None` has no limit) in which form, and what the file is called."""

    first: date | None
    last: date | None
    form: str
    name: str
    spots: bool = False
    """Whether what was said of sore places is all that is wanted."""


async def export(request: Request) -> Response:
    """The file that the query asks for; what is wrong with the query is a page."""
    desk = desk_of(request)
    desk.stay.expect()
    try:
        wish = wish_of(request.query_params)
        pieces = await to_thread.run_sync(_written, desk, wish)
    except DeskbreakError as wrong:
        return desk.page("message.html", 400, title=_("No such file"), before=str(wrong), command="", after="")
    disposition = {"content-disposition": f'attachment; filename="{wish.name}"'}
    return StreamingResponse(pieces, media_type=FORMS[wish.form][1], headers=disposition)


def wish_of(query: Mapping[str, str]) -> Wish:
    """What `query` asks for; raises `DeskbreakError`."""
    form = query.get("as", "")
    if form not in FORMS:
        raise DeskbreakError(_("A file is made as csv, to look at, or as json, which can be imported again."))
    if "spots" in query:
        return Wish(None, None, form, f"deskbreak-spots.{form}", spots=True)
    if "week" in query:
        monday = monday_of(query["week"])
        return Wish(monday, monday + timedelta(days=6), form, f"deskbreak-{week_name(monday)}.{form}")
    first, last = days_of(query)
    days = dict.fromkeys(day.isoformat() for day in (first, last) if day is not None)
    return Wish(first, last, form, "-".join(["deskbreak", *days]) + f".{form}")


def _written(desk: Desk, wish: Wish) -> Iterator[str]:
    """The file in pieces, once all of it was written: what goes wrong does so before anything is sent."""
    write = FORMS[wish.form][0]
    with contextlib.ExitStack() as undone:
        file = undone.enter_context(tempfile.SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", newline=""))
        if wish.spots:
            write(desk.ledger.of_spots(), file)
        else:
            with desk.ledger.rows(wish.first, wish.last) as rows:
                write(rows, file)
        file.seek(0)
        undone.pop_all()
    return _pieces(file)


def _pieces(file: IO[str]) -> Iterator[str]:
    with file:
        while piece := file.read(CHUNK):
            yield piece
