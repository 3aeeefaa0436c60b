"""What macOS is asked and tells, against stand-ins that keep the contracts of pyobjc's modules."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from deskbreak.desktop.presence.macos import LOOK_AGAIN_S, MacPresence, MacSession, load, meaning
from tests.desktop.felt import Felt, SessionFelt, comes
from tests.desktop.loop import EdgeLoop

MOVED, KEY_DOWN, KEY_UP, FLAGS = 1 << 5, 1 << 10, 1 << 11, 1 << 12
"""NSEventMask (NSEvent.h)."""


class NSObject:
    """A class that is made the way Objective-C's are."""

    @classmethod
    def alloc(cls) -> Any:
        return cls()

    def init(self) -> Any:
        return self


class Notification:
    def __init__(self, name: str) -> None:
        self._name = name

    def name(self) -> str:
        return self._name


class Center:
    """A notification center; what is not delivered immediately it would keep back."""

    def __init__(self) -> None:
        self.observers: list[tuple[Any, str, str]] = []

    def addObserver_selector_name_object_(self, observer: Any, selector: str, name: str, of: None) -> None:  # noqa: N802  # Objective-C's name
        self.observers.append((observer, selector, name))

    def addObserver_selector_name_object_suspensionBehavior_(  # noqa: N802  # the same
        self, observer: Any, selector: str, name: str, of: None, behavior: int
    ) -> None:
        assert behavior == 4
        self.observers.append((observer, selector, name))

    def removeObserver_(self, observer: Any) -> None:  # noqa: N802  # the same
        self.observers = [each for each in self.observers if each[0] is not observer]

    def post(self, name: str) -> None:
        for observer, selector, wanted in self.observers:
            if wanted == name:
                getattr(observer, selector.replace(":", "_"))(Notification(name))


class Mac:
    """Quartz, AppKit and Foundation in one, as much of them as is used. The main thread does its work at `turn`."""

    kCGEventSourceStateHIDSystemState = 1  # noqa: N815  # Quartz's name
    kCGAnyInputEventType = 2**32 - 1  # noqa: N815  # the same
    NSObject = NSObject

    def __init__(self) -> None:
        self.idle_s = 0.0
        self.monitors: list[tuple[int, Callable[[object], None]]] = []
        self.work: list[Callable[[], None]] = []
        self.workspace, self.distributed = Center(), Center()
        # Each of these classes gives the one object that there is of it.
        self.NSEvent = self.NSOperationQueue = self.NSWorkspace = self
        self.NSDistributedNotificationCenter = self

    def load(self, module: str) -> "Mac":
        assert module in ("Quartz", "AppKit", "Foundation")
        return self

    def CGEventSourceSecondsSinceLastEventType(self, source: int, kind: int) -> float:  # noqa: N802  # Quartz's name
        assert (source, kind) == (1, 0xFFFFFFFF)
        return self.idle_s

    def addGlobalMonitorForEventsMatchingMask_handler_(self, mask: int, handler: Callable[[object], None]) -> object:  # noqa: N802  # AppKit's name
        self.monitors.append((mask, handler))
        return self.monitors[-1]

    def removeMonitor_(self, monitor: Any) -> None:  # noqa: N802  # the same
        self.monitors.remove(monitor)

    def mainQueue(self) -> "Mac":  # noqa: N802  # the same
        return self

    def addOperationWithBlock_(self, work: Callable[[], None]) -> None:  # noqa: N802  # the same
        self.work.append(work)

    def sharedWorkspace(self) -> "Mac":  # noqa: N802  # the same
        return self

    def notificationCenter(self) -> Center:  # noqa: N802  # the same
        return self.workspace

    def defaultCenter(self) -> Center:  # noqa: N802  # the same
        return self.distributed

    def turn(self) -> None:
        while self.work:
            self.work.pop(0)()


@pytest.mark.parametrize(
    ("notification", "fact"),
    [
        ("NSWorkspaceWillSleepNotification", "sleeping"),
        ("NSWorkspaceDidWakeNotification", "woke"),
        ("NSWorkspaceSessionDidResignActiveNotification", "away"),
        ("NSWorkspaceSessionDidBecomeActiveNotification", "here"),
        ("com.apple.screenIsLocked", "locked"),
        ("com.apple.screenIsUnlocked", "unlocked"),
        ("com.apple.screensaver.didstart", None),
    ],
)
def test_meanings(notification: str, fact: str | None) -> None:
    assert meaning(notification) == fact


def test_the_session(loop: EdgeLoop) -> None:
    mac, heard = Mac(), SessionFelt()
    session = MacSession(loop, heard, mac.load)
    assert (session.backend.part, session.backend.name, session.backend.tested) == ("session", "macos", False)
    mac.turn()
    mac.distributed.post("com.apple.screenIsLocked")
    mac.workspace.post("NSWorkspaceWillSleepNotification")
    mac.workspace.post("NSWorkspaceDidWakeNotification")
    mac.workspace.post("NSWorkspaceScreensDidWakeNotification")
    mac.distributed.post("com.apple.screenIsUnlocked")
    mac.workspace.post("NSWorkspaceSessionDidResignActiveNotification")
    mac.workspace.post("NSWorkspaceSessionDidBecomeActiveNotification")
    loop.run(lambda: None)
    assert heard.all == ["locked", "sleeping", "woke", "unlocked", "locked", "unlocked"]
    session.close()
    mac.turn()
    assert mac.workspace.observers == mac.distributed.observers == []


def test_two_sessions_one_after_the_other(loop: EdgeLoop) -> None:
    mac, heard = Mac(), SessionFelt()
    MacSession(loop, SessionFelt(), mac.load).close()
    MacSession(loop, heard, mac.load)
    mac.turn()
    mac.distributed.post("com.apple.screenIsLocked")
    loop.run(lambda: None)
    assert heard.all == ["locked"]


def test_the_pointer_moves(loop: EdgeLoop) -> None:
    mac, felt = Mac(), Felt()
    presence = MacPresence(loop, felt, mac.load)
    assert (presence.backend.part, presence.backend.name, presence.backend.tested) == ("presence", "macos", False)
    mac.idle_s = 70
    presence.watch(frozenset({60.0, 600.0}))
    comes(felt, "idle")
    mac.turn()
    ((mask, handler),) = mac.monitors
    assert mask & MOVED
    assert not mask & (KEY_DOWN | KEY_UP | FLAGS), "keys would need a permission"
    mac.idle_s = 0
    handler(object())
    handler(object())
    comes(felt, "idle", "input")
    mac.turn()
    assert mac.monitors == []
    presence.close()


def test_only_keys_are_pressed(loop: EdgeLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LOOK_AGAIN_S <= 5
    monkeypatch.setattr("deskbreak.desktop.presence.macos.LOOK_AGAIN_S", 0.05)
    mac, felt = Mac(), Felt()
    presence = MacPresence(loop, felt, mac.load)
    mac.idle_s = 70
    presence.watch(frozenset({60.0}))
    comes(felt, "idle")
    mac.idle_s = 0.01
    comes(felt, "idle", "input")
    presence.close()


def test_without_pyobjc(loop: EdgeLoop) -> None:
    def missing(module: str) -> Any:
        return load(f"no_{module}_here")

    with pytest.raises(OSError, match="pyobjc"):
        MacPresence(loop, Felt(), missing)
    with pytest.raises(OSError, match="pyobjc"):
        MacSession(loop, SessionFelt(), missing)
    assert load("sys") is sys
