"""`deskbreak link`: do what an address that begins with `deskbreak:` asks for; the desktop calls it on a click."""

import contextlib
import sys

import click

from deskbreak.cli.context import Context, Stop, pass_context
from deskbreak.core.link import parse
from deskbreak.errors import DeskbreakError
from deskbreak.words import gettext as _


@click.command(help=_("Do what a link such as deskbreak:week asks for; without one, open Today."))
@click.argument("address", required=False, metavar="[LINK]")
@pass_context
def link(context: Context, address: str | None) -> None:
    """Open or start, starting the resident where that is needed; a refusal is shown where it can be seen."""
    try:
        _follow(context, address or "deskbreak:today")
    except (DeskbreakError, Stop) as refused:
        if not sys.stderr.isatty():
            _show(str(refused))
        raise


def _follow(context: Context, address: str) -> None:
    wanted = parse(address)
    context.ensure()
    if wanted.target == "start":
        context.say({"do": "start", "routine": wanted.routine})
    else:
        context.say({"do": "open", "page": wanted.target, "routine": wanted.routine})


def _show(refusal: str) -> None:
    """Nobody reads what a program prints that was started by a click, so let the desktop show it, where it can."""
    from deskbreak.desktop.notice.plyer import tell

    with contextlib.suppress(Exception):  # plyer raises whatever its backend does; the sentence is printed anyway
        tell("Deskbreak", refusal)
