"""The window process: registered with the resident, serving pages, ended when nobody looks."""

import contextlib
import logging
import threading
import time
from urllib.parse import urlencode

from deskbreak.control.client import Client, NoResident
from deskbreak.control.protocol import Message
from deskbreak.folders import Folders
from deskbreak.resources import folder
from deskbreak.window import server
from deskbreak.window.desk import Desk
from deskbreak.window.feed import AGAIN_S, Feed
from deskbreak.window.gate import Gate, Keys
from deskbreak.window.launch import open_browser
from deskbreak.window.ledger import Ledger
from deskbreak.window.shelf import Shelf
from deskbreak.window.stay import Stay

log = logging.getLogger(__name__)

PAGES = ("today", "break", "week", "routines")
"""The pages that the resident may ask for; the first stands in for one we do not know."""


def run(folders: Folders) -> int:
    """Serve the pages of one profile until the last one is gone or the resident ends; the exit status."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s window %(levelname)s %(name)s: %(message)s")
    try:
        client = Client(folders.socket)
    except NoResident as fault:
        log.warning("The resident is not there: %s", fault)
        return 1
    with client, server.listen() as door:
        stay = Stay()
        feed = Feed(folders.socket, ended=lambda: web.stop(), waits=lambda: desk.plays)
        desk = Desk(folders.socket, Ledger(folders), Shelf([folder("routines"), folders.routines]), feed, stay)
        front = server.gate(desk, door.getsockname()[1], Keys())
        web = server.Server(desk, front)
        registration = Registration(client, front, desk, web)
        threading.Thread(target=registration.serve, name="registration", daemon=True).start()
        web.run(door)
    return 0


class Registration:
    """The long-lived connection on which the resident asks for pages. Its thread reads; nothing else uses it."""

    def __init__(self, client: Client, front: Gate, desk: Desk, web: server.Server) -> None:
        """Addresses come from `front`; when the connection ends so does `web`, unless a break plays on."""
        self._client = client
        self._front = front
        self._desk = desk
        self._web = web

    def serve(self) -> None:
        """Register, then do what the resident asks, until it ends; once more where it comes back in mid-break."""
        taken = not self._registered()
        while not taken and self._desk.plays:
            time.sleep(AGAIN_S)
            with contextlib.suppress(NoResident), Client(self._desk.socket) as self._client:
                taken = not self._registered()
        if not self._desk.plays:
            self._web.stop()

    def _registered(self) -> bool:
        """Serve as the profile's window until the connection ends; whether there was none yet."""
        for line in self._client.stream({"do": "window"}):
            if line.get("ok") is False:
                log.info("This profile has a window already.")
                return False
            self._handle(line)
        return True

    def _handle(self, line: Message) -> None:
        if "open" in line and not self._desk.goes_itself(line["open"]):
            open_browser(self._address(line["open"], line.get("routine")))
        elif "address" in line:
            made = {"do": "address-made", "for": line["for"], "address": self._address(line["address"])}
            self._client.send(made)

    def _address(self, page: object, routine: object = None) -> str:
        self._desk.stay.expect()
        target = page if isinstance(page, str) and page in PAGES else PAGES[0]
        if target == "break" and isinstance(routine, str):
            # Should the browser be slow to come, the page still knows what the person said Start to.
            target += "?" + urlencode({"play": routine})
        return self._front.address(target)
