"""What the control socket may ask: each verb, what is done for it, and its answer as a line."""

import logging
from collections.abc import Callable, Mapping
from typing import Protocol

from deskbreak.control.protocol import Message
from deskbreak.control.server import Peer
from deskbreak.core.effect import Answer
from deskbreak.core.event import Event, PlayerGone, Playing, PromptAnyway, Resume, Sit, Skip, Stand, Start, Welcomed
from deskbreak.desktop.backend import Backend
from deskbreak.errors import DeskbreakError
from deskbreak.journal.deed import Deed, deed_of
from deskbreak.resident import requests
from deskbreak.resident.overview import Overview
from deskbreak.resident.pages import Pages
from deskbreak.resident.requests import Wrong
from deskbreak.resident.watchers import Watchers
from deskbreak.words import gettext as _

log = logging.getLogger(__name__)


class Resident(Protocol):
    """What the commands need of the program."""

    def post(self, event: Event, reply: Callable[[Answer], None] | None = None) -> None:
        """Let `event` happen."""

    def keep(self, deed: Deed, reply: Callable[[Answer], None]) -> None:
        """Do `deed` to the journal."""

    def settings_changed(self, reply: Callable[[Answer], None]) -> None:
        """Go by the settings file as it is now."""

    def try_notice(self, peer: Peer, seconds: float) -> None:
        """Show a test notification, and tell `peer` what comes back of it."""

    def opens(self, backend: Backend) -> None:
        """This is how the window opens pages, or why it cannot."""

    @property
    def has_screen(self) -> bool:
        """Whether a page could be seen."""

    def end(self) -> None:
        """Quit."""


class Commands:
    """Answers the control socket, in the edge thread."""

    def __init__(self, resident: Resident, pages: Pages, overview: Overview, watchers: Watchers) -> None:
        self._resident = resident
        self._pages = pages
        self._overview = overview
        self._verbs: Mapping[str, Callable[[Peer, Message], None]] = {
            "status": self._status,
            "examine": lambda peer, _message: self._overview.examine(
                lambda examined: peer.send({"ok": True, "says": "", "examined": examined})
            ),
            "trial": lambda peer, message: self._resident.try_notice(peer, requests.number(message, "seconds")),
            "start": self._start,
            "snooze": self._asks(requests.snooze),
            "prompt": self._asks(lambda _message: PromptAnyway()),
            "skip": self._asks(lambda _message: Skip()),
            "pause": self._asks(requests.pause),
            "resume": self._asks(lambda _message: Resume()),
            "stand": self._asks(lambda _message: Stand()),
            "sit": self._asks(lambda _message: Sit()),
            "prefer": self._asks(requests.prefer),
            "sore": self._asks(lambda message: requests.of_spot("sore", message)),
            "spot": self._asks(lambda message: requests.of_spot("spot", message)),
            "advised": self._asks(lambda message: requests.of_spot("advised", message)),
            "checked": self._asks(requests.checked),
            "welcomed": self._asks(lambda _message: Welcomed()),
            "correct": self._keep,
            "add": self._keep,
            "import": self._keep,
            "forget": self._keep,
            "player": self._player,
            "open": self._open,
            "address": self._address,
            "watch": lambda peer, _message: watchers.add(peer),
            "window": self._window,
            "address-made": self._address_made,
            "opens": self._opens,
            "settings-changed": self._settings_changed,
            "quit": self._quit,
        }

    def take(self, peer: Peer, message: Message) -> None:
        """Answer one request; what is wrong with it is said, and does no harm."""
        verb = self._verbs.get(str(message.get("do", "")))
        if verb is None:
            says = _("There is no such request. Known are: {verbs}.").format(verbs=", ".join(sorted(self._verbs)))
            peer.send({"ok": False, "says": says})
            return
        try:
            verb(peer, message)
        except (Wrong, DeskbreakError) as wrong:
            peer.send({"ok": False, "says": str(wrong)})
        except Exception:
            # The barrier for requests: without an answer the asker would take us for dead.
            log.exception("a request failed: %r", message.get("do"))
            peer.send({"ok": False, "says": _("Deskbreak could not do that; its log says why.")})

    def _asks(self, event: Callable[[Message], Event]) -> Callable[[Peer, Message], None]:
        def ask(peer: Peer, message: Message) -> None:
            self._resident.post(event(message), lambda answer: peer.send({"ok": answer.ok, "says": answer.says}))

        return ask

    def _keep(self, peer: Peer, message: Message) -> None:
        def reply(answer: Answer) -> None:
            peer.send({"ok": answer.ok, "says": answer.says, "more": answer.more})

        self._resident.keep(deed_of(message), reply)

    def _start(self, peer: Peer, message: Message) -> None:
        event = Start(requests.text(message, "routine"), here=message.get("here") is True)

        def reply(answer: Answer) -> None:
            unseen = self._overview.unseen() if answer.ok and not event.here else ""
            peer.send({"ok": answer.ok, "says": unseen or answer.says, "unseen": bool(unseen)})

        self._resident.post(event, reply)

    def _opens(self, peer: Peer, message: Message) -> None:
        state = requests.text(message, "state")
        self._resident.opens(
            Backend(
                "pages",
                requests.text(message, "name") or "",
                requests.text(message, "why") or "",
                message.get("tested") is True,
                "ready" if state == "ready" else "unavailable",
            )
        )
        peer.send({"ok": True, "says": ""})

    def _player(self, peer: Peer, message: Message) -> None:
        event = requests.player(message)
        if isinstance(event, Playing) and message.get("stays") is True:
            # A page's server tells when the page is gone; a player in a terminal can be killed like any program.
            peer.on_close(lambda: self._resident.post(PlayerGone(event.page)))
        self._resident.post(event, lambda answer: peer.send({"ok": answer.ok, "says": answer.says}))

    def _status(self, peer: Peer, _message: Message) -> None:
        snapshot = self._overview.snapshot()
        peer.send({"ok": True, "says": snapshot["says"], "status": snapshot})

    def _open(self, peer: Peer, message: Message) -> None:
        page, routine = requests.page(message), requests.text(message, "routine")
        if not self._resident.has_screen:
            raise Wrong(
                _("There is no screen to show a page on. `deskbreak open {page} --print` gives its address.").format(
                    page=page
                )
            )
        self._pages.open(page, routine)
        peer.send({"ok": True, "says": _("Opening the page in your browser.")})

    def _address(self, peer: Peer, message: Message) -> None:
        self._pages.address(requests.page(message), peer)

    def _window(self, peer: Peer, _message: Message) -> None:
        # The answer has to come before the pages that wait to be opened.
        taken = not self._pages.free
        peer.send({"ok": not taken, "says": _("There is a window already.") if taken else ""})
        if not taken:
            self._pages.register(peer)

    def _address_made(self, _peer: Peer, message: Message) -> None:
        self._pages.made(int(requests.number(message, "for")), requests.text(message, "address") or "")

    def _settings_changed(self, peer: Peer, _message: Message) -> None:
        self._resident.settings_changed(lambda answer: peer.send({"ok": answer.ok, "says": answer.says}))

    def _quit(self, peer: Peer, _message: Message) -> None:
        peer.send({"ok": True, "says": _("Deskbreak has ended. `deskbreak run` starts it again.")})
        self._resident.end()
