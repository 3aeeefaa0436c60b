"""One D-Bus connection inside the edge loop: calls, signals, objects of our own, and who owns which name.

Nothing here waits for an answer: replies and signals come back through callbacks on the edge thread.
"""

import logging
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Literal

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.auth import AuthenticationError
from jeepney.bus import get_bus
from jeepney.io.blocking import prep_socket

from deskbreak.desktop.frames import Frames, NoMessage
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.message import Address, Incoming, Reply, Returns, Rule
from deskbreak.words import gettext as _

_log = logging.getLogger(__name__)

DAEMON = "org.freedesktop.DBus"
NO_REPLY = f"{DAEMON}.Error.NoReply"
CONNECT_S = 1.0
SEND_S = 2.0
"""A bus that takes nothing for so long hangs; we leave it rather than hang along."""
CHUNK = 65536


class NoBus(Exception):
    """There is no bus to connect to; the text is a sentence for a person."""


Handler = Callable[[Incoming], None]
Answer = Callable[[Incoming], Returns]
Owner = Callable[[str], None]
End = Callable[[], None]
"""Ends what returned it, for the edge thread; a second time does no harm."""


@dataclass(slots=True)
class _Name:
    owner: str | None = None
    watchers: dict[object, Owner] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Waiting:
    then: Callable[[Reply], None]
    cancel: Callable[[], None] = lambda: None


