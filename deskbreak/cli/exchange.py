"""`deskbreak export` and `deskbreak import`: the journal's rows in a file of their own."""

from datetime import datetime
from pathlib import Path

import click

from deskbreak.cli.context import Context, pass_context
from deskbreak.cli.days import DAY, span
from deskbreak.cli.keep import keep
from deskbreak.cli.newfile import written
from deskbreak.journal import portable, spreadsheet
from deskbreak.journal.deed import Import
from deskbreak.journal.reader import Reader
from deskbreak.words import gettext as _
from deskbreak.words import ngettext


@click.command(help=_("Write what happened into FILE.csv, or into FILE.json, which can be imported again."))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--since", type=DAY, metavar="DATE", help=_("Leave out what was before that day."))
@click.option("--until", type=DAY, metavar="DATE", help=_("Leave out what was after that day."))
@click.option("--force", is_flag=True, help=_("Write over a file that is there."))
@pass_context
def export(context: Context, file: Path, since: datetime | None, until: datetime | None, force: bool) -> None:
    """Write every row."""
    form = {".csv": spreadsheet.write, ".json": portable.write}.get(file.suffix.lower())
    if form is None:
        raise click.UsageError(_("Name a file that ends in .csv or .json."))
    shown = click.format_filename(file)
    first, last = span(context, since, until)
    with (
        written(file, force=force) as draft,
        Reader(context.folders.journal) as reader,
        draft.open("w", encoding="utf-8", newline="") as text,
    ):
        count = form(reader.each(first, last), text)
    says = ngettext("{n} entry written to {path}.", "{n} entries written to {path}.", count)
    click.echo(says.format(n=count, path=shown))


@click.command(name="import", help=_("Take in FILE.json that was exported: what is here already stays as it is."))
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--instead", is_flag=True, help=_("In the place of all that is here; makes a copy first."))
@pass_context
def import_(context: Context, file: Path, instead: bool) -> None:
    """Have the rows merged into the journal, or put in its place."""
    keep(context, Import(file.absolute(), instead=instead))
