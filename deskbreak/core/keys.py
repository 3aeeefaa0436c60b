"""Every setting there is.

`KEYS` is the one list: checks, defaults, the page of settings, `deskbreak settings --help` and the README's table all
come from it.
"""

from collections.abc import Mapping
from difflib import get_close_matches

from deskbreak.core import vocabulary
from deskbreak.core.hours import WEEKDAYS
from deskbreak.core.key import (
    PRESET,
    Key,
    field_of,
    hours_of,
    put_preset,
    put_strength_days,
    reminder_part,
    sense_on,
    stand_part,
    strength_days,
)
from deskbreak.core.kind import HOUR, MINUTE, Choice, Duration, Flag, Kind, Names, Phone, Ranges, Several, TimeOfDay
from deskbreak.core.settings import CARE, EQUIPMENT
from deskbreak.words import gettext as _

GROUPS: Mapping[str, str] = {
    "when": _("When"),
    "cues": _("Cues"),
    "manners": _("Manners"),
    "breaks": _("Breaks"),
    "look": _("Look and sound"),
    "computer": _("This computer"),
    "data": _("Data"),
}
"""The groups that people look for a setting in, in the order of the page."""


def find(name: str) -> Key | None:
    """The key that a person calls `name`."""
    return next((key for key in KEYS if key.name == name), None)


def nearest(name: str) -> list[str]:
    """Names of keys that are like `name`, the likest first; at most three."""
    return get_close_matches(name[:80], [key.name for key in KEYS], n=3, cutoff=0.5)


_days = dict(zip(WEEKDAYS, vocabulary.weekdays(), strict=True))


BREAK = ("when", Duration(MINUTE, 8 * HOUR), Duration(10, HOUR))
CUE = ("cues", Duration(2 * MINUTE, 8 * HOUR), Duration(5, MINUTE))
"""The group of a reminder of breaks and of a cue, and between what bounds their times lie."""


def _rhythm(
    name: str, sort: tuple[str, Kind, Kind], titles: tuple[str, str, str], effects: tuple[str, str, str]
) -> tuple[Key, ...]:
    group, every, length = sort
    parts: tuple[tuple[str, str, Kind], ...] = (
        ("on", "on", Flag()),
        ("every", "every_s", every),
        ("length", "length_s", length),
    )
    return tuple(
        Key((name, key), group, title, effect, kind, *reminder_part(name, part))
        for (key, part, kind), title, effect in zip(parts, titles, effects, strict=True)
    )


