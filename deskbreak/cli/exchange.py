"""`deskbreak export` and `deskbreak import`: the journal's rows in a file of their own."""

import tempfile
from datetime import datetime
from pathlib import Path

import click

from deskbreak.cli.context import Context, Stop, pass_context
from deskbreak.cli.days import DAY, span
from deskbreak.cli.keep import keep
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
    if file.exists() and not force:
        raise Stop(_("{path} is there already. Name another file, or write over it with --force.").format(path=shown))
    first, last = span(context, since, until)
    try:
        # Beside the file first, readable by its owner only: whatever happens, no half of it stands under its name.
        with (
            tempfile.TemporaryDirectory(dir=file.parent, prefix=".deskbreak-") as beside,
            Reader(context.folders.journal) as reader,
        ):
            draft = Path(beside) / file.name
            draft.touch(mode=0o600)
            with draft.open("w", encoding="utf-8", newline="") as text:
                count = form(reader.each(first, last), text)
            draft.replace(file)
    except OSError as fault:
        raise Stop(
            _("{path} cannot be written ({fault}). Name a file in a folder of yours, on a disk with room.").format(
                path=shown, fault=fault.strerror
            )
        ) from None
    says = ngettext("{n} entry written to {path}.", "{n} entries written to {path}.", count)
    click.echo(says.format(n=count, path=shown))


@click.command(name="import", help=_("Take in FILE.json that was exported: what is here already stays as it is."))
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@pass_context
def import_(context: Context, file: Path) -> None:
    """Have the rows merged into the journal."""
    keep(context, Import(file.absolute()))
