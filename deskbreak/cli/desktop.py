"""`deskbreak desktop`: among the desktop's programs, or not, or how that stands."""

import click

from deskbreak.cli.context import Context, pass_context
from deskbreak.words import gettext as _


@click.command(help=_("Put a launcher with icons and links among your programs, or take it out, or say how it stands."))
@click.argument("deed", required=False, default="status", type=click.Choice(["install", "remove", "status"]))
@pass_context
def desktop(context: Context, deed: str) -> None:
    """Do it, and say what was done."""
    from deskbreak.desktop.launcher import chosen

    launcher = chosen(context.profile)
    match deed:
        case "install":
            says = launcher.install()
        case "remove":
            says = launcher.remove()
        case _:
            says = launcher.standing()
    for line in says:
        click.echo(line)
    if not launcher.tested:
        click.echo(_("This is untested on this system."), err=True)
