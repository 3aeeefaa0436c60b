"""What may stand in the texts of the library: no promises, and cues that can be spoken in their time."""

import re

from deskbreak.library.table import Table
from deskbreak.words import gettext as _

WORDS_A_SECOND = 2.4
"""How fast a calm voice speaks."""

FORBIDDEN = {
    "en": (
        *("cure", "cures", "cured", "curing", "curative", "fix", "fixes", "fixed", "fixing"),
        *("heal", "heals", "healed", "healing", "healer", "healers"),
        *("detox", "detoxes", "detoxed", "detoxing", "detoxify", "detoxifies", "detoxifying", "detoxification"),
        *("guarantee", "guarantees", "guaranteed", "guaranteeing", "toxins"),
        *("pain-free", "free of pain", "boosts circulation", "boost circulation", "boosts your circulation"),
    ),
    "de": (
        *("heile", "heilst", "heilt", "heilen", "heilte", "heilten", "geheilt", "heilend", "heilende", "heilsam"),
        *("Heilung", "Heilmittel", "kuriere", "kurieren", "kuriert", "kurierte", "auskurieren", "auskuriert"),
        *("entgifte", "entgiften", "entgiftet", "entgiftend", "Entgiftung", "entschlacken", "entschlackt", "Detox"),
        *("garantiere", "garantieren", "garantiert", "garantierte", "Garantie", "Giftstoffe", "schmerzfrei"),
        *("fördert die Durchblutung", "regt die Durchblutung an", "kurbelt die Durchblutung an"),
    ),
}
"""Words that promise what nobody can promise, by language; each form is listed, for only whole words are refused."""

_PATTERNS = {
    language: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for language, words in FORBIDDEN.items()
}
_PEOPLE = (
    r"(?:people|persons|workers|adults|patients|women|men|users|participants|"
    r"Menschen|Leuten?|Personen|Erwachsenen?|Frauen|Männern?|Befragten|Büroangestellten)"
)
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|hundred|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)"
)
_FIGURE = re.compile(
    "|".join(
        (
            r"\d+\s*(?:%|per ?cent\b|Prozent\b)",
            rf"\b{_NUMBER} (?:out of|of|in|von) (?:every |all |je )?{_NUMBER} {_PEOPLE}\b",
            # Soreness is told on a scale to 10: that alone is no figure of a study.
            r"\b\d+ (?:out of|of|von) (?!10\b|100\b)\d+\b(?! (?:breaks|days|Pausen|Tage))",
            rf"\b(?:one|two|three|four|nine|eine[rs]?) (?:in|out of|von) (?:every )?{_NUMBER}\b(?! (?:day|min|hour))",
            rf"\b(?:half|(?:a|one|two) (?:third|quarter)s?) of (?:all |the )?{_PEOPLE}\b",
            rf"\b(?:Hälfte|Drittel|Viertel) (?:aller|der) {_PEOPLE}\b",
            r"\bjede[rn]? (?:zweite|dritte|vierte|fünfte|zehnte)n? (?:Mensch|Erwachsene|Person|Frau|Mann)\b",
            rf"\b(?:twice|{_NUMBER} times) (?:as|more|less)\b",
            r"\b(?:doppelt|halb|(?:zwei|drei|vier|fünf|zehn)mal) so (?:viel|oft|häufig|wahrscheinlich|stark)\w*",
            r"\b\d+[.,]\d+ (?:points|of|out of|Punkten?|von)\b",
            r"\b(?:SMD|kappa|odds ratio|hazard ratio|confidence interval|Konfidenzintervall)\b",
            r"\b[ndpkr] ?[=<≤] ?\d*[.,]?\d",
        )
    ),
    re.IGNORECASE,
)


def promises(language: str, text: str) -> tuple[str, ...]:
    """The forbidden words in `text`, each once; none in a language whose words are not listed."""
    pattern = _PATTERNS.get(language)
    return tuple(dict.fromkeys(pattern.findall(text) if pattern is not None else ()))


def figures(text: str) -> tuple[str, ...]:
    """What in `text` says how much or how many of a study: a share, a ratio, an effect. Times and doses are none."""
    return tuple(found.group() for found in _FIGURE.finditer(text))


def promises_nothing(table: Table, language: str, text: str, *keys: str | int) -> None:
    """Tell the forbidden words in `text`, which stands in `table` below `keys`."""
    for word in promises(language, text):
        says = _("Please say it without the word “{word}”: it promises what nobody can promise.")
        table.fault(says.format(word=word), *keys)


def can_be_spoken(table: Table, text: str, seconds: float, *keys: str | int) -> None:
    """Tell a `text` that is too long to be spoken in `seconds`."""
    most = int(seconds * WORDS_A_SECOND)
    words = len(text.split())
    if words > most:
        says = _("These {words} words are too many to be spoken in {seconds:g} s: {most} at most.")
        table.fault(says.format(words=words, seconds=seconds, most=most), *keys)
