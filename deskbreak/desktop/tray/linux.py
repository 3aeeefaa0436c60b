"""The tray icon on Linux: for panels that watch for StatusNotifierItems, and for old X11 trays where there is none."""

import os
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.bus import Bus
from deskbreak.desktop.icon import Face
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.tray.menu import Menu
from deskbreak.desktop.tray.sni import WATCHER, SniTray

if TYPE_CHECKING:
    from deskbreak.desktop.tray.xembed import XEmbedTray


class LinuxTray:
    """Offers the icon on the session bus, and in the X11 tray for as long as nobody there watches for icons."""

    def __init__(
        self, loop: Loop, bus: Bus | None, menu: Menu, title: str, face: Face, secondary: Callable[[], None]
    ) -> None:
        """Offer the icon as soon as the loop turns. Any thread; waits for an X server only where there is no `bus`.

        `secondary` is what a right click does in trays that show no menus. Raises `OSError` where there is neither.
        """
        self._loop = loop
        self._menu = menu
        self._shown = (face, title)
        self._secondary = secondary
        self._item = SniTray(loop, bus, menu, title, face) if bus is not None else None
        self._old: XEmbedTray | None = None
        self._no_old = ""
        """Why there is no icon in an X11 tray, where that was tried in vain."""
        self._over = threading.Event()
        if bus is None:
            self._open_old()
        else:
            loop.call(lambda: self._watch(bus))

    @property
    def backend(self) -> Backend:
        """Which of the two shows the icon just now; any thread."""
        old, item = self._old, self._item
        if old is not None and (old.docked or item is None):
            return replace(old.backend, tried=(("sni", item.backend.why),) if item is not None else ())
        assert item is not None
        no_old = old.backend.why if old is not None else self._no_old
        return replace(item.backend, tried=(("xembed", no_old),) if no_old else ())

    def run(self, ready: Callable[[], None]) -> None:
        """Call `ready` and block until `stop`: all work is the edge loop's."""
        ready()
        self._over.wait()

    def stop(self) -> None:
        """Take the icon away and let `run` return; any thread."""
        for tray in (self._item, self._old):
            if tray is not None:
                tray.stop()
        self._over.set()

    def update(self, face: Face, title: str) -> None:
        """Show `face` and `title`, and ask for the menu's texts again; any thread."""
        self._shown = (face, title)
        for tray in (self._item, self._old):
            if tray is not None:
                tray.update(face, title)

    def _watch(self, bus: Bus) -> None:
        bus.watch(WATCHER, self._watcher)

    def _watcher(self, owner: str) -> None:
        if owner and self._old is not None:
            self._old.retire()
            self._old = None
        elif not owner and self._old is None and _has_x11() and not self._over.is_set():
            try:
                self._open_old()
            except OSError as fault:
                self._no_old = str(fault)

    def _open_old(self) -> None:
        # Only here, for where panels are of today it is never wanted.
        from deskbreak.desktop.tray.xembed import XEmbedTray

        face, title = self._shown
        self._old = XEmbedTray(self._loop, self._menu, title, face, secondary=self._secondary)


def _has_x11() -> bool:
    """Whether the session is X11's own: XWayland has no tray."""
    return bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")
