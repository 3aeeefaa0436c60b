"""Another program on the bus: asks us as a panel would, and stands in for services that no real one can show."""

import threading
from typing import Any

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.message import PROPERTIES, Address, Incoming, Reply, Returns, read
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import START_S

DAEMON = Address("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")


class Peer:
    """A connection of its own, in the same loop."""

    def __init__(self, loop: EdgeLoop, address: str = "session") -> None:
        self.loop = loop
        self.bus = Bus.connect(loop, "system" if address == "system" else "session")

    def own(self, name: str) -> None:
        assert self.ask(DAEMON, "RequestName", "su", (name, 0)).body == (1,)

    def ask(self, to: Address, member: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Reply:
        replies: list[Reply] = []
        came = threading.Event()

        def take(reply: Reply) -> None:
            replies.append(reply)
            came.set()

        self.loop.call(lambda: self.bus.call(to, member, signature, body, take))
        assert came.wait(START_S), f"no reply to {member}"
        return replies[0]

    def get(self, to: Address, name: str) -> Any:
        reply = self.ask(Address(to.service, to.path, PROPERTIES), "Get", "ss", (to.interface, name))
        assert not reply.error, reply
        return reply.body[0][1]

    def emit(self, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]) -> None:
        self.loop.run(lambda: self.bus.emit(path, interface, member, signature, body))

    def leave(self) -> None:
        self.loop.run(self.bus.close)


class FakeNotifications(Peer):
    """A notification service by the letter of the specification."""

    NAME = "org.freedesktop.Notifications"
    PATH = "/org/freedesktop/Notifications"

    def __init__(self, loop: EdgeLoop, *features: str) -> None:
        super().__init__(loop)
        self.features = list(features)
        self.shown: dict[int, tuple[Any, ...]] = {}
        self.notified: list[tuple[Any, ...]] = []
        self.asked = 0
        self.refuses = False
        self._last = 0
        loop.call(lambda: self.bus.export(self.PATH, self._answer))
        self.own(self.NAME)

    def close_shown(self, number: int, reason: int) -> None:
        self.loop.run(lambda: self._closed(number, reason))

    def invoke(self, number: int, key: str) -> None:
        self.emit(self.PATH, self.NAME, "ActionInvoked", "us", (number, key))

    def _closed(self, number: int, reason: int) -> None:
        if self.shown.pop(number, None) is not None:
            self.bus.emit(self.PATH, self.NAME, "NotificationClosed", "uu", (number, reason))

    def _answer(self, call: Incoming) -> Returns:
        match call.member:
            case "GetCapabilities":
                self.asked += 1
                return Returns("as", (self.features,))
            case "Notify" if self.refuses:
                raise LookupError("no more")
            case "Notify":
                return self._notify(call.body)
            case "CloseNotification":
                number = call.body[0]
                return Returns(then=lambda: self._closed(number, 3))
        raise LookupError(call.member)

    def _notify(self, body: tuple[Any, ...]) -> Returns:
        self.notified.append(body)
        number = body[1]
        if number not in self.shown:
            self._last += 1
            number = self._last
        self.shown[number] = body
        return Returns("u", (number,))


class FakeService(Peer):
    """Answers each call, or question for a property, with what the test says."""

    def __init__(self, loop: EdgeLoop, name: str, answers: dict[str, Returns], *paths: str) -> None:
        super().__init__(loop)
        self.name = name
        self.answers = answers
        self.asked: list[str] = []
        self.paths = paths or (f"/{name.replace('.', '/')}",)
        for path in self.paths:
            loop.call(lambda path=path: self.bus.export(path, self._answer))  # type: ignore[misc]  # mypy infers no lambda with a default
        self.own(name)

    def say(self, member: str, signature: str, *body: Any) -> None:
        self.emit(self.paths[0], self.name, member, signature, body)

    def change(self, name: str, value: Any) -> None:
        """A truth value that is a property, and the signal that it changed."""
        self.answers[name] = Returns("v", (("b", value),))
        self.emit(self.paths[0], PROPERTIES, "PropertiesChanged", "sa{sv}as", (self.name, {name: ("b", value)}, []))

    def _answer(self, call: Incoming) -> Returns:
        asked = call.body[1] if call.interface == PROPERTIES else call.member
        self.asked.append(asked)
        return self.answers[asked]


class FakeLogind(Peer):
    """As much of systemd-logind as a session listens to."""

    NAME = "org.freedesktop.login1"
    MANAGER = "/org/freedesktop/login1"
    SESSION = "/org/freedesktop/login1/session/_31"
    USER = "/org/freedesktop/login1/user/_1000"

    def __init__(self, loop: EdgeLoop, *, by_pid: bool = True, by_name: bool = True, by_user: bool = True) -> None:
        super().__init__(loop, "system")
        self.knows = {"GetSessionByPID": by_pid, "GetSession": by_name, "GetUser": by_user}
        self.locked = False
        self.active = True
        self.calls: list[str] = []
        loop.call(lambda: self.bus.export(self.MANAGER, self._answer))
        loop.call(lambda: self.bus.export(self.SESSION, self._session))
        loop.call(lambda: self.bus.export(self.USER, self._user))
        self.own(self.NAME)

    def sleep(self, *, asleep: bool) -> None:
        self.emit(self.MANAGER, f"{self.NAME}.Manager", "PrepareForSleep", "b", (asleep,))

    def hint(self, *, locked: bool, stale: bool = False) -> None:
        self.locked = locked
        values = {} if stale else {"LockedHint": ("b", locked)}
        body = (f"{self.NAME}.Session", values, ["LockedHint"] if stale else [])
        self.emit(self.SESSION, PROPERTIES, "PropertiesChanged", "sa{sv}as", body)

    def switch(self, *, active: bool) -> None:
        self.active = active
        values = {"Active": ("b", active)}
        self.emit(self.SESSION, PROPERTIES, "PropertiesChanged", "sa{sv}as", (f"{self.NAME}.Session", values, []))

    def signal(self, member: str) -> None:
        self.loop.run(lambda: self.bus.emit(self.SESSION, f"{self.NAME}.Session", member))

    def _answer(self, call: Incoming) -> Returns:
        self.calls.append(call.member)
        if not self.knows.get(call.member):
            raise LookupError(call.member)
        return Returns("o", (self.USER if call.member == "GetUser" else self.SESSION,))

    def _session(self, call: Incoming) -> Returns:
        self.calls.append(call.body[1])
        return read({"LockedHint": ("b", self.locked), "Active": ("b", self.active)}, call)

    def _user(self, call: Incoming) -> Returns:
        return read({"Display": ("(so)", ("1", self.SESSION))}, call)


class FakeWatcher(Peer):
    """A panel's list of tray items."""

    NAME = "org.kde.StatusNotifierWatcher"

    def __init__(self, loop: EdgeLoop) -> None:
        super().__init__(loop)
        self.items: list[tuple[str, str]] = []
        loop.call(lambda: self.bus.export("/StatusNotifierWatcher", self._answer))
        self.own(self.NAME)

    def _answer(self, call: Incoming) -> Returns:
        self.items.append((call.sender, call.body[0]))
        return Returns()
