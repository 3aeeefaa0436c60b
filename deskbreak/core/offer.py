"""From due to answered: merging, holding, the good moment, the prompt and its return, snooze and skip."""

from dataclasses import replace

from deskbreak.core import absence, busy, choice, notices, replies
from deskbreak.core.body import peace
from deskbreak.core.effect import Advise, Answer, OpenPlayer, Prompt, Withdraw
from deskbreak.core.listing import Listing
from deskbreak.core.settings import Reminder
from deskbreak.core.state import Break, Counting, Due, Opening, Prompting, Snoozed
from deskbreak.core.turn import Turn
from deskbreak.core.world import World

CALM_S = 5.0
"""Real seconds without input that make a good moment."""
CALM_CAP_S = 180.0
MERGE_S = 600.0
MERGE_SHARE = 0.25
AGAIN_S = 300.0
TIMES_SHOWN = 3
OPENING_S = 30.0
SNOOZE_MIN_S = 30.0
SNOOZE_MAX_S = 4 * 3600.0
SNOOZES_BEFORE_WAIT_IS_TOLD = 3
SKIPS_BEFORE_ADVICE = 3


# ---- what time brings


def settle(turn: Turn) -> None:
    """Whatever is due by now becomes due, is shown, shown again or given up."""
    stage = turn.state.stage
    if isinstance(stage, Snoozed) and turn.left(stage.until_active) == 0:
        turn.put(stage=Due(stage.reminder, stage.since, snoozes=stage.times))
    match turn.state.stage:
        case Counting():
            reminder = next_due(turn)
            if reminder is not None and turn.state.open and turn.state.paused is None:
                turn.put(stage=Due(reminder.name, turn.now.steady))
        case Due():
            _look_for_a_moment(turn, turn.state.stage)
        case Prompting() as prompt:
            named = turn.world.routines.get(prompt.routine or "")
            if named is not None and choice.ruled_out(named, turn.world, turn.state.preferences):
                routine, why = _chosen(turn, prompt.reminder)
                prompt = replace(prompt, routine=routine, why=why, lost=True)
                turn.put(stage=prompt)
            _repeat(turn, prompt)
        case _:
            pass


def next_due(turn: Turn) -> Reminder | None:
    """The longest reminder due, unless it waits for a longer one that is due soon."""
    due = [each for each in turn.world.settings.active if turn.elapsed(each.name) >= each.every_s]
    if not due:
        return None
    return None if merges_with(turn.world, due[-1], turn) else due[-1]


def merges_with(world: World, reminder: Reminder, turn: Turn) -> Reminder | None:
    """The longer reminder that `reminder` waits for, if one is due soon enough."""
    window = merge_window(reminder)
    for longer in world.settings.active:
        if longer.length_s > reminder.length_s and longer.every_s - turn.elapsed(longer.name) <= window:
            return longer
    return None


def merge_window(reminder: Reminder) -> float:
    """Within how many seconds a longer one has to be due for `reminder` to wait for it."""
    return min(MERGE_S, MERGE_SHARE * reminder.every_s)


def withdraw(turn: Turn) -> None:
    """A pause, the hours or a setting end what is due: an outcome that no figure counts."""
    if turn.due() is not None:
        turn.end_due("withdraw", "withdrawn")
    elif isinstance(turn.state.stage, Opening):
        turn.leave()


def reconsider(turn: Turn) -> None:
    """Settings are others: a reminder that is due no longer is withdrawn."""
    due = turn.due()
    if due is None or isinstance(turn.state.stage, Opening):
        return
    reminder = turn.world.reminder(due[0])
    if reminder is None or turn.elapsed(reminder.name) < reminder.every_s:
        turn.record("withdraw", reminder=due[0], outcome="withdrawn")
        turn.leave()


def hold_capped_at(world: World, due_since: float, held_since: float) -> float:
    """When a hold has lasted so long that one silent prompt is allowed."""
    return max(due_since, held_since) + world.settings.hold_cap_s


def _look_for_a_moment(turn: Turn, due: Due) -> None:
    longest = next_due(turn)
    if longest is not None and longest.name != due.reminder and longest.name not in turn.up_to(due.reminder):
        due = replace(due, reminder=longest.name)
    held = bool(turn.state.holds)
    if not may_disturb(turn) or not busy.known(turn) or (held and not _hold_is_capped(turn, due)):
        turn.put(stage=replace(due, clear_since=None))
        return
    clear_since = turn.now.steady if due.clear_since is None else due.clear_since
    due = replace(due, clear_since=clear_since)
    turn.put(stage=due)
    if is_good_moment(turn, clear_since):
        _prompt(turn, due)


