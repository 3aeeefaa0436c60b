"""How a plain working day would go under given settings: lived through the schedule itself, on simulated time.

Somebody comes when the hours begin, works until they end, takes every break at once and to its end, and is away for
half an hour in the middle of a long stretch. Without hours the day lasts from 09:00 to 17:30.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from deskbreak.core import schedule
from deskbreak.core.effect import ShowCue
from deskbreak.core.event import Event, Locked, Now, PlayerEnded, Playing, Start, Started, StepPlayed, Tick, Unlocked
from deskbreak.core.hours import Range
from deskbreak.core.listing import ListedStep, Listing
from deskbreak.core.settings import MINUTE, Reminder, Settings
from deskbreak.core.state import Prompting
from deskbreak.core.world import World

USUAL = Range(0, 9 * 60, 17 * 60 + 30)
LONG_MIN = 6 * 60
REST_MIN = 30
MONDAY = datetime(2024, 1, 1, tzinfo=UTC).timestamp()
"""Any Monday will do: the day is lived in a zone without summer time."""
PAGE = "plan"


@dataclass(frozen=True, slots=True)
class Planned:
    """A break of a reminder; `at` is in minutes after midnight of the day on which the hours began."""

    reminder: str
    at: float
    length_s: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A day: `work` are its stretches at the desk as beginning and end, in minutes after midnight; `cues` a number."""

    work: tuple[tuple[int, int], ...]
    breaks: tuple[Planned, ...]
    cues: int

    @property
    def ends(self) -> int:
        """When the day ends."""
        return self.work[-1][1]

    def count(self, reminder: str) -> int:
        """How many breaks of this reminder there are."""
        return sum(1 for each in self.breaks if each.reminder == reminder)


def plan(settings: Settings) -> Plan:
    """The first day of the week that has hours, as these settings would make it."""
    weekday = min((each.weekday for each in settings.hours.ranges), default=0)
    ranges = [each for each in settings.hours.ranges if each.weekday == weekday] or [USUAL]
    work = tuple(stretch for each in _merged(ranges) for stretch in _with_rest(*each))
    lived = _Day(settings, MONDAY + weekday * 24 * 60 * MINUTE)
    lived.live(work)
    return Plan(work, tuple(lived.breaks), lived.cues)


class _Day:
    """Somebody's day, from `midnight` on."""

    def __init__(self, settings: Settings, midnight: float) -> None:
        self._midnight = midnight
        # Nothing is felt and nothing holds, so every prompt comes as soon as its break is due.
        settings = replace(settings, senses=frozenset(), strength_days=frozenset(), open_office=False, summary=False)
        settings = replace(settings, stand=replace(settings.stand, on=False))
        routines = {each.name: _routine(each) for each in settings.reminders}
        self._world = World(settings, routines, senses=False)
        self.breaks: list[Planned] = []
        self.cues = 0

    def live(self, work: tuple[tuple[int, int], ...]) -> None:
        self._now = Now(self._midnight + work[0][0] * MINUTE, 0.0)
        self._state = schedule.begin(self._now, self._world)
        self._tell(Started())
        for begins, ends in work:
            self._pass(self._steady(begins))
            self._tell(Unlocked())
            while self._now.steady < self._steady(ends):
                self._pass(self._steady(ends), to_prompt=True)
                if isinstance(self._state.stage, Prompting):
                    self._take(self._state.stage.reminder)
            self._tell(Locked())

    def _take(self, name: str) -> None:
        length = self._world.routines[name].seconds
        at = (self._now.wall - self._midnight) / MINUTE
        self.breaks.append(Planned(name, at, length))
        self._tell(Start(name))
        self._tell(Playing(PAGE, name))
        self._pass(self._now.steady + length)
        self._tell(StepPlayed(PAGE, 0, length))
        self._tell(PlayerEnded(PAGE, reached_end=True))

    def _pass(self, until: float, *, to_prompt: bool = False) -> None:
        """Let time go by, to the next prompt at the latest where that is asked for."""
        while not (to_prompt and isinstance(self._state.stage, Prompting)):
            due = schedule.deadline(self._state, self._now, self._world)
            if due is None or due >= until:
                self._move(max(until, self._now.steady))
                return
            self._move(due)
            self._tell(Tick())

    def _tell(self, event: Event) -> None:
        self._state, effects = schedule.step(self._state, event, self._now, self._world)
        self.cues += sum(isinstance(effect, ShowCue) for effect in effects)

    def _move(self, steady: float) -> None:
        self._now = Now(self._now.wall + steady - self._now.steady, steady)

    def _steady(self, minute: int) -> float:
        return self._now.steady + self._midnight + minute * MINUTE - self._now.wall


def _routine(reminder: Reminder) -> Listing:
    step = ListedStep(reminder.name, reminder.length_s, moves=True, regions=())
    return Listing(
        id=reminder.name,
        name="",
        purpose="",
        target_s=round(reminder.length_s),
        seconds=reminder.length_s,
        regions=(),
        postures=(),
        equipment=frozenset(),
        discreet=True,
        strength=False,
        steps=(step,),
    )


def _merged(ranges: list[Range]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((each.start, each.end) for each in ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _with_rest(begins: int, ends: int) -> list[tuple[int, int]]:
    if ends - begins <= LONG_MIN:
        return [(begins, ends)]
    rest = ((begins + ends - REST_MIN) // 2) // REST_MIN * REST_MIN
    return [(begins, rest), (rest + REST_MIN, ends)]
