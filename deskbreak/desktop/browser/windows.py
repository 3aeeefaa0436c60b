"""The default browser on Windows: what the person chose for http, and the command for it. Never run there yet."""

import re
from collections.abc import Callable

from deskbreak.desktop.browser.base import Default
from deskbreak.desktop.registry import CLASSES, USER

CHOICE = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\http\UserChoice"

Read = Callable[[str, str, str], str | bytes | None]
"""What the root (`registry.USER` or `CLASSES`), key and value name lead to in the registry, if there is one."""


def default(read: Read) -> Default | None:
    """The browser, by way of the registry that `read` reads."""
    program = read(USER, CHOICE, "ProgId")
    if not isinstance(program, str):
        return None
    command = read(CLASSES, rf"{program}\shell\open\command", "")
    path = re.match(r'\s*(?:"([^"]+)"|(\S+))', command) if isinstance(command, str) else None
    return Default(program, (path[1] or path[2],), tested=False) if path is not None else None
