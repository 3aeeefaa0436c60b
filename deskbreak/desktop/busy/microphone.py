"""Whether a program records, asked of PulseAudio, or of PipeWire where it stands in for it, through pactl."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from deskbreak.desktop.backend import Backend
from deskbreak.desktop.busy.base import Tell
from deskbreak.desktop.child import Child, Output, ask
from deskbreak.desktop.loop import Loop
from deskbreak.words import gettext as _

PART = "microphone"
LOOK_S = 2.0
"""How long pactl may take to answer."""
BURST_S = 0.2
"""Changes come in bursts: one more look, this long after the first of them."""
UNSURE = 5
"""Looks that are followed by another at the most, for a server that tells of nothing at all."""
CHANGE = b" on source-output #"
"""Part of each line in which `pactl subscribe` tells that a recording begins, changes or ends."""
LINE = 1024
NAMES = "application.name", "application.process.binary", "node.name"
"""Properties that name a program, best first. What speaks to PipeWire itself may have the last one only."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A program that takes what a source hears."""

    program: str
    """Its name, fit to be shown."""
    source: int
    """The number that the sound server gives to the source."""


class Microphone:
    """Listens to the sound server while it is wanted."""

    def __init__(self, loop: Loop, ignore: frozenset[str]) -> None:
        """Programs in `ignore` may record unnoticed. Nothing is started before it is wanted."""
        self._loop = loop
        self._ignore = frozenset(name.casefold() for name in ignore)
        self._backend = Backend(PART, "pulse", _("Looked at when a break is due."))
        self._tell: Tell = lambda _reasons: None
        self._server: Child | None = None
        self._line = b""
        self._cancel: Callable[[], None] = lambda: None
        self._looking = self._again = False
        self._unsure = 0
        """Looks that may still be too early; none is once the server has told of anything."""

    @property
    def backend(self) -> Backend:
        """How it stands; any thread."""
        return self._backend

    def listen(self, tell: Tell) -> None:
        """Have the sound server tell of changes, and look."""
        self._tell = tell
        if not _may_run():
            self._give_up(_("No sound server runs, so recording goes unnoticed."))
            return
        self._line = b""
        try:
            self._server = Child(self._loop, ["pactl", "subscribe"], self._heard, self._lost)
        except FileNotFoundError:
            self._give_up(_("pactl is missing, so recording goes unnoticed: install pulseaudio-utils."))
        except OSError as fault:
            self._give_up(
                _("pactl cannot be started, so recording goes unnoticed: {fault}.").format(fault=fault.strerror)
            )
        else:
            self._unsure = UNSURE
            self._look()

    def rest(self) -> None:
        """End every child."""
        if self._server is not None:
            self._server.stop()
            self._server = None
        self._cancel()
        self._looking = self._again = False

    def _heard(self, data: bytes) -> None:
        self._unsure = 0
        *lines, rest = (self._line + data).split(b"\n")
        self._line = rest[-LINE:]
        if any(CHANGE in line for line in lines):
            self._look_soon()

    def _lost(self, _status: int) -> None:
        self._give_up(_("No sound server answers, so recording goes unnoticed."))

    def _look_soon(self) -> None:
        if self._looking:
            self._again = True
        else:
            self._looking = True
            self._cancel = self._loop.later(BURST_S, self._look)

    def _look(self) -> None:
        self._looking = True
        if self._unsure:
            # What happens before the server has heard us shows in another look only. Once it has, it tells of us too:
            # each look is a client that comes and goes.
            self._unsure -= 1
            self._again = True
        self._ask("source-outputs", self._listed)

    def _ask(self, what: str, then: Callable[[bytes], None]) -> None:
        self._cancel = ask(self._loop, ["pactl", "-f", "json", "list", what], LOOK_S, partial(self._answered, then))

    def _answered(self, then: Callable[[bytes], None], output: Output) -> None:
        if output.fault == "late":
            self._give_up(_("The sound server does not answer, so recording goes unnoticed."))
        elif output.fault:
            self._give_up(_("pactl gives no list of what records: is a sound server running, and is it pactl 16?"))
        else:
            try:
                then(output.data)
            except ValueError:
                self._give_up(_("pactl gives a list that makes no sense, so recording goes unnoticed."))

    def _listed(self, data: bytes) -> None:
        found = recordings(data, self._ignore)
        if found:
            self._ask("sources", partial(self._sorted_out, found))
        else:
            self._looked(found)

    def _sorted_out(self, found: list[Recording], data: bytes) -> None:
        of_output = monitors(data)
        self._looked([each for each in found if each.source not in of_output])

    def _looked(self, found: list[Recording]) -> None:
        if found:
            says = _("{program} records.").format(program=min(each.program for each in found))
            self._backend = Backend(PART, "pulse", says, state="busy")
        else:
            self._backend = Backend(PART, "pulse", _("Nobody records."))
        again, self._looking, self._again = self._again, False, False
        if again:
            self._look_soon()
        self._tell(frozenset({PART} if found else ()))

    def _give_up(self, why: str) -> None:
        self.rest()
        self._backend = Backend(PART, "nothing", why, state="unavailable")
        self._tell(frozenset())


