"""What the person may set: the values, their defaults, and the checks that say in words what is wrong.

`KEYS` is the one list of settings: checks, defaults and help all come from it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from difflib import get_close_matches
from typing import Any

from deskbreak.core.hours import ALWAYS, WEEKDAYS, Hours, Range
from deskbreak.words import gettext as _

MINUTE = 60.0
HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that recurs: after `every_s` of active time, a break of `length_s`."""

    name: str
    every_s: float
    length_s: float
    on: bool = True


PRESETS: Mapping[str, tuple[Reminder, Reminder]] = {
    "gentle": (Reminder("micro", 30 * MINUTE, 60, on=False), Reminder("long", 60 * MINUTE, 3 * MINUTE)),
    "balanced": (Reminder("micro", 30 * MINUTE, 60), Reminder("long", 60 * MINUTE, 5 * MINUTE)),
    "frequent": (Reminder("micro", 20 * MINUTE, 30), Reminder("long", 60 * MINUTE, 5 * MINUTE)),
    "recovery": (Reminder("micro", 3 * MINUTE, 30), Reminder("long", 45 * MINUTE, 10 * MINUTE)),
}
SENSES = ("microphone", "camera", "fullscreen", "dnd", "screen", "programs")
"""What can find a reason not to interrupt."""
CALL = frozenset({"microphone", "camera"})
"""Those that show that somebody is there although nothing moves."""
WAYS = ("auto", "wayland", "mutter", "muffin", "x11", "windows", "macos", "none")
"""The ways to notice input; only those of this system can be had."""
PLACES = ("auto", "browser", "window")
"""Where pages open."""
EQUIPMENT = ("wall", "desk", "chair", "headrest", "ball", "band", "hook", "roller", "mat", "pack", "massager")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the schedule and the choice of routine go by. Durations are in seconds."""

    preset: str = "balanced"
    reminders: tuple[Reminder, ...] = PRESETS["balanced"]
    stop_after_s: float = 60.0
    snooze_s: float = 5 * MINUTE
    hold_cap_s: float = 90 * MINUTE
    day_begins: time = time(4)
    open_office: bool = False
    equipment: frozenset[str] = frozenset({"wall", "desk", "chair"})
    strength_days: frozenset[int] = frozenset(range(5))
    hours: Hours = ALWAYS
    senses: frozenset[str] = frozenset(SENSES)
    hold_programs: frozenset[str] = frozenset()
    busy_ignore: frozenset[str] = frozenset()
    presence: str = "auto"
    open_in: str = "auto"
    full_screen: bool = False
    summary: bool = True

    @property
    def active(self) -> tuple[Reminder, ...]:
        """The reminders that are on, the shortest first."""
        return tuple(sorted((each for each in self.reminders if each.on), key=lambda each: each.length_s))


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that could not be used, and what to write instead; `keys` lead to it."""

    keys: tuple[str, ...]
    says: str


class _WrongValue(ValueError):
    """Says what a value must be."""


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: where it stands in the file, what it does, and how its value is read and put in place."""

    path: tuple[str, ...]
    help: str
    default: str
    read: Callable[[Any], Any]
    put: Callable[[Settings, Any], Settings] = field(repr=False)


def parse(data: Mapping[str, Any]) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in `data` over the defaults; what is wrong is left out and told, what is right counts."""
    settings = Settings()
    problems: list[Problem] = []
    given = dict(_leaves(data, ()))
    for key in KEYS:  # in this order: the preset first, single values over it
        if key.path not in given:
            continue
        try:
            settings = key.put(settings, key.read(given.pop(key.path)))
        except _WrongValue as wrong:
            problems.append(Problem(key.path, str(wrong)))
    known = [".".join(key.path) for key in KEYS]
    for path in given:
        near = get_close_matches(".".join(path), known, n=1, cutoff=0.5)
        hint = _(" Did you mean {near}?").format(near=near[0]) if near else ""
        problems.append(Problem(path, _("There is no setting of this name.") + hint))
    for reminder in settings.active:
        if reminder.length_s >= reminder.every_s:
            problems.append(
                Problem((reminder.name, "length"), _("A break cannot be as long as the time between two breaks."))
            )
            usual = {each.name: each for each in PRESETS[settings.preset]}[reminder.name]
            settings = _with_reminder(settings, replace(usual, on=reminder.on))
    return settings, tuple(problems)


