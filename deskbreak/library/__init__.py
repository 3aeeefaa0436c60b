"""Reads the exercises and routines in `routines/` and in the person's own folder, and says what is wrong and where."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from deskbreak.core.body.map import BodyMap
from deskbreak.core.listing import Listing
from deskbreak.core.routine import Exercise, Routine
from deskbreak.library import bodymap, evidence, habits, relief, workstation
from deskbreak.library.reader import BODY, Reader
from deskbreak.tomlfile import Fault
from deskbreak.words import gettext as _

SHEETS: Mapping[str, Callable[[Path], tuple[object, tuple[Fault, ...]]]] = {
    workstation.NAME: workstation.read,
    habits.NAME: habits.read,
    evidence.NAME: evidence.load,
}
"""The files beside the folders that are read each on its own, by whom."""


@dataclass(frozen=True, slots=True)
class Library:
    """What there is to play by its id, the body map, and what had to be left out.

    `routines` are those to choose from; `reliefs` are made of the body map and asked for by name only.
    """

    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]
    body: BodyMap
    reliefs: Mapping[str, Routine]
    faults: tuple[Fault, ...]

    @property
    def playable(self) -> Mapping[str, Routine]:
        """Routines and reliefs; a routine of one's own goes before a relief of the same id."""
        return {**self.reliefs, **self.routines}

    def listings(self) -> dict[str, Listing]:
        """All that is playable as the schedule needs it."""
        return {name: self._listing(routine) for name, routine in self.playable.items()}

    def _listing(self, routine: Routine) -> Listing:
        muscles = self.body.muscles_of(step.exercise.id for step in routine.steps)
        return replace(routine.listing(), muscles=muscles)


def load(folders: Sequence[Path], language: str = "en") -> Library:
    """Everything in `folders`, the shipped one first; what a later one holds replaces what has the same id.

    Blocks while it reads. A faulty file is left out and told; a folder that is not there holds nothing. The body map is
    the shipped one's.
    """
    reader = Reader(folders, language)
    for folder in folders:
        reader.read_folder(folder)
    routines = reader.routines()
    body, faults = bodymap.load(folders[0] / BODY, reader.exercises, routines, language)
    reliefs = relief.made(body, reader.exercises)
    return Library(reader.exercises, routines, body, reliefs, (*reader.faults, *faults))


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
    elif path.name == BODY:
        _check_map(path, reader)
    elif path.name in SHEETS:
        reader.faults += SHEETS[path.name](path)[1]
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
        if (path / BODY).exists():
            _check_map(path / BODY, reader)
        for name, read in SHEETS.items():
            if (path / name).exists():
                reader.faults += read(path / name)[1]
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


def _check_map(path: Path, reader: Reader) -> None:
    _map, faults = bodymap.load(path, reader.exercises, reader.routines())
    reader.faults += faults


def _is_home(folder: Path) -> bool:
    # The person's own folder is called "routines" as well as the one for routines inside it.
    return (folder / "exercises").is_dir() or (folder / "routines").is_dir()
