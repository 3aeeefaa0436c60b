"""No notices."""

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.loop import Loop
from deskbreak.desktop.notice.base import Answers, Capability, Notice


class NoNotifier:
    """Stands where no notice can be shown: every one fails, with the reason."""

    def __init__(self, loop: Loop, answers: Answers, why: str) -> None:
        """Keep the reason for whoever asks."""
        self.backend = Backend("notices", "nothing", why, state="unavailable")
        self.capabilities: frozenset[Capability] = frozenset()
        self._loop = loop
        self._answers = answers

    def show(self, notice: Notice) -> None:
        """Report on the edge thread that it failed."""
        self._loop.call(lambda: self._answers.failed(notice.tag, self.backend.why))

    def withdraw(self, tag: str) -> None:
        """There is nothing to take back."""

    def close(self) -> None:
        """There is nothing to let go of."""
