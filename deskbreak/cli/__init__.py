"""The command line: a table of verbs, each a small module that is imported when it is chosen."""

import io
import sys
from importlib import import_module
from typing import Any

import click

from deskbreak import __version__
from deskbreak.cli import clickwords
from deskbreak.cli.context import Context, Stop
from deskbreak.errors import DeskbreakError
from deskbreak.folders import DEFAULT_PROFILE
from deskbreak.words import gettext as _

VERBS = {
    "run": "run",
    "status": "status",
    "start": "start",
    "snooze": "answer",
    "skip": "answer",
    "pause": "answer",
    "resume": "answer",
    "stand": "answer",
    "sit": "answer",
    "open": "open",
    "week": "week",
    "workstation": "workstation",
    "link": "link",
    "log": "log",
    "export": "exchange",
    "import": "exchange",
    "forget": "forget",
    "watch": "watch",
    "routines": "routines",
    "body": "body",
    "sore": "sore",
    "autostart": "autostart",
    "desktop": "desktop",
    "completion": "completion",
    "settings": "settings",
    "doctor": "doctor",
    "quit": "answer",
}
"""Each verb and the module below `cli` that holds it, in the order of the help page."""


class Verbs(click.Group):
    """Imports a verb's module only when it is asked for; without a verb, it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of this name."""
        module = VERBS.get(cmd_name)
        if module is None:
            return None
        # A verb that is a built-in name of Python too has an underscore behind it.
        names = vars(import_module(f"deskbreak.cli.{module}"))
        command: click.Command = names.get(f"{cmd_name}_") or names[cmd_name]
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; what is meant for a person is shown as a sentence."""
        try:
            return super().invoke(ctx)
        except DeskbreakError as fault:
            raise Stop(str(fault)) from fault


def _profile(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if not value.replace("-", "").replace("_", "").isalnum() or len(value) > 40:
        raise click.BadParameter(_("Use letters, digits, - and _ only, 40 at most."))
    return value


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    help=_("Break reminders and guided routines for neck, shoulders and upper back. Without a verb, it runs."),
)
@click.version_option(__version__, prog_name="deskbreak", help=_("Show the version and exit."))
@click.option(
    "--profile",
    default=DEFAULT_PROFILE,
    metavar="NAME",
    callback=_profile,
    help=_("Keep settings, journal and socket apart from the usual ones."),
)
@click.pass_context
def deskbreak(ctx: click.Context, profile: str) -> None:
    """The profile, and without a verb the resident."""
    ctx.obj = Context(profile)
    if ctx.invoked_subcommand is None:
        ctx.invoke(import_module("deskbreak.cli.run").run)


def main(argv: list[str] | None = None) -> Any:
    """Run one call of the command line; ends the process with its status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a name that the terminal has no letters for is no reason to fail
    clickwords.translate()
    return deskbreak.main(argv, prog_name="deskbreak")
