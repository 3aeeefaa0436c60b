"""The schedule: every transition, as one pure function from a state and an event to a state and effects.

The rules, in the order in which a moment is looked at:

1.  Clocks count active time only: somebody is there, the hours are open, no pause, no break (`State.counting`).
    Somebody who does not move is there while a microphone or a camera is in use and the screen is neither locked nor
    asleep; an absence after such a call is measured from its end (`busy`).
2.  An absence is measured from the last input. Locked or asleep for max(length, 60 s), or idle for
    max(length, 3 min), is a natural break; a shorter one changes nothing (`absence`).
3.  No prompt within 60 s of unlocking, waking, logging in, returning from a natural break, or the end of a break.
4.  A due break is held while a reason lasts, never dropped; after the cap one silent prompt, never in do-not-disturb.
    Reasons are looked for from the moment a break is due, and before the look has answered nothing is shown (`busy`).
    A reason that begins while a prompt is up leaves it up, but it is not shown again until the reason ends.
5.  A good moment is 5 s without input, waited for at most 3 min from when nothing else stood in the way.
6.  A shorter reminder waits for a longer one that is due soon; one prompt, one outcome, both clocks restart.
7.  A prompt is shown three times, 5 active minutes apart; 5 more and it is ignored (`offer`). Where the settings want
    it, the first time sounds, but not while a reason to hold lasts that the cap or the person overruled.
8.  Snooze silences all reminders for active time. Skip always works, and is refused only where nothing is due.
9.  A break runs from the first second played to its outcome (`player`). Whatever is due when a break starts that is
    too short to stand for it goes on afterwards. An absence that began within a break is measured from its end.
10. Strength is offered by the choice of routine, favourites more often, and what is never wanted not at all
    (`choice`). A prompt whose routine is ruled out while it is up names another (`preference`).
11. Outside the working hours nothing is due, and clocks start anew with the next range (`calendar`).
12. A pause stops the clocks; what was due when it began is withdrawn.
13. The state is saved with every entry, and every 5 minutes while the clocks run.
14. Clocks are differences of one count of active time, so that settings can change without touching them.
15. `status.describe` says in a sentence what comes next, or why not.
16. Where nothing senses presence, an ignored prompt means away until any answer.
17. After an absence one input is believed when it is followed by another within 3 s.
18. Once a week, on its last working day, the week is summed up as soon as somebody works and nothing is due, playing
    or held (`summary`). Outside the working hours and in a pause it waits, and with the ISO week it is dropped.
19. A cue is a reminder that is a notification alone, and off until somebody wants it. It is shown once, at a good
    moment with nothing due, playing or snoozed, for its length; it has no outcome. While a reason to hold lasts it is
    left out, and a break due soon by rule 6 comes instead. Two cues are 3 active minutes apart (`cue`).
20. Where the rhythm of sitting and standing is on, a stretch of either is followed by a question. Anything due goes
    first, a break that is due soon is waited for, and what holds a break holds the question, without a cap; it waits
    for a good moment, never sounds, is asked twice, 5 active minutes apart, and 5 more are an answer too (`sitstand`).
    A cue waits until it is answered.
21. Who stands does so until they sit, are away for 10 min, or the hours, the day or the program end (`standing`).
22. No relief begins on the day on which the place that it is for got worse after something was done for it
    (`body.peace`).

Precedence: break, paused, off, away, prompting, snoozed, held, counting.
"""

from dataclasses import replace

from deskbreak.core import absence, busy, calendar, checkup, cue, offer, player, preference, sitstand, standing, summary
from deskbreak.core.body import sore
from deskbreak.core.effect import Answer, Effect, Save, Withdraw
from deskbreak.core.event import (
    Checked,
    ClockChanged,
    Command,
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
    Welcomed,
    Woke,
    WorldChanged,
)
from deskbreak.core.state import Away, Break, Counting, Due, Opening, Prompting, Snoozed, State
from deskbreak.core.turn import Turn
from deskbreak.core.world import World

SAVE_S = 300.0
RING_STEPS = 8
"""While the clocks run the next break's progress is looked at this often, but not more than once a minute."""
SETTLE_LIMIT = 20
"""Far more rounds than any chain of transitions at one moment can take; beyond it the rules contradict each other."""


def begin(now: Now, world: World) -> State:
    """The state of a first run, before its `Started`: until then nobody was there."""
    return State(
        at=now,
        clocks={each.name: 0.0 for each in world.settings.reminders},
        away=Away(now.steady, frozenset({"stopped"})),
        saved=now.steady,
    )