def seconds(text: object) -> float:
    """The duration that "90 s", "5 min" or "1 h 30 min" says, in seconds; raises `ValueError` with what to write."""
    says = _('Write a time with its unit, such as "90 s", "5 min" or "1 h 30 min".')
    if not isinstance(text, str):
        raise _WrongValue(says)
    parts = re.findall(r"(\d+(?:\.\d+)?)\s*(s|min|m|h)\b", text)
    if not parts or re.sub(r"(\d+(?:\.\d+)?)\s*(s|min|m|h)\b|\s", "", text):
        raise _WrongValue(says)
    return sum(float(number) * {"s": 1.0, "m": MINUTE, "min": MINUTE, "h": HOUR}[unit] for number, unit in parts)


def _leaves(data: Mapping[str, Any], path: tuple[str, ...]) -> list[tuple[tuple[str, ...], Any]]:
    found: list[tuple[tuple[str, ...], Any]] = []
    for name, value in data.items():
        here = (*path, name)
        found.extend(_leaves(value, here) if isinstance(value, dict) else [(here, value)])
    return found


def _between(low: float, high: float) -> Callable[[Any], float]:
    def read(value: Any) -> float:
        duration = seconds(value)
        if not low <= duration <= high:
            raise _WrongValue(_("This must lie between {low} and {high}.").format(low=_spell(low), high=_spell(high)))
        return duration

    return read


def _spell(duration: float) -> str:
    if duration >= HOUR and duration % HOUR == 0:
        return f"{duration / HOUR:.0f} h"
    return f"{duration / MINUTE:.0f} min" if duration >= MINUTE else f"{duration:.0f} s"


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _WrongValue(_("Write true or false."))
    return value


