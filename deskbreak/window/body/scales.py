"""What a person says of a sore place in numbers: how sore it is, and how far the head turns."""

import re
from collections.abc import Mapping, Sequence

from deskbreak.core.body.spot import SOREST
from deskbreak.words import gettext as _

TURNS = frozenset(
    {
        *("forehead-eye", "temple", "crown", "back-of-head", "jaw-ear", "side-neck", "neck-shoulder-angle"),
        *("shoulder-top", "shoulder-front", "shoulder-outer-arm"),
    }
)
"""The zones that a stiff neck goes with: there the turn of the head is looked at before and after."""

SEVERE = 8
"""From this soreness on a clinician comes first."""


def ends() -> Mapping[int, str]:
    """What the soreness at both ends of the scale is called."""
    return {0: _("nothing"), SOREST: _("the worst there is")}


def turns() -> Sequence[str]:
    """How far the head turns, from the least on; its place in this is what is stored."""
    return (
        _("Hardly at all"),
        _("A quarter of the way"),
        _("Half way"),
        _("Nearly to the shoulder"),
        _("Over the shoulder"),
    )


def severe(given: Mapping[str, Sequence[str]]) -> str:
    """What a form says that is too much to begin with lightly, as a sentence; empty where it is not."""
    if (soreness(given) or 0) >= SEVERE:
        return _("{score} of 10 is a lot.").format(score=soreness(given))
    if turn(given, "left") == turn(given, "right") == 0:
        return _("A head that hardly turns either way is a lot.")
    return ""


def soreness(given: Mapping[str, Sequence[str]]) -> int | None:
    """The soreness that a form says; `None` where it says none."""
    return _number(given, "score", SOREST)


def turn(given: Mapping[str, Sequence[str]], way: str) -> int | None:
    """How far a form says that the head turns `way` ("left" or "right"); `None` where it does not say."""
    return _number(given, way, len(turns()) - 1)


def _number(given: Mapping[str, Sequence[str]], name: str, most: int) -> int | None:
    text = given.get(name, [""])[-1]
    return int(text) if re.fullmatch(r"\d{1,2}", text, re.ASCII) and int(text) <= most else None
