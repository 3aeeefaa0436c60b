"""Whether somebody is there: idle, lock, sleep, the return that is believed, and the absence that counts as a break."""

from dataclasses import replace

from deskbreak.core import hours, standing
from deskbreak.core.event import Input, Locked, Presence, Quiet, Sleeping, Unlocked, Woke
from deskbreak.core.settings import Reminder
from deskbreak.core.state import Absence, Away, Break, Silent
from deskbreak.core.turn import Turn

LOCKED_IS_BREAK_S = 60.0
IDLE_IS_BREAK_S = 180.0
GRACE_S = 60.0
NOISE_S = 3.0
"""Real seconds within which a first input must be followed by another."""
REPORT_S = 0.25
"""Real seconds by which a backend may be late with a report."""
ROUNDING_S = 0.05
"""Real seconds that a threshold may be missed by, for idle counters tick in milliseconds."""
SLEEP_S = 1.0
"""Real seconds of sleep that are worth a look; clocks drift apart by less."""
FIRM: frozenset[Absence] = frozenset({"locked", "asleep"})


def notice_sleep(turn: Turn) -> None:
    """Find sleep that no signal told of, by the clock that ran through it."""
    slept = turn.now.slept - turn.state.at.slept
    if slept <= SLEEP_S * turn.world.speed or (turn.state.away and "asleep" in turn.state.away.reasons):
        return
    start = max(turn.state.at.steady, turn.now.steady - slept)
    turn.count_to(start)
    leave(turn, "asleep", start)
    come_in(turn, "asleep")


def handle(turn: Turn, event: Presence) -> None:
    """Take one report of the presence backends."""
    match event:
        case Quiet(idle_s):
            _quiet(turn, turn.now.steady - idle_s, idle_s)
        case Input():
            turn.put(quiet_since=None)
            _end_silence(turn)
            away = turn.state.away
            if away is not None and away.first is None and not away.reasons & FIRM:
                turn.put(away=replace(away, first=turn.now.steady))
        case Locked():
            leave(turn, "locked", turn.now.steady)
        case Sleeping():
            leave(turn, "asleep", turn.now.steady)
        case Unlocked():
            turn.put(quiet_since=None)
            _end_silence(turn)
            come_in(turn, "locked", "idle", "assumed")
            _grace(turn)
        case Woke():
            come_in(turn, "asleep")
            _grace(turn)


def leave(turn: Turn, reason: Absence, since: float, *, wall: float | None = None) -> None:
    """The clocks stop at `since`, for `reason`. `wall` is that moment where the wall clock was set since then."""
    away = turn.state.away
    last_input = since if turn.state.quiet_since is None else min(since, turn.state.quiet_since)
    firm_since = since if reason in FIRM else None
    if away is None:
        turn.put(silent=None)
        since = turn.not_before_counted(since)
        turn.count_to(since)
        turn.put(away=Away(last_input, frozenset({reason}), firm_since))
        at = turn.now.wall - (turn.now.steady - since) if wall is None else wall
        turn.record("away", seconds=since - last_input, at=at, reason=reason)
    else:
        firm = away.firm_since if away.firm_since is not None else firm_since
        turn.put(away=replace(away, reasons=away.reasons | {reason}, firm_since=firm, first=None))


def come_in(turn: Turn, *reasons: Absence, at: float | None = None) -> None:
    """These reasons for being away have ended, at `at` or now; with the last of them the person is back."""
    away = turn.state.away
    if away is None:
        return
    left = away.reasons - frozenset(reasons)
    if left:
        turn.put(away=replace(away, reasons=left))
        return
    back = turn.now.steady if at is None else at
    firm = away.firm_since is not None
    settle_absence(turn, back)
    away = turn.state.away or away
    if away.rested and not away.told:
        _tell_natural(turn, away, back)
    turn.count_to(turn.now.steady)  # nothing, for nobody was there
    turn.put(away=None, quiet_since=None)
    turn.record("back", seconds=back - away.since, at=turn.now.wall - (turn.now.steady - back))
    turn.count_since(back)
    movement = Reminder("", 0.0, turn.world.settings.stand.move_s)
    standing.back(turn, back - away.since, natural=back >= natural_at(away, movement))
    if away.rested or firm:
        _grace(turn, back)


