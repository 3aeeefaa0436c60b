"""A month in a terminal: a calendar of days with breaks taken of those due, or a line of text for each day."""

from collections.abc import Iterator
from datetime import date

from deskbreak.core import vocabulary
from deskbreak.core.day import Tally
from deskbreak.core.month import Month
from deskbreak.window.drawing import spell
from deskbreak.words import gettext as _
from deskbreak.words import ngettext


def sentence(told: Month) -> str:
    """What the month comes to."""
    taken, due = sum(day.taken for day in told.days), sum(day.due for day in told.days)
    moved_s = sum(day.moved_s for day in told.days)
    if not due:
        return _("No breaks were due in {month}.").format(month=told.name)
    says = ngettext(
        "{month}: {taken} of {due} break taken, {time} moved.",
        "{month}: {taken} of {due} breaks taken, {time} moved.",
        due,
    )
    return says.format(month=told.name, taken=taken, due=due, time=spell(moved_s))


def lines(told: Month, today: date) -> Iterator[str]:
    """The sentence, and the days that have come."""
    yield sentence(told)
    for day in told.days:
        if day.date <= today:
            figures = _("Taken: {taken} of {due}  Moved: {time}").format(
                taken=day.taken, due=day.due, time=spell(day.moved_s)
            )
            yield f"{day.date} {vocabulary.weekday(day.date)}  {figures}"


def draw(told: Month, today: date, width: int) -> None:
    """Print the calendar, at most `width` columns wide."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=width, highlight=False, markup=False, emoji=False)
    console.print(Text(sentence(told), "bold"))
    table = Table(box=None, pad_edge=False, padding=(1, 2, 0, 0), header_style="bold")
    table.add_column("")
    for day in told.weeks[0]:
        table.add_column(vocabulary.weekday(day.date), justify="right")
    for week in told.weeks:
        cells = [_cell(day, known=day.date <= today) if told.holds(day.date) else "" for day in week]
        table.add_row(Text("{}-W{:02}".format(*week[0].date.isocalendar()[:2]), "dim"), *cells)
    console.print(table)


def _cell(day: Tally, *, known: bool) -> str:
    return f"{day.date.day}\n{day.taken}/{day.due}" if known and day.due else f"{day.date.day}\n"
