"""The journal's upkeep in a thread of its own: breaks go on being recorded meanwhile."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from deskbreak.errors import DeskbreakError
from deskbreak.journal import upkeep

log = logging.getLogger(__name__)


class Upkeep:
    """One at a time; it may be killed at any moment, and the next one starts from the beginning."""

    def __init__(self, journal: Path, done: Callable[[bool], None]) -> None:
        """`done` is called in the upkeep's thread, with whether the journal was found damaged, and must only post."""
        self._journal = journal
        self._done = done
        self._busy = threading.Lock()

    def begin(self) -> None:
        """Begin now, unless it goes on already. From any thread; returns at once."""
        threading.Thread(target=self._run, name="upkeep", daemon=True).start()

    def _run(self) -> None:
        if not self._busy.acquire(blocking=False):
            return
        try:
            upkeep.look_after(self._journal)
        except upkeep.Damaged as fault:
            log.error("The journal %s is damaged (%s).", self._journal, fault)  # noqa: TRY400
            self._done(True)
        except DeskbreakError as trouble:
            log.warning("%s", trouble)  # not noted as done: it is tried again the next night, or after the next start
        else:
            self._done(False)
        finally:
            self._busy.release()
