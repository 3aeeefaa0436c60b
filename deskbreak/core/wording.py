"""What comes next, or why not, in sentences, and what these are made of: names of reminders and reasons, and times."""

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from deskbreak import words
from deskbreak.core import vocabulary
from deskbreak.core.listing import Listing
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

if TYPE_CHECKING:  # the events take longer to import than a verb that prints one sentence has
    pass

MINUTE = 60.0
HOUR = 3600.0


def reminder_name(name: str | None) -> str:
    """What a reminder is called."""
    names = {
        "micro": _("Micro-break"),
        "long": _("Long break"),
        "eyes": _("Far look"),
        "posture": _("Posture cue"),
        "stand": _("Sit and stand"),
    }
    return names.get(name or "", _("Break"))


def reminder_inside(name: str | None) -> str:
    """What a reminder is called in the middle of a sentence."""
    names = {"micro": _("micro-break"), "long": _("long break")}
    return names.get(name or "", _("break"))


def hold_reason(reason: str) -> str:
    """What a reason to hold is called, as it stands in the middle of a sentence."""
    names = {
        "microphone": _("microphone in use"),
        "camera": _("camera in use"),
        "fullscreen": _("a full-screen window is open"),
        "dnd": _("do not disturb is on"),
        "screen": _("the screen is shared"),
    }
    _sense, _colon, program = reason.partition(":")
    return names.get(reason) or _("{program} is running").format(program=program)


def routine_name(routine: Listing | None) -> str:
    """The name of a routine, or a word for one that is gone."""
    return routine.name if routine is not None else _("The routine")


def clock(wall: float, zone: tzinfo) -> str:
    """A wall time as the clock on the wall shows it."""
    return words.clock(datetime.fromtimestamp(wall, zone))


def moment(wall: float, now: float, zone: tzinfo) -> str:
    """A wall time, with its weekday where that is not today's."""
    then, today = datetime.fromtimestamp(wall, zone), datetime.fromtimestamp(now, zone)
    if then.date() == today.date():
        return clock(wall, zone)
    return f"{vocabulary.weekdays()[then.weekday()]} {clock(wall, zone)}"


def duration(seconds: float) -> str:
    """A stretch of time as people say it: "40 s", "12 min", "about an hour", "2 h 30 min"."""
    if seconds < 50:
        return _("{seconds} s").format(seconds=max(1, round(seconds)))
    minutes = max(1, round(seconds / MINUTE))
    if minutes < 55:
        return _("{minutes} min").format(minutes=minutes)
    if minutes <= 65:
        return _("about an hour")
    whole, rest = divmod(minutes, 60)
    return (
        _("{hours} h {minutes} min").format(hours=whole, minutes=rest) if rest else _("{hours} h").format(hours=whole)
    )


def pace(micro: int, long: int, ends: str) -> str:
    """How many breaks a plain day would have by the time at which it `ends`."""
    short_ones = ngettext("{n} micro-break", "{n} micro-breaks", micro).format(n=micro)
    long_ones = ngettext("{n} long break", "{n} long breaks", long).format(n=long)
    if micro and long:
        return _("At this pace: {micro} and {long} by {time}.").format(micro=short_ones, long=long_ones, time=ends)
    if micro or long:
        return _("At this pace: {breaks} by {time}.").format(breaks=short_ones if micro else long_ones, time=ends)
    return _("At this pace: no break by {time}.").format(time=ends)


def cues(count: int) -> str:
    """How many cues a plain day would bring as well, for somebody who wants them."""
    if not count:
        return _("No cue fits between these breaks.")
    return ngettext("{n} cue comes as well.", "{n} cues come as well.", count).format(n=count)


# ---- what comes next, or why not


def next_break(reminder: str, due_in_s: float, routine: Listing | None) -> str:
    """The sentence while the clocks run."""
    if routine is None:
        return _("{reminder} in {time}.").format(reminder=reminder_name(reminder), time=duration(due_in_s))
    return _("{reminder} in {time}: {routine}.").format(
        reminder=reminder_name(reminder), time=duration(due_in_s), routine=routine.name
    )


def nothing_on() -> str:
    """The sentence where every reminder is off."""
    return _("No reminder is on. A break can still be started by hand.")


