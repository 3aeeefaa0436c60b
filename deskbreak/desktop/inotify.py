"""Told by the kernel what happens to files: inotify(7), called in the C library, for Python does not have it."""

import ctypes
import os
import struct
from collections.abc import Callable, Iterator

from deskbreak.desktop import libc
from deskbreak.desktop.loop import Loop

OPEN, CLOSE_WRITE, CLOSE_NOWRITE, MOVED_FROM, MOVED_TO, CREATE = 0x20, 0x8, 0x10, 0x40, 0x80, 0x100
DELETE, DELETE_SELF, MOVE_SELF = 0x200, 0x400, 0x800
CLOSE = CLOSE_WRITE | CLOSE_NOWRITE
LOST = 0x4000
"""More happened than the kernel keeps: whatever is watched may have changed."""
GONE = 0x8000
"""The path is watched no more, for instance because it was deleted."""

NONBLOCK, CLOEXEC = 0o4000, 0o2000000
HEAD = struct.Struct("iIII")
PIECE = 2**16

Changed = Callable[[str, int, str], None]
"""Takes the path as it was given to `watch`, what happened to it, and for a folder the name in it, or ""."""


class Inotify:
    """Watches files and folders in the loop. Edge thread only."""

    def __init__(self, loop: Loop, changed: Changed) -> None:
        """Nothing is watched yet. Raises `OSError`."""
        self._loop = loop
        self._changed = changed
        self._paths: dict[int, str] = {}
        self._queue = libc.call("inotify_init1", NONBLOCK | CLOEXEC)
        self._open = True
        loop.add(self)

    def watch(self, path: str, mask: int) -> None:
        """Tell from now on what of `mask` happens to `path`, and `LOST` and `GONE`. Raises `OSError`."""
        number = libc.call("inotify_add_watch", self._queue, os.fsencode(path), ctypes.c_uint32(mask))
        self._paths[number] = path

    def fileno(self) -> int:
        """The queue of events, for the loop."""
        return self._queue

    def ready(self) -> None:
        """Tell what happened."""
        for number, mask, name in self._events():
            for path in self._affected(number, mask):
                if self._open:
                    self._changed(path, mask, name)

    def close(self) -> None:
        """Watch nothing any more; twice does no harm."""
        if self._open:
            self._open = False
            self._loop.remove(self)
            os.close(self._queue)

    def _events(self) -> Iterator[tuple[int, int, str]]:
        if not self._open:
            return
        try:
            data = os.read(self._queue, PIECE)
        except BlockingIOError:
            return
        while data:
            number, mask, _cookie, length = HEAD.unpack_from(data)
            name = data[HEAD.size : HEAD.size + length].rstrip(b"\0")
            yield number, mask, os.fsdecode(name)
            data = data[HEAD.size + length :]

    def _affected(self, number: int, mask: int) -> list[str]:
        if mask & LOST:
            return list(self._paths.values())
        path = self._paths.pop(number, None) if mask & GONE else self._paths.get(number)
        return [] if path is None else [path]
