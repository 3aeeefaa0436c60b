"""What the program notices in this session, in words: presence, the session, and the reasons to hold a break."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
    names = {
        "presence": _("keyboard and mouse"),
        "session": _("screen lock and sleep"),
        "microphone": _("microphone"),
        "camera": _("camera"),
        "fullscreen": _("full-screen windows"),
        "dnd": _("do not disturb"),
        "screen": _("shared screen"),
        "programs": _("programs you named"),
    }
    states = {"ready": _("works"), "busy": _("in use"), "unavailable": _("not available"), "off": _("off")}
    all_of_them = {**backends, **backends["busy"]}
    return [
        Sense(names[part], states[each["state"]], each["why"], each["state"] == "unavailable")
        for part, each in ((part, all_of_them[part]) for part in names if part in all_of_them)
    ]
