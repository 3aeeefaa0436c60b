"""The keys pressed in a terminal, one at a time and without their letters on the screen."""

import os
import re
import sys
import time
from types import TracebackType
from typing import Self, TextIO

LONE_ESCAPE_S = 0.05
"""An arrow is sent as Escape and more; over a slow line the rest may come this much later."""

ENDED = "ended"
"""Nobody can press keys any more: the input has ended."""
SUSPENDED = "suspended"
"""The person wants the shell back for a while (Ctrl-Z, or the signal that stands for it)."""

_NAMES = {
    b" ": " ",
    b"\r": "enter",
    b"\n": "enter",
    b"\x1b": "escape",
    b"\x1b[C": "right",
    b"\x1bOC": "right",
    b"\x1b[D": "left",
    b"\x1bOD": "left",
    b"\x1b[I": "focus",
    b"\x1b[O": "blur",
}
_KEY = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1bO[@-~]|\x1b|.", re.DOTALL)


def named(data: bytes) -> list[str]:
    """The keys in what a terminal sent: letters in lower case, others by their names; what has no name is left out."""
    keys = []
    for code in _KEY.findall(data):
        name = _NAMES.get(code) or (code.decode("ascii", "ignore").lower() if len(code) == 1 else "")
        if name:
            keys.append(name)
    return keys


if sys.platform == "win32":
    import msvcrt

    TICK_S = 0.03
    """Windows has nothing to wait on for a key in a console; this is how often it is asked."""
    _ARROWS = {"K": "left", "M": "right"}

    class Keys:
        """Reads keys between `__enter__` and `__exit__`. Never run on Windows yet."""

        def __init__(self, source: TextIO) -> None:
            """The console's own keys are read, whatever `source` is."""

        def __enter__(self) -> Self:
            return self

        def __exit__(
            self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
        ) -> None:
            """A console needs nothing put back."""

        def read(self, seconds: float) -> list[str]:
            """The keys pressed within `seconds`, as soon as there are any."""
            until = time.monotonic() + seconds
            while not msvcrt.kbhit():
                if time.monotonic() >= until:
                    return []
                time.sleep(TICK_S)
            key = msvcrt.getwch()
            if key in ("\0", "\xe0"):
                arrow = _ARROWS.get(msvcrt.getwch())
                return [arrow] if arrow else []
            if key == "\x03":
                raise KeyboardInterrupt
            return named(key.encode("ascii", "ignore"))

        def suspend(self) -> None:
            """A console's programs are not suspended."""

else:
    import select
    import signal
    import termios
    import tty

    _TELL_FOCUS, _TELL_NO_FOCUS = "\x1b[?1004h", "\x1b[?1004l"

    class Keys:
        """Reads keys between `__enter__` and `__exit__`, which puts the terminal back as it was. Main thread."""

        def __init__(self, source: TextIO) -> None:
            """`source` is the terminal that is read."""
            self._source = source.fileno()
            self._wants_shell = False

        def __enter__(self) -> Self:
            self._before = termios.tcgetattr(self._source)
            self._usual = signal.signal(signal.SIGTSTP, self._asked_to_stop)
            self._take()
            return self

        def __exit__(
            self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
        ) -> None:
            self._give_back()
            signal.signal(signal.SIGTSTP, self._usual)

        def read(self, seconds: float) -> list[str]:
            """The keys pressed within `seconds`, as soon as there are any; Ctrl-C raises `KeyboardInterrupt`."""
            ready = select.select([self._source], [], [], seconds)[0]
            data = self._more() if ready else b""
            if ready and not data:
                return [ENDED]
            if data.endswith((b"\x1b", b"\x1b[", b"\x1bO")) and select.select([self._source], [], [], LONE_ESCAPE_S)[0]:
                data += self._more()
            keys = named(data)
            if self._wants_shell:
                self._wants_shell = False
                keys.append(SUSPENDED)
            return keys

        def suspend(self) -> None:
            """Give the terminal back to the shell, and return when the person brings us to the front again."""
            self._give_back()
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, self._asked_to_stop)
            self._take()

        def _more(self) -> bytes:
            try:
                return os.read(self._source, 1024)
            except OSError:  # the terminal's window was closed
                return b""

        def _take(self) -> None:
            tty.setcbreak(self._source)
            self._say(_TELL_FOCUS)

        def _give_back(self) -> None:
            self._say(_TELL_NO_FOCUS)
            termios.tcsetattr(self._source, termios.TCSAFLUSH, self._before)

        def _say(self, code: str) -> None:
            # To the terminal itself, whatever else is written to; one that has gone hears nothing.
            try:
                os.write(self._source, code.encode())
            except OSError:
                return

        def _asked_to_stop(self, _number: int, _frame: object) -> None:
            self._wants_shell = True
