"""What a person should know of how deskbreak runs: faults in their files, and what is wrong with the journal."""

from collections.abc import Sequence

from deskbreak.core import hours, notices, wording
from deskbreak.core.settings import Settings
from deskbreak.core.trouble import Trouble
from deskbreak.core.world import World
from deskbreak.desktop.backend import Backend
from deskbreak.journal.rescue import Rescue
from deskbreak.resident.recorder import Ahead
from deskbreak.tomlfile import Fault
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

MOST_FAULTS = 10
"""A line on the control socket holds no more with certainty."""


def of_files(faults: Sequence[Fault], *, refused: bool) -> list[str]:
    """The `faults` in the person's files, as many as can be told; `refused` settings leave those before in force."""
    notes = [notices.refused()] if refused else []
    notes += [str(fault) for fault in faults[:MOST_FAULTS]]
    if len(faults) > MOST_FAULTS:
        more = len(faults) - MOST_FAULTS
        says = ngettext(
            "There is {n} more fault in your files: see `deskbreak doctor`.",
            "There are {n} more faults in your files: see `deskbreak doctor`.",
            more,
        )
        notes.append(says.format(n=more))
    return notes


def of_cues(settings: Settings, notifier: Backend) -> list[str]:
    """That no cue can be seen, where somebody wants them: they have neither tray nor page to fall back on."""
    if notifier.state == "ready" or not any(each.on for each in settings.cues):
        return []
    return [_("Cues are shown in notifications only, so none can come now. {why}").format(why=notifier.why)]


def of_journal(
    trouble: Trouble | None, rescued: Rescue | None, ahead: Ahead | None, now: float, world: World
) -> list[str]:
    """Why the journal cannot be written, what became of a damaged one, and which entries are `ahead` of their time."""
    notes = []
    if trouble is not None:
        notes.append(trouble.says(now, world.zone))
    if rescued is not None:
        notes.append(rescued.says)
    if ahead is not None:
        day = hours.day_of(ahead.first, world.zone, world.settings.day_begins)
        notes.append(wording.ahead(ahead.count, day.isoformat()))
    return notes
