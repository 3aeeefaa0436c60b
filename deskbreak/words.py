"""The language that sentences come out in: gettext, with English as written in the code when there is no catalogue."""

import gettext as _library
from pathlib import Path

_catalogue: _library.NullTranslations = _library.NullTranslations()


def use(languages: list[str], folder: Path) -> None:
    """Speak the first of `languages` that has a catalogue below `folder`; English where none has."""
    global _catalogue
    _catalogue = _library.translation("deskbreak", folder, languages, fallback=True)


def gettext(message: str) -> str:
    """`message` in the language in use."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """`one` or `many`, as the language in use wants it for `number`."""
    return _catalogue.ngettext(one, many, number)
