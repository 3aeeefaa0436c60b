"""`deskbreak week --picture FILE.png`: the week as a picture, to keep or to send."""

from pathlib import Path

import click

from deskbreak.cli.newfile import written
from deskbreak.cli.weektext import Shown
from deskbreak.words import gettext as _


def save(shown: Shown, file: Path, *, force: bool) -> None:
    """Draw the week into `file` and say so; raises `Stop` where that cannot be done."""
    if file.suffix.lower() != ".png":
        raise click.UsageError(_("Name a file that ends in .png."))
    from deskbreak import weekpicture

    with written(file, force=force) as draft:
        weekpicture.draw(shown.told, shown.routines).save(draft, "PNG")
    click.echo(_("The week is drawn in {path}.").format(path=click.format_filename(file)))
