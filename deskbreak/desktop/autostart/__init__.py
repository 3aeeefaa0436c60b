"""Starting at login: asked for, never assumed. Each profile has a start of its own.

A system may have several ways; at most one of them is on.
"""

import sys

from deskbreak.desktop.autostart.base import Autostart, Standing
from deskbreak.errors import DeskbreakError
from deskbreak.words import gettext as _


def standing(profile: str) -> Standing:
    """How it stands with starting `profile` at login. Writes nothing, and never raises."""
    found = [way.standing() for way in _ways(profile)]
    return next((each for each in found if each.state != "off"), found[0])


def turn_on(profile: str, *, systemd: bool = False) -> Standing:
    """Start `profile` at login, as a `systemd` unit or in the desktop's usual way, and in no other; how it stands then.

    Raises `DeskbreakError`.
    """
    usual, *others = _ways(profile)
    if systemd and not others:
        raise DeskbreakError(_("There is no systemd on this system. Leave --systemd out to start in its own way."))
    wanted, other = (others[0], [usual]) if systemd else (usual, others)
    wanted.turn_on()
    for way in other:
        way.turn_off()
    return wanted.standing()


def turn_off(profile: str) -> Standing:
    """Do not start `profile` at login; how it stands then. Raises `DeskbreakError`."""
    for way in _ways(profile):
        way.turn_off()
    return standing(profile)


if sys.platform == "win32":

    def _ways(profile: str) -> tuple[Autostart, ...]:
        from deskbreak.desktop.autostart.windows import RunKey
        from deskbreak.desktop.registry import Registry

        return (RunKey(profile, Registry()),)

elif sys.platform == "darwin":

    def _ways(profile: str) -> tuple[Autostart, ...]:
        from deskbreak.desktop.autostart.macos import LaunchAgent

        return (LaunchAgent(profile),)

else:

    def _ways(profile: str) -> tuple[Autostart, ...]:
        from deskbreak.desktop.autostart.systemd import SystemdUnit
        from deskbreak.desktop.autostart.xdg import XdgAutostart

        return (XdgAutostart(profile), SystemdUnit(profile))
