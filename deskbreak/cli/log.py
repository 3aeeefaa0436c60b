"""`deskbreak log`: the journal's rows."""

import json
from datetime import datetime

import click

from deskbreak.cli.amend import add, correct
from deskbreak.cli.context import Context, pass_context
from deskbreak.cli.days import DAY, span
from deskbreak.core.entry import Row
from deskbreak.journal.reader import Reader, as_json, local
from deskbreak.words import gettext as _


@click.group(help=_("List what happened, oldest first; correct it, or add to it."), invoke_without_command=True)
@click.option("--since", type=DAY, metavar="DATE", help=_("Leave out what was before that day."))
@click.option("--until", type=DAY, metavar="DATE", help=_("Leave out what was after that day."))
@click.option("--json", "as_lines", is_flag=True, help=_("Print one JSON object a row."))
@click.pass_context
def log(ctx: click.Context, since: datetime | None, until: datetime | None, as_lines: bool) -> None:
    """Without a verb of its own, read the journal and print its rows."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_, since=since, until=until, as_lines=as_lines)


@pass_context
def list_(context: Context, since: datetime | None, until: datetime | None, as_lines: bool) -> None:
    """Print a line a row."""
    with Reader(context.folders.journal) as reader:
        for row in reader.each(*span(context, since, until)):
            click.echo(json.dumps(_plain(row), ensure_ascii=False) if as_lines else _line(row))


def _plain(row: Row) -> dict[str, object]:
    return {**as_json(row), "at": local(row).isoformat(timespec="milliseconds")}


def _line(row: Row) -> str:
    entry = row.entry
    length = f"{entry.seconds:.0f} s" if entry.seconds is not None else None
    reason = next(
        (entry.detail[key] for key in ("reason", "exercise", "liking", "by", "value") if entry.detail.get(key)), None
    )
    if entry.kind == "correct":
        reason = _("entry {of} as {verdict}").format(of=entry.detail.get("of"), verdict=entry.detail.get("as"))
    parts = [entry.kind, entry.reminder, entry.routine, entry.outcome, length, str(reason) if reason else None]
    return f"{row.id:6}  {local(row):%Y-%m-%d %H:%M:%S}  " + "  ".join(part for part in parts if part)


for each in (correct, add):
    log.add_command(each)
