"""What Windows and macOS are given, against stand-ins that keep pystray's and desktop-notifier's contracts."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from deskbreak.desktop.icon import Face
from deskbreak.desktop.notice.base import How, Notice
from deskbreak.desktop.notice.native import NativeNotifier
from deskbreak.desktop.tray.menu import Icon, Menu, MenuItem
from deskbreak.desktop.tray.native import NativeTray
from tests.plugin_desktop import START_S, until

DUE = Notice("due", "Time to move", "Two minutes", (("start", "Start"), ("snooze", "In 5 min")))


class Drawn(Icon):  # type: ignore[misc]  # pystray ships no types, so its class is Any to mypy
    """A pystray backend that draws nowhere."""

    def __init__(self, *words: Any) -> None:
        super().__init__(*words)
        self.seen: list[str] = []
        self._over = threading.Event()

    def _run(self) -> None:
        self._mark_ready()
        self._over.wait()

    def _stop(self) -> None:
        self._over.set()

    def _show(self) -> None:
        self.seen.append("show")

    def _hide(self) -> None:
        self.seen.append("hide")

    def _update_icon(self) -> None:
        self.seen.append("icon")
        self._icon_valid = True

    def _update_title(self) -> None:
        self.seen.append("title")

    def _update_menu(self) -> None:
        self.seen.append("menu")


def test_pystray_shows_the_icon() -> None:
    made: list[Drawn] = []

    def icon(*words: Any) -> Drawn:
        made.append(Drawn(*words))
        return made[0]

    tray = NativeTray(Menu(MenuItem("Start", lambda: None, default=True)), "In 5 min", Face("counting", 0.5), icon)
    assert tray.backend.tested is False
    up = threading.Event()
    main = threading.Thread(target=tray.run, args=(up.set,))
    main.start()
    assert up.wait(START_S)
    tray.update(Face("counting", 0.5), "In 4 min")
    tray.update(Face("due", 1), "Now")
    assert made[0].seen == ["menu", "icon", "show", "title", "menu", "icon", "title", "menu"]
    assert (made[0].title, made[0].icon.size) == ("Now", (64, 64))
    tray.stop()
    main.join(START_S)
    assert not main.is_alive()


class Heard:
    """Notes every report in order."""

    def __init__(self) -> None:
        self.all: list[tuple[str, ...]] = []

    def answered(self, tag: str, key: str) -> None:
        self.all.append(("answered", tag, key))

    def closed(self, tag: str, how: How) -> None:
        self.all.append(("closed", tag, how))

    def gone(self) -> None:
        self.all.append(("gone",))

    def back(self) -> None:
        self.all.append(("back",))

    def failed(self, tag: str, says: str) -> None:
        self.all.append(("failed", tag))


class Library:
    """As much of desktop_notifier 6.2 as is used: a failed send is swallowed, it only is not dispatched."""

    DEFAULT_SOUND = "default"

    def __init__(self, fault: str = "") -> None:
        self.fault = fault
        self.sent: list[dict[str, Any]] = []
        self.cleared: list[str] = []

    def DesktopNotifier(self, *, app_name: str) -> "Library":  # noqa: N802  # the library's own name
        assert app_name == "deskbreak"
        return self

    def Button(self, *, title: str, on_pressed: Callable[[], None]) -> tuple[str, Callable[[], None]]:  # noqa: N802  # the same
        return title, on_pressed

    async def send(self, **words: Any) -> str:
        await asyncio.sleep(0)
        if self.fault == "raises":
            raise OSError("Notification platform not available")
        if self.fault != "swallowed":
            self.sent.append(words)
            words["on_dispatched"]()
        return f"number {len(self.sent)}"

    async def clear(self, number: str) -> None:
        self.cleared.append(number)


def test_the_notification_centre() -> None:
    library, heard = Library(), Heard()
    notifier = NativeNotifier(heard, library)
    assert "actions" in notifier.capabilities
    notifier.show(DUE)
    notifier.show(replace(DUE, sound=True))
    until(lambda: len(library.sent) == 2, "both are sent")
    assert library.cleared == ["number 1"], "the first made room"
    assert [each["sound"] for each in library.sent] == [None, library.DEFAULT_SOUND]
    assert [title for title, _pressed in library.sent[1]["buttons"]] == ["Start", "In 5 min"]
    until(lambda: "due" in notifier._shown, "it is on the screen")
    library.sent[1]["buttons"][1][1]()
    library.sent[1]["on_dismissed"]()
    assert heard.all == [("answered", "due", "snooze")]
    notifier.show(DUE)
    until(lambda: "due" in notifier._shown, "it is on the screen")
    library.sent[2]["on_clicked"]()
    notifier.show(DUE)
    until(lambda: "due" in notifier._shown, "it is on the screen")
    library.sent[3]["on_dismissed"]()
    notifier.show(DUE)
    notifier.withdraw("due")
    until(lambda: library.cleared[-1] == "number 5", "it is taken back")
    assert heard.all[1:] == [("answered", "due", "start"), ("closed", "due", "dismissed")]
    notifier.close()
    notifier.close()


@pytest.mark.parametrize("fault", ["raises", "swallowed"])
def test_a_failure_is_told(fault: str) -> None:
    heard = Heard()
    notifier = NativeNotifier(heard, Library(fault))
    notifier.show(DUE)
    until(lambda: heard.all == [("failed", "due")], "it is told")
    notifier.close()
