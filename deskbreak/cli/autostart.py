"""`deskbreak autostart`: start at login, or not, or how that stands."""

import click

from deskbreak.cli.context import Context, pass_context
from deskbreak.words import gettext as _


@click.command(help=_("Start when you log in, or not; without a word, say how that stands."))
@click.argument("switch", required=False, default="status", type=click.Choice(["on", "off", "status"]))
@click.option("--systemd", is_flag=True, help=_("With `on`: as a systemd user unit, which starts it again on failure."))
@pass_context
def autostart(context: Context, switch: str, systemd: bool) -> None:
    """Turn it on or off, and say how it stands then."""
    from deskbreak.desktop import autostart as login

    if systemd and switch != "on":
        raise click.UsageError(_("--systemd goes with `on` only: `off` ends either way to start."))
    match switch:
        case "on":
            stands = login.turn_on(context.profile, systemd=systemd)
        case "off":
            stands = login.turn_off(context.profile)
        case _:
            stands = login.standing(context.profile)
    click.echo(stands.says)
    if not stands.tested:
        click.echo(_("This way to start is untested on this system."), err=True)