KEYS: tuple[Key, ...] = (
    Key(
        PRESET,
        "when",
        _("How often"),
        _("A ready-made rhythm of breaks. Values you set yourself for micro-breaks and long breaks override it."),
        Choice(
            {
                "gentle": _("3 min every hour, and nothing between"),
                "balanced": _("1 min every half hour, 5 min every hour"),
                "frequent": _("30 s every 20 min, 5 min every hour"),
                "recovery": _("30 s every 3 min, 10 min every 45 min"),
                "sit-stand": _("2 min every half hour, 5 min every 2 hours, and standing in between"),
            }
        ),
        lambda settings: settings.preset,
        put_preset,
    ),
    *_rhythm(
        "micro",
        BREAK,
        (_("Micro-breaks"), _("Time between micro-breaks"), _("Length of a micro-break")),
        (
            _("Whether there are short breaks between the long ones."),
            _("How much active time lies between two micro-breaks."),
            _("How long a micro-break is; routines of about this length are offered."),
        ),
    ),
    *_rhythm(
        "long",
        BREAK,
        (_("Long breaks"), _("Time between long breaks"), _("Length of a long break")),
        (
            _("Whether there are long breaks."),
            _("How much active time lies between two long breaks."),
            _("How long a long break is; routines of about this length are offered."),
        ),
    ),
    *(
        Key(("stand", key), "when", title, effect, kind, *stand_part(part))
        for key, part, kind, title, effect in (
            (
                "on",
                "on",
                Flag(),
                _("Sit and stand"),
                _(
                    "Whether you are asked to stand for a while, and to sit again, at a desk that goes up and down. "
                    "20, 8 and 2 minutes are a rule of thumb of Cornell University."
                ),
            ),
            (
                "sit",
                "sit_s",
                Duration(5 * MINUTE, 4 * HOUR),
                _("Sitting at a time"),
                _("After so much active time sitting you are asked to stand."),
            ),
            (
                "stand",
                "stand_s",
                Duration(MINUTE, 2 * HOUR),
                _("Standing at a time"),
                _("After so much active time standing you are asked to move, and then to sit."),
            ),
            (
                "move",
                "move_s",
                Duration(30, 30 * MINUTE),
                _("Moving in between"),
                _("How long to move then; a break or an absence of this length does it too."),
            ),
        )
    ),
    *(
        Key(
            ("hours", day),
            "when",
            name,
            _(
                "Working hours of that day. If no day has any, every day is open; otherwise a day "
                "without hours is free."
            ),
            Ranges(weekday),
            *hours_of(weekday),
        )
        for weekday, (day, name) in enumerate(_days.items())
    ),
    *_rhythm(
        "eyes",
        CUE,
        (_("Rest for the eyes"), _("Time between two far looks"), _("Length of a far look")),
        (
            _("A notification that asks you to look into the distance, and goes by itself."),
            _("How much active time lies between two far looks."),
            _("How long the notification of a far look stays."),
        ),
    ),
    *_rhythm(
        "posture",
        CUE,
        (_("Posture cues"), _("Time between two posture cues"), _("Length of a posture cue")),
        (
            _("A small hint in a notification that goes by itself: drop the shoulders, breathe out."),
            _("How much active time lies between two posture cues."),
            _("How long the notification of a posture cue stays."),
        ),
    ),
    Key(
        ("stop_after",),
        "manners",
        _("Clocks stop after"),
        _("Without input for this long the clocks stop, and go on where they stopped."),
        Duration(10, 10 * MINUTE),
        *field_of("stop_after_s"),
    ),
    Key(
        ("snooze",),
        "manners",
        _("Snooze"),
        _("How long Snooze waits, in active time."),
        Duration(30, HOUR),
        *field_of("snooze_s"),
    ),
    Key(
        ("hold_cap",),
        "manners",
        _("Held at most"),
        _("After a break was held this long, one silent prompt is allowed."),
        Duration(5 * MINUTE, 12 * HOUR),
        *field_of("hold_cap_s"),
    ),
    *(
        Key(("busy", name), "manners", title, effect, Flag(), *sense_on(name))
        for name, title, effect in (
            (
                "microphone",
                _("Microphone in use"),
                _("Holds a break while a program records; a silent call counts as being there."),
            ),
            (
                "camera",
                _("Camera in use"),
                _("Holds a break while a program uses the camera; a silent call counts as being there."),
            ),
            ("fullscreen", _("Full screen"), _("Holds a break while the window in front fills the screen.")),
            (
                "dnd",
                _("Do not disturb"),
                _("Holds a break while notifications are switched off; even the silent prompt is left out then."),
            ),
            ("screen", _("Shared screen"), _("Holds a break while the screen is shared, where the desktop tells.")),
        )
    ),
    Key(
        ("summary",),
        "manners",
        _("The week in a sentence"),
        _("Tells once a week, towards the end of the last working day, how the week went."),
        Flag(),
        *field_of("summary"),
    ),
    Key(
        ("busy", "programs"),
        "manners",
        _("Programs that hold"),
        _("Holds a break while one of these programs runs."),
        Names(),
        *field_of("hold_programs"),
    ),
    Key(
        ("busy", "ignore"),
        "manners",
        _("Programs that do not count"),
        _("These programs may use the microphone and the camera without holding a break."),
        Names(),
        *field_of("busy_ignore"),
    ),
    Key(
        ("open_office",),
        "breaks",
        _("Open-plan office"),
        _("Offers only seated routines that nobody notices."),
        Flag(),
        *field_of("open_office"),
    ),
    Key(
        ("equipment",),
        "breaks",
        _("At hand"),
        _("Only routines that need nothing but these things are offered."),
        Several({each: vocabulary.things()[each] for each in EQUIPMENT}),
        *field_of("equipment"),
    ),
    Key(
        ("care",),
        "breaks",
        _("Ask a clinician first"),
        _("Exercises that are not for you then, or that a clinician should agree to first, are not offered."),
        Several({each: vocabulary.conditions()[each] for each in CARE}),
        *field_of("care"),
    ),
    Key(
        ("emergency",),
        "breaks",
        _("Emergency number"),
        _("Whom a warning sign tells you to call, such as 112 or 911; without it, your local emergency number."),
        Phone(),
        *field_of("emergency"),
    ),
    Key(
        ("strength", "days"),
        "breaks",
        _("Days for strength"),
        _("On these days the first long break offers strength work."),
        Several(_days),
        strength_days,
        put_strength_days,
    ),
    Key(
        ("open_in",),
        "look",
        _("Where pages open"),
        _("A native window comes with pip install deskbreak[window], and needs GTK or Qt."),
        Choice(
            {
                "auto": _("breaks in a window of their own, pages in tabs"),
                "browser": _("everything in tabs of the browser"),
                "window": _("a native window"),
            }
        ),
        *field_of("open_in"),
    ),
    Key(
        ("full_screen",),
        "look",
        _("Fill the screen"),
        _(
            "Lets a break fill the screen in a native window or one of its own; a browser that is already "
            "running ignores this."
        ),
        Flag(),
        *field_of("full_screen"),
    ),
    Key(
        ("sound",),
        "look",
        _("Sound"),
        _("A notification of a break sounds once, when it first comes, at the desktop's volume."),
        Flag(),
        *field_of("sound"),
    ),
    Key(
        ("presence",),
        "computer",
        _("How input is noticed"),
        _("Which part of the desktop tells whether you are there."),
        Choice(
            {
                "auto": _("the best way there is here"),
                "wayland": _("the Wayland compositor"),
                "mutter": _("GNOME"),
                "muffin": _("Cinnamon"),
                "x11": _("the X server"),
                "windows": _("Windows"),
                "macos": _("macOS"),
                "none": _("not at all: you are always taken as present"),
            }
        ),
        *field_of("presence"),
    ),
    Key(
        ("day_begins",),
        "data",
        _("The day begins"),
        _("What happens before this time belongs to the day before."),
        TimeOfDay(),
        *field_of("day_begins"),
    ),
)
