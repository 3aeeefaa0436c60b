"""Everything the program asks of a desktop session. The only folder that looks at `sys.platform`.

`Desktop` chooses, for each part, the way that works here; where there is none it gives one that does nothing and knows
the reason. Only what is chosen is imported.
"""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.loop import Loop
from deskbreak.words import gettext as _

if TYPE_CHECKING:
    from deskbreak.desktop.bus import Bus
    from deskbreak.desktop.busy.base import Sense
    from deskbreak.desktop.busy.lookout import Busy, Lookout
    from deskbreak.desktop.clockchange import Clock
    from deskbreak.desktop.filewatch import FileWatch
    from deskbreak.desktop.icon import Face
    from deskbreak.desktop.notice.base import Answers, Notifier
    from deskbreak.desktop.presence.base import Session, SessionSenses, Witness
    from deskbreak.desktop.presence.chosen import ChosenPresence, Way
    from deskbreak.desktop.tray.base import Tray
    from deskbreak.desktop.tray.menu import Menu


_log = logging.getLogger(__name__)


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

    def open_tray(
        self, menu: "Menu", title: str, face: "Face", secondary: Callable[[], None], *, wanted: bool = True
    ) -> "Tray":
        """The tray icon; where none is `wanted`, one that only waits.

        `secondary` is what a right click does where a tray shows no menus; called on the edge thread.
        """
        from deskbreak.desktop.tray.nothing import NoTray

        if not wanted:
            return NoTray(_("Deskbreak was started without a tray icon (--no-tray)."), "off")
        try:
            return self._tray(menu, title, face, secondary)
        except Exception as fault:  # pystray's systems fail each in their own way
            _log.warning("The tray icon could not be made.", exc_info=True)
            return NoTray(_("There is no tray icon: {fault}").format(fault=fault))

    def open_notifier(self, answers: "Answers") -> "Notifier":
        """What shows notices."""
        try:
            return self._notifier(answers)
        except Exception as fault:  # so do the bridges to their notification centres
            _log.warning("The notification centre cannot be used.", exc_info=True)
            return self._plain_notifier(answers, str(fault))

    def open_presence(self, witness: "Witness", wanted: str = "auto") -> "ChosenPresence":
        """What tells of input, in the best way there is or the one `wanted` (`core.keys`)."""
        from deskbreak.desktop.presence.chosen import ChosenPresence

        return ChosenPresence(self._loop, witness, *self._ways(wanted))

    def change_presence(self, presence: "ChosenPresence", wanted: str) -> None:
        """Let `presence` notice input in another way from now on. Edge thread."""
        presence.choose(*self._ways(wanted))

    def open_session(self, senses: "SessionSenses") -> "Session":
        """What tells of the screen lock, of somebody else at the screen, and of sleep."""
        from deskbreak.desktop.presence.nothing import NoSession

        try:
            return self._session(senses)
        except Exception as fault:  # the bridges to other systems fail each in their own way
            _log.warning("The session cannot be heard.", exc_info=True)
            return NoSession(_("Screen lock and sleep go unnoticed: {fault}.").format(fault=fault))

    def open_busy(
        self, busy: "Busy", *, wanted: frozenset[str], programs: frozenset[str], ignore: frozenset[str]
    ) -> "Lookout":
        """What finds reasons not to interrupt: the senses `wanted` (`settings.SENSES`).

        `programs` are the names of those that are a reason while they run, `ignore` of those that may use microphone
        and camera.
        """
        from deskbreak.desktop.busy.lookout import Lookout

        return Lookout(self._loop, busy, self._senses(wanted, programs, ignore))

    def change_busy(
        self, lookout: "Lookout", *, wanted: frozenset[str], programs: frozenset[str], ignore: frozenset[str]
    ) -> None:
        """Let `lookout` go by other settings from now on. Edge thread."""
        lookout.choose(self._senses(wanted, programs, ignore))

    def open_clock(self, changed: Callable[[], None]) -> "Clock":
        """What tells that the clock was set; `changed` is called on the edge thread."""
        from deskbreak.desktop.clockchange import NoClock, TimerClock

        if not _linux():
            return NoClock(_("This system does not tell when the clock is set."))
        try:
            return TimerClock(self._loop, changed)
        except OSError as fault:
            return NoClock(_("The kernel does not tell when the clock is set: {fault}.").format(fault=fault))

    def open_watch(self, path: Path, changed: Callable[[], None]) -> "FileWatch":
        """What tells that `path` was changed; `changed` is called on the edge thread, and once at the beginning."""
        from deskbreak.desktop.filewatch import InotifyWatch, NoWatch

        if not _linux():
            return NoWatch(_("Nothing tells here when a file is changed."))
        return InotifyWatch(self._loop, path, changed)

    @property
    def has_screen(self) -> bool:
        """Whether a page could be seen: there is a display, or a browser that the person named. Any thread."""
        return _native() or any(os.environ.get(name) for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"))

    @property
    def pages(self) -> Backend:
        """How pages open, as far as it is known before the first was opened. Any thread."""
        if not self.has_screen:
            why = _("There is no screen to show a page on: neither DISPLAY, WAYLAND_DISPLAY nor BROWSER is set.")
            return Backend("pages", "nothing", why, state="unavailable")
        return Backend("pages", "browser", _("The browser is looked up when a page opens."))

    @property
    def surroundings(self) -> dict[str, str | bool]:
        """What the ways of this session are chosen by. Any thread."""
        return {
            "platform": sys.platform,
            "desktop": os.environ.get("XDG_CURRENT_DESKTOP", ""),
            "session": os.environ.get("XDG_SESSION_TYPE", ""),
            "display": bool(os.environ.get("DISPLAY")),
            "wayland": bool(os.environ.get("WAYLAND_DISPLAY")),
            "browser": bool(os.environ.get("BROWSER")),
            "bus": self._bus is not None and self._bus.open,
        }

    def close(self) -> None:
        """Leave the session bus, after the tray and the notifier were closed. Any thread, while the loop turns."""
        if self._bus is not None:
            self._loop.call(self._bus.close)

    def _ways(self, wanted: str) -> "tuple[list[Way], str]":
        from deskbreak.desktop.presence.ways import ways

        return ways(self._loop, None if _native() else self._session_bus(), wanted)

    def _senses(self, wanted: frozenset[str], programs: frozenset[str], ignore: frozenset[str]) -> "list[Sense]":
        from deskbreak.desktop.busy.ways import senses

        return senses(self._loop, None if _native() else self._session_bus(), wanted, programs, ignore)

    def _tray(self, menu: "Menu", title: str, face: "Face", secondary: Callable[[], None]) -> "Tray":
        if _native():
            from deskbreak.desktop.tray.native import NativeTray

            return NativeTray(menu, title, face)
        bus = self._session_bus()
        if bus is None and not os.environ.get("DISPLAY"):
            from deskbreak.desktop.tray.nothing import NoTray

            return NoTray(_("There is no tray icon. {fault}").format(fault=self._no_bus))
        from deskbreak.desktop.tray.linux import LinuxTray

        return LinuxTray(self._loop, bus, menu, title, face, secondary)

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

            return PlyerNotifier(
                answers,
                _("Notices are plain text only, and the setting `sound` does nothing. {fault}").format(fault=why),
            )
        from deskbreak.desktop.notice.nothing import NoNotifier

        return NoNotifier(self._loop, answers, _("Notices cannot be shown. {fault}").format(fault=why))

    def _session(self, senses: "SessionSenses") -> "Session":
        if _native():
            return _native_session(self._loop, senses)
        from deskbreak.desktop.bus import Bus, NoBus
        from deskbreak.desktop.presence.session import LinuxSession

        try:
            system: Bus | None = Bus.connect(self._loop, "system")
        except NoBus:
            system = None
        return LinuxSession(self._loop, senses, system, self._session_bus())

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


def _native_session(loop: Loop, senses: "SessionSenses") -> "Session":
    make = {"win32": _windows_session, "darwin": _mac_session}[sys.platform]
    return make(loop, senses)


def _windows_session(loop: Loop, senses: "SessionSenses") -> "Session":
    from deskbreak.desktop.presence.windows import WindowsSession

    return WindowsSession(loop, senses)


def _mac_session(loop: Loop, senses: "SessionSenses") -> "Session":
    from deskbreak.desktop.presence.macos import MacSession

    return MacSession(loop, senses)