def step(state: State, event: Event, now: Now, world: World) -> tuple[State, tuple[Effect, ...]]:
    """What is after `event` at `now`, and what to do about it.

    Allowed at any time with any event: what makes no sense is refused by an `Answer`. `now` never lies before
    `state.at` on the steady clock.
    """
    turn = Turn(state, now, world)
    if isinstance(event, Started):
        _started(turn)
    else:
        absence.notice_sleep(turn)
        turn.count_to(_counted_until(turn, event))
        _handle(turn, event)
    _settle(turn)
    turn.count_to(now.steady)
    _settle(turn)
    turn.put(at=now)
    _save(turn)
    return turn.state, tuple(turn.effects)


def deadline(state: State, now: Now, world: World) -> float | None:
    """The steady instant at which `step` with a `Tick` has something to do next; `None` where only an event can."""
    turn = Turn(state, now, world)
    turn.count_to(now.steady)
    instants = [*_stage_deadlines(turn), *_away_deadlines(turn), *_counting_deadlines(turn)]
    instants += cue.deadlines(turn)
    walls = [*calendar.wall_deadlines(turn), *standing.wall_deadlines(turn)]
    instants += [now.steady + wall - now.wall for wall in walls]
    if state.looking_since is not None:
        instants.append(busy.gives_up_at(state.looking_since, world))
    return min((max(instant, now.steady) for instant in instants), default=None)


def watches(state: State, world: World) -> frozenset[float]:
    """The lengths of silence, in seconds, that the schedule wants to be told of as a `Quiet`."""
    wanted = {world.settings.stop_after_s}
    if state.away is not None and state.away.first is not None:
        wanted.add(absence.NOISE_S * world.speed)
    if (isinstance(state.stage, Due) and state.stage.clear_since is not None) or cue.waits(state):
        wanted.add(offer.CALM_S * world.speed)
    if state.question is not None and state.question.clear_since is not None:
        wanted.add(offer.CALM_S * world.speed)
    if isinstance(state.stage, Break):
        wanted.add(player.WATCH_S)
    return frozenset(wanted)


def listens(state: State, world: World) -> frozenset[str]:
    """The senses for reasons to hold (`settings.SENSES`) that the schedule wants to hear of in a `Looked`.

    Each is to answer once when it comes into the set, and at each change until it leaves it.
    """
    return busy.listens(state, world)


def _handle(turn: Turn, event: Event) -> None:  # noqa: C901 - the table of events, one line each
    if isinstance(event, Command | Playing) and not isinstance(event, Welcomed):
        absence.come_in(turn, "assumed")
    match event:
        case Quiet() | Input() | Locked() | Unlocked() | Sleeping() | Woke():
            absence.handle(turn, event)
            if isinstance(event, Quiet | Input):
                player.feel(turn, event)
        case Start(routine, here):
            offer.start(turn, routine, here=here)
        case Snooze(seconds):
            offer.snooze(turn, seconds)
        case Skip():
            offer.skip(turn)
        case Pause(length):
            calendar.pause(turn, length)
        case Resume():
            calendar.resume(turn)
        case PromptAnyway():
            offer.prompt_anyway(turn)
        case Prefer(routine, liking):
            preference.prefer(turn, routine, liking)
        case OfSpot(kind, detail):
            sore.say(turn, kind, detail)
        case Checked(answers):
            checkup.checked(turn, answers)
        case Stand(asked):
            standing.stand(turn, asked)
        case Sit(asked):
            standing.sit(turn, asked)
        case NotNow():
            standing.not_now(turn)
        case Welcomed():
            turn.put(welcomed=True)
            turn.emit(Save())
            turn.emit(Answer(ok=True, says=""))
        case Looked():
            busy.handle(turn, event)
        case NoticesBack():
            sitstand.lose(turn)
            if isinstance(turn.state.stage, Prompting):
                turn.put(stage=replace(turn.state.stage, lost=True))
        case (
            Playing()
            | StepPlayed()
            | PlayerPaused()
            | PlayerResumed()
            | PlayerFocus()
            | PlayerGone()
            | PlayerBack()
            | PlayerEnded()
            | Felt()
        ):
            player.handle(turn, event)
        case Stopping():
            _stopping(turn)
        case WorldChanged():
            absence.without_senses(turn)
            offer.reconsider(turn)
        case Tick() | ClockChanged() | Started():
            pass  # what they bring is found by settling


