"""The tray icon for X11 panels that know no StatusNotifierItem: a small window of ours that the panel takes in.

pystray's own X11 icon hears no clicks and is lost when a panel comes late or comes again, so this is one more pystray
icon, spoken over our own X connection. There is no menu in this protocol, only clicks. Protocols: freedesktop.org
System Tray 0.3 and XEmbed 0.5.
"""

import os
import struct
import threading
from collections.abc import Callable

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.icon import Face, draw
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.tray.brush import Brush
from deskbreak.desktop.tray.menu import Icon, Menu
from deskbreak.desktop.xserver import REPLY, Display, Place, answered, authority_file
from deskbreak.errors import DeskbreakError
from deskbreak.words import gettext as _

CREATE_WINDOW, CHANGE_ATTRIBUTES, DESTROY_WINDOW = 1, 2, 4
INTERN_ATOM, CHANGE_PROPERTY, GET_PROPERTY, GET_OWNER, SEND_EVENT = 16, 18, 20, 23, 25
CREATE_COLORMAP, FREE_COLORMAP = 78, 79

BUTTON_PRESS, EXPOSE, DESTROY_NOTIFY, REPARENT_NOTIFY, CONFIGURE_NOTIFY, CLIENT_MESSAGE = 4, 12, 17, 21, 22, 33
PRESSES, EXPOSURES, STRUCTURE = 1 << 2, 1 << 15, 1 << 17
LEFT, RIGHT = 1, 3

BACK_PIXMAP, BACK_PIXEL, BORDER_PIXEL, OVERRIDE, EVENTS, COLORMAP = 1, 2, 8, 1 << 9, 1 << 11, 1 << 13
FROM_PARENT, PARENT_RELATIVE, INPUT_OUTPUT = 0, 1, 1
STRING, VISUALID, WM_NAME, WM_NORMAL_HINTS, WM_SIZE_HINTS, WM_CLASS = 31, 32, 39, 40, 41, 67
MIN_SIZE = 1 << 4
DOCK = 0
XEMBED_VERSION, MAPPED = 0, 1

SIZE = 24
"""Pixels before the panel sets a size, and those it is asked for at least."""
LARGEST = 128
"""Pixels of the largest picture; it lies in the middle of a window that is larger."""


