"""The week's summary: once a week, at a quiet moment towards the end of its last working day.

It is due from half an hour before the hours of the last weekday that has any end, or from 16:00 on Friday where the
hours never end. It then waits for somebody who works, with no break due or playing and no reason to hold, until the ISO
week ends. A week in which no break was asked for has none.
"""

from datetime import date, timedelta

from deskbreak.core import busy, hours
from deskbreak.core.effect import Save, SumUp
from deskbreak.core.hours import Range
from deskbreak.core.settings import HOUR, MINUTE
from deskbreak.core.state import Counting, CueShown
from deskbreak.core.turn import Turn

BEFORE_END_S = 30 * MINUTE
USUAL = Range(4, 0, round((16 * HOUR + BEFORE_END_S) / MINUTE))
"""Stands for working hours that never end: Friday until half past four."""
ASKED_FOR = frozenset({"completed", "partial", "skipped", "ignored"})


def settle(turn: Turn) -> None:
    """Find out whether the week is to be summed up, and ask for it when the moment is good."""
    monday = _monday(turn)
    turn.put(summing=_is_open(turn, monday) and turn.now.wall >= due_at(turn, monday))
    if turn.state.summing and _is_good_moment(turn):
        turn.put(summing=False, summed_up=monday.isoformat())
        turn.restart_cues()
        turn.emit(Save())
        turn.emit(SumUp(monday))


def deadlines(turn: Turn) -> list[float]:
    """The steady instants at which `settle` will have something to do while somebody works."""
    state, now = turn.state, turn.now
    if not isinstance(state.stage, Counting):
        return []
    if state.summing:
        return [state.grace_until] if _is_quiet(turn) else []
    monday = _monday(turn)
    if not _is_open(turn, monday):
        return []
    due = due_at(turn, monday)
    return [now.steady + due - now.wall] if due > now.wall else []


def due_at(turn: Turn, monday: date) -> float:
    """From when on, in epoch seconds, the week of `monday` may be summed up."""
    settings, zone = turn.world.settings, turn.world.zone
    never_ends = hours.next_change(settings.hours, turn.now.wall, zone) is None
    ranges = (USUAL,) if never_ends else settings.hours.ranges
    last = max(ranges, key=lambda each: (each.weekday, each.end))
    end = hours.wall_of(monday + timedelta(days=last.weekday), last.end, zone)
    return min(end, _end(turn, monday)) - BEFORE_END_S


def _is_good_moment(turn: Turn) -> bool:
    return turn.state.counting and _is_quiet(turn) and turn.now.steady >= turn.state.grace_until


def _is_quiet(turn: Turn) -> bool:
    """Whether nothing else is shown or due, and nothing is known to hold."""
    state = turn.state
    shown = isinstance(state.cue, CueShown) or (state.question is not None and state.question.shown > 0)
    return isinstance(state.stage, Counting) and not shown and not state.holds and busy.known(turn)


def _is_open(turn: Turn, monday: date) -> bool:
    """Whether the week of `monday` has not been summed up yet, and has something to sum up."""
    if not turn.world.settings.summary or turn.state.summed_up == monday.isoformat():
        return False
    begins, ends = hours.day_start(monday, turn.world.zone, turn.world.settings.day_begins), _end(turn, monday)
    # What is latest stands last, and only breaks of this week matter.
    return any(begins <= each.at < ends and each.outcome in ASKED_FOR for each in reversed(turn.world.recent))


def _monday(turn: Turn) -> date:
    day = hours.day_of(turn.now.wall, turn.world.zone, turn.world.settings.day_begins)
    return day - timedelta(days=day.weekday())


def _end(turn: Turn, monday: date) -> float:
    return hours.day_start(monday + timedelta(days=7), turn.world.zone, turn.world.settings.day_begins)
