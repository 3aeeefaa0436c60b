"""A week drawn into a terminal: bars of outcomes, strips of hours, and what was worked and done."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.columns import Columns
from rich.console import Console
from rich.table import Table
from rich.text import Text

from deskbreak.cli.signs import ASKED, Signs, bar, hours_of
from deskbreak.cli.weektext import Shown
from deskbreak.core import vocabulary
from deskbreak.core.day import Day
from deskbreak.window.drawing import kinds, spell
from deskbreak.words import gettext as _

GAP = 2
LOOKS = {
    "completed": "green",
    "partial": "yellow",
    "skipped": "",
    "ignored": "dim",
    "break": "green",
    "held": "yellow",
    "work": "cyan",
    "away": "dim",
}
"""Colours that a dark and a light ground both carry; none of them says what a shape does not say too."""
FEWEST = 4
"""So many breaks fill a bar at least, as they do a column of the page."""
LONGEST_BAR = 40

Parts = Sequence[Table | Columns | Text]


def draw(shown: Shown, signs: Signs, width: int) -> None:
    """Print it, at most `width` columns wide."""
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    for number, sentence in enumerate(shown.sentences):
        console.print(Text(sentence, "" if number else "bold"))
    console.print(Text(shown.span, "dim"))
    if shown.empty:
        return
    for part in (*_breaks(shown, signs, width), *_hours(shown, signs, width), *_sums(shown, signs, width)):
        console.print(part)


def _breaks(shown: Shown, signs: Signs, width: int) -> Parts:
    total = shown.told.totals
    columns = {
        _("Taken"): [
            *(f"{day.taken}/{day.due}" if day.due else "-" for day in shown.days),
            f"{total.taken}/{total.due}",
        ],
        vocabulary.outcomes()["natural"]: _counts([*(day.breaks["natural"] for day in (*shown.days, total))]),
        _("Snoozes"): _counts([*(day.snoozes for day in (*shown.days, total))]),
        _("Moved"): _lengths([*(day.moved_s for day in (*shown.days, total))]),
    }
    most = max(FEWEST, *(day.due for day in shown.days))
    room = _room(width, columns)

    def drawn(day: Day) -> Text:
        return _signed([(outcome, signs.outcomes[outcome] * cells) for outcome, cells in bar(day.breaks, most, room)])

    called = vocabulary.outcomes()
    legend = [_signed([(each, signs.outcomes[each])]) + f" {called[each]} {total.breaks[each]}" for each in ASKED]
    return (
        Text(),
        _table(shown, _("Breaks by day"), [drawn(day) for day in shown.days], columns),
        Columns(legend, padding=(0, GAP)),
    )


def _hours(shown: Shown, signs: Signs, width: int) -> Parts:
    total = shown.told.totals
    columns = {
        _("At the desk"): _lengths([*(day.active_s for day in (*shown.days, total))]),
        _("Longest sitting"): _lengths([*(day.longest_sitting_s for day in (*shown.days, total))]),
    }
    if total.changes:
        columns[_("Standing")] = _lengths([*(day.stood_s for day in (*shown.days, total))])
    hours = hours_of({day.date: day.strip for day in shown.days}, shown.zone, _room(width, columns))

    def drawn(day: Day) -> Text:
        cells = hours.strip(day.date, day.strip, shown.zone)
        return _signed([(kind, "".join(signs.pieces.get(each, " ") for each in run)) for kind, run in groupby(cells)])

    called = kinds()
    legend = [_signed([(each, signs.pieces[each])]) + f" {called[each]}" for each in ("work", "held", "break", "away")]
    return (
        Text(),
        _table(shown, hours.labels(), [drawn(day) for day in shown.days], columns),
        Columns(legend, padding=(0, GAP)),
    )


def _sums(shown: Shown, signs: Signs, width: int) -> Parts:
    sums = Table.grid(padding=(0, GAP, 0, 0))
    for name, value in shown.sums().items():
        sums.add_row(name, value)
    parts: list[Table | Columns | Text] = [Text(), sums]
    if regions := shown.regions():
        table = _list()
        longest = max(seconds for _name, seconds in regions)
        lengths = _lengths([seconds for _name, seconds in regions])
        room = min(LONGEST_BAR, _room(width, {"": [name for name, _seconds in regions], " ": lengths}))
        for (name, seconds), length in zip(regions, lengths, strict=True):
            table.add_row(name, length, Text(signs.measure * max(1, round(room * seconds / longest)), "green"))
        parts += [Text(), Text(_("Regions worked"), "bold"), table]
    if done := shown.done():
        table = _list()
        for name, times in done:
            table.add_row(name, str(times))
        parts += [Text(), Text(_("Routines done"), "bold"), table]
    return parts


def _table(shown: Shown, title: str, drawn: Sequence[Text], columns: Mapping[str, Sequence[str]]) -> Table:
    """A row a day, those to come without figures, and the week's; `columns` have a cell more than days."""
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold")
    table.add_column("", no_wrap=True)
    table.add_column(title, no_wrap=True, overflow="crop")
    for name, cells in columns.items():
        table.add_column(name, justify="right", width=_widest(name, cells), vertical="bottom")
    for number, day in enumerate(shown.told.days):
        name = f"{vocabulary.weekday(day.date)} {day.date:%d}"
        if number < len(drawn):
            table.add_row(name, drawn[number], *(cells[number] for cells in columns.values()))
        else:
            table.add_row(Text(name, "dim"))
    table.add_row(_("Week"), "", *(cells[-1] for cells in columns.values()), style="bold")
    return table


def _list() -> Table:
    """Names, and a figure for each."""
    table = Table.grid(padding=(0, GAP, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    return table


def _room(width: int, columns: Mapping[str, Sequence[str]]) -> int:
    """What is left of `width` beside the names of the days and `columns`."""
    return width - len("Mon 16") - GAP - sum(GAP + _widest(name, cells) for name, cells in columns.items())


def _widest(name: str, cells: Sequence[str]) -> int:
    return max(cell_len(each) for each in (*name.split(), *cells))


def _counts(numbers: Sequence[int]) -> list[str]:
    return [str(number) if number else "-" for number in numbers]


def _lengths(seconds: Sequence[float]) -> list[str]:
    return [spell(each) if each else "-" for each in seconds]


def _signed(signs: Sequence[tuple[str, str]]) -> Text:
    """Signs in the look of what they stand for."""
    return Text.assemble(*((sign, LOOKS.get(name, "")) for name, sign in signs))
