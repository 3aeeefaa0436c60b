"""Whether one of the programs that the person named runs. /proc lists what runs, and the kernel tells when it ends."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.busy.base import Tell
from deskbreak.desktop.child import End
from deskbreak.desktop.loop import Loop
from deskbreak.words import gettext as _

PART = "programs"
LONGEST = 15
"""Bytes that the kernel keeps of a program's name."""
COMMAND = 4096
"""Bytes of a command line that are looked at."""
AFTER_S = 0.2
"""How long after an end to look again: some programs end only to start again, and many may end at once."""
INTERPRETER = re.compile(r"(?:gjs|lua|node|nodejs|perl|php|pypy|python|ruby|(?:ba|da|fi|k|z)?sh)[\d.]*")


@dataclass(frozen=True, slots=True)
class Process:
    """A process that runs."""

    pid: int
    name: str
    """As the kernel keeps it: cut, and as the program may have changed it."""


class Programs:
    """Looks for the programs named; each one found is waited for. One that begins later is found by the next look."""

    def __init__(self, loop: Loop, names: frozenset[str]) -> None:
        """Look for `names`, however they are capitalized. Nothing is opened before it is wanted."""
        self._loop = loop
        self._names = sorted(names)
        self._backend = Backend(PART, "procfs", _("Looked at when a break is due."))
        if not names:
            self._backend = Backend(PART, "nothing", _("The settings name no programs."), state="off")
        self._tell: Tell = lambda _reasons: None
        self._ends: dict[str, End] = {}
        """For each name one process that bears it: while that runs, others make no difference."""
        self._forget: Callable[[], None] | None = None

    @property
    def backend(self) -> Backend:
        """How it stands; any thread."""
        return self._backend

    def listen(self, tell: Tell) -> None:
        """Look, and wait for the end of what was found."""
        self._tell = tell
        if self._names:
            self._look()
        else:
            tell(frozenset())

    def rest(self) -> None:
        """Wait for nothing any more."""
        for end in self._ends.values():
            end.close()
        self._ends.clear()
        if self._forget is not None:
            self._forget()
            self._forget = None

    def _look(self) -> None:
        self.rest()
        try:
            self._find()
        except OSError as fault:
            self.rest()
            says = _("It cannot be seen when a program ends: {fault}.")
            self._backend = Backend(PART, "nothing", says.format(fault=fault.strerror), state="unavailable")
        else:
            if self._ends:
                says = _("Running: {names}.").format(names=", ".join(self._ends))
                self._backend = Backend(PART, "procfs", says, state="busy")
            else:
                self._backend = Backend(PART, "procfs", _("None of the programs named runs."))
        self._tell(frozenset(f"program:{name}" for name in self._ends))

    def _find(self) -> None:
        for process in processes():
            called = _called(process)
            for name in self._names:
                if name not in self._ends and (_cut(name) == _cut(process.name) or name.casefold() in called):
                    try:
                        self._ends[name] = End(self._loop, process.pid, self._ended)
                    except ProcessLookupError:
                        break

    def _ended(self) -> None:
        if self._forget is None:
            self._forget = self._loop.later(AFTER_S, self._look)


def processes() -> Iterator[Process]:
    """What runs as our user, without ourselves, the oldest number first; nothing where there is no /proc."""
    for pid in sorted(int(folder.name) for folder in Path("/proc").glob("[0-9]*")):
        process = _process(pid)
        if process is not None and pid != os.getpid():
            yield process


def _process(pid: int) -> Process | None:
    folder = Path("/proc", str(pid))
    try:
        if sys.platform != "win32" and folder.stat().st_uid != os.geteuid():
            return None
        # 42 (name) S ...; a name may hold parentheses of its own.
        name, _parenthesis, rest = (folder / "stat").read_bytes().partition(b"(")[2].rpartition(b")")
    except OSError:  # it ended just now
        return None
    if rest[1:2] in b"ZX":  # it has ended, and nobody has taken notice
        return None
    return Process(pid, name.decode(errors="replace"))


def _called(process: Process) -> frozenset[str]:
    """The names that its command line gives to a process: of the program, and of the script that it interprets."""
    try:
        with Path("/proc", str(process.pid), "cmdline").open("rb") as file:
            program, *rest = file.read(COMMAND).decode(errors="replace").split("\0")
    except OSError:
        return frozenset()
    names = {_base(program)}
    if rest and INTERPRETER.fullmatch(_base(program)):
        names.add(_base(rest[0]))
    return frozenset(names)


def _base(path: str) -> str:
    return path.rpartition("/")[2].casefold()


def _cut(name: str) -> str:
    return name.encode(errors="replace")[:LONGEST].decode(errors="replace").casefold()
