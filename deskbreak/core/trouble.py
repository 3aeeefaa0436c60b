"""Why the journal cannot be written, as a value and in words."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, Literal

from deskbreak.core import wording
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

Fault = Literal["full", "readonly", "locked", "other"]
"""The disk has no room; the folder is read-only; another program holds the file; something else."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """The journal in `folder` cannot be written since `since` (epoch seconds); `waiting` entries wait for it.

    `detail` is what the system says of it. `safe`: what waits lies on disk elsewhere too, and survives the program.
    """

    fault: Fault
    detail: str
    since: float
    waiting: int
    safe: bool
    folder: str

    def says(self, now: float, zone: tzinfo) -> str:
        """What happened, what it means and what to do, for a person in `zone` at `now` (epoch seconds)."""
        return " ".join((self._happened(wording.moment(self.since, now, zone)), self._means(), self._do()))

    def as_json(self, now: float, zone: tzinfo) -> dict[str, Any]:
        """Plain data, as the status has it."""
        return {
            "fault": self.fault,
            "since": self.since,
            "waiting": self.waiting,
            "safe": self.safe,
            "says": self.says(now, zone),
        }

    def _happened(self, since: str) -> str:
        match self.fault:
            case "full":
                says = _("The disk is full: since {time} nothing can be added to the journal.")
            case "readonly":
                says = _("The journal's folder is read-only: since {time} nothing can be added to the journal.")
            case "locked":
                says = _("Another program holds the journal: since {time} nothing can be added to it.")
            case _:
                says = _("Since {time} nothing can be added to the journal ({detail}).")
        return says.format(time=since, detail=self.detail)

    def _means(self) -> str:
        if not self.waiting:
            return _("Breaks go on as usual.")
        if self.safe:
            says = ngettext(
                "Breaks go on as usual; {n} entry waits, and is added as soon as that is possible.",
                "Breaks go on as usual; {n} entries wait, and are added in their order as soon as that is possible.",
                self.waiting,
            )
        else:
            says = ngettext(
                "Breaks go on as usual; {n} entry waits in memory, and is lost if deskbreak ends before it is added.",
                "Breaks go on as usual; {n} entries wait in memory, and are lost if deskbreak ends before they are "
                "added.",
                self.waiting,
            )
        return says.format(n=self.waiting)

    def _do(self) -> str:
        match self.fault:
            case "full":
                says = _("Make some room on the disk of {folder}.")
            case "readonly":
                says = _("Make {folder} writable for you again.")
            case "locked":
                says = _("Close the program that has the journal in {folder} open.")
            case _:
                says = _("Check {folder} and the disk it is on.")
        return says.format(folder=self.folder)


def short() -> str:
    """The line in the tray's menu, which leads to Today."""
    return _("The journal cannot be written: see Today")


def farewell(waiting: int) -> tuple[str, str]:
    """Title and text when deskbreak ends and `waiting` entries could be kept nowhere."""
    return (
        _("Not everything could be kept"),
        ngettext(
            "{n} entry could not be written anywhere, and is missing from your week.",
            "{n} entries could not be written anywhere, and are missing from your week.",
            waiting,
        ).format(n=waiting),
    )
