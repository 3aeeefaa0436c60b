"""What a settings file says, over the defaults; what is wrong in it is told in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from deskbreak.core.key import Way, with_reminder
from deskbreak.core.keys import KEYS, nearest
from deskbreak.core.kind import WrongValue
from deskbreak.core.settings import PRESETS, Settings
from deskbreak.words import gettext as _

MOST_HINTS = 20
"""To look for the nearest name takes a while, and a file may be full of names that are none."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that could not be used, and what to write instead; `keys` lead to it."""

    keys: Way
    says: str


def parse(data: Mapping[str, Any]) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in `data` over the defaults; what is wrong is left out and told, what is right counts."""
    settings = Settings()
    problems: list[Problem] = []
    given = leaves(data)
    for key in KEYS:  # in this order: the preset first, single values over it
        if key.path not in given:
            continue
        try:
            settings = key.put(settings, key.kind.read(given.pop(key.path)))
        except WrongValue as wrong:
            problems.append(Problem(key.path, str(wrong)))
    for number, path in enumerate(given):
        hint = _(" Did you mean {near}?").format(near=near[0]) if (near := _near(path, number)) else ""
        problems.append(Problem(path, _("There is no setting of this name.") + hint))
    for reminder in settings.active:
        if reminder.length_s >= reminder.every_s:
            problems.append(
                Problem((reminder.name, "length"), _("A break cannot be as long as the time between two breaks."))
            )
            usual = {each.name: each for each in PRESETS[settings.preset]}[reminder.name]
            settings = with_reminder(settings, replace(usual, on=reminder.on))
    return settings, tuple(problems)


def leaves(data: Mapping[str, Any]) -> dict[Way, Any]:
    """Every value in `data` by the way to it, whether or not there is such a setting."""
    return dict(_leaves(data, ()))


def _near(path: Way, number: int) -> list[str]:
    return nearest(".".join(path)) if number < MOST_HINTS else []


def _leaves(data: Mapping[str, Any], path: Way) -> list[tuple[Way, Any]]:
    found: list[tuple[Way, Any]] = []
    for name, value in data.items():
        here = (*path, name)
        found.extend(_leaves(value, here) if isinstance(value, dict) else [(here, value)])
    return found
