"""The routines as the pages need them: read once, and again when one is asked for that is not there."""

from pathlib import Path

from deskbreak import library, words
from deskbreak.core.routine import Exercise, Routine
from deskbreak.library import Library


class Shelf:
    """Blocks while it reads; used from the server's worker threads, where reading twice does no harm."""

    def __init__(self, folders: list[Path]) -> None:
        """`folders` in the order in which the library takes them."""
        self._folders = folders
        self._library: Library | None = None

    def everything(self) -> Library:
        """All there is, as last read."""
        if self._library is None:
            self._library = self._read()
        return self._library

    def routine(self, name: str) -> Routine | None:
        """The routine or relief with the id `name`."""
        if name not in self.everything().playable:
            self._library = self._read()
        return self.everything().playable.get(name)

    def exercise(self, name: str) -> Exercise | None:
        """The exercise with the id `name`."""
        if name not in self.everything().exercises:
            self._library = self._read()
        return self.everything().exercises.get(name)

    def _read(self) -> Library:
        return library.load(self._folders, words.LANGUAGE)
