"""The verbs that ask one thing of the resident and print its answer: snooze, skip, pause, resume, stand, sit, quit."""

import click

from deskbreak.cli.context import Context, pass_context
from deskbreak.words import gettext as _


@click.command(help=_("Put the due break off for MINUTES of active time; without them, as set."))
@click.argument("minutes", required=False, type=float)
@pass_context
def snooze(context: Context, minutes: float | None) -> None:
    """Ask for a snooze."""
    context.say({"do": "snooze", "minutes": minutes})


@click.command(help=_("Do without the due break."))
@pass_context
def skip(context: Context) -> None:
    """Ask to skip."""
    context.say({"do": "skip"})


@click.command(help=_("No reminders for a while; without a length, until you resume."))
@click.argument(
    "length", required=False, default="forever", type=click.Choice(["30m", "1h", "2h", "tomorrow", "forever"])
)
@pass_context
def pause(context: Context, length: str) -> None:
    """Ask for a pause."""
    context.say({"do": "pause", "for": length})


@click.command(help=_("End the pause."))
@pass_context
def resume(context: Context) -> None:
    """Ask to go on."""
    context.say({"do": "resume"})


@click.command(help=_("Tell that you work standing from now on."))
@pass_context
def stand(context: Context) -> None:
    """Stand up."""
    context.say({"do": "stand"})


@click.command(help=_("Tell that you sit again."))
@pass_context
def sit(context: Context) -> None:
    """Sit down."""
    context.say({"do": "sit"})


@click.command(name="quit", help=_("End the resident in good order."))
@pass_context
def quit_(context: Context) -> None:
    """Ask the resident to end."""
    context.say({"do": "quit"})
