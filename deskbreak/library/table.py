"""One table of a TOML document, read key by key: what is wrong is noted as a fault, and reading goes on."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from deskbreak.tomlfile import Document, Fault, spelled
from deskbreak.words import gettext as _

MOST_FAULTS = 30
"""The most faults that are reported of one file: once these are corrected, the file is checked again."""
LONGEST_TEXT = 400
"""Characters of a text; the longest of a page's sentences have half of that."""
LONGEST_NAME = 60
"""Characters of what may be the slip of a pen; it takes long to look for names that are near to a longer one."""

_MISSING = object()


class TooManyFaults(Exception):
    """The rest of the file is not worth reading."""


def hint(name: str, names: Iterable[str]) -> str:
    """A sentence with the nearest of `names`, to be put behind another one; "" where none is near."""
    near = get_close_matches(name, list(names), n=3, cutoff=0.5) if len(name) <= LONGEST_NAME else []
    return _(" Did you mean {near}?").format(near=_(" or ").join(near)) if near else ""


class Table:
    """Each method reads one key; after a fault it returns a harmless value of the right type.

    The keys asked for are the ones known: `close` tells all others.
    """

    def __init__(self, document: Document, faults: list[Fault], data: dict[str, Any], keys: tuple[str | int, ...] = ()):
        """`keys` lead to the table `data` in `document`; faults are appended to `faults`."""
        self._document = document
        self._faults = faults
        self._data = data
        self._keys = keys
        self._known: list[str] = []

    def fault(self, says: str, *keys: str | int) -> None:
        """Note what is wrong with the key that `keys` lead to from here; without any, with the table itself.

        Raises `TooManyFaults` where there were many before.
        """
        if len(self._faults) == MOST_FAULTS:
            more = _("There are more faults after this one. Correct these first.")
            self._faults.append(self._document.fault(more, *self._keys, *keys))
            raise TooManyFaults
        self._faults.append(self._document.fault(says, *self._keys, *keys))

    def has(self, key: str) -> bool:
        """Whether `key` is written."""
        return key in self._data

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not blank; one that may be left out has a `default`."""
        value = self._value(key, _MISSING if default is None else default)
        if value is _MISSING:
            return ""
        if not isinstance(value, str) or (not value.strip() and value != default):
            self.fault(_('Write a text in quotes, such as {key} = "…".').format(key=key), key)
            return ""
        text = value.strip()
        if len(text) > LONGEST_TEXT:
            says = _("This text has {length} characters. Write {most} at most.")
            self.fault(says.format(length=len(text), most=LONGEST_TEXT), key)
        return text

    def choice(self, key: str, names: tuple[str, ...], default: str | None = None) -> Any:
        """One of `names`."""
        value = self._value(key, _MISSING if default is None else default)
        if value is _MISSING:
            return names[0]
        if not isinstance(value, str) or value not in names:
            listed = ", ".join(f'"{name}"' for name in names)
            self.fault(
                _("Choose one of {names}.").format(names=listed) + hint(value if isinstance(value, str) else "", names),
                key,
            )
            return names[0]
        return value

    def flag(self, key: str) -> bool:
        """True or false; false where it is left out."""
        value = self._value(key, False)
        if not isinstance(value, bool):
            self.fault(_("Write true or false, without quotes."), key)
        return value is True

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float:
        """A number from `low` to `high`; one that may be left out has a `default`."""
        value = self._value(key, _MISSING if default is None else default)
        if value is _MISSING:
            return low
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            self.fault(_("Write a number from {low:g} to {high:g}.").format(low=low, high=high), key)
            return low
        return float(value)

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        value = self._value(key)
        if value is _MISSING:
            return low
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.fault(_("Write a whole number from {low} to {high}.").format(low=low, high=high), key)
            return low
        return value

    def span(self, key: str, low: int, high: int, default: tuple[int, int]) -> tuple[int, int]:
        """Two whole numbers from `low` to `high`, the smaller first."""
        value = self._value(key, list(default))
        match value:
            case [int(first), int(last)] if low <= first <= last <= high:
                return (first, last)
        says = _("Write two whole numbers from {low} to {high}, the smaller first, such as [3, 10].")
        self.fault(says.format(low=low, high=high), key)
        return default

    def some(self, key: str, names: tuple[str, ...] | None = None, *, needed: bool = False) -> tuple[str, ...]:
        """A list of texts, each one of `names` where there are any; empty where it may be left out."""
        value = self._value(key) if needed else self._value(key, [])
        if value is _MISSING:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value) or (needed and not value):
            self.fault(_('Write a list of texts, such as {key} = ["…"].').format(key=key), key)
            return ()
        for index, each in enumerate(value):
            if names is not None and each not in names:
                listed = ", ".join(f'"{name}"' for name in names)
                says = _("“{each}” is none of {names}.").format(each=each, names=listed)
                self.fault(says + hint(each, names), key, index)
        return tuple(value)

    def table(self, key: str) -> "Table | None":
        """The table below `key`; `None` where there is none, which is not told."""
        value = self._value(key, None)
        if isinstance(value, dict):
            return Table(self._document, self._faults, value, (*self._keys, key))
        if value is not None:
            self.fault(_("Write a table of its own: [{key}].").format(key=spelled((*self._keys, key))), key)
        return None

    def tables(self, key: str) -> "tuple[Table, ...]":
        """The list of tables below `key`; empty where there is none."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            name = spelled((*self._keys, key))
            self.fault(_("Write a list of tables, each headed [[{name}]] or in braces.").format(name=name), key)
            return ()
        return tuple(
            Table(self._document, self._faults, each, (*self._keys, key, index)) for index, each in enumerate(value)
        )

    def subtables(self) -> "dict[str, Table]":
        """Every table in this one, by its key."""
        found = {key: self.table(key) for key in self._data}
        return {key: table for key, table in found.items() if table is not None}

    def close(self) -> None:
        """Tell every key that nobody asked for."""
        for key in self._data:
            if key not in self._known:
                unused = [name for name in self._known if name not in self._data]
                self.fault(_("There is no key of this name.") + hint(key, unused), key)

    def _value(self, key: str, default: Any = _MISSING) -> Any:
        self._known.append(key)
        if key in self._data:
            return self._data[key]
        if default is _MISSING:
            self.fault(_("This key is missing. Please add it."), key)
        return default
