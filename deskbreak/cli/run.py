"""`deskbreak run`: become the resident, or bring up the one that runs."""

import os
import sys

import click

from deskbreak.cli.context import Context, Stop, pass_context
from deskbreak.folders import DEFAULT_PROFILE
from deskbreak.system.python import module
from deskbreak.words import gettext as _

FASTEST = 3600.0


@click.command(help=_("Run in the background of your work, until you quit from the tray or with `deskbreak quit`."))
@click.option("--no-tray", is_flag=True, help=_("Show no tray icon."))
@click.option(
    "--speed",
    type=click.FloatRange(1.0, FASTEST),
    default=1.0,
    metavar="N",
    help=_("Let the clocks run N times faster, to try things out; only with a profile of its own."),
)
@pass_context
def run(context: Context, no_tray: bool = False, speed: float = 1.0) -> None:
    """Become the resident."""
    if speed != 1.0 and context.profile == DEFAULT_PROFILE:
        raise click.UsageError(_("--speed would spoil your journal: give a profile too, as in --profile try."))
    running = context.ask_or_none({"do": "open", "page": "today"})
    if running is not None:
        click.echo(_("Deskbreak is running already. {says}").format(says=running["says"]))
        return
    arguments = [context.profile, str(speed), "no-tray" if no_tray else "tray"]
    if os.name == "posix":
        # A fresh interpreter, so that what the command line needed is not kept in memory all day.
        os.execv(sys.executable, module("deskbreak.resident", *arguments))
    from deskbreak.resident.__main__ import run as live
    from deskbreak.resident.app import Options

    if status := live(context.folders, Options(tray=not no_tray, speed=speed)):
        raise Stop("", status)
