"""What the wall clock brings: working hours that begin and end, and pauses."""

from typing import Literal

from deskbreak.core import hours, offer, replies, standing, wording
from deskbreak.core.effect import Answer
from deskbreak.core.state import Paused
from deskbreak.core.turn import Turn

LONGEST_S = 8 * 24 * 3600.0
"""The next working hours are never further away than this."""


def settle(turn: Turn) -> None:
    """Open or close, and end a pause whose time has come."""
    settings, wall, zone = turn.world.settings, turn.now.wall, turn.world.zone
    pause = turn.state.paused
    ends = pause.ends_wall(turn.now) if pause is not None else None
    if pause is not None and pause.until is None and ends is not None and ends - wall > LONGEST_S:
        ends = hours.tomorrow(settings.hours, wall, zone, settings.day_begins)  # the clock was set back
        turn.put(paused=Paused(ends))
    if ends is not None and wall >= ends:
        turn.put(paused=None)
        turn.record("resume")
    is_open = hours.is_open(settings.hours, wall, zone)
    if is_open and not turn.state.open:
        turn.put(open=True)
        turn.restart(*(each.name for each in settings.reminders))
        turn.restart_cues()
        standing.anew(turn)
        turn.record("open")
    elif not is_open and turn.state.open:
        standing.end(turn)
        turn.record("close")
        offer.withdraw(turn)
        turn.put(open=False)


def pause(turn: Turn, length: float | Literal["tomorrow", "forever"]) -> None:
    """No reminders for `length` seconds, until tomorrow, or until resumed."""
    settings, wall = turn.world.settings, turn.now.wall
    if length == "forever":
        until = None
    elif length == "tomorrow":
        until = hours.tomorrow(settings.hours, wall, turn.world.zone, settings.day_begins)
    else:
        until = wall + length
    offer.withdraw(turn)
    turn.put(paused=Paused(until, None if isinstance(length, str) else turn.now.steady + length))
    turn.record("pause", until=until)
    turn.emit(Answer(ok=True, says=wording.paused(until, wall, turn.world.zone)))


def resume(turn: Turn) -> None:
    """End the pause before its time."""
    if turn.state.paused is None:
        turn.emit(Answer(ok=False, says=replies.not_paused()))
        return
    turn.put(paused=None)
    turn.record("resume")
    turn.emit(Answer(ok=True, says=replies.resumed()))


def wall_deadlines(turn: Turn) -> list[float]:
    """The wall times at which `settle` will have something to do."""
    change = hours.next_change(turn.world.settings.hours, turn.now.wall, turn.world.zone)
    until = turn.state.paused.ends_wall(turn.now) if turn.state.paused is not None else None
    return [wall for wall in (change, until) if wall is not None]
