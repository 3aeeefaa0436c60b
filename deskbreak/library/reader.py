"""Goes through folders and files of the library and gathers what is right in them and what is wrong."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from deskbreak.core.routine import Exercise, Routine
from deskbreak.library.exercise import Poses, read_exercise
from deskbreak.library.plan import Plan, read_plan
from deskbreak.library.table import Table
from deskbreak.tomlfile import Document, Fault, read
from deskbreak.words import gettext as _

POSES = "poses.toml"


class Reader:
    """What was read so far; a later file replaces an earlier one with the same id."""

    def __init__(self, folders: Sequence[Path], language: str = "en") -> None:
        """`folders` begin with the one that holds the poses."""
        self.exercises: dict[str, Exercise] = {}
        self.faults: list[Fault] = []
        self._plans: dict[str, Plan] = {}
        self._faulty: set[str] = set()
        self._language = language
        self._poses = _poses(folders[0] / POSES) if folders else {}

    def routines(self) -> Mapping[str, Routine]:
        """The routines, made of the exercises as they are now."""
        return {name: plan.routine(self.exercises) for name, plan in self._plans.items()}

    def read_folder(self, folder: Path) -> None:
        """Read a folder with the folders `exercises` and `routines` in it."""
        for path in _toml(folder):
            if path.name != POSES:
                says = _("It is not read here. Move it into the folder exercises or routines beside it.")
                self.faults.append(Fault(path, None, "", says))
        self.read_exercises(folder / "exercises")
        self.read_routines(folder / "routines")

    def read_exercises(self, folder: Path) -> None:
        """Read every exercise in a folder."""
        for path in _toml(folder):
            self.read_exercise(path)

    def read_routines(self, folder: Path) -> None:
        """Read every routine in a folder."""
        for path in _toml(folder):
            self.read_routine(path)

    def read_exercise(self, path: Path) -> None:
        """Read the file of one exercise."""
        document = self._document(path)
        if document is not None:
            self._take_exercise(document)
        else:
            self._faulty.add(path.stem)

    def read_routine(self, path: Path) -> None:
        """Read the file of one routine."""
        document = self._document(path)
        if document is not None:
            self._take_routine(document)

    def read_either(self, path: Path) -> None:
        """Read a file whose folder does not say what it is: only a routine has steps."""
        document = self._document(path)
        if document is not None:
            take = self._take_routine if "steps" in document.data else self._take_exercise
            take(document)

    def _document(self, path: Path) -> Document | None:
        document = read(path)
        if isinstance(document, Fault):
            self.faults.append(document)
            return None
        return document

    def _take_exercise(self, document: Document) -> None:
        faults: list[Fault] = []
        table = Table(document, faults, document.data)
        exercise = read_exercise(table, document.path, self._poses, self._language)
        self.faults.extend(faults)
        if faults:
            self._faulty.add(document.path.stem)
        else:
            self.exercises[exercise.id] = exercise

    def _take_routine(self, document: Document) -> None:
        faults: list[Fault] = []
        table = Table(document, faults, document.data)
        plan = read_plan(table, document.path, self.exercises, self._faulty, self._language)
        self.faults.extend(faults)
        if not faults:
            self._plans[plan.id] = plan


def _toml(folder: Path) -> list[Path]:
    # Editors keep their lock files beside the real ones, with a dot in front.
    return sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))


def _poses(path: Path) -> Poses:
    """The names and scenes alone: to parse all the numbers would cost time for nothing."""
    try:
        text = path.read_text("utf-8")
    except OSError:
        return {}
    poses: dict[str, frozenset[str]] = {}
    for scene, name in re.findall(r"^\[(body|hands|face)\.([a-z0-9-]+)\]", text, re.MULTILINE):
        poses[name] = poses.get(name, frozenset()) | {scene}
    return poses
