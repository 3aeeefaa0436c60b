"""Sitting or standing: what the person said of it, and what ends it. When to ask is in `sitstand`.

Standing lasts until the person sits, is away for ten minutes or more (how the desk is found again, nobody knows), the
working hours or the day end, or the program does. It can be said with the rhythm of it off, and is noted then too.
The stretch of a position is measured in active time. Sitting starts anew with a break or an absence that is as long as
the moving is meant to be; a completed break, or such an absence, at the end of a stretch of standing does for the move,
and who comes from it sits.
"""

from datetime import timedelta
from typing import Literal

from deskbreak.core import hours, replies
from deskbreak.core.effect import Answer, Save
from deskbreak.core.event import Asked
from deskbreak.core.settings import MINUTE
from deskbreak.core.state import Break, Position
from deskbreak.core.turn import Turn

STANDS_THROUGH_S = 10 * MINUTE
"""An absence this long ends standing."""


def stand(turn: Turn, asked: Asked) -> None:
    """The person stands; refused where that is known."""
    position = turn.state.position
    if position.up:
        turn.emit(Answer(ok=False, says=replies.already_standing(position.wall, turn.world.zone)))
        return
    _change(turn, asked, up=True)
    turn.emit(Answer(ok=True, says=replies.standing_begins(_comes_to_ask(turn))))


def sit(turn: Turn, asked: Asked) -> None:
    """The person sits; refused where nobody stands."""
    if not turn.state.position.up:
        turn.emit(Answer(ok=False, says=replies.already_sitting()))
        return
    _change(turn, asked, up=False)
    turn.emit(Answer(ok=True, says=replies.sitting_begins(_comes_to_ask(turn))))


def not_now(turn: Turn) -> None:
    """The position stays for another stretch; refused where nothing was asked."""
    if turn.state.question is None:
        turn.emit(Answer(ok=False, says=replies.no_position_asked()))
        return
    anew(turn)
    turn.emit(Save())
    turn.emit(Answer(ok=True, says=replies.stays(turn.state.position.up, stretch_s(turn))))


def anew(turn: Turn) -> None:
    """The stretch of this position is measured from here."""
    position = turn.state.position
    turn.put(position=Position(position.up, turn.state.active, position.wall))


def stretch_s(turn: Turn) -> float:
    """How long the position is meant to be kept, in active time."""
    wanted = turn.world.settings.stand
    return wanted.stand_s if turn.state.position.up else wanted.sit_s


def left_s(turn: Turn) -> float | None:
    """How much of the stretch is left, 0 where it is over; `None` where the rhythm is off."""
    if not turn.world.settings.stand.on:
        return None
    return turn.left(turn.state.position.since + stretch_s(turn))


def moved(turn: Turn, seconds: float, *, completed: bool = False) -> None:
    """Somebody moved for so long: in a break, which was `completed` or not, or away from the desk."""
    enough = seconds >= turn.world.settings.stand.move_s
    if not turn.state.position.up:
        if enough:
            anew(turn)
    elif left_s(turn) == 0 and (enough or completed):
        _change(turn, "assumed", up=False)


def back(turn: Turn, seconds: float, *, natural: bool) -> None:
    """An absence of so long has ended; `natural` says that it counts as a break of the length of the moving."""
    if isinstance(turn.state.stage, Break):
        return  # the break counts, once it has ended
    if seconds >= STANDS_THROUGH_S:
        end(turn)
    if natural:
        moved(turn, seconds)


def end(turn: Turn) -> None:
    """Whoever stands does so no longer as far as anybody can know."""
    if turn.state.position.up:
        _change(turn, "assumed", up=False)


def unanswered(turn: Turn) -> None:
    """Nobody said anything to the question: who stood may well sit by now, who sits goes on."""
    if turn.state.position.up:
        end(turn)
    else:
        anew(turn)


def settle(turn: Turn) -> None:
    """With the day ends standing."""
    zone, begins = turn.world.zone, turn.world.settings.day_begins
    position = turn.state.position
    if position.up and hours.day_of(position.wall, zone, begins) != hours.day_of(turn.now.wall, zone, begins):
        end(turn)


def wall_deadlines(turn: Turn) -> list[float]:
    """The wall times at which `settle` will have something to do."""
    position, zone, begins = turn.state.position, turn.world.zone, turn.world.settings.day_begins
    if not position.up:
        return []
    return [hours.day_start(hours.day_of(position.wall, zone, begins) + timedelta(days=1), zone, begins)]


def _change(turn: Turn, asked: Asked | Literal["assumed"], *, up: bool) -> None:
    turn.put(position=Position(up, turn.state.active, turn.now.wall))
    turn.record("stand" if up else "sit", asked=asked)


def _comes_to_ask(turn: Turn) -> float | None:
    return stretch_s(turn) if turn.world.settings.stand.on else None
