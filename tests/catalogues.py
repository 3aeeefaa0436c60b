"""The catalogues of sentences: `make words` brings every language's up to date with what the program says.

Each language is a folder in deskbreak/locale. Afterwards its .po file holds new sentences with an empty translation and
no longer those that nobody says, and the .mo file beside it, which is what the program reads, is made anew.
"""

import sys
from pathlib import Path

import polib
from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "deskbreak"
LOCALE = PACKAGE / "locale"
METHODS = [("window/pages/**.html", "jinja2"), ("**.py", "python")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
NOTE = "Translators:"
"""A comment that begins like this before a sentence is for whoever translates it."""

Said = tuple[str, str]
"""A sentence, and its plural or an empty text."""


def said() -> dict[Said, polib.POEntry]:
    """Every sentence that the program says, in the order of the files that say it; without translations."""
    entries: dict[Said, polib.POEntry] = {}
    found = extract_from_dir(str(PACKAGE), METHODS, keywords=KEYWORDS, comment_tags=(NOTE,), strip_comment_tags=True)
    for name, _line, message, comments, _context in sorted(found, key=lambda each: (each[0], each[1])):
        one, many = message if isinstance(message, tuple) else (message, "")
        entry = entries.setdefault((one, many), polib.POEntry(msgid=one, msgid_plural=many))
        place = ((PACKAGE / name).relative_to(ROOT).as_posix(), "")
        if place not in entry.occurrences:
            entry.occurrences.append(place)
        if comments:
            entry.comment = " ".join(comments)
    return entries


def languages() -> list[str]:
    """Every language that has a folder."""
    return sorted(each.name for each in LOCALE.iterdir() if each.is_dir())


def source(language: str) -> Path:
    """The file in which the translations of `language` are written by hand."""
    return LOCALE / language / "LC_MESSAGES" / "deskbreak.po"


def read(language: str) -> polib.POFile:
    """The translations of `language` as they stand in its file."""
    return polib.pofile(str(source(language)), encoding="utf-8", wrapwidth=110)


def renewed(catalogue: polib.POFile) -> polib.POFile:
    """The same translations of exactly what is said now."""
    before = {(entry.msgid, entry.msgid_plural): entry for entry in catalogue}
    catalogue.clear()
    for key, entry in said().items():
        if (known := before.get(key)) is not None:
            entry.msgstr, entry.msgstr_plural, entry.tcomment = known.msgstr, known.msgstr_plural, known.tcomment
        elif entry.msgid_plural:
            entry.msgstr_plural = {0: "", 1: ""}
        catalogue.append(entry)
    return catalogue


def main() -> None:
    """Renew every language, and tell how much is left to translate."""
    for language in languages():
        catalogue = renewed(read(language))
        catalogue.save()
        catalogue.save_as_mofile(str(source(language).with_suffix(".mo")))
        left = len(catalogue.untranslated_entries())
        sys.stdout.write(f"{language}: {len(catalogue)} sentences, {left} without a translation\n")


if __name__ == "__main__":
    main()
