"""A file that a verb makes for the person: whole or not at all, theirs only, and never over another by accident."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from deskbreak.cli.context import Stop
from deskbreak.words import gettext as _


@contextmanager
def written(file: Path, *, force: bool) -> Iterator[Path]:
    """An empty file to write into, which takes the name `file` once the block is done; raises `Stop`."""
    shown = click.format_filename(file)
    if file.exists() and not force:
        raise Stop(_("{path} is there already. Name another file, or write over it with --force.").format(path=shown))
    try:
        # Beside the file first, readable by its owner only: whatever happens, no half of it stands under its name.
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".deskbreak-") as beside:
            draft = Path(beside) / file.name
            draft.touch(mode=0o600)
            yield draft
            draft.replace(file)
    except OSError as fault:
        raise Stop(
            _("{path} cannot be written ({fault}). Name a file in a folder of yours, on a disk with room.").format(
                path=shown, fault=fault.strerror
            )
        ) from None
