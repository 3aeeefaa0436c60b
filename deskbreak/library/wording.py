"""What may stand in the texts of the library: no promises, and cues that can be spoken in their time."""

import re

from deskbreak.library.table import Table
from deskbreak.words import gettext as _

WORDS_A_SECOND = 2.4
"""How fast a calm voice speaks."""

FORBIDDEN = {
    "en": (
        *("cure", "cures", "cured", "curing", "fix", "fixes", "fixed", "fixing", "heal", "heals", "healed", "healing"),
        *("detox", "detoxes", "detoxed", "detoxing", "detoxify", "detoxifies", "detoxifying"),
        *("guarantee", "guarantees", "guaranteed", "guaranteeing"),
    ),
    "de": (
        *("heile", "heilen", "heilt", "heilte", "geheilt", "heilend", "Heilung", "kurieren", "kuriert"),
        *("entgiften", "entgiftet", "Entgiftung", "entschlacken", "entschlackt", "Detox"),
        *("garantiere", "garantieren", "garantiert", "Garantie"),
    ),
}
"""Words that promise what nobody can promise, by language; each form is listed, for only whole words are refused."""

_PATTERNS = {
    language: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for language, words in FORBIDDEN.items()
}


def promises_nothing(table: Table, language: str, text: str, *keys: str | int) -> None:
    """Tell the forbidden words in `text`, which stands in `table` below `keys`."""
    pattern = _PATTERNS.get(language)
    found = pattern.findall(text) if pattern is not None else []
    for word in dict.fromkeys(found):
        says = _("Please say it without the word “{word}”: it promises what nobody can promise.")
        table.fault(says.format(word=word), *keys)


def can_be_spoken(table: Table, text: str, seconds: float, *keys: str | int) -> None:
    """Tell a `text` that is too long to be spoken in `seconds`."""
    most = int(seconds * WORDS_A_SECOND)
    words = len(text.split())
    if words > most:
        says = _("These {words} words are too many to be spoken in {seconds:g} s: {most} at most.")
        table.fault(says.format(words=words, seconds=seconds, most=most), *keys)
