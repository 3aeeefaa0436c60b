"""`deskbreak sore`: how sore a place is, how it went with each, and forgetting one."""

import re
import time

import click
import tzlocal

from deskbreak import config, index, library, words
from deskbreak.cli.completing import places
from deskbreak.cli.context import Context, pass_context, print_json
from deskbreak.cli.keep import keep, sure
from deskbreak.cli.place import place_of
from deskbreak.cli.show import folders
from deskbreak.core.body.soreness import Course
from deskbreak.core.body.zone import spoken
from deskbreak.journal import figures
from deskbreak.journal.deed import ForgetSpot
from deskbreak.journal.reader import Reader
from deskbreak.library import Library
from deskbreak.window.body import lately
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)
"""What is meant as a score, be it one or not."""


@click.command(
    help=_("Show how it goes with your sore places, or say how sore ZONE is now: SCORE from 0 to 10."),
    context_settings={"ignore_unknown_options": True},  # -1 is no score, but said to be one
)
@click.argument("said", nargs=-1, metavar="[ZONE [SIDE] SCORE]", shell_complete=places)
@click.option("--forget", is_flag=True, help=_("Remove all that was said of ZONE [SIDE] for good; makes a copy first."))
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@click.option("--json", "as_json", is_flag=True, help=_("Print how it goes as JSON."))
@pass_context
def sore(context: Context, said: tuple[str, ...], forget: bool, yes: bool, as_json: bool) -> None:
    """Without a place list them."""
    if forget:
        if not said:
            raise click.UsageError(_("Name one place, and its side if it has one, such as: shoulder-top left."))
        _forget(context, *place_of(said), yes=yes)
    elif said:
        *words, score = said
        if not words or not NUMBER.fullmatch(score):
            raise click.UsageError(_("Say the place and how sore it is, such as: shoulder-top left 4."))
        zone, side = place_of(words)
        detail = {"zone": zone, "side": side, "score": int(score) if score.isdecimal() else score}
        context.say({"do": "sore", **detail})
    else:
        _list(context, as_json=as_json)


def _forget(context: Context, zone: str, side: str, *, yes: bool) -> None:
    with Reader(context.folders.journal) as reader:
        of = ({"zone": row.entry.detail.get("zone"), "side": row.entry.detail.get("side")} for row in reader.of_spots())
        count = sum(each == {"zone": zone, "side": side} for each in of)
    if not yes and count:
        asks = ngettext("Forget {n} entry for good?", "Forget {n} entries for good?", count).format(n=count)
        sure(asks)
    keep(context, ForgetSpot(zone, side))


def _list(context: Context, *, as_json: bool) -> None:
    answer = context.ask_or_none({"do": "status"})
    now = float(answer["status"]["at"]) if answer is not None else time.time()
    zone = tzlocal.get_localzone()
    settings = config.load(context.folders.settings).settings
    routines = index.routines(context.folders.index)
    told = figures.spots(context.folders.journal, zone, now, settings, routines).courses
    if as_json:
        print_json([course.as_json() for course in told])
        return
    if not told:
        click.echo(_("No place is noted yet. `deskbreak sore shoulder-top left 4` says how sore one is."))
        return
    found = library.load(folders(context), words.LANGUAGE)
    for course in told:
        spot = course.spot
        click.echo(lately.says(spot, now, zone, settings.day_begins) + f"  ({spot.zone} {spot.side})")
        for says in _told(course, found):
            click.echo(f"   {says}")


def _told(course: Course, found: Library) -> list[str]:
    helped = [
        each.says(found.exercises[each.exercise].name if each.exercise in found.exercises else each.exercise)
        for each in course.helped
    ]
    told = [course.tendency.says, *(each.says for each in course.beside), *helped]
    if course.card:
        place = spoken(course.spot.zone, course.spot.side)
        told.append(
            _("Think of showing {place} to a physiotherapist or a doctor: `deskbreak open clinician`.").format(
                place=place
            )
        )
    return told
