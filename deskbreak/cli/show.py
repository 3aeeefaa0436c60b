"""`deskbreak routines show`: a routine or an exercise in words, or as a picture."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

import click

from deskbreak import library, resources, words
from deskbreak.cli.completing import playable_ids
from deskbreak.cli.context import Context, Stop, pass_context
from deskbreak.core import replies, vocabulary
from deskbreak.core.routine import Routine, Step
from deskbreak.library import Library
from deskbreak.window import names
from deskbreak.words import gettext as _


@click.command(help=_("Show a routine or an exercise, phase by phase."))
@click.argument("name", metavar="ID", shell_complete=playable_ids)
@click.option(
    "--picture",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=_("FILE.png"),
    help=_("Draw its poses into a file instead."),
)
@click.option("--dark", is_flag=True, help=_("Draw them on a dark ground."))
@pass_context
def show(context: Context, name: str, picture: Path | None, dark: bool) -> None:
    """Print it, or draw it."""
    found = library.load(folders(context), words.LANGUAGE)
    steps = _steps(found, name)
    if picture is not None:
        _draw(steps, picture, dark=dark)
    elif name in found.playable:
        _print_routine(found, name)
    else:
        _print_exercise(steps[0])


def folders(context: Context) -> list[Path]:
    """Where exercises and routines lie, the shipped ones first."""
    return [resources.folder("routines"), context.folders.routines]


def pick(found: Library, routine_id: str) -> Routine:
    """The routine with this id; ends the verb where there is none."""
    routine = found.playable.get(routine_id)
    if routine is None:
        raise Stop(replies.unknown_routine(routine_id, get_close_matches(routine_id, list(found.playable), cutoff=0.5)))
    return routine


def clock(seconds: float) -> str:
    """A length in minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def _steps(found: Library, name: str) -> list[Step]:
    """What `name` is made of, each exercise once; a routine goes before an exercise of the same name."""
    if name in found.playable:
        return list({step.exercise.id: step for step in found.playable[name].steps}.values())
    if name in found.exercises:
        exercise = found.exercises[name]
        return [Step(exercise, exercise.reps)]
    near = get_close_matches(name, [*found.playable, *found.exercises], cutoff=0.5)
    raise Stop(replies.unknown_routine(name, near))


def _print_routine(found: Library, name: str) -> None:
    routine = found.playable[name]
    click.echo(f"{routine.name} ({clock(routine.seconds)})\n{routine.purpose}")
    click.echo(_needs(routine.equipment))
    for number, step in enumerate(routine.steps, 1):
        click.echo(f"\n{number}. {step.exercise.name} ({clock(step.seconds)})")
        _print_step(step)


def _print_exercise(step: Step) -> None:
    exercise = step.exercise
    click.echo(f"{exercise.name} ({clock(step.seconds)})\n{exercise.muscles}\n")
    _print_step(step)


def _print_step(step: Step) -> None:
    exercise = step.exercise
    how = (names.postures()[exercise.posture], names.often(step), names.intensity(exercise.intensity))
    click.echo(f"   {', '.join(how)}.")
    if exercise.equipment:
        click.echo(f"   {_needs(exercise.equipment)}")
    for phase in (*exercise.setup, *exercise.cycle, *exercise.finish):
        click.echo(f"   {phase.seconds:3.0f} s  {phase.text}")
    click.echo("   " + _("Stop if: {stop_if}").format(stop_if=exercise.stop_if))
    known = _("What is known ({grade}): {evidence}")
    click.echo("   " + known.format(grade=exercise.evidence, evidence=names.evidence(exercise.evidence)))
    for source in exercise.sources:
        click.echo(f"   {source}")


def _needs(equipment: Iterable[str]) -> str:
    things = vocabulary.things()
    needed = ", ".join(things[each] for each in sorted(equipment))
    return _("Needs: {things}.").format(things=needed) if needed else _("Needs nothing.")


def _draw(steps: list[Step], path: Path, *, dark: bool) -> None:
    """A row of pictures for each step."""
    from deskbreak.figure.sheet import sheet, stacked
    from deskbreak.figure.still import Theme

    theme: Theme = "dark" if dark else "light"
    image = stacked([sheet(step.exercise, theme=theme, side=step.side) for step in steps], theme)
    try:
        image.save(path)
    except (OSError, ValueError) as fault:
        says = _(
            "The picture cannot be written to {path} ({fault}). Name a file that ends in .png, in a folder of yours."
        )
        raise Stop(says.format(path=click.format_filename(path), fault=fault)) from None
    click.echo(_("Drawn: {path}").format(path=click.format_filename(path)))
