"""The language that sentences come out in, and how the clock is read there.

Sentences come by gettext, with English as written in the code when there is no catalogue.

A catalogue lies at `locale/LANGUAGE/LC_MESSAGES/deskbreak.mo` beside this file; `make words` makes it. It is
opened while this module is imported, for some sentences stand in tables that are built at import too.
"""

import gettext as _library
import locale
from datetime import datetime
from itertools import takewhile
from pathlib import Path

from deskbreak.system import language

FOLDER = Path(__file__).parent / "locale"


def _before_english(names: list[str]) -> list[str]:
    """Those that come first: English needs no catalogue, and must not lose to a language wanted less."""
    others = takewhile(lambda name: name[:2] not in ("en", "C", "C.") and name != "POSIX", names)
    return [name.replace("-", "_") for name in others]


_catalogue = _library.translation("deskbreak", FOLDER, _before_english(language.wanted()), fallback=True)

LANGUAGE = _catalogue.info().get("language", "en")
"""The language in use, as routine files name it."""


def _twelve_hours() -> bool:
    """Whether the person's clocks go to twelve twice, as the system writes one in the afternoon."""
    try:
        locale.setlocale(locale.LC_TIME, "")
    except locale.Error:
        return False  # a language of which this computer knows no customs
    return "13" not in datetime(2000, 1, 1, 13).strftime("%X")  # noqa: DTZ001  # a time on no clock in particular


_CLOCK = "%I:%M %p" if _twelve_hours() else "%H:%M"


def clock(moment: datetime) -> str:
    """A time of day, such as 14:05 or 2:05 PM."""
    written = moment.strftime(_CLOCK)
    return written.removeprefix("0") if _CLOCK.startswith("%I") else written


def gettext(message: str) -> str:
    """`message` in the language in use."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """`one` or `many`, as the language in use wants it for `number`."""
    return _catalogue.ngettext(one, many, number)
