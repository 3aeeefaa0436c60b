"""Every sentence that a person reads about the schedule, in one place."""

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from deskbreak import words
from deskbreak.core import vocabulary
from deskbreak.core.link import to_start
from deskbreak.core.listing import Listing
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

if TYPE_CHECKING:  # the events take longer to import than a verb that prints one sentence has
    from deskbreak.core.event import Liking

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


def prompt_title(routine: Listing | None, reminder: str) -> str:
    """The headline of the notification: the routine and its length."""
    if routine is None:
        return reminder_name(reminder)
    return _("{name}, {minutes} min").format(name=routine.name, minutes=routine.minutes)


def prompt_body(routine: Listing | None, why: str, waited_s: float | None) -> str:
    """Why this routine, and how long the break has waited where that is worth saying."""
    if routine is None:
        return _("Stand up and walk a few steps. There is no routine to play: see `deskbreak routines`.")
    lines = [_("{purpose} Chosen because: {why}.").format(purpose=routine.purpose, why=why)]
    if waited_s is not None:
        lines.append(_("This break has waited {time}.").format(time=duration(waited_s)))
    return "\n".join(lines)


def prompt_actions() -> tuple[tuple[str, str], ...]:
    """Keys and labels of the notification's buttons; the first is also what a click on its body means."""
    return (("start", _("Start")), ("snooze", _("Snooze")), ("skip", _("Skip")))


def prompt_otherwise(routine: str | None) -> str:
    """How to answer the notification where it has no buttons; `routine` is the id of the one it offers."""
    if routine is None:
        return _("To start, use the tray icon or run “deskbreak start”.")
    return _("To start, use the tray icon, run “deskbreak start”, or open {link}").format(link=to_start(routine))


def stand_title() -> str:
    """The headline of the question after a stretch of sitting."""
    return _("Stand for a while?")


def stand_body(seconds: float) -> str:
    """How long the person has been sitting, in active time."""
    return _("You have been sitting for {time}.").format(time=duration(seconds))


def stand_actions() -> tuple[str, str]:
    """The labels of its buttons: yes, and no."""
    return _("I'm standing"), _("Not now")


def stand_otherwise() -> str:
    """How to answer it where it has no buttons."""
    return _("Once you stand, tell it by the tray icon or “deskbreak stand”.")


def sit_title(move_s: float) -> str:
    """The headline of the question after a stretch of standing."""
    return _("Move for {time}, then sit").format(time=duration(move_s))


def sit_body(seconds: float) -> str:
    """How long the person has been standing, in active time."""
    return _("You have been standing for {time}. Walk a few steps, and let the desk down.").format(
        time=duration(seconds)
    )


def sit_actions() -> tuple[str, str]:
    """The labels of its buttons: yes, and no."""
    return _("I'm sitting"), _("Not now")


def sit_otherwise() -> str:
    """How to answer it where it has no buttons."""
    return _("Once you sit, tell it by the tray icon or “deskbreak sit”.")


def summary_title() -> str:
    """The headline of the notification that sums up the week."""
    return _("Your week")


def summary_actions() -> tuple[tuple[str, str], ...]:
    """Key and label of its button."""
    return (("open", _("Open")),)


def summary_otherwise() -> str:
    """How to see the week where the notification has no button."""
    return _("To see your week, use the tray icon or run “deskbreak open week”.")


def welcome_title() -> str:
    """The headline of the notification at the very first start."""
    return _("Deskbreak runs")


def welcome() -> str:
    """What it says."""
    return _("Four short questions make it yours; without answers it goes on with good defaults.")


def welcome_actions() -> tuple[tuple[str, str], ...]:
    """Key and label of its button."""
    return (("open", _("Answer")),)


def welcome_otherwise() -> str:
    """How to come to the questions: behind the notification without a button, and in the terminal."""
    return _("For four short questions that make it yours, run “deskbreak open welcome”.")


def start_item(name: str, minutes: int) -> str:
    """A routine in the tray's menu."""
    return _("{name}, {minutes} min").format(name=name, minutes=minutes)


def advice() -> tuple[str, str]:
    """Title and text asked once after three skips in a row."""
    return (
        _("Would another rhythm fit better?"),
        _('Three breaks were skipped in a row. Fewer of them may suit you: set preset = "gentle" in the settings.'),
    )


def refused_title() -> str:
    """The headline where the settings file cannot be gone by."""
    return _("There is a fault in your settings")


def refused() -> str:
    """What it means that there is a fault in the settings file."""
    return _("Until that is put right, the settings from before hold.")


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
    """How many cues a plain day would have besides, where somebody wants them."""
    if not count:
        return _("No cue fits between these breaks.")
    return ngettext("{n} cue comes besides.", "{n} cues come besides.", count).format(n=count)


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
    return _("Opening {routine}.").format(routine=_name(routine))


def playing(routine: Listing | None) -> str:
    """The sentence while a routine plays."""
    return _("{routine} is playing.").format(routine=_name(routine))


def paused(until_wall: float | None, now: float, zone: tzinfo) -> str:
    """The sentence during a pause."""
    if until_wall is None:
        return _("Paused until you resume.")
    return _("Paused until {time}.").format(time=moment(until_wall, now, zone))


def off(opens_wall: float | None, now: float, zone: tzinfo) -> str:
    """The sentence outside the working hours."""
    if opens_wall is None:
        return _("Outside your working hours.")
    return _("Outside your working hours; the clocks start anew {time}.").format(time=moment(opens_wall, now, zone))


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


# ---- answers to what the person asked


