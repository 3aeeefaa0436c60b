"""`deskbreak week`: the figures of a week."""

import time
from datetime import date

import click
import tzlocal

from deskbreak import config, index
from deskbreak.cli.context import Context, pass_context, print_json
from deskbreak.core.week import Week, week_start
from deskbreak.core.wording import duration
from deskbreak.journal import figures
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
    settings = config.load(context.folders.settings).settings
    answer = context.ask_or_none({"do": "status"})
    now = float(answer["status"]["at"]) if answer is not None else time.time()
    monday = monday or week_start(now, zone, settings.day_begins)
    routines = index.routines(context.folders.index)
    told = figures.week(context.folders.journal, monday, zone, now, settings, routines)
    if as_json:
        print_json(told.as_json())
    else:
        _print(told)


def _print(told: Week) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for title in (_("Day"), _("Done"), _("Partly"), _("Skipped"), _("Ignored"), _("Natural"), _("Moved"), _("Active")):
        table.add_column(title, justify="left" if title == _("Day") else "right")
    for day in told.days:
        counts = [str(day.breaks[name]) for name in ("completed", "partial", "skipped", "ignored", "natural")]
        lengths = [duration(each) if each else "-" for each in (day.moved_s, day.active_s)]
        table.add_row(f"{day.date:%a %d %b}", *counts, *lengths)
    console = Console(highlight=False)
    console.print(f"{told.name}: {told.says}")
    console.print(table)
    if told.compares is not None:
        console.print(told.compares.says)
    for name, times in told.routines:
        console.print(f"{times:3} x {name}")
