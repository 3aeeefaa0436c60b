"""What the endpoints work with: the ways to the resident, the journal, the routines and the open pages."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from deskbreak import config
from deskbreak.control.client import Client, NoResident, ask
from deskbreak.control.protocol import Message
from deskbreak.core.status import whole
from deskbreak.core.warning import Tier, red_flags
from deskbreak.errors import DeskbreakError
from deskbreak.journal.deed import Deed
from deskbreak.window.body.passes import Passes
from deskbreak.window.feed import Feed
from deskbreak.window.ledger import Ledger
from deskbreak.window.render import Renderer
from deskbreak.window.shelf import Shelf
from deskbreak.window.stay import Stay

if TYPE_CHECKING:
    from deskbreak.config.edit import Change

STARTING_S = 10.0
"""Seconds after a page asked for a break in which it goes to the player itself, and wants no second tab."""


class OldResident(DeskbreakError):
    """The resident is of an older version than these pages: the program was updated while it ran."""


@dataclass(slots=True)
class Desk:
    """One per window. Lives in the server's loop."""

    socket: Path
    ledger: Ledger
    shelf: Shelf
    feed: Feed
    stay: Stay
    renderer: Renderer = field(default_factory=Renderer)
    said: str = ""
    """The answer to the last form sent without scripts; the next page shows it once. One person, so one place."""
    playing: set[str] = field(default_factory=set)
    """The pages that play, or did until they lost their connection."""
    open: set[str] = field(default_factory=set)
    """The pages of the player that are connected, by the ids they gave themselves."""
    started: float = float("-inf")
    passes: Passes = field(default_factory=Passes)
    causes: tuple[str, ...] = ()
    """The habit cards that were picked on the way to the relief that was started last."""
    changed: "Change | None" = None
    """The last change of the settings from a page, for undo."""

    @property
    def plays(self) -> bool:
        """Whether a page that is open plays a break. Any thread."""
        return not self.playing.isdisjoint(self.open)

    async def ask(self, request: Message) -> Message:
        """The resident's answer; raises `NoResident`."""
        return await to_thread.run_sync(ask, self.socket, request)

    async def keep(self, deed: Deed) -> Message:
        """The resident's answer once `deed` is done or refused, however long that takes; raises `NoResident`."""
        return await to_thread.run_sync(_kept, self.socket, deed)

    async def status(self) -> dict[str, Any]:
        """The resident's status now; raises `NoResident` and `OldResident`."""
        status: dict[str, Any] = (await self.ask({"do": "status"}))["status"]
        if not whole(status):
            raise OldResident
        return status

    async def tiers(self) -> tuple[Tier, ...]:
        """When to stop and get help, with the number that the person calls."""
        loaded = await to_thread.run_sync(config.load, self.ledger.folders.settings)
        return red_flags(loaded.settings.emergency)

    def starts(self) -> None:
        """A page asks for a break."""
        self.started = time.monotonic()

    def goes_itself(self, page: str) -> bool:
        """Whether one of our pages is on its way to `page` already."""
        return page == "break" and time.monotonic() < self.started + STARTING_S

    def page(self, template: str, status_code: int = 200, **context: Any) -> Response:
        """The answer that shows `template`, with what there is to say, once."""
        said, self.said = self.said, ""
        return self.renderer.page(template, {"said": said, "playing": False, **context}, status_code)


def _kept(socket: Path, deed: Deed) -> Message:
    with Client(socket) as client:
        answer = next(client.stream(deed.message()), None)
    if answer is None:
        raise NoResident("the resident ended before it answered")
    return answer


def desk_of(request: Request) -> Desk:
    """The desk of the application that `request` came to."""
    return cast("Desk", request.app.state.desk)
