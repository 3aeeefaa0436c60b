"""`deskbreak status`: what comes next, or why not."""

import click

from deskbreak.cli.context import Context, pass_context, print_json
from deskbreak.words import gettext as _


@click.command(help=_("Say in a sentence what comes next, or why not."))
@click.option("--json", "as_json", is_flag=True, help=_("Print all there is to know."))
@pass_context
def status(context: Context, as_json: bool) -> None:
    """Print the resident's status."""
    said = context.ask({"do": "status"})["status"]
    if as_json:
        print_json(said)
        return
    click.echo(said["says"])
    for note in said["notes"]:
        click.echo(note)
