"""The tray icon on Linux: a StatusNotifierItem with a dbusmenu, as panels of today want it.

pystray's own ways there have no menu and dead clicks (Xorg) or need GTK (AppIndicator), so this is one more pystray
icon: same menus, same items, spoken over our own bus connection. Protocol: freedesktop.org StatusNotifierItem.
"""

import os
import threading
from collections.abc import Callable
from typing import Any

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.bus import Bus
from deskbreak.desktop.icon import Face, argb
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.message import PROPERTIES, Address, Incoming, Reply, Returns, read
from deskbreak.desktop.tray import dbusmenu
from deskbreak.desktop.tray.menu import Icon, Menu
from deskbreak.words import gettext as _

INTERFACE = "org.kde.StatusNotifierItem"
WATCHER = "org.kde.StatusNotifierWatcher"
ITEM_PATH = "/StatusNotifierItem"
MENU_PATH = "/MenuBar"
SIZES = (22, 24, 32, 48)
IGNORED = ("ContextMenu", "Scroll", "XAyatanaSecondaryActivate", "ProvideXdgActivationToken")


class SniTray(Icon):  # type: ignore[misc]  # pystray ships no types, so its class is Any to mypy
    """A pystray icon shown by whichever panel watches for items, now or later."""

    HAS_NOTIFICATION = False

    def __init__(self, loop: Loop, bus: Bus, menu: Menu, title: str, face: Face) -> None:
        """Offer the icon as soon as the loop turns; any thread, no waiting. Nothing is drawn before a panel asks."""
        super().__init__("deskbreak", None, title, menu)
        self._title: str = title
        self._loop = loop
        self._bus = bus
        self._face = face
        self._drawn: tuple[Face, list[tuple[int, int, bytes]]] | None = None
        self._wanted = (face, title)
        self._panel = ""
        self._shown = False
        self._why = _waiting()
        self._over = threading.Event()
        loop.call(self._begin)

    @property
    def backend(self) -> Backend:
        """How the icon stands; any thread."""
        return Backend("tray", "sni", self._why, state="ready" if self._shown else "unavailable")

    def run(self, ready: Callable[[], None]) -> None:
        """Call `ready` and block until `stop`: all work is the edge loop's."""
        ready()
        self._over.wait()

    def stop(self) -> None:
        """Take the icon away and let `run` return; any thread."""
        self._loop.call(self._withdraw)
        self._over.set()

    def update(self, face: Face, title: str) -> None:
        """Show `face` and `title`, and ask for the menu's texts again; any thread."""
        self._wanted = (face, title)
        self._loop.call(self._apply)

    def _begin(self) -> None:
        self._tree = dbusmenu.Tree(self._menu, self._press, self._menu_changed)
        self._bus.export(ITEM_PATH, self._answer)
        self._bus.export(MENU_PATH, self._tree.answer)
        self._bus.on_end(self._ended)
        self._bus.watch(WATCHER, self._watcher)

    def _watcher(self, owner: str) -> None:
        self._panel, self._shown = owner, False
        if not owner:
            self._why = _waiting()
            return
        # By path, as libappindicator does: GNOME's extension loses a race with names of our own
        # (gnome-shell-extension-appindicator 46), and inside Flatpak there is no such name to own.
        watcher = Address(WATCHER, "/StatusNotifierWatcher", WATCHER)
        self._bus.call(watcher, "RegisterStatusNotifierItem", "s", (ITEM_PATH,), self._registered)

    def _registered(self, reply: Reply) -> None:
        if reply.error:
            self._why = _("The panel refused the icon: {says}.").format(says=reply.says)
        elif self._panel:
            self._shown = True
            self._why = _("The panel shows the icon.")

    def _ended(self, says: str) -> None:
        self._panel, self._shown = "", False
        self._why = _("The session bus went away and the icon with it: {says}").format(says=says)

    def _withdraw(self) -> None:
        # The watcher drops an item when its connection closes; until then a passive one is hidden.
        self._status("Passive")
        self._panel = ""

    def _apply(self) -> None:
        face, title = self._wanted
        told_by_title = title != self._title
        with self._bus.together():
            if told_by_title:
                self._title = title
                self._signal("NewToolTip")  # the title too is asked for with it, or with the icon
            if face != self._face:
                self._face = face
                self._signal("NewIcon")
            self._update_menu(acts_only=not told_by_title)

    def _update_menu(self, *, acts_only: bool = False) -> None:
        if self._tree.refresh(acts_only=acts_only):
            self._menu_changed()

    def _menu_changed(self) -> None:
        if self._panel:
            body = (self._tree.revision, dbusmenu.ROOT)
            self._bus.emit(MENU_PATH, dbusmenu.INTERFACE, "LayoutUpdated", "ui", body)

    def _signal(self, member: str) -> None:
        if self._panel:
            self._bus.emit(ITEM_PATH, INTERFACE, member)

    def _status(self, status: str) -> None:
        if self._panel:
            self._bus.emit(ITEM_PATH, INTERFACE, "NewStatus", "s", (status,))

    def _press(self, item: Callable[[Icon], None]) -> None:
        item(self)
        self._update_menu()

    def _answer(self, call: Incoming) -> Returns:
        if call.interface == PROPERTIES:
            return read(self._properties(), call)
        if call.interface == INTERFACE and call.member in ("Activate", "SecondaryActivate"):
            return Returns(then=self)  # pystray: to call an icon is to choose its default item
        if call.interface == INTERFACE and call.member in IGNORED:
            return Returns()
        raise LookupError(call.member)

    def _properties(self) -> dict[str, tuple[str, Any]]:
        return {
            "Category": ("s", "ApplicationStatus"),
            "Id": ("s", self._name),
            "Title": ("s", self._title),
            "Status": ("s", "Passive" if self._over.is_set() else "Active"),
            "WindowId": ("i", 0),
            "IconName": ("s", ""),
            "IconThemePath": ("s", ""),
            "IconPixmap": ("a(iiay)", self._pixmaps()),
            "IconAccessibleDesc": ("s", self._title),
            "OverlayIconName": ("s", ""),
            "OverlayIconPixmap": ("a(iiay)", []),
            "AttentionIconName": ("s", ""),
            "AttentionIconPixmap": ("a(iiay)", []),
            "AttentionMovieName": ("s", ""),
            "AttentionAccessibleDesc": ("s", ""),
            "ToolTip": ("(sa(iiay)ss)", ("", [], self._title, "")),
            "ItemIsMenu": ("b", False),
            "Menu": ("o", MENU_PATH),
        }

    def _pixmaps(self) -> list[tuple[int, int, bytes]]:
        if self._drawn is None or self._drawn[0] != self._face:
            self._drawn = (self._face, [(size, size, data) for size, data in argb(self._face, SIZES)])
        return self._drawn[1]


def _waiting() -> str:
    if "GNOME" in os.environ.get("XDG_CURRENT_DESKTOP", ""):
        return _("GNOME shows tray icons only with its AppIndicator extension; the icon appears once that runs.")
    return _("No panel shows tray icons yet; the icon appears as soon as one does.")
