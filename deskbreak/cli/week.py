"""`deskbreak week`: the figures of a week or month, drawn where a terminal can show that, and else as lines of text."""

import time
from datetime import date, timedelta
from pathlib import Path

import click
import tzlocal

from deskbreak import config, index, library, words
from deskbreak.cli import month
from deskbreak.cli.context import Context, pass_context, print_json
from deskbreak.cli.picture import save
from deskbreak.cli.show import folders
from deskbreak.cli.signs import columns, signs
from deskbreak.cli.weektext import Shown, lines
from deskbreak.core import hours
from deskbreak.core.listing import Listing
from deskbreak.core.month import Month
from deskbreak.core.week import WEEK, week_start
from deskbreak.journal import figures
from deskbreak.window.addresses import BadDate, day_of, first_of, monday_of
from deskbreak.words import gettext as _

MOST_BACK = 1000


def _monday(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        if "W" in value.upper():
            return monday_of(value.upper())
        day = day_of(value)
    except BadDate:
        raise click.BadParameter(_("Write an ISO week such as 2026-W47, or a day such as 2026-11-20.")) from None
    return day - timedelta(days=day.weekday())


def _first(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    try:
        return None if value is None else first_of(value)
    except BadDate:
        raise click.BadParameter(_("Write a month such as 2026-11.")) from None


@click.command(help=_("Show what you did in a week: this one, or the one given."))
@click.option("--week", "monday", callback=_monday, metavar="2026-W47", help=_("Another ISO week, or a day in it."))
@click.option("--back", type=click.IntRange(0, MOST_BACK), default=0, metavar="N", help=_("So many weeks before."))
@click.option("--month", "first", callback=_first, metavar="2026-11", help=_("A month at a glance instead."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the figures as JSON."))
@click.option(
    "--picture", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help=_("Draw the week into FILE.png.")
)
@click.option("--force", is_flag=True, help=_("Write over a picture that is there."))
@pass_context
def week(
    context: Context,
    monday: date | None,
    back: int,
    first: date | None,
    as_json: bool,
    picture: Path | None,
    force: bool,
) -> None:
    """Read the journal and print the week or the month."""
    if first is not None and (monday is not None or back or picture is not None):
        raise click.UsageError(_("--month shows a whole month: leave --week, --back and --picture out."))
    zone = tzlocal.get_localzone()
    settings = config.load(context.folders.settings).settings
    answer = context.ask_or_none({"do": "status"})
    now = float(answer["status"]["at"]) if answer is not None else time.time()
    today = hours.day_of(now, zone, settings.day_begins)
    if first is not None:
        _show_month(figures.month(context.folders.journal, first, zone, now, settings), today, as_json=as_json)
        return
    monday = (monday or week_start(now, zone, settings.day_begins)) - back * WEEK
    routines = _routines(context)
    told = figures.week(context.folders.journal, monday, zone, now, settings, routines)
    shown = Shown(told, today, zone, {each.id: each.name for each in routines})
    if picture is not None:
        save(shown, picture, force=force)
    else:
        _show(shown, as_json=as_json)


def _routines(context: Context) -> tuple[Listing, ...]:
    """What the resident knows; where none has run yet, as after an import, what the library holds."""
    known = index.routines(context.folders.index)
    if known:
        return known
    return tuple(library.load(folders(context), words.LANGUAGE).listings().values())


def _show(shown: Shown, *, as_json: bool) -> None:
    width = columns()
    if as_json:
        print_json(shown.told.as_json())
    elif width is None:
        click.echo("\n".join(lines(shown)))
    else:
        from deskbreak.cli.weektable import draw

        draw(shown, signs(), width)


def _show_month(told: Month, today: date, *, as_json: bool) -> None:
    width = columns()
    if as_json:
        print_json(told.as_json())
    elif width is None:
        click.echo("\n".join(month.lines(told, today)))
    else:
        month.draw(told, today, width)
