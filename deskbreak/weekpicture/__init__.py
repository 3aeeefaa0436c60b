"""The picture of a week, to keep or to send: for `deskbreak week --picture` and the summary's notification."""

from collections.abc import Mapping
from datetime import date, timedelta

from PIL import Image

from deskbreak import dates
from deskbreak.core.week import Week
from deskbreak.resources import folder
from deskbreak.weekpicture import chart, panels
from deskbreak.weekpicture.canvas import FINER, PINE, QUIET, Canvas, width_of, wrapped

WIDTH, HEIGHT = 1200, 1600
MARGIN, GAP = 64, 24
NUMBERS, LOWER, BODY = 128, 412, 544
"""How high the numbers and the lowest cards are, and how wide the body's."""
ICON = 44
SMALL = 512


def draw(week: Week, names: Mapping[str, str]) -> Image.Image:
    """`week` in the light colours, 1200 by 1600 pixels; `names` has the names of routines by id.

    Raises `DeskbreakError` where the program's icons are missing.
    """
    canvas = Canvas(WIDTH, HEIGHT)
    right = WIDTH - MARGIN
    top = _head(canvas, week)
    bottom = HEIGHT - MARGIN
    lower = bottom - LOWER
    numbers = lower - GAP - NUMBERS
    chart.draw(canvas, (MARGIN, top, right, numbers - GAP), week.days)
    panels.numbers(canvas, (MARGIN, numbers, right, lower - GAP), week)
    panels.body(canvas, (MARGIN, lower, MARGIN + BODY, bottom), week)
    panels.routines(canvas, (MARGIN + BODY + GAP, lower, right, bottom), week, names)
    return canvas.finished()


def small(week: Week) -> Image.Image:
    """What is left of `week` where a picture is shown as small as an icon: breaks taken of those due, by day."""
    canvas = Canvas(SMALL, SMALL)
    canvas.card((0, 0, SMALL - 1, SMALL - 1))
    taken, due = str(week.totals.taken), f"/{week.totals.due}"
    wide = width_of(taken, 132, bold=True)
    x = (SMALL - wide - width_of(due, 76)) / 2
    canvas.text(x, 166, taken, 132, bold=True)
    canvas.text(x + wide + 4, 166, due, 76, QUIET)
    chart.columns(canvas, (36, 210, SMALL - 36, SMALL - 48), week.days)
    return canvas.finished()


def _head(canvas: Canvas, week: Week) -> float:
    """The dates, the week in a sentence, and how it compares; where they end."""
    y = MARGIN + 32.0
    right = WIDTH - MARGIN
    canvas.text(MARGIN, y, _dates(week.monday), 28, QUIET)
    with Image.open(folder("icons") / "deskbreak-256.png") as icon:
        mark = icon.convert("RGBA").resize((ICON * FINER, ICON * FINER), Image.Resampling.LANCZOS)
    wide = width_of("deskbreak", 28, bold=True)
    canvas.text(right, y, "deskbreak", 28, PINE, bold=True, anchor="rs")
    canvas.paste(mark, right - wide - ICON - 12, y - 32)
    y += 80
    for line in wrapped(week.says, right - MARGIN, 52, bold=True, most=3):
        canvas.text(MARGIN, y, line, 52, bold=True)
        y += 64
    if week.compares is not None:
        y -= 12
        for line in wrapped(week.compares.says, right - MARGIN, 24, most=2):
            canvas.text(MARGIN, y, line, 24, QUIET)
            y += 34
    return y - 6


def _dates(monday: date) -> str:
    # Not every font has the narrow spaces that some languages want around the dash.
    return dates.between(monday, monday + timedelta(days=6)).replace("\u2009", " ").replace("\u202f", " ")
