"""What a person can be told about one part of the desktop."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Backend:
    """Which way one part works, and why that one."""

    part: str
    """"tray", "notices", "presence", "session" or "clock"."""
    name: str
    """The way chosen, such as "sni" or "x11"; "nothing" where there is none."""
    why: str
    """A sentence for a person: why this way, or what it means that there is none."""
    tested: bool = True
    """Whether it was ever run on the system it is for."""
