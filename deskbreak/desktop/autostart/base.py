"""What a way to start at login promises."""

from dataclasses import dataclass
from typing import Literal, Protocol

State = Literal["on", "off", "broken"]
"""Starts at login; does not; would, but the program it names is gone."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with one way to start at login."""

    state: State
    says: str
    """A sentence for a person: what will happen, which file or key says so, and what to do where that is wrong."""
    tested: bool = True
    """Whether it was ever run on the system it is for."""


class Autostart(Protocol):
    """One way to start at login, for one profile. Blocks for as long as a program of the system takes to answer."""

    def standing(self) -> Standing:
        """How it stands. Writes nothing, and never raises."""
        ...

    def turn_on(self) -> None:
        """Start at login from the next one on; begins nothing now. Raises `DeskbreakError`."""
        ...

    def turn_off(self) -> None:
        """Do not start at login; ends nothing now. Raises `DeskbreakError`."""
        ...