def _settle(turn: Turn) -> None:
    """Let everything happen that this moment brings, until nothing changes any more."""
    for _round in range(SETTLE_LIMIT):
        before = turn.state
        absence.settle(turn)
        busy.settle(turn)
        calendar.settle(turn)
        player.settle(turn)
        offer.settle(turn)
        standing.settle(turn)
        sitstand.settle(turn)
        summary.settle(turn)
        cue.settle(turn)
        if turn.state == before:
            return
    raise RuntimeError(f"the schedule does not settle: {turn.state}")


def _counted_until(turn: Turn, event: Event) -> float:
    """Clocks stop at `stop_after`, however late the report of it comes."""
    if isinstance(event, Quiet):
        return min(turn.now.steady, turn.now.steady - event.idle_s + turn.world.settings.stop_after_s)
    return turn.now.steady


def _started(turn: Turn) -> None:
    if turn.state.away is None:
        absence.leave(turn, "stopped", turn.state.at.steady, wall=turn.state.at.wall)
    turn.put(holds=(), looked=frozenset(), looking_since=None, silent=None, cue=None)
    if turn.state.away is not None:
        absence.come_in(turn, *turn.state.away.reasons)
    turn.put(quiet_since=None, grace_until=turn.now.steady + absence.GRACE_S)
    stage = turn.state.stage
    if isinstance(stage, Prompting):
        turn.put(stage=replace(stage, lost=True))
    sitstand.lose(turn)
    player.restored(turn)


def _stopping(turn: Turn) -> None:
    player.end(turn, reached_end=False)
    standing.end(turn)
    sitstand.withdraw(turn)
    if isinstance(turn.state.stage, Prompting):
        turn.emit(Withdraw())  # its buttons would lead nowhere; the next start shows it again
    cue.hide(turn)
    absence.leave(turn, "stopped", turn.now.steady)


def _save(turn: Turn) -> None:
    if turn.effects and any(not isinstance(effect, Save) for effect in turn.effects):
        turn.put(saved=turn.now.steady)
    elif turn.state.counting and turn.now.steady >= turn.state.saved + SAVE_S:
        turn.put(saved=turn.now.steady)
        turn.emit(Save())


def _stage_deadlines(turn: Turn) -> list[float]:
    stage, now = turn.state.stage, turn.now.steady
    match stage:
        case Opening(until=until):
            return [until]
        case Break(gone_since=gone, paused_since=paused):
            ends = [gone + player.GONE_S if gone is not None else None]
            ends.append(paused + player.PAUSED_S if paused is not None else None)
            return [end for end in ends if end is not None]
        case Due():
            return _due_deadlines(turn, stage)
        case Prompting() if turn.state.counting and turn.state.looking_since is None:
            again = now + turn.left(stage.next_active)
            if stage.shown >= offer.TIMES_SHOWN:
                return [again]
            if turn.state.holds:
                return []
            return [max(turn.state.grace_until, now if stage.lost else again)]
        case Snoozed(until_active=until_active) if turn.state.counting:
            return [now + turn.left(until_active)]
        case _:
            return []


def _due_deadlines(turn: Turn, due: Due) -> list[float]:
    state = turn.state
    if not state.present or not state.open or state.paused is not None or state.looking_since is not None:
        return []
    if due.clear_since is not None:
        return offer.moments(turn, due.clear_since)
    if not state.holds:
        return [state.grace_until]
    if any(hold.reason == "dnd" for hold in state.holds):
        return []
    held_since = min(hold.since for hold in state.holds)
    return [max(state.grace_until, offer.hold_capped_at(turn.world, due.since, held_since))]


def _away_deadlines(turn: Turn) -> list[float]:
    away = turn.state.away
    if away is None:
        return []
    believed = [absence.believed_at(away, turn.world.speed)] if away.first is not None else []
    due = turn.due()
    reminder = turn.world.reminder(due[0]) if due is not None and not isinstance(turn.state.stage, Break) else None
    if reminder is None or reminder.name in away.rested:
        return believed  # an absence that ends nothing is looked at when it is over
    return [*believed, absence.natural_at(away, reminder)]


def _counting_deadlines(turn: Turn) -> list[float]:
    if not turn.state.counting:
        return []
    now = turn.now.steady
    instants = [turn.state.saved + SAVE_S, *summary.deadlines(turn), *sitstand.deadlines(turn)]
    if isinstance(turn.state.stage, Counting | Due):
        left = [each.every_s - turn.elapsed(each.name) for each in turn.world.settings.active]
        instants += [now + seconds for seconds in left if seconds > 0]
    upcoming = offer.upcoming(turn)
    if isinstance(turn.state.stage, Counting) and upcoming is not None:
        pace = max(60.0, upcoming.every_s / RING_STEPS)
        instants.append(now + pace - turn.elapsed(upcoming.name) % pace)
    return instants
