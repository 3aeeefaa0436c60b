"""The links on Windows: a scheme in the person's registry. Never run there yet."""

import subprocess

from deskbreak.desktop.command import command, is_there
from deskbreak.desktop.launcher.base import SCHEME
from deskbreak.desktop.registry import USER, Registry, program
from deskbreak.errors import DeskbreakError
from deskbreak.folders import called
from deskbreak.words import gettext as _

CLASS = rf"Software\Classes\{SCHEME}"
OPEN = rf"{CLASS}\shell\open\command"


class WindowsLinks:
    """Windows asks before it opens one from a page. The launcher itself is a shortcut that the person pins."""

    tested = False

    def __init__(self, profile: str, registry: Registry) -> None:
        """For this profile; nothing is looked at yet."""
        self._profile = profile
        self._registry = registry

    def install(self) -> list[str]:
        """Write the scheme."""
        words = command(self._profile)
        try:
            self._registry.write(CLASS, "", "URL:Deskbreak")
            self._registry.write(CLASS, "URL Protocol", "")
            # The address stands in quotes: it is one word, whatever is in it.
            self._registry.write(OPEN, "", f'{subprocess.list2cmdline([*words, "link"])} "%1"')
        except OSError as fault:
            raise _refused(fault) from fault
        says = _("Windows opens links such as deskbreak:week in {program}. Pin that to Start for a launcher.")
        return [says.format(program=words[0])]

    def remove(self) -> list[str]:
        """Remove the scheme."""
        try:
            self._registry.remove_tree(CLASS)
        except OSError as fault:
            raise _refused(fault) from fault
        return [_("Windows no longer opens links that begin with deskbreak:.")]

    def standing(self) -> list[str]:
        """What opens a link."""
        written = self._registry.read(USER, OPEN, "")
        if not isinstance(written, str):
            says = _("Windows opens no links that begin with deskbreak:. `{command} desktop install` changes that.")
            return [says.format(command=called(self._profile))]
        found = program(written)
        if not is_there((found,)):
            says = _("Links open nothing: {program} is gone. Run `{command} desktop install` again.")
            return [says.format(program=found, command=called(self._profile))]
        return [_("Links that begin with deskbreak: open in {program}.").format(program=found)]


def _refused(fault: OSError) -> DeskbreakError:
    return DeskbreakError(_("The registry cannot be changed ({fault}).").format(fault=fault.strerror))
