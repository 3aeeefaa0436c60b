"""What the schedule asks for: values that the engine performs, in order, once the journal has them."""

from dataclasses import dataclass
from datetime import date

from deskbreak.core.entry import Entry
from deskbreak.core.event import Event


@dataclass(frozen=True, slots=True)
class Record:
    """Write this entry; every other effect of the same step comes after it is on disk."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Save:
    """Write the state although nothing happened, so that a kill loses little."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Show the break notification, in the place of the one shown before; `routine` is the one it offers, by its id."""

    title: str
    body: str
    sound: bool = False
    routine: str | None = None


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take the break notification down."""


@dataclass(frozen=True, slots=True)
class Advise:
    """Show a notification that wants no answer."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class ShowCue:
    """Show a notification that is all there is of its reminder, in the place of the cue shown before.

    It is of use for `seconds` of the engine's clock, or until it is answered (`None`); `HideCue` takes it down then.
    `buttons` are the words on each and the event that it posts, at most one of a type; a click on the notification
    means the first. `otherwise` says how to answer where there are no buttons.
    """

    title: str
    body: str
    seconds: float | None
    buttons: tuple[tuple[str, Event], ...] = ()
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class HideCue:
    """Take the cue down."""


@dataclass(frozen=True, slots=True)
class SumUp:
    """Show how the week that begins on `monday` went."""

    monday: date


@dataclass(frozen=True, slots=True)
class OpenPlayer:
    """Bring up the page that plays the routine."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Tell whoever asked how it went; `more` is a sentence with a path in it, shown where there is room."""

    ok: bool
    says: str
    more: str = ""


Effect = Record | Save | Prompt | Withdraw | Advise | ShowCue | HideCue | SumUp | OpenPlayer | Answer
