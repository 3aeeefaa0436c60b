"""`deskbreak log`: the journal's rows."""

import json
import math
from datetime import datetime, timedelta, timezone

import click
import tzlocal

from deskbreak.cli.context import Context, pass_context
from deskbreak.core.entry import Row
from deskbreak.journal.reader import Reader, as_json
from deskbreak.words import gettext as _


@click.command(help=_("List what happened, oldest first."))
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help=_("Leave out what was before."))
@click.option("--json", "as_lines", is_flag=True, help=_("Print one JSON object a row."))
@pass_context
def log(context: Context, since: datetime | None, as_lines: bool) -> None:
    """Read the journal and print its rows."""
    start = since.replace(tzinfo=tzlocal.get_localzone()).timestamp() if since is not None else -math.inf
    with Reader(context.folders.journal) as reader:
        for row in reader.rows(start, math.inf):
            click.echo(json.dumps(_plain(row), ensure_ascii=False) if as_lines else _line(row))


def _when(row: Row) -> datetime:
    return datetime.fromtimestamp(row.entry.at, timezone(timedelta(seconds=row.entry.offset_s)))


def _plain(row: Row) -> dict[str, object]:
    return {**as_json(row), "at": _when(row).isoformat(timespec="milliseconds")}


def _line(row: Row) -> str:
    entry = row.entry
    length = f"{entry.seconds:.0f} s" if entry.seconds is not None else None
    reason = entry.detail.get("reason") or entry.detail.get("exercise") or entry.detail.get("liking")
    parts = [entry.kind, entry.reminder, entry.routine, entry.outcome, length, str(reason) if reason else None]
    return f"{_when(row):%Y-%m-%d %H:%M:%S}  " + "  ".join(part for part in parts if part)
