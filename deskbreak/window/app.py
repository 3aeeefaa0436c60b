"""The window process: registered with the resident, serving pages, ended when nobody looks."""

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from deskbreak import config
from deskbreak.control.client import Client, NoResident, ask
from deskbreak.control.protocol import PAGES, Message
from deskbreak.desktop.backend import Backend
from deskbreak.folders import Folders
from deskbreak.window.keys import Keys, listen
from deskbreak.window.launch import Launcher
from deskbreak.window.stay import Stay

if TYPE_CHECKING:
    from deskbreak.window.desk import Desk
    from deskbreak.window.server import Server

log = logging.getLogger(__name__)

HAND_BACK_S = 10.0
"""Seconds in which the resident hears that the window ends; it usually takes none."""


def run(folders: Folders) -> int:
    """Serve the pages of one profile until the last one is gone or the resident ends; the exit status."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s window %(levelname)s %(name)s: %(message)s")
    try:
        client = Client(folders.socket)
    except NoResident as fault:
        log.warning("The resident is not there: %s", fault)
        return 1

    def tell(backend: Backend) -> None:
        with contextlib.suppress(NoResident):  # it has gone, and so do we
            ask(folders.socket, {"do": "opens", **backend.as_json()})

    with client, listen() as door:
        keys, stay = Keys(), Stay()
        launcher = Launcher(lambda: config.load(folders.settings).settings, tell)
        registration = Registration(client, launcher, keys, door.getsockname()[1], stay)
        serving = threading.Thread(target=registration.serve, name="registration", daemon=True)
        serving.start()
        # The browser takes as long to come as the server to load; its first request waits at the door.
        desk, web = _server(folders, keys, door.getsockname()[1], stay, registration.leave)
        registration.serves(desk, web)
        web.run(door)
        if stay.ends():
            serving.join(HAND_BACK_S)
    return 0


def _server(folders: Folders, keys: Keys, port: int, stay: Stay, leave: Callable[[], None]) -> "tuple[Desk, Server]":
    from deskbreak.resources import folder
    from deskbreak.window import server
    from deskbreak.window.desk import Desk
    from deskbreak.window.feed import Feed
    from deskbreak.window.ledger import Ledger
    from deskbreak.window.shelf import Shelf

    def ended() -> None:
        leave()
        web.stop()

    feed = Feed(folders.socket, ended, waits=lambda: desk.plays)
    desk = Desk(folders.socket, Ledger(folders), Shelf([folder("routines"), folders.routines]), feed, stay)
    web = server.Server(desk, server.gate(desk, port, keys))
    return desk, web


class Registration:
    """The long-lived connection on which the resident asks for pages. Its thread reads, any may `leave`."""

    def __init__(self, client: Client, launcher: Launcher, keys: Keys, port: int, stay: Stay) -> None:
        """Pages are served at `port` to who has one of the `keys`, and shown by `launcher`."""
        self._client = client
        self._launcher = launcher
        self._keys = keys
        self._port = port
        self._stay = stay
        self._desk: Desk | None = None
        self._loaded = threading.Event()
        self._late: list[Message] = []

    def serves(self, desk: "Desk", web: "Server") -> None:
        """The server is there: when the connection ends, so does `web`, unless a break plays on. Main thread."""
        self._desk, self._web = desk, web
        self._loaded.set()

    def leave(self) -> None:
        """Let the resident know that the window ends: it starts another for what is wanted from now on."""
        self._client.finish()

    def serve(self) -> None:
        """Register, then do what the resident asks, until it ends; once more where it comes back in mid-break."""
        taken = not self._registered()
        self._loaded.wait()
        self._hand_back()
        from deskbreak.window.feed import AGAIN_S

        while not taken and self._desk is not None and self._desk.plays:
            time.sleep(AGAIN_S)
            with contextlib.suppress(NoResident), Client(self._desk.socket) as self._client:
                taken = not self._registered()
        if self._desk is None or not self._desk.plays:
            self._web.stop()

    def _registered(self) -> bool:
        """Serve as the profile's window until the connection ends; whether there was none yet."""
        for line in self._client.stream({"do": "window"}):
            if line.get("ok") is False:
                log.info("This profile has a window already.")
                return False
            self._handle(line)
        return True

    def _hand_back(self) -> None:
        """Ask the resident, which knows by now that this window has left, for what it wanted too late."""
        for line in self._late:
            if "open" in line and self._desk is not None:  # who waits for an address was told to try again
                with contextlib.suppress(NoResident):
                    ask(self._desk.socket, {"do": "open", "page": line["open"], "routine": line.get("routine")})

    def _handle(self, line: Message) -> None:
        if not self._stay.expect():
            self._late.append(line)
        elif "open" in line and not (self._desk is not None and self._desk.goes_itself(line["open"])):
            self._launcher.open(line["open"], self._address(line["open"], line.get("routine")))
        elif "address" in line:
            made = {"do": "address-made", "for": line["for"], "address": self._address(line["address"])}
            self._client.send(made)

    def _address(self, page: object, routine: object = None) -> str:
        target = page if isinstance(page, str) and page in PAGES else PAGES[0]
        if target == "break" and isinstance(routine, str):
            # Should the browser be slow to come, the page still knows what the person said Start to.
            target += "?" + urlencode({"play": routine})
        elif target == "routines" and isinstance(routine, str):
            target += "/" + quote(routine, safe="")
        return self._keys.address(self._port, target)
