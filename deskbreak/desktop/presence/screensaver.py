"""Whether a screen saver covers the screen: desktops whose lock logind never hears of tell of it on the session bus.

Protocol: `ActiveChanged` and `GetActive`, which all of them have copied from GNOME. None is ever started by us.
"""

from collections.abc import Callable
from functools import partial

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.bus import Bus, End
from deskbreak.desktop.message import Address, Incoming, Reply, Rule
from deskbreak.words import gettext as _

SAVERS = {
    "org.gnome.ScreenSaver": ("/org/gnome/ScreenSaver",),
    "org.freedesktop.ScreenSaver": ("/org/freedesktop/ScreenSaver", "/ScreenSaver"),
    "org.cinnamon.ScreenSaver": ("/org/cinnamon/ScreenSaver",),
    "org.mate.ScreenSaver": ("/org/mate/ScreenSaver",),
    "org.xfce.ScreenSaver": ("/org/xfce/ScreenSaver",),
}
"""The paths of each service, which is an interface of the same name too."""


class ScreenSaverLock:
    """Listens to every screen saver on a session bus that is another's to close."""

    def __init__(self, bus: Bus, told: Callable[[bool], None]) -> None:
        """Nothing is heard before `listen`; any thread.

        `told` hears when the first covers the screen and when none does any more.
        """
        self._bus = bus
        self._told = told
        self._owners: dict[str, str] = {}
        self._active: set[str] = set()
        self._gone = ""
        """Why nothing will be heard any more."""
        self._ends: list[End] = []

    @property
    def backend(self) -> Backend:
        """How the screen savers stand; any thread."""
        names = [name for name, owner in dict(self._owners).items() if owner]
        if self._gone or not names:
            why = self._gone or _("No screen saver runs that would tell when it covers the screen.")
            return Backend("session", "screensaver", why, state="unavailable")
        why = _("{names} tells when it covers the screen.").format(names=", ".join(names))
        return Backend("session", "screensaver", why)

    def listen(self) -> None:
        """Listen from now on; edge thread."""
        self._ends.append(self._bus.on_end(self._ended))
        for name in SAVERS:
            self._ends.append(self._bus.subscribe(Rule(name, name, "ActiveChanged"), self._changed))
            self._ends.append(self._bus.watch(name, partial(self._owned, name)))

    def close(self) -> None:
        """Listen no more; edge thread."""
        for end in self._ends:
            end()

    def _ended(self, says: str) -> None:
        self._gone = _("The session bus went away, so screen savers go unnoticed: {says}").format(says=says)
        for name in SAVERS:
            self._set(name, active=False)

    def _owned(self, name: str, owner: str) -> None:
        self._owners[name] = owner
        self._set(name, active=False)
        if owner:
            for path in SAVERS[name]:
                # Asked by its own name on the bus, nobody is started in its place.
                self._bus.call(Address(owner, path, name), "GetActive", then=partial(self._answered, name, owner))

    def _answered(self, name: str, owner: str, reply: Reply) -> None:
        # One that answers no, or nothing sensible, at one path may have said yes at another.
        if reply.body == (True,) and self._owners[name] == owner:
            self._set(name, active=True)

    def _changed(self, signal: Incoming) -> None:
        if signal.body in ((True,), (False,)) and signal.path in SAVERS[signal.interface]:
            self._set(signal.interface, active=signal.body[0])

    def _set(self, name: str, *, active: bool) -> None:
        before = bool(self._active)
        if active:
            self._active.add(name)
        else:
            self._active.discard(name)
        if bool(self._active) != before:
            self._told(not before)
