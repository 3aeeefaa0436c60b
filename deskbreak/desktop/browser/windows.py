"""The default browser on Windows: what the person chose for http, and the command for it. Never run there yet."""

import re
import sys
from collections.abc import Callable

from deskbreak.desktop.browser.base import Default

CHOICE = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\http\UserChoice"

Read = Callable[[str, str, str], str | None]
"""The text that the root ("user" or "classes"), key and value name lead to in the registry, if there is one."""


def default(read: Read) -> Default | None:
    """The browser, by way of the registry that `read` reads."""
    program = read("user", CHOICE, "ProgId")
    command = read("classes", rf"{program}\shell\open\command", "") if program else None
    path = re.match(r'\s*(?:"([^"]+)"|(\S+))', command or "")
    if program is None or path is None:
        return None
    return Default(program, (path[1] or path[2],), tested=False)


if sys.platform == "win32":
    import winreg

    _ROOTS = {"user": winreg.HKEY_CURRENT_USER, "classes": winreg.HKEY_CLASSES_ROOT}

    def registry(root: str, key: str, name: str) -> str | None:
        """The registry of this machine."""
        try:
            with winreg.OpenKey(_ROOTS[root], key) as opened:
                value = winreg.QueryValueEx(opened, name)[0]
        except OSError:
            return None
        return value if isinstance(value, str) else None

else:

    def registry(root: str, key: str, name: str) -> str | None:
        """There is none here."""
        return None