def may_disturb(turn: Turn) -> bool:
    """Whether somebody is there who may be told something, whatever they are busy with."""
    state = turn.state
    return state.present and state.open and state.paused is None and turn.now.steady >= state.grace_until


def is_good_moment(turn: Turn, clear_since: float) -> bool:
    """Whether there is a pause in the input, or nothing stood in the way since `clear_since` for long enough."""
    return not turn.world.senses or any(turn.now.steady >= instant for instant in moments(turn, clear_since))


def moments(turn: Turn, clear_since: float) -> list[float]:
    """The steady instants at which the moment is good, where nothing has stood in the way since `clear_since`."""
    quiet = turn.state.quiet_since
    calm_s = (CALM_S - absence.ROUNDING_S) * turn.world.speed
    return [clear_since + CALM_CAP_S, *([] if quiet is None else [quiet + calm_s])]


def _hold_is_capped(turn: Turn, due: Due) -> bool:
    if any(hold.reason == "dnd" for hold in turn.state.holds):
        return False
    held_since = min(hold.since for hold in turn.state.holds)
    return turn.now.steady >= hold_capped_at(turn.world, due.since, held_since)


def _prompt(turn: Turn, due: Due) -> None:
    routine, why = _chosen(turn, due.reminder)
    sound = turn.world.settings.sound and not turn.state.holds
    _show(turn, Prompting(due.reminder, due.since, routine, why, 0, 0.0, due.snoozes), sound=sound)


def _chosen(turn: Turn, name: str) -> tuple[str | None, str]:
    """The routine to offer for the reminder of this name, and why; none where there is none to offer."""
    reminder = turn.world.reminder(name)
    if reminder is None:
        return None, ""
    chosen = choice.choose(turn.world, reminder, turn.now.wall, turn.state.preferences, turn.state.spots)
    return (chosen.routine, chosen.why) if chosen is not None else (None, "")


def _show(turn: Turn, prompt: Prompting, *, counts: bool = True, sound: bool = False) -> None:
    if counts:
        prompt = replace(prompt, shown=prompt.shown + 1, next_active=turn.state.active + AGAIN_S)
    turn.put(stage=replace(prompt, lost=False))
    routine = turn.world.routines.get(prompt.routine or "")
    waited = turn.now.steady - prompt.since if prompt.snoozes >= SNOOZES_BEFORE_WAIT_IS_TOLD else None
    turn.record("prompt", reminder=prompt.reminder, routine=prompt.routine, why=prompt.why, shown=prompt.shown)
    turn.emit(
        Prompt(
            notices.prompt_title(routine, prompt.reminder),
            notices.prompt_body(routine, prompt.why, waited),
            sound,
            prompt.routine,
        )
    )


def _repeat(turn: Turn, prompt: Prompting) -> None:
    if turn.left(prompt.next_active) == 0 and prompt.shown >= TIMES_SHOWN:
        turn.end_due("ignore", "ignored")
        if not turn.world.senses:
            absence.leave(turn, "assumed", turn.now.steady)
        return
    if turn.state.holds or not may_disturb(turn) or not busy.known(turn):
        return
    if turn.left(prompt.next_active) == 0:
        _show(turn, _of_the_longest(turn, prompt))
    elif prompt.lost:
        _show(turn, prompt, counts=False)


def _of_the_longest(turn: Turn, prompt: Prompting) -> Prompting:
    longest = next_due(turn)
    if longest is None or longest.name in turn.up_to(prompt.reminder):
        return prompt
    routine, why = _chosen(turn, longest.name)
    return replace(prompt, reminder=longest.name, routine=routine, why=why)


# ---- what the person asks


def start(turn: Turn, wanted: str | None, *, here: bool = False) -> None:
    """Open the page that plays the routine that is due, or `wanted`; none where it is played `here`."""
    stage = turn.state.stage
    if isinstance(stage, Break):
        turn.emit(Answer(ok=False, says=replies.already_playing(turn.world.routines.get(stage.routine))))
        return
    name = wanted or suggestion(turn)
    routine = turn.world.routines.get(name or "")
    if routine is None:
        turn.emit(Answer(ok=False, says=unknown(turn.world, wanted)))
        return
    refused = refusal(turn, routine)
    if refused:
        turn.emit(Answer(ok=False, says=refused))
        return
    answers = stage.answers if isinstance(stage, Opening) else stage
    answers = None if isinstance(answers, Counting) else answers
    if isinstance(stage, Prompting):
        turn.emit(Withdraw())
    reminder = answers.reminder if answers is not None and long_enough(turn.world, answers.reminder, routine) else None
    turn.put(stage=Opening(routine.id, reminder, turn.now.steady + OPENING_S, answers, here))
    if not here:
        turn.emit(OpenPlayer())
    turn.emit(Answer(ok=True, says=replies.started(routine)))


