"""Idleness on GNOME and Cinnamon: their compositors tell of it over D-Bus, on X11 and on Wayland.

Protocol: org.gnome.Mutter.IdleMonitor (mutter, data/dbus-interfaces); Muffin speaks the same under names of its own.
"""

import math
from collections.abc import Callable
from functools import partial

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.bus import Bus
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.message import Address, Incoming, Reply, Rule
from deskbreak.desktop.presence.base import Senses
from deskbreak.words import gettext as _

PATH = "/org/gnome/Mutter/IdleMonitor/Core"
MUTTER = Address("org.gnome.Mutter.IdleMonitor", PATH, "org.gnome.Mutter.IdleMonitor")
MUFFIN = Address(
    "org.cinnamon.Muffin.IdleMonitor", "/org/cinnamon/Muffin/IdleMonitor/Core", "org.cinnamon.Muffin.IdleMonitor"
)
ANSWER_S = 2.0


class Monitor:
    """One idle monitor that may be on the bus, now or later: what `chosen.Way` needs of it. Edge thread."""

    def __init__(self, loop: Loop, bus: Bus, address: Address) -> None:
        """Nothing is asked before `announce`."""
        self._loop = loop
        self._bus = bus
        self._address = address
        self._runs = False

    def announce(self, appeared: Callable[[], None]) -> None:
        """Call `appeared` when the monitor is there, at once or whenever it comes (back)."""

        def owned(owner: str) -> None:
            self._runs = bool(owner)
            if owner:
                appeared()

        self._bus.watch(self._address.service, owned)

    def open(self, senses: Senses) -> "MutterPresence":
        """Its presence; raises `OSError` while it is not known to run."""
        if not self._runs:
            raise OSError(_("the desktop has no idle monitor on the session bus"))
        return MutterPresence(self._loop, self._bus, senses, self._address)


class MutterPresence:
    """Watches of one compositor's idle monitor. Every callback comes on the edge thread."""

    senses = True

    def __init__(self, loop: Loop, bus: Bus, senses: Senses, monitor: Address) -> None:
        """Ask `monitor`, whose service runs, from the loop's next turn on; any thread, no waiting."""
        self._loop = loop
        self._bus = bus
        self._senses = senses
        self._monitor = monitor
        self._why = _("The desktop's compositor tells over D-Bus when there was no input for a while.")
        self._wanted: list[int] = []
        """The thresholds in ms, smallest first."""
        self._watches: dict[int, int] = {}
        """Our idle watches by the monitor's number, each with its threshold."""
        self._back = 0
        """The watch for the next input; 0 while somebody moves."""
        self._idle = False
        self._open = True
        self._ends: list[Callable[[], None]] = []
        """What ends our listening."""
        loop.call(self._begin)

    @property
    def backend(self) -> Backend:
        """How the compositor stands; any thread."""
        return Backend("presence", "mutter" if self._monitor is MUTTER else "muffin", self._why)

    def watch(self, seconds: frozenset[float]) -> None:
        """Report these thresholds from now on; any thread."""
        wanted = sorted({math.ceil(each * 1000) for each in seconds})
        self._loop.call(lambda: self._watch(wanted))

    def close(self) -> None:
        """Stop; any thread, while the loop turns. The bus stays open for others."""
        self._loop.call(self._leave)

    def _begin(self) -> None:
        if self._open:
            rule = Rule(self._monitor.service, self._monitor.interface, "WatchFired", self._monitor.path)
            self._ends = [self._bus.subscribe(rule, self._fired), self._bus.on_end(self._lose)]
            self._ends.append(self._bus.watch(self._monitor.service, self._owned))

    def _leave(self) -> None:
        if self._open:
            self._open = False
            for number in (*self._watches, self._back):
                self._remove(number)
            for end in self._ends:
                end()

    def _lose(self, says: str) -> None:
        if self._open:
            self._leave()
            self._why = says
            self._senses.lost(says)

    def _owned(self, owner: str) -> None:
        if not owner:
            self._lose(_("The desktop's compositor is gone."))

    def _watch(self, wanted: list[int]) -> None:
        before, self._wanted = self._wanted, wanted
        for number, threshold in tuple(self._watches.items()):
            if threshold not in wanted:
                del self._watches[number]
                self._remove(number)
        if self._open:
            self._add([each for each in wanted if each not in before])

    def _add(self, thresholds: list[int]) -> None:
        # The monitor fires at once where somebody is idle for longer already.
        for threshold in thresholds:
            self._ask("AddIdleWatch", "t", (threshold,), partial(self._added, threshold))

    def _added(self, threshold: int, number: int) -> None:
        if threshold in self._wanted and threshold not in self._watches.values():
            self._watches[number] = threshold
        else:
            self._remove(number)  # it was given up before the monitor had answered

    def _fired(self, signal: Incoming) -> None:
        number = signal.body[0] if signal.body else 0
        if number == self._back and self._idle:
            self._back, self._idle = 0, False
            self._senses.input()
        elif number in self._watches:
            if not self._idle:
                self._idle = True
                self._ask("AddUserActiveWatch", None, (), self._await_return)
            self._senses.idle(self._watches[number] / 1000)

    def _await_return(self, number: int) -> None:
        self._back = number

    def _ask(self, member: str, signature: str | None, body: tuple[int, ...], then: Callable[[int], None]) -> None:
        def answered(reply: Reply) -> None:
            if not self._open:
                return
            if reply.error or [type(each) for each in reply.body] != [int] or not 0 < reply.body[0] < 2**32:
                self._lose(_("The desktop's idle monitor refuses to watch: {says}.").format(says=reply.says))
            else:
                then(reply.body[0])

        self._bus.call(self._monitor, member, signature, body, answered, within=ANSWER_S)

    def _remove(self, number: int) -> None:
        if number:
            self._bus.call(self._monitor, "RemoveWatch", "u", (number,))
