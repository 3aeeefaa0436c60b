"""`deskbreak watch`: every change as it happens, one JSON object a line."""

import json

import click

from deskbreak.cli.context import Context, pass_context
from deskbreak.control.client import Client, NoResident
from deskbreak.words import gettext as _


@click.command(help=_("Print every change as a line of JSON, until interrupted or the resident ends."))
@pass_context
def watch(context: Context) -> None:
    """Stream the resident's snapshots and journal rows."""
    try:
        with Client(context.folders.socket) as client:
            for message in client.stream({"do": "watch"}):
                click.echo(json.dumps(message, ensure_ascii=False))
    except NoResident as fault:
        raise context.no_resident() from fault
