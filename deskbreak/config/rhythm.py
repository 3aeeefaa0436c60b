"""What choosing a preset changes in the settings file."""

from collections.abc import Set as AbstractSet

from deskbreak.core.key import PRESET, Way
from deskbreak.core.kind import Plain
from deskbreak.core.settings import PRESETS


def of_preset(name: str, given: AbstractSet[Way]) -> dict[Way, Plain | None]:
    """The changes that make the preset `name` hold: the `given` single values would win over it, so they go."""
    reminders = {each.name for each in PRESETS[name]}
    single: dict[Way, Plain | None] = dict.fromkeys(sorted(way for way in given if way[0] in reminders))
    return {PRESET: name, **single}
