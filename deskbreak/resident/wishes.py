"""The settings in force: as the file says, or as it said before where there is a fault in it now."""

import logging
from collections.abc import Callable
from pathlib import Path

from deskbreak import config
from deskbreak.config import Config
from deskbreak.core.settings import Settings
from deskbreak.tomlfile import Fault

log = logging.getLogger(__name__)


class Wishes:
    """Reads the file again when told to. Edge thread; the properties may be read in any thread."""

    def __init__(
        self,
        path: Path,
        loaded: Config,
        take: Callable[[Settings, Settings], None],
        refuse: Callable[[tuple[Fault, ...]], None],
    ) -> None:
        """`loaded` is what the start went by. `take` is called with the settings before and now, `refuse` with those
        faults that were not there before; both on the edge thread."""
        self._path = path
        self._loaded = loaded
        self._settings = loaded.settings
        self._take = take
        self._refuse = refuse
        self.refused = False
        """Whether the file has changed and has a fault, so that what it says does not hold."""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong in the file just now."""
        return self._loaded.faults

    def read_again(self) -> None:
        """Go by the file as it is now: all of it, or, where anything in it is wrong, nothing of it."""
        loaded = config.load(self._path)
        if loaded == self._loaded:
            return
        known = {(fault.key, fault.says) for fault in self._loaded.faults} if self.refused else set()
        self._loaded, self.refused = loaded, bool(loaded.faults)
        if not loaded.faults:
            before, self._settings = self._settings, loaded.settings
            self._take(before, loaded.settings)
            return
        new = tuple(fault for fault in loaded.faults if (fault.key, fault.says) not in known)
        for fault in new:
            log.warning("%s", fault)
        self._refuse(new)
