"""Input, the lock and sleep on macOS, by pyobjc, which pystray brings. Never run there yet.

What the system tells it tells on the main thread while that runs the application's event loop, as the tray icon does.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.presence.base import Senses, SessionSenses
from deskbreak.desktop.presence.counter import CounterPresence, Fact, FactSession
from deskbreak.words import gettext as _

POINTER_EVENTS = sum(1 << each for each in (1, 3, 5, 6, 7, 22, 25, 27))
"""NSEventMask: left and right button down; moved; dragged with the left and the right button; scrolled; another button
down; dragged with that one (NSEvent.h)."""

LOOK_AGAIN_S = 2.0
"""While nobody moves the counter is looked at as often, for the system does not tell of every return: of keys it tells
only programs that the person has allowed to read all typing, which a reminder has no business to ask for; of clicks on
our own icon it does not tell us; and it tells nothing where the main thread runs no event loop."""

DELIVER_IMMEDIATELY = 4
"""NSNotificationSuspensionBehaviorDeliverImmediately (NSDistributedNotificationCenter.h)."""

_WORKSPACE: dict[str, Fact] = {
    "NSWorkspaceWillSleepNotification": "sleeping",
    "NSWorkspaceDidWakeNotification": "woke",
    "NSWorkspaceSessionDidResignActiveNotification": "away",
    "NSWorkspaceSessionDidBecomeActiveNotification": "here",
}
"""NSWorkspace.h; each constant's value is its name."""
_DISTRIBUTED: dict[str, Fact] = {"com.apple.screenIsLocked": "locked", "com.apple.screenIsUnlocked": "unlocked"}
"""Sent by loginwindow; in no header, but the same since Mac OS X 10.6."""

Load = Callable[[str], Any]
"""Gives one of pyobjc's modules; raises `OSError` where there is none."""


def meaning(notification: str) -> Fact | None:
    """What the notification of this name tells, if it tells anything."""
    return _WORKSPACE.get(notification) or _DISTRIBUTED.get(notification)


def load(module: str) -> Any:
    """One of pyobjc's modules. Raises `OSError`."""
    try:
        return import_module(module)
    except ImportError as missing:
        raise OSError(_("pyobjc cannot be used: {missing}").format(missing=missing)) from missing


class QuartzCounter:
    """The time without input by Quartz, and its end by the pointer's events."""

    def __init__(self, load: Load) -> None:
        """Any thread; raises `OSError`."""
        self._quartz = load("Quartz")
        self._appkit = load("AppKit")

    def idle_s(self) -> float:
        """Seconds since the last input by hand, of whatever kind; any thread."""
        quartz = self._quartz
        return float(
            quartz.CGEventSourceSecondsSinceLastEventType(
                quartz.kCGEventSourceStateHIDSystemState, quartz.kCGAnyInputEventType
            )
        )

    def await_input(self, arrived: Callable[[], None]) -> Callable[[], None]:
        """Call `arrived` on the main thread when the pointer moves; gives what ends that. Begins a moment later."""
        event = self._appkit.NSEvent
        monitors: list[Any] = []

        def begin() -> None:
            monitors.append(
                event.addGlobalMonitorForEventsMatchingMask_handler_(POINTER_EVENTS, lambda _event: arrived())
            )

        def end() -> None:
            while monitors:
                event.removeMonitor_(monitors.pop())

        _on_main(self._appkit, begin)
        return lambda: _on_main(self._appkit, end)


class MacPresence(CounterPresence):
    """Input on macOS."""

    def __init__(self, loop: Loop, senses: Senses, load: Load = load) -> None:
        """Look by way of the modules that `load` gives; any thread. Raises `OSError`."""
        why = _("macOS is asked how long there was no input, and tells when the pointer moves again.")
        backend = Backend("presence", "macos", why, tested=False)
        super().__init__(loop, senses, QuartzCounter(load), backend, look_again_s=LOOK_AGAIN_S)


class MacSession(FactSession):
    """The lock, the switch of users and sleep on macOS."""

    def __init__(self, loop: Loop, senses: SessionSenses, load: Load = load) -> None:
        """Listen by way of the modules that `load` gives; any thread. Raises `OSError`."""
        why = _("macOS tells when the screen is locked and when the machine sleeps.")
        super().__init__(loop, senses, Backend("session", "macos", why, tested=False))
        self._appkit, self._foundation = load("AppKit"), load("Foundation")
        self._observer = _observer_class(self._foundation.NSObject).alloc().init()  # nobody else keeps it
        self._observer.told = self._told
        self._centers: list[Any] = []
        _on_main(self._appkit, self._observe)

    def close(self) -> None:
        """Listen no more; any thread, while the loop turns."""
        super().close()
        _on_main(self._appkit, self._ignore)

    def _observe(self) -> None:
        workspace = self._appkit.NSWorkspace.sharedWorkspace().notificationCenter()
        for name in _WORKSPACE:
            workspace.addObserver_selector_name_object_(self._observer, "heard:", name, None)
        distributed = self._foundation.NSDistributedNotificationCenter.defaultCenter()
        for name in _DISTRIBUTED:
            # Otherwise they are kept back from a program without the focus, which ours is nearly always.
            distributed.addObserver_selector_name_object_suspensionBehavior_(
                self._observer, "heard:", name, None, DELIVER_IMMEDIATELY
            )
        self._centers = [workspace, distributed]

    def _ignore(self) -> None:
        for center in self._centers:
            center.removeObserver_(self._observer)

    def _told(self, notification: str) -> None:
        fact = meaning(notification)
        if fact is not None:
            self.hear(fact)


@cache
def _observer_class(ns_object: Any) -> Any:
    """An Objective-C class whose method heard: gives a notification's name to the attribute `told`.

    Made once: Objective-C knows one class of a name, and its parent is there on macOS only.
    """

    def heard_(self: Any, notification: Any) -> None:
        self.told(str(notification.name()))

    return type(ns_object)("DeskbreakObserver", (ns_object,), {"heard_": heard_})


def _on_main(appkit: Any, work: Callable[[], None]) -> None:
    """Have `work` done on the main thread, in the order of the calls; any thread, never waits."""
    appkit.NSOperationQueue.mainQueue().addOperationWithBlock_(work)
