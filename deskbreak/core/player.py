"""The break itself: from Start to its outcome, as the playing page reports it."""

from dataclasses import replace

from deskbreak.core import absence, offer, replies, standing
from deskbreak.core.choice import LONGEST
from deskbreak.core.effect import Answer
from deskbreak.core.event import (
    Felt,
    Input,
    Player,
    PlayerBack,
    PlayerEnded,
    PlayerFocus,
    PlayerGone,
    PlayerPaused,
    PlayerResumed,
    Playing,
    Quiet,
    StepPlayed,
)
from deskbreak.core.listing import ListedStep, moved_s
from deskbreak.core.state import Break, Counting, Due, Ended, Opening, Prompting, Snoozed
from deskbreak.core.turn import Turn

WATCH_S = 5.0
"""Seconds without input after which somebody in a break is taken to have stopped working."""
GONE_S = 60.0
PAUSED_S = 600.0
WORKED_SHARE = 1 / 3
FELT_S = 600.0
"""Real seconds after the end in which a page may say how the person feels."""


def handle(turn: Turn, event: Player) -> None:
    """Take one report of a page; those of a page that does not play are refused.

    A page that got no answer repeats itself, so a report that was taken before changes nothing and is not refused.
    """
    if isinstance(event, Playing):
        _begin(turn, event)
        return
    if isinstance(event, Felt):
        _felt(turn, event)
        return
    stage, ended = turn.state.stage, turn.state.ended
    if not isinstance(stage, Break) or stage.page != event.page:
        repeated = ended is not None and ended.page == event.page
        turn.emit(Answer(ok=repeated, says="" if repeated else replies.not_this_page()))
        return
    turn.emit(Answer(ok=True, says=""))
    match event:
        case StepPlayed(step=step, seconds=seconds):
            _step(turn, stage, step, seconds)
        case PlayerPaused():
            since = turn.now.steady if stage.paused_since is None else stage.paused_since
            turn.put(stage=replace(stage, paused_since=since))
        case PlayerResumed():
            turn.put(stage=replace(stage, paused_since=None))
        case PlayerFocus(focused=focused):
            turn.put(stage=_working(turn, stage, focused=focused, typing=turn.state.quiet_since is None))
        case PlayerGone():
            turn.put(stage=replace(stage, gone_since=turn.now.steady))
        case PlayerBack():
            turn.put(stage=replace(stage, gone_since=None))
        case PlayerEnded(reached_end=reached_end, seconds=seconds):
            _unfinished(turn, stage, seconds)
            turn.put(ended=Ended(stage.page, stage.routine, stage.reminder, turn.now.steady))
            end(turn, reached_end=reached_end)


def feel(turn: Turn, event: Quiet | Input) -> None:
    """Tell work from rest within a break by its input."""
    stage = turn.state.stage
    if isinstance(stage, Break):
        turn.put(stage=_working(turn, stage, focused=stage.focused, typing=isinstance(event, Input)))


def settle(turn: Turn) -> None:
    """A page that never came, is gone, or stands still for too long."""
    stage = turn.state.stage
    if isinstance(stage, Opening) and turn.now.steady >= stage.until:
        _never_came(turn, stage)
    elif isinstance(stage, Break):
        gone = stage.gone_since is not None and turn.now.steady >= stage.gone_since + GONE_S
        paused = stage.paused_since is not None and turn.now.steady >= stage.paused_since + PAUSED_S
        if gone or paused:
            end(turn, reached_end=False)


def end(turn: Turn, *, reached_end: bool) -> None:
    """The break has its outcome; the clocks it counts for start again from zero."""
    stage = turn.state.stage
    if not isinstance(stage, Break):
        return
    stage = _working(turn, stage, focused=True, typing=False)
    worked_too_much = stage.worked_s >= WORKED_SHARE * (turn.now.steady - stage.began)
    completed = reached_end and not worked_too_much
    turn.record(
        "end",
        reminder=stage.reminder,
        routine=stage.routine,
        outcome="completed" if completed else "partial",
        seconds=stage.moved_s,
        steps=len(stage.steps),
        worked_s=round(stage.worked_s, 1),
    )
    restarted = set(turn.up_to(stage.reminder)) if stage.reminder is not None else set()
    routine = turn.world.routines.get(stage.routine)
    if completed and routine is not None:
        reach = LONGEST * routine.seconds
        restarted |= {each.name for each in turn.world.settings.reminders if each.length_s <= reach}
    standing.moved(turn, turn.now.steady - stage.began, completed=completed)
    turn.put(stage=stage.before or Counting(), skips=0)
    due = turn.due()
    if due is not None and due[0] in restarted:
        turn.put(stage=Counting())
    turn.restart(*restarted)
    turn.restart_cues()
    absence.rest_again(turn)


