"""What no text of ours may say, wherever it stands: a promise, a diagnosis, a figure without its source."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskbreak.library.wording import figures, promises
from deskbreak.resources import folder
from tests import catalogues

_CONDITION = (
    r"(?:trigger points?|knots?|strains?|sprains?|tears?|\w*syndrome|\w+itis|migraines?|inflammation|disease|disorder|"
    r"injury|(?:pinched|trapped) nerve|hernia\w*|slipped disc|arthrosis|osteoporosis|tension headache|bad posture)"
)
_LEIDEN = (
    r"(?:Triggerpunkte?|Knoten|Verhärtung|Zerrung|\w*[Ss]yndrom|\w+itis|Migräne|\w*[Ee]ntzündung|Krankheit|Erkrankung|"
    r"Verletzung|Bandscheibenvorfall|Arthrose|Osteoporose|Spannungskopfschmerz\w*|eingeklemmten? Nerv\w*|Fehlhaltung)"
)
_TOLD = r"(?<!if )(?<!do )(?<!when )(?<!whether )(?<!unless )"
"""Whoever writes "if you have" or "do you have" asks."""
_DIAGNOSES = {
    "en": re.compile(
        "|".join(
            (
                rf"{_TOLD}\byou(?:'ve| have)(?: got)? (?:an? |the )?(?:\w+ ){{0,2}}?{_CONDITION}\b",
                r"\byou(?: are|'re)? suffer(?:ing)?\b",
                r"\bmeans (?:that )?you(?:'ve| have)\b",
                r"\byour (?:\w+ )?(?:pain|ache|headache|soreness) (?:is from|is due to|comes from|is caused by)\b",
                r"\b(?:is|are) (?:caused by|the cause of|a sign of|signs of)\b",
                rf"\b(?:it|this|that|yours) is (?:an? |the )?(?:\w+ ){{0,2}}?{_CONDITION}\b",
            )
        ),
        re.IGNORECASE,
    ),
    "de": re.compile(
        "|".join(
            (
                rf"\bdu hast (?:einen? |eine |den |die |das )?(?:\w+ )?{_LEIDEN}\b",
                r"\bdu leidest\b",
                r"\bbedeutet,? dass du\b",
                r"\bdeine? (?:\w*schmerz\w*|Verspannung\w*) (?:kommt|kommen|stammt|stammen) von\b",
                r"\b(?:ist|sind|wird|werden) (?:die Ursache|verursacht|ein Zeichen (?:für|von)|Zeichen (?:für|von))\b",
                rf"\b(?:das|es) ist (?:einen? |eine |ein )(?:\w+ )?{_LEIDEN}\b",
            )
        ),
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Text:
    """Words that a person may read, and where they stand; `cited` says that a source stands in the same entry."""

    place: str
    language: str
    words: str
    cited: bool = False


def faults(text: Text) -> list[str]:
    """What `text` may not say, each with the words that say it."""
    told = [f"promises: {word}" for word in promises(text.language, text.words)]
    diagnoses = _DIAGNOSES.get(text.language)
    if diagnoses is not None:
        told += [f"diagnoses: {found.group()}" for found in diagnoses.finditer(text.words)]
    if not text.cited:
        told += [f"gives a figure without its source: {figure}" for figure in figures(text.words)]
    return told


def of_the_program() -> Iterator[Text]:
    """Every sentence in code and templates, and what each language makes of it. Sources do not stand beside them."""
    for said in catalogues.said():
        yield from (Text(each, "en", each) for each in said if each)
    for language in catalogues.languages():
        for entry in catalogues.read(language):
            for words in (entry.msgstr, *entry.msgstr_plural.values()):
                yield Text(entry.msgid, language, words)


def of_the_library() -> Iterator[Text]:
    """Every text in the files that say what to do and what is known, in every language."""
    for path in sorted(folder("routines").rglob("*.toml")):
        if path.name != "poses.toml":
            yield from of_a_file(path)


def of_a_file(path: Path) -> Iterator[Text]:
    """Every text in the file `path`; a table that names its `sources` cites them for all that stands in it."""
    yield from _texts(tomllib.loads(path.read_text("utf-8")), path.name, "en", cited=False)


def _texts(value: Any, place: str, language: str, *, cited: bool) -> Iterator[Text]:
    if isinstance(value, str):
        yield Text(place, language, value, cited)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _texts(each, f"{place}[{index}]", language, cited=cited)
    elif isinstance(value, dict):
        cited = cited or bool(value.get("sources"))
        for key, each in value.items():
            # In `text` each language has a table of its own.
            inside = key if place.endswith(".text") else language
            yield from _texts(each, f"{place}.{key}", inside, cited=cited)