def held(reminder: str, reason: str, since_wall: float, zone: tzinfo) -> str:
    """The sentence while a due break is held."""
    return _("{reminder} held: {reason} since {time}.").format(
        reminder=reminder_name(reminder), reason=hold_reason(reason), time=clock(since_wall, zone)
    )


def waiting(reminder: str) -> str:
    """The sentence while a due break waits for a good moment."""
    return _("{reminder} is due: waiting for a pause in your typing.").format(reminder=reminder_name(reminder))


def waiting_for_grace(reminder: str, seconds: float) -> str:
    """The sentence while a due break leaves somebody who just came back in peace."""
    return _("{reminder} is due: it waits {time} because you have just come back.").format(
        reminder=reminder_name(reminder), time=duration(seconds)
    )


def merged(shorter: str, longer: str, due_in_s: float) -> str:
    """The sentence while a due reminder waits for a longer one."""
    return _("{shorter} waits for the {longer} in {time}.").format(
        shorter=reminder_name(shorter), longer=reminder_inside(longer), time=duration(due_in_s)
    )


def prompting(reminder: str, routine: Listing | None) -> str:
    """The sentence while the notification is up."""
    if routine is None:
        return _("{reminder} is due.").format(reminder=reminder_name(reminder))
    return _("{reminder} is due: {routine}, {minutes} min.").format(
        reminder=reminder_name(reminder), routine=routine.name, minutes=routine.minutes
    )


def snoozed(reminder: str, seconds: float) -> str:
    """The sentence while a break is put off."""
    return _("{reminder} snoozed: it comes back after {time} of work.").format(
        reminder=reminder_name(reminder), time=duration(seconds)
    )


def opening(routine: Listing | None) -> str:
    """The sentence between Start and the first second of the routine."""
    return _("Opening {routine}.").format(routine=routine_name(routine))


def playing(routine: Listing | None) -> str:
    """The sentence while a routine plays."""
    return _("{routine} is playing.").format(routine=routine_name(routine))


def paused(until_wall: float | None, now: float, zone: tzinfo) -> str:
    """The sentence during a pause."""
    if until_wall is None:
        return _("Paused until you resume.")
    return _("Paused until {time}.").format(time=moment(until_wall, now, zone))


def off(opens_wall: float | None, now: float, zone: tzinfo) -> str:
    """The sentence outside the working hours."""
    if opens_wall is None:
        return _("Outside your working hours.")
    return _("Outside your working hours; the clocks start again {time}.").format(time=moment(opens_wall, now, zone))


def away(reason: str, rested: str | None) -> str:
    """The sentence while nobody is there."""
    why = {
        "locked": _("the screen is locked"),
        "asleep": _("the computer sleeps"),
        "assumed": _("three prompts went unanswered"),
        "stopped": _("deskbreak was not running"),
    }.get(reason, _("no input"))
    if rested is None:
        return _("Away ({why}): the clocks stand still.").format(why=why)
    return _("Away ({why}): long enough to count as a {reminder}.").format(why=why, reminder=reminder_inside(rested))


def standing(since_wall: float, left_s: float | None, zone: tzinfo) -> str:
    """The sentence while somebody stands; `left_s` is what is left of the stretch, `None` without the rhythm of it."""
    time = clock(since_wall, zone)
    if left_s is None:
        return _("Standing since {time}.").format(time=time)
    if left_s <= 0:
        return _("Standing since {time}: time to move, and then to sit.").format(time=time)
    return _("Standing since {time}: {left} to go.").format(time=time, left=duration(left_s))


def sitting(left_s: float | None) -> str:
    """The sentence while somebody sits; `left_s` as for `standing`."""
    if left_s is None:
        return _("Sitting.")
    if left_s <= 0:
        return _("Sitting: time to stand for a while.")
    return _("Sitting: time to stand in {left}.").format(left=duration(left_s))


def ahead(count: int, day: str) -> str:
    """The note where entries are dated in the future, the first on `day`, as in 2026-11-20."""
    return ngettext(
        "{n} entry is dated in the future, {day}: the computer's clock was wrong for a while. It counts when that "
        "day comes; `deskbreak forget --since {day}` removes it.",
        "{n} entries are dated in the future, from {day} on: the computer's clock was wrong for a while. They count "
        "when those days come; `deskbreak forget --since {day}` removes them.",
        count,
    ).format(n=count, day=day)
