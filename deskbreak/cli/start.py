"""`deskbreak start`: begin a break, on a page or here in the terminal."""

import math
import signal
import sys
import time
from typing import TYPE_CHECKING

import click

from deskbreak.cli.completing import routine_ids
from deskbreak.cli.context import Context, Stop, pass_context
from deskbreak.control.client import Client, NoResident
from deskbreak.core import replies
from deskbreak.core.routine import Routine
from deskbreak.errors import DeskbreakError
from deskbreak.words import gettext as _

if TYPE_CHECKING:
    from deskbreak.library import Library

RECENT_S = 14 * 24 * 3600.0
"""Breaks of this long ago are remembered for the choice where there is no resident to ask."""


@click.command(help=_("Start the break that is due, or ROUTINE by its id."))
@click.argument("routine", required=False, shell_complete=routine_ids)
@click.option("--here", is_flag=True, help=_("Play it here in the terminal instead of on a page."))
@pass_context
def start(context: Context, routine: str | None, here: bool) -> None:
    """Ask for a break, starting the resident where that is needed; played here, it does without."""
    if here:
        _play(context, routine)
        return
    context.ensure()
    answer = context.ask({"do": "start", "routine": routine})
    if answer.get("unseen"):
        raise Stop(str(answer["says"]))
    click.echo(answer["says"])


def _play(context: Context, wanted: str | None) -> None:
    from deskbreak.cli.here import Here
    from deskbreak.cli.logged import Refused, Reports
    from deskbreak.core.playback import Playback
    from deskbreak.system import steady

    client, chosen, speed = _chosen(context, wanted)
    # Ended by a signal, it has to leave the terminal as it was, and what was done counts.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with Reports(client) as reports:
        if not reports.logged:
            click.echo(_("Deskbreak is not running: this break is not logged."), err=True)
        playback = Playback(chosen)
        try:
            if sys.stdin.isatty() and sys.stdout.isatty():
                from deskbreak.cli.screen import Screen

                with Screen() as screen:
                    ending = Here(playback, reports, screen, steady.through_sleep, speed).play()
            else:
                from deskbreak.cli.lines import Lines

                ending = Here(playback, reports, Lines(), steady.through_sleep, speed).play()
        except Refused as refused:
            raise Stop(str(refused)) from None
        says = _farewell(context) if ending == "reached" and reports.logged else _("Done.")
    if ending == "unbegun":
        click.echo(_("Not begun."))
    elif ending == "early":
        click.echo(_("Ended here. What you did counts."))
    else:
        click.echo(says)


def _chosen(context: Context, wanted: str | None) -> tuple[Client | None, Routine, float]:
    """The connection to report on, if there is a resident, the routine, and the pace of its clocks."""
    from deskbreak import library, words
    from deskbreak.cli.show import folders, pick

    found = library.load(folders(context), words.LANGUAGE)
    if wanted and pick(found, wanted).check_first:
        _leave_in_peace(context, wanted)
        _check_first(context)
    try:
        client = Client(context.folders.socket)
    except NoResident:
        return None, pick(found, wanted) if wanted else _fitting(context, found), 1.0
    answer = client.ask({"do": "start", "routine": wanted, "here": True})
    if not answer["ok"]:
        raise Stop(str(answer["says"]))
    status = context.known(client.ask({"do": "status"})["status"])
    following = status["player"] or status["next"] or {}
    return client, pick(found, wanted or str(following.get("routine"))), float(status["speed"])


def _leave_in_peace(context: Context, wanted: str) -> None:
    """Refuse what is for a place that got worse today, before anything is asked; where there is no resident as well."""
    import tzlocal

    from deskbreak import config
    from deskbreak.cli.likes import likes_and_spots
    from deskbreak.core.body import peace

    _likes, spots = likes_and_spots(context)
    settings = config.load(context.folders.settings).settings
    refused = peace.refusal(wanted, peace.resting(spots, time.time(), tzlocal.get_localzone(), settings.day_begins))
    if refused:
        raise Stop(refused)


def _check_first(context: Context) -> None:
    """Show the warning signs, and go on only where the person says that none of them is true."""
    from deskbreak import config
    from deskbreak.core.warning import red_flags

    for tier in red_flags(config.load(context.folders.settings).settings.emergency):
        click.echo(f"{tier.title}\n{tier.act}")
        click.echo("".join(f"  - {sign}\n" for sign in tier.signs))
    if not sys.stdin.isatty():
        raise Stop(_("This routine asks about these signs first, and nobody can answer here. Start it in a terminal."))
    if not click.confirm(_("Is none of these true for you?")):
        raise Stop(_("Not begun. Please get the help that the sign asks for."))


def _fitting(context: Context, found: "Library") -> Routine:
    """What the resident would choose for the shortest break, going by the same journal."""
    import tzlocal

    from deskbreak import config
    from deskbreak.cli.likes import likes_and_spots
    from deskbreak.core.choice import choose
    from deskbreak.core.correction import corrected
    from deskbreak.core.settings import Reminder
    from deskbreak.core.world import World
    from deskbreak.journal.reader import RECENT_KINDS, Reader

    settings, now = config.load(context.folders.settings).settings, time.time()
    with Reader(context.folders.journal) as reader:
        rows = corrected(reader.rows(now - RECENT_S, math.inf))
    recent = tuple(row.entry for row in rows if row.entry.kind in RECENT_KINDS)
    world = World(settings, found.listings(), recent, tzlocal.get_localzone())
    shortest = next(iter(settings.active), Reminder("", 0.0, 60.0))
    chosen = choose(world, shortest, now, *likes_and_spots(context))
    if chosen is None:
        raise Stop(replies.no_routine())
    return found.routines[chosen.routine]


def _farewell(context: Context) -> str:
    from deskbreak.window.ledger import Ledger

    now = float(context.ask({"do": "status"})["status"]["at"])  # a fast profile's clock is ahead of the wall's
    try:
        return replies.completed(Ledger(context.folders).taken(now))
    except DeskbreakError:
        return _("Done.")
