"""What is shown of the schedule: its phase, what comes next and why, as one value for tray, pages and command line."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from deskbreak.core import absence, choice, hours, offer, standing, wording
from deskbreak.core.body.spot import Spot
from deskbreak.core.event import Now
from deskbreak.core.state import Break, Due, Opening, Prompting, Snoozed, State
from deskbreak.core.turn import Turn
from deskbreak.core.world import World

Phase = Literal["counting", "held", "prompting", "snoozed", "break", "paused", "off", "away"]


@dataclass(frozen=True, slots=True)
class Next:
    """The break that comes next. `due_in_s` is active time, 0 where it is due, `None` where no clock runs to it."""

    reminder: str
    due_in_s: float | None
    routine: str | None
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Status:
    """A snapshot; `as_json` is its form on the control socket and in `deskbreak status --json`."""

    at: float
    offset_s: int
    phase: Phase
    says: str
    next: Next | None
    progress: float
    due: bool
    reminders: tuple[Mapping[str, Any], ...]
    held_by: tuple[Mapping[str, Any], ...]
    paused_until: float | Literal["resumed"] | None
    player: Mapping[str, Any] | None
    can: tuple[str, ...]
    fits: tuple[Mapping[str, Any], ...]
    favourites: tuple[str, ...]
    never: tuple[str, ...]
    spots: tuple[Spot, ...]
    standing: Mapping[str, Any] | None
    welcomed: bool

    def as_json(self) -> dict[str, Any]:
        """Plain data; times are epoch seconds, lengths seconds."""
        following = self.next
        return {
            "at": self.at,
            "offset_s": self.offset_s,
            "phase": self.phase,
            "says": self.says,
            "next": None
            if following is None
            else {
                "reminder": following.reminder,
                "due_in_s": following.due_in_s,
                "routine": following.routine,
                "name": following.name,
                "why": following.why,
            },
            "progress": round(self.progress, 4),
            "due": self.due,
            "reminders": list(self.reminders),
            "held_by": list(self.held_by),
            "paused_until": self.paused_until,
            "player": self.player,
            "can": list(self.can),
            "fits": list(self.fits),
            "favourites": list(self.favourites),
            "never": list(self.never),
            "spots": [each.as_json() for each in self.spots],
            "standing": self.standing,
            "welcomed": self.welcomed,
        }


def whole(told: Mapping[str, Any]) -> bool:
    """Whether `told`, a resident's status as plain data, has every field: one of an older version leaves some out."""
    return {each.name for each in fields(Status)} <= told.keys()


def describe(state: State, now: Now, world: World) -> Status:
    """The snapshot of `state` at `now`, which may lie after the last step."""
    turn = Turn(state, now, world)
    turn.count_to(now.steady)
    absence.settle_absence(turn, now.steady)
    phase = _phase(turn)
    due = turn.due()
    following = _next(turn)
    return Status(
        at=now.wall,
        offset_s=hours.offset_s(now.wall, world.zone),
        phase=phase,
        says=_says(turn, phase),
        next=following,
        progress=_progress(turn),
        due=due is not None,
        reminders=tuple(_reminders(turn)),
        held_by=tuple(
            {"reason": each.reason, "says": wording.hold_reason(each.reason), "since": each.since_wall}
            for each in state.holds
        ),
        paused_until=None if state.paused is None else state.paused.ends_wall(now) or "resumed",
        player=_player(turn),
        can=_can(turn),
        fits=tuple(_fits(turn)),
        favourites=tuple(sorted(state.preferences.favourites)),
        never=tuple(sorted(state.preferences.never)),
        spots=state.spots,
        standing=_standing(turn),
        welcomed=state.welcomed,
    )


def _phase(turn: Turn) -> Phase:
    state = turn.state
    for phase, holds in (
        ("break", isinstance(state.stage, Break)),
        ("paused", state.paused is not None),
        ("off", not state.open),
        ("away", state.away is not None),
        ("prompting", isinstance(state.stage, Prompting | Opening)),
        ("snoozed", isinstance(state.stage, Snoozed)),
        ("held", isinstance(state.stage, Due) and bool(state.holds)),
    ):
        if holds:
            return phase  # type: ignore[return-value]  # the table holds phases only
    return "counting"


def _says(turn: Turn, phase: Phase) -> str:
    state, world, now = turn.state, turn.world, turn.now
    match phase:
        case "break" if isinstance(state.stage, Break):
            return wording.playing(world.routines.get(state.stage.routine))
        case "paused" if state.paused is not None:
            return wording.paused(state.paused.ends_wall(now), now.wall, world.zone)
        case "off":
            opens = hours.next_change(world.settings.hours, now.wall, world.zone)
            return wording.off(opens, now.wall, world.zone)
        case "away" if state.away is not None:
            reason = next(
                each for each in ("locked", "asleep", "assumed", "stopped", "idle") if each in state.away.reasons
            )
            return wording.away(reason, state.away.rested[-1] if state.away.rested else None)
        case _:
            return _says_of_stage(turn)


def _says_of_stage(turn: Turn) -> str:
    stage, world = turn.state.stage, turn.world
    match stage:
        case Opening(routine):
            return wording.opening(world.routines.get(routine))
        case Prompting(reminder, routine=routine):
            return wording.prompting(reminder, world.routines.get(routine or ""))
        case Snoozed(reminder, until_active=until_active):
            return wording.snoozed(reminder, until_active - turn.state.active)
        case Due(reminder) if turn.state.holds:
            hold = min(turn.state.holds, key=lambda each: each.since)
            return wording.held(reminder, hold.reason, hold.since_wall, world.zone)
        case Due(reminder) if turn.now.steady < turn.state.grace_until:
            return wording.waiting_for_grace(reminder, turn.state.grace_until - turn.now.steady)
        case Due(reminder):
            return wording.waiting(reminder)
        case _:
            return _says_of_counting(turn)


