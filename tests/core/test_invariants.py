"""What must hold whatever happens: a machine that throws every event at the schedule in any order."""

import json
from dataclasses import replace

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from deskbreak.core import codec, schedule, status
from deskbreak.core.body.spot import SPOT_KINDS
from deskbreak.core.effect import Effect, HideCue, Prompt, Record, ShowCue, SumUp, Withdraw
from deskbreak.core.entry import Entry
from deskbreak.core.event import (
    Event,
    Felt,
    Input,
    Locked,
    Looked,
    NoticesBack,
    NotNow,
    Now,
    OfSpot,
    Pause,
    PlayerBack,
    PlayerEnded,
    PlayerFocus,
    PlayerGone,
    PlayerPaused,
    PlayerResumed,
    Playing,
    Prefer,
    PromptAnyway,
    Quiet,
    Resume,
    Sit,
    Skip,
    Sleeping,
    Snooze,
    Stand,
    Start,
    Started,
    StepPlayed,
    Stopping,
    Tick,
    Unlocked,
    Woke,
    WorldChanged,
)
from deskbreak.core.hours import ALWAYS, Hours, Range
from deskbreak.core.key import put_preset
from deskbreak.core.settings import CUES, PRESETS, SENSES, Reminder, Settings
from deskbreak.core.state import Break, Counting, CueDue, CueShown, Due, Prompting, State
from deskbreak.core.world import World
from tests.core.story import MONDAY_NINE, ROUTINES

WEEK = Hours((*(Range(day, 9 * 60, 12 * 60) for day in range(7)), Range(2, 22 * 60, 27 * 60)))
SPANS = st.sampled_from([0.0, 0.5, 2.0, 4.0, 31.0, 59.0, 61.0, 200.0, 320.0, 1000.0, 2000.0, 9000.0, 50000.0])
REASONS = st.frozensets(st.sampled_from(["microphone", "fullscreen", "dnd", "program:zoom"]))
NAMES = st.sampled_from([*ROUTINES, "nothing-of-the-kind"])
SAID = st.fixed_dictionaries(
    {
        "zone": st.sampled_from(["temple", "crown", "elbow"]),
        "side": st.sampled_from(["left", "middle"]),
        "muscle": st.just(""),
        "score": st.integers(-1, 11),
        "moment": st.just("now"),
        "did": st.just(""),
        "kept": st.booleans(),
        "x": st.none(),
        "y": st.none(),
        "aspect": st.just(""),
    }
)
PAGES = st.sampled_from(["page-a", "page-b"])
CUED = tuple(replace(each, every_s=each.every_s / 4, on=True) for each in CUES)


def _times_shown(effects: tuple[Effect, ...]) -> object:
    return next(
        each.entry.detail["shown"] for each in effects if isinstance(each, Record) and each.entry.kind == "prompt"
    )


def asks(state: State) -> bool:
    """Whether the question of the position is on the screen."""
    return state.question is not None and state.question.shown > 0 and not state.question.lost


