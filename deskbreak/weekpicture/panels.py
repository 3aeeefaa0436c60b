"""What a week came to: its numbers, the routines done, and the body with the regions worked."""

from collections.abc import Mapping, Sequence

from deskbreak.core import region
from deskbreak.core.telling import routine_name
from deskbreak.core.week import Week
from deskbreak.figure import regions
from deskbreak.weekpicture.canvas import FINER, HAIRLINE, PINE, QUIET, Box, Canvas, cut, width_of, wrapped
from deskbreak.window.drawing import spell
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

PAD = 36
SMALL, USUAL, BIG = 22, 26, 36
ROW = 46
MOST_REGIONS = 4


def numbers(canvas: Canvas, box: Box, week: Week) -> None:
    """The figures that have no place in the chart, side by side."""
    canvas.card(box)
    left, top, right, _bottom = box
    figures = [
        (_("Moved"), spell(week.totals.moved_s)),
        (_("Longest sitting"), spell(week.totals.longest_sitting_s)),
        (_("Average sitting"), spell(week.totals.average_sitting_s)),
    ]
    if week.strength_of:
        of = max(week.strength, week.strength_of)
        figures.append((_("Strength days"), _("{n} of {of}").format(n=week.strength, of=of)))
    if week.totals.changes:
        figures.append((_("Standing"), spell(week.totals.stood_s)))
    wide = (right - left - PAD) / len(figures)
    fits = all(width_of(value, BIG, bold=True) <= wide - 16 for _name, value in figures)
    for index, (name, value) in enumerate(figures):
        x = left + PAD + index * wide
        canvas.text(x, top + 48, cut(name, wide - 16, SMALL), SMALL, QUIET)
        canvas.text(x, top + 96, value, BIG if fits else USUAL, bold=True)


def body(canvas: Canvas, box: Box, week: Week) -> None:
    """The figure front and back, and the regions that were worked most by name."""
    canvas.card(box)
    left, top, right, bottom = box
    placed = {name: seconds for name, seconds in week.regions if name in regions.REGIONS}
    most = max(placed.values(), default=0.0) or 1.0
    shares = {name: seconds / most for name, seconds in placed.items()}
    picture = regions.as_image(shares, round((bottom - top - PAD) * FINER), dark=False)
    canvas.paste(picture, left + PAD / 2, top + PAD / 2)
    x = left + PAD / 2 + picture.width / FINER + 16
    room = right - PAD / 2 - x
    y = top + PAD + 22
    for line in wrapped(_("Where you moved"), room, USUAL, bold=True, most=2):
        canvas.text(x, y, line, USUAL, PINE, bold=True)
        y += 34
    called = region.names()
    for name, seconds in week.regions[:MOST_REGIONS]:
        canvas.text(x, y + 16, cut(called.get(name, name), room, USUAL), USUAL)
        canvas.text(x, y + 46, spell(seconds), SMALL, QUIET)
        y += 66
    if not week.regions:
        canvas.text(x, y + 10, _("Nothing yet."), USUAL)


def routines(canvas: Canvas, box: Box, week: Week, names: Mapping[str, str]) -> None:
    """The routines done, most to least, as many as there is room for."""
    canvas.card(box)
    left, top, right, bottom = box
    heading(canvas, left + PAD, top + PAD + 22, _("Routines done"))
    most = int((bottom - top - 2 * PAD - 34) // ROW)
    done = [(routine_name(routine, names), _("{n} ×").format(n=times)) for routine, times in week.routines]
    if len(done) > most:
        more = len(done) - most + 1
        done[most - 1 :] = [(ngettext("and {n} more", "and {n} more", more).format(n=more), "")]
    _listed(canvas, (left + PAD, top + PAD + 34, right - PAD, bottom), done or [(_("None yet."), "")])


def heading(canvas: Canvas, x: float, y: float, text: str) -> None:
    """What a card is about."""
    canvas.text(x, y, text, USUAL, PINE, bold=True)


def _listed(canvas: Canvas, box: Box, rows: Sequence[tuple[str, str]]) -> None:
    """Names with a figure each, from the top of `box` down."""
    left, y, right, _bottom = box
    for index, (name, figure) in enumerate(rows):
        if index:
            canvas.line(left, y, right, y, HAIRLINE, 1.5)
        wide = width_of(figure, USUAL, bold=True)
        canvas.text(left, y + ROW - 14, cut(name, right - left - wide - 16, USUAL), USUAL)
        canvas.text(right, y + ROW - 14, figure, USUAL, bold=True, anchor="rs")
        y += ROW
