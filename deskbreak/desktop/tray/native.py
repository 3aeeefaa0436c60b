"""The tray icon on Windows and macOS: pystray's own. Never run there yet."""

from collections.abc import Callable

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.icon import Face, draw
from deskbreak.desktop.tray.menu import Icon, Menu
from deskbreak.words import gettext as _

SIZE = 64
"""Pixels; both systems scale it down themselves."""


class NativeTray:
    """pystray's icon, which owns the main thread's message loop. The menu's callbacks come on that thread."""

    def __init__(self, menu: Menu, title: str, face: Face, icon: Callable[..., Icon] = Icon) -> None:
        """Make the icon without showing it; `icon` is pystray's class, or one that obeys it."""
        self.backend = Backend("tray", "pystray", _("The system's own tray shows the icon."), tested=False)
        self._face = face
        self._icon = icon("deskbreak", draw(face, SIZE), title, menu)

    def run(self, ready: Callable[[], None]) -> None:
        """Show the icon and block until `stop`; `ready` is called on a thread of pystray's."""

        def setup(icon: Icon) -> None:
            icon.visible = True
            ready()

        self._icon.run(setup)

    def stop(self) -> None:
        """Take the icon away; any thread."""
        self._icon.stop()

    def update(self, face: Face, title: str) -> None:
        """Show `face` and `title`; any thread. Neither system asks when the menu opens, so its texts are set here."""
        if face != self._face:
            self._face = face
            self._icon.icon = draw(face, SIZE)
        self._icon.title = title
        self._icon.update_menu()
