"""The sound of a notice where the notification service plays none: a child plays the desktop's own for a new message.

Names and places: freedesktop.org's Sound Naming and Sound Theme Specifications.
"""

from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from deskbreak.desktop import xdg
from deskbreak.desktop.loop import Loop
from deskbreak.words import gettext as _

if TYPE_CHECKING:
    from deskbreak.desktop.child import Output

MESSAGE = "message-new-instant"
PLACE = Path("sounds", "freedesktop", "stereo", f"{MESSAGE}.oga")
"""Where below a data folder the theme that every other one falls back to has it."""
LONGEST_S = 10.0
BY_NAME = ("canberra-gtk-play", "--id", MESSAGE)
"""Knows the desktop's theme, and whether its sounds are switched on."""
BY_FILE = (("paplay", "--property=media.role=event"), ("pw-play", "--media-role=Notification"))
"""Told the role, a sound server takes the desktop's volume for such sounds. paplay comes first because it reaches
PulseAudio and PipeWire both; pw-play may be there with a PipeWire that has no loudspeaker."""


class Sound:
    """Plays the sound, one child a time. Edge thread only, but for `lacks`."""

    def __init__(self, loop: Loop) -> None:
        """Look for a program; none is started."""
        self._loop = loop
        self._stop: Callable[[], None] = lambda: None
        self.lacks = _missing() if command() is None else ""
        """A sentence on why notices make no sound, as far as is known; empty where they can. Any thread."""

    def play(self) -> None:
        """Begin to play it; what goes wrong is in `lacks` afterwards."""
        from deskbreak.desktop.child import ask

        self.close()
        words = command()
        if words is None:
            self.lacks = _missing()
        else:
            self._stop = ask(self._loop, words, LONGEST_S, lambda output: self._played(words[0], output))

    def close(self) -> None:
        """Stop playing."""
        self._stop()

    def _played(self, program: str, output: "Output") -> None:
        self.lacks = _failed().format(program=program) if output.fault else ""


def command() -> list[str] | None:
    """What plays the sound on this computer, the best way there is."""
    # Only one is ever tried: where it fails because the desktop's sounds are switched off, the next would play them.
    if which(BY_NAME[0]):
        return list(BY_NAME)
    files = (folder / PLACE for folder in (xdg.data_home(), *xdg.data_dirs()))
    file = next((each for each in files if each.is_file()), None)
    player = next((each for each in BY_FILE if which(each[0])), None)
    return None if file is None or player is None else [*player, str(file)]


def _missing() -> str:
    return _("The setting `sound` does nothing here: install pulseaudio-utils and sound-theme-freedesktop.")


def _failed() -> str:
    return _(
        "The last sound was not heard: {program} failed. Look whether a sound server runs and the desktop's sounds are "
        "switched on."
    )
