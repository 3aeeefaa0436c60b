"""Reads the exercises and routines in `routines/` and in the person's own folder, and says what is wrong and where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from deskbreak.core.routine import Exercise, Routine
from deskbreak.library import evidence
from deskbreak.library.reader import EVIDENCE, Reader
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
    parent = path.absolute().parent
    if parent.name == "routines" and not _is_home(parent):  # a routine's own exercises lie beside it
        reader.read_exercises(parent.parent / "exercises")
    reader.faults.clear()
    if path.is_dir():
        _check_folder(path, reader)
    elif path.name == EVIDENCE:
        reader.faults += evidence.load(path)[1]
    elif parent.name == "exercises":
        reader.read_exercise(path)
    elif parent.name == "routines" and not _is_home(parent):
        reader.read_routine(path)
    else:
        reader.read_either(path)
    return tuple(reader.faults)


def _check_folder(path: Path, reader: Reader) -> None:
    if _is_home(path):
        reader.read_folder(path)
        if (path / EVIDENCE).exists():
            reader.faults += evidence.load(path / EVIDENCE)[1]
    elif not any(path.glob("*.toml")):
        says = _("There is nothing to check: no .toml file, nor a folder named exercises or routines.")
        reader.faults.append(Fault(path, None, "", says))
    elif path.absolute().name == "exercises":
        reader.read_exercises(path)
    elif path.absolute().name == "routines":
        reader.read_exercises(path.absolute().parent / "exercises")
        reader.faults.clear()
        reader.read_routines(path)
    else:
        reader.read_folder(path)


def _is_home(folder: Path) -> bool:
    # The person's own folder is called "routines" as well as the one for routines inside it.
    return (folder / "exercises").is_dir() or (folder / "routines").is_dir()
