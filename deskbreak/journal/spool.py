"""What waits for the journal, in a small file elsewhere, so that it outlives the program."""

import json
import logging
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from deskbreak.core.entry import Entry

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """Entries in their order, and the schedule's state that belongs to them, as plain data."""

    entries: tuple[Entry, ...]
    state: Any


class Spool:
    """One file, in the first of several places that takes it: the journal's own disk may be what is full."""

    def __init__(self, places: Sequence[Path]) -> None:
        """`places` are paths of the file, the best first."""
        self._places = tuple(places)

    def keep(self, kept: Kept) -> bool:
        """Put `kept` there, as a whole, in place of what was there before; whether one of the places took it."""
        text = json.dumps({"version": 1, "state": kept.state, "entries": [asdict(each) for each in kept.entries]})
        for place in self._places:
            if _write(place, text):
                self._clear(other_than=place)
                return True
        return False

    def read(self) -> Kept | None:
        """What is kept; where an old file could not be removed, what is kept in the one with more."""
        found = [kept for place in self._places if (kept := _read(place)) is not None]
        return max(found, key=lambda kept: len(kept.entries), default=None)

    def clear(self) -> None:
        """Nothing waits any more."""
        self._clear(other_than=None)

    def _clear(self, other_than: Path | None) -> None:
        for place in self._places:
            if place != other_than:
                with suppress(OSError):  # read-only: whoever reads it sees that the journal has it already
                    place.unlink(missing_ok=True)


def _write(place: Path, text: str) -> bool:
    part = place.with_suffix(".part")
    try:
        part.touch(mode=0o600)
        with part.open("w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return False
    return True


def _read(place: Path) -> Kept | None:
    try:
        plain = json.loads(place.read_bytes())
        return Kept(tuple(Entry(**each) for each in plain["entries"]), plain["state"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        log.exception("what waited for the journal in %s cannot be read", place)
        return None