def without_senses(turn: Turn) -> None:
    """Where nothing senses input any more, nobody can be told idle, and who was idle is taken as back."""
    if not turn.world.senses:
        turn.put(quiet_since=None)
        _end_silence(turn)
        come_in(turn, "idle")


def settle(turn: Turn) -> None:
    """Believe a return that was followed by more input, and let the absence count where it is long enough."""
    away = turn.state.away
    if away is None:
        return
    if away.first is not None and turn.now.steady >= believed_at(away, turn.world.speed):
        come_in(turn, "idle", at=away.first)
        return
    settle_absence(turn, turn.now.steady)


def settle_absence(turn: Turn, until: float) -> None:
    """Restart the clocks for which the absence up to `until` is a natural break. A running break is none."""
    away = turn.state.away
    if away is None or isinstance(turn.state.stage, Break):
        return
    for reminder in turn.world.settings.active:
        if reminder.name in away.rested or until < natural_at(away, reminder):
            continue
        away = replace(away, rested=(*away.rested, reminder.name))
        turn.restart(reminder.name)
        due = turn.due()
        if due is not None and due[0] == reminder.name:
            turn.end_due("natural", "natural", seconds=until - away.since)
            away = replace(away, told=True)
        turn.put(away=away)
    turn.restart(*(cue.name for cue in turn.world.settings.cues if until >= natural_at(away, cue)))


def natural_at(away: Away, reminder: Reminder) -> float:
    """When the absence counts as the break of `reminder`."""
    idle = away.since + max(reminder.length_s, IDLE_IS_BREAK_S)
    if away.firm_since is None:
        return idle
    return min(idle, away.firm_since + max(reminder.length_s, LOCKED_IS_BREAK_S))


def believed_at(away: Away, speed: float) -> float:
    """When the input that ended the idleness counts as a return, if no silence after it says otherwise."""
    return (away.first or 0.0) + (NOISE_S + 2 * REPORT_S) * speed


def rest_again(turn: Turn) -> None:
    """A break has ended: an absence that began within it is measured from here, and no prompt follows at once."""
    _grace(turn)
    away = turn.state.away
    if away is not None:
        firm = turn.now.steady if away.firm_since is not None else None
        turn.put(away=replace(away, since=turn.now.steady, firm_since=firm, rested=(), told=False))


def _quiet(turn: Turn, since: float, idle_s: float) -> None:
    if turn.state.quiet_since is not None:
        since = min(since, turn.state.quiet_since)  # some backends know only that a threshold is passed
    turn.put(quiet_since=since)
    away, real = turn.state.away, turn.world.speed
    if away is not None:
        if away.first is not None and since <= away.first + REPORT_S * real:
            turn.put(away=replace(away, first=None))
        elif away.first is not None:
            come_in(turn, "idle", at=away.first)
            turn.put(quiet_since=since)
        if turn.state.away is not None:
            return
    if turn.state.silent is None and idle_s >= turn.world.settings.stop_after_s - ROUNDING_S * real:
        # Whether that is an absence is settled once it is known whether a call goes on (`busy`).
        turn.put(silent=Silent(min(turn.now.steady, since + turn.world.settings.stop_after_s)))


def _end_silence(turn: Turn) -> None:
    """There was input after all before anybody had left."""
    silent = turn.state.silent
    turn.put(silent=None)
    if silent is not None and not silent.in_call:
        turn.count_since(silent.since)


def _tell_natural(turn: Turn, away: Away, back: float) -> None:
    # Somebody who comes back on another day went home: that is no break. Nor is anything while nothing is due.
    day = turn.world.settings.day_begins
    gone_wall = turn.now.wall - (turn.now.steady - away.since)
    same_day = hours.day_of(gone_wall, turn.world.zone, day) == hours.day_of(turn.now.wall, turn.world.zone, day)
    if same_day and turn.state.open and turn.state.paused is None:
        at = turn.now.wall - (turn.now.steady - back)
        turn.record("natural", reminder=away.rested[-1], outcome="natural", seconds=back - away.since, at=at)


def _grace(turn: Turn, start: float | None = None) -> None:
    begins = turn.now.steady if start is None else start
    turn.put(grace_until=max(turn.state.grace_until, begins + GRACE_S))
