"""`deskbreak body`: the places that may be sore, and which muscle may be behind one once its questions are answered."""

import sys
from collections.abc import Iterable

import click

from deskbreak import config, library
from deskbreak.cli import completing
from deskbreak.cli.context import Context, Stop, pass_context
from deskbreak.cli.place import listed, zone_of
from deskbreak.cli.show import clock, folders
from deskbreak.core.body import zone as zones
from deskbreak.core.body.map import Question
from deskbreak.core.body.zone import SIDES, Side
from deskbreak.core.routine import Routine
from deskbreak.core.warning import harmless, red_flags
from deskbreak.library import relief
from deskbreak.words import LANGUAGE
from deskbreak.words import gettext as _


@click.command(help=_("List the places that may be sore, or the muscles that may be behind ZONE and what may ease it."))
@click.argument("words", nargs=-1, metavar="[ZONE [SIDE]]", shell_complete=completing.places)
@pass_context
def body(context: Context, words: tuple[str, ...]) -> None:
    """Print them; for one place only after its warning signs were asked for."""
    if not words:
        click.echo("\n".join(listed(zones.ZONES)))
        return
    *named, side = words if len(words) > 1 and words[-1] in SIDES else (*words, "")
    zone = zone_of(named)
    half: Side = next((each for each in zones.sides(zone) if each == side), "middle")
    found = library.load(folders(context), LANGUAGE)
    place = found.body.places.get(zone)
    if place is None:
        raise Stop("\n".join(str(fault) for fault in found.faults))
    click.echo(zones.names()[zone])
    settings = config.load(context.folders.settings).settings
    _ask(place.questions, settings.emergency)
    click.echo("\n" + _("One of these may be behind it, the most usual first. Nobody can tell for sure from here."))
    may_press = settings.care.isdisjoint(found.exercises["spot-check"].avoid)
    for muscle in (found.body.muscles[name] for name in place.muscles):
        click.echo(f"\n{muscle.common} ({muscle.name})")
        press = (muscle.press,) if may_press or not muscle.pressed else ()
        for text in (muscle.sits, muscle.felt, muscle.clue, *press, muscle.caution):
            click.echo(f"   {text}")
        _offer(relief.possible(muscle, found.reliefs, settings, half).values())


def _ask(questions: Iterable[Question], emergency: str) -> None:
    """Go on only where every answer is no; the first yes is the most pressing one, and ends it with what to do."""
    if not sys.stdin.isatty():
        for question in questions:
            click.echo(f"  - {question.text}")
        raise Stop(_("These questions come first, and nobody can answer them here. Ask again in a terminal."))
    tiers = {tier.id: tier for tier in red_flags(emergency)}
    for question in questions:
        if click.confirm(question.text, default=None):
            tier = tiers[question.tier]
            more = [tier.more] if tier.more else []
            raise Stop("\n".join(("", tier.title, tier.act, *more, "", harmless(tier.id))))


def _offer(reliefs: Iterable[Routine]) -> None:
    known = [f"   deskbreak start {each.id}  ({clock(each.seconds)})" for each in reliefs]
    if known:
        click.echo("\n".join(known))
    else:
        click.echo("   " + _("What there is for it does not go with what you have at hand, or have to take care of."))