def started(routine: Listing) -> str:
    """The answer to Start."""
    return _("Opening {routine}, {minutes} min.").format(routine=routine.name, minutes=routine.minutes)


def no_page(routine: Listing | None) -> str:
    """The answer to Start where nothing can show the page; never with an address, which others could read."""
    says = _(
        "{name} is ready, but there is no browser, or no screen for it, to show its page. "
        "`deskbreak start {id} --here` plays it in a terminal; `deskbreak open break --print` gives an address."
    )
    return says.format(name=_name(routine), id=routine.id if routine is not None else "").replace("  ", " ")


def no_page_title() -> str:
    """The headline of the notification that says so."""
    return _("No page can be opened")


def no_routine() -> str:
    """Refused: nothing to start."""
    return _("There is no routine to start. See `deskbreak routines` for what is wrong with the files.")


def unknown_routine(name: str, near: list[str]) -> str:
    """Refused: no routine of this id."""
    if near:
        return _('There is no routine "{name}". Did you mean: {near}?').format(name=name, near=", ".join(near))
    return _('There is no routine "{name}". `deskbreak routines` lists them.').format(name=name)


def not_read_yet(sentence: str) -> str:
    """`sentence` refuses a routine that the resident does not know, though it may lie there since."""
    return sentence + " " + _("A file of your own that came while deskbreak runs is taken in when it is started again.")


def already_playing(routine: Listing | None) -> str:
    """Refused: one break at a time."""
    return _("{routine} is playing. End it first; Esc in its page does.").format(routine=_name(routine))


def snoozed_for(seconds: float) -> str:
    """The answer to Snooze."""
    return _("Snoozed for {time} of work.").format(time=duration(seconds))


def bad_snooze() -> str:
    """Refused: a length out of range."""
    return _("Snooze for something between half a minute and 4 hours.")


def nothing_to_snooze() -> str:
    """Refused: nothing is due."""
    return _("Nothing is due, so there is nothing to snooze. To have quiet for a while, pause.")


def skipped(reminder: str) -> str:
    """The answer to Skip."""
    return _("{reminder} skipped.").format(reminder=reminder_name(reminder))


def nothing_to_skip() -> str:
    """Refused: nothing is due."""
    return _("Nothing is due, so there is nothing to skip.")


def resumed() -> str:
    """The answer to Resume."""
    return _("The clocks go on.")


def not_paused() -> str:
    """Refused: there is no pause."""
    return _("There is no pause to end.")


def not_held() -> str:
    """Refused: nothing is held."""
    return _("No break is being held.")


def prompting_anyway() -> str:
    """The answer to Prompt me anyway."""
    return _("Here it comes.")


def standing_begins(stretch_s: float | None) -> str:
    """The answer to standing up; `stretch_s` is when to sit again, `None` where nobody will ask."""
    if stretch_s is None:
        return _("Noted: you are standing.")
    return _("Noted: you are standing. In {time} of work you are asked to move, and then to sit.").format(
        time=duration(stretch_s)
    )


def sitting_begins(stretch_s: float | None) -> str:
    """The answer to sitting down; `stretch_s` is when to stand again, `None` where nobody will ask."""
    if stretch_s is None:
        return _("Noted: you are sitting.")
    return _("Noted: you are sitting. In {time} of work you are asked to stand.").format(time=duration(stretch_s))


def stays(up: bool, stretch_s: float) -> str:
    """The answer to Not now."""
    if up:
        return _("You stay standing. You are asked again in {time} of work.").format(time=duration(stretch_s))
    return _("You stay sitting. You are asked again in {time} of work.").format(time=duration(stretch_s))


def already_standing(since_wall: float, zone: tzinfo) -> str:
    """Refused: nothing changes."""
    return _("You are standing already, since {time}.").format(time=clock(since_wall, zone))


def already_sitting() -> str:
    """Refused: nothing changes."""
    return _("You are sitting already, as far as deskbreak knows.")


def no_position_asked() -> str:
    """Refused: there is no question."""
    return _("Nobody asks you to stand or to sit just now.")


def preferred(name: str, liking: "Liking", *, any_left: bool) -> str:
    """The answer to what the person thinks of a routine."""
    match liking:
        case "favourite":
            return _("{name} is a favourite now: it comes up more often.").format(name=name)
        case "never" if any_left:
            return _("{name} is not offered any more. You can still start it yourself.").format(name=name)
        case "never":
            return _("{name} is not offered any more. No routine is left to offer: breaks come without one.").format(
                name=name
            )
        case _:
            return _("{name} is offered like any other.").format(name=name)


def checked(changes: int) -> str:
    """The answer to a workstation check with so many things to change."""
    if not changes:
        return _("Saved: nothing to change.")
    return ngettext("Saved: one thing to change.", "Saved: {n} things to change.", changes).format(n=changes)


def not_this_page() -> str:
    """Refused: the report of a page that does not play the break."""
    return _("Another page plays this break, or it has ended.")


def how_they_felt() -> str:
    """The answer to how the person feels."""
    return _("Noted. Thank you.")


def told_already() -> str:
    """Refused: one answer a break."""
    return _("You have said how you feel after this break.")


def felt_too_late() -> str:
    """Refused: no break of that page has just ended."""
    return _("There is no break that has just ended, so how you feel is not noted.")


def completed(week: int) -> str:
    """The one quiet sentence at the end of a break."""
    return ngettext("Done. The first break of this week.", "Done. That makes {week} breaks this week.", week).format(
        week=week
    )


def _name(routine: Listing | None) -> str:
    return routine.name if routine is not None else _("The routine")
