"""The page of the person's data: how much there is and where, and taking it along, bringing it in, deleting it."""

import logging
import tempfile
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from anyio import open_file, to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from deskbreak.control.protocol import Message
from deskbreak.core import hours
from deskbreak.errors import DeskbreakError
from deskbreak.journal.deed import Forget, ForgetEverything, Import
from deskbreak.journal.forget import question
from deskbreak.journal.upkeep import backups_of
from deskbreak.window.addresses import BadDate, days_of
from deskbreak.window.desk import desk_of
from deskbreak.window.ledger import Ledger
from deskbreak.window.verbs import fields
from deskbreak.words import gettext as _

log = logging.getLogger(__name__)

MOST_IMPORTED = 64 << 20
"""Bytes of a file that is imported here: some decades. The runtime folder, where it waits, may lie in memory."""
LONGEST_NAME = 120
"""Characters of a file's name that come back in a sentence about it."""


@dataclass(frozen=True, slots=True)
class Held:
    """How many entries there are, and the days of the first and the last of them, where there are any."""

    count: int
    first: date | None
    last: date | None


async def page(request: Request) -> Response:
    """What there is, and what can be done with it."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    return desk.page(
        "data.html",
        playing=status["player"] is not None,
        held=await to_thread.run_sync(_held, desk.ledger),
        folders=desk.ledger.folders,
        backups=backups_of(desk.ledger.folders.journal),
        most=MOST_IMPORTED,
        most_mb=MOST_IMPORTED >> 20,
    )


async def take_in(request: Request) -> Response:
    """Import the file that is the body; `?name=` is what it is called, `?instead` has it take the place of all."""
    desk = desk_of(request)
    name = request.query_params.get("name", "")[:LONGEST_NAME]
    try:
        # Readable by its owner only, and gone with the answer, or at the latest with the log-in session.
        with tempfile.TemporaryDirectory(prefix="import-", dir=desk.ledger.folders.runtime) as folder:
            path = Path(folder) / "rows.json"
            await _write(request.stream(), path)
            answer = await desk.keep(Import(path, name, "instead" in request.query_params))
    except OSError as fault:
        log.warning("A file that was to be imported could not be kept.", exc_info=True)
        says = _("There is no place for the file while it is read ({fault}): nothing was imported.")
        answer = {"ok": False, "says": says.format(fault=fault.strerror)}
    return JSONResponse({"ok": answer["ok"], "says": _told(answer), "go": None})


async def ask(request: Request) -> Response:
    """What would be deleted by `?since=` and `?until=`, or by `?everything=1`; raises `BadDate`."""
    desk = desk_of(request)
    desk.stay.expect()
    status = await desk.status()
    everything = "everything" in request.query_params
    first, last = (None, None) if everything else _range(request.query_params)
    held = await to_thread.run_sync(_held, desk.ledger, first, last)
    return desk.page(
        "forget.html",
        playing=status["player"] is not None,
        everything=everything,
        held=held,
        since=first,
        until=last,
        asks="" if held is None else question(held.count),
        backups=backups_of(desk.ledger.folders.journal),
    )


async def forget(request: Request) -> Response:
    """Delete what the form says, which was asked about; then the page of the data says how it went."""
    desk = desk_of(request)
    given = await fields(request)
    if given.get("everything") == "sure":
        deed: Forget | ForgetEverything = ForgetEverything()
    else:
        ledger = desk.ledger
        deed = Forget(*hours.span(*_range(given), ledger.zone, ledger.day_begins))
    answer = await desk.keep(deed)
    desk.said = _told(answer)
    return RedirectResponse("/data#said", 303)


def _told(answer: Message) -> str:
    # Here somebody minds their files, so that where a copy lies is for them too.
    return f"{answer['says']} {answer.get('more', '')}".rstrip()


def _range(given: Mapping[str, str]) -> tuple[date, date]:
    first, last = days_of(given)
    if first is None or last is None:
        raise BadDate(_("Which days"), _("Say which days are to be forgotten: the first one and the last one."))
    return first, last


def _held(ledger: Ledger, first: date | None = None, last: date | None = None) -> Held | None:
    """What there is of those days; `None` where the journal cannot be read."""
    try:
        extent = ledger.extent(first, last)
    except DeskbreakError:
        log.warning("The journal cannot be read.", exc_info=True)
        return None
    ends = [None if at is None else ledger.date_of(at) for at in (extent.first, extent.last)]
    return Held(extent.count, *ends)


async def _write(pieces: AsyncIterator[bytes], path: Path) -> None:
    path.touch(mode=0o600)
    left = MOST_IMPORTED
    async with await open_file(path, "wb") as file:
        async for piece in pieces:
            left -= len(piece)
            if left < 0:
                raise HTTPException(413)
            await file.write(piece)
