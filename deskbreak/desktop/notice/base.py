"""What a notice is, and what every notifier promises."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from deskbreak.desktop.backend import Backend

How = Literal["expired", "dismissed", "closed", "unknown"]
Capability = Literal["actions", "click", "replace", "withdraw"]

APP = "deskbreak"


@dataclass(frozen=True, slots=True)
class Notice:
    """A short message to a person."""

    tag: str
    """Which one it is: at most one of a tag is on the screen."""
    title: str
    body: str
    actions: tuple[tuple[str, str], ...] = ()
    """Key and label of each button; a click on the body answers the first one's key."""
    sound: bool = False
    """Whether it sounds, with the desktop's own sound for a message. Without it whoever shows it is asked not to."""
    picture: Path | None = None
    """A PNG file that shows what the notice is about, for who shows pictures."""
    otherwise: str = ""
    """A sentence that ends the body where there are no buttons: how to answer without them."""
    seconds: float | None = None
    """How long it is of use, where that is a short while: then it goes, and no list of notifications keeps it."""

    @property
    def without_buttons(self) -> str:
        """The body for who shows no buttons."""
        return f"{self.body}\n{self.otherwise}" if self.otherwise else self.body


class Answers(Protocol):
    """Who hears what becomes of the notices. Called on the edge thread or a backend's own; must not block."""

    def answered(self, tag: str, key: str) -> None:
        """The person chose the action `key`; nothing more comes of this notice."""
        ...

    def closed(self, tag: str, how: How) -> None:
        """It left the screen without an answer; "closed" by a program, ours included."""
        ...

    def gone(self) -> None:
        """The notification service went; what was shown is lost."""
        ...

    def back(self) -> None:
        """The service is there (again)."""
        ...

    def failed(self, tag: str, says: str) -> None:
        """It could not be shown; `says` is the system's reason."""
        ...


class Notifier(Protocol):
    """Shows notices, one of each tag at a time."""

    @property
    def backend(self) -> Backend:
        """Which way notices are shown, and how that stands just now. Any thread."""
        ...

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What works here as far as is known now. Any thread."""
        ...

    def show(self, notice: Notice) -> None:
        """Show `notice` in place of what its tag showed before. Any thread; never waits."""
        ...

    def withdraw(self, tag: str) -> None:
        """Take back what `tag` shows; nothing happens where that is gone already. Any thread; never waits."""
        ...

    def close(self) -> None:
        """Let go of what the notifier holds. Any thread, while the loop turns; nothing is reported any more."""
        ...
