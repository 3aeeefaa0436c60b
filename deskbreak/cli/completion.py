"""`deskbreak completion`: the script that lets a shell complete our verbs."""

import click
from click.shell_completion import get_completion_class

from deskbreak.words import gettext as _

SHELLS = ("bash", "zsh", "fish")


@click.command(help=_("Print the script that lets your shell complete verbs, options and the ids of routines."))
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print it; what is to be done with it stands in the README."""
    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(ctx.find_root().command, {}, "deskbreak", "_DESKBREAK_COMPLETE").source())
