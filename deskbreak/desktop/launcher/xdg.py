"""The launcher on Linux: a desktop entry, icons in the hicolor theme, AppStream metadata, links.

Specifications: freedesktop.org's Desktop Entry 1.5, Icon Theme 0.13, AppStream 1.0, Shared MIME-info 0.21.
"""

import contextlib
import os
import subprocess
from pathlib import Path

from deskbreak.desktop import entry, xdg
from deskbreak.desktop.command import command, is_there
from deskbreak.desktop.launcher.base import SCHEME
from deskbreak.desktop.launcher.installed import Installed
from deskbreak.folders import called
from deskbreak.resources import folder
from deskbreak.words import gettext as _

ID = "deskbreak"
"""The name of entry and icons. Notifications name it as their desktop entry too (`notice/message.py`)."""
METAINFO = "local.deskbreak.deskbreak.metainfo.xml"
"""AppStream wants a domain turned round in front; `local` is one that nobody owns, for we own none."""
ANSWER_S = 20.0


class XdgLauncher:
    """Everything lies in the person's own data folder, for deskbreak may be in an environment of theirs."""

    tested = True

    def __init__(self, profile: str) -> None:
        """For this profile; nothing is looked at yet."""
        self._profile = profile
        self._data = xdg.data_home()
        self._applications = self._data / "applications"
        self._entry = self._applications / f"{ID}.desktop"
        self._cache = self._applications / "mimeinfo.cache"

    def install(self) -> list[str]:
        """Write the files, and have the desktop look at them."""
        installed, files = self._installed(), self._files()
        had_cache = self._cache.exists()
        left = [path for path, content in files.items() if not installed.install(path, content)]
        if not had_cache:
            installed.makes(self._cache)
        # What an older version installed and this one does not have; saves what was made as well.
        left += installed.take_out(*files)
        self._refresh()
        says = _("Deskbreak is among your programs, and opens links such as deskbreak:week.")
        return [says, *_left_alone(left)] if self._entry not in left else _left_alone(left)

    def remove(self) -> list[str]:
        """Remove the files that are as they were written, and what was made for them."""
        installed = self._installed()
        if not installed.files:
            return [_("Nothing is installed that could be removed.")]
        changed = installed.take_out()
        self._refresh()
        if str(self._cache) in installed.made and not any(self._applications.glob("*.desktop")):
            self._cache.unlink(missing_ok=True)
        installed.forget()
        return [_("Deskbreak is no longer among your programs."), *_left_alone(changed)]

    def standing(self) -> list[str]:
        """What the entry runs, and who opens links."""
        try:
            words = entry.exec_words(entry.read(self._entry).get("Exec", ""))
        except OSError:
            says = _("Deskbreak is not among your programs. `{command} desktop install` puts it there.")
            return [says.format(command=called(self._profile))]
        if not is_there(words):
            says = _("{path} starts nothing: {program} is gone. Run `{command} desktop install` again.")
            program, again = next(iter(words), "?"), called(self._profile)
            return [says.format(path=self._entry, program=program, command=again)]
        says = _("Deskbreak is among your programs: {path} runs {program}.")
        return [says.format(path=self._entry, program=words[0]), self._links()]

    def _links(self) -> str:
        found = _ask("xdg-mime", "query", "default", f"x-scheme-handler/{SCHEME}")
        if not found:
            return _("Which program opens links that begin with deskbreak: could not be found out.")
        if found == self._entry.name:
            return _("Links that begin with deskbreak: open in it.")
        return _("Links that begin with deskbreak: open in {name} instead.").format(name=found)

    def _installed(self) -> Installed:
        return Installed(self._data / "deskbreak" / "launcher.json")

    def _files(self) -> dict[Path, bytes]:
        icons, theme = folder("icons"), self._data / "icons" / "hicolor"
        files = {
            self._entry: self._text().encode(),
            self._data / "metainfo" / METAINFO: Path(__file__).with_name(METAINFO).read_bytes(),
            theme / "scalable" / "apps" / f"{ID}.svg": (icons / "deskbreak.svg").read_bytes(),
        }
        for picture in sorted(icons.glob("deskbreak-*.png")):
            size = picture.stem.removeprefix("deskbreak-")
            files[theme / f"{size}x{size}" / "apps" / f"{ID}.png"] = picture.read_bytes()
        return files

    def _text(self) -> str:
        program = command(self._profile)
        actions = {
            "start": (_("Start a break"), ("start",)),
            "snooze": (_("Snooze"), ("snooze",)),
            "week": (_("This week"), ("open", "week")),
        }
        main = {
            "Type": "Application",
            "Name": "Deskbreak",
            "GenericName": _("Break reminder"),
            "Comment": _("Break reminders and guided routines for neck, shoulders and upper back"),
            # Without an address this opens Today.
            "Exec": entry.exec_value((*program, "link"), "%u"),
            "Icon": ID,
            "Terminal": "false",
            "StartupNotify": "false",
            "Categories": "Utility;",
            "Keywords": _("break;pause;posture;neck;stretch;ergonomics;"),
            "MimeType": f"x-scheme-handler/{SCHEME};",
            "Actions": "".join(f"{name};" for name in actions),
        }
        groups = {
            f"Desktop Action {name}": {"Name": label, "Exec": entry.exec_value((*program, *words))}
            for name, (label, words) in actions.items()
        }
        return entry.text({entry.GROUP: main, **groups})

    def _refresh(self) -> None:
        """Let the desktop know. Each program may be missing: then the desktop finds out by itself, only later."""
        if self._applications.is_dir():
            _ask("update-desktop-database", "-q", str(self._applications))
        theme = self._data / "icons" / "hicolor"
        if (theme / "icon-theme.cache").exists():
            _ask("gtk-update-icon-cache", "-q", "-t", "-f", str(theme))
        else:
            with contextlib.suppress(OSError):
                os.utime(theme)  # toolkits look again at a theme that has changed; a cache would only be one more file


def _ask(*words: str) -> str:
    """What a program of the desktop prints; empty where there is no such program, or it fails."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=ANSWER_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _left_alone(paths: list[Path]) -> list[str]:
    says = _("Left as it is, because something else wrote or changed it: {path}")
    return [says.format(path=path) for path in paths]
