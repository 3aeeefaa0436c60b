"""Writing a file that a verb was asked for: whole or not at all, readable by its owner only."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from deskbreak.cli.context import Stop
from deskbreak.words import gettext as _


@contextlib.contextmanager
def draft(file: Path, *, force: bool) -> Iterator[Path]:
    """An empty file to write into, which takes the place of `file` at the end; ends the verb where that cannot be.

    What is there already is written over with `force` only.
    """
    shown = click.format_filename(file)
    if file.exists() and not force:
        raise Stop(_("{path} is there already. Name another file, or write over it with --force.").format(path=shown))
    try:
        # Beside the file first: whatever happens, no half of it stands under its name.
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".deskbreak-") as beside:
            path = Path(beside) / file.name
            path.touch(mode=0o600)
            yield path
            path.replace(file)
    except OSError as fault:
        raise Stop(
            _("{path} cannot be written ({fault}). Name a file in a folder of yours, on a disk with room.").format(
                path=shown, fault=fault.strerror
            )
        ) from None
