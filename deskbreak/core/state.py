"""What is: the whole state of the schedule as one value.

All instants are steady seconds (`event.Now.steady`) unless their name says wall or active. `active` is the one count
of active time; a reminder's clock is the difference between it and the value it had when the clock last started.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from deskbreak.core.body.spot import Spot
from deskbreak.core.event import Now

Absence = Literal["idle", "locked", "asleep", "stopped", "assumed"]


@dataclass(frozen=True, slots=True)
class Away:
    """Nobody is there. It ends when no reason is left.

    `since` is the last input; `firm_since` when it was first locked or asleep, for those count sooner than mere
    idleness. `first` is an input that is not yet believed. `rested` names the reminders whose clocks it restarted,
    `told` says that the journal already counts this absence as a natural break.
    """

    since: float
    reasons: frozenset[Absence]
    firm_since: float | None = None
    first: float | None = None
    rested: tuple[str, ...] = ()
    told: bool = False


@dataclass(frozen=True, slots=True)
class Paused:
    """No reminders until `until_wall`, or until resumed. A pause of a given length ends at `until`: clocks are set."""

    until_wall: float | None
    until: float | None = None

    def ends_wall(self, now: Now) -> float | None:
        """When it ends by the wall clock as it goes at `now`; `None` for not by itself."""
        return self.until_wall if self.until is None else now.wall + self.until - now.steady


@dataclass(frozen=True, slots=True)
class Hold:
    """A reason not to interrupt, and since when it holds. `told`: the journal knows that it keeps a break waiting."""

    reason: str
    since: float
    since_wall: float
    told: bool = False


@dataclass(frozen=True, slots=True)
class Silent:
    """No input for so long that the clocks stop at `since`, unless a call goes on: then somebody is there.

    `in_call` says that a microphone or a camera was found in use.
    """

    since: float
    in_call: bool = False


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the person said of single routines, by their ids: no id is in both sets.

    `favourites` come more often, `never` are not offered.
    """

    favourites: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Counting:
    """Nothing is due, or what is due waits for a longer break soon."""


@dataclass(frozen=True, slots=True)
class Due:
    """A break is due and waits for a good moment. `clear_since` is when nothing stood in its way any more."""

    reminder: str
    since: float
    clear_since: float | None = None
    snoozes: int = 0


@dataclass(frozen=True, slots=True)
class Prompting:
    """The notification is up for the `shown`th time; `next_active` is when it is shown again or given up.

    `lost` says that what was shown is no longer there, or no longer true, and has to be shown again.
    """

    reminder: str
    since: float
    routine: str | None
    why: str
    shown: int
    next_active: float
    snoozes: int = 0
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Snoozed:
    """Put off until `until_active`."""

    reminder: str
    since: float
    until_active: float
    times: int


@dataclass(frozen=True, slots=True)
class Opening:
    """The person said Start; the player has until `until` to begin. `answers` is what to fall back to.

    `here` says that whoever said it plays it: no page is to take it.
    """

    routine: str
    reminder: str | None
    until: float
    answers: Due | Prompting | Snoozed | None
    here: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A routine plays in `page`.

    `before` is what goes on afterwards where the break does not answer it. `worked_from` is set while there is
    input and the player lacks the focus.
    """

    routine: str
    reminder: str | None
    page: str
    began: float
    before: Due | Snoozed | None = None
    steps: tuple[int, ...] = ()
    moved_s: float = 0.0
    gone_since: float | None = None
    paused_since: float | None = None
    focused: bool = True
    worked_s: float = 0.0
    worked_from: float | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """The last break that its page ended, at `at`; `felt` says that the page has told how the person feels."""

    page: str
    routine: str
    reminder: str | None
    at: float
    felt: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """How the person is at the desk: standing since the wall time `wall` where `up`, else sitting.

    The stretch is measured from `since`, a count of active time. `wall` is 0 where nobody ever said that they stand.
    """

    up: bool = False
    since: float = 0.0
    wall: float = 0.0


@dataclass(frozen=True, slots=True)
class Question:
    """The position is to be changed; that is asked at a good moment. `clear_since` as in `Due`, the rest as in
    `Prompting`; `shown` is 0 before it was asked."""

    clear_since: float | None = None
    shown: int = 0
    next_active: float = 0.0
    lost: bool = False


@dataclass(frozen=True, slots=True)
class CueDue:
    """A cue is due and waits for a good moment. `clear_since` is when nothing stood in its way any more."""

    name: str
    clear_since: float | None = None


@dataclass(frozen=True, slots=True)
class CueShown:
    """A cue is on the screen until `until`."""

    name: str
    until: float


Stage = Counting | Due | Prompting | Snoozed | Opening | Break


@dataclass(frozen=True, slots=True)
class State:
    """The schedule at the moment `at`. `quiet_since` is the last input, where there was none for a watched time.

    `looked` names the senses for reasons to hold that have answered, `looking_since` is set while others have not.
    `summing` says that the week's summary waits for a good moment, `summed_up` is the Monday of the last one told.
    `welcomed` says that the questions of the first day were answered or waved off. `cued` is the count of active time
    at the last cue, `hints` how many hints on posture were shown. `question` is there while it is time to change the
    `position`, and nothing else is wanted.
    """

    at: Now
    active: float = 0.0
    clocks: Mapping[str, float] = field(default_factory=dict)
    stage: Stage = Counting()
    ended: Ended | None = None
    away: Away | None = None
    quiet_since: float | None = None
    grace_until: float = 0.0
    open: bool = True
    paused: Paused | None = None
    silent: Silent | None = None
    holds: tuple[Hold, ...] = ()
    looked: frozenset[str] = frozenset()
    looking_since: float | None = None
    skips: int = 0
    advised_preset: str = ""
    preferences: Preferences = Preferences()
    spots: tuple[Spot, ...] = ()
    welcomed: bool = False
    summing: bool = False
    summed_up: str = ""
    cue: CueDue | CueShown | None = None
    cued: float | None = None
    hints: int = 0
    position: Position = Position()
    question: Question | None = None
    saved: float = 0.0

    @property
    def present(self) -> bool:
        """Whether somebody is there."""
        return self.away is None

    @property
    def counting(self) -> bool:
        """Whether the clocks run."""
        present = self.away is None and (self.silent is None or self.silent.in_call)
        return present and self.open and self.paused is None and not isinstance(self.stage, Break)
