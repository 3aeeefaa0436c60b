"""What click itself says, in the language in use.

Click asks the gettext of the standard library, which looks into the domain that a program names; so ours holds click's
sentences too.
"""

import gettext as library

from deskbreak import words
from deskbreak.words import gettext as _

SAID = (
    _("Usage:"),
    _("Options"),
    _("Commands"),
    _("Show this message and exit."),
    _("Try '{command} {option}' for help."),
    _("Error: {message}"),
    _("Invalid value: {message}"),
    _("Invalid value for {param_hint}: {message}"),
    _("{value!r} is not a valid {number_type}."),
    _("Missing argument"),
    _("Missing option"),
    _("No such option {name!r}."),
    _("No such option: {name}"),
    _("No such command {name!r}."),
    _("Aborted!"),
)
"""Those of its sentences that somebody meets here, as click writes them; the others stay in English."""


def translate() -> None:
    """Let click speak the language in use. Once, before it is called."""
    if words.LANGUAGE != "en":
        library.bindtextdomain("deskbreak", words.FOLDER)
        library.textdomain("deskbreak")
