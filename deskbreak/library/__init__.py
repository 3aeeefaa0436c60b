"""Reads the exercises and routines in `routines/` and in the person's own folder, and says what is wrong and where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from deskbreak.core.routine import Exercise, Routine
from deskbreak.library.reader import Reader
from deskbreak.tomlfile import Fault
from deskbreak.words import gettext as _


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that can be played, by its id, and what had to be left out."""

    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]
    faults: tuple[Fault, ...]


def load(folders: Sequence[Path], language: str = "en") -> Library:
    """Everything in `folders`, the shipped one first; what a later one holds replaces what has the same id.

    Blocks while it reads. A faulty file is left out and told; a folder that is not there holds nothing.
    """
    reader = Reader(folders, language)
    for folder in folders:
        reader.read_folder(folder)
    return Library(reader.exercises, reader.routines(), tuple(reader.faults))


def check(path: Path, folders: Sequence[Path]) -> tuple[Fault, ...]:
    """Every fault in the file or folder `path`; its routines may use the exercises in `folders` and its own."""
    reader = Reader(folders)
    for folder in folders:
        reader.read_folder(folder)
    home = path.parent.parent if path.parent.name == "routines" else None
    if path.is_file() and home is not None:  # a routine's own exercises lie beside it
        reader.read_exercises(home / "exercises")
    reader.faults.clear()
    if path.is_dir():
        _check_folder(path, reader)
    elif path.parent.name == "exercises":
        reader.read_exercise(path)
    elif path.parent.name == "routines":
        reader.read_routine(path)
    else:
        reader.read_either(path)
    return tuple(reader.faults)


def _check_folder(path: Path, reader: Reader) -> None:
    files = [path] if path.name in ("exercises", "routines") else [path / "exercises", path / "routines"]
    if not any(each.is_dir() and any(each.glob("*.toml")) for each in files):
        says = _("There is no .toml file in the folders exercises and routines in here.")
        reader.faults.append(Fault(path, None, "", says))
    elif len(files) == 2:
        reader.read_folder(path)
    elif path.name == "exercises":
        reader.read_exercises(path)
    else:
        reader.read_exercises(path.parent / "exercises")
        reader.faults.clear()
        reader.read_routines(path)
