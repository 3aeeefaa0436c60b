"""`deskbreak routines favourite`, `never` and `allow`: what the person says of a routine."""

import click

from deskbreak.cli.completing import routine_ids
from deskbreak.cli.context import Context, pass_context
from deskbreak.core import codec, preference
from deskbreak.core.body import sore
from deskbreak.core.body.spot import Spot
from deskbreak.core.event import Liking
from deskbreak.core.state import Preferences, State
from deskbreak.journal.reader import Reader
from deskbreak.words import gettext as _


@click.command(help=_("Offer a routine more often."))
@click.argument("routine_id", metavar="ID", shell_complete=routine_ids)
@pass_context
def favourite(context: Context, routine_id: str) -> None:
    """Make a routine a favourite."""
    _prefer(context, routine_id, "favourite")


@click.command(help=_("Never offer a routine; it can still be started by its id."))
@click.argument("routine_id", metavar="ID", shell_complete=routine_ids)
@pass_context
def never(context: Context, routine_id: str) -> None:
    """Rule a routine out."""
    _prefer(context, routine_id, "never")


@click.command(help=_("Offer a routine like any other again."))
@click.argument("routine_id", metavar="ID", shell_complete=routine_ids)
@pass_context
def allow(context: Context, routine_id: str) -> None:
    """Take back what was said of a routine."""
    _prefer(context, routine_id, "")


def likes_and_spots(context: Context) -> tuple[Preferences, tuple[Spot, ...]]:
    """What holds of both; where no run of this version left a state, its next start goes by the journal's rows."""
    with Reader(context.folders.journal) as reader:
        try:
            state = codec.load(reader.state())
        except (ValueError, KeyError, TypeError):
            state = None
        if isinstance(state, State):
            return state.preferences, state.spots
        said = (row.entry for row in reader.of_spots())
        return preference.recalled(Preferences(), reader.likings()), sore.recalled((), said)


def _prefer(context: Context, routine_id: str, liking: Liking) -> None:
    context.say({"do": "prefer", "routine": routine_id, "liking": liking})
