"""Cues: reminders that are a notification alone. No page, no sound, no answer, no outcome.

A cue is due when its clock of active time says so, at a moment that a break's prompt would have too: nothing is due,
snoozed or playing, no grace runs, and the reasons to hold were looked for. Where one holds, the cue is left out and its
clock starts anew: a hint is for the moment, and after a call nobody wants those that were missed. Otherwise it is shown
once, for its length, and goes. It gives way to a break that is due soon, waits for a question of the position to be
answered (`sitstand`), and keeps some distance from the cue before it. Its clock starts anew when it is shown, with
every break and question, after a natural break and with the working hours; a setting changes no clock.
"""

from dataclasses import replace

from deskbreak.core import absence, busy, hint, offer
from deskbreak.core.effect import HideCue, ShowCue
from deskbreak.core.settings import Reminder
from deskbreak.core.state import Counting, CueDue, CueShown, State
from deskbreak.core.turn import Turn
from deskbreak.core.world import World

APART_S = 180.0
"""Seconds of active time between two cues, so that two with clocks alike do not come as one long interruption."""


def settle(turn: Turn) -> None:
    """Find out which cue is due, show it when the moment is good, and take it down after its time."""
    shown = turn.state.cue
    if isinstance(shown, CueShown):
        if turn.now.steady >= shown.until or not _may_stay(turn.state):
            hide(turn)
        return
    due = _due(turn)
    if due is None:
        turn.put(cue=None)
        return
    waiting = shown if shown is not None and shown.name == due.name else CueDue(due.name)
    turn.put(cue=waiting)
    if not busy.known(turn):
        return
    if turn.state.holds:
        turn.restart(due.name)
        turn.put(cue=None)
        return
    clear_since = turn.now.steady if waiting.clear_since is None else waiting.clear_since
    turn.put(cue=replace(waiting, clear_since=clear_since))
    if offer.is_good_moment(turn, clear_since):
        _show(turn, due)


def hide(turn: Turn) -> None:
    """Take down the cue that is shown, if one is."""
    if isinstance(turn.state.cue, CueShown):
        turn.emit(HideCue())
    turn.put(cue=None)


def deadlines(turn: Turn) -> list[float]:
    """The steady instants at which `settle` will have something to do while nothing else happens."""
    now, cue = turn.now.steady, turn.state.cue
    if isinstance(cue, CueShown):
        return [cue.until]
    if isinstance(cue, CueDue):
        return offer.moments(turn, cue.clear_since) if cue.clear_since is not None else []
    if not turn.state.counting or not isinstance(turn.state.stage, Counting) or turn.state.question is not None:
        return []
    grace = turn.state.grace_until
    left = [_left(turn, each) for each in _wanted(turn.world)]
    return [max(now + seconds, grace) for seconds in left if seconds > 0 or grace > now]


def waits(state: State) -> bool:
    """Whether a cue waits for a pause in the input."""
    return isinstance(state.cue, CueDue) and state.cue.clear_since is not None


def _wanted(world: World) -> list[Reminder]:
    return [each for each in world.settings.cues if each.on]


def _due(turn: Turn) -> Reminder | None:
    """The cue that is due for longest, where one may be shown now."""
    state = turn.state
    quiet = isinstance(state.stage, Counting) and state.question is None
    if not quiet or not state.counting or not offer.may_disturb(turn):
        return None
    due = [each for each in _wanted(turn.world) if _left(turn, each) <= 0 and not _gives_way(turn, each)]
    return max(due, key=lambda each: turn.elapsed(each.name) - each.every_s, default=None)


def _left(turn: Turn, cue: Reminder) -> float:
    """The seconds of active time until `cue` is due; none where it is."""
    apart = 0.0 if turn.state.cued is None else turn.left(turn.state.cued + APART_S)
    return max(cue.every_s - turn.elapsed(cue.name), apart)


def _gives_way(turn: Turn, cue: Reminder) -> bool:
    """Whether a break is due so soon that it comes instead."""
    window = offer.merge_window(cue)
    return any(each.every_s - turn.elapsed(each.name) <= window for each in turn.world.settings.active)


def _show(turn: Turn, cue: Reminder) -> None:
    if cue.name == "posture":
        title, body = hint.posture(turn.state.hints, turn.world.seed)
        turn.put(hints=turn.state.hints + 1)
    else:
        title, body = hint.eyes(cue.length_s)
    turn.restart(cue.name)
    turn.put(cue=CueShown(cue.name, turn.now.steady + cue.length_s), cued=turn.state.active)
    turn.record("cue", reminder=cue.name, text=title)
    turn.emit(ShowCue(title, body, cue.length_s))


def _may_stay(state: State) -> bool:
    """Whether the cue that is shown is of use still; who looks away and touches nothing is doing what it says."""
    gone = state.away is not None and not state.away.reasons.isdisjoint({*absence.FIRM, "stopped"})
    return isinstance(state.stage, Counting) and state.open and state.paused is None and not gone
