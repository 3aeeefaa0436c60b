"""One row of the journal: something that happened, when, and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "prompt",  # the notification was shown; detail: why, shown (1-3)
    "cue",  # a reminder that is a notification alone was shown; detail: text
    "snooze",  # the prompt was put off; seconds: for how long
    "skip",  # the due break was skipped; carries the outcome
    "start",  # the player began; detail: asked (prompt or person)
    "step",  # one exercise was played; seconds: of movement; detail: step, exercise
    "end",  # a break ended; carries the outcome; seconds: of movement; detail: steps, worked_s; or by (hand)
    "felt",  # what the person said at the end of a break, once at most; detail: value (better, same, sore)
    "ignore",  # the third prompt went unanswered; carries the outcome
    "withdraw",  # a due break was dropped by a pause, the working hours or a setting; carries the outcome
    "natural",  # an absence counted as the break; carries the outcome; seconds: of absence
    "away",  # the clocks stopped; seconds: without input until then; detail: reason (idle, locked, asleep, stopped)
    "back",  # the clocks went on; seconds: of absence since the last input
    "hold",  # a reason to wait began while a break was due; detail: reason
    "release",  # that reason ended; seconds: it lasted; detail: reason
    "pause",  # detail: until (epoch seconds, or null for "until resumed")
    "resume",
    "prefer",  # the person thinks otherwise of a routine now; detail: liking (favourite, never, or empty for neither)
    "stand",  # the person works standing from now on; detail: asked (prompt or person)
    "sit",  # and sits again; detail: asked (prompt, person, or assumed where nobody said so)
    "sore",  # how sore a place is; detail: zone, side, muscle, score, moment (before, after, now), did, left, right
    "spot",  # a place is one of the person's spots, or no longer; detail: zone, side, muscle, kept, x, y, aspect
    "advised",  # the card that speaks of a clinician was shown for a place; detail: zone, side
    "checked",  # the workstation was checked; detail: for each item fine, change or none (it does not apply)
    "close",  # the working hours ended
    "open",  # the working hours began
    "correct",  # what the person says of an entry afterwards, at the time of that entry; detail: of, as, made
]
Outcome = Literal["completed", "partial", "skipped", "ignored", "natural", "withdrawn"]
Detail = Mapping[str, str | int | float | bool | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the schedule asks the journal to write.

    `at` is UTC in seconds since the epoch, `offset_s` how far local time was east of it.
    `outcome` is set on the one row that ends a due reminder or a manual break, and on no other.
    """

    at: float
    offset_s: int
    kind: Kind
    reminder: str | None = None
    routine: str | None = None
    outcome: Outcome | None = None
    seconds: float | None = None
    detail: Detail = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as the journal keeps it: `id` grows by one with every row and is never used again."""

    id: int
    entry: Entry
