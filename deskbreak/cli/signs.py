"""The signs that stand for outcomes and hours in a terminal, and which place each of them takes."""

import locale
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from deskbreak.core.day import COUNTED
from deskbreak.core.strip import Kind, Span, local

NARROWEST, WIDEST = 60, 100
"""Columns between which figures are drawn."""
USUAL_HOURS = (8, 18)
"""The hours that a strip shows at least."""
MOST_CELLS = 3
"""A break is drawn no wider."""
HOUR = 3600.0
ASKED = COUNTED[:-1]
"""The outcomes of breaks that were due; natural ones stand apart."""
DRAWN: tuple[Kind, ...] = ("away", "work", "held", "break")
"""The pieces of a strip that are drawn, each over those before it."""


@dataclass(frozen=True, slots=True)
class Signs:
    """One sign for each outcome and each piece of a strip, different in shape; `measure` fills a bar of seconds."""

    outcomes: Mapping[str, str]
    pieces: Mapping[str, str]
    measure: str


SIGNS = Signs(
    {"completed": "█", "partial": "▓", "skipped": "░", "ignored": "·"},
    {"work": "▄", "held": "▒", "break": "▌", "away": "─"},
    "■",
)
ASCII = Signs(
    {"completed": "#", "partial": "+", "skipped": "-", "ignored": "."},
    {"work": "=", "held": "~", "break": "|", "away": "_"},
    "#",
)


def signs() -> Signs:
    """Those that the terminal can show: what it encodes, and what its locale says of it."""
    if locale.setlocale(locale.LC_CTYPE) in {"C", "POSIX"}:
        return ASCII  # Python writes UTF-8 there all the same
    try:
        "".join([*SIGNS.outcomes.values(), *SIGNS.pieces.values(), SIGNS.measure]).encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return ASCII
    return SIGNS


def columns() -> int | None:
    """How wide to draw; `None` where lines of text are better: a pipe, a terminal that can do little or is narrow."""
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return None
    wide = shutil.get_terminal_size().columns
    return None if wide < NARROWEST else min(wide, WIDEST)


def bar(breaks: Mapping[str, int], most: int, width: int) -> list[tuple[str, int]]:
    """Each outcome of `breaks` with the cells it takes, where `most` breaks fit into `width` cells.

    As long as there is room a break takes as many cells as any other; then every outcome there was keeps one at least.
    """
    each = min(MOST_CELLS, width / max(1, most))
    if each >= 1:
        return [(outcome, int(each) * breaks[outcome]) for outcome in ASKED if breaks[outcome]]
    cells = {outcome: max(1, int(each * breaks[outcome])) for outcome in ASKED if breaks[outcome]}
    while sum(cells.values()) > width:
        cells[max(cells, key=cells.__getitem__)] -= 1
    return list(cells.items())


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of the day along `cells` cells; past midnight they go on counting."""

    first: int
    last: int
    cells: int

    @property
    def cells_an_hour(self) -> float:
        """How long an hour is."""
        return self.cells / (self.last - self.first)

    def place(self, hour: float) -> float:
        """Where `hour` lies, in cells."""
        return min(max(hour - self.first, 0) * self.cells_an_hour, self.cells)

    def labels(self) -> str:
        """The hours above their places, as many as can be told apart."""
        step = next(step for step in (1, 2, 3, 4, 6, 12) if step * self.cells_an_hour >= 3)
        text = ""
        for hour in range(self.first, self.last, step):
            if self.place(hour) + 2 <= self.cells:
                text = f"{text:{int(self.place(hour))}}{hour % 24:02}"
        return text

    def strip(self, day: date, pieces: Sequence[Span], zone: tzinfo) -> list[str]:
        """What stands in each cell, empty where nothing is known; a break is seen however short it is."""
        cells = [""] * self.cells
        for kind in DRAWN:
            for piece in pieces:
                if piece.kind == kind:
                    start, end = (self.place(hour) for hour in between(day, piece, zone))
                    first = int(start) if kind == "break" else round(start)
                    for cell in range(first, max(round(end), first + (kind == "break"))):
                        cells[min(cell, self.cells - 1)] = kind
        return cells


def hours_of(days: Mapping[date, Sequence[Span]], zone: tzinfo, width: int) -> Hours:
    """The hours in which anything is drawn on any of `days`, each as many whole cells long as `width` allows."""
    found = [hour for day, strip in days.items() for piece in strip for hour in between(day, piece, zone)]
    first = int(min([USUAL_HOURS[0], *found]))
    last = -int(-max([USUAL_HOURS[1], *found]) // 1)
    whole = width // (last - first) * (last - first)
    return Hours(first, last, whole or width)


def between(day: date, piece: Span, zone: tzinfo) -> tuple[float, float]:
    """From which hour of `day` to which, as the clock on the wall had it where the person was."""
    here = local(piece.start, piece.offset_s, zone)
    midnight = datetime.combine(day, time())
    start, end = (datetime.fromtimestamp(at, here).replace(tzinfo=None) - midnight for at in (piece.start, piece.end))
    return start.total_seconds() / HOUR, end.total_seconds() / HOUR
