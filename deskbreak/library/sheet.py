"""A file that holds many things of one kind, such as all items of the workstation check."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from deskbreak.library.exercise import FALLBACK, texts
from deskbreak.library.table import Table, TooManyFaults
from deskbreak.library.wording import promises_nothing
from deskbreak.tomlfile import Fault, read
from deskbreak.words import gettext as _

T = TypeVar("T")


def read_sheet(path: Path, read_from: Callable[[Table], T]) -> tuple[T | None, tuple[Fault, ...]]:
    """What `read_from` reads in the file `path`, and every fault in it; where there are any, `None` is read."""
    document = read(path)
    if isinstance(document, Fault):
        return None, (document,)
    faults: list[Fault] = []
    value = None
    with contextlib.suppress(TooManyFaults):
        value = read_from(Table(document, faults, document.data))
    return (None if faults else value), tuple(faults)


def read_texts(table: Table, keys: tuple[str, ...], language: str) -> Mapping[str, str]:
    """The texts `keys` from `[text.LANGUAGE]`, or else from the fallback; those in every other language are checked."""
    words = {code: _words(each, keys, code) for code, each in texts(table).items()}
    return words.get(language) or words.get(FALLBACK) or dict.fromkeys(keys, "")


def only_once(table: Table, tables: str, key: str, values: Sequence[object]) -> None:
    """Tell the `values` of `key` in the list of `tables` that were there before."""
    for index, value in enumerate(values):
        if value in values[:index]:
            table.fault(_("{value} is there already. Each has its own.").format(value=value), tables, index, key)


def _words(table: Table, keys: tuple[str, ...], language: str) -> Mapping[str, str]:
    words = {key: table.text(key) for key in keys}
    for key, text in words.items():
        promises_nothing(table, language, text, key)
    table.close()
    return words
