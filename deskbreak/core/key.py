"""One setting: where it stands in the file, what it does, and how its value is found in the settings and put there."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from deskbreak.core.hours import WEEKDAYS, Hours, Range
from deskbreak.core.kind import Kind, Plain
from deskbreak.core.settings import PRESETS, STANDING, Reminder, Settings

Way = tuple[str, ...]
"""The names that lead to a key in the file."""
PRESET: Way = ("preset",)
Get = Callable[[Settings], Any]
Put = Callable[[Settings, Any], Settings]


@dataclass(frozen=True, slots=True)
class Key:
    """One setting. `title` names it in two or three words, `effect` says in a sentence what it does."""

    path: Way
    group: str
    title: str
    effect: str
    kind: Kind
    get: Get = field(repr=False)
    put: Put = field(repr=False)

    @property
    def name(self) -> str:
        """As a person writes it: "long.every"."""
        return ".".join(self.path)

    def plain(self, settings: Settings) -> Plain:
        """What it is in `settings`, as the file holds it."""
        return self.kind.plain(self.get(settings))

    def usual(self, settings: Settings) -> Plain:
        """What it is where the file does not say, beside the preset of `settings`."""
        return self.plain(Settings() if self.path == PRESET else put_preset(Settings(), settings.preset))


def field_of(name: str) -> tuple[Get, Put]:
    """A field of the settings, got and put as it is."""

    def get(settings: Settings) -> Any:
        return getattr(settings, name)

    def put(settings: Settings, value: Any) -> Settings:
        return replace(settings, **{name: value})

    return get, put


def reminder_part(name: str, part: str) -> tuple[Get, Put]:
    """A field of the reminder of this name."""

    def get(settings: Settings) -> Any:
        return getattr(reminder_named(settings, name), part)

    def put(settings: Settings, value: Any) -> Settings:
        return with_reminder(settings, replace(reminder_named(settings, name), **{part: value}))

    return get, put


def stand_part(part: str) -> tuple[Get, Put]:
    """A field of the rhythm of sitting and standing."""

    def put(settings: Settings, value: Any) -> Settings:
        return replace(settings, stand=replace(settings.stand, **{part: value}))

    return lambda settings: getattr(settings.stand, part), put


def sense_on(name: str) -> tuple[Get, Put]:
    """Whether a sense for busy moments is wanted."""

    def put(settings: Settings, value: bool) -> Settings:
        return replace(settings, senses=settings.senses | {name} if value else settings.senses - {name})

    return lambda settings: name in settings.senses, put


def hours_of(weekday: int) -> tuple[Get, Put]:
    """The working hours that begin on a day of the week."""

    def get(settings: Settings) -> tuple[Range, ...]:
        return tuple(each for each in settings.hours.ranges if each.weekday == weekday)

    def put(settings: Settings, value: tuple[Range, ...]) -> Settings:
        others = tuple(each for each in settings.hours.ranges if each.weekday != weekday)
        return replace(settings, hours=Hours(others + value))

    return get, put


def put_preset(settings: Settings, value: str) -> Settings:
    """The preset with its reminders, and with standing or without."""
    stand = replace(settings.stand, on=value in STANDING)
    return replace(settings, preset=value, reminders=PRESETS[value], stand=stand)


def strength_days(settings: Settings) -> frozenset[str]:
    """The days of strength work by their names in the file."""
    return frozenset(WEEKDAYS[day] for day in settings.strength_days)


def put_strength_days(settings: Settings, value: frozenset[str]) -> Settings:
    """The days of strength work, out of those names."""
    return replace(settings, strength_days=frozenset(WEEKDAYS.index(day) for day in value))


def reminder_named(settings: Settings, name: str) -> Reminder:
    """The reminder of this name, on or off."""
    return next(each for each in (*settings.reminders, *settings.cues) if each.name == name)


def with_reminder(settings: Settings, reminder: Reminder) -> Settings:
    """`settings` with `reminder` in the place of the one of its name."""
    reminders, cues = (
        tuple(reminder if each.name == reminder.name else each for each in each_of)
        for each_of in (settings.reminders, settings.cues)
    )
    return replace(settings, reminders=reminders, cues=cues)
