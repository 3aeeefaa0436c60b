"""What the program notices in this session, in words: presence, the session, and the reasons to hold a break."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deskbreak.desktop.advice import names
from deskbreak.words import gettext as _


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that may be noticed: what it is called, its state in a word, and why it is so."""

    name: str
    state: str
    why: str
    unavailable: bool


def senses(backends: Mapping[str, Any]) -> Sequence[Sense]:
    """Those of a status's `backends` that a person may wonder about, in the order people ask."""
    states = {"ready": _("works"), "busy": _("in use"), "unavailable": _("not available"), "off": _("off")}
    sensed = {part: backends[part] for part in ("presence", "session") if part in backends} | backends["busy"]
    return [
        Sense(name, states[each["state"]], each["why"], each["state"] == "unavailable")
        for name, each in ((name, sensed[part]) for part, name in names().items() if part in sensed)
    ]
