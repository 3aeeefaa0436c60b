"""Lives a person's day through the schedule on simulated time, as the engine and the backends would."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from deskbreak.core import schedule, status
from deskbreak.core.busy import sense_of
from deskbreak.core.effect import Answer, Effect, Prompt, Record
from deskbreak.core.entry import Entry
from deskbreak.core.event import (
    Event,
    Input,
    Looked,
    Now,
    PlayerEnded,
    Playing,
    Quiet,
    Start,
    Started,
    StepPlayed,
    Tick,
)
from deskbreak.core.listing import ListedStep, Listing
from deskbreak.core.settings import Settings
from deskbreak.core.state import State
from deskbreak.core.world import World
from deskbreak.journal.reader import RECENT_KINDS

MINUTE = 60.0
HOUR = 3600.0
EPS = 1e-6


def routine(name: str, seconds: float, *, strength: bool = False, discreet: bool = True) -> Listing:
    """A routine of two equal steps that together take `seconds`, the announcement counted."""
    steps = tuple(
        ListedStep(f"{name}-{index}", (seconds - 3.0) / 2, moves=True, regions=("neck",)) for index in range(2)
    )
    return Listing(
        id=name,
        name=name.replace("-", " ").capitalize(),
        purpose="For the test.",
        target_s=round(seconds),
        seconds=seconds,
        regions=("neck",),
        postures=("seated",),
        equipment=frozenset(),
        discreet=discreet,
        strength=strength,
        steps=steps,
    )


ROUTINES = {
    each.id: each
    for each in (
        routine("minute-one", 58),
        routine("minute-two", 62),
        routine("five-one", 300),
        routine("five-two", 306),
        routine("strong", 182, strength=True, discreet=False),
    )
}
MONDAY_NINE = datetime(2026, 11, 16, 9, 0, tzinfo=UTC).timestamp()


class Story:
    """One person, one schedule. The person types steadily unless told to rest."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        wall: float = MONDAY_NINE,
        zone: tzinfo = UTC,
        senses: bool = True,
        strength: bool = False,
    ) -> None:
        settings = settings or Settings()
        if not strength:
            settings = replace(settings, strength_days=frozenset())
        self.world = World(settings=settings, routines=ROUTINES, zone=zone, senses=senses)
        self.now = Now(wall, 1000.0)
        self.state: State = schedule.begin(self.now, self.world)
        self.effects: list[tuple[float, Effect]] = []
        self.entries: list[Entry] = []
        self.typing = True
        self.last_input = self.now.steady
        self.told: set[float] = set()
        self.busy: set[str] = set()
        self.listening: frozenset[str] = frozenset()
        self.deaf = False
        self.begun = self.now.steady
        self.tell(Started())

    # ---- acting

    def tell(self, event: Event) -> tuple[Effect, ...]:
        """Post one event now."""
        self.state, effects = schedule.step(self.state, event, self.now, self.world)
        for effect in effects:
            self.effects.append((self.now.steady, effect))
            if isinstance(effect, Record):
                self.entries.append(effect.entry)
                if effect.entry.kind in RECENT_KINDS:
                    self.world = replace(self.world, recent=(*self.world.recent, effect.entry)[-200:])
        return effects + self._look()

    def begins(self, reason: str) -> None:
        """From now on there is a reason not to interrupt."""
        self.busy.add(reason)
        self._notice(reason)

    def ends(self, reason: str) -> None:
        """That reason is over."""
        self.busy.discard(reason)
        self._notice(reason)

    def ask(self, event: Event) -> Answer:
        """Post a request and return its answer."""
        return next(effect for effect in self.tell(event) if isinstance(effect, Answer))

    def work(self, seconds: float) -> None:
        """Type without a pause."""
        if not self.typing:
            self.typing = True
            if self.told:
                self.told.clear()
                self.tell(Input())
        self._live(seconds)
        self.last_input = self.now.steady

    def rest(self, seconds: float) -> None:
        """Touch nothing."""
        if self.typing:
            self.typing = False
            self.last_input = self.now.steady
        self._live(seconds)

    def bump(self) -> None:
        """One stray input, and nothing after it."""
        self.last_input = self.now.steady
        if self.told:
            self.told.clear()
            self.tell(Input())

    def sleep(self, seconds: float) -> None:
        """The machine sleeps: nothing runs, only the clocks that go through sleep."""
        self.now = replace(
            self.now, wall=self.now.wall + seconds, steady=self.now.steady + seconds, slept=self.now.slept + seconds
        )

    def pass_time(self, seconds: float) -> None:
        """Time goes by with the program dead."""
        self.now = replace(self.now, wall=self.now.wall + seconds, steady=self.now.steady + seconds)

    def play(self, *, steps: int | None = None, end: bool = True) -> None:
        """Play what was opened, as the page does, with the hands off the keyboard; all steps, or the first ones."""
        player = status.describe(self.state, self.now, self.world).player
        assert player is not None
        chosen = self.world.routines[player["routine"]]
        self.tell(Playing("page", chosen.id))
        steps = len(chosen.steps) if steps is None else steps
        for index in range(steps):
            self.rest(chosen.steps[index].seconds + (3.0 if index else 0.0))
            self.tell(StepPlayed("page", index, chosen.steps[index].seconds))
        if end:
            self.tell(PlayerEnded("page", reached_end=steps == len(chosen.steps)))

    def take_break(self) -> None:
        """Say Start and play it through."""
        assert self.ask(Start()).ok
        self.play()

    # ---- looking

    @property
    def status(self) -> status.Status:
        """What the person would be shown now."""
        return status.describe(self.state, self.now, self.world)

    def phase(self) -> str:
        """The phase that the person would be shown now."""
        return self.status.phase

    def last_kind(self) -> str:
        """The kind of the last entry."""
        return self.entries[-1].kind

    @property
    def minute(self) -> float:
        """Minutes since the story began."""
        return (self.now.steady - self.begun) / MINUTE

    def prompts(self) -> list[float]:
        """Minutes at which the notification was shown."""
        return [round((at - self.begun) / MINUTE, 2) for at, effect in self.effects if isinstance(effect, Prompt)]

    def kinds(self, *wanted: str) -> list[Entry]:
        """The entries of these kinds."""
        return [entry for entry in self.entries if entry.kind in wanted]

    def outcomes(self) -> list[tuple[str | None, str]]:
        """Reminder and outcome of everything that ended."""
        return [(entry.reminder, entry.outcome) for entry in self.entries if entry.outcome is not None]

    def until_prompt(self, limit: float = 4 * HOUR) -> None:
        """Work until the next notification."""
        before = len(self.prompts())
        end = self.now.steady + limit
        while len(self.prompts()) == before and self.now.steady < end:
            self.work(5.0)
        assert len(self.prompts()) == before + 1

    def _look(self) -> tuple[Effect, ...]:
        """Answer for the senses that are wanted anew, as the desktop does; unless they are deaf."""
        wanted = schedule.listens(self.state, self.world)
        new, self.listening = wanted - self.listening, wanted
        return self._tell_of(new) if new and not self.deaf else ()

    def _notice(self, reason: str) -> None:
        if sense_of(reason) in self.listening:
            self._tell_of(frozenset({sense_of(reason)}))

    def _tell_of(self, senses: frozenset[str]) -> tuple[Effect, ...]:
        return self.tell(Looked(senses, frozenset(reason for reason in self.busy if sense_of(reason) in senses)))

    # ---- time

    def _live(self, seconds: float) -> None:
        end = self.now.steady + seconds
        while True:
            due = schedule.deadline(self.state, self.now, self.world)
            silence = self._next_silence()
            instant = min(each for each in (due, silence, end) if each is not None)
            self._move_to(instant)
            if silence is not None and instant == silence:
                self._report_silence()
            elif due is not None and instant == due:
                self.tell(Tick())
                following = schedule.deadline(self.state, self.now, self.world)
                assert following is None or following > self.now.steady, "the deadline must move on"
            else:
                return

    def _move_to(self, steady: float) -> None:
        self.now = replace(self.now, wall=self.now.wall + steady - self.now.steady, steady=steady)

    def _wanted(self) -> Iterable[float]:
        return schedule.watches(self.state, self.world) if self.world.senses else ()

    def _next_silence(self) -> float | None:
        if self.typing:
            return None
        pending = [self.last_input + each for each in self._wanted() if each not in self.told]
        return max(min(pending), self.now.steady) if pending else None

    def _report_silence(self) -> None:
        idle_s = self.now.steady - self.last_input
        self.told |= {each for each in self._wanted() if each <= idle_s + EPS}
        self.tell(Quiet(idle_s))
