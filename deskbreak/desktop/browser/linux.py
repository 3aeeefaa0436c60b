"""The default browser on Linux: what xdg-mime names, found and read as a desktop entry."""

import configparser
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from deskbreak.desktop.browser.base import Default

ANSWER_S = 5.0
PROGRAMS = (
    *("x-www-browser", "firefox", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("microsoft-edge", "brave-browser", "firefox-esr", "vivaldi", "opera", "epiphany", "falkon", "konqueror"),
)
"""What is looked for where no default is set, the system's own choice first."""


def default() -> Default | None:
    """The browser that links open in, else one that is there."""
    name = _asked()
    for entry in _entries(name) if name else ():
        command = _command(entry)
        if command:
            return Default(name, command)
    found = next((path for program in PROGRAMS if (path := shutil.which(program))), None)
    return Default(Path(found).resolve().name, (found,)) if found else None


def _asked() -> str:
    query = ["xdg-mime", "query", "default", "x-scheme-handler/http"]
    try:
        answer = subprocess.run(query, capture_output=True, text=True, timeout=ANSWER_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip()


def _entries(name: str) -> Iterator[Path]:
    """The files that may be the desktop entry `name`, those of the person first."""
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local/share")
    others = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    for folder in (home, *others.split(":")):
        applications = Path(folder) / "applications"
        yield applications / name
        # A folder below is part of the name: kde/browser.desktop is called kde-browser.desktop.
        first, dash, rest = name.partition("-")
        if dash:
            yield applications / first / rest


def _command(entry: Path) -> tuple[str, ...]:
    """What the entry says to run, without the places for files and addresses; empty where it cannot be run."""
    parser = configparser.RawConfigParser(strict=False, interpolation=None, delimiters=("=",))
    try:
        parser.read_string(entry.read_text("utf-8"))
        words = shlex.split(parser.get("Desktop Entry", "Exec"))
    except (OSError, ValueError, configparser.Error):
        return ()
    # %U and its like; @@ and @@u are flatpak's brackets around them.
    command = tuple(word.replace("%%", "%") for word in words if not _is_place(word))
    return command if command and shutil.which(command[0]) else ()


def _is_place(word: str) -> bool:
    return word in {"@@", "@@u"} or (len(word) == 2 and word[0] == "%" and word[1] != "%")
