"""Starting at login on macOS: a LaunchAgent of the person's. Never run there yet."""

import os
import plistlib
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.parsers.expat import ExpatError

from deskbreak.desktop.autostart.base import Standing
from deskbreak.desktop.command import command, is_there, named
from deskbreak.desktop.files import put, remove
from deskbreak.folders import called
from deskbreak.words import gettext as _

ANSWER_S = 10.0

Launchctl = Callable[..., str]
"""What `launchctl` prints when called with these words; empty where it cannot be asked."""


def launchctl(*words: str) -> str:
    """The one of this machine."""
    try:
        done = subprocess.run(["launchctl", *words], capture_output=True, text=True, timeout=ANSWER_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


class LaunchAgent:
    """A property list that launchd loads when somebody logs in. It is not loaded now: that would start it at once."""

    def __init__(self, profile: str, ask: Launchctl = launchctl) -> None:
        """For this profile; nothing is looked at yet."""
        self._profile = profile
        self._ask = ask
        self._label = f"local.deskbreak.{named(profile)}"

    def standing(self) -> Standing:
        """What the list says, and whether launchd has it switched off."""
        try:
            written = plistlib.loads(self._path.read_bytes())
            words = tuple(str(each) for each in written.get("ProgramArguments", ()))
        except FileNotFoundError:
            return Standing("off", _("Deskbreak does not start by itself when you log in."), tested=False)
        except (OSError, ValueError, AttributeError, TypeError, ExpatError) as fault:
            says = _("What starts at login cannot be read: {fault}.").format(fault=fault)
            return Standing("broken", says, tested=False)
        switched = self._ask("print-disabled", _domain())
        if re.search(rf'"{re.escape(self._label)}" => (?:true|disabled)\b', switched):
            return Standing("off", _("Starting at login is switched off in the system settings."), tested=False)
        if not is_there(words):
            says = _("{path} starts nothing: {program} is gone. Run `{command} autostart on` again.")
            program, again = next(iter(words), "?"), called(self._profile)
            return Standing("broken", says.format(path=self._path, program=program, command=again), tested=False)
        says = _("Deskbreak starts when you log in: {path} runs {program}.")
        return Standing("on", says.format(path=self._path, program=words[0]), tested=False)

    def turn_on(self) -> None:
        """Write the list, and undo what was switched off."""
        agent = {
            "Label": self._label,
            "ProgramArguments": [*command(self._profile), "run"],
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
        put(self._path, plistlib.dumps(agent))
        self._ask("enable", f"{_domain()}/{self._label}")

    def turn_off(self) -> None:
        """Remove the list."""
        remove(self._path)

    @property
    def _path(self) -> Path:
        return Path.home() / "Library" / "LaunchAgents" / f"{self._label}.plist"


def _domain() -> str:
    return f"gui/{os.getuid()}"  # type: ignore[attr-defined, unused-ignore]  # nobody calls it on Windows
