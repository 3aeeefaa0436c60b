"""What goes over a D-Bus connection, as values: calls, replies, signals, and rules for which signals are wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PROPERTIES = "org.freedesktop.DBus.Properties"


@dataclass(frozen=True, slots=True)
class Address:
    """An interface of an object of a service."""

    service: str
    path: str
    interface: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: a body, or the name of an error and its body."""

    body: tuple[Any, ...]
    error: str = ""

    @property
    def says(self) -> str:
        """The error in words."""
        return next((part for part in self.body if isinstance(part, str) and part), self.error)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A signal, or a call to an object of ours."""

    sender: str
    path: str
    interface: str
    member: str
    body: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Returns:
    """The answer to a call, and what to do once it was sent."""

    signature: str | None = None
    body: tuple[Any, ...] = ()
    then: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """Which signals are wanted."""

    sender: str
    interface: str
    member: str
    path: str = ""
    arg0: str = ""

    def text(self) -> str:
        """The rule as the bus reads it."""
        parts = {"sender": self.sender, "interface": self.interface, "member": self.member, "path": self.path}
        parts["arg0"] = self.arg0
        return ",".join(["type='signal'", *(f"{key}='{value}'" for key, value in parts.items() if value)])

    def fits(self, signal: Incoming) -> bool:
        """Whether `signal` is what the rule asks for, its sender aside."""
        return (
            (signal.interface, signal.member) == (self.interface, self.member)
            and self.path in ("", signal.path)
            and (not self.arg0 or signal.body[:1] == (self.arg0,))
        )


def read(properties: dict[str, tuple[str, Any]], call: Incoming) -> Returns:
    """Answer a call to org.freedesktop.DBus.Properties from `properties`; raises `LookupError`."""
    match call.member, call.body:
        case "GetAll", _:
            return Returns("a{sv}", (properties,))
        case "Get", (_, str(name)):
            return Returns("v", (properties[name],))
    raise LookupError(call.member)
