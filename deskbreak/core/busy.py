"""Reasons not to interrupt: when they are looked for, what the look found, and the call that makes a silent person
count as present."""

from dataclasses import replace

from deskbreak.core import absence
from deskbreak.core.event import Looked
from deskbreak.core.settings import CALL
from deskbreak.core.state import Break, Counting, CueDue, Due, Hold, Prompting, State
from deskbreak.core.turn import Turn
from deskbreak.core.world import World

LOOK_S = 3.0
"""Real seconds after which a look that brought nothing is taken as having found nothing."""
PROGRAM = "program:"
"""Reasons of the sense `programs` begin with it; the program's name follows."""


def listens(state: State, world: World) -> frozenset[str]:
    """The senses that are wanted: all while a break, a cue, a question of the position or the week's summary is due and
    somebody is there, calls while nobody moves.

    Within a break no clock runs, so there it does not matter.
    """
    wanted: frozenset[str] = frozenset()
    small = state.summing or state.question is not None or isinstance(state.cue, CueDue)
    due = isinstance(state.stage, Due | Prompting) or (small and isinstance(state.stage, Counting))
    if due and state.present and state.open and state.paused is None:
        wanted |= world.settings.senses
    if state.silent is not None and not isinstance(state.stage, Break):
        wanted |= world.settings.senses & CALL
    return wanted


def known(turn: Turn) -> bool:
    """Whether every sense that is wanted just now has answered."""
    return listens(turn.state, turn.world) <= turn.state.looked


def handle(turn: Turn, event: Looked) -> None:
    """Take what some senses found in place of what they found before."""
    senses = event.senses & listens(turn.state, turn.world)
    found = {reason for reason in event.reasons if sense_of(reason) in senses}
    for hold in turn.state.holds:
        if sense_of(hold.reason) in senses and hold.reason not in found:
            _release(turn, hold)
    held = {hold.reason for hold in turn.state.holds}
    new = tuple(Hold(reason, turn.now.steady, turn.now.wall) for reason in sorted(found - held))
    turn.put(holds=turn.state.holds + new, looked=turn.state.looked | senses)


def settle(turn: Turn) -> None:
    """Forget what is not listened to, give up a look that takes too long, and draw the conclusions."""
    wanted = listens(turn.state, turn.world)
    for hold in turn.state.holds:
        if sense_of(hold.reason) not in wanted:
            _release(turn, hold)
    state = turn.state
    looked = state.looked & wanted
    since = None
    if looked != wanted:
        since = turn.now.steady if state.looking_since is None else state.looking_since
        if turn.now.steady >= gives_up_at(since, turn.world):
            looked, since = wanted, None
    turn.put(looked=looked, looking_since=since)
    _settle_silence(turn)
    _tell_holds(turn)


def gives_up_at(looking_since: float, world: World) -> float:
    """When a look that brought nothing has taken too long."""
    return looking_since + LOOK_S * world.speed


def sense_of(reason: str) -> str:
    """The sense that finds `reason`."""
    return "programs" if reason.startswith(PROGRAM) else reason


def _settle_silence(turn: Turn) -> None:
    silent = turn.state.silent
    if silent is None or not listens(turn.state, turn.world) & CALL <= turn.state.looked:
        return
    if any(hold.reason in CALL for hold in turn.state.holds):
        if not silent.in_call:
            turn.put(silent=replace(silent, in_call=True))
            turn.count_since(silent.since)
        return
    since = silent.since
    if silent.in_call:
        # A silent call is no rest: what follows is measured from its end.
        since = turn.now.steady
        turn.put(quiet_since=since)
    absence.leave(turn, "idle", since)


def _tell_holds(turn: Turn) -> None:
    """Write down the holds that keep a break waiting; those of a silent call alone keep nothing waiting."""
    if not isinstance(turn.state.stage, Due):
        return
    for hold in turn.state.holds:
        if not hold.told:
            turn.record("hold", reason=hold.reason)
    turn.put(holds=tuple(replace(hold, told=True) for hold in turn.state.holds))


def _release(turn: Turn, hold: Hold) -> None:
    turn.put(holds=tuple(each for each in turn.state.holds if each is not hold))
    if hold.told:
        turn.record("release", seconds=turn.now.steady - hold.since, reason=hold.reason)
