"""The registry of Windows, as little of it as is needed here. Never run there yet."""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

USER, CLASSES = "HKEY_CURRENT_USER", "HKEY_CLASSES_ROOT"


def program(line: str) -> str:
    """The program that the command `line` begins with; empty where there is none."""
    found = re.match(r'\s*(?:"([^"]+)"|(\S+))', line)
    return found[1] or found[2] if found else ""


class Registry:
    """The registry of this machine. Any thread."""

    def __init__(self, winreg: Any = None) -> None:
        """`winreg` is Python's module, or one that obeys it."""
        self._winreg = winreg or import_module("winreg")

    def read(self, root: str, key: str, name: str) -> str | bytes | None:
        """The text or bytes at `name` ("" is the key's own value); `None` where there are none."""
        try:
            with self._winreg.OpenKey(getattr(self._winreg, root), key) as opened:
                value = self._winreg.QueryValueEx(opened, name)[0]
        except OSError:
            return None
        return value if isinstance(value, str | bytes) else None

    def write(self, key: str, name: str, value: str) -> None:
        """Put text at `name` of the person's `key`, which is made where need be. Raises `OSError`."""
        with self._winreg.CreateKey(self._winreg.HKEY_CURRENT_USER, key) as opened:
            self._winreg.SetValueEx(opened, name, 0, self._winreg.REG_SZ, value)

    def remove(self, key: str, name: str) -> None:
        """Let the person's `key` have no value `name`. Raises `OSError` where that may not be."""
        access = self._winreg.KEY_SET_VALUE
        try:
            with self._winreg.OpenKey(self._winreg.HKEY_CURRENT_USER, key, 0, access) as opened:
                self._winreg.DeleteValue(opened, name)
        except FileNotFoundError:
            return

    def remove_tree(self, key: str) -> None:
        """Let the person have no `key`, nor any below it. Raises `OSError` where that may not be."""
        try:
            below = list(self._below(key))
        except FileNotFoundError:
            return
        for each in below:
            self.remove_tree(rf"{key}\{each}")
        self._winreg.DeleteKey(self._winreg.HKEY_CURRENT_USER, key)

    def _below(self, key: str) -> Iterator[str]:
        with self._winreg.OpenKey(self._winreg.HKEY_CURRENT_USER, key) as opened:
            for number in range(self._winreg.QueryInfoKey(opened)[0]):
                yield self._winreg.EnumKey(opened, number)