class Schedule(RuleBasedStateMachine):
    """Steps the schedule at its deadlines and with random events between them."""

    def __init__(self) -> None:
        super().__init__()
        self.now = Now(MONDAY_NINE, 0.0)
        self.world = World(settings=Settings(sound=True, cues=CUED), routines=ROUTINES)
        self.state = schedule.begin(self.now, self.world)
        self.up = self.cue_up = False
        self.due_since: dict[str, float] = {}
        self.happen(Started())

    # ---- what can happen

    @rule(seconds=SPANS)
    def time_passes(self, seconds: float) -> None:
        end = self.now.steady + seconds
        for _tick in range(5000):
            due = schedule.deadline(self.state, self.now, self.world)
            if due is None or due > end:
                break
            self.move(due - self.now.steady)
            self.happen(Tick())
            following = schedule.deadline(self.state, self.now, self.world)
            assert following is None or following > self.now.steady, "a deadline that does not move on"
        else:
            raise AssertionError("deadlines without end")
        self.move(end - self.now.steady)

    @rule(seconds=SPANS)
    def the_machine_sleeps(self, seconds: float) -> None:
        self.move(seconds)
        self.now = replace(self.now, slept=self.now.slept + seconds)
        self.happen(Tick())

    @rule(seconds=st.sampled_from([-90000.0, -300.0, 300.0, 90000.0, 4 * 86400.0]))
    def the_wall_clock_is_set(self, seconds: float) -> None:
        self.now = replace(self.now, wall=self.now.wall + seconds)
        self.happen(Tick())

    @rule(seconds=SPANS)
    def it_is_killed_and_started(self, seconds: float) -> None:
        self.state = codec.load(json.loads(json.dumps(codec.dump(self.state))))
        self.up = self.cue_up = False
        self.move(seconds)
        self.happen(Started())

    @rule(seconds=SPANS)
    def it_ends_in_good_order_and_starts(self, seconds: float) -> None:
        self.happen(Stopping())
        self.up = self.cue_up = False
        self.move(seconds)
        self.happen(Started())

    @rule(idle_s=st.sampled_from([3.0, 5.0, 60.0, 400.0]))
    def silence(self, idle_s: float) -> None:
        self.happen(Quiet(idle_s))

    @rule(event=st.sampled_from([Input(), Locked(), Unlocked(), Sleeping(), Woke(), NoticesBack()]))
    def sensed(self, event: Event) -> None:
        self.happen(event)

    @rule(senses=st.one_of(st.just(frozenset(SENSES)), st.frozensets(st.sampled_from(SENSES))), reasons=REASONS)
    def looked(self, senses: frozenset[str], reasons: frozenset[str]) -> None:
        self.happen(Looked(senses, reasons))

    @rule(
        event=st.one_of(
            st.just(Skip()),
            st.just(Resume()),
            st.just(PromptAnyway()),
            st.sampled_from([Stand(), Sit("prompt"), NotNow()]),
            st.builds(Snooze, st.sampled_from([None, 60.0, 600.0, -1.0])),
            st.builds(Start, st.one_of(st.none(), NAMES)),
            st.builds(OfSpot, st.sampled_from(SPOT_KINDS), SAID),
            st.builds(Prefer, NAMES, st.sampled_from(["favourite", "never", ""])),
            st.builds(Pause, st.sampled_from([600.0, "tomorrow", "forever"])),
        )
    )
    def asked(self, event: Event) -> None:
        self.happen(event)

    @rule(
        event=st.one_of(
            st.builds(Playing, PAGES, NAMES),
            st.builds(StepPlayed, PAGES, st.integers(-1, 3), st.sampled_from([0.0, 20.0, 1e6])),
            st.builds(PlayerPaused, PAGES),
            st.builds(PlayerResumed, PAGES),
            st.builds(PlayerFocus, PAGES, st.booleans()),
            st.builds(PlayerGone, PAGES),
            st.builds(PlayerBack, PAGES),
            st.builds(PlayerEnded, PAGES, st.booleans(), st.sampled_from([0.0, 5.0, 1e6, -1.0])),
            st.builds(Felt, PAGES, st.sampled_from(["better", "sore"])),
        )
    )
    def played(self, event: Event) -> None:
        self.happen(event)

    @rule(preset=st.sampled_from(sorted(PRESETS)), hours=st.sampled_from([ALWAYS, WEEK]), senses=st.booleans())
    def the_world_changes(self, preset: str, hours: Hours, senses: bool) -> None:
        settings = replace(put_preset(self.world.settings, preset), hours=hours)
        self.world = replace(self.world, settings=settings, senses=senses)
        self.happen(WorldChanged())

    @rule(on=st.sampled_from([CUES, CUED, CUED[:1], CUED[1:]]))
    def other_cues_are_wanted(self, on: tuple[Reminder, ...]) -> None:
        self.world = replace(self.world, settings=replace(self.world.settings, cues=on))
        self.happen(WorldChanged())

    @precondition(lambda self: isinstance(self.state.stage, Due) or isinstance(self.state.cue, CueDue))
    @rule()
    def a_calm_moment(self) -> None:
        self.happen(Quiet(6.0))

    # ---- what must hold

    @invariant()
    def it_survives_serialisation(self) -> None:
        assert codec.load(json.loads(json.dumps(codec.dump(self.state)))) == self.state

    @invariant()
    def it_can_be_asked_why(self) -> None:
        described = status.describe(self.state, self.now, self.world)
        assert described.says.endswith(".")
        json.dumps(described.as_json())

    @invariant()
    def one_notification_is_up_at_most(self) -> None:
        assert self.cue_up is (isinstance(self.state.cue, CueShown) or asks(self.state))
        assert not (self.cue_up and self.up)

    @invariant()
    def clocks_never_run_ahead_of_the_count(self) -> None:
        assert all(0 <= start <= self.state.active for start in self.state.clocks.values())

    @invariant()
    def likes_do_not_contradict_each_other(self) -> None:
        assert not self.state.preferences.favourites & self.state.preferences.never

    # ---- doing it

    def move(self, seconds: float) -> None:
        self.now = replace(self.now, wall=self.now.wall + seconds, steady=self.now.steady + seconds)

    def happen(self, event: Event) -> None:
        before = self.state
        self.state, effects = schedule.step(before, event, self.now, self.world)
        passed = self.now.steady - before.at.steady
        counted = self.state.active - before.active
        believed = 3.5 if before.away is not None else 0.0  # a return counts from the input that began it
        if before.silent is not None:
            believed = before.at.steady - before.silent.since  # and the time until it was known that a call goes on
        assert -1e-6 <= counted <= passed + believed + 1e-6, "clocks counted time that did not pass"
        if before.away is not None and self.state.away is not None:
            assert counted == 0, "clocks counted time away"
        self._check_prompts(event, effects)
        self._check_cues(before, event, effects)
        self._check_outcomes(before, effects)
        self._check_summary(before, effects)
        entries = tuple(effect.entry for effect in effects if isinstance(effect, Record))
        self.world = replace(self.world, recent=(self.world.recent + entries)[-50:])

    def _check_prompts(self, event: Event, effects: tuple[Effect, ...]) -> None:
        state = self.state
        for effect in effects:
            if isinstance(effect, Withdraw):
                self.up = False
            if isinstance(effect, Prompt):
                assert state.away is None
                assert state.open
                assert state.paused is None
                assert not isinstance(state.stage, Break)
                assert not (effect.sound and state.holds)
                if not isinstance(event, PromptAnyway):
                    assert self.now.steady >= state.grace_until
                    assert _times_shown(effects) == 1 or not state.holds, "shown again while held"
                    assert not any(hold.reason == "dnd" for hold in state.holds)
                    assert schedule.listens(state, self.world) <= state.looked, "shown before it was known"
                self.up = True
        if isinstance(state.stage, Prompting):
            assert state.stage.routine not in state.preferences.never, "offers what is never wanted"
        assert sum(isinstance(effect, Prompt) for effect in effects) <= 1, "two prompts at once"

    def _check_cues(self, before: State, event: Event, effects: tuple[Effect, ...]) -> None:
        state = self.state
        if isinstance(event, NoticesBack) and asks(before):
            self.cue_up = False
        for effect in effects:
            if isinstance(effect, HideCue):
                assert self.cue_up
                self.cue_up = False
            if isinstance(effect, ShowCue):
                assert not self.cue_up or (asks(before) and asks(state)), "two cues at once"
                assert state.counting
                assert isinstance(state.stage, Counting)
                assert not state.holds
                assert self.now.steady >= state.grace_until
                assert not any(isinstance(each, SumUp) for each in effects)
                self.cue_up = True

    def _check_outcomes(self, before: State, effects: tuple[Effect, ...]) -> None:
        entries: list[Entry] = [effect.entry for effect in effects if isinstance(effect, Record)]
        ended = [entry for entry in entries if entry.outcome is not None]
        # One step may at most withdraw or rest what was due and end a break besides.
        assert len(ended) <= 2, ended
        assert len({entry.reminder for entry in ended}) == len(ended), "one reminder, two outcomes"
        for entry in ended:
            if entry.reminder is not None and entry.kind in ("skip", "ignore", "end"):
                assert self.state.active - self.state.clocks[entry.reminder] <= self.now.steady - before.at.steady

    def _check_summary(self, before: State, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            if isinstance(effect, SumUp):
                assert self.state.counting
                assert isinstance(self.state.stage, Counting)
                assert not self.state.holds
                assert before.summed_up != self.state.summed_up == effect.monday.isoformat()


TestSchedule = Schedule.TestCase
TestSchedule.settings = hypothesis_settings(max_examples=60, stateful_step_count=40)
