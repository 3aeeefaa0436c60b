"""The default browser on Windows: what the person chose for http, and the command for it. Never run there yet."""

from collections.abc import Callable

from deskbreak.desktop.browser.base import Default
from deskbreak.desktop.registry import CLASSES, USER, program

CHOICE = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\http\UserChoice"

Read = Callable[[str, str, str], str | bytes | None]
"""What the root (`registry.USER` or `CLASSES`), key and value name lead to in the registry, if there is one."""


def default(read: Read) -> Default | None:
    """The browser, by way of the registry that `read` reads."""
    name = read(USER, CHOICE, "ProgId")
    if not isinstance(name, str):
        return None
    command = read(CLASSES, rf"{name}\shell\open\command", "")
    path = program(command) if isinstance(command, str) else ""
    return Default(name, (path,), tested=False) if path else None
