"""Which ways to notice input there are in this session, the best first."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.presence.base import Presence, Senses
from deskbreak.desktop.presence.chosen import Way
from deskbreak.words import gettext as _


def ways(loop: Loop, bus: Bus | None, wanted: str) -> tuple[list[Way], str]:
    """The ways of this system, or only the one `wanted` in the settings; and why there are not more of them."""
    if wanted == "none":
        return [], _("The settings say so.")
    if sys.platform == "win32":
        found = [Way("windows", lambda senses: _windows(loop, senses))]
    elif sys.platform == "darwin":
        found = [Way("macos", lambda senses: _macos(loop, senses))]
    else:
        found = _linux(loop, bus, forced=wanted != "auto")
    found = [way for way in found if wanted in ("auto", way.name)]
    if found:
        return found, ""
    if wanted != "auto":
        return [], _("The settings want {way}, which this session does not have.").format(way=wanted)
    return [], _("There is neither an X server nor a Wayland compositor here.")


def _linux(loop: Loop, bus: Bus | None, *, forced: bool) -> list[Way]:
    found = []
    wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
    if wayland:
        from deskbreak.desktop.presence.wayland import WaylandPresence
        from deskbreak.desktop.wayland import socket_path

        found.append(Way("wayland", lambda senses: WaylandPresence(loop, senses), _where(socket_path)))
    # XWayland's counter knows only what X programs were sent: it would call a busy person idle.
    if os.environ.get("DISPLAY") and (forced or not wayland):
        from deskbreak.desktop.presence.x11 import X11Presence
        from deskbreak.desktop.xserver import socket_path as x_socket_path

        found.append(Way("x11", lambda senses: X11Presence(loop, senses), _where(x_socket_path)))
    if bus is not None:
        from deskbreak.desktop.presence.mutter import MUFFIN, MUTTER, Monitor

        for name, address in (("mutter", MUTTER), ("muffin", MUFFIN)):
            monitor = Monitor(loop, bus, address)
            found.append(Way(name, monitor.open, announce=monitor.announce))
    return found


def _where(socket_path: Callable[[], Path | None]) -> Path | None:
    try:
        return socket_path()
    except OSError:
        return None  # opening it will say what is wrong


def _windows(loop: Loop, senses: Senses) -> Presence:
    if sys.platform == "win32":
        from deskbreak.desktop.presence.windows import WindowsPresence

        return WindowsPresence(loop, senses)
    raise OSError(_("this is not Windows"))


def _macos(loop: Loop, senses: Senses) -> Presence:
    if sys.platform == "darwin":
        from deskbreak.desktop.presence.macos import MacPresence

        return MacPresence(loop, senses)
    raise OSError(_("this is not macOS"))
