"""What a system's launcher promises."""

from typing import Protocol

SCHEME = "deskbreak"
"""What the addresses begin with that are opened by it."""


class Launcher(Protocol):
    """Puts deskbreak among the programs of one person. Blocks for as long as the system's programs take."""

    tested: bool
    """Whether it was ever run on the system it is for."""

    def install(self) -> list[str]:
        """Put everything in place, again too; what to tell the person. Raises `DeskbreakError`."""
        ...

    def remove(self) -> list[str]:
        """Take out what was put in place and is unchanged since; what to tell. Raises `DeskbreakError`."""
        ...

    def standing(self) -> list[str]:
        """How it stands. Writes nothing, and never raises."""
        ...
