"""`deskbreak export` and `deskbreak import`: the journal's rows in a file of their own."""

import csv
import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TextIO

import click

from deskbreak.cli.context import Context, pass_context
from deskbreak.cli.days import DAY, span
from deskbreak.cli.draft import draft
from deskbreak.cli.keep import keep
from deskbreak.core.entry import Row
from deskbreak.journal import portable
from deskbreak.journal.deed import Import
from deskbreak.journal.reader import Reader, as_json, local
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet calculates what begins with one of these."""


@click.command(help=_("Write what happened into FILE.csv, or into FILE.json, which can be imported again."))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--since", type=DAY, metavar="DATE", help=_("Leave out what was before that day."))
@click.option("--until", type=DAY, metavar="DATE", help=_("Leave out what was after that day."))
@click.option("--force", is_flag=True, help=_("Write over a file that is there."))
@pass_context
def export(context: Context, file: Path, since: datetime | None, until: datetime | None, force: bool) -> None:
    """Write every row."""
    form = {".csv": _as_csv, ".json": portable.write}.get(file.suffix.lower())
    if form is None:
        raise click.UsageError(_("Name a file that ends in .csv or .json."))
    first, last = span(context, since, until)
    with (
        draft(file, force=force) as path,
        Reader(context.folders.journal) as reader,
        path.open("w", encoding="utf-8", newline="") as text,
    ):
        count = form(reader.each(first, last), text)
    says = ngettext("{n} entry written to {path}.", "{n} entries written to {path}.", count)
    click.echo(says.format(n=count, path=click.format_filename(file)))


@click.command(name="import", help=_("Take in FILE.json that was exported: what is here already stays as it is."))
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@pass_context
def import_(context: Context, file: Path) -> None:
    """Have the rows merged into the journal."""
    keep(context, Import(file.absolute()))


def _as_csv(rows: Iterable[Row], file: TextIO) -> int:
    """A line a row, with local time and nothing that a spreadsheet would calculate; how many rows they were."""
    lines = csv.writer(file)
    lines.writerow(["id", "at", "kind", "reminder", "routine", "outcome", "seconds", "detail"])
    count = 0
    for row in rows:
        plain = {**as_json(row), "at": local(row).isoformat(timespec="milliseconds")}
        names = (plain[key] for key in ("kind", "reminder", "routine", "outcome"))
        detail = json.dumps(plain["detail"], ensure_ascii=False)
        lines.writerow([row.id, plain["at"], *map(_harmless, names), plain["seconds"], detail])
        count += 1
    return count


def _harmless(text: str | None) -> str | None:
    return f"'{text}" if text is not None and text.startswith(FORMULA) else text