def _says_of_counting(turn: Turn) -> str:
    following = _next(turn)
    if following is None:
        return wording.nothing_on()
    for each in reversed(turn.world.settings.active):
        longer = offer.merges_with(turn.world, each, turn) if turn.elapsed(each.name) >= each.every_s else None
        if longer is not None:
            return wording.merged(each.name, longer.name, longer.every_s - turn.elapsed(longer.name))
    routine = turn.world.routines.get(following.routine or "")
    return wording.next_break(following.reminder, following.due_in_s or 0.0, routine)


def _next(turn: Turn) -> Next | None:
    due = turn.due()
    stage = turn.state.stage
    reminder = turn.world.reminder(due[0]) if due is not None else _upcoming(turn)
    if reminder is None:
        return None
    if isinstance(stage, Prompting | Opening) and due is not None:
        routine, why = stage.routine, stage.why if isinstance(stage, Prompting) else ""
    else:
        chosen = choice.choose(turn.world, reminder, turn.now.wall, turn.state.preferences, turn.state.spots)
        routine, why = (chosen.routine, chosen.why) if chosen is not None else (None, "")
    shown = turn.world.routines.get(routine or "")
    due_in: float | None = max(0.0, reminder.every_s - turn.elapsed(reminder.name))
    if isinstance(stage, Snoozed):
        due_in = max(0.0, stage.until_active - turn.state.active)
    elif due is not None:
        due_in = 0.0
    if turn.state.paused is not None or not turn.state.open:
        due_in = None
    return Next(reminder.name, due_in, routine, shown.name if shown is not None else "", why)


def _upcoming(turn: Turn) -> Any:
    """The reminder that prompts next: a shorter one that is to wait for a longer one gives way to it."""
    reminder = offer.upcoming(turn)
    if reminder is None:
        return None
    left = reminder.every_s - turn.elapsed(reminder.name)
    window = offer.merge_window(reminder)
    for longer in reversed(turn.world.settings.active):
        if longer.length_s > reminder.length_s and longer.every_s - turn.elapsed(longer.name) - left <= window:
            return longer
    return reminder


def _progress(turn: Turn) -> float:
    if turn.due() is not None:
        return 1.0
    reminder = _upcoming(turn)
    return 0.0 if reminder is None else min(1.0, max(0.0, turn.elapsed(reminder.name) / reminder.every_s))


def _reminders(turn: Turn) -> list[Mapping[str, Any]]:
    due = turn.due()
    return [
        {
            "name": each.name,
            "on": each.on,
            "every_s": each.every_s,
            "length_s": each.length_s,
            "elapsed_s": round(turn.elapsed(each.name), 3),
            "due": due is not None and each.name in turn.up_to(due[0]) and turn.elapsed(each.name) >= each.every_s,
        }
        for each in turn.world.settings.reminders
    ]


def _player(turn: Turn) -> Mapping[str, Any] | None:
    match turn.state.stage:
        case Opening(routine, reminder, here=here):
            # A page that sees a break open takes it; one that is to be played elsewhere does not look like that.
            state = "ready" if here else "opening"
            return {"routine": routine, "reminder": reminder, "state": state, "page": None, "steps_done": []}
        case Break() as stage:
            return {
                "routine": stage.routine,
                "reminder": stage.reminder,
                "state": "playing" if stage.paused_since is None else "paused",
                "page": stage.page,
                "steps_done": list(stage.steps),
            }
        case _:
            return None


def _standing(turn: Turn) -> Mapping[str, Any] | None:
    """How the person is at the desk; `None` where the rhythm of it is off and nobody ever said that they stand.

    `left_s` is what is left of the stretch in active time, `None` without the rhythm; `since` epoch seconds.
    """
    position, left = turn.state.position, standing.left_s(turn)
    if left is None and not position.wall:
        return None
    says = wording.standing(position.wall, left, turn.world.zone) if position.up else wording.sitting(left)
    return {
        "on": left is not None,
        "up": position.up,
        "since": position.wall if position.up else None,
        "left_s": None if left is None else round(left, 3),
        "says": says,
    }


def _can(turn: Turn) -> tuple[str, ...]:
    playing = isinstance(turn.state.stage, Break)
    due = turn.due() is not None
    held = isinstance(turn.state.stage, Due) and bool(turn.state.holds)
    verbs = {
        "start": not playing and bool(turn.world.routines),
        "snooze": due,
        "skip": due,
        "pause": True,
        "resume": turn.state.paused is not None,
        "prompt": held,
        "stand": not turn.state.position.up,
        "sit": turn.state.position.up,
    }
    return tuple(verb for verb, possible in verbs.items() if possible)


def _fits(turn: Turn) -> list[Mapping[str, Any]]:
    """What may be started now: what fits the break that is due or next, then what fits another."""
    due = turn.due()
    first = turn.world.reminder(due[0]) if due is not None else _upcoming(turn)
    reminders = [first] if first is not None else []
    reminders += [each for each in turn.world.settings.active if each != first]
    world, likes = turn.world, turn.state.preferences
    lists = [choice.fitting(world, each.length_s, likes) for each in reminders] or [choice.possible(world, likes)]
    routines = {each.id: each for routines in lists for each in routines}
    return [
        {"id": each.id, "name": each.name, "minutes": each.minutes, "seconds": each.seconds}
        for each in routines.values()
    ]
