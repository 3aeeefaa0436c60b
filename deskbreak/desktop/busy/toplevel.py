"""Whether the window in front fills the screen, on those Wayland compositors that tell of windows at all.

Protocol: wlr-foreign-toplevel-management-unstable-v1, spoken by sway and others built on wlroots. KWin tells of windows
only to programs it trusts (org_kde_plasma_window_management), and mutter to none.
"""

from deskbreak.desktop.backend import Backend, State
from deskbreak.desktop.busy.base import Tell
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.wayland import Arguments, Compositor, Event, socket_path
from deskbreak.words import gettext as _

PART = "fullscreen"
MANAGER = "zwlr_foreign_toplevel_manager_v1"
TOPLEVEL, STATE, CLOSED = 0, 4, 6
ACTIVATED, FULLSCREEN = 2, 3


class WaylandFullscreen:
    """Hears of every window's state while it is listened to, on a connection of its own."""

    def __init__(self, loop: Loop) -> None:
        """Nothing is opened before `listen`."""
        self._loop = loop
        self._compositor: Compositor | None = None
        self._states: dict[int, tuple[bool, bool]] = {}
        """By our object for each window: whether it is in front, and whether it fills the screen."""
        self._told: bool | None = None
        self._state: State = "ready"
        self._why = _("Looked at when a break is due.")

    @property
    def backend(self) -> Backend:
        """How it stands; any thread."""
        return Backend(PART, "wlroots", self._why, state=self._state)

    def listen(self, tell: Tell) -> None:
        """Ask for the windows; a compositor answers within milliseconds, one that hangs is given up in two seconds."""
        self._tell = tell
        self._told = None
        self._states = {}
        try:
            self._compositor = compositor = Compositor(socket_path())
            self._manager = compositor.bind(MANAGER, 1)
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
        if event.sender == self._manager and event.code == TOPLEVEL:
            self._states[Arguments(event.body).number()] = (False, False)
        elif event.sender in self._states and event.code == STATE:
            states = Arguments(event.body).numbers()
            self._states[event.sender] = (ACTIVATED in states, FULLSCREEN in states)
        elif event.code == CLOSED:
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
