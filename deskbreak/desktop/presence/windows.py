"""Input, the lock and sleep on Windows. Never run there yet.

A hidden window hears what the system sends to windows; how long there was no input has to be asked. Sources of the
constants: winuser.h (WM_*, PBT_*, WTS_*, RIDEV_*), wtsapi32.h (NOTIFY_*), hidusage.h, winerror.h (ERROR_*).
"""

import logging
import sys
import threading
from collections.abc import Callable
from functools import cache
from typing import Literal, Protocol

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.presence.base import Senses, SessionSenses
from deskbreak.desktop.presence.counter import CounterPresence, Fact, FactSession
from deskbreak.words import gettext as _

log = logging.getLogger(__name__)

WM_INPUT, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, WM_APP = 0x00FF, 0x0218, 0x02B1, 0x8000
PBT_APMSUSPEND, PBT_APMRESUMESUSPEND, PBT_APMRESUMEAUTOMATIC = 0x4, 0x7, 0x12
WTS_CONSOLE_CONNECT, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_CONNECT, WTS_REMOTE_DISCONNECT = 1, 2, 3, 4
WTS_SESSION_LOCK, WTS_SESSION_UNLOCK = 7, 8

TICKS = 2**32
"""GetTickCount starts again from zero after this many milliseconds, which is 49.7 days."""
AHEAD_MS = 60_000
"""By less than that an input's tick may be ahead of the one that is read: input came between, or its stamp is early."""

Word = Fact | Literal["input"]

_FACTS: dict[tuple[int, int], Fact] = {
    (WM_POWERBROADCAST, PBT_APMSUSPEND): "sleeping",
    (WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC): "woke",
    (WM_POWERBROADCAST, PBT_APMRESUMESUSPEND): "woke",
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK): "locked",
    (WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK): "unlocked",
    # A session that somebody takes over from afar is disconnected from the console first, and so are users who switch.
    (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT): "away",
    (WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT): "away",
    (WM_WTSSESSION_CHANGE, WTS_CONSOLE_CONNECT): "here",
    (WM_WTSSESSION_CHANGE, WTS_REMOTE_CONNECT): "here",
}


def meaning(message: int, wparam: int) -> Word | None:
    """What a message to the window tells, if it tells anything."""
    return "input" if message == WM_INPUT else _FACTS.get((message, wparam))


def idle_ms(now: int, last: int) -> int:
    """Milliseconds from the tick of the `last` input to the tick `now`; the count may have wrapped in between.

    Who was away for longer than 49.7 days is taken to have come back then.
    """
    idle = (now - last) % TICKS
    return 0 if idle > TICKS - AHEAD_MS else idle


class Window(Protocol):
    """What the two roles ask of the window that they share."""

    def listen(self, hears: Callable[[Word], None]) -> Callable[[], None]:
        """Have `hears` called on the message thread with every word, until what is returned is called. Any thread."""
        ...

    def await_input(self) -> None:
        """Say "input" at the next one, and perhaps at more. Any thread but the message thread; raises `OSError`."""
        ...

    def ignore_input(self) -> None:
        """Await none. Any thread but the message thread."""
        ...

    def ticks(self) -> tuple[int, int]:
        """GetTickCount's number now, and the one of the last input. Any thread; raises `OSError`."""
        ...


class Messages:
    """Tells whoever listens what the messages mean."""

    def __init__(self) -> None:
        """Nobody listens yet."""
        self._ears: list[Callable[[Word], None]] = []

    def listen(self, hears: Callable[[Word], None]) -> Callable[[], None]:
        """Have `hears` called with every word, on the message thread; gives what ends that. Any thread."""
        self._ears.append(hears)

        def cancel() -> None:
            if hears in self._ears:
                self._ears.remove(hears)

        return cancel

    def take(self, message: int, wparam: int) -> None:
        """Pass on what it means; message thread."""
        word = meaning(message, wparam)
        if word is not None:
            for hears in tuple(self._ears):
                hears(word)


class WindowCounter:
    """The time without input by GetLastInputInfo, and its end by raw input."""

    def __init__(self, window: Window) -> None:
        """Any thread."""
        self._window = window

    def idle_s(self) -> float:
        """Real seconds since this session's last input, asleep or not; in steps of up to 16 ms. Raises `OSError`."""
        return idle_ms(*self._window.ticks()) / 1000

    def await_input(self, arrived: Callable[[], None]) -> Callable[[], None]:
        """Call `arrived` at the next input, on the message thread; gives what ends that. Raises `OSError`."""

        def hears(word: Word) -> None:
            if word == "input":
                arrived()

        unlisten = self._window.listen(hears)
        try:
            self._window.await_input()
        except OSError:
            unlisten()
            raise

        def cancel() -> None:
            unlisten()
            self._window.ignore_input()

        return cancel


