"""Starting at login on Linux: freedesktop.org's Desktop Application Autostart Specification 0.5."""

import os
from collections.abc import Mapping
from pathlib import Path

from deskbreak.desktop import entry, xdg
from deskbreak.desktop.autostart.base import Standing
from deskbreak.desktop.command import command, is_there, named
from deskbreak.desktop.files import put, remove
from deskbreak.folders import called
from deskbreak.words import gettext as _


class XdgAutostart:
    """An entry in the folder that every desktop starts when somebody logs in."""

    def __init__(self, profile: str) -> None:
        """For this profile; nothing is looked at yet."""
        self._profile = profile
        self._name = f"{named(profile)}.desktop"

    def standing(self) -> Standing:
        """What the first entry of our name says; those of the person come before the system's."""
        for path in (self._own, *self._systems()):
            try:
                return self._says(path, entry.read(path))
            except FileNotFoundError:
                continue
            except OSError as fault:
                return Standing("broken", _("What starts at login cannot be read: {fault}.").format(fault=fault))
        return Standing("off", _("Deskbreak does not start by itself when you log in."))

    def turn_on(self) -> None:
        """Write our entry in place of whatever one of the person's has its name."""
        keys = {
            "Type": "Application",
            "Name": "Deskbreak",
            "Comment": _("Break reminders for neck, shoulders and upper back"),
            "Exec": entry.exec_value((*command(self._profile), "run")),
            "Icon": "deskbreak",
            "Terminal": "false",
            "X-GNOME-Autostart-enabled": "true",
        }
        put(self._own, entry.text({entry.GROUP: keys}).encode())

    def turn_off(self) -> None:
        """Take our entry away; where the system has one of the same name, hide that."""
        if any(path.exists() for path in self._systems()):
            hidden = {"Type": "Application", "Name": "Deskbreak", "Hidden": "true"}
            put(self._own, entry.text({entry.GROUP: hidden}).encode())
        else:
            remove(self._own)

    def _says(self, path: Path, keys: Mapping[str, str]) -> Standing:
        if keys.get("Hidden") == "true" or keys.get("X-GNOME-Autostart-enabled") == "false":
            return Standing("off", _("Starting at login is switched off in {path}.").format(path=path))
        if not _is_for_this_desktop(keys):
            return Standing("off", _("{path} starts deskbreak on other desktops, not on this one.").format(path=path))
        words = entry.exec_words(keys.get("Exec", ""))
        missing = _missing(keys.get("TryExec", ""), words)
        if missing:
            says = _("{path} starts nothing: {program} is gone. Run `{command} autostart on` again.")
            return Standing("broken", says.format(path=path, program=missing, command=called(self._profile)))
        says = _("Deskbreak starts when you log in: {path} runs {program}.")
        return Standing("on", says.format(path=path, program=words[0]))

    @property
    def _own(self) -> Path:
        return xdg.config_home() / "autostart" / self._name

    def _systems(self) -> list[Path]:
        return [folder / "autostart" / self._name for folder in xdg.config_dirs()]


def _is_for_this_desktop(keys: Mapping[str, str]) -> bool:
    """Whether `OnlyShowIn` and `NotShowIn` let it start; where nobody says which desktop this is, it counts as none."""
    here = {each for each in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":") if each}
    only, never = (_listed(keys.get(name, "")) for name in ("OnlyShowIn", "NotShowIn"))
    return (not only or bool(only & here)) and not never & here


def _missing(tried: str, words: tuple[str, ...]) -> str:
    """The program without which nothing starts, where it is gone; empty where all are there."""
    if tried and not is_there((tried,)):
        return tried
    return "" if is_there(words) else next(iter(words), "?")


def _listed(value: str) -> set[str]:
    return {each for each in value.split(";") if each}
