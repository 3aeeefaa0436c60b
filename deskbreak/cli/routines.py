"""`deskbreak routines`: what can be played, and whether a file of one's own is right."""

from pathlib import Path

import click

from deskbreak import library, resources, words
from deskbreak.cli.context import Context, Stop, pass_context
from deskbreak.core.routine import Routine
from deskbreak.core.wording import unknown_routine
from deskbreak.library import Library
from deskbreak.words import gettext as _


def folders(context: Context) -> list[Path]:
    """Where routines lie, in the order in which the library takes them."""
    return [resources.folder("routines"), context.folders.routines]


@click.group(help=_("List, show or check routines."), invoke_without_command=True)
@click.pass_context
def routines(ctx: click.Context) -> None:
    """Without a verb of its own, list."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


@routines.command(name="list", help=_("List every routine with its id and length."))
@pass_context
def list_(context: Context) -> None:
    """Print a line a routine."""
    found = library.load(folders(context), words.LANGUAGE)
    for routine in sorted(found.routines.values(), key=lambda each: (each.seconds, each.id)):
        click.echo(f"{routine.id:26} {_clock(routine.seconds):>6}  {routine.name}. {routine.purpose}")
    for fault in found.faults:
        click.echo(str(fault), err=True)


@routines.command(help=_("Show the steps of a routine."))
@click.argument("routine_id", metavar="ID")
@pass_context
def show(context: Context, routine_id: str) -> None:
    """Print one routine."""
    routine = pick(library.load(folders(context), words.LANGUAGE), routine_id)
    click.echo(f"{routine.name} ({_clock(routine.seconds)})\n{routine.purpose}")
    for number, step in enumerate(routine.steps, 1):
        exercise = step.exercise
        click.echo(f"\n{number}. {exercise.name}, {_clock(step.seconds)}, x {step.reps}")
        for phase in (*exercise.setup, *exercise.cycle, *exercise.finish):
            click.echo(f"   {phase.seconds:3.0f} s  {phase.text}")
        click.echo("   " + _("Stop if: {stop_if}").format(stop_if=exercise.stop_if))


@routines.command(help=_("Check a file or folder of your own; names file, line and key of every fault."))
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@pass_context
def check(context: Context, path: Path) -> None:
    """Print every fault."""
    faults = library.check(path, folders(context))
    if faults:
        raise Stop("\n".join(str(fault) for fault in faults))
    click.echo(_("Nothing is wrong with {path}.").format(path=path))


def pick(found: Library, routine_id: str) -> Routine:
    """The routine with this id; ends the verb where there is none."""
    routine = found.routines.get(routine_id)
    if routine is None:
        from difflib import get_close_matches

        raise Stop(unknown_routine(routine_id, get_close_matches(routine_id, list(found.routines), cutoff=0.3)))
    return routine


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
