"""`deskbreak log`: the journal's rows."""

import json
from collections.abc import Mapping
from datetime import datetime

import click

from deskbreak import library, words
from deskbreak.cli.amend import SAID, add, correct
from deskbreak.cli.context import Context, pass_context
from deskbreak.cli.days import DAY, span
from deskbreak.cli.show import folders
from deskbreak.core import telling, vocabulary, wording
from deskbreak.core.diary import Remark
from deskbreak.core.entry import Entry, Row
from deskbreak.core.routine import Exercise, Routine
from deskbreak.journal.reader import Reader, as_json, local
from deskbreak.library import Library
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
        rows = reader.each(*span(context, since, until))
        if as_lines:
            for row in rows:
                click.echo(json.dumps(_plain(row), ensure_ascii=False))
            return
        found = library.load(folders(context), words.LANGUAGE)
        for row in rows:
            click.echo(_line(row, found))


def _plain(row: Row) -> dict[str, object]:
    return {**as_json(row), "at": local(row).isoformat(timespec="milliseconds")}


def _line(row: Row, found: Library) -> str:
    """What is gone from the library keeps its id as its name."""
    entry = row.entry
    parts = [
        entry.kind,
        wording.reminder_name(entry.reminder) if entry.reminder else None,
        _name(found.playable, entry.routine),
        vocabulary.outcome(entry.outcome) if entry.outcome else None,
        f"{entry.seconds:.0f} s" if entry.seconds is not None else None,
        _about(entry, found),
    ]
    return f"{row.id:6}  {local(row):%Y-%m-%d %H:%M:%S}  " + "  ".join(part for part in parts if part)


def _about(entry: Entry, found: Library) -> str | None:
    if entry.kind == "correct":
        return _("entry {of} as {verdict}").format(of=entry.detail.get("of"), verdict=_said(entry.detail.get("as")))
    if entry.kind == "step":
        return _name(found.exercises, str(entry.detail.get("exercise") or ""))
    if entry.kind == "sore" or entry.kind == "spot":
        return telling.remark(Remark(entry))
    if entry.kind == "checked":
        return _("{n} to change").format(n=list(entry.detail.values()).count("change"))
    about = next(
        (entry.detail[key] for key in ("reason", "liking", "by", "value", "text", "asked") if entry.detail.get(key)),
        None,
    )
    return str(about) if about else None


def _name(things: Mapping[str, Exercise | Routine], name: str | None) -> str | None:
    return things[name].name if name is not None and name in things else name


def _said(verdict: object) -> str:
    """A verdict in the word that `correct` takes for it."""
    return next((said for said, meant in SAID.items() if meant == verdict), str(verdict))


for each in (correct, add):
    log.add_command(each)
