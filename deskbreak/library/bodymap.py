"""The body map from its file, every key of it checked against the zones and what the library holds."""

import contextlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from deskbreak.core.body.map import BodyMap, Muscle, Place, Question, Tier
from deskbreak.core.body.zone import ZONES
from deskbreak.core.listing import ID
from deskbreak.core.routine import Exercise, Grade
from deskbreak.library.exercise import read_sources
from deskbreak.library.sheet import read_texts
from deskbreak.library.table import Table, TooManyFaults, hint
from deskbreak.tomlfile import Document, Fault, read
from deskbreak.words import gettext as _

WORDS = ("name", "common", "sits", "felt", "clue", "press", "caution")
"""What is said of a muscle in each language."""


def load(
    path: Path, exercises: Mapping[str, Exercise], routines: Collection[str], language: str = "en"
) -> tuple[BodyMap, tuple[Fault, ...]]:
    """The map in the file `path`, and what is wrong with it.

    `exercises` and the ids of `routines` are those that it may name. Blocks while it reads. What is faulty is left out,
    so only a map without faults is sure to hold every place; one that cannot be read holds nothing.
    """
    document = read(path)
    if isinstance(document, Fault):
        return BodyMap({}, {}), (document,)
    reading = _Reading(document, _Known(exercises, routines, language))
    with contextlib.suppress(TooManyFaults):
        reading.read()
    return BodyMap(reading.muscles, reading.places), tuple(reading.faults)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the file may name."""

    exercises: Mapping[str, Exercise]
    routines: Collection[str]
    language: str


class _Reading:
    """What was read of the file so far."""

    def __init__(self, document: Document, known: _Known) -> None:
        self.faults: list[Fault] = []
        self.muscles: dict[str, Muscle] = {}
        self.places: dict[str, Place] = {}
        self._root = Table(document, self.faults, document.data)
        self._known = known
        self._questions: dict[str, Question] = {}

    def read(self) -> None:
        """Questions and muscles first, for the zones name both. Raises `TooManyFaults`."""
        questions, muscles, zones = (self._tables(key) for key in ("question", "muscle", "zone"))
        self._root.close()
        for name, table in questions.items():
            self._questions[name] = _question(table, name, self._known)
        for name, table in muscles.items():
            self.muscles[name] = _muscle(table, name, self._known)
        for name, table in zones.items():
            if name in ZONES:
                self.places[name] = _place(table, name, self._questions, self.muscles, self._known)
            else:
                self._root.fault(_("There is no zone “{zone}”.").format(zone=name) + hint(name, ZONES), "zone", name)
        for zone in ZONES:
            if zone not in zones:
                says = _("The zone “{zone}” is missing. Add a table [zone.{zone}].").format(zone=zone)
                self._root.fault(says, "zone")
        self._tell_unreached()

    def _tables(self, key: str) -> dict[str, Table]:
        table = self._root.table(key)
        found = {} if table is None else table.subtables()
        for name in found:
            if not re.fullmatch(ID, name):
                says = _("An id is made of small letters, digits and single hyphens, such as chin-tuck.")
                self._root.fault(says, key, name)
        return found

    def _tell_unreached(self) -> None:
        reached = {muscle for place in self.places.values() for muscle in place.muscles}
        asked = {question for place in self.places.values() for question in place.questions}
        for name in self.muscles:
            if name not in reached:
                self._root.fault(_("No zone leads to this muscle. Name it in the muscles of one."), "muscle", name)
        for name, question in self._questions.items():
            if question not in asked:
                self._root.fault(_("No zone asks this. Name it in the questions of one."), "question", name)


def _question(table: Table, name: str, known: _Known) -> Question:
    tier: Tier = table.choice("tier", get_args(Tier))
    question = Question(name, tier, read_texts(table, ("ask",), known.language)["ask"])
    table.close()
    return question


def _muscle(table: Table, name: str, known: _Known) -> Muscle:
    pressed = table.flag("pressed")
    moves = _exercises(table, "exercises", known)
    stretch, move = (_one_of(table, key, moves) for key in ("stretch", "move"))
    releases = _releases(table, known, pressed=pressed)
    causes = table.some("causes", needed=True)
    for index, cause in enumerate(causes):
        if not re.fullmatch(ID, cause):
            says = _("A cause is the id of a habit card, such as head-forward.")
            table.fault(says, "causes", index)
    grade: Grade = table.choice("evidence", get_args(Grade))
    sources = read_sources(table)
    words = read_texts(table, WORDS, known.language)
    table.close()
    return Muscle(
        id=name,
        pressed=pressed,
        exercises=moves,
        releases=releases,
        stretch=stretch,
        move=move,
        causes=causes,
        grade=grade,
        sources=sources,
        **words,
    )


def _place(
    table: Table, zone: str, questions: Mapping[str, Question], muscles: Mapping[str, Muscle], known: _Known
) -> Place:
    asked = tuple(questions[name] for name in _named(table, "questions", questions))
    tiers = [get_args(Tier).index(question.tier) for question in asked]
    if tiers != sorted(tiers):
        table.fault(_("Ask the most pressing first: those of now, then of today, then of soon."), "questions")
    behind = _named(table, "muscles", muscles)
    first = table.text("first")
    if first and first not in known.routines:
        table.fault(_("There is no routine “{name}”.").format(name=first) + hint(first, known.routines), "first")
    table.close()
    return Place(zone, asked, behind, first)


def _exercises(table: Table, key: str, known: _Known, *, needed: bool = True) -> tuple[str, ...]:
    """The ids under `key`; those of no exercise are told and left out."""
    found: list[str] = []
    for index, name in enumerate(table.some(key, needed=needed)):
        if name in known.exercises:
            found.append(name)
        else:
            says = _("There is no exercise “{name}”.").format(name=name)
            table.fault(says + hint(name, known.exercises), key, index)
    return tuple(found)


def _releases(table: Table, known: _Known, *, pressed: bool) -> tuple[str, ...]:
    found: list[str] = []
    for index, name in enumerate(_exercises(table, "releases", known, needed=False)):
        kind = known.exercises[name].kind
        if kind == "exercise":
            says = _("“{name}” is a movement. Name what presses, rolls, warms or cools: the kinds release and comfort.")
            table.fault(says.format(name=name), "releases", index)
        elif kind == "release" and not pressed:
            says = _("“{name}” presses, and without `pressed = true` this muscle is not for pressing.")
            table.fault(says.format(name=name), "releases", index)
        else:
            found.append(name)
    return tuple(found)


def _one_of(table: Table, key: str, moves: tuple[str, ...]) -> str:
    name = table.text(key)
    if name and name not in moves:
        table.fault(_("“{name}” is not among the exercises of this muscle.").format(name=name) + hint(name, moves), key)
    return name


def _named(table: Table, key: str, names: Mapping[str, object]) -> tuple[str, ...]:
    """The ids under `key`, each one of `names`; others are told and left out."""
    named = table.some(key, tuple(names), needed=True)
    return tuple(name for name in named if name in names)
