"""A TOML file that knows on which line each key stands, so that a fault can name its place."""

import re
import stat
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from deskbreak.tomlfile.positions import Keys, positions
from deskbreak.words import gettext as _

MOST_BYTES = 256 * 1024
"""No file that a person writes by hand comes near it."""
MOST_NAMES = 50
LONGEST_KEY = 80
LONGEST_SENTENCE = 400
"""Characters of a fault that are shown: what stands in a file may be of any length."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file; `key` is empty where it concerns the file as a whole."""

    path: Path
    line: int | None
    key: str
    says: str

    def __str__(self) -> str:
        """File, line, key and what is wrong, in one printable line for a person."""
        place = f"{self.path}:{self.line}" if self.line is not None else str(self.path)
        return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", ": ".join(filter(None, (place, self.key, self.says))))


_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, those that turn the direction of writing, and the parts of a file name that are no UTF-8."""


class Document:
    """What a file says, and where."""

    def __init__(self, path: Path, text: str) -> None:
        """Parse `text`, which stands in the file `path`.

        Raises `ValueError` where it is no TOML, `RecursionError` where it is nested too deep.
        """
        self.path = path
        self.data: dict[str, Any] = tomllib.loads(text)
        self.text = text

    def line_of(self, *keys: str | int) -> int | None:
        """The line of the key that `keys` lead to; of the nearest table above it where it is not written."""
        for length in range(len(keys), 0, -1):
            if keys[:length] in self._lines:
                return self._lines[keys[:length]]
        return None

    def fault(self, says: str, *keys: str | int) -> Fault:
        """What is wrong with the key that `keys` lead to."""
        return Fault(self.path, self.line_of(*keys), _cut(spelled(keys), LONGEST_KEY), _cut(says, LONGEST_SENTENCE))

    @cached_property
    def _lines(self) -> dict[Keys, int]:
        # Most files are faultless, and nobody asks for a line in them.
        try:
            return positions(self.text)
        except RecursionError:
            return {}


def read(path: Path) -> Document | Fault:
    """The document in `path`, or why there is none. Never raises for what stands in the file."""
    raw = contents(path)
    return raw if isinstance(raw, Fault) else parsed(path, raw)


def contents(path: Path) -> bytes | Fault:
    """What stands in `path`, or why it cannot be had."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # to open a pipe would wait for somebody who writes
            return Fault(path, None, "", _("This is no file. Move it away, or put a text file in its place."))
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as fault:
        return Fault(path, None, "", _("The file cannot be read: {fault}.").format(fault=fault.strerror))
    if len(raw) > MOST_BYTES:
        says = _("The file is larger than {kilobytes} KB, so it is not read. Make it smaller, or move it away.")
        return Fault(path, None, "", says.format(kilobytes=MOST_BYTES // 1024))
    return raw


def parsed(path: Path, raw: bytes) -> Document | Fault:
    """The document that `raw`, which stands in `path`, holds, or why there is none."""
    try:
        # Windows' editors put a byte order mark in front, and end lines in two characters.
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        return Fault(path, line, "", _("The file is not UTF-8 text. Save it as UTF-8."))
    return _parsed(path, text)


def spelled(keys: Keys) -> str:
    """Keys as a person writes them: `cycle[2].pose`, counted from 1."""
    said = ""
    for key in keys:
        said += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if said else key
    return said


def _parsed(path: Path, text: str) -> Document | Fault:
    long = _LONG_KEY.search(text)
    if long is not None:
        says = _("This key has more than {most} names with dots between them. Write fewer.").format(most=MOST_NAMES)
        return Fault(path, text.count("\n", 0, long.start()) + 1, "", says)
    try:
        return Document(path, text)
    except (ValueError, RecursionError) as broken:  # ValueError: also a number with too many digits for int()
        says = _("This is no TOML: {fault}.").format(fault=broken)
        return Fault(path, _line_in(str(broken), text), "", _cut(says, LONGEST_SENTENCE))


_NAME = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(rf"(?<![\w-]){_NAME}(?:[ \t]*+\.[ \t]*+{_NAME}){{{MOST_NAMES}}}")
"""The parser's time and memory grow with the square of the names: a short file of dots would take gigabytes."""


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _line_in(says: str, text: str) -> int | None:
    found = re.search(r"at line (\d+)", says)
    if found is not None:
        return int(found[1])
    return text.count("\n") + 1 if "end of document" in says else None
