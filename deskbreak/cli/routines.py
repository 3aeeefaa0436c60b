"""`deskbreak routines`: what can be played, and whether a file of one's own is right."""

from pathlib import Path
from typing import get_args

import click

from deskbreak import library, words
from deskbreak.cli.context import Context, Stop, pass_context
from deskbreak.cli.likes import allow, favourite, likes_and_spots, never
from deskbreak.cli.show import clock, folders, show
from deskbreak.core.region import REGIONS
from deskbreak.core.routine import Posture, Routine
from deskbreak.core.settings import EQUIPMENT
from deskbreak.core.state import Preferences
from deskbreak.tomlfile import Fault
from deskbreak.words import gettext as _

_needs = click.option(
    "--needs",
    type=click.Choice(EQUIPMENT),
    multiple=True,
    metavar=_("THING"),
    help=_("Only those that need this; may be given several times."),
)


@click.group(help=_("List, show, like or check routines."), invoke_without_command=True)
@click.pass_context
def routines(ctx: click.Context) -> None:
    """Without a verb of its own, list."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


@routines.command(name="list", help=_("List routines with their ids and lengths: all, or those that suit you now."))
@click.option("--region", type=click.Choice(REGIONS), metavar=_("REGION"), help=_("Those for this part of the body."))
@click.option("--minutes", type=click.IntRange(1), metavar="N", help=_("Those of at most N minutes."))
@click.option(
    "--posture",
    "postures",
    type=click.Choice(get_args(Posture)),
    multiple=True,
    metavar=_("POSTURE"),
    help=_("Only those done in this posture throughout; may be given several times."),
)
@click.option(
    "--equipment",
    type=click.Choice(EQUIPMENT),
    multiple=True,
    metavar=_("THING"),
    help=_("Only those that need nothing but this; may be given several times."),
)
@_needs
@click.option("--discreet", is_flag=True, help=_("Those that nobody notices in an open-plan office."))
@pass_context
def list_(
    context: Context,
    region: str | None,
    minutes: int | None,
    postures: tuple[str, ...],
    equipment: tuple[str, ...],
    needs: tuple[str, ...],
    discreet: bool,
) -> None:
    """Print a line a routine, the shortest first."""

    def suits(routine: Routine) -> bool:
        return (
            (region is None or region in routine.regions)
            and (minutes is None or routine.minutes <= minutes)
            and (not postures or set(routine.postures) <= set(postures))
            and (not equipment or routine.equipment <= set(equipment))
            and routine.equipment >= set(needs)
            and (not discreet or routine.discreet)
        )

    found = library.load(folders(context), words.LANGUAGE)
    suitable = sorted(filter(suits, found.routines.values()), key=lambda each: (each.seconds, each.id))
    likes, _spots = likes_and_spots(context)
    for routine in suitable:
        click.echo(
            f"{routine.id:26} {clock(routine.seconds):>6}  {routine.name}. {routine.purpose}{_mark(routine, likes)}"
        )
    if not suitable:
        click.echo(_("There is no such routine. Ask for less, or see them all with `deskbreak routines`."), err=True)
    _warn(found.faults)


@routines.command(help=_("List the exercises that routines are made of, with their ids."))
@_needs
@pass_context
def exercises(context: Context, needs: tuple[str, ...]) -> None:
    """Print a line an exercise."""
    found = library.load(folders(context), words.LANGUAGE)
    suitable = [each for each in found.exercises.values() if set(each.equipment) >= set(needs)]
    for exercise in sorted(suitable, key=lambda each: each.id):
        click.echo(f"{exercise.id:26} {exercise.name}. {', '.join(exercise.regions)}; {exercise.posture}")
    _warn(found.faults)


@routines.command(
    help=_("Check a file or folder, or else everything there is; names file, line and key of every fault.")
)
@click.argument("path", type=click.Path(exists=True, path_type=Path), required=False)
@pass_context
def check(context: Context, path: Path | None) -> None:
    """Print every fault."""
    places = folders(context)
    if path is not None:
        faults = library.check(path, places)
        right = _("Nothing is wrong with {path}.").format(path=click.format_filename(path))
    else:
        found = library.load(places)
        faults = found.faults
        right = _("Nothing is wrong with {exercises} exercises and {routines} routines.").format(
            exercises=len(found.exercises), routines=len(found.routines)
        )
    if faults:
        raise Stop("\n".join(str(fault) for fault in faults))
    click.echo(right)


def _mark(routine: Routine, likes: Preferences) -> str:
    if routine.id in likes.favourites:
        return " " + _("[favourite]")
    return " " + _("[never offered]") if routine.id in likes.never else ""


def _warn(faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        click.echo(str(fault), err=True)


for each in (show, favourite, never, allow):
    routines.add_command(each)
