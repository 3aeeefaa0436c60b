"""`deskbreak routines`: what can be played, what is liked, and whether a file of one's own is right."""

from pathlib import Path

import click

from deskbreak import library, resources, words
from deskbreak.cli.context import Context, Stop, pass_context
from deskbreak.core import codec
from deskbreak.core.event import Liking
from deskbreak.core.routine import Routine
from deskbreak.core.state import Preferences, State
from deskbreak.core.wording import unknown_routine
from deskbreak.journal.reader import Reader
from deskbreak.library import Library
from deskbreak.words import gettext as _


def _folders(context: Context) -> list[Path]:
    return [resources.folder("routines"), context.folders.routines]


@click.group(help=_("List, show, like or check routines."), invoke_without_command=True)
@click.pass_context
def routines(ctx: click.Context) -> None:
    """Without a verb of its own, list."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


@routines.command(name="list", help=_("List every routine with its id and length, and what you said of it."))
@pass_context
def list_(context: Context) -> None:
    """Print a line a routine."""
    found = library.load(_folders(context), words.LANGUAGE)
    likes = _preferences(context)
    for routine in sorted(found.routines.values(), key=lambda each: (each.seconds, each.id)):
        click.echo(
            f"{routine.id:26} {_clock(routine.seconds):>6}  {routine.name}. {routine.purpose}{_mark(routine, likes)}"
        )
    for fault in found.faults:
        click.echo(str(fault), err=True)


@routines.command(help=_("Show the steps of a routine."))
@click.argument("routine_id", metavar="ID")
@pass_context
def show(context: Context, routine_id: str) -> None:
    """Print one routine."""
    routine = _routine(library.load(_folders(context), words.LANGUAGE), routine_id)
    click.echo(f"{routine.name} ({_clock(routine.seconds)})\n{routine.purpose}")
    for number, step in enumerate(routine.steps, 1):
        exercise = step.exercise
        click.echo(f"\n{number}. {exercise.name}, {_clock(step.seconds)}, x {step.reps}")
        for phase in (*exercise.setup, *exercise.cycle, *exercise.finish):
            click.echo(f"   {phase.seconds:3.0f} s  {phase.text}")
        click.echo("   " + _("Stop if: {stop_if}").format(stop_if=exercise.stop_if))


@routines.command(help=_("Offer a routine more often."))
@click.argument("routine_id", metavar="ID")
@pass_context
def favourite(context: Context, routine_id: str) -> None:
    """Make a routine a favourite."""
    _prefer(context, routine_id, "favourite")


@routines.command(help=_("Never offer a routine; it can still be started by its id."))
@click.argument("routine_id", metavar="ID")
@pass_context
def never(context: Context, routine_id: str) -> None:
    """Rule a routine out."""
    _prefer(context, routine_id, "never")


@routines.command(help=_("Offer a routine like any other again."))
@click.argument("routine_id", metavar="ID")
@pass_context
def allow(context: Context, routine_id: str) -> None:
    """Take back what was said of a routine."""
    _prefer(context, routine_id, "")


@routines.command(help=_("Check a file or folder of your own; names file, line and key of every fault."))
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@pass_context
def check(context: Context, path: Path) -> None:
    """Print every fault."""
    faults = library.check(path, _folders(context))
    if faults:
        raise Stop("\n".join(str(fault) for fault in faults))
    click.echo(_("Nothing is wrong with {path}.").format(path=path))


def _prefer(context: Context, routine_id: str, liking: Liking) -> None:
    context.say({"do": "prefer", "routine": routine_id, "liking": liking})


def _preferences(context: Context) -> Preferences:
    """What the journal holds; a state that no version of ours can read says nothing."""
    with Reader(context.folders.journal) as reader:
        try:
            state = codec.load(reader.state())
        except (ValueError, KeyError, TypeError):
            state = None
    return state.preferences if isinstance(state, State) else Preferences()


def _mark(routine: Routine, likes: Preferences) -> str:
    if routine.id in likes.favourites:
        return " " + _("[favourite]")
    return " " + _("[never offered]") if routine.id in likes.never else ""


def _routine(found: Library, routine_id: str) -> Routine:
    routine = found.routines.get(routine_id)
    if routine is None:
        from difflib import get_close_matches

        raise Stop(unknown_routine(routine_id, get_close_matches(routine_id, list(found.routines), cutoff=0.3)))
    return routine


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