def _may_run() -> bool:
    """Whether a sound server can be asked: where its door is missing, pactl would start one by itself.

    Places: PULSE_SERVER, PULSE_RUNTIME_PATH, XDG_RUNTIME_DIR and a server for all users (pulseaudio(1), Files).
    """
    if os.environ.get("PULSE_SERVER"):
        return True
    own, runtime = os.environ.get("PULSE_RUNTIME_PATH"), os.environ.get("XDG_RUNTIME_DIR")
    doors = [Path(own, "native")] if own else [Path(runtime, "pulse", "native")] if runtime else []
    return any(door.exists() for door in [*doors, Path("/run/pulse/native")])


def recordings(data: bytes, ignore: frozenset[str]) -> list[Recording]:
    """Those that count in pactl's list of source outputs; raises `ValueError` for nonsense.

    `ignore` holds names in `str.casefold`.
    """
    found = []
    for output in _records(data):
        names = [name for key in NAMES if (name := _text(output, key))]
        if _is_kept(output) and ignore.isdisjoint(name.casefold() for name in names):
            found.append(Recording(names[0] if names else _("A program"), _number(output, "source")))
    return found


def monitors(data: bytes) -> frozenset[int]:
    """The sources of pactl's list that hear what is played, not what is said; raises `ValueError` for nonsense."""
    return frozenset(
        _number(source, "index")
        for source in _records(data)
        if _text(source, "device.class") == "monitor" or str(source.get("name")).endswith(".monitor")
    )


def _is_kept(output: dict[str, Any]) -> bool:
    """Whether a program keeps what is heard; a module of the server, a level meter or a pause does not."""
    return (
        output.get("client") is not None
        and output.get("corked") is not True
        and output.get("resample_method") != "peaks"
        and _text(output, "media.name") != "Peak detect"
        and _text(output, "stream.capture.sink") != "true"  # PipeWire's own way to hear what is played
        and _text(output, "application.process.id") != str(os.getpid())
    )


def _records(data: bytes) -> list[dict[str, Any]]:
    try:
        records = json.loads(data)
    except RecursionError as fault:
        raise ValueError("nested too deeply") from fault
    if not (isinstance(records, list) and all(isinstance(each, dict) for each in records)):
        raise ValueError("not a list of objects")
    return records


def _number(record: dict[str, Any], key: str) -> int:
    value = record.get(key)
    if not isinstance(value, int):
        raise ValueError(f"{key} is no number")  # noqa: TRY004 - what was read is wrong, not how we are called
    return value


def _text(record: dict[str, Any], key: str) -> str:
    """A property, fit to be shown; "" for none, which pactl spells so where there is a letter beyond ASCII as well."""
    properties = record.get("properties")
    value = properties.get(key) if isinstance(properties, dict) else None
    if not isinstance(value, str) or value == "(null)":
        return ""
    return "".join(letter for letter in value if letter.isprintable())