def _one_of(names: tuple[str, ...]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in names:
            raise _WrongValue(_("Choose one of: {names}.").format(names=", ".join(names)))
        return str(value)

    return read


def _some_of(names: tuple[str, ...]) -> Callable[[Any], frozenset[str]]:
    def read(value: Any) -> frozenset[str]:
        if not isinstance(value, list) or any(each not in names for each in value):
            raise _WrongValue(_("Write a list of any of: {names}.").format(names=", ".join(names)))
        return frozenset(value)

    return read


def _names(value: Any) -> frozenset[str]:
    if not isinstance(value, list) or any(not isinstance(each, str) or not each.strip() for each in value):
        raise _WrongValue(_('Write a list of names of programs, such as ["zoom", "obs"].'))
    return frozenset(each.strip() for each in value)


def _clock_time(value: Any) -> time:
    minute = _minute(value) if isinstance(value, str) else None
    if minute is None or minute >= 24 * 60:
        raise _WrongValue(_('Write a time of day such as "04:00".'))
    return time(minute // 60, minute % 60)


def _minute(text: str) -> int | None:
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip())
    if match is None or int(match[1]) > 24 or int(match[2]) > 59 or (int(match[1]) == 24 and int(match[2])):
        return None
    return int(match[1]) * 60 + int(match[2])


def _ranges(weekday: int) -> Callable[[Any], tuple[Range, ...]]:
    says = _('Write a list of ranges such as ["09:00-12:30", "13:30-18:00"]; "22:00-06:00" runs over midnight.')

    def read(value: Any) -> tuple[Range, ...]:
        if not isinstance(value, list):
            raise _WrongValue(says)
        ranges = []
        for text in value:
            first, dash, last = text.partition("-") if isinstance(text, str) else ("", "", "")
            start, end = _minute(first), _minute(last)
            if not dash or start is None or end is None or start == end:
                raise _WrongValue(says)
            ranges.append(Range(weekday, start, end if end > start else end + 24 * 60))
        return tuple(ranges)

    return read


def _with_reminder(settings: Settings, reminder: Reminder) -> Settings:
    return replace(
        settings, reminders=tuple(reminder if each.name == reminder.name else each for each in settings.reminders)
    )


def _put(name: str) -> Callable[[Settings, Any], Settings]:
    def put(settings: Settings, value: Any) -> Settings:
        return replace(settings, **{name: value})

    return put


def _put_reminder(name: str, part: str) -> Callable[[Settings, Any], Settings]:
    def put(settings: Settings, value: Any) -> Settings:
        reminder = {each.name: each for each in settings.reminders}[name]
        return _with_reminder(settings, replace(reminder, **{part: value}))

    return put


def _put_preset(settings: Settings, value: str) -> Settings:
    return replace(settings, preset=value, reminders=PRESETS[value])


def _put_hours(settings: Settings, value: tuple[Range, ...]) -> Settings:
    return replace(settings, hours=Hours(settings.hours.ranges + value))


def _put_sense(name: str) -> Callable[[Settings, Any], Settings]:
    def put(settings: Settings, value: Any) -> Settings:
        return replace(settings, senses=settings.senses | {name} if value else settings.senses - {name})

    return put


def _put_strength(settings: Settings, value: frozenset[str]) -> Settings:
    return replace(settings, strength_days=frozenset(WEEKDAYS.index(day) for day in value))


def _reminder_keys(name: str) -> tuple[Key, ...]:
    usual = {each.name: each for each in PRESETS["balanced"]}[name]
    return (
        Key((name, "on"), _("Whether this reminder is on."), "true", _flag, _put_reminder(name, "on")),
        Key(
            (name, "every"),
            _("How much active time lies between two of these breaks."),
            f'"{_spell(usual.every_s)}"',
            _between(MINUTE, 8 * HOUR),
            _put_reminder(name, "every_s"),
        ),
        Key(
            (name, "length"),
            _("How long the break is."),
            f'"{_spell(usual.length_s)}"',
            _between(10, HOUR),
            _put_reminder(name, "length_s"),
        ),
    )


KEYS: tuple[Key, ...] = (
    Key(
        ("preset",),
        _("How often: gentle, balanced, frequent or recovery; single values below win over it."),
        '"balanced"',
        _one_of(tuple(PRESETS)),
        _put_preset,
    ),
    *_reminder_keys("micro"),
    *_reminder_keys("long"),
    Key(
        ("stop_after",),
        _("Without input for this long, the clocks stop."),
        '"60 s"',
        _between(10, 10 * MINUTE),
        _put("stop_after_s"),
    ),
    Key(("snooze",), _("How long Snooze waits, in active time."), '"5 min"', _between(30, HOUR), _put("snooze_s")),
    Key(
        ("hold_cap",),
        _("After a break was held this long, one silent prompt is allowed."),
        '"90 min"',
        _between(5 * MINUTE, 12 * HOUR),
        _put("hold_cap_s"),
    ),
    Key(("day_begins",), _("When a new day begins."), '"04:00"', _clock_time, _put("day_begins")),
    Key(
        ("presence",),
        _("How input is noticed: auto, or one of {ways}.").format(ways=", ".join(WAYS[1:])),
        '"auto"',
        _one_of(WAYS),
        _put("presence"),
    ),
    Key(
        ("open_in",),
        _("Where pages open: auto (breaks in a window of their own where the browser can), browser, or window."),
        '"auto"',
        _one_of(PLACES),
        _put("open_in"),
    ),
    Key(("full_screen",), _("Let a break fill the screen."), "false", _flag, _put("full_screen")),
    Key(("summary",), _("Tell on the last working day how the week went."), "true", _flag, _put("summary")),
    *(
        Key(("busy", name), help_text, "true", _flag, _put_sense(name))
        for name, help_text in (
            ("microphone", _("Hold a break while a program records; a silent call counts as being there.")),
            ("camera", _("The same for the camera.")),
            ("fullscreen", _("Hold a break while the window in front fills the screen.")),
            ("dnd", _("Hold a break while notifications are switched off.")),
            ("screen", _("Hold a break while the screen is shared, where the desktop tells.")),
        )
    ),
    Key(("busy", "programs"), _("Hold a break while one of these runs."), "[]", _names, _put("hold_programs")),
    Key(
        ("busy", "ignore"),
        _("Programs whose use of the microphone or the camera does not count."),
        "[]",
        _names,
        _put("busy_ignore"),
    ),
    Key(
        ("open_office",),
        _("Offer only seated routines that nobody notices."),
        "false",
        _flag,
        _put("open_office"),
    ),
    Key(
        ("equipment",),
        _("What is at hand: any of {things}.").format(things=", ".join(EQUIPMENT)),
        '["wall", "desk", "chair"]',
        _some_of(EQUIPMENT),
        _put("equipment"),
    ),
    Key(
        ("strength", "days"),
        _("Days on which the first long break offers strength work."),
        '["mon", "tue", "wed", "thu", "fri"]',
        _some_of(WEEKDAYS),
        _put_strength,
    ),
    *(
        Key(
            ("hours", day),
            _("Working hours of that day; with no hours at all, every day is open."),
            "[]",
            _ranges(weekday),
            _put_hours,
        )
        for weekday, day in enumerate(WEEKDAYS)
    ),
)
