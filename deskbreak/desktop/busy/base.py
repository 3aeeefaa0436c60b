"""What finds one kind of reason not to interrupt, and what it promises."""

from collections.abc import Callable
from typing import Protocol

from deskbreak.desktop.backend import Backend

Tell = Callable[[frozenset[str]], None]
"""Takes all the reasons that hold just now: none, the sense's own name, or names such as "program:zoom"."""


class Sense(Protocol):
    """Looks for one kind of reason, between `listen` and `rest` only. Costs nothing otherwise."""

    @property
    def backend(self) -> Backend:
        """Its name as the part, which way it works, and what the last look found. Any thread."""
        ...

    def listen(self, tell: Tell) -> None:
        """Look now, and `tell` what holds; tell again at each change, until `rest`.

        Edge thread; must not block and never raises. The first telling may come within the call or later; a sense
        that cannot work here tells of nothing, and its backend says why. Not called twice without a `rest` between.
        """
        ...

    def rest(self) -> None:
        """Let go of everything that was opened to listen; nothing is told any more. Edge thread; never raises."""
        ...
