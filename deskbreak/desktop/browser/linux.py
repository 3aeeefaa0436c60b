"""The default browser on Linux: what xdg-mime names, found and read as a desktop entry."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from deskbreak.desktop import entry, xdg
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
    for place in _entries(name) if name else ():
        command = _command(place)
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
    for folder in (xdg.data_home(), *xdg.data_dirs()):
        applications = folder / "applications"
        yield applications / name
        # A folder below is part of the name: kde/browser.desktop is called kde-browser.desktop.
        first, dash, rest = name.partition("-")
        if dash:
            yield applications / first / rest


def _command(path: Path) -> tuple[str, ...]:
    """What the entry says to run, without the places for files and addresses; empty where it cannot be run."""
    try:
        words = entry.exec_words(entry.read(path).get("Exec", ""))
    except OSError:
        return ()
    return words if words and shutil.which(words[0]) else ()
