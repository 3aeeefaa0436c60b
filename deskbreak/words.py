"""The language that sentences come out in: gettext, with English as written in the code when there is no catalogue.

A catalogue lies at `locale/LANGUAGE/LC_MESSAGES/deskbreak.mo` beside this file; the environment says which is wanted.
It is opened while this module is imported, for some sentences stand in tables that are built at import too.
"""

import gettext as _library
from pathlib import Path

_catalogue = _library.translation("deskbreak", Path(__file__).parent / "locale", fallback=True)

LANGUAGE = _catalogue.info().get("language", "en")
"""The language in use, as routine files name it."""


def gettext(message: str) -> str:
    """`message` in the language in use."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """`one` or `many`, as the language in use wants it for `number`."""
    return _catalogue.ngettext(one, many, number)
