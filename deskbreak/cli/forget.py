"""`deskbreak forget`: remove entries for good."""

from datetime import datetime

import click

from deskbreak.cli.context import Context, pass_context
from deskbreak.cli.days import DAY, span
from deskbreak.cli.keep import keep, sure
from deskbreak.journal.deed import Deed, Forget, ForgetEverything
from deskbreak.journal.forget import question
from deskbreak.journal.reader import Reader
from deskbreak.words import gettext as _

FOREVER = 9e11
"""Seconds from the epoch, either way: further than any day goes, and a number that JSON has."""


@click.command(help=_("Remove what happened from one day to another for good, or everything; makes a copy first."))
@click.option("--since", type=DAY, metavar="DATE", help=_("The first day to forget."))
@click.option("--until", type=DAY, metavar="DATE", help=_("The last day to forget."))
@click.option("--everything", is_flag=True, help=_("Forget all days, favourites and the state of the clocks."))
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@pass_context
def forget(context: Context, since: datetime | None, until: datetime | None, everything: bool, yes: bool) -> None:
    """Ask, and have the rows removed."""
    if everything == (since is not None or until is not None):
        raise click.UsageError(_("Say which days with --since and --until, or --everything."))
    first, last = span(context, since, until)
    with Reader(context.folders.journal) as reader:
        count = reader.extent(first, last).count
    if not yes:
        asks = question(count)
        if everything:
            asks += " " + _("Favourites and the state of the clocks go too.")
        sure(asks)
    deed: Deed = ForgetEverything() if everything else Forget(max(first, -FOREVER), min(last, FOREVER))
    keep(context, deed)
