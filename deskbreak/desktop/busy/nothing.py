"""Stands for a sense that cannot work here, or that the settings turn off."""

from deskbreak.desktop.backend import Backend, State
from deskbreak.desktop.busy.base import Tell


class NoSense:
    """Finds no reason, ever."""

    def __init__(self, part: str, why: str, state: State = "unavailable") -> None:
        """Keep the reason for whoever asks."""
        self.backend = Backend(part, "nothing", why, state=state)

    def listen(self, tell: Tell) -> None:
        """Tell at once that nothing holds."""
        tell(frozenset())

    def rest(self) -> None:
        """There is nothing to let go of."""
