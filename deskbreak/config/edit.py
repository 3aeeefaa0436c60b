"""Changing single settings in the person's file: its comments, its order and its style stay as they are.

Not for the resident, which only reads the file: tomlkit would stay in its memory all day.
"""

import contextlib
import os
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deskbreak.config import Config, config_of
from deskbreak.config.style import Unchangeable, changed
from deskbreak.core.key import Way
from deskbreak.core.kind import Plain
from deskbreak.core.parse import leaves
from deskbreak.errors import DeskbreakError
from deskbreak.tomlfile import Document, Fault, contents, parsed, spelled
from deskbreak.words import gettext as _

ATTEMPTS = 5
"""How often a change is tried again because another program wrote the file meanwhile."""
_one_at_a_time = threading.Lock()


class Refused(DeskbreakError):
    """The file was not changed; the text says why."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one change did to the file: its bytes before, `None` where there was none, and after."""

    before: bytes | None
    after: bytes
    config: Config


def change(path: Path, values: Mapping[Way, Plain | None]) -> Change:
    """Put these values into the file at `path`; `None` takes one out. Makes the file where there is none.

    Raises `Refused` where a value is wrong, or the file is, or it cannot be written. What others write meanwhile is
    kept. Any thread; blocks for as long as the disk takes.
    """
    with _one_at_a_time:
        for _attempt in range(ATTEMPTS):
            before = _contents(path)
            made = _made(path, before, values)
            if made.after == (before or b"") or _replaced(path, before, made.after):
                return made
    raise Refused(_("{path} is being changed by something else all the time. Try again later.").format(path=path))


def undo(path: Path, done: Change) -> None:
    """Bring the file back to what it was before `done`; raises `Refused` where it was changed since."""
    says = _("{path} was changed since, so nothing was undone.").format(path=path)
    with _one_at_a_time:
        if _contents(path) != done.after:
            raise Refused(says)
        if done.before is None:
            path.unlink()
        elif not _replaced(path, done.after, done.before):
            raise Refused(says)


def _made(path: Path, before: bytes | None, values: Mapping[Way, Plain | None]) -> Change:
    old = _document(path, before or b"")
    wanted = leaves(old.data)
    text = old.text
    for way, plain in values.items():
        wanted = {**wanted, way: plain}
        try:
            text = changed(text, way, plain)
        except Unchangeable as fault:
            raise _by_hand(path, old, way) from fault
    after = _as_bytes(text, before or b"")
    new = parsed(path, after)
    # The net below: whatever the library makes of a file, nothing is written that says anything else.
    if isinstance(new, Fault) or leaves(new.data) != {way: plain for way, plain in wanted.items() if plain is not None}:
        raise _by_hand(path, old, next(iter(values)))
    config, known = config_of(new), {(fault.key, fault.says) for fault in config_of(old).faults}
    touched = {spelled(way) for way in values}
    for each in config.faults:
        if each.key in touched or (each.key, each.says) not in known:
            raise Refused(_("{key}: {says} Nothing was changed.").format(key=each.key, says=each.says))
    return Change(before, after, config)


def _by_hand(path: Path, document: Document, way: Way) -> Refused:
    says = _("The file is written in a way that cannot be changed safely here. Change it by hand in an editor.")
    line = document.line_of(*way)
    return Refused(str(Fault(path, line, spelled(way), says)))


def _document(path: Path, raw: bytes) -> Document:
    document = parsed(path, raw)
    if isinstance(document, Fault):
        raise _broken(document)
    return document


def _contents(path: Path) -> bytes | None:
    if not path.exists():
        return None
    raw = contents(path)
    if isinstance(raw, Fault):
        raise _broken(raw)
    return raw


def _broken(fault: Fault) -> Refused:
    return Refused(_("{fault} Correct that in an editor first: nothing was changed.").format(fault=fault))


def _as_bytes(text: str, before: bytes) -> bytes:
    """`text` with the marks and line ends of the file before."""
    if b"\r\n" in before and before.count(b"\r\n") == before.count(b"\n"):
        text = text.replace("\n", "\r\n")
    mark = "utf-8-sig" if before.startswith(b"\xef\xbb\xbf") else "utf-8"
    return text.encode(mark)


def _replaced(path: Path, before: bytes | None, after: bytes) -> bool:
    """Put `after` into the place of `before`, in one step and on disk; not where it is not `before` any more."""
    target = Path(os.path.realpath(path))  # a link into somebody's dotfiles stays one
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        number, name = tempfile.mkstemp(dir=target.parent, prefix=".config-")  # 0600
    except OSError as fault:
        raise _unwritable(path, fault) from fault
    try:
        with os.fdopen(number, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        if _contents(path) != before:
            return False
        Path(name).replace(target)
    except OSError as fault:
        raise _unwritable(path, fault) from fault
    finally:
        with contextlib.suppress(OSError):  # it is in its place already
            Path(name).unlink()
    return True


def _unwritable(path: Path, fault: OSError) -> Refused:
    says = _("{path} cannot be written ({fault}), so nothing was changed.")
    return Refused(says.format(path=path, fault=fault.strerror))
