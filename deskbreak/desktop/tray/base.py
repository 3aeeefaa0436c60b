"""What a tray icon promises, whichever way it is shown."""

from collections.abc import Callable
from typing import Protocol

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.icon import Face


class Tray(Protocol):
    """An icon with a menu and a default action. The menu's callbacks must not block: they run on a loop's thread."""

    @property
    def backend(self) -> Backend:
        """Which way the icon is shown, and how that stands just now. Any thread."""
        ...

    def run(self, ready: Callable[[], None]) -> None:
        """Call `ready` once the icon's loop is up, then block until `stop`. Main thread only, once."""
        ...

    def stop(self) -> None:
        """Take the icon away and let `run` return. Any thread; twice does no harm."""
        ...

    def update(self, face: Face, title: str) -> None:
        """Show `face` and `title` from now on and ask for the menu's texts again. Any thread; the latest call wins."""
        ...
