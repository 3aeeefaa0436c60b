"""What tells whether somebody is there, and what it promises."""

from typing import Protocol

from deskbreak.desktop.backend import Backend


class Senses(Protocol):
    """Who hears of input and its absence. Called on the edge thread; must not block."""

    def idle(self, idle_s: float) -> None:
        """There was no input for `idle_s` real seconds: a threshold that was asked for is passed."""
        ...

    def input(self) -> None:
        """The first input after a report of none."""
        ...

    def lost(self, says: str) -> None:
        """Nothing more will be heard; `says` is the reason, for a person."""
        ...


class Witness(Protocol):
    """Who hears of input by whichever way works just now. Called on the edge thread; must not block."""

    def idle(self, idle_s: float) -> None:
        """There was no input for `idle_s` real seconds: a threshold that was asked for is passed."""
        ...

    def input(self) -> None:
        """The first input after a report of none."""
        ...

    def changed(self) -> None:
        """Another way has taken over, or none is left: `Presence.senses` and `Presence.backend` tell."""
        ...


class Presence(Protocol):
    """Tells when input stops for a while and when it comes back."""

    @property
    def backend(self) -> Backend:
        """Which way, and how that stands just now. Any thread."""
        ...

    @property
    def senses(self) -> bool:
        """Whether anything is sensed at all; where not, the person is taken as present. Any thread."""
        ...

    def watch(self, seconds: frozenset[float]) -> None:
        """Report idleness of these real seconds from now on, at once where it is passed already.

        Replaces the former thresholds; those in both are left alone. Down to 0.02 s. Any thread; never waits.
        """
        ...

    def close(self) -> None:
        """Stop. Any thread, while the loop turns; nothing is reported any more."""
        ...


class SessionSenses(Protocol):
    """Who hears of the lock and of sleep. Called on the edge thread; must not block."""

    def locked(self) -> None:
        """The screen is locked now."""
        ...

    def unlocked(self) -> None:
        """It is not locked any more."""
        ...

    def sleeping(self) -> None:
        """The machine goes to sleep in a moment."""
        ...

    def woke(self) -> None:
        """It is awake again."""
        ...


class Session(Protocol):
    """Tells when the session locks and the machine sleeps."""

    @property
    def backend(self) -> Backend:
        """Which way, and how that stands just now. Any thread."""
        ...

    def close(self) -> None:
        """Stop. Any thread, while the loop turns."""
        ...
