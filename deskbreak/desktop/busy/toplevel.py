"""Whether the window in front fills the screen, on those Wayland compositors that tell of windows at all.

Protocols: wlr-foreign-toplevel-management-unstable-v1 (sway and others built on wlroots), and KDE's
org_kde_plasma_window_management (plasma-wayland-protocols), which KWin offers only to programs it trusts.
"""

import struct

from deskbreak.desktop.backend import Backend, State
from deskbreak.desktop.busy.base import Tell
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.wayland import Arguments, Compositor, Event, socket_path
from deskbreak.words import gettext as _

PART = "fullscreen"
WLR, KDE = "zwlr_foreign_toplevel_manager_v1", "org_kde_plasma_window_management"
WLR_TOPLEVEL, WLR_STATE, WLR_CLOSED = 0, 4, 6
WLR_ACTIVATED, WLR_FULLSCREEN = 2, 3
KDE_VERSION = 4
"""Later ones name windows by strings, which we have no use for."""
KDE_WINDOW, KDE_STATE_CHANGED, KDE_UNMAPPED = 1, 2, 5
KDE_GET_WINDOW = 1
KDE_ACTIVE, KDE_FULLSCREEN = 1 << 0, 1 << 3


class WaylandFullscreen:
    """Hears of every window's state while it is listened to, on a connection of its own."""

    def __init__(self, loop: Loop) -> None:
        """Nothing is opened before `listen`."""
        self._loop = loop
        self._compositor: Compositor | None = None
        self._states: dict[int, tuple[bool, bool]] = {}
        """By our object for each window: whether it is in front, and whether it fills the screen."""
        self._told: bool | None = None
        self._protocol = ""
        self._state: State = "ready"
        self._why = _("Looked at when a break is due.")

    @property
    def backend(self) -> Backend:
        """How it stands; any thread."""
        name = {WLR: "wlroots", KDE: "kwin"}.get(self._protocol, "wayland")
        return Backend(PART, name, self._why, state=self._state)

    def listen(self, tell: Tell) -> None:
        """Ask for the windows; a compositor answers within milliseconds, one that hangs is given up in two seconds."""
        self._tell = tell
        self._told = None
        self._states = {}
        try:
            self._compositor = compositor = Compositor(socket_path())
            self._protocol = WLR if compositor.offers(WLR) else KDE
            self._manager = compositor.bind(self._protocol, 1 if self._protocol == WLR else KDE_VERSION)
            for _what in ("the windows", "the state of each"):
                compositor.settle(self._take)
            self._loop.add(self)
        except OSError as fault:
            self._fail(fault)
            return
        self._report()

    def rest(self) -> None:
        """Leave the compositor."""
        if self._compositor is not None:
            self._loop.remove(self)
            self._compositor.close()
            self._compositor = None

    def fileno(self) -> int:
        """The socket, for the loop."""
        assert self._compositor is not None
        return self._compositor.fileno()

    def ready(self) -> None:
        """Take what changed."""
        if self._compositor is None:
            return
        try:
            for event in self._compositor.hear():
                self._take(event)
        except OSError as fault:
            self._fail(fault)
            return
        self._report()

    def _take(self, event: Event) -> None:
        if self._protocol == WLR:
            self._take_wlr(event)
        else:
            self._take_kde(event)

    def _take_wlr(self, event: Event) -> None:
        if event.sender == self._manager and event.code == WLR_TOPLEVEL:
            self._states[Arguments(event.body).number()] = (False, False)
        elif event.sender in self._states and event.code == WLR_STATE:
            states = Arguments(event.body).numbers()
            self._states[event.sender] = (WLR_ACTIVATED in states, WLR_FULLSCREEN in states)
        elif event.code == WLR_CLOSED:
            self._states.pop(event.sender, None)

    def _take_kde(self, event: Event) -> None:
        assert self._compositor is not None
        if event.sender == self._manager and event.code == KDE_WINDOW:
            number = self._compositor.fresh()
            window = Arguments(event.body).number()
            self._compositor.send(self._manager, KDE_GET_WINDOW, struct.pack("=II", number, window))
            self._states[number] = (False, False)
        elif event.sender in self._states and event.code == KDE_STATE_CHANGED:
            flags = Arguments(event.body).number()
            self._states[event.sender] = (bool(flags & KDE_ACTIVE), bool(flags & KDE_FULLSCREEN))
        elif event.code == KDE_UNMAPPED:
            self._states.pop(event.sender, None)

    def _report(self) -> None:
        full = any(active and fills for active, fills in self._states.values())
        self._state = "busy" if full else "ready"
        self._why = _("The window in front fills the screen.") if full else _("No window in front fills the screen.")
        if full != self._told:
            self._told = full
            self._tell(frozenset({PART} if full else ()))

    def _fail(self, fault: OSError) -> None:
        self.rest()
        self._state = "unavailable"
        self._why = _("Full-screen windows go unnoticed: {fault}.").format(fault=fault)
        if self._told is not False:
            self._told = False
            self._tell(frozenset())
