"""A TOML file that knows on which line each key stands, so that a fault can name its place."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskbreak.words import gettext as _

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file; `key` is empty where it concerns the file as a whole."""

    path: Path
    line: int | None
    key: str
    says: str

    def __str__(self) -> str:
        """File, line, key and what is wrong, in one sentence for a person."""
        place = f"{self.path}:{self.line}" if self.line is not None else str(self.path)
        return f"{place}: {self.key}: {self.says}" if self.key else f"{place}: {self.says}"


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, and where."""

    path: Path
    data: dict[str, Any]
    lines: dict[Keys, int]

    def line_of(self, *keys: str | int) -> int | None:
        """The line of the key that `keys` lead to; of the nearest table above it where it is not written."""
        for length in range(len(keys), 0, -1):
            if keys[:length] in self.lines:
                return self.lines[keys[:length]]
        return None

    def fault(self, says: str, *keys: str | int) -> Fault:
        """What is wrong with the key that `keys` lead to."""
        return Fault(self.path, self.line_of(*keys), spelled(keys), says)


def read(path: Path) -> Document | Fault:
    """The document in `path`, or why there is none. Never raises for what stands in the file."""
    try:
        raw = path.read_bytes()
        # Windows' editors put a byte order mark in front, and end lines in two characters.
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as fault:
        return Fault(path, None, "", _("The file cannot be read: {fault}.").format(fault=fault.strerror))
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        return Fault(path, line, "", _("The file is not UTF-8 text. Save it as UTF-8."))
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as broken:  # ValueError: also a number with too many digits for int()
        return Fault(path, _line_in(str(broken), text), "", _("This is no TOML: {fault}.").format(fault=broken))
    return Document(path, data, dict(_positions(text)))


def spelled(keys: Keys) -> str:
    """Keys as a person writes them: `cycle[2].pose`, counted from 1."""
    said = ""
    for key in keys:
        said += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if said else key
    return said


def _line_in(says: str, text: str) -> int | None:
    found = re.search(r"at line (\d+)", says)
    if found is not None:
        return int(found[1])
    return text.count("\n") + 1 if "end of document" in says else None


_TOKEN = re.compile(
    r'''(?P<newline>\n)|(?P<comment>\#[^\n]*)|(?P<long>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5})'''
    r"""|(?P<text>"(?:\\.|[^"\\\n])*"|'[^'\n]*')|(?P<mark>[\[\]{}=,.])|(?P<space>[ \t\r]+)"""
    r"""|(?P<bare>[^\s\[\]{}=,.#"']+)""",
    re.DOTALL,
)
"""TOML as far as positions need it: the text was parsed already, so whatever matches is what it looks like."""


class _Scanner:
    """Walks over valid TOML once and notes where keys, tables and list items begin."""

    def __init__(self, text: str) -> None:
        self._tokens = list(self._split(text))
        self._at = 0
        self._counts: dict[Keys, int] = {}
        self.found: list[tuple[Keys, int]] = []

    def scan(self) -> None:
        """Go through the whole text."""
        table: Keys = ()
        while self._at < len(self._tokens):
            kind, value, line = self._tokens[self._at]
            if kind == "newline":
                self._at += 1
            elif value == "[":
                table = self._header(line)
            else:
                self._pair(table)

    def _header(self, line: int) -> Keys:
        several = self._tokens[self._at + 1][1] == "["
        self._at += 2 if several else 1
        keys = self._resolved(self._key())
        self._at += 2 if several else 1
        if several:
            count = self._counts.get(keys, 0)
            self._counts[keys] = count + 1
            if count == 0:
                self.found.append((keys, line))
            keys = (*keys, count)
        self.found.append((keys, line))
        return keys

    def _resolved(self, keys: Keys) -> Keys:
        """A header below a list of tables means its latest item."""
        full: Keys = ()
        for position, key in enumerate(keys):
            full = (*full, key)
            if position < len(keys) - 1 and full in self._counts:
                full = (*full, self._counts[full] - 1)
        return full

    def _pair(self, table: Keys) -> None:
        line = self._tokens[self._at][2]
        keys = (*table, *self._key())
        self._at += 1  # the equals sign
        for length in range(len(table) + 1, len(keys) + 1):
            self.found.append((keys[:length], line))
        self._value(keys)

    def _key(self) -> Keys:
        parts: list[str] = []
        while True:
            kind, value, _line = self._tokens[self._at]
            if kind == "text":
                parts.append(next(iter(tomllib.loads(f"{value} = 0"))))
            elif kind == "bare":
                parts.append(value)
            elif value != ".":
                return tuple(parts)
            self._at += 1

    def _value(self, keys: Keys) -> None:
        value = self._tokens[self._at][1]
        if value == "[":
            self._items(keys)
        elif value == "{":
            self._at += 1
            while self._skip_lines() != "}":
                self._pair(keys)
                if self._skip_lines() == ",":
                    self._at += 1
            self._at += 1
        else:
            while self._at < len(self._tokens) and not self._ends_value():
                self._at += 1

    def _items(self, keys: Keys) -> None:
        self._at += 1
        index = 0
        while self._skip_lines() != "]":
            self.found.append(((*keys, index), self._tokens[self._at][2]))
            self._value((*keys, index))
            index += 1
            if self._skip_lines() == ",":
                self._at += 1
        self._at += 1

    def _ends_value(self) -> bool:
        kind, value, _line = self._tokens[self._at]
        return kind == "newline" or (kind == "mark" and value in ",]}")

    def _skip_lines(self) -> str:
        while self._tokens[self._at][0] == "newline":
            self._at += 1
        return self._tokens[self._at][1]

    @staticmethod
    def _split(text: str) -> Iterator[tuple[str, str, int]]:
        line = 1
        for match in _TOKEN.finditer(text):
            if match.lastgroup not in ("space", "comment"):
                yield match.lastgroup or "", match[0], line
            line += match[0].count("\n")


def _positions(text: str) -> Iterator[tuple[Keys, int]]:
    scanner = _Scanner(text)
    scanner.scan()
    yield from scanner.found
