"""What the control socket may ask: each verb turned into an event, and its answer into a line."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol, cast, get_args

from deskbreak.control.protocol import PAGES, Message
from deskbreak.control.server import Peer
from deskbreak.core.checkup import VERDICTS
from deskbreak.core.effect import Answer
from deskbreak.core.event import (
    Checked,
    Event,
    Feeling,
    Felt,
    Liking,
    OfSpot,
    Pause,
    PlayerBack,
    PlayerEnded,
    PlayerFocus,
    PlayerGone,
    PlayerPaused,
    PlayerResumed,
    Playing,
    Prefer,
    PromptAnyway,
    Resume,
    Sit,
    Skip,
    Snooze,
    Stand,
    Start,
    StepPlayed,
    Verdict,
    Welcomed,
)
from deskbreak.core.listing import ID
from deskbreak.desktop.backend import Backend
from deskbreak.errors import DeskbreakError
from deskbreak.journal.deed import Deed, deed_of
from deskbreak.resident.pages import Pages
from deskbreak.words import gettext as _

PAUSES: Mapping[str, Pause] = {
    "30m": Pause(30 * 60.0),
    "1h": Pause(3600.0),
    "2h": Pause(7200.0),
    "tomorrow": Pause("tomorrow"),
    "forever": Pause("forever"),
}
PLACED: Mapping[str, Any] = {"zone": "", "side": ""}
SCORED: Mapping[str, Any] = {
    **PLACED,
    "muscle": "",
    "score": None,
    "moment": "now",
    "did": "",
    "left": None,
    "right": None,
}
PINNED: Mapping[str, Any] = {**PLACED, "muscle": "", "kept": True, "x": None, "y": None, "aspect": ""}
"""What may be said of a sore place, and what holds of it where it is not said."""

MOST_ANSWERS = 30
LONGEST_ITEM = 60
"""What a workstation check may hold; the journal takes no more of a row from outside either."""
FEELINGS: tuple[Feeling, ...] = get_args(Feeling)


class _Wrong(ValueError):
    """What is wrong with a request."""


class Resident(Protocol):
    """What the commands need of the program."""

    def post(self, event: Event, reply: Callable[[Answer], None] | None = None) -> None:
        """Let `event` happen."""

    def keep(self, deed: Deed, reply: Callable[[Answer], None]) -> None:
        """Do `deed` to the journal."""

    def settings_changed(self, reply: Callable[[Answer], None]) -> None:
        """Go by the settings file as it is now."""

    def snapshot(self) -> Message:
        """The status as it goes over the socket."""

    def examine(self, reply: Callable[[Message], None]) -> None:
        """Look at every part, and hand over how it stands."""

    def try_notice(self, peer: Peer, seconds: float) -> None:
        """Show a test notification, and tell `peer` what comes back of it."""

    def watch(self, peer: Peer) -> None:
        """Send `peer` snapshots and rows from now on."""

    def started(self) -> str:
        """What to say to who asked for a break whose page cannot be shown; empty where it can."""

    def opens(self, backend: Backend) -> None:
        """This is how the window opens pages, or why it cannot."""

    @property
    def has_screen(self) -> bool:
        """Whether a page could be seen."""

    def end(self) -> None:
        """Quit."""


class Commands:
    """Answers the control socket, in the edge thread."""

    def __init__(self, resident: Resident, pages: Pages) -> None:
        self._resident = resident
        self._pages = pages
        self._verbs: Mapping[str, Callable[[Peer, Message], None]] = {
            "status": self._status,
            "examine": lambda peer, _message: self._resident.examine(
                lambda examined: peer.send({"ok": True, "says": "", "examined": examined})
            ),
            "trial": lambda peer, message: self._resident.try_notice(peer, _number(message, "seconds")),
            "start": self._start,
            "snooze": self._asks(lambda message: Snooze(_minutes(message))),
            "prompt": self._asks(lambda _message: PromptAnyway()),
            "skip": self._asks(lambda _message: Skip()),
            "pause": self._asks(_pause),
            "resume": self._asks(lambda _message: Resume()),
            "stand": self._asks(lambda _message: Stand()),
            "sit": self._asks(lambda _message: Sit()),
            "prefer": self._asks(_prefer),
            "sore": self._asks(lambda message: OfSpot("sore", _known(message, SCORED))),
            "spot": self._asks(lambda message: OfSpot("spot", _known(message, PINNED))),
            "advised": self._asks(lambda message: OfSpot("advised", _known(message, PLACED))),
            "checked": self._asks(_checked),
            "welcomed": self._asks(lambda _message: Welcomed()),
            "correct": self._keep,
            "add": self._keep,
            "import": self._keep,
            "forget": self._keep,
            "player": self._player,
            "open": self._open,
            "address": self._address,
            "watch": lambda peer, _message: self._resident.watch(peer),
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
        except (_Wrong, DeskbreakError) as wrong:
            peer.send({"ok": False, "says": str(wrong)})

    def _asks(self, event: Callable[[Message], Event]) -> Callable[[Peer, Message], None]:
        def ask(peer: Peer, message: Message) -> None:
            self._resident.post(event(message), lambda answer: peer.send({"ok": answer.ok, "says": answer.says}))

        return ask

    def _keep(self, peer: Peer, message: Message) -> None:
        def reply(answer: Answer) -> None:
            peer.send({"ok": answer.ok, "says": answer.says, "more": answer.more})

        self._resident.keep(deed_of(message), reply)

    def _start(self, peer: Peer, message: Message) -> None:
        event = Start(_text(message, "routine"), here=message.get("here") is True)

        def reply(answer: Answer) -> None:
            unseen = self._resident.started() if answer.ok and not event.here else ""
            peer.send({"ok": answer.ok, "says": unseen or answer.says, "unseen": bool(unseen)})

        self._resident.post(event, reply)

    def _opens(self, peer: Peer, message: Message) -> None:
        state = _text(message, "state")
        self._resident.opens(
            Backend(
                "pages",
                _text(message, "name") or "",
                _text(message, "why") or "",
                message.get("tested") is True,
                "ready" if state == "ready" else "unavailable",
            )
        )
        peer.send({"ok": True, "says": ""})

    def _player(self, peer: Peer, message: Message) -> None:
        event = _player(message)
        if isinstance(event, Playing) and message.get("stays") is True:
            # A page's server tells when the page is gone; a player in a terminal can be killed like any program.
            peer.on_close(lambda: self._resident.post(PlayerGone(event.page)))
        self._resident.post(event, lambda answer: peer.send({"ok": answer.ok, "says": answer.says}))

    def _status(self, peer: Peer, _message: Message) -> None:
        snapshot = self._resident.snapshot()
        peer.send({"ok": True, "says": snapshot["says"], "status": snapshot})

    def _open(self, peer: Peer, message: Message) -> None:
        page, routine = _page(message), _text(message, "routine")
        if not self._resident.has_screen:
            raise _Wrong(
                _("There is no screen to show a page on. `deskbreak open {page} --print` gives its address.").format(
                    page=page
                )
            )
        self._pages.open(page, routine)
        peer.send({"ok": True, "says": _("Opening the page in your browser.")})

    def _address(self, peer: Peer, message: Message) -> None:
        self._pages.address(_page(message), peer)

    def _window(self, peer: Peer, _message: Message) -> None:
        # The answer has to come before the pages that wait to be opened.
        taken = not self._pages.free
        peer.send({"ok": not taken, "says": _("There is a window already.") if taken else ""})
        if not taken:
            self._pages.register(peer)

    def _address_made(self, _peer: Peer, message: Message) -> None:
        self._pages.made(int(_number(message, "for")), _text(message, "address") or "")

    def _settings_changed(self, peer: Peer, _message: Message) -> None:
        self._resident.settings_changed(lambda answer: peer.send({"ok": answer.ok, "says": answer.says}))

    def _quit(self, peer: Peer, _message: Message) -> None:
        peer.send({"ok": True, "says": _("Deskbreak has ended. `deskbreak run` starts it again.")})
        self._resident.end()


def _page(message: Message) -> str:
    page = _text(message, "page") or PAGES[0]
    if page not in PAGES:
        raise _Wrong(_('There is no page "{page}". Known are: {pages}.').format(page=page, pages=", ".join(PAGES)))
    return page


def _pause(message: Message) -> Event:
    length = _text(message, "for") or "forever"
    if length not in PAUSES:
        raise _Wrong(
            _('"{length}" is no length of a pause. Known are: {known}.').format(length=length, known=", ".join(PAUSES))
        )
    return PAUSES[length]


def _prefer(message: Message) -> Event:
    liking = _text(message, "liking") or ""
    if liking not in {"favourite", "never", ""}:
        raise _Wrong(
            _('A routine is a "favourite", or "never" offered, or "" for neither; not "{liking}".').format(
                liking=liking
            )
        )
    return Prefer(_text(message, "routine") or "", cast("Liking", liking))


def _known(message: Message, known: Mapping[str, Any]) -> Mapping[str, Any]:
    """What `message` says of `known`; whether that can be is looked at where it happens."""
    return {key: message.get(key, without) for key, without in known.items()}


def _checked(message: Message) -> Event:
    answers = message.get("answers")
    if not isinstance(answers, dict) or not 0 < len(answers) <= MOST_ANSWERS:
        raise _Wrong(_('"answers" must be an object of 1 to {most} answers.').format(most=MOST_ANSWERS))
    for item, verdict in answers.items():
        if re.fullmatch(ID, item) is None or len(item) > LONGEST_ITEM or verdict not in VERDICTS:
            raise _Wrong(
                _('"{item}": "{verdict}" is no answer. Known are: {known}.').format(
                    item=item[:LONGEST_ITEM], verdict=str(verdict)[:LONGEST_ITEM], known=", ".join(VERDICTS)
                )
            )
    return Checked(cast("dict[str, Verdict]", answers))


def _minutes(message: Message) -> float | None:
    return None if message.get("minutes") is None else _number(message, "minutes") * 60


def _player(message: Message) -> Event:
    page = _text(message, "page") or ""
    match message.get("what"):
        case "playing":
            return Playing(page, _text(message, "routine") or "")
        case "step":
            return StepPlayed(page, int(_number(message, "step")), _number(message, "seconds"))
        case "paused":
            return PlayerPaused(page)
        case "resumed":
            return PlayerResumed(page)
        case "focus":
            return PlayerFocus(page, message.get("focused") is True)
        case "gone":
            return PlayerGone(page)
        case "back":
            return PlayerBack(page)
        case "ended":
            return PlayerEnded(page, message.get("reached_end") is True, _number(message, "seconds"))
        case "felt":
            return Felt(page, _feeling(message))
        case _:
            raise _Wrong(_("A player says nothing of this kind."))


def _feeling(message: Message) -> Feeling:
    value = _text(message, "value") or ""
    for feeling in FEELINGS:
        if feeling == value:
            return feeling
    raise _Wrong(_('"{value}" is no way to feel. Known are: {known}.').format(value=value, known=", ".join(FEELINGS)))


def _text(message: Message, key: str) -> str | None:
    value: Any = message.get(key)
    if value is not None and not isinstance(value, str):
        raise _Wrong(_('"{key}" must be text.').format(key=key))
    return value


def _number(message: Message, key: str) -> float:
    value: Any = message.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e9:
        raise _Wrong(_('"{key}" must be a number.').format(key=key))
    return float(value)
