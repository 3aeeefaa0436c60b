"""`deskbreak log correct` and `deskbreak log add`: what the person says of the log afterwards."""

from datetime import datetime

import click
import tzlocal

from deskbreak.cli.completing import routine_ids
from deskbreak.cli.context import Context, Stop, pass_context
from deskbreak.cli.keep import keep
from deskbreak.core.correction import Verdict
from deskbreak.core.listing import moved_s
from deskbreak.journal.deed import Add, Correct
from deskbreak.words import gettext as _

SAID: dict[str, Verdict] = {"taken": "completed", "away": "away", "asked": "asked"}


@click.command(help=_("Say that a missed break was taken after all, or that you were not there; ID is from the log."))
@click.argument("row_id", type=click.IntRange(1, 10**12), metavar="ID")
@click.option("--as", "said", type=click.Choice(list(SAID)), required=True, help=_("asked takes it back."))
@pass_context
def correct(context: Context, row_id: int, said: str) -> None:
    """Have a correction written beside the entry."""
    keep(context, Correct(row_id, SAID[said]))


@click.command(help=_('Add a break that you did away from the screen; WHEN is "2026-11-20 15:30", when it ended.'))
@click.argument("when", type=click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"]), metavar="WHEN")
@click.argument("routine", shell_complete=routine_ids)
@click.option(
    "--minutes",
    type=click.FloatRange(0, 240),
    metavar="N",
    help=_("How long you moved; without it, as long as the routine."),
)
@pass_context
def add(context: Context, when: datetime, routine: str, minutes: float | None) -> None:
    """Have a completed break written."""
    from deskbreak import library, words
    from deskbreak.cli.show import folders, pick

    steps = pick(library.load(folders(context), words.LANGUAGE), routine).listing().steps
    seconds = sum(moved_s(step, step.seconds) for step in steps) if minutes is None else minutes * 60
    zone = tzlocal.get_localzone()
    at = when.replace(tzinfo=zone).timestamp()
    if datetime.fromtimestamp(at, zone).replace(tzinfo=None) != when:
        raise Stop(_("There was no such time that day: the clocks went forward over it."))
    keep(context, Add(at, routine, round(seconds, 1)))
