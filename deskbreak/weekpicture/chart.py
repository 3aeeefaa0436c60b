"""The days of a week: what became of the breaks as columns, the hours at the desk as strips below them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from math import ceil, floor

from deskbreak.core import vocabulary
from deskbreak.core.day import Day
from deskbreak.core.strip import SHOWN, Kind, Span
from deskbreak.weekpicture.canvas import (
    CLAY,
    GOLD,
    HAIRLINE,
    INK,
    MIST,
    PINE,
    QUIET,
    TRACK,
    Box,
    Canvas,
    Pattern,
    width_of,
)
from deskbreak.words import gettext as _

LOOKS: dict[str, tuple[Pattern, str]] = {
    "completed": ("full", PINE),
    "partial": ("slanted", GOLD),
    "skipped": ("lines", CLAY),
    "ignored": ("dots", MIST),
}
PIECES: dict[Kind, tuple[Pattern, str]] = {
    "work": ("full", MIST),
    "held": ("bars", GOLD),
    "away": ("empty", HAIRLINE),
    "break": ("full", PINE),
    "paused": ("empty", HAIRLINE),
    "off": ("empty", HAIRLINE),
}
USUAL_HOURS = (8, 18)
"""The hours that the strips show at least."""
LEAST_DUE = 4
"""So many breaks fill a column at least: a day with one is not to look like a full one."""
PAD, GUTTER = 36, 44
COLUMN, STRIP = 76, 40
"""How wide they are."""
SMALL, USUAL = 22, 26
ROW = 36
THIN = 4.0
"""The least that a short break is drawn high, or nobody would see it."""


def draw(canvas: Canvas, box: Box, days: Sequence[Day]) -> None:
    """Draw `days` into the card `box`."""
    canvas.card(box)
    left, top, right, bottom = box
    legend = _legend(canvas, (left + PAD, right - PAD), bottom - 26)
    room = legend - top - PAD - 2 * USUAL - 2 * ROW - 16
    ground = top + PAD + USUAL + 10 + room / 2
    strips = ground + 2 * ROW + 16, legend
    wide = (right - left - 2 * PAD - GUTTER) / len(days)
    middles = [left + PAD + GUTTER + wide * (index + 0.5) for index in range(len(days))]
    unit = room / 2 / max(LEAST_DUE, *(day.due for day in days))
    hours = _hours(days)
    _clock(canvas, (left + PAD, right - PAD), strips, hours)
    for day, middle in zip(days, middles, strict=True):
        _column(canvas, day, middle, ground, unit)
        colour = INK if day.due or day.strip else QUIET
        name = f"{vocabulary.weekday(day.date)} {day.date.day}"
        canvas.text(middle, ground + 2 * ROW - 2, name, USUAL, colour, anchor="ms")
        _strip(canvas, day, middle, strips, hours)


def columns(canvas: Canvas, box: Box, days: Sequence[Day]) -> None:
    """The columns alone, without a word, into `box`: for a picture that is shown small."""
    left, top, right, bottom = box
    wide = (right - left) / len(days)
    unit = (bottom - top) / max(LEAST_DUE, *(day.due for day in days))
    for index, day in enumerate(days):
        middle = left + wide * (index + 0.5)
        _stack(canvas, day, (middle - wide * 0.36, middle + wide * 0.36), bottom, unit)


def _column(canvas: Canvas, day: Day, middle: float, ground: float, unit: float) -> None:
    top = _stack(canvas, day, (middle - COLUMN / 2, middle + COLUMN / 2), ground, unit)
    if day.due:
        taken, due = str(day.taken), f"/{day.due}"
        wide = width_of(taken, USUAL, bold=True)
        x = middle - (wide + width_of(due, SMALL)) / 2
        canvas.text(x, top - 12, taken, USUAL, bold=True)
        canvas.text(x + wide + 1, top - 12, due, SMALL, QUIET)
    natural = day.breaks["natural"]
    if natural:
        wide = width_of(str(natural), SMALL)
        canvas.ring(middle - wide / 2 - 6, ground + 24, 8, MIST)
        canvas.text(middle - wide / 2 + 9, ground + 32, str(natural), SMALL, QUIET)


def _stack(canvas: Canvas, day: Day, across: tuple[float, float], ground: float, unit: float) -> float:
    """A block an outcome, `unit` high for each break, on a ground of their own; where they end."""
    left, right = across
    top = ground - 3
    for outcome, (pattern, colour) in LOOKS.items():
        count = day.breaks[outcome]
        if count:
            canvas.patterned((left, top - unit * count + 2, right, top - 1), pattern, colour)
            top -= unit * count
    beyond = (right - left) / 8
    canvas.line(left - beyond, ground, right + beyond, ground, MIST, 2)
    return top


def _strip(canvas: Canvas, day: Day, middle: float, reach: tuple[float, float], hours: tuple[int, int]) -> None:
    for kinds in (SHOWN - {"break"}, {"away", "paused", "off"}, {"break"}):  # short breaks last, over the rest
        for piece in day.strip:
            if piece.kind in kinds:
                start, end = (_place(_hour(day.date, at, piece), reach, hours) for at in (piece.start, piece.end))
                half = STRIP / 2 + (8 if piece.kind == "break" else 0)
                pattern, colour = PIECES[piece.kind]
                end = max(end, start + THIN) if piece.kind == "break" else end
                radius = min(3.0, (end - start) / 2)
                canvas.patterned((middle - half, start, middle + half, end), pattern, colour, radius=radius)


def _clock(canvas: Canvas, across: tuple[float, float], reach: tuple[float, float], hours: tuple[int, int]) -> None:
    every = max(2, ceil((hours[1] - hours[0]) / 6))
    for hour in range(hours[0] + every, hours[1], every):
        y = _place(hour, reach, hours)
        canvas.line(across[0] + GUTTER, y, across[1], y, TRACK, 2)
        canvas.text(across[0], y + 8, f"{hour % 24:02}", SMALL, QUIET)


def _legend(canvas: Canvas, across: tuple[float, float], last: float) -> float:
    """What the patterns mean, in as many rows as it takes, the last one on the baseline `last`; where it begins."""
    called = vocabulary.outcomes()
    signs = [*((called[name], *look) for name, look in LOOKS.items()), (called["natural"], "ring", MIST)]
    signs += [(_("Work"), "full", MIST), (_("Break held"), "bars", GOLD)]
    rows: list[list[tuple[float, str, str, str]]] = [[]]
    x = across[0]
    for text, pattern, colour in signs:
        wide = 30 + width_of(text, SMALL) + 30
        if x + wide - 30 > across[1]:
            rows.append([])
            x = across[0]
        rows[-1].append((x, text, pattern, colour))
        x += wide
    for index, row in enumerate(rows):
        y = last - ROW * (len(rows) - 1 - index)
        for place, text, pattern, colour in row:
            if pattern == "ring":
                canvas.ring(place + 10, y - 8, 8, colour)
            else:
                canvas.patterned((place, y - 18, place + 20, y + 2), pattern, colour, radius=4)  # type: ignore[arg-type]
            canvas.text(place + 30, y, text, SMALL, QUIET)
    return last - ROW * len(rows) - 12


def _hours(days: Sequence[Day]) -> tuple[int, int]:
    """The first and the last hour with anything in it; past midnight the hours go on counting."""
    first, last = USUAL_HOURS
    for day in days:
        for piece in day.strip:
            first = min(first, floor(_hour(day.date, piece.start, piece)))
            last = max(last, ceil(_hour(day.date, piece.end, piece)))
    return first, last


def _hour(day: date, at: float, piece: Span) -> float:
    """Hours from midnight of `day` by the clock where the person was."""
    return (at + piece.offset_s - datetime.combine(day, time(), UTC).timestamp()) / 3600


def _place(hour: float, reach: tuple[float, float], hours: tuple[int, int]) -> float:
    return reach[0] + (reach[1] - reach[0]) * (hour - hours[0]) / (hours[1] - hours[0])
