"""A stand-in that keeps the contract of Python's winreg."""

from types import TracebackType
from typing import Self


class Winreg:
    """Keys as folders: one with keys below it cannot be deleted, and none is made by opening it."""

    HKEY_CURRENT_USER, HKEY_CLASSES_ROOT = "HKCU", "HKCR"
    REG_SZ, REG_BINARY, KEY_READ, KEY_SET_VALUE = 1, 3, 0x20019, 0x0002

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, tuple[str | bytes, int]]] = {}

    class Handle(str):
        """A key that is open."""

        __slots__ = ("writes",)
        writes: bool

        def __enter__(self) -> Self:
            return self

        def __exit__(
            self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
        ) -> None:
            """Closed."""

    def OpenKey(self, root: str, key: str, reserved: int = 0, access: int = KEY_READ) -> Handle:  # noqa: N802  # winreg's
        path = rf"{root}\{key}"
        if path not in self.keys:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return self._handle(path, writes=bool(access & self.KEY_SET_VALUE & ~self.KEY_READ))

    def CreateKey(self, root: str, key: str) -> Handle:  # noqa: N802  # the same
        parts = key.split("\\")
        for last in range(1, len(parts) + 1):
            self.keys.setdefault("\\".join([root, *parts[:last]]), {})
        return self._handle(rf"{root}\{key}", writes=True)

    def QueryValueEx(self, handle: Handle, name: str) -> tuple[str | bytes, int]:  # noqa: N802  # the same
        try:
            return self.keys[handle][name]
        except KeyError:
            raise FileNotFoundError(2, "The system cannot find the file specified") from None

    def SetValueEx(self, handle: Handle, name: str, reserved: int, kind: int, value: str | bytes) -> None:  # noqa: N802  # the same
        assert handle.writes
        assert isinstance(value, str) == (kind == self.REG_SZ)
        self.keys[handle][name] = (value, kind)

    def DeleteValue(self, handle: Handle, name: str) -> None:  # noqa: N802  # the same
        if not handle.writes:
            raise PermissionError(5, "Access is denied")
        if self.keys[handle].pop(name, None) is None:
            raise FileNotFoundError(2, "The system cannot find the file specified")

    def QueryInfoKey(self, handle: Handle) -> tuple[int, int, int]:  # noqa: N802  # the same
        return (len(self._below(handle)), len(self.keys[handle]), 0)

    def EnumKey(self, handle: Handle, number: int) -> str:  # noqa: N802  # the same
        return self._below(handle)[number]

    def DeleteKey(self, root: str, key: str) -> None:  # noqa: N802  # the same
        path = rf"{root}\{key}"
        if path not in self.keys:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        if self._below(path):
            raise PermissionError(5, "Access is denied")
        del self.keys[path]

    def _handle(self, path: str, *, writes: bool) -> Handle:
        made = self.Handle(path)
        made.writes = writes
        return made

    def _below(self, path: str) -> list[str]:
        start = path + "\\"
        return [
            each.removeprefix(start) for each in self.keys if each.startswith(start) and "\\" not in each[len(start) :]
        ]
