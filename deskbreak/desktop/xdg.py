"""Where a person's files and the system's belong: freedesktop.org's XDG Base Directory Specification 0.8.

Looked up at each call. A path that is not absolute counts as unset, as the specification has it.
"""

import os
from pathlib import Path


def config_home() -> Path:
    """The person's settings."""
    return _home("XDG_CONFIG_HOME", ".config")


def data_home() -> Path:
    """The person's data files."""
    return _home("XDG_DATA_HOME", ".local/share")


def config_dirs() -> tuple[Path, ...]:
    """The system's settings, the most important folder first."""
    return _dirs("XDG_CONFIG_DIRS", "/etc/xdg")


def data_dirs() -> tuple[Path, ...]:
    """The system's data files, the most important folder first."""
    return _dirs("XDG_DATA_DIRS", "/usr/local/share:/usr/share")


def _home(name: str, usual: str) -> Path:
    given = Path(os.environ.get(name, ""))
    return given if given.is_absolute() else Path.home() / usual


def _dirs(name: str, usual: str) -> tuple[Path, ...]:
    given = [Path(each) for each in os.environ.get(name, "").split(":")]
    return tuple(each for each in given if each.is_absolute()) or tuple(Path(each) for each in usual.split(":"))
