"""Starting at login as a systemd user unit, which starts deskbreak again should it ever fail."""

import contextlib
import re
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path

from deskbreak.desktop import xdg
from deskbreak.desktop.autostart.base import Standing
from deskbreak.desktop.command import command, is_there, named
from deskbreak.desktop.files import put, remove
from deskbreak.errors import DeskbreakError
from deskbreak.folders import called
from deskbreak.words import gettext as _

ANSWER_S = 10.0

UNIT = """[Unit]
Description=Deskbreak
PartOf=graphical-session.target
After=graphical-session.target

[Service]
ExecStart={command}
Restart=on-failure
RestartSec=5

[Install]
WantedBy=graphical-session.target
"""


class SystemdUnit:
    """A unit that comes and goes with the graphical session."""

    def __init__(self, profile: str) -> None:
        """For this profile; nothing is looked at yet."""
        self._profile = profile
        self._name = f"{named(profile)}.service"

    def standing(self) -> Standing:
        """What our unit says, and whether anything wants it; systemd itself is not asked."""
        off = Standing("off", _("No systemd unit starts deskbreak when you log in."))
        try:
            words = _words(self._path.read_text("utf-8", "replace"))
        except FileNotFoundError:
            return off
        except OSError as fault:
            return Standing("broken", _("The systemd unit cannot be read: {fault}.").format(fault=fault))
        if not any(self._path.parent.glob(f"*.wants/{self._name}")):
            return off
        if not is_there(words):
            says = _("{path} starts nothing: {program} is gone. Run `{command} autostart on --systemd` again.")
            program, again = next(iter(words), "?"), called(self._profile)
            return Standing("broken", says.format(path=self._path, program=program, command=again))
        says = _("Deskbreak starts when you log in: systemd runs {program} by {path}, and again should it fail.")
        return Standing("on", says.format(program=words[0], path=self._path))

    def turn_on(self) -> None:
        """Write the unit and enable it; where systemd does not take it, take it away again."""
        put(self._path, UNIT.format(command=_exec_start((*command(self._profile), "run"))).encode())
        try:
            self._systemctl("enable", self._name)
        except DeskbreakError:
            remove(self._path)
            raise

    def turn_off(self) -> None:
        """Remove the unit and what wants it, with or without systemd's help; where there is none, do nothing."""
        wants = list(self._path.parent.glob(f"*.wants/{self._name}"))
        for path in (*wants, self._path) if wants or self._path.exists() else ():
            remove(path)
        if wants:
            with contextlib.suppress(DeskbreakError):  # it looks again by itself at the next log-in
                self._systemctl("daemon-reload")

    @property
    def _path(self) -> Path:
        return xdg.config_home() / "systemd" / "user" / self._name

    def _systemctl(self, *words: str) -> None:
        try:
            done = subprocess.run(
                ["systemctl", "--user", *words],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=ANSWER_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise _refused(str(fault)) from fault
        if done.returncode:
            raise _refused(done.stderr.strip())


def _refused(why: str) -> DeskbreakError:
    says = _("systemd does not do it here ({why}). `deskbreak autostart on` works without it.")
    return DeskbreakError(says.format(why=why))


def _exec_start(words: Sequence[str]) -> str:
    # A dollar sign names a variable in every word but the first (systemd.service(5)).
    program, *rest = (re.sub(r'(["\\])', r"\\\1", word.replace("%", "%%")) for word in words)
    return " ".join(f'"{word}"' for word in (program, *(word.replace("$", "$$") for word in rest)))


def _words(unit: str) -> tuple[str, ...]:
    """The command of a unit that we wrote; none where it cannot be made out."""
    found = re.search(r"^ExecStart=(.*)$", unit, re.MULTILINE)
    try:
        return tuple(word.replace("%%", "%") for word in shlex.split(found[1])) if found else ()
    except ValueError:
        return ()
