"""What the desktop's parts ask of the loop they live in."""

from collections.abc import Callable
from typing import Protocol


class Source(Protocol):
    """Something the edge loop waits for."""

    def fileno(self) -> int:
        """The descriptor to watch; the same one from `Loop.add` to `Loop.remove`."""
        ...

    def ready(self) -> None:
        """Called on the edge thread when there is something to read; takes it without waiting for more."""
        ...


class Loop(Protocol):
    """One thread that waits for all sources at once."""

    def add(self, source: Source) -> None:
        """Watch `source` from now on. Edge thread only."""
        ...

    def remove(self, source: Source) -> None:
        """Watch `source` no more; one that is not watched is passed over. Edge thread only."""
        ...

    def call(self, work: Callable[[], object]) -> None:
        """Have `work` done on the edge thread soon, in the order of the calls. Any thread; never waits."""
        ...

    def later(self, seconds: float, work: Callable[[], None]) -> Callable[[], None]:
        """Have `work` done after `seconds`, unless the function returned is called before. Edge thread only."""
        ...
