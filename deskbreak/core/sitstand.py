"""The rhythm of sitting and standing: when to ask for a change of position. What was said of it is in `standing`.

A stretch that is over is asked about at a good moment, where no break is due, playing or about to be: of one that comes
within a quarter of the stretch (10 min at most) the end is waited for, unless it comes more often than the question
does. A break that falls due takes the question down, and so do a pause, the end of the hours, and a change that makes
it superfluous. While a reason to hold lasts nothing is shown, however long that is. Not now means another stretch.
Unanswered, it is asked once more; then who sits is left in peace for another stretch, and who stood is taken to sit.
"""

from dataclasses import replace

from deskbreak.core import busy, notices, offer, standing
from deskbreak.core.effect import HideCue, ShowCue
from deskbreak.core.event import NotNow, Sit, Stand
from deskbreak.core.state import Counting, CueShown, Question
from deskbreak.core.turn import Turn

TIMES_SHOWN = 2


def settle(turn: Turn) -> None:
    """Whatever is to be asked by now is asked, asked again, given up or taken back."""
    question = turn.state.question
    if not _is_wanted(turn):
        withdraw(turn)
    elif question is None:
        turn.put(question=Question())
    elif not question.shown:
        _look_for_a_moment(turn, question)
    elif turn.left(question.next_active) == 0 and question.shown >= TIMES_SHOWN:
        withdraw(turn)
        standing.unanswered(turn)
    elif (question.lost or turn.left(question.next_active) == 0) and _may_show(turn):
        _show(turn, question)


def withdraw(turn: Turn) -> None:
    """Nothing is to be asked any more."""
    question = turn.state.question
    if question is not None and question.shown and not question.lost:
        turn.emit(HideCue())
    turn.put(question=None)


def lose(turn: Turn) -> None:
    """What was on the screen is no longer there."""
    question = turn.state.question
    if question is not None and question.shown:
        turn.put(question=replace(question, lost=True))


def deadlines(turn: Turn) -> list[float]:
    """The steady instants at which `settle` will have something to do while somebody works."""
    state, now = turn.state, turn.now.steady
    left, question = standing.left_s(turn), state.question
    if left is None or not isinstance(state.stage, Counting):
        return []
    if question is None:
        return [now + left] if left > 0 else []  # over, and a break soon: that has a deadline of its own
    if state.looking_since is not None or isinstance(state.cue, CueShown):
        return []  # what ends either has a deadline of its own
    if question.shown:
        again = now + turn.left(question.next_active)
        ends = [again] if question.shown >= TIMES_SHOWN else []
        if state.holds or (ends and not question.lost):
            return ends
        return [*ends, max(state.grace_until, now if question.lost else again)]
    if question.clear_since is not None:
        return offer.moments(turn, question.clear_since)
    return [] if state.holds else [state.grace_until]


def _is_wanted(turn: Turn) -> bool:
    state = turn.state
    if (
        standing.left_s(turn) != 0
        or not isinstance(state.stage, Counting)
        or not state.open
        or state.paused is not None
    ):
        return False
    asked = state.question is not None and state.question.shown > 0
    return asked or not _break_comes_soon(turn)


def _break_comes_soon(turn: Turn) -> bool:
    stretch = standing.stretch_s(turn)
    window = min(offer.MERGE_S, offer.MERGE_SHARE * stretch)
    return any(
        each.every_s > stretch and each.every_s - turn.elapsed(each.name) <= window
        for each in turn.world.settings.active
    )


def _look_for_a_moment(turn: Turn, question: Question) -> None:
    if not _may_show(turn):
        turn.put(question=replace(question, clear_since=None))
        return
    clear_since = turn.now.steady if question.clear_since is None else question.clear_since
    turn.put(question=replace(question, clear_since=clear_since))
    if offer.is_good_moment(turn, clear_since):
        _show(turn, question)


def _may_show(turn: Turn) -> bool:
    state = turn.state
    return offer.may_disturb(turn) and busy.known(turn) and not state.holds and not isinstance(state.cue, CueShown)


def _show(turn: Turn, question: Question) -> None:
    if not question.lost:
        question = Question(None, question.shown + 1, turn.state.active + offer.AGAIN_S)
    turn.put(question=replace(question, lost=False))
    turn.restart_cues()
    position, wanted = turn.state.position, turn.world.settings.stand
    seconds = turn.state.active - position.since
    if position.up:
        title, body, otherwise = notices.sit_title(wanted.move_s), notices.sit_body(seconds), notices.sit_otherwise()
        yes, no = notices.sit_actions()
    else:
        title, body, otherwise = notices.stand_title(), notices.stand_body(seconds), notices.stand_otherwise()
        yes, no = notices.stand_actions()
    answer = Sit("prompt") if position.up else Stand("prompt")
    turn.record("cue", reminder="stand", text=title)
    turn.emit(ShowCue(title, body, None, ((yes, answer), (no, NotNow())), otherwise))
