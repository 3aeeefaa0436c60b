"""Idleness on Wayland, as compositors tell it to whoever asks, so that nobody looks at intervals.

Protocols: ext-idle-notify-v1 (wayland-protocols, staging), of which version 2 tells of input even while a film keeps
the screen awake, and before it org_kde_kwin_idle (plasma-wayland-protocols, idle.xml).
"""

import math
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.presence.base import Senses
from deskbreak.desktop.wayland import Compositor, socket_path
from deskbreak.words import gettext as _

EXT, KDE, SEAT = "ext_idle_notifier_v1", "org_kde_kwin_idle", "wl_seat"
EXT_NOTIFICATION, EXT_INPUT_NOTIFICATION, KDE_TIMEOUT = 1, 2, 0
DESTROY = 0
IDLED, RESUMED = 0, 1


@dataclass(frozen=True, slots=True)
class _Watch:
    """One threshold; `after_ms` is how long from its making on the compositor was asked to wait."""

    threshold_ms: int
    after_ms: int


class WaylandPresence:
    """Idle notifications of a compositor. Its callbacks come on the edge thread."""

    senses = True

    def __init__(self, loop: Loop, senses: Senses) -> None:
        """Connect to $WAYLAND_DISPLAY; any thread, milliseconds and two seconds at most. Raises `OSError`."""
        self._loop = loop
        self._senses = senses
        self._wanted: list[int] = []
        """The thresholds in ms, smallest first."""
        self._watches: dict[int, _Watch] = {}
        self._idle_since: float | None = None
        """When the last input was, on the monotonic clock, while nobody moves; as far as that is known."""
        self._told_ms = -1
        """The longest threshold told since the last input."""
        self._witness = 0
        """The watch that will tell of the return: it stays while nobody moves, whatever is wanted meanwhile."""
        self._reports: list[Callable[[], None]] = []
        self._open = True
        self._compositor = Compositor(socket_path())
        try:
            self._bind()
        except OSError:
            self._compositor.close()
            raise
        loop.call(self._begin)

    @property
    def backend(self) -> Backend:
        """How the compositor stands; any thread."""
        return Backend("presence", "wayland", self._why)

    def watch(self, seconds: frozenset[float]) -> None:
        """Report these thresholds from now on; any thread."""
        wanted = sorted({math.ceil(each * 1000) for each in seconds})
        self._loop.call(lambda: self._guarded(lambda: self._watch(wanted)))

    def close(self) -> None:
        """Leave the compositor; any thread, while the loop turns."""
        self._loop.call(self._leave)

    def fileno(self) -> int:
        """The socket, for the loop."""
        return self._compositor.fileno()

    def ready(self) -> None:
        """Deal with every event that is complete."""
        self._guarded(self._hear)

    def _bind(self) -> None:
        protocol = next((each for each in (EXT, KDE) if self._compositor.offers(each)), None)
        if protocol is None or not self._compositor.offers(SEAT):
            raise OSError(f"the compositor offers neither {EXT} nor {KDE}")
        self._seat = self._compositor.bind(SEAT, 1)
        self._notifier = self._compositor.bind(protocol, 2 if protocol == EXT else 1)
        self._is_ext = protocol == EXT
        newer = self._compositor.offers(EXT) >= 2
        self._request = (EXT_INPUT_NOTIFICATION if newer else EXT_NOTIFICATION) if self._is_ext else KDE_TIMEOUT
        self._why = _("The compositor tells by {protocol} when there was no input for a while.").format(
            protocol=protocol
        )

    def _begin(self) -> None:
        if self._open:
            self._loop.add(self)

    def _leave(self) -> None:
        if self._open:
            self._open = False
            self._loop.remove(self)
            self._compositor.close()

    def _guarded(self, work: Callable[[], None]) -> None:
        if not self._open:
            return
        try:
            work()
        except OSError as fault:
            self._leave()
            self._why = _("The compositor is gone: {says}.").format(says=fault)
            self._senses.lost(self._why)
            return
        reports, self._reports = self._reports, []
        for report in reports:
            report()

    def _watch(self, wanted: list[int]) -> None:
        if wanted == self._wanted:
            return
        before, self._wanted = set(self._wanted), wanted
        for number, watch in tuple(self._watches.items()):
            if watch.threshold_ms not in wanted and number != self._witness:
                self._drop(number)
        self._make([each for each in wanted if each not in before])

    def _make(self, thresholds: list[int]) -> None:
        """Ask for these thresholds; those passed already are told at once."""
        # A compositor counts from the moment it is asked, so what has passed since the last input is taken off.
        idle_ms = 0 if self._idle_since is None else round((time.monotonic() - self._idle_since) * 1000)
        passed = [each for each in thresholds if each <= idle_ms]
        if passed:
            self._report_idle(idle_ms)
        watched = {watch.threshold_ms for watch in self._watches.values()}
        for threshold in thresholds:
            if threshold > idle_ms and threshold not in watched:
                self._ask(_Watch(threshold, threshold - idle_ms))

    def _ask(self, watch: _Watch) -> None:
        number = self._compositor.fresh()
        arguments = (watch.after_ms, self._seat) if self._is_ext else (self._seat, watch.after_ms)
        self._compositor.send(self._notifier, self._request, struct.pack("=III", number, *arguments))
        self._watches[number] = watch

    def _drop(self, number: int) -> None:
        del self._watches[number]
        self._compositor.send(number, DESTROY)

    def _hear(self) -> None:
        for event in self._compositor.hear():
            watch = self._watches.get(event.sender)
            if watch is None:
                continue
            if event.code == IDLED:
                self._idled(event.sender, watch)
            elif event.code == RESUMED:
                self._resumed()

    def _idled(self, number: int, watch: _Watch) -> None:
        if self._idle_since is None:
            self._idle_since = time.monotonic() - watch.threshold_ms / 1000
            self._witness = number
        if watch.threshold_ms > self._told_ms:
            self._report_idle(watch.threshold_ms)

    def _report_idle(self, idle_ms: int) -> None:
        self._told_ms = max(self._told_ms, idle_ms)
        self._reports.append(lambda: self._senses.idle(idle_ms / 1000))

    def _resumed(self) -> None:
        if self._idle_since is None:
            return  # another threshold has told of it
        self._idle_since, self._told_ms, self._witness = None, -1, 0
        self._reports.append(self._senses.input)
        for number, watch in tuple(self._watches.items()):
            if watch.threshold_ms not in self._wanted or watch.after_ms != watch.threshold_ms:
                self._drop(number)
        self._make(self._wanted)
