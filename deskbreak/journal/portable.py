"""Our own file of rows: a JSON object of `deskbreak` ("journal"), `version` and `rows`, in this order.

It is read a row at a time, so that neither a long file nor a hostile one needs more memory than a row may have.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import IO, Any, TextIO

from deskbreak.core.entry import Row
from deskbreak.journal.reader import as_json
from deskbreak.words import gettext as _

VERSION = 1
LONGEST_ROW = 256 * 1024
"""Characters that a row and the space before it may have: more than what `outside` lets pass."""
HEAD = re.compile(r'\s*\{\s*"deskbreak"\s*:\s*"journal"\s*,\s*"version"\s*:\s*(\d{1,9})\s*,\s*"rows"\s*:\s*\[')
SPACE, COMMA, CLOSED = re.compile(r"\s*"), re.compile(r"\s*,\s*"), re.compile(r"\s*\]\s*\}\s*")


class BadFile(ValueError):
    """The file is not ours, or damaged, from `line` on; the text says how."""

    def __init__(self, line: int, says: str) -> None:
        super().__init__(says)
        self.line = line


def write(rows: Iterable[Row], file: IO[str]) -> int:
    """Write `rows`, one a line; how many they were. Raises `OSError`."""
    count = 0
    file.write(f'{{"deskbreak": "journal", "version": {VERSION}, "rows": [')
    for row in rows:
        file.write(",\n" if count else "\n")
        file.write(json.dumps(as_json(row), ensure_ascii=False))
        count += 1
    file.write("\n]}\n")
    return count


def read(file: TextIO) -> Iterator[tuple[int, Any]]:
    """Each row of `file` as plain data nobody has looked at, with its line. Raises `BadFile`, `OSError`."""
    scan = _Scan(file)
    head = scan.take(HEAD)
    if head is None:
        raise BadFile(1, _("this is no journal that deskbreak exported."))
    if int(head[1]) != VERSION:
        raise BadFile(scan.line, _("a newer deskbreak made it: version {version}.").format(version=head[1]))
    gap = SPACE
    while not scan.take(CLOSED):
        if not scan.take(gap):
            raise BadFile(scan.line, _("here a comma or the end of the list is missing."))
        yield scan.line, scan.value()
        gap = COMMA
    if not scan.at_end:
        raise BadFile(scan.line, _("something follows the list of rows."))


class _Scan:
    """A place in the text, with the line it is in."""

    def __init__(self, file: TextIO) -> None:
        self.line = 1
        self._file = file
        self._text = ""
        self._at = 0
        self._decoder = json.JSONDecoder(parse_constant=_refuse)

    @property
    def at_end(self) -> bool:
        self._fill()
        return self._at == len(self._text)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What `pattern` matches here, and go past it."""
        self._fill()
        match = pattern.match(self._text, self._at)
        if match is not None:
            self._go(match.end())
        return match

    def value(self) -> Any:
        """The JSON value that begins here, and go past it."""
        self._fill()
        try:
            value, end = self._decoder.raw_decode(self._text, self._at)
        except (ValueError, RecursionError):
            raise BadFile(
                self.line,
                _("here begins no JSON, or more than a row can hold ({most} characters).").format(most=LONGEST_ROW),
            ) from None
        self._go(end)
        return value

    def _go(self, end: int) -> None:
        self.line += self._text.count("\n", self._at, end)
        self._at = end

    def _fill(self) -> None:
        if len(self._text) - self._at < LONGEST_ROW and (more := self._file.read(2 * LONGEST_ROW)):
            self._text = self._text[self._at :] + more
            self._at = 0


def _refuse(name: str) -> float:
    raise ValueError(name)
