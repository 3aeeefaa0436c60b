"""No tray icon: the main thread only waits."""

import threading
from collections.abc import Callable

from deskbreak.desktop.backend import Backend, State
from deskbreak.desktop.icon import Face


class NoTray:
    """Stands where no icon can be shown, or none is wanted."""

    def __init__(self, why: str, state: State = "unavailable") -> None:
        """Keep the reason for whoever asks."""
        self.backend = Backend("tray", "nothing", why, state=state)
        self._over = threading.Event()

    def run(self, ready: Callable[[], None]) -> None:
        """Call `ready` and block until `stop`."""
        ready()
        self._over.wait()

    def stop(self) -> None:
        """Let `run` return."""
        self._over.set()

    def update(self, face: Face, title: str) -> None:
        """There is nothing to show it on."""
