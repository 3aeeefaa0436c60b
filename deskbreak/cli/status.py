"""`deskbreak status`: what comes next, or why not."""

import click

from deskbreak.cli.context import Context, pass_context, print_json
from deskbreak.cli.fields import Line, epilog, format_option
from deskbreak.words import gettext as _


@click.command(help=_("Say in a sentence what comes next, or why not."), epilog=epilog())
@click.option("--json", "as_json", is_flag=True, help=_("Print all there is to know."))
@format_option
@pass_context
def status(context: Context, as_json: bool, line: Line | None) -> None:
    """Print the resident's status."""
    if as_json:
        print_json(context.ask({"do": "status"})["status"])
        return
    said = context.status()
    if line is not None:
        click.echo(line.of(context, said))
        return
    click.echo(said["says"])
    if said["standing"] is not None:
        click.echo(said["standing"]["says"])
    for note in said["notes"]:
        click.echo(note)
