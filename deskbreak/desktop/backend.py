"""What a person can be told about one part of the desktop."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

State = Literal["ready", "busy", "unavailable", "off"]
"""It works; it works and found a reason not to interrupt; it cannot work here; the settings turn it off."""


@dataclass(frozen=True, slots=True)
class Backend:
    """Which way one part works, and why that one."""

    part: str
    """"tray", "notices", "presence", "session", "clock", "settings", or the name of a sense of `desktop/busy`."""
    name: str
    """The way chosen, such as "sni" or "x11"; "nothing" where there is none."""
    why: str
    """A sentence for a person: why this way, or what it means that there is none."""
    tested: bool = True
    """Whether it was ever run on the system it is for."""
    state: State = "ready"
    """How it stands just now."""
    tried: tuple[tuple[str, str], ...] = ()
    """Other ways that cannot be had just now: name, and a sentence or less on what is wrong."""

    def as_json(self) -> dict[str, str | bool]:
        """Its form on the control socket, where it stands below its part's name."""
        return {"name": self.name, "state": self.state, "why": self.why, "tested": self.tested}

    def in_full(self) -> dict[str, str | bool | Mapping[str, str]]:
        """The same with what was tried, for who asks in particular: a status goes out too often to carry it."""
        return {**self.as_json(), "tried": dict(self.tried)}
