"""What things are called wherever a person reads of them: days, presets, equipment, conditions, sides, outcomes."""

from datetime import date

from deskbreak.words import gettext as _


def weekdays() -> tuple[str, ...]:
    """The days of the week, from Monday."""
    return (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


def presets() -> dict[str, str]:
    """What the presets are called."""
    return {
        "gentle": _("Gentle"),
        "balanced": _("Balanced"),
        "frequent": _("Frequent"),
        "recovery": _("Recovery"),
        "sit-stand": _("Sit-stand"),
    }


def things() -> dict[str, str]:
    """What may have to be at hand, as it stands behind "needs" or "with"."""
    return {
        "wall": _("a wall"),
        "desk": _("a desk"),
        "chair": _("a chair"),
        "headrest": _("a headrest"),
        "ball": _("a ball"),
        "band": _("a band"),
        "hook": _("a massage hook"),
        "roller": _("a foam roller"),
        "mat": _("a mat"),
        "pack": _("a warm or cold pack"),
        "massager": _("a massager"),
    }


def conditions() -> dict[str, str]:
    """What some exercises are not for, or not before a clinician was asked; in the words of who has it."""
    return {
        "pregnancy": _("pregnancy"),
        "osteoporosis": _("osteoporosis"),
        "blood-thinners": _("blood thinners, or blood that clots badly"),
        "high-blood-pressure": _("high blood pressure that is not under control"),
        "heart-or-lung": _("heart, lung or blood vessel disease, or a pacemaker"),
        "loss-of-feeling": _("skin that feels little, as with diabetes"),
        "cancer": _("cancer"),
        "recent-injury": _("recent operation or injury of neck, shoulder or back"),
        "eye-operation": _("recent eye operation"),
        "dislocated-shoulder": _("a shoulder that was once dislocated"),
        "hip-replacement": _("a new hip joint"),
    }


def spelled(number: int) -> str:
    """A small number as a word, from two on; a larger one in figures."""
    words = (_("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"), _("ten"))
    return words[number - 2] if 2 <= number <= len(words) + 1 else str(number)


def weekday(day: date) -> str:
    """The short name of a day of the week."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[day.weekday()]


def sides() -> dict[str, str]:
    """What the sides and directions of a movement are called."""
    return {"left": _("Left side"), "right": _("Right side"), "forward": _("Forward"), "backward": _("Backward")}


def breaths() -> dict[str, str]:
    """How to breathe in a phase; "free" where it does not say."""
    return {
        "in": _("Breathe in"),
        "out": _("Breathe out"),
        "hold": _("Hold your breath"),
        "free": _("Breathe freely"),
    }


def outcomes() -> dict[str, str]:
    """What the outcomes of a break are called, as far as they are figures."""
    return {
        "completed": _("Completed"),
        "partial": _("In part"),
        "skipped": _("Skipped"),
        "ignored": _("Unanswered"),
        "natural": _("Natural"),
    }


def outcome(name: str) -> str:
    """What one outcome is called, one that no figure counts too."""
    return outcomes().get(name) or _("Withdrawn")
