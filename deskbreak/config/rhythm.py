"""What choosing a preset changes in the settings file."""

from collections.abc import Set as AbstractSet

from deskbreak.core.key import PRESET, Way
from deskbreak.core.kind import Plain
from deskbreak.core.settings import PRESETS, STANDING

STAND_ON: Way = ("stand", "on")
"""Stays where somebody turned it on and takes a preset that has no standing: whose desk goes up has it then too."""


def of_preset(name: str, given: AbstractSet[Way]) -> dict[Way, Plain | None]:
    """The changes that make the preset `name` hold: the `given` single values would win over it, so they go."""
    reminders = {each.name for each in PRESETS[name]}
    wins = {way for way in given if way[0] in reminders or (way == STAND_ON and name in STANDING)}
    single: dict[Way, Plain | None] = dict.fromkeys(sorted(wins))
    return {PRESET: name, **single}
