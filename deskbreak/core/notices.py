"""What notifications say, and what their buttons are called."""

from typing import TYPE_CHECKING

from deskbreak.core.link import to_start
from deskbreak.core.listing import Listing
from deskbreak.core.wording import duration, reminder_name
from deskbreak.words import gettext as _

if TYPE_CHECKING:  # the events take longer to import than a verb that prints one sentence has
    pass


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
    """The headline where the settings file has a fault and is not used."""
    return _("There is a fault in your settings")


def refused() -> str:
    """What it means that there is a fault in the settings file."""
    return _("Until that is corrected, your previous settings stay in force.")
