"""Windows' own opinion on whether to interrupt. Never run there yet.

Source: SHQueryUserNotificationState and its QUNS_* states (shellapi.h).
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.busy.base import Tell
from deskbreak.desktop.loop import Loop
from deskbreak.words import gettext as _

QUNS_BUSY, QUNS_RUNNING_D3D_FULL_SCREEN, QUNS_PRESENTATION_MODE, QUNS_QUIET_TIME = 2, 3, 4, 6

LOOK_AGAIN_S = 15.0
"""Windows does not tell when a state ends."""

Part = Literal["fullscreen", "dnd", "screen"]

_PARTS: dict[int, Part] = {
    QUNS_BUSY: "fullscreen",
    QUNS_RUNNING_D3D_FULL_SCREEN: "fullscreen",
    QUNS_PRESENTATION_MODE: "screen",
    QUNS_QUIET_TIME: "dnd",
}


def reasons(state: int) -> frozenset[str]:
    """The reasons not to interrupt that the system's `state` stands for; it knows one state at a time."""
    return frozenset({_PARTS[state]}) if state in _PARTS else frozenset()


if sys.platform == "win32":
    import ctypes

    def query_state() -> int:
        """The system's state just now: one of QUNS_*. Any thread, takes microseconds; raises `OSError`."""
        shell32 = ctypes.OleDLL("shell32")  # its functions raise where the HRESULT tells of a fault
        state = ctypes.c_int()
        shell32.SHQueryUserNotificationState(ctypes.byref(state))
        return state.value

else:

    def query_state() -> int:
        """There is none here: raises `OSError`."""
        raise OSError(_("this is not Windows"))


class WindowsSense:
    """One kind of reason, asked for when it is wanted, and while it holds every 15 s. Its beginning is not told of."""

    def __init__(self, loop: Loop, part: Part, query: Callable[[], int] = query_state) -> None:
        """Nothing is asked before `listen`; any thread. `query` gives one of QUNS_*, or raises `OSError`."""
        self.backend = Backend(part, "windows", _("Windows is asked when a break is due."), tested=False)
        self._loop = loop
        self._query = query
        self._cancel: Callable[[], None] = lambda: None

    def listen(self, tell: Tell) -> None:
        """Look now, and tell what holds; while something does, look again until it has ended. Edge thread."""
        part = self.backend.part
        try:
            held = reasons(self._query()) & {part}
        except OSError as fault:
            held = frozenset()
            why = _("Windows does not say whether it is a bad moment: {says}.").format(says=fault)
            self.backend = replace(self.backend, why=why, state="unavailable")
        else:
            why = _("Windows says that this is a bad moment.") if held else _("Windows says nothing against it.")
            self.backend = replace(self.backend, why=why, state="busy" if held else "ready")
        if held:
            self._cancel = self._loop.later(LOOK_AGAIN_S, lambda: self.listen(tell))
        tell(held)

    def rest(self) -> None:
        """Look no more; edge thread."""
        self._cancel()
