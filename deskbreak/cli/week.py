"""`deskbreak week`: the figures of a week."""

import time
from datetime import date

import click
import tzlocal

from deskbreak import config
from deskbreak.cli.context import Context, pass_context, print_json
from deskbreak.core.correction import corrected
from deskbreak.core.week import Week, bounds, week_of, week_start
from deskbreak.core.wording import duration
from deskbreak.journal.reader import Reader
from deskbreak.words import gettext as _


def _monday(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        year, week = value.upper().split("-W")
        return date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        raise click.BadParameter(_("Write an ISO week such as 2026-W47.")) from None


@click.command(help=_("Show what you did in a week: this one, or the one given."))
@click.option("--week", "monday", callback=_monday, metavar="2026-W47", help=_("The ISO week to show."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the figures as JSON."))
@pass_context
def week(context: Context, monday: date | None, as_json: bool) -> None:
    """Read the journal and print the week."""
    zone = tzlocal.get_localzone()
    begins = config.load(context.folders.settings).settings.day_begins
    answer = context.ask_or_none({"do": "status"})
    now = float(answer["status"]["at"]) if answer is not None else time.time()
    monday = monday or week_start(now, zone, begins)
    with Reader(context.folders.journal) as reader:
        figures = week_of(corrected(reader.rows(*bounds(monday, zone, begins))), monday, zone, begins, now)
    if as_json:
        print_json(figures.as_json())
    else:
        _print(figures)


def _print(figures: Week) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for title in (_("Day"), _("Done"), _("Partly"), _("Skipped"), _("Ignored"), _("Natural"), _("Moved"), _("Active")):
        table.add_column(title, justify="left" if title == _("Day") else "right")
    for day in figures.days:
        counts = [str(day.breaks[name]) for name in ("completed", "partial", "skipped", "ignored", "natural")]
        lengths = [duration(each) if each else "-" for each in (day.moved_s, day.active_s)]
        table.add_row(f"{day.date:%a %d %b}", *counts, *lengths)
    console = Console(highlight=False)
    console.print(f"{figures.name}: {figures.says}")
    console.print(table)
    for name, times in figures.routines:
        console.print(f"{times:3} x {name}")
