"""What can happen to the schedule: values that the edges post and `schedule.step` takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from deskbreak.core.body.spot import SpotKind


@dataclass(frozen=True, slots=True)
class Now:
    """One reading of the clocks, in seconds.

    `wall` is the epoch time, which may be set at any moment; `steady` runs through sleep and is never set, and goes
    on over restarts from where the last run left it; `slept` is how much of it the machine was asleep.
    """

    wall: float
    steady: float
    slept: float = 0.0


Liking = Literal["favourite", "never", ""]
"""What the person thinks of a routine; empty: nothing in particular."""

Verdict = Literal["fine", "change", "none"]
"""What the person says of one item of the workstation check; "none": it does not apply."""


# ---- the program's own life


@dataclass(frozen=True, slots=True)
class Started:
    """The resident runs, perhaps after a kill: the time since the last saved state was an absence."""


@dataclass(frozen=True, slots=True)
class Stopping:
    """The resident is about to end in good order."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A deadline was reached."""


@dataclass(frozen=True, slots=True)
class ClockChanged:
    """The wall clock or the time zone was set: no clock's count changes, the deadline is worked out again."""


@dataclass(frozen=True, slots=True)
class WorldChanged:
    """Settings or routines are others from now on."""


# ---- presence


@dataclass(frozen=True, slots=True)
class Quiet:
    """There was no input for `idle_s` seconds up to now; posted when a watched threshold is passed."""

    idle_s: float


@dataclass(frozen=True, slots=True)
class Input:
    """The first input after a `Quiet`."""


@dataclass(frozen=True, slots=True)
class Locked:
    """The screen was locked."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The screen was unlocked, so somebody is there."""


@dataclass(frozen=True, slots=True)
class Sleeping:
    """The machine is about to sleep."""


@dataclass(frozen=True, slots=True)
class Woke:
    """The machine woke."""


# ---- reasons to hold


@dataclass(frozen=True, slots=True)
class Looked:
    """What the `senses` found: `reasons` are all that hold just now of those that they look for.

    Senses are those of `settings.SENSES`. A reason is the name of its sense, or "program:NAME" of `programs`.
    """

    senses: frozenset[str]
    reasons: frozenset[str]


# ---- what the person asks; each is answered with an `effect.Answer`


@dataclass(frozen=True, slots=True)
class Start:
    """Begin a break: the one that is due, or `routine`.

    `here` says that whoever asks plays it, so that no page is to be opened.
    """

    routine: str | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class Snooze:
    """Put the due break off for `seconds` of active time; `None` is the length from the settings."""

    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """Do without the due break."""


@dataclass(frozen=True, slots=True)
class Welcomed:
    """The questions of the first day were answered or waved off: they are not asked again."""


@dataclass(frozen=True, slots=True)
class Pause:
    """No reminders for `seconds`, or until tomorrow, or until resumed."""

    length: float | Literal["tomorrow", "forever"]


@dataclass(frozen=True, slots=True)
class Resume:
    """End the pause."""


@dataclass(frozen=True, slots=True)
class PromptAnyway:
    """Prompt although there is a reason to hold."""


@dataclass(frozen=True, slots=True)
class Prefer:
    """`routine` is a favourite, is never to be offered, or neither (``""``) from now on."""

    routine: str
    liking: Liking


Asked = Literal["prompt", "person"]
"""Whose idea it was to change the position: the program's, or the person's own."""


@dataclass(frozen=True, slots=True)
class Stand:
    """The person works standing from now on."""

    asked: Asked = "person"


@dataclass(frozen=True, slots=True)
class Sit:
    """The person sits again."""

    asked: Asked = "person"


@dataclass(frozen=True, slots=True)
class NotNow:
    """The position is not to be changed for now."""


@dataclass(frozen=True, slots=True)
class OfSpot:
    """Something is said of a sore place: `detail` is that of the entry it becomes, which nobody has looked at yet."""

    kind: SpotKind
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Checked:
    """The workstation was checked; `answers` by the ids of the items."""

    answers: Mapping[str, Verdict]


# ---- notifications


@dataclass(frozen=True, slots=True)
class NoticesBack:
    """The notification service is there again; what it showed before is lost."""


# ---- the player; `page` is the id that the playing page gave itself


@dataclass(frozen=True, slots=True)
class Playing:
    """The page began to play `routine`."""

    page: str
    routine: str


@dataclass(frozen=True, slots=True)
class StepPlayed:
    """The step with this index was played to its end; `seconds` of it were movement."""

    page: str
    step: int
    seconds: float


@dataclass(frozen=True, slots=True)
class PlayerPaused:
    """The page stands still."""

    page: str


@dataclass(frozen=True, slots=True)
class PlayerResumed:
    """The page plays on."""

    page: str


@dataclass(frozen=True, slots=True)
class PlayerFocus:
    """The page won or lost the keyboard focus."""

    page: str
    focused: bool


@dataclass(frozen=True, slots=True)
class PlayerGone:
    """The page was closed, or lost its connection."""

    page: str


@dataclass(frozen=True, slots=True)
class PlayerBack:
    """The page is connected again."""

    page: str


@dataclass(frozen=True, slots=True)
class PlayerEnded:
    """The page ended the break; `seconds` were played of steps that did not come to their end.

    `reached_end` is `playback.Playback.at_end`.
    """

    page: str
    reached_end: bool
    seconds: float = 0.0


Feeling = Literal["better", "same", "sore"]


@dataclass(frozen=True, slots=True)
class Felt:
    """How the person feels after the break that `page` ended."""

    page: str
    value: Feeling


Command = (
    Start | Snooze | Skip | Pause | Resume | PromptAnyway | Prefer | OfSpot | Checked | Stand | Sit | NotNow | Welcomed
)
Player = (
    Playing | StepPlayed | PlayerPaused | PlayerResumed | PlayerFocus | PlayerGone | PlayerBack | PlayerEnded | Felt
)
Presence = Quiet | Input | Locked | Unlocked | Sleeping | Woke
Life = Started | Stopping | Tick | ClockChanged | WorldChanged
Event = Life | Presence | Looked | Command | NoticesBack | Player
