"""On which line each key of a TOML text stands."""

import re
import tomllib
from collections.abc import Iterator

Keys = tuple[str | int, ...]
"""The way to a value: names of tables and keys, and places in lists from 0."""

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


def positions(text: str) -> dict[Keys, int]:
    """The line of every key, table and list item in `text`, which is valid TOML."""
    scanner = _Scanner(text)
    scanner.scan()
    return dict(scanner.found)


def comments(text: str) -> list[str]:
    """The comments in `text`, which is valid TOML, in their order."""
    return [match[0].rstrip() for match in _TOKEN.finditer(text) if match.lastgroup == "comment"]