def refusal(turn: Turn, routine: Listing) -> str:
    """Why `routine` is not to begin now, as a sentence; empty where it may."""
    state, world = turn.state, turn.world
    return peace.refusal(routine.id, peace.resting(state.spots, turn.now.wall, world.zone, world.settings.day_begins))


def suggestion(turn: Turn) -> str | None:
    """The routine that Start alone means: the one offered, or the one for what is due or comes next."""
    stage = turn.state.stage
    if isinstance(stage, Prompting | Opening) and stage.routine is not None:
        return stage.routine
    due = turn.due()
    reminder = turn.world.reminder(due[0]) if due is not None else upcoming(turn)
    wanted = reminder or Reminder("", 0, 60.0)
    chosen = choice.choose(turn.world, wanted, turn.now.wall, turn.state.preferences, turn.state.spots)
    return chosen.routine if chosen is not None else None


def upcoming(turn: Turn) -> Reminder | None:
    """The reminder that is due next; of several at once the longest."""
    active = turn.world.settings.active
    return min(reversed(active), key=lambda each: each.every_s - turn.elapsed(each.name), default=None)


def long_enough(world: World, name: str, routine: Listing) -> bool:
    """Whether `routine` can stand for the break of this reminder; a shorter one leaves it due."""
    reminder = world.reminder(name)
    return reminder is None or routine.seconds >= choice.SHORTEST * reminder.length_s


def snooze(turn: Turn, asked_s: float | None) -> None:
    """Silence every reminder for a while of active time."""
    due = turn.due()
    seconds = turn.world.settings.snooze_s if asked_s is None else asked_s
    if due is None:
        turn.emit(Answer(ok=False, says=replies.nothing_to_snooze()))
    elif not SNOOZE_MIN_S <= seconds <= SNOOZE_MAX_S:
        turn.emit(Answer(ok=False, says=replies.bad_snooze()))
    else:
        times = _snoozes(turn) + 1
        turn.leave()
        turn.put(stage=Snoozed(due[0], due[1], turn.state.active + seconds, times))
        turn.record("snooze", reminder=due[0], seconds=seconds, times=times)
        turn.emit(Answer(ok=True, says=replies.snoozed_for(seconds)))


def skip(turn: Turn) -> None:
    """Do without what is due; after three in a row ask once whether another rhythm fits better."""
    due = turn.due()
    if due is None:
        turn.emit(Answer(ok=False, says=replies.nothing_to_skip()))
        return
    turn.end_due("skip", "skipped")
    turn.put(skips=turn.state.skips + 1)
    turn.emit(Answer(ok=True, says=replies.skipped(due[0])))
    preset = turn.world.settings.preset
    if turn.state.skips >= SKIPS_BEFORE_ADVICE and turn.state.advised_preset != preset:
        turn.put(advised_preset=preset)
        turn.emit(Advise(*notices.advice()))


def prompt_anyway(turn: Turn) -> None:
    """The person overrules the reason to hold."""
    stage = turn.state.stage
    if not isinstance(stage, Due) or not turn.state.holds or not turn.state.present:
        turn.emit(Answer(ok=False, says=replies.not_held()))
        return
    turn.emit(Answer(ok=True, says=replies.prompting_anyway()))
    _prompt(turn, stage)


def _snoozes(turn: Turn) -> int:
    match turn.state.stage:
        case Due(snoozes=times) | Prompting(snoozes=times) | Snoozed(times=times):
            return times
        case Opening(answers=Due(snoozes=times) | Prompting(snoozes=times) | Snoozed(times=times)):
            return times
        case _:
            return 0


def unknown(world: World, wanted: str | None) -> str:
    """The sentence where `wanted` is no routine, or nothing is wanted and there is none."""
    from difflib import get_close_matches

    if wanted is None:
        return replies.no_routine()
    near = get_close_matches(wanted, list(world.routines), n=3, cutoff=0.5)
    return replies.not_read_yet(replies.unknown_routine(wanted, near))