def restored(turn: Turn) -> None:
    """The program was started again in the middle of a break: its page has as long to come back as one that went.

    What was done meanwhile is nobody's work.
    """
    stage = turn.state.stage
    if isinstance(stage, Break):
        gone = turn.now.steady if stage.gone_since is None else stage.gone_since
        turn.put(stage=replace(stage, gone_since=gone, worked_from=None))


def _felt(turn: Turn, event: Felt) -> None:
    ended = turn.state.ended
    if ended is None or ended.page != event.page or turn.now.steady > ended.at + FELT_S * turn.world.speed:
        turn.emit(Answer(ok=False, says=replies.felt_too_late()))
    elif ended.felt:
        turn.emit(Answer(ok=False, says=replies.told_already()))
    else:
        turn.put(ended=replace(ended, felt=True))
        turn.record("felt", reminder=ended.reminder, routine=ended.routine, value=event.value)
        turn.emit(Answer(ok=True, says=replies.how_they_felt()))


def _begin(turn: Turn, event: Playing) -> None:
    stage, routine = turn.state.stage, turn.world.routines.get(event.routine)
    if routine is None:
        turn.emit(Answer(ok=False, says=replies.unknown_routine(event.routine, [])))
        return
    if isinstance(stage, Break):
        same = stage.routine == routine.id
        if same:  # a page that was loaded again, or another tab that takes over
            turn.put(stage=replace(stage, page=event.page, gone_since=None, paused_since=None))
        turn.emit(Answer(ok=same, says="" if same else replies.already_playing(turn.world.routines.get(stage.routine))))
        return
    refused = offer.refusal(turn, routine)
    if refused:
        turn.emit(Answer(ok=False, says=refused))
        return
    answers = stage.answers if isinstance(stage, Opening) else stage
    reminder = None
    if not isinstance(answers, Counting | None) and offer.long_enough(turn.world, answers.reminder, routine):
        reminder = answers.reminder
    turn.leave()
    before = _afterwards(answers) if reminder is None else None
    turn.put(stage=Break(routine.id, reminder, event.page, turn.now.steady, before))
    turn.record("start", reminder=reminder, routine=routine.id)
    turn.emit(Answer(ok=True, says=""))


def _afterwards(stage: Counting | Due | Prompting | Snoozed | None) -> Due | Snoozed | None:
    """What goes on after a break that was too short to stand for it."""
    match stage:
        case Due() | Snoozed():
            return stage
        case Prompting(reminder, since, snoozes=snoozes):
            return Due(reminder, since, snoozes=snoozes)
        case _:
            return None


def _never_came(turn: Turn, stage: Opening) -> None:
    match stage.answers:
        case Prompting() as prompt:
            turn.put(stage=replace(prompt, lost=True))
        case None:
            turn.put(stage=Counting())
        case before:
            turn.put(stage=before)


def _step(turn: Turn, stage: Break, index: int, seconds: float) -> None:
    step = _step_of(turn, stage, index)
    if step is None or index in stage.steps:
        return
    moved = moved_s(step, seconds)
    turn.put(stage=replace(stage, steps=(*stage.steps, index), moved_s=stage.moved_s + moved))
    turn.record(
        "step",
        reminder=stage.reminder,
        routine=stage.routine,
        seconds=moved,
        step=index,
        exercise=step.exercise,
    )


def _unfinished(turn: Turn, stage: Break, seconds: float) -> None:
    routine = turn.world.routines.get(stage.routine)
    left = [step for index, step in enumerate(routine.steps) if index not in stage.steps] if routine is not None else []
    most = sum(moved_s(step, step.seconds) for step in left)
    turn.put(stage=replace(stage, moved_s=stage.moved_s + min(max(seconds, 0.0), most)))


def _step_of(turn: Turn, stage: Break, index: int) -> ListedStep | None:
    routine = turn.world.routines.get(stage.routine)
    return routine.steps[index] if routine is not None and 0 <= index < len(routine.steps) else None


def _working(turn: Turn, stage: Break, *, focused: bool, typing: bool) -> Break:
    """Close the stretch of work that was open, and open one where there is input outside the player."""
    worked = stage.worked_s
    if stage.worked_from is not None:
        quiet = turn.state.quiet_since
        until = turn.now.steady if quiet is None else min(turn.now.steady, quiet)
        worked += max(0.0, until - stage.worked_from)
    working = typing and not focused and turn.world.senses
    return replace(stage, focused=focused, worked_s=worked, worked_from=turn.now.steady if working else None)