class WindowsPresence(CounterPresence):
    """Input on Windows."""

    def __init__(self, loop: Loop, senses: Senses, window: Window | None = None) -> None:
        """Look by way of `window`, or the one of this process; any thread, takes milliseconds. Raises `OSError`."""
        why = _("Windows is asked how long there was no input, and tells of the next one.")
        backend = Backend("presence", "windows", why, tested=False)
        super().__init__(loop, senses, WindowCounter(window or message_window()), backend)


class WindowsSession(FactSession):
    """The lock, the switch of users and sleep on Windows."""

    def __init__(self, loop: Loop, senses: SessionSenses, window: Window | None = None) -> None:
        """Listen to `window`, or the one of this process; any thread, takes milliseconds. Raises `OSError`."""
        why = _("Windows tells when the screen is locked and when the machine sleeps.")
        super().__init__(loop, senses, Backend("session", "windows", why, tested=False))

        def hears(word: Word) -> None:
            if word != "input":
                self.hear(word)

        self._unlisten = (window or message_window()).listen(hears)

    def close(self) -> None:
        """Listen no more; any thread, while the loop turns."""
        self._unlisten()
        super().close()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    RIDEV_REMOVE, RIDEV_INPUTSINK = 0x1, 0x100
    DEVICES = ((0x01, 0x02), (0x01, 0x06), (0x0D, 0x02), (0x0D, 0x04))
    """Usage page and usage: mouse, keyboard; pen and touch screen, which are no mouse to raw input."""
    NOTIFY_FOR_THIS_SESSION = 0
    DEVICE_NOTIFY_WINDOW_HANDLE = 0
    ERROR_GEN_FAILURE = 31

    class _LastInput(ctypes.Structure):
        """LASTINPUTINFO (winuser.h)."""

        _fields_ = (("size", wintypes.UINT), ("tick", wintypes.DWORD))

    class _Device(ctypes.Structure):
        """RAWINPUTDEVICE (winuser.h)."""

        _fields_ = (
            ("page", wintypes.USHORT),
            ("usage", wintypes.USHORT),
            ("flags", wintypes.DWORD),
            ("window", wintypes.HWND),
        )

    _RESULT = wintypes.LPARAM
    """LRESULT and LPARAM are the same integer (minwindef.h); ctypes names one of them only."""
    _MESSAGE = (wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
    _PROCEDURE = ctypes.WINFUNCTYPE(_RESULT, *_MESSAGE)

    class _Class(ctypes.Structure):
        """WNDCLASSW (winuser.h)."""

        _fields_ = (
            ("style", wintypes.UINT),
            ("procedure", _PROCEDURE),
            ("class_extra", ctypes.c_int),
            ("window_extra", ctypes.c_int),
            ("instance", wintypes.HINSTANCE),
            ("icon", wintypes.HICON),
            ("cursor", wintypes.HANDLE),
            ("background", wintypes.HBRUSH),
            ("menu_name", wintypes.LPCWSTR),
            ("name", wintypes.LPCWSTR),
        )

    # Libraries of our own, for the types that are set here would hold for everybody who uses ctypes.windll.
    _user32 = ctypes.WinDLL("user32", use_last_error=True)
    _kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    _wtsapi32 = ctypes.WinDLL("wtsapi32", use_last_error=True)
    _kernel32.GetTickCount.restype = wintypes.DWORD
    _kernel32.GetModuleHandleW.argtypes = (wintypes.LPCWSTR,)
    _kernel32.GetModuleHandleW.restype = wintypes.HMODULE
    _user32.RegisterClassW.argtypes = (ctypes.POINTER(_Class),)
    _user32.RegisterClassW.restype = wintypes.ATOM
    _user32.CreateWindowExW.argtypes = (
        *(wintypes.DWORD, wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD),
        *(ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int),
        *(wintypes.HWND, wintypes.HMENU, wintypes.HINSTANCE, wintypes.LPVOID),
    )
    _user32.CreateWindowExW.restype = wintypes.HWND
    for _passes_on in (_user32.DefWindowProcW, _user32.SendMessageW):
        _passes_on.argtypes = _MESSAGE
        _passes_on.restype = _RESULT
    _user32.GetMessageW.argtypes = (ctypes.POINTER(wintypes.MSG), wintypes.HWND, wintypes.UINT, wintypes.UINT)
    _user32.DispatchMessageW.argtypes = (ctypes.POINTER(wintypes.MSG),)
    _user32.DispatchMessageW.restype = _RESULT
    _user32.GetLastInputInfo.argtypes = (ctypes.POINTER(_LastInput),)
    _user32.RegisterRawInputDevices.argtypes = (ctypes.POINTER(_Device), wintypes.UINT, wintypes.UINT)
    _user32.RegisterSuspendResumeNotification.argtypes = (wintypes.HANDLE, wintypes.DWORD)
    _user32.RegisterSuspendResumeNotification.restype = wintypes.HANDLE
    _wtsapi32.WTSRegisterSessionNotification.argtypes = (wintypes.HWND, wintypes.DWORD)

    class MessageWindow(Messages):
        """A hidden window with a thread of its own, which sleeps until the system sends something."""

        def __init__(self) -> None:
            """Make the window and wait until it is there, which takes milliseconds. Raises `OSError`."""
            super().__init__()
            self._procedure = _PROCEDURE(self._answer)
            self._window: int | None = None
            self._awaits_input = False
            self._fault: OSError | None = None
            ready = threading.Event()
            threading.Thread(target=self._run, args=(ready,), name="messages", daemon=True).start()
            ready.wait()
            if self._fault is not None:
                raise self._fault

        def await_input(self) -> None:
            """Have the system send the next input, and this one only. Raises `OSError`."""
            # A message that is sent is answered before the call returns: from then on no input is missed.
            fault = _user32.SendMessageW(self._window, WM_APP, True, 0)
            if fault:
                raise ctypes.WinError(fault)

        def ignore_input(self) -> None:
            """Have none sent."""
            _user32.SendMessageW(self._window, WM_APP, False, 0)

        def ticks(self) -> tuple[int, int]:
            """GetTickCount's number now, and the one of the last input. Raises `OSError`."""
            last = _LastInput(ctypes.sizeof(_LastInput), 0)
            if not _user32.GetLastInputInfo(ctypes.byref(last)):
                raise _last_error()
            return int(_kernel32.GetTickCount()), int(last.tick)

        def _run(self, ready: threading.Event) -> None:
            try:
                self._make()
            except OSError as fault:
                self._fault = fault
                return
            finally:
                ready.set()
            message = wintypes.MSG()
            while _user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
                _user32.DispatchMessageW(ctypes.byref(message))

        def _make(self) -> None:
            instance = _kernel32.GetModuleHandleW(None)
            name = "deskbreak messages"
            if not _user32.RegisterClassW(
                ctypes.byref(_Class(procedure=self._procedure, instance=instance, name=name))
            ):
                raise _last_error()
            # One that is never shown, not a message-only one: those are left out when sleep is announced to all.
            self._window = _user32.CreateWindowExW(0, name, name, 0, 0, 0, 0, 0, None, None, instance, None)
            if not self._window:
                raise _last_error()
            if not _wtsapi32.WTSRegisterSessionNotification(self._window, NOTIFY_FOR_THIS_SESSION):
                log.warning("The lock and the switch of users go unheard: %s", _last_error())
            # Machines with modern standby announce sleep only to who asks for it. Told twice does no harm.
            if not _user32.RegisterSuspendResumeNotification(self._window, DEVICE_NOTIFY_WINDOW_HANDLE):
                log.warning("Sleep may go unheard: %s", _last_error())

        def _answer(self, window: int, message: int, wparam: int, lparam: int) -> int:
            if message == WM_APP:
                return self._register(wanted=bool(wparam))
            if message == WM_INPUT:
                self._register(wanted=False)  # a mouse sends up to a thousand in a second
            self.take(message, wparam)
            return int(_user32.DefWindowProcW(window, message, wparam, lparam))

        def _register(self, *, wanted: bool) -> int:
            """Have raw input sent or not; message thread. Gives 0, or the number of the error (winerror.h)."""
            if wanted == self._awaits_input:
                return 0
            flags, window = (RIDEV_INPUTSINK, self._window) if wanted else (RIDEV_REMOVE, None)
            devices = (_Device * len(DEVICES))(*(_Device(page, usage, flags, window) for page, usage in DEVICES))
            if not _user32.RegisterRawInputDevices(devices, len(DEVICES), ctypes.sizeof(_Device)):
                return ctypes.get_last_error() or ERROR_GEN_FAILURE
            self._awaits_input = wanted
            return 0

    @cache
    def message_window() -> Window:
        """The window of this process, made when it is first asked for; it stays. Raises `OSError`.

        One thread: whichever composes the program.
        """
        return MessageWindow()

    def _last_error() -> OSError:
        return ctypes.WinError(ctypes.get_last_error())

else:

    def message_window() -> Window:
        """There is none here: raises `OSError`."""
        raise OSError(_("this is not Windows"))
