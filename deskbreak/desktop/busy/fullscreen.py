"""Whether the window in front fills the screen: X11's window managers say so on the windows themselves.

Protocol: Extended Window Manager Hints 1.5, _NET_ACTIVE_WINDOW and _NET_WM_STATE.
"""

import os
import struct
from collections.abc import Callable

from deskbreak.desktop.backend import Backend, State
from deskbreak.desktop.busy.base import Tell
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.xserver import Display, Place, Refused, authority_file
from deskbreak.words import gettext as _

PART = "fullscreen"
CHANGE_ATTRIBUTES, INTERN_ATOM, GET_PROPERTY = 2, 16, 20
EVENT_MASK = 1 << 11
STRUCTURE, PROPERTIES = 1 << 17, 1 << 22
DESTROY_NOTIFY, PROPERTY_NOTIFY = 17, 28
ANY_TYPE = 0
LONGS = 64
"""Of a property, in units of 4 bytes: far more states than any window has."""


class X11Fullscreen:
    """Asks the window manager's properties, and hears of their changes while it is listened to."""

    def __init__(self, loop: Loop) -> None:
        """Nothing is opened before `listen`."""
        self._loop = loop
        self._display: Display | None = None
        self._window = 0
        self._told: bool | None = None
        self._state: State = "ready"
        self._why = _("Looked at when a break is due.")

    @property
    def backend(self) -> Backend:
        """How it stands; any thread."""
        return Backend(PART, "x11", self._why, state=self._state)

    def listen(self, tell: Tell) -> None:
        """Look, and hear of changes; a local server answers within a millisecond, one that hangs in two seconds."""
        self._tell = tell
        self._told = None
        self._window = 0
        try:
            self._display = Display(Place.of(os.environ.get("DISPLAY", "")), authority_file())
            self._active, self._wm_state, self._fullscreen = (
                self._atom(name) for name in (b"_NET_ACTIVE_WINDOW", b"_NET_WM_STATE", b"_NET_WM_STATE_FULLSCREEN")
            )
            self._select(self._display.root, PROPERTIES)
            self._look()
            self._loop.add(self)
            self._loop.call(self._go_on)
        except OSError as fault:
            self._fail(fault)

    def rest(self) -> None:
        """Leave the display."""
        if self._display is not None:
            self._loop.remove(self)
            self._display.close()
            self._display = None

    def fileno(self) -> int:
        """The socket, for the loop."""
        assert self._display is not None
        return self._display.fileno()

    def ready(self) -> None:
        """Look again where the window in front or its state may be another."""
        if self._display is not None:
            self._follow(self._display.hear)

    def _go_on(self) -> None:
        """Deal with what came while a look waited for its answers."""
        if self._display is not None:
            self._follow(self._display.early)

    def _follow(self, packets: Callable[[], list[bytes]]) -> None:
        try:
            if any(self._matters(packet) for packet in packets()):
                self._look()
                # In the loop's next turn: beside a window that changes all the time, everybody else has one too.
                self._loop.call(self._go_on)
        except OSError as fault:
            self._fail(fault)

    def _matters(self, packet: bytes) -> bool:
        code = packet[0] & 0x7F
        if code == DESTROY_NOTIFY:
            return True  # openbox goes on naming the last window when it is closed
        return code == PROPERTY_NOTIFY and struct.unpack_from("=I", packet, 8)[0] in (self._active, self._wm_state)

    def _look(self) -> None:
        assert self._display is not None
        active = self._property(self._display.root, self._active)
        window = active[0] if active else 0
        if window and window != self._window:
            self._select(window, PROPERTIES | STRUCTURE)
        self._window = window
        full = bool(window) and self._fullscreen in self._property(window, self._wm_state)
        self._state = "busy" if full else "ready"
        self._why = _("The window in front fills the screen.") if full else _("No window fills the screen.")
        if full != self._told:
            self._told = full
            self._tell(frozenset({PART} if full else ()))

    def _select(self, window: int, events: int) -> None:
        assert self._display is not None
        self._display.send(CHANGE_ATTRIBUTES, 0, struct.pack("=III", window, EVENT_MASK, events))
        self._display.flush()

    def _atom(self, name: bytes) -> int:
        assert self._display is not None
        answer = self._display.ask(INTERN_ATOM, False, struct.pack("=Hxx", len(name)) + name)
        return int(struct.unpack_from("=I", answer, 8)[0])

    def _property(self, window: int, atom: int) -> tuple[int, ...]:
        """The 32-bit values of a property; none where the window is gone or has no such property."""
        assert self._display is not None
        try:
            answer = self._display.ask(GET_PROPERTY, 0, struct.pack("=IIIII", window, atom, ANY_TYPE, 0, LONGS))
        except Refused:
            return ()
        (count,) = struct.unpack_from("=I", answer, 16)
        if answer[1] != 32 or len(answer) < 32 + 4 * count:
            return ()
        return struct.unpack_from(f"={count}I", answer, 32)

    def _fail(self, fault: OSError) -> None:
        self.rest()
        self._state = "unavailable"
        self._why = _("The X server does not tell of full-screen windows: {fault}.").format(fault=fault)
        if self._told is not False:
            self._told = False
            self._tell(frozenset())
