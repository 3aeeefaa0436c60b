"""A break that fills the terminal: what to do, how long still, and the keys that steer it."""

import sys
from types import TracebackType
from typing import Self

from rich.align import Align
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.padding import Padding
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from deskbreak.cli import spoken
from deskbreak.core.playback import Playback
from deskbreak.system.keys import Keys
from deskbreak.words import gettext as _

WIDTH = 72


class Screen:
    """Takes the whole terminal between `__enter__` and `__exit__`. Raises `OSError` where it takes no keys."""

    has_keys = True

    def __init__(self) -> None:
        self._keys = Keys(sys.stdin)
        self._console = Console(highlight=False, markup=False)
        self._live = Live(console=self._console, screen=True, auto_refresh=False, redirect_stderr=False)
        self._note = ""

    def __enter__(self) -> Self:
        self._keys.__enter__()
        self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()
        self._keys.__exit__(kind, error, trace)

    def ready(self, playback: Playback, seconds: float) -> None:
        """The first step's words, and how long until it begins."""
        self._draw(playback, _("Get ready"), spoken.whole(seconds), paused=False)

    def moment(self, playback: Playback, *, paused: bool) -> None:
        """Draw it at once."""
        self.tick(playback, paused=paused)

    def tick(self, playback: Playback, *, paused: bool) -> None:
        """Draw what has changed."""
        moment = playback.moment
        text = _("Get ready") if moment.part == "announce" else moment.phase.text
        self._draw(playback, text, spoken.whole(playback.left_s), paused=paused)

    def wait(self, seconds: float) -> list[str]:
        """The keys pressed."""
        return self._keys.read(seconds)

    def suspend(self) -> None:
        """Leave the terminal to the shell until the person comes back."""
        self._live.stop()
        self._keys.suspend()
        self._live.start()

    def note(self, sentence: str) -> None:
        """Below everything else, until the end."""
        self._note = sentence

    def _draw(self, playback: Playback, text: str, seconds: int, *, paused: bool) -> None:
        moment = playback.moment
        said = "   ".join(each for each in (spoken.side(moment), spoken.repetition(moment)) if each)
        count = Table.grid(expand=True)
        count.add_column()
        count.add_column(justify="right")
        count.add_row(Text(spoken.breath(moment), "cyan"), Text(_("{s} s").format(s=seconds), "bold"))
        bars = Table.grid(expand=True, padding=(0, 1))
        bars.add_column()
        bars.add_column(ratio=1)
        bars.add_row(Text(_("step"), "dim"), ProgressBar(1.0, playback.share(playback.step)))
        bars.add_row(Text(_("whole"), "dim"), ProgressBar(1.0, playback.whole))
        keys = _("Space: go on") if paused else _("Space: pause")
        lines: list[RenderableType] = [
            Text(f"{spoken.title(playback)}  {spoken.place(playback)}", "dim"),
            Text(),
            Text(playback.routine.steps[playback.step].exercise.name, "bold"),
            Text(_("Paused") if paused else said, "yellow" if paused else "cyan"),
            Text(),
            Text(text),
            Text(),
            count,
            Text(),
            bars,
            Text(),
            Text(spoken.following(playback), "dim"),
            Text(),
            Text(spoken.stop_if(playback), "red"),
            Text(),
            Text(_("{space}   ← back   → forth   D: done   Esc: end").format(space=keys), "dim"),
            Text(self._note, "yellow"),
        ]
        width = min(WIDTH, self._console.width)
        self._live.update(Align.center(Padding(Group(*lines), (1, 2)), width=width), refresh=True)
