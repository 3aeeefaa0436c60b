"""Other programs, started from the edge loop: what they write and how they end, without waiting for either.

A child ends with us, however we end. Few programs notice that nobody reads them any more (`pactl subscribe` does not,
seen with 16.1), so setpriv(1) of util-linux asks the kernel for it, then turns into the program. Only where it is
missing may a child outlive a killed resident.
"""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from deskbreak.desktop.loop import Loop

PIECE = 2**16
"""Bytes taken at once. A pipe holds no more, so one piece is all that a child which has ended left in it."""
LONGEST = 2**20
"""Bytes of an answer; a child that writes more is killed."""

Fault = Literal["", "missing", "failed", "late", "long"]
"""Why there is no answer: the program is not there, it failed, it took too long or it wrote too much."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a child wrote, complete; nothing where there was a fault."""

    data: bytes = b""
    fault: Fault = ""


def ask(loop: Loop, command: list[str], seconds: float, then: Callable[[Output], None]) -> Callable[[], None]:
    """Run `command` and give its output to `then`, once, on the edge thread and after this call.

    It is killed after `seconds`, and when the function returned is called before the answer: then no answer comes.
    Edge thread; never raises.
    """
    return _Question(loop, command, seconds, then).cancel


class End:
    """Waits in the loop for the end of a process, and tells of it once."""

    def __init__(self, loop: Loop, pid: int, ended: Callable[[], None]) -> None:
        """Edge thread. Raises `OSError`: `ProcessLookupError` where there is none, another where nothing can wait."""
        self._loop = loop
        self._ended = ended
        self._process = _pidfd(pid)
        self._open = True
        loop.add(self)

    def fileno(self) -> int:
        """The process, for the loop."""
        return self._process

    def ready(self) -> None:
        """It has ended."""
        if self._open:
            self.close()
            self._ended()

    def close(self) -> None:
        """Wait no more; twice does no harm. Edge thread."""
        if self._open:
            self._open = False
            self._loop.remove(self)
            os.close(self._process)


class Child:
    """A program of ours: what it writes is handed on as it comes, and its end is told once. Edge thread only."""

    def __init__(
        self, loop: Loop, command: list[str], wrote: Callable[[bytes], None], ended: Callable[[int], None]
    ) -> None:
        """Start it, speaking no language; `ended` takes its status.

        Raises `FileNotFoundError` where there is no such program, or another `OSError`.
        """
        self._loop = loop
        self._wrote = wrote
        self._ended = ended
        self._wanted = self._reading = True
        self._process = _start(command)
        self._pipe = self._process.stdout.fileno() if self._process.stdout is not None else -1
        try:
            self._end = End(loop, self._process.pid, self._collect)
        except OSError:
            with self._process:
                self._process.kill()
            raise
        loop.add(self)

    def fileno(self) -> int:
        """Its output, for the loop."""
        return self._pipe

    def ready(self) -> None:
        """Hand on what it wrote."""
        if self._reading:
            self._read()

    def stop(self) -> None:
        """Kill it; nothing of it is told any more. Twice does no harm."""
        self._wanted = False
        self._read_no_more()
        self._process.kill()

    def _read(self) -> None:
        try:
            data = os.read(self._pipe, PIECE)
        except BlockingIOError:
            return
        if data:
            self._wrote(data)
        else:
            self._read_no_more()

    def _read_no_more(self) -> None:
        if self._reading:
            self._reading = False
            self._loop.remove(self)
            if self._process.stdout is not None:
                self._process.stdout.close()

    def _collect(self) -> None:
        status = self._process.wait()  # it has ended: this returns at once
        self.ready()
        self._read_no_more()
        if self._wanted:
            self._ended(status)


class _Question:
    """One run of a program, up to its answer."""

    def __init__(self, loop: Loop, command: list[str], seconds: float, then: Callable[[Output], None]) -> None:
        self._then = then
        self._data = bytearray()
        self._open = True
        self._stop: Callable[[], None] = lambda: None
        self._forget: Callable[[], None] = lambda: None
        try:
            child = Child(loop, command, self._wrote, self._ended)
        except OSError as fault:
            end: Fault = "missing" if isinstance(fault, FileNotFoundError) else "failed"
            loop.call(partial(self._answer, Output(fault=end)))
        else:
            self._stop = child.stop
            self._forget = loop.later(seconds, partial(self._answer, Output(fault="late")))

    def cancel(self) -> None:
        self._open = False
        self._forget()
        self._stop()

    def _wrote(self, data: bytes) -> None:
        self._data += data
        if len(self._data) > LONGEST:
            self._answer(Output(fault="long"))

    def _ended(self, status: int) -> None:
        self._answer(Output(bytes(self._data)) if status == 0 else Output(fault="failed"))

    def _answer(self, output: Output) -> None:
        if self._open:
            self.cancel()
            self._then(output)


def _start(command: list[str]) -> "subprocess.Popen[bytes]":
    program = shutil.which(command[0])
    if program is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), command[0])
    leash = shutil.which("setpriv")
    process = subprocess.Popen(
        [*([leash, "--pdeathsig", "KILL", "--"] if leash else []), program, *command[1:]],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        env=os.environ | {"LC_ALL": "C"},
    )
    if sys.platform != "win32" and process.stdout is not None:
        os.set_blocking(process.stdout.fileno(), False)
    return process


def _pidfd(pid: int) -> int:
    if sys.platform == "linux" and hasattr(os, "pidfd_open"):  # a Python built against old headers lacks it
        return os.pidfd_open(pid)
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
