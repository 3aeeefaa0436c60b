"""What the person may set, as values; which keys set them, and how they are read, is in `keys` and `kind`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from deskbreak.core.hours import ALWAYS, Hours

MINUTE = 60.0
HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that recurs: after `every_s` of active time, a break or a cue of `length_s`."""

    name: str
    every_s: float
    length_s: float
    on: bool = True


@dataclass(frozen=True, slots=True)
class SitStand:
    """The rhythm at a desk that goes up and down: sit for `sit_s`, stand for `stand_s`, both of active time, then move
    for `move_s`."""

    on: bool = False
    sit_s: float = 20 * MINUTE
    stand_s: float = 8 * MINUTE
    move_s: float = 2 * MINUTE


PRESETS: Mapping[str, tuple[Reminder, Reminder]] = {
    "gentle": (Reminder("micro", 30 * MINUTE, 60, on=False), Reminder("long", 60 * MINUTE, 3 * MINUTE)),
    "balanced": (Reminder("micro", 30 * MINUTE, 60), Reminder("long", 60 * MINUTE, 5 * MINUTE)),
    "frequent": (Reminder("micro", 20 * MINUTE, 30), Reminder("long", 60 * MINUTE, 5 * MINUTE)),
    "recovery": (Reminder("micro", 3 * MINUTE, 30), Reminder("long", 45 * MINUTE, 10 * MINUTE)),
    "sit-stand": (Reminder("micro", 30 * MINUTE, 2 * MINUTE), Reminder("long", 120 * MINUTE, 5 * MINUTE)),
}
STANDING = frozenset({"sit-stand"})
"""The presets that turn the rhythm of sitting and standing on."""
CUES = (Reminder("eyes", 20 * MINUTE, 20, on=False), Reminder("posture", 15 * MINUTE, 10, on=False))
"""Reminders that are a notification alone; no preset touches them."""
SENSES = ("microphone", "camera", "fullscreen", "dnd", "screen", "programs")
"""What can find a reason not to interrupt."""
CALL = frozenset({"microphone", "camera"})
"""Those that show that somebody is there although nothing moves."""
EQUIPMENT = ("wall", "desk", "chair", "headrest", "ball", "band", "hook", "roller", "mat", "pack", "massager")
CARE = (
    "pregnancy",
    "osteoporosis",
    "blood-thinners",
    "high-blood-pressure",
    "heart-or-lung",
    "loss-of-feeling",
    "cancer",
    "recent-injury",
    "eye-operation",
    "dislocated-shoulder",
    "hip-replacement",
)
"""What somebody may have to ask a clinician about before some exercises."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the schedule and the choice of routine go by. Durations are in seconds."""

    preset: str = "balanced"
    reminders: tuple[Reminder, ...] = PRESETS["balanced"]
    stand: SitStand = SitStand()
    cues: tuple[Reminder, ...] = CUES
    stop_after_s: float = 60.0
    snooze_s: float = 5 * MINUTE
    hold_cap_s: float = 90 * MINUTE
    day_begins: time = time(4)
    open_office: bool = False
    equipment: frozenset[str] = frozenset({"wall", "desk", "chair"})
    care: frozenset[str] = frozenset()
    strength_days: frozenset[int] = frozenset(range(5))
    hours: Hours = ALWAYS
    senses: frozenset[str] = frozenset(SENSES)
    hold_programs: frozenset[str] = frozenset()
    busy_ignore: frozenset[str] = frozenset()
    presence: str = "auto"
    open_in: str = "auto"
    full_screen: bool = False
    summary: bool = True
    sound: bool = False
    emergency: str = ""

    @property
    def active(self) -> tuple[Reminder, ...]:
        """The reminders of breaks that are on, the shortest first."""
        return tuple(sorted((each for each in self.reminders if each.on), key=lambda each: each.length_s))
