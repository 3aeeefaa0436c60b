"""Starting at login on Windows: the person's Run key. Never run there yet."""

import subprocess

from deskbreak.desktop.autostart.base import Standing
from deskbreak.desktop.command import command, is_there, named
from deskbreak.desktop.registry import USER, Registry, program
from deskbreak.errors import DeskbreakError
from deskbreak.folders import called
from deskbreak.words import gettext as _

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the Task Manager keeps what it switched off: a value of the same name whose first byte is odd."""
LONGEST = 260
"""Characters that Windows reads of a command in the Run key."""


class RunKey:
    """A value in the key whose commands Windows runs when somebody logs in."""

    def __init__(self, profile: str, registry: Registry) -> None:
        """For this profile; nothing is looked at yet."""
        self._profile = profile
        self._registry = registry
        self._name = named(profile)

    def standing(self) -> Standing:
        """What the value says, and the Task Manager."""
        written = self._registry.read(USER, RUN, self._name)
        if not isinstance(written, str):
            return Standing("off", _("Deskbreak does not start by itself when you log in."), tested=False)
        approved = self._registry.read(USER, APPROVED, self._name)
        if isinstance(approved, bytes) and approved and approved[0] % 2:
            return Standing("off", _("Starting at login is switched off in the Task Manager."), tested=False)
        found = program(written)
        if not is_there((found,)):
            says = _("The Run key starts nothing: {program} is gone. Run `{command} autostart on` again.")
            return Standing("broken", says.format(program=found, command=called(self._profile)), tested=False)
        says = _("Deskbreak starts when you log in: the Run key has {program}.")
        return Standing("on", says.format(program=found), tested=False)

    def turn_on(self) -> None:
        """Write the value, and undo what the Task Manager switched off."""
        line = subprocess.list2cmdline([*command(self._profile), "run"])
        if len(line) > LONGEST:
            says = _("Windows starts no command of more than {most} characters at login, and this one has {n}: {line}")
            raise DeskbreakError(says.format(most=LONGEST, n=len(line), line=line))
        try:
            self._registry.write(RUN, self._name, line)
            self._registry.remove(APPROVED, self._name)
        except OSError as fault:
            raise _refused(fault) from fault

    def turn_off(self) -> None:
        """Remove the value."""
        try:
            self._registry.remove(RUN, self._name)
        except OSError as fault:
            raise _refused(fault) from fault


def _refused(fault: OSError) -> DeskbreakError:
    return DeskbreakError(_("The registry cannot be changed ({fault}).").format(fault=fault.strerror))
