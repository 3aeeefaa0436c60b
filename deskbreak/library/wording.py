"""What may stand in the texts of the library: no promises, and cues that can be spoken in their time."""

import re

from deskbreak.library.table import Table
from deskbreak.words import gettext as _

WORDS_A_SECOND = 2.4
"""How fast a calm voice speaks."""

FORBIDDEN = {"en": ("cure", "fix", "heal", "detox", "guaranteed")}
"""Words that promise what nobody can promise, by language."""


def promises_nothing(table: Table, language: str, text: str, *keys: str | int) -> None:
    """Tell the forbidden words in `text`, which stands in `table` below `keys`."""
    words = FORBIDDEN.get(language, ())
    for word in words:
        if re.search(rf"\b{word}\b", text, re.IGNORECASE):
            says = _("Please say it without the word “{word}”: it promises what nobody can promise.")
            table.fault(says.format(word=word), *keys)


def can_be_spoken(table: Table, text: str, seconds: float, *keys: str | int) -> None:
    """Tell a `text` that is too long to be spoken in `seconds`."""
    most = int(seconds * WORDS_A_SECOND)
    words = len(text.split())
    if words > most:
        says = _("These {words} words are too many to be spoken in {seconds:g} s: {most} at most.")
        table.fault(says.format(words=words, seconds=seconds, most=most), *keys)
