"""The habit cards, from `routines/habits.toml`."""

from pathlib import Path
from typing import get_args

from deskbreak.core.habit import Habit, Kind
from deskbreak.core.routine import Grade
from deskbreak.errors import DeskbreakError
from deskbreak.library import workstation
from deskbreak.library.exercise import read_name, read_sources
from deskbreak.library.sheet import only_once, read_sheet, read_texts
from deskbreak.library.table import Table
from deskbreak.tomlfile import Fault

NAME = "habits.toml"
_TEXTS = ("name", "what", "why", "today")


def load(folder: Path, language: str = "en") -> tuple[Habit, ...]:
    """The cards in `folder`, in their order. Blocks; raises `DeskbreakError` with the first fault."""
    habits, faults = read(folder / NAME, language)
    if habits is None:
        raise DeskbreakError(str(faults[0]))
    return habits


def read(path: Path, language: str = "en") -> tuple[tuple[Habit, ...] | None, tuple[Fault, ...]]:
    """The cards in the file `path`, and every fault in it; the workstation check's items lie beside it."""
    check, _faults = workstation.read(path.with_name(workstation.NAME))
    items = tuple(each.id for each in check.items) if check is not None else ()
    return read_sheet(path, lambda table: _habits(table, items, language))


def _habits(table: Table, items: tuple[str, ...], language: str) -> tuple[Habit, ...]:
    habits = tuple(_habit(each, items, language) for each in table.tables("habit"))
    only_once(table, "habit", "id", [each.id for each in habits])
    table.close()
    return habits


def _habit(table: Table, items: tuple[str, ...], language: str) -> Habit:
    words = read_texts(table, _TEXTS, language)
    habit = Habit(
        id=read_name(table),
        kind=table.choice("kind", get_args(Kind), "cause"),
        item=table.choice("item", ("", *items), "") if items else table.text("item", ""),
        grade=table.choice("evidence", get_args(Grade)),
        sources=read_sources(table),
        **words,
    )
    table.close()
    return habit
