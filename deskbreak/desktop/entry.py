"""Desktop entries, read and written: freedesktop.org's Desktop Entry Specification 1.5."""

import re
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path

GROUP = "Desktop Entry"

_ESCAPES = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_PLAIN = re.compile(r"[A-Za-z0-9_@%+=:,./-]+")


def read(path: Path) -> dict[str, str]:
    """What `parse` finds in the file `path`. Raises `OSError`."""
    return parse(path.read_text("utf-8", "replace"))


def parse(written: str) -> dict[str, str]:
    """The keys of the entry's own group, without their escapes; none where nothing can be made out."""
    found: dict[str, str] = {}
    inside = False
    for line in written.split("\n"):
        if line.startswith("["):
            inside = line.rstrip() == f"[{GROUP}]"
        elif inside and not line.startswith("#") and "=" in line:
            key, _equals, value = line.partition("=")
            found.setdefault(key.strip(), re.sub(r"\\(.)", _unescaped, value.strip(" \t\r")))
    return found


def text(groups: Mapping[str, Mapping[str, str]]) -> str:
    """The file that holds `groups` of keys and values."""
    return "\n".join(
        f"[{name}]\n" + "".join(f"{key}={_escaped(value)}\n" for key, value in keys.items())
        for name, keys in groups.items()
    )


def exec_value(words: Sequence[str], place: str = "") -> str:
    """What `Exec` has to say to run `words`; `place` is the code for what they are called with, such as "%u"."""
    return " ".join([*map(_quoted, words), *([place] if place else [])])


def exec_words(value: str) -> tuple[str, ...]:
    """The words that `Exec` runs, without the places for files and addresses; none where it cannot be made out."""
    # A shell's words would keep the backslash before ` and $ within double quotes.
    like_a_shells = re.sub(r"\\([`$])|(\\.)", lambda found: found[1] or found[2], value)
    try:
        words = shlex.split(like_a_shells)
    except ValueError:
        return ()
    return tuple(word.replace("%%", "%") for word in words if not _is_place(word))


def _is_place(word: str) -> bool:
    """Whether it is %U or its like; @@ and @@u are flatpak's brackets around them."""
    return word in {"@@", "@@u"} or (len(word) == 2 and word[0] == "%" and word[1] != "%")


def _quoted(word: str) -> str:
    word = word.replace("%", "%%")
    if _PLAIN.fullmatch(word):
        return word
    return '"' + re.sub(r'([\\"`$])', r"\\\1", word) + '"'


def _escaped(value: str) -> str:
    for sign, plain in (("\\", "\\"), ("n", "\n"), ("t", "\t"), ("r", "\r")):
        value = value.replace(plain, "\\" + sign)
    return value


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[1], found[0])
