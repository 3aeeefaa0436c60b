"""Nobody is sensed: the person is taken as present, the session as open."""

from deskbreak.desktop.backend import Backend


class NoPresence:
    """Stands where input cannot be sensed."""

    senses = False

    def __init__(self, why: str) -> None:
        """Keep the reason for whoever asks."""
        self.backend = Backend("presence", "nothing", why, state="unavailable")

    def watch(self, seconds: frozenset[float]) -> None:
        """Nothing will be reported."""

    def close(self) -> None:
        """There is nothing to let go of."""


class NoSession:
    """Stands where the lock and sleep cannot be heard of."""

    def __init__(self, why: str) -> None:
        """Keep the reason for whoever asks."""
        self.backend = Backend("session", "nothing", why, state="unavailable")

    def close(self) -> None:
        """There is nothing to let go of."""
