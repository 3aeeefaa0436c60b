"""What the words of the routine files are called on a page: postures, sides, evidence."""

from collections.abc import Iterable

from deskbreak.core.routine import Step
from deskbreak.words import gettext as _
from deskbreak.words import ngettext


def postures() -> dict[str, str]:
    """How one is placed."""
    return {
        "seated": _("Seated"),
        "standing": _("Standing"),
        "wall": _("At a wall"),
        "floor": _("On the floor"),
    }


def intensity(grade: int) -> str:
    """How much an exercise asks of somebody, by its grade of 1 to 3."""
    return {1: _("light effort"), 2: _("some effort"), 3: _("real effort")}[grade]


def evidence(grade: str) -> str:
    """What stands behind an exercise, by its grade."""
    return {
        "T": _("Tried: this very exercise was tested in a trial. The trial may have found that it helps little."),
        "C": _("Its kind was tested: trials or reviews looked at exercises like it, not at this exact form."),
        "G": _("Guidance: the usual advice of health services, safety bodies or physiotherapists."),
        "V": _("Tradition: people pass it on or sell it; nobody has tested it as far as we know."),
    }[grade]


def evidence_of_several(grades: Iterable[str]) -> str:
    """What stands behind the exercises of a routine, by their grades: the firmest and the weakest of them."""
    order = "TCGV"
    ranks = sorted({order.index(grade) for grade in grades})
    return {
        "TT": _("Tried: each exercise in it was tested in a trial. The trial may have found that it helps little."),
        "TC": _("Some of its exercises were tested in trials themselves; of the others, their kind was."),
        "TG": _("Some of its exercises were tested in trials themselves; the others rest at least on usual advice."),
        "TV": _("Some of its exercises were tested in trials themselves; others rest on tradition alone."),
        "CC": _("Its kind was tested: trials or reviews looked at exercises like these, not at this exact form."),
        "CG": _("For some of its exercises their kind was tested; the others rest on the usual advice."),
        "CV": _("For some of its exercises their kind was tested; others rest on tradition alone."),
        "GG": _("Guidance: it rests on the usual advice of health services, safety bodies or physiotherapists."),
        "GV": _("Some of its exercises rest on the usual advice, others on tradition alone."),
        "VV": _("Tradition: people pass its exercises on or sell them; nobody has tested them as far as we know."),
    }[order[ranks[0]] + order[ranks[-1]]]


def grounds(grade: str) -> str:
    """What stands behind a piece of advice, by its grade."""
    return {
        "T": _("Tried: this very change was tested in a trial."),
        "C": _("Changes of this kind were tested in trials, though not this one alone."),
        "G": _("Guidance: the usual advice of health services and safety bodies; that it prevents pain is not shown."),
        "V": _("Experience: many people say so; nobody has tested it as far as we know."),
    }[grade]


def pattern(grade: str) -> str:
    """What stands behind where a muscle is said to be felt, by its grade."""
    return {
        "T": _(
            "Studied: people were pressed at this muscle and felt it about there. Your ache may still be another one."
        ),
        "C": _("Patterns like this one were studied; those who examine people agree on them only in part."),
        "G": _("Experience: clinicians drew it from what people told them. It is a usual place, and not everybody's."),
        "V": _("Tradition: people pass it on; nobody has tested it as far as we know."),
    }[grade]


def often(step: Step) -> str:
    """How often a step's cycle comes, and on which sides."""
    reps = step.reps
    match step.exercise.sides:
        case "left-right" | "alternating" if step.sides == ("left",):
            says = ngettext("once, on the left side", "{reps} times, on the left side", reps)
        case "left-right" | "alternating" if step.sides == ("right",):
            says = ngettext("once, on the right side", "{reps} times, on the right side", reps)
        case "left-right":
            says = ngettext("once left, then once right", "{reps} times left, then {reps} times right", reps)
        case "alternating":
            says = ngettext("once left and once right", "{reps} times on each side, in turn", reps)
        case "forward-backward":
            says = ngettext("once forward, then once backward", "{reps} times forward, then as often backward", reps)
        case _:
            says = ngettext("once", "{reps} times", reps)
    return says.format(reps=reps)
