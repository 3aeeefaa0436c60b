"""Goes through folders and files of the library and gathers what is right in them and what is wrong."""

import contextlib
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from deskbreak.core.routine import Exercise, Routine
from deskbreak.library.exercise import Poses, read_exercise
from deskbreak.library.plan import Plan, read_plan
from deskbreak.library.table import Table, TooManyFaults
from deskbreak.tomlfile import Document, Fault, read
from deskbreak.words import gettext as _

POSES = "poses.toml"
BODY = "body.toml"
READ_ELSEWHERE = {POSES, BODY, "workstation.toml", "habits.toml", "evidence.toml"}
"""What lies beside the folders and holds no exercise or routine."""

T = TypeVar("T")


class Reader:
    """What was read so far; a later file replaces an earlier one with the same id."""

    def __init__(self, folders: Sequence[Path], language: str = "en") -> None:
        """`folders` begin with the one that holds the poses."""
        self.exercises: dict[str, Exercise] = {}
        self.faults: list[Fault] = []
        self._plans: dict[str, Plan] = {}
        self._faulty: set[str] = set()
        self._language = language
        self._poses = poses_in(folders[0] / POSES) if folders else {}

    def routines(self) -> Mapping[str, Routine]:
        """The routines, made of the exercises as they are now."""
        return {name: plan.routine(self.exercises) for name, plan in self._plans.items()}

    def read_folder(self, folder: Path) -> None:
        """Read a folder with the folders `exercises` and `routines` in it."""
        for path in self._toml(folder):
            if path.name not in READ_ELSEWHERE:
                says = _("It is not read here. Move it into the folder exercises or routines beside it.")
                self.faults.append(Fault(path, None, "", says))
        self.read_exercises(folder / "exercises")
        self.read_routines(folder / "routines")

    def read_exercises(self, folder: Path) -> None:
        """Read every exercise in a folder."""
        for path in self._toml(folder):
            self.read_exercise(path)

    def read_routines(self, folder: Path) -> None:
        """Read every routine in a folder."""
        for path in self._toml(folder):
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
        exercise = self._taken(document, lambda table: read_exercise(table, document.path, self._poses, self._language))
        if exercise is None:
            self._faulty.add(document.path.stem)
        else:
            self.exercises[exercise.id] = exercise

    def _take_routine(self, document: Document) -> None:
        exercises, faulty = self.exercises, self._faulty
        plan = self._taken(document, lambda table: read_plan(table, document.path, exercises, faulty, self._language))
        if plan is not None:
            self._plans[plan.id] = plan

    def _taken(self, document: Document, read_from: Callable[[Table], T]) -> T | None:
        """What `read_from` reads in the document; `None` where there is a fault in it, which is told."""
        faults: list[Fault] = []
        value = None
        with contextlib.suppress(TooManyFaults):
            value = read_from(Table(document, faults, document.data))
        self.faults.extend(faults)
        return None if faults else value

    def _toml(self, folder: Path) -> list[Path]:
        """The files to read in `folder`, in order; a folder that is not there has none."""
        try:
            # Editors keep their lock files beside the real ones, with a dot in front.
            return sorted(path for path in folder.iterdir() if path.suffix == ".toml" and path.name[0] != ".")
        except FileNotFoundError:
            return []
        except OSError as fault:
            says = _("The folder cannot be read: {fault}.").format(fault=fault.strerror)
            self.faults.append(Fault(folder, None, "", says))
            return []


def poses_in(path: Path) -> Poses:
    """The names and scenes alone: to parse all the numbers would cost time for nothing."""
    try:
        text = path.read_text("utf-8")
    except OSError:
        return {}
    poses: dict[str, frozenset[str]] = {}
    for scene, name in re.findall(r"^\[(body|hands|face)\.([a-z0-9-]+)\]", text, re.MULTILINE):
        poses[name] = poses.get(name, frozenset()) | {scene}
    return poses
