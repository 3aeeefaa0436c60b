"""The screen lock and sleep on Linux, as systemd-logind (or elogind) tells them. Never asks for an inhibitor.

Protocol: org.freedesktop.login1(5).
"""

import os
import sys
from collections.abc import Callable
from typing import Any

from deskbreak.desktop.backend import Backend, State
from deskbreak.desktop.bus import Bus
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.message import PROPERTIES, Address, Incoming, Reply, Rule
from deskbreak.desktop.presence.base import SessionSenses
from deskbreak.words import gettext as _

NAME = "org.freedesktop.login1"
MANAGER = Address(NAME, "/org/freedesktop/login1", f"{NAME}.Manager")
SESSION = f"{NAME}.Session"
USER = f"{NAME}.User"


class LogindSession:
    """Listens to logind for as long as the bus is there. Its callbacks come on the edge thread."""

    def __init__(self, loop: Loop, bus: Bus, senses: SessionSenses) -> None:
        """Look for our session as soon as the loop turns; any thread, no waiting. `bus` is ours to close."""
        self._loop = loop
        self._bus = bus
        self._senses = senses
        self._paths: set[str] = set()
        self._path = ""
        self._hint = False
        self._active = True
        """Whether the screen shows this session and not somebody else's."""
        self._is_locked = False
        self._asleep = False
        self._runs: bool | None = None
        """Whether logind is on the bus; `None` before the bus has told."""
        self._why = _("Asking logind for this session.")
        loop.call(self._begin)

    @property
    def backend(self) -> Backend:
        """How logind stands; any thread."""
        state: State = "ready" if self._bus.open and self._runs is not False else "unavailable"
        return Backend("session", "logind", self._why, state=state)

    def close(self) -> None:
        """Leave the system bus; any thread, while the loop turns."""
        self._loop.call(self._bus.close)

    def _begin(self) -> None:
        self._bus.on_end(self._ended)
        self._bus.subscribe(Rule(NAME, MANAGER.interface, "PrepareForSleep", MANAGER.path), self._sleep)
        self._bus.watch(NAME, self._owned)

    def _ended(self, says: str) -> None:
        self._why = _("The system bus went away, so screen lock and sleep go unnoticed: {says}").format(says=says)
        self._take(hint=False, active=True)  # nobody would tell of the end

    def _owned(self, owner: str) -> None:
        self._runs = bool(owner)
        if owner:
            self._find()
        else:
            self._why = _("logind does not run, so screen lock and sleep go unnoticed.")

    def _find(self) -> None:
        self._ask("GetSessionByPID", "u", os.getpid(), self._by_name)

    def _by_name(self) -> None:
        # A program that systemd's user manager started belongs to no session of its own.
        named = os.environ.get("XDG_SESSION_ID")
        if named:
            self._ask("GetSession", "s", named, self._by_user)
        else:
            self._by_user()

    def _by_user(self) -> None:
        def user(reply: Reply) -> None:
            self._none()
            if not reply.error:
                self._get(reply.body[0], USER, "Display", lambda display: self._found(display[1], self._none))

        self._bus.call(MANAGER, "GetUser", "u", (_user(),), user)

    def _ask(self, member: str, signature: str, what: int | str, otherwise: Callable[[], None]) -> None:
        def answered(reply: Reply) -> None:
            self._found("" if reply.error else reply.body[0], otherwise)

        self._bus.call(MANAGER, member, signature, (what,), answered)

    def _none(self) -> None:
        self._why = _("logind tells of sleep, but knows no session of yours, so the screen lock goes unnoticed.")

    def _found(self, path: str, otherwise: Callable[[], None]) -> None:
        if path in ("", "/"):
            return otherwise()
        self._path = path
        self._why = _("logind tells when the screen is locked and when the machine sleeps.")
        if path not in self._paths:
            self._paths.add(path)
            self._bus.subscribe(Rule(NAME, PROPERTIES, "PropertiesChanged", path, SESSION), self._changed)
            self._bus.subscribe(Rule(NAME, SESSION, "Lock", path), lambda signal: self._take(hint=True))
            self._bus.subscribe(Rule(NAME, SESSION, "Unlock", path), lambda signal: self._take(hint=False))
        self._read("LockedHint")
        return self._read("Active")

    def _read(self, name: str) -> None:
        self._get(self._path, SESSION, name, lambda value: self._took(name, value))

    def _changed(self, signal: Incoming) -> None:
        _interface, values, stale = signal.body
        for name in ("LockedHint", "Active"):
            if name in values:
                self._took(name, values[name][1])
            elif name in stale:
                self._read(name)

    def _took(self, name: str, value: Any) -> None:
        if name == "LockedHint":
            self._take(hint=bool(value))
        else:
            self._take(active=bool(value))

    def _take(self, *, hint: bool | None = None, active: bool | None = None) -> None:
        self._hint = self._hint if hint is None else hint
        self._active = self._active if active is None else active
        # A locker may send the signal, set the hint or do both, and who switches users locks first: told once.
        locked = self._hint or not self._active
        if locked == self._is_locked:
            return
        self._is_locked = locked
        if locked:
            self._senses.locked()
        else:
            self._senses.unlocked()

    def _sleep(self, signal: Incoming) -> None:
        asleep = bool(signal.body[0])
        if asleep == self._asleep:
            return
        self._asleep = asleep
        if asleep:
            self._senses.sleeping()
        else:
            self._senses.woke()

    def _get(self, path: str, interface: str, name: str, then: Callable[[Any], None]) -> None:
        def got(reply: Reply) -> None:
            if not reply.error:
                then(reply.body[0][1])

        self._bus.call(Address(NAME, path, PROPERTIES), "Get", "ss", (interface, name), got)


def _user() -> int:
    if sys.platform != "win32":
        return os.getuid()
    raise NotImplementedError("logind is Linux's")
