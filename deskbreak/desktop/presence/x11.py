"""Idleness on X11: alarms on the server's IDLETIME counter, so that nobody looks at intervals.

Protocol: X.Org, X Synchronization Extension 3.1. The counter holds the milliseconds since the last input.
"""

import math
import os
import struct
from collections.abc import Callable

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.presence.base import Senses
from deskbreak.desktop.xserver import ERROR, Display, Place, authority_file
from deskbreak.words import gettext as _

QUERY_EXTENSION = 98
INITIALIZE, LIST_COUNTERS, QUERY_COUNTER, CREATE_ALARM, DESTROY_ALARM = 0, 1, 5, 8, 11
ALARM_NOTIFY = 1
ABSOLUTE = 0
RISES, FALLS = 0, 1
EVERYTHING = 0x3F  # counter, value type, value, test, delta, events
DESTROYED = 2


class X11Presence:
    """Alarms of a display. Its callbacks come on the edge thread."""

    senses = True

    def __init__(self, loop: Loop, senses: Senses) -> None:
        """Connect to $DISPLAY; any thread, takes milliseconds and two seconds at most. Raises `OSError`."""
        self._loop = loop
        self._senses = senses
        self._why = _("The X server tells when there was no input for a while.")
        self._wanted: list[int] = []
        """The thresholds in ms, smallest first."""
        self._passed = 0
        """How many of them were passed since the last input."""
        self._next = 0
        """The alarm for the next one; 0 where none is left."""
        self._back = 0
        """The alarm for the next input, while somebody is idle."""
        self._seen = 0
        """What the counter showed when that one was set."""
        self._reports: list[Callable[[], None]] = []
        """What there is to tell, in order, once the alarms stand: whoever hears it needs the processor too."""
        self._open = True
        self._display = Display(Place.of(os.environ.get("DISPLAY", "")), authority_file())
        try:
            self._find_counter()
        except OSError:
            self._display.close()
            raise
        except struct.error as fault:
            self._display.close()
            raise OSError("the X server lists its counters in a way that makes no sense") from fault
        loop.call(self._begin)

    @property
    def backend(self) -> Backend:
        """How the display stands; any thread."""
        return Backend("presence", "x11", self._why)

    def watch(self, seconds: frozenset[float]) -> None:
        """Report these thresholds from now on; any thread."""
        self._loop.call(
            lambda: self._guarded(lambda: self._watch(sorted({math.ceil(each * 1000) for each in seconds})))
        )

    def close(self) -> None:
        """Leave the display; any thread, while the loop turns."""
        self._loop.call(self._leave)

    def fileno(self) -> int:
        """The socket, for the loop."""
        return self._display.fileno()

    def ready(self) -> None:
        """Deal with every packet that is complete."""
        self._guarded(self._hear)

    def _find_counter(self) -> None:
        name = b"SYNC"
        answer = self._display.ask(QUERY_EXTENSION, 0, struct.pack("=Hxx", len(name)) + name)
        present, self._opcode, self._event = answer[8:11]
        if not present:
            raise OSError("the X server has no SYNC extension")
        self._display.ask(self._opcode, INITIALIZE, struct.pack("=BBxx", 3, 1))
        counters = _counters(self._display.ask(self._opcode, LIST_COUNTERS, b""))
        if b"IDLETIME" not in counters:
            raise OSError("the X server has no IDLETIME counter")
        self._counter = counters[b"IDLETIME"]

    def _begin(self) -> None:
        if self._open:
            self._loop.add(self)

    def _leave(self) -> None:
        if self._open:
            self._open = False
            self._loop.remove(self)
            self._display.close()

    def _guarded(self, work: Callable[[], None]) -> None:
        if not self._open:
            return
        try:
            work()
            early = self._display.early()
            for packet in early:
                self._take(packet)
            self._display.flush()
            reports, self._reports = self._reports, []
            for report in reports:
                report()
            if early:
                # More may have come meanwhile; in the loop's next turn, so that everybody else has one too.
                self._loop.call(lambda: self._guarded(lambda: None))
        except OSError as fault:
            self._leave()
            self._why = _("The X server is gone: {says}.").format(says=fault)
            self._senses.lost(self._why)

    def _watch(self, wanted: list[int]) -> None:
        if wanted == self._wanted:
            return
        # Those that are passed already and were not asked for are told at once, by the answer to the query.
        told = set(self._wanted[: self._passed])
        self._wanted = wanted
        self._passed = next((at for at, threshold in enumerate(wanted) if threshold not in told), len(wanted))
        self._await_next()

    def _hear(self) -> None:
        for packet in self._display.hear():
            self._take(packet)

    def _take(self, packet: bytes) -> None:
        code = packet[0] & 0x7F
        if code == ERROR:
            raise OSError(f"it refused a request (error {packet[1]})")
        if code == self._event + ALARM_NOTIFY and packet[28] != DESTROYED:
            (alarm,) = struct.unpack_from("=I", packet, 4)
            self._ring(alarm, _milliseconds(packet, 8))

    def _ring(self, alarm: int, idle_ms: int) -> None:
        if alarm == self._back:
            self._returned()
        elif alarm == self._next:
            self._count(idle_ms)

    def _count(self, idle_ms: int) -> None:
        """Take note of what the counter shows."""
        if self._back and idle_ms < self._seen:
            self._returned()  # between a report and the alarm for the return there was input already
            return
        passed = sum(threshold <= idle_ms for threshold in self._wanted)
        if passed <= self._passed:
            return
        self._passed = passed
        if not self._back:
            # A falling alarm exists only while somebody is idle: below its value servers do not
            # look ahead to the rising one (xserver, IdleTimeBlockHandler).
            self._seen = idle_ms
            self._back = self._create(idle_ms - 1, FALLS)
        self._reports.append(lambda: self._senses.idle(idle_ms / 1000))
        self._await_next()

    def _returned(self) -> None:
        self._destroy(self._back)
        self._back = self._passed = 0
        self._reports.append(self._senses.input)
        self._await_next()

    def _await_next(self) -> None:
        # One rising alarm at a time: where several were set and the first rang exactly on its value, the server
        # slept through the others until something woke it (seen with xserver 21.1.7; its SyncComputeBracketValues).
        self._destroy(self._next)
        more = self._passed < len(self._wanted)
        self._next = self._create(self._wanted[self._passed], RISES) if more else 0
        if more or self._back:
            # An alarm rings only when the counter crosses it, and that may have happened meanwhile. The server
            # answers within a millisecond; an answer waited for here is one wake-up less.
            answer = self._display.ask(self._opcode, QUERY_COUNTER, struct.pack("=I", self._counter))
            self._count(_milliseconds(answer, 8))

    def _create(self, idle_ms: int, test: int) -> int:
        alarm = self._display.fresh()
        value = (idle_ms >> 32, idle_ms & 0xFFFFFFFF)
        wanted = struct.pack("=IIiIIiII", self._counter, ABSOLUTE, *value, test, 0, 0, True)
        self._display.send(self._opcode, CREATE_ALARM, struct.pack("=II", alarm, EVERYTHING) + wanted)
        return alarm

    def _destroy(self, alarm: int) -> None:
        if alarm:
            self._display.send(self._opcode, DESTROY_ALARM, struct.pack("=I", alarm))


def _counters(answer: bytes) -> dict[bytes, int]:
    """The system counters by name, from the reply to ListSystemCounters."""
    counters = {}
    (left,) = struct.unpack_from("=I", answer, 8)
    at = 32
    for _each in range(left):
        number, _resolution, length = struct.unpack_from("=IqH", answer, at)
        counters[answer[at + 14 : at + 14 + length]] = number
        at += (14 + length + 3) & ~3
    return counters


def _milliseconds(packet: bytes, at: int) -> int:
    high, low = struct.unpack_from("=iI", packet, at)
    return (int(high) << 32) | int(low)
