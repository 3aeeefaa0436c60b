"""What is answered to what the person asked for."""

from datetime import tzinfo
from typing import TYPE_CHECKING

from deskbreak.core.listing import Listing
from deskbreak.core.wording import clock, duration, reminder_name, routine_name
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

if TYPE_CHECKING:  # the events take longer to import than a verb that prints one sentence has
    from deskbreak.core.event import Liking


def started(routine: Listing) -> str:
    """The answer to Start."""
    return _("Opening {routine}, {minutes} min.").format(routine=routine.name, minutes=routine.minutes)


def no_page(routine: Listing | None) -> str:
    """The answer to Start where nothing can show the page; never with an address, which others could read."""
    says = _(
        "{name} is ready, but there is no browser, or no screen for it, to show its page. "
        "`deskbreak start {id} --here` plays it in a terminal; `deskbreak open break --print` gives an address."
    )
    return says.format(name=routine_name(routine), id=routine.id if routine is not None else "").replace("  ", " ")


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
    return sentence + " " + _("A file that you added while deskbreak was running is read when it starts again.")


def already_playing(routine: Listing | None) -> str:
    """Refused: one break at a time."""
    return _("{routine} is playing. End it first; Esc in its page does.").format(routine=routine_name(routine))


def snoozed_for(seconds: float) -> str:
    """The answer to Snooze."""
    return _("Snoozed for {time} of work.").format(time=duration(seconds))


def bad_snooze() -> str:
    """Refused: a length out of range."""
    return _("Snooze for half a minute to 4 hours.")


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
