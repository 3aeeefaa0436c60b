"""Everything the program asks of a desktop session. The only folder that looks at `sys.platform`.

`Desktop` chooses, for each part, the way that works here; where there is none it gives one that does nothing and knows
the reason. Only what is chosen is imported.
"""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from deskbreak.desktop.loop import Loop
from deskbreak.words import gettext as _

if TYPE_CHECKING:
    from deskbreak.desktop.bus import Bus
    from deskbreak.desktop.clockchange import Clock
    from deskbreak.desktop.icon import Face
    from deskbreak.desktop.notice.base import Answers, Notifier
    from deskbreak.desktop.presence.base import Presence, Senses, Session, SessionSenses
    from deskbreak.desktop.tray.base import Tray
    from deskbreak.desktop.tray.menu import Menu


class Desktop:
    """One session's desktop. Its methods never raise and are for one thread: whichever composes the program.

    Each connects at once, which takes milliseconds (a server that hangs is given up after two seconds), and does the
    rest on the edge thread; the loop need not turn yet.
    """

    def __init__(self, loop: Loop) -> None:
        """Nothing is opened before it is asked for."""
        self._loop = loop
        self._bus: Bus | None = None
        self._no_bus = ""

    def open_tray(self, menu: "Menu", title: str, face: "Face", *, wanted: bool = True) -> "Tray":
        """The tray icon; where none is `wanted`, one that only waits."""
        from deskbreak.desktop.tray.nothing import NoTray

        if not wanted:
            return NoTray(_("The settings turn the tray icon off."))
        try:
            return self._tray(menu, title, face)
        except Exception as fault:  # pystray's systems fail each in their own way
            return NoTray(_("There is no tray icon: {fault}").format(fault=fault))

    def open_notifier(self, answers: "Answers") -> "Notifier":
        """What shows notices."""
        try:
            return self._notifier(answers)
        except Exception as fault:  # so do the bridges to their notification centres
            return self._plain_notifier(answers, str(fault))

    def open_presence(self, senses: "Senses") -> "Presence":
        """What tells of input; where there is nothing, the person is taken as present."""
        from deskbreak.desktop.presence.nothing import NoPresence

        if _native():
            return NoPresence(_("Input is not watched on this system yet, so you are always taken as present."))
        if os.environ.get("WAYLAND_DISPLAY"):
            # XWayland's counter knows only what X programs were sent: it would call a busy person idle.
            return NoPresence(_("Input cannot be watched on Wayland yet, so you are always taken as present."))
        from deskbreak.desktop.presence.x11 import X11Presence

        try:
            return X11Presence(self._loop, senses)
        except OSError as fault:
            says = _("Input cannot be watched, so you are always taken as present: {fault}.")
            return NoPresence(says.format(fault=fault))

    def open_session(self, senses: "SessionSenses") -> "Session":
        """What tells of the screen lock and of sleep."""
        from deskbreak.desktop.presence.nothing import NoSession

        if _native():
            return NoSession(_("The screen lock and sleep are not heard of on this system yet."))
        from deskbreak.desktop.bus import Bus, NoBus
        from deskbreak.desktop.presence.logind import LogindSession

        try:
            return LogindSession(self._loop, Bus.connect(self._loop, "system"), senses)
        except NoBus as fault:
            return NoSession(_("The screen lock and sleep go unheard. {fault}").format(fault=fault))

    def open_clock(self, changed: Callable[[], None]) -> "Clock":
        """What tells that the clock was set; `changed` is called on the edge thread."""
        from deskbreak.desktop.clockchange import NoClock, TimerClock

        if not _linux():
            return NoClock(_("This system does not tell when the clock is set."))
        try:
            return TimerClock(self._loop, changed)
        except OSError as fault:
            return NoClock(_("The kernel does not tell when the clock is set: {fault}.").format(fault=fault))

    @property
    def has_screen(self) -> bool:
        """Whether a page could be seen: there is a display, or a browser that the person named. Any thread."""
        return _native() or any(os.environ.get(name) for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"))

    def close(self) -> None:
        """Leave the session bus, after the tray and the notifier were closed. Any thread, while the loop turns."""
        if self._bus is not None:
            self._loop.call(self._bus.close)

    def _tray(self, menu: "Menu", title: str, face: "Face") -> "Tray":
        if _native():
            from deskbreak.desktop.tray.native import NativeTray

            return NativeTray(menu, title, face)
        bus = self._session_bus()
        if bus is None:
            from deskbreak.desktop.tray.nothing import NoTray

            return NoTray(_("There is no tray icon. {fault}").format(fault=self._no_bus))
        from deskbreak.desktop.tray.sni import SniTray

        return SniTray(self._loop, bus, menu, title, face)

    def _notifier(self, answers: "Answers") -> "Notifier":
        if _native():
            from deskbreak.desktop.notice.native import NativeNotifier

            return NativeNotifier(answers)
        bus = self._session_bus()
        if bus is None:
            return self._plain_notifier(answers, self._no_bus)
        from deskbreak.desktop.notice.dbus import DBusNotifier

        return DBusNotifier(self._loop, bus, answers)

    def _plain_notifier(self, answers: "Answers", why: str) -> "Notifier":
        if _native() or os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            from deskbreak.desktop.notice.plyer import PlyerNotifier

            return PlyerNotifier(answers, _("Notices are plain text only. {fault}").format(fault=why))
        from deskbreak.desktop.notice.nothing import NoNotifier

        return NoNotifier(self._loop, answers, _("Notices cannot be shown. {fault}").format(fault=why))

    def _session_bus(self) -> "Bus | None":
        from deskbreak.desktop.bus import Bus, NoBus

        if self._bus is None and not self._no_bus:
            try:
                self._bus = Bus.connect(self._loop, "session")
            except NoBus as fault:
                self._no_bus = str(fault)
        return self._bus


def _native() -> bool:
    return sys.platform in ("win32", "darwin")


def _linux() -> bool:
    return sys.platform == "linux"
