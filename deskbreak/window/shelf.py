"""The routines as the pages need them: read once, and again when one is asked for that is not there."""

from pathlib import Path

from deskbreak import library, words
from deskbreak.core.routine import Routine


class Shelf:
    """Blocks while it reads; used from the server's worker threads, where reading twice does no harm."""

    def __init__(self, folders: list[Path]) -> None:
        """`folders` in the order in which the library takes them."""
        self._folders = folders
        self._library: library.Library | None = None

    def routine(self, name: str) -> Routine | None:
        """The routine with the id `name`."""
        if self._library is None or name not in self._library.routines:
            self._library = library.load(self._folders, words.LANGUAGE)
        return self._library.routines.get(name)
