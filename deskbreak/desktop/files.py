"""Files that other programs read, put in place and taken away; a fault becomes a sentence."""

from pathlib import Path

from deskbreak.errors import DeskbreakError
from deskbreak.words import gettext as _


def put(path: Path, content: bytes) -> None:
    """Let `path` hold `content`, as a whole or not at all; a link is followed. Raises `DeskbreakError`."""
    target = path.resolve()
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(target)
    except OSError as fault:
        says = _("{path} cannot be written ({fault}). Nothing was changed there.")
        raise DeskbreakError(says.format(path=path, fault=fault.strerror)) from fault


def remove(path: Path) -> None:
    """Let there be no `path`. Raises `DeskbreakError`."""
    try:
        path.unlink(missing_ok=True)
    except OSError as fault:
        says = _("{path} cannot be removed ({fault}). Remove it by hand.")
        raise DeskbreakError(says.format(path=path, fault=fault.strerror)) from fault
