"""`deskbreak open`: bring up a page."""

import click

from deskbreak.cli.context import Context, pass_context
from deskbreak.control.protocol import PAGES
from deskbreak.words import gettext as _


@click.command(name="open", help=_("Open a page in your browser."))
@click.argument("page", required=False, default=PAGES[0], type=click.Choice(PAGES))
@click.option("--print", "print_it", is_flag=True, help=_("Print an address instead; it works once, for 30 seconds."))
@pass_context
def open_(context: Context, page: str, print_it: bool) -> None:
    """Ask for the page, starting the resident where that is needed."""
    context.ensure()
    if print_it:
        click.echo(context.ask({"do": "address", "page": page})["address"])
    else:
        context.say({"do": "open", "page": page})
