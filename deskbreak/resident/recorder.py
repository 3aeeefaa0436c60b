"""The engine's way to the journal: what cannot be written waits, in memory and in a spool, and follows in order."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any

from deskbreak.core.entry import Entry, Row
from deskbreak.core.event import Now
from deskbreak.core.trouble import Trouble
from deskbreak.errors import DeskbreakError
from deskbreak.journal.deed import Deed, Done, begins_anew
from deskbreak.journal.fault import Unwritable
from deskbreak.journal.keeping import perform
from deskbreak.journal.reader import RECENT_KINDS, Reader
from deskbreak.journal.rescue import Rescue
from deskbreak.journal.spool import Kept, Spool
from deskbreak.journal.writer import Writer

log = logging.getLogger(__name__)

RETRY_S = 2.0
"""Real seconds until a write that failed is tried again, if no entry does so sooner; twice as many after each try."""
RETRY_MOST_S = 300.0
SOON_S = 24 * 3600.0
"""Rows that are dated this much ahead come true before anybody could do something about them."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """`count` rows are dated after the present, the first of them at `first` (epoch seconds): a clock was wrong."""

    count: int
    first: float


class Recorder:
    """Lives in the engine thread; `trouble`, `ahead` and `rescued` may be read in any.

    A journal that cannot be written ends nothing: `trouble` says why, and each new entry tries it again, as does
    `write` without one at the steady time `retry_at`.
    """

    def __init__(self, journal: Path, places: Sequence[Path]) -> None:
        """`journal` need not be there, nor be writable; `places` are where the spool may lie (see `Spool`)."""
        self.trouble: Trouble | None = None
        self.retry_at: float | None = None
        self.ahead: Ahead | None = None
        self._path = journal
        self._spool = Spool(places)
        self._pause_s = RETRY_S
        self._writer: Writer | None = None
        kept = self._spool.read()
        self._waiting = kept.entries if kept is not None else ()
        self._spooled = len(self._waiting)
        self._begun_without = False
        self._saved = self._read_saved()
        if kept is not None and self._waiting:
            self._saved = kept.state

    @property
    def rescued(self) -> Rescue | None:
        """What became of a journal that was found damaged in this run."""
        return self._writer.rescued if self._writer is not None else None

    @property
    def saved(self) -> Any | None:
        """The schedule's state as the run before left it, as plain data; `None` where there is none, or not yet."""
        return self._saved

    def last_upkeep(self) -> float:
        """When the journal was last looked after, in epoch seconds; 0 for never."""
        return self._writer.last_upkeep() if self._writer is not None else 0.0

    def recent(self, count: int) -> tuple[Entry, ...]:
        """The last `count` prompts and outcomes, oldest first; those that wait are the last of them."""
        waiting = tuple(entry for entry in self._waiting if entry.kind in RECENT_KINDS)
        try:
            if self._writer is not None:
                return (self._writer.recent(count) + waiting)[-count:]
            with Reader(self._path) as reader:
                return (reader.recent(count) + waiting)[-count:]
        except DeskbreakError:
            return waiting[-count:]

    def likings(self) -> tuple[Entry, ...]:
        """All that was ever said of routines, the newest last; nothing where the journal cannot be read just now."""
        try:
            return self._writer.likings() if self._writer is not None else ()
        except Unwritable:
            return ()

    def said_of_spots(self) -> tuple[Entry, ...]:
        """All that was ever said of sore places; nothing where the journal cannot be read just now."""
        try:
            return self._writer.of_spots() if self._writer is not None else ()
        except Unwritable:
            return ()

    @property
    def own_state(self) -> bool:
        """Whether the journal's state is its own, not one of a copy that a rescue took."""
        return self.rescued is None or self.rescued.own_state

    def look_ahead(self, wall: float) -> None:
        """See whether there are rows of the future."""
        try:
            count, first = self._opened().ahead(wall + SOON_S) if self.trouble is None else (0, None)
        except Unwritable:
            return
        self.ahead = Ahead(count, first) if first is not None else None

    def write(
        self, entries: Sequence[Entry], state: Callable[[Any | None], Any], now: Now, speed: float
    ) -> tuple[Row, ...]:
        """Write what waits, then `entries`, and the schedule's state; the rows, which are none where it cannot be.

        `state` makes the state plain data, and is handed the one of an earlier run where that can only now be read.
        """
        self._waiting += tuple(entries)
        try:
            writer = self._opened()
            rows = writer.commit(self._waiting, state(writer.state() if self._begun_without else None))
        except Unwritable as fault:
            if not entries:
                self._pause_s = min(2 * self._pause_s, RETRY_MOST_S)
            self.retry_at = now.steady + self._pause_s * speed
            self._put_off(fault, state(None), now)
            return ()
        self._begun_without = False
        self._is_written()
        return rows

    def perform(self, deed: Deed, now: float, zone: tzinfo) -> Done:
        """Do `deed` to the journal; blocks and raises as `keeping.perform` does."""
        done = perform(self._opened(), deed, now, zone)
        if begins_anew(deed):
            self._waiting = ()
            self._is_written()
        return done

    def looked_after(self, wall: float) -> None:
        """The upkeep found the journal whole at `wall`."""
        try:
            self._opened().looked_after(wall)
        except Unwritable as fault:
            log.warning("%s", fault)  # the next night again

    def put_aside(self) -> None:
        """The upkeep found the journal damaged."""
        try:
            self._opened().put_aside()
        except Unwritable as fault:
            log.warning("%s", fault)
        else:
            log.error("%s", self.rescued.says if self.rescued is not None else "")

    def close(self) -> None:
        """End; what was written stays, what waits stays in the spool."""
        if self._writer is not None:
            self._writer.close()

    def _opened(self) -> Writer:
        if self._writer is None:
            writer = Writer(self._path)
            if writer.rescued is not None:
                log.error("%s", writer.rescued.says)
            if self._spooled and writer.holds(self._waiting[0]):
                # Written after all, by a run that was killed before it could empty the spool.
                self._waiting = self._waiting[self._spooled :]
                self._spool.clear()
            self._writer = writer
        return self._writer

    def _read_saved(self) -> Any | None:
        try:
            return self._opened().state()
        except Unwritable as fault:
            log.error("%s", fault)  # noqa: TRY400 - the sentence says it all
        try:
            with Reader(self._path) as reader:
                return reader.state()
        except (DeskbreakError, ValueError):
            self._begun_without = True
            return None

    def _put_off(self, fault: Unwritable, state: Any, now: Now) -> None:
        safe = bool(self._waiting) and self._spool.keep(Kept(self._waiting, state))
        before = self.trouble
        since = before.since if before is not None else now.wall
        folder = str(self._path.parent)
        self.trouble = Trouble(fault.fault, fault.detail, since, len(self._waiting), safe, folder)
        if before is None or before.fault != fault.fault:
            log.error("%s Entries are kept until it can be.", fault)

    def _is_written(self) -> None:
        if self.trouble is not None:
            log.info("The journal can be written again; %d entries that waited are in it.", len(self._waiting))
        if self.trouble is not None or self._spooled:
            self._spool.clear()
        self.trouble = self.retry_at = None
        self._waiting, self._spooled, self._pause_s = (), 0, RETRY_S
