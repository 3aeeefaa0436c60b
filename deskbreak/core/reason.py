"""Why a routine was chosen, in the words of the prompt: one or two of the things that spoke for it, never more.

What the person told goes before what was counted: a sore place, strength on its day, a favourite; then what is new, a
region that has waited, the hour, and how long ago it was. Each sentence goes on behind "Chosen because:".
"""

from deskbreak.core.body import zone
from deskbreak.core.score import Score
from deskbreak.core.vocabulary import spelled
from deskbreak.words import gettext as _
from deskbreak.words import ngettext


def why(score: Score, *, strength: bool) -> str:
    """The reason for `score.routine`; `strength` says that the day's strength work is due."""
    if score.spot is not None:
        return _for_a_place(zone.spoken(score.spot.zone, score.spot.side), score, strength=strength)
    if strength:
        return _("strength work for today")
    if score.parts["liked"] > 1:
        return _of_a_favourite(score.days or 0)
    if score.new:
        return _("new for you")
    if score.unworked:
        return _unworked()[score.unworked]
    if score.parts["late"] > 1:
        return _late(score)
    return _of_its_turn(score.days)


def _for_a_place(place: str, score: Score, *, strength: bool) -> str:
    if strength:
        return _("{place}, and strength work for today").format(place=place)
    if score.parts["liked"] > 1:
        return _("{place}, and one of your favourites").format(place=place)
    if score.days:
        says = ngettext("{place}, and it has been a day", "{place}, and it has been {days} days", score.days)
        return says.format(place=place, days=spelled(score.days))
    if score.new:
        return _("{place}, and this one is new for you").format(place=place)
    return place


def _of_a_favourite(days: int) -> str:
    if not days:
        return _("one of your favourites")
    says = ngettext(
        "one of your favourites, and it has been a day", "one of your favourites, and it has been {days} days", days
    )
    return says.format(days=spelled(days))


def _unworked() -> dict[str, str]:
    return {
        "head": _("your head, which has had nothing lately"),
        "eyes": _("your eyes, which have had nothing lately"),
        "neck": _("your neck, which has had nothing lately"),
        "shoulders": _("your shoulders, which have had nothing lately"),
        "shoulder-blades": _("your shoulder blades, which have had nothing lately"),
        "upper-back": _("your upper back, which has had nothing lately"),
        "chest": _("your chest, which has had nothing lately"),
        "lower-back": _("your lower back, which has had nothing lately"),
        "wrists": _("your wrists and hands, which have had nothing lately"),
        "legs": _("your legs, which have had nothing lately"),
    }


def _late(score: Score) -> str:
    return _("your eyes, late in your day") if "eyes" in score.routine.regions else _("a calm one, late in your day")


def _of_its_turn(days: int | None) -> str:
    if days is None:
        return _("one you have not had lately")
    if days == 0:
        return _("a change from the last one")
    return ngettext("you last did it a day ago", "you last did it {days} days ago", days).format(days=spelled(days))