class XEmbedTray(Icon):  # type: ignore[misc]  # pystray ships no types, so its class is Any to mypy
    """A pystray icon in the window of whichever panel owns the display's system tray, now or later."""

    HAS_MENU = False
    HAS_NOTIFICATION = False

    def __init__(self, loop: Loop, menu: Menu, title: str, face: Face, *, secondary: Callable[[], None]) -> None:
        """Connect to $DISPLAY, and look for a tray as soon as the loop turns; raises `OSError`.

        Any thread; takes milliseconds and two seconds at most. A left click chooses the menu's default item and a
        right click calls `secondary`, both on the edge thread.
        """
        super().__init__("deskbreak", None, title, menu)
        self._title: str = title
        self._loop = loop
        self._face = face
        self._wanted = (face, title)
        self._secondary = secondary
        self._panel = 0
        """The window that stands for the tray; 0 while there is none."""
        self._window = 0
        """Ours, from the request to dock on."""
        self._visual = self._colormap = 0
        self._size = (SIZE, SIZE)
        self._docked = False
        self._stale = False
        """Whether the window shows something else than it should."""
        self._clicks: list[Callable[[], None]] = []
        """What was clicked, until the packets are dealt with: what a click does may fail for reasons of its own."""
        self._awaited: dict[int, Callable[[bytes], None]] = {}
        """What to do with the answer to a request, by its number."""
        self._why = _waiting()
        self._over = threading.Event()
        self._open = True
        self._display = Display(Place.of(os.environ.get("DISPLAY", "")), authority_file())
        try:
            self._brush = Brush(self._display)
            self._selection = self._atom("_NET_SYSTEM_TRAY_S0")
            self._manager = self._atom("MANAGER")
            self._opcode = self._atom("_NET_SYSTEM_TRAY_OPCODE")
            self._tray_visual = self._atom("_NET_SYSTEM_TRAY_VISUAL")
            self._xembed_info = self._atom("_XEMBED_INFO")
            self._net_wm_name = self._atom("_NET_WM_NAME")
            self._utf8 = self._atom("UTF8_STRING")
        except (OSError, struct.error) as fault:
            self._display.close()
            raise OSError(str(fault)) from fault
        loop.call(self._begin)

    @property
    def backend(self) -> Backend:
        """How the icon stands; any thread."""
        return Backend("tray", "xembed", self._why, state="ready" if self._docked else "unavailable")

    @property
    def docked(self) -> bool:
        """Whether a tray holds the icon; any thread."""
        return self._docked

    def run(self, ready: Callable[[], None]) -> None:
        """Call `ready` and block until `stop`: all work is the edge loop's."""
        ready()
        self._over.wait()

    def stop(self) -> None:
        """Take the icon away and let `run` return; any thread."""
        self._loop.call(self.retire)
        self._over.set()

    def retire(self) -> None:
        """Take the icon away for good and leave the display, while `run` goes on; edge thread."""
        self._leave(_("The icon was taken out of the system tray."))

    def update(self, face: Face, title: str) -> None:
        """Show `face` and `title`; any thread."""
        self._wanted = (face, title)
        self._loop.call(lambda: self._guarded(self._apply))

    def fileno(self) -> int:
        """The socket, for the loop."""
        return self._display.fileno()

    def ready(self) -> None:
        """Deal with every packet that is complete."""
        self._guarded(self._hear)

    def _atom(self, name: str) -> int:
        answer = self._display.ask(INTERN_ATOM, False, struct.pack("=Hxx", len(name)) + name.encode())
        return int(struct.unpack_from("=I", answer, 8)[0])

    def _begin(self) -> None:
        if self._open:
            self._loop.add(self)
            self._guarded(self._look)

    def _leave(self, why: str) -> None:
        if self._open:
            self._open = self._docked = False
            self._why = why
            self._loop.remove(self)
            self._display.close()  # the server destroys our window with it, and the tray hears of that

    def _guarded(self, work: Callable[[], None]) -> None:
        if not self._open:
            return
        try:
            work()
            if self._stale and self._docked:
                self._paint()
            self._display.flush()
        except OSError as fault:
            self._leave(_("The X server is gone and the icon with it: {says}.").format(says=fault))
        clicks, self._clicks = self._clicks, []
        for click in clicks:
            click()

    def _hear(self) -> None:
        for packet in self._display.hear():
            self._take(packet)

    def _take(self, packet: bytes) -> None:
        number = answered(packet)
        if number is None:
            self._notice(packet)
        elif number in self._awaited:
            self._awaited.pop(number)(packet)
        # All else is errors about windows that vanished before the server read what we asked of them.

    def _notice(self, event: bytes) -> None:
        code = event[0] & 0x7F
        first, second, third = struct.unpack_from("=III", event, 4)
        if code == CLIENT_MESSAGE and second == self._manager:
            selection, panel = struct.unpack_from("=II", event, 16)
            if selection == self._selection:
                self._meet(panel)
        elif code == DESTROY_NOTIFY and second in (self._panel, self._window):
            self._forget()
        elif code == REPARENT_NOTIFY and second == self._window:
            self._moved(third)
        elif code == CONFIGURE_NOTIFY and second == self._window:
            self._size = struct.unpack_from("=HH", event, 20)
            self._stale = True
        elif code == EXPOSE and first == self._window:
            self._stale = True
        elif code == BUTTON_PRESS and third == self._window:
            self._click(event[1])

    def _click(self, button: int) -> None:
        if button == LEFT:
            self._clicks.append(self)  # pystray: to call an icon is to choose its default item
        elif button == RIGHT:
            self._clicks.append(self._secondary)

    def _look(self) -> None:
        # First listen, then look: so no tray comes unseen in between.
        self._listen(self._display.root)
        number = self._display.send(GET_OWNER, 0, struct.pack("=I", self._selection))
        self._awaited[number] = lambda answer: self._meet(struct.unpack_from("=I", answer, 8)[0])

    def _meet(self, panel: int) -> None:
        if panel in (0, self._panel):
            return
        self._forget()
        self._panel = panel
        self._listen(panel)
        number = self._display.send(
            GET_PROPERTY, False, struct.pack("=IIIII", panel, self._tray_visual, VISUALID, 0, 1)
        )
        self._awaited[number] = lambda answer: self._dock(panel, answer)

    def _listen(self, window: int) -> None:
        self._display.send(CHANGE_ATTRIBUTES, 0, struct.pack("=III", window, EVENTS, STRUCTURE))

    def _dock(self, panel: int, answer: bytes) -> None:
        """Make our window with the visual that the answer names, and ask the tray to take it in."""
        if panel != self._panel:
            return  # another one came meanwhile
        if answer[0] != REPLY:
            self._forget()
            return
        self._create(struct.unpack_from("=I", answer, 32)[0] if len(answer) > 32 else 0)
        self._set(self._xembed_info, self._xembed_info, 32, struct.pack("=II", XEMBED_VERSION, MAPPED))
        self._set(WM_CLASS, STRING, 8, f"{self._name}\0{self._name}\0".encode())
        # A tray made with GTK gives a window without this one pixel (trayer 1.1.8).
        self._set(WM_NORMAL_HINTS, WM_SIZE_HINTS, 32, struct.pack("=I16xII44x", MIN_SIZE, SIZE, SIZE))
        self._entitle()
        message = struct.pack("=BBHIIIIIII", CLIENT_MESSAGE, 32, 0, panel, self._opcode, 0, DOCK, self._window, 0, 0)
        self._display.send(SEND_EVENT, False, struct.pack("=II", panel, 0) + message)
        self._why = _("The system tray was asked to take the icon.")

    def _create(self, visual: int) -> None:
        display, events = self._display, PRESSES | EXPOSURES | STRUCTURE
        self._window = display.fresh()
        self._size = (SIZE, SIZE)
        if self._brush.has_alpha(visual):
            self._visual = visual
            self._colormap = display.fresh()
            display.send(CREATE_COLORMAP, 0, struct.pack("=III", self._colormap, display.root, visual))
            depth, mask = 32, BACK_PIXEL | BORDER_PIXEL | OVERRIDE | EVENTS | COLORMAP
            values = struct.pack("=IIIII", 0, 0, True, events, self._colormap)
        else:
            self._visual = display.root_visual
            depth, visual, mask = FROM_PARENT, FROM_PARENT, BACK_PIXMAP | OVERRIDE | EVENTS
            values = struct.pack("=III", PARENT_RELATIVE, True, events)
        # No window manager is to frame the window, should a tray that ends leave it behind on the root.
        place = struct.pack("=IIhhHHHHII", self._window, display.root, 0, 0, SIZE, SIZE, 0, INPUT_OUTPUT, visual, mask)
        display.send(CREATE_WINDOW, depth, place + values)

    def _moved(self, parent: int) -> None:
        if parent == self._display.root:
            self._forget()  # a tray that ends gives its icons back
        else:
            self._docked = self._stale = True

    def _forget(self) -> None:
        """Be without a tray until the next one announces itself."""
        if self._window:
            self._display.send(DESTROY_WINDOW, 0, struct.pack("=I", self._window))
        if self._colormap:
            self._display.send(FREE_COLORMAP, 0, struct.pack("=I", self._colormap))
        self._panel = self._window = self._colormap = 0
        self._docked = False
        self._why = _waiting()

    def _apply(self) -> None:
        face, title = self._wanted
        if title != self._title:
            self._title = title
            if self._window:
                self._entitle()
        if face != self._face:
            self._face = face
            self._stale = True

    def _entitle(self) -> None:
        self._set(self._net_wm_name, self._utf8, 8, self._title.encode())
        self._set(WM_NAME, STRING, 8, self._title.encode("latin-1", "replace"))

    def _set(self, name: int, kind: int, bits: int, data: bytes) -> None:
        head = struct.pack("=IIIBxxxI", self._window, name, kind, bits, len(data) * 8 // bits)
        self._display.send(CHANGE_PROPERTY, 0, head + data)

    def _paint(self) -> None:
        self._stale = False
        size = min(*self._size, LARGEST)
        if not size:
            return
        try:
            picture = draw(self._face, size)
        except (OSError, DeskbreakError) as fault:
            self._why = _("The icon cannot be drawn: {says}").format(says=fault)
            return
        self._brush.paint(picture, self._window, self._visual, self._size)
        self._why = _("The system tray shows the icon.")

    def _update_menu(self) -> None:
        """There is none to bring up to date (pystray calls this after a click)."""


def _waiting() -> str:
    return _("No panel has a system tray yet; the icon appears as soon as one does.")