class Bus:
    """A connection that lives in the edge loop. Every method is for the edge thread, unless it says otherwise."""

    def __init__(self, loop: Loop, connection: socket.socket) -> None:
        """Take over an authenticated `connection`; any thread. The first message goes out on the edge thread."""
        connection.settimeout(SEND_S)
        self._loop = loop
        self._socket = connection
        self._frames = Frames()
        self._serial = count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._together: bytes | None = None
        self._rules: dict[object, tuple[Rule, Handler]] = {}
        self._objects: dict[str, Answer] = {}
        self._names: dict[str, _Name] = {}
        self._ends: dict[object, Callable[[str], None]] = {}
        self._ended = ""
        """Why the bus went away, once it did."""
        self.open = True
        loop.call(self._begin)

    @classmethod
    def connect(cls, loop: Loop, which: Literal["session", "system"]) -> "Bus":
        """Connect and authenticate; any thread, takes milliseconds and at most a second. Raises `NoBus`."""
        try:
            connection = prep_socket(_place(which), timeout=CONNECT_S)
        except (OSError, RuntimeError, ValueError, AuthenticationError) as fault:
            raise NoBus(_("The {which} bus does not answer: {fault}.").format(which=which, fault=fault)) from fault
        return cls(loop, connection)

    def fileno(self) -> int:
        """The socket, for the loop."""
        return self._socket.fileno()

    def ready(self) -> None:
        """Read what came and deal with every message that is complete."""
        try:
            data = self._socket.recv(CHUNK)
        except TimeoutError:
            return  # woken for nothing
        except OSError as fault:
            self._end(str(fault))
            return
        if not data:
            self._end(_("The bus closed the connection."))
            return
        self._frames.add(data)
        while self.open and (message := self._next()) is not None:
            self._take(message)

    def call(
        self,
        to: Address,
        member: str,
        signature: str | None = None,
        body: tuple[Any, ...] = (),
        then: Callable[[Reply], None] | None = None,
        within: float | None = None,
    ) -> None:
        """Call a method; `then` gets the reply, an error too. Where the bus is closed nothing comes back.

        What does not answer `within` so many seconds gives the error `NO_REPLY`, and may answer in vain later.
        """
        address = DBusAddress(to.path, bus_name=to.service, interface=to.interface)
        message = new_method_call(address, member, signature, body)
        if then is None:
            message.header.flags |= MessageFlag.no_reply_expected
        self._send(message, then, within)

    def emit(
        self, path: str, interface: str, member: str, signature: str | None = None, body: tuple[Any, ...] = ()
    ) -> None:
        """Send a signal from an object of ours."""
        self._send(new_signal(DBusAddress(path, interface=interface), member, signature, body))

    @contextmanager
    def together(self) -> Iterator[None]:
        """Send what is sent within in one piece: each piece wakes the daemon, and its questions wake us."""
        self._together = b""
        try:
            yield
        finally:
            data, self._together = self._together, None
            if data and self.open:
                self._write(data)

    def export(self, path: str, answer: Answer) -> None:
        """Have `answer` deal with calls to `path`; it raises `LookupError` for what the object does not have."""
        self._objects[path] = answer

    def watch(self, name: str, changed: Owner) -> End:
        """Tell `changed` the owner of `name` as soon as it is known and at each change; "" means nobody.

        Where it is known already, that is within this call.
        """
        key = object()
        rule = Rule(DAEMON, DAEMON, "NameOwnerChanged", arg0=name)

        def unwatch() -> None:
            if known.watchers.pop(key, None) and not known.watchers:
                del self._names[name]
                self._ask_daemon("RemoveMatch", rule.text())

        known = self._names.setdefault(name, _Name())
        known.watchers[key] = changed
        if len(known.watchers) == 1:
            self._ask_daemon("AddMatch", rule.text())
            self._ask_daemon(
                "GetNameOwner", name, lambda reply: self._owned(name, "" if reply.error else reply.body[0])
            )
        elif known.owner is not None:
            changed(known.owner)
        return unwatch

    def subscribe(self, rule: Rule, handler: Handler) -> End:
        """Tell `handler` each signal that fits `rule` and comes from the owner of the rule's sender."""
        key = object()

        def unsubscribe() -> None:
            if self._rules.pop(key, None):
                self._ask_daemon("RemoveMatch", rule.text())
                unwatch()

        # A name's owner is asked first: the daemon keeps the order, so we know it before the first signal comes.
        unwatch = self.watch(rule.sender, lambda owner: None)
        self._rules[key] = (rule, handler)
        self._ask_daemon("AddMatch", rule.text())
        return unsubscribe

    def activatable(self, name: str, then: Callable[[bool], None]) -> None:
        """Tell `then` whether the bus would start a service for `name`."""
        self._ask_daemon("ListActivatableNames", None, lambda reply: then(not reply.error and name in reply.body[0]))

    def on_end(self, ended: Callable[[str], None]) -> End:
        """Tell `ended` once when the bus goes away, with the reason. Closing it ourselves tells nobody.

        Where it went away already, that is in the loop's next turn.
        """
        key = object()
        self._ends[key] = ended
        if self._ended:
            self._loop.call(lambda: self._tell(key))

        def forget() -> None:
            self._ends.pop(key, None)

        return forget

    def close(self) -> None:
        """Leave the bus."""
        if self.open:
            self.open = False
            self._loop.remove(self)
            self._socket.close()
            for waiting in self._waiting.values():
                waiting.cancel()
            self._waiting.clear()

    def _begin(self) -> None:
        if self.open:
            self._loop.add(self)
            self._ask_daemon("Hello")

    def _ask_daemon(
        self, member: str, name: str | None = None, then: Callable[[Reply], None] = lambda reply: None
    ) -> None:
        daemon = Address(DAEMON, "/org/freedesktop/DBus", DAEMON)
        self.call(daemon, member, "s" if name else None, (name,) if name else (), then)

    def _send(self, message: Message, then: Callable[[Reply], None] | None = None, within: float | None = None) -> None:
        if not self.open:
            return
        serial = next(self._serial)
        if then is not None and within is not None:
            self._waiting[serial] = _Waiting(then, self._loop.later(within, lambda: self._give_up(serial)))
        elif then is not None:
            self._waiting[serial] = _Waiting(then)
        data = message.serialise(serial=serial)
        if self._together is None:
            self._write(data)
        else:
            self._together += data

    def _write(self, data: bytes) -> None:
        try:
            self._socket.sendall(data)
        except OSError as fault:
            self._end(str(fault))

    def _end(self, says: str) -> None:
        self.close()
        self._ended = says
        for key in tuple(self._ends):
            self._tell(key)

    def _tell(self, key: object) -> None:
        ended = self._ends.pop(key, None)
        if ended is not None:
            ended(self._ended)

    def _take(self, message: Message) -> None:
        try:
            match message.header.message_type:
                case MessageType.method_call:
                    self._answer(message)
                case MessageType.signal:
                    self._signal(_incoming(message))
                case _:
                    self._reply(message)
        except Exception:  # one bad message must not take the connection along
            _log.exception("A message from the bus could not be dealt with.")

    def _next(self) -> Message | None:
        """The next message that is complete; ends the connection where the bytes are no message."""
        try:
            return self._frames.next()
        except NoMessage as fault:
            self._end(str(fault))
            return None

    def _reply(self, message: Message) -> None:
        fields = message.header.fields
        waiting = self._waiting.pop(fields.get(HeaderFields.reply_serial, 0), None)
        if waiting is not None:
            waiting.cancel()
            waiting.then(Reply(tuple(message.body), fields.get(HeaderFields.error_name, "")))

    def _give_up(self, serial: int) -> None:
        waiting = self._waiting.pop(serial, None)
        if waiting is not None:
            waiting.then(Reply((_("There was no answer in time."),), NO_REPLY))

    def _signal(self, signal: Incoming) -> None:
        if signal.sender == DAEMON and signal.member == "NameOwnerChanged":
            self._owned(signal.body[0], signal.body[2])
            return
        for key, (rule, handler) in tuple(self._rules.items()):
            # A handler may have ended what comes after it.
            if key in self._rules and rule.fits(signal) and self._names[rule.sender].owner == signal.sender:
                handler(signal)

    def _owned(self, name: str, owner: str) -> None:
        known = self._names.get(name)
        if known is not None and known.owner != owner:
            known.owner = owner
            for key, changed in tuple(known.watchers.items()):
                if key in known.watchers:
                    changed(owner)

    def _answer(self, message: Message) -> None:
        call = _incoming(message)
        wants_reply = not message.header.flags & MessageFlag.no_reply_expected
        try:
            returns = self._returns(call)
        except Exception as fault:
            known = isinstance(fault, LookupError)
            if not known:
                _log.exception("A call from the desktop failed: %s.%s", call.interface, call.member)
            error = f"{DAEMON}.Error.{'UnknownMethod' if known else 'Failed'}"
            if wants_reply:
                self._send(new_error(message, error, "s", (f"{call.interface}.{call.member}",)))
            return
        if wants_reply:
            self._send(new_method_return(message, returns.signature, returns.body))
        if returns.then is not None:
            returns.then()

    def _returns(self, call: Incoming) -> Returns:
        if call.interface == "org.freedesktop.DBus.Peer" and call.member == "Ping":
            return Returns()
        return self._objects[call.path](call)


def _incoming(message: Message) -> Incoming:
    fields = message.header.fields
    named = (HeaderFields.sender, HeaderFields.path, HeaderFields.interface, HeaderFields.member)
    sender, path, interface, member = (fields.get(name, "") for name in named)
    return Incoming(sender, path, interface, member, tuple(message.body))


def _place(which: Literal["session", "system"]) -> str:
    if which == "system":
        return str(get_bus("SYSTEM"))
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if address:
        return str(get_bus(address))
    # Started by cron, ssh or a service without the variable: systemd's user bus lies here all the same.
    if runtime and (Path(runtime) / "bus").is_socket():
        return str(Path(runtime) / "bus")
    raise NoBus(_("There is no session bus here (DBUS_SESSION_BUS_ADDRESS is not set)."))
