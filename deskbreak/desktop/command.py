"""How this installation is called by whoever starts programs without a shell: a session, a file manager, systemd."""

import shutil
import sys
import sysconfig
from pathlib import Path

from deskbreak.folders import DEFAULT_PROFILE
from deskbreak.system.python import module


def command(profile: str) -> tuple[str, ...]:
    """The words that call deskbreak for `profile`, the first an absolute path that needs no activated environment."""
    return (*_program(), *([] if profile == DEFAULT_PROFILE else ["--profile", profile]))


def is_there(words: tuple[str, ...]) -> bool:
    """Whether the program that `words` begin with can still be started."""
    return bool(words) and shutil.which(words[0]) is not None


def named(profile: str) -> str:
    """A name for what belongs to `profile` in folders that programs share."""
    return "deskbreak" if profile == DEFAULT_PROFILE else f"deskbreak-{profile}"


def _program() -> tuple[str, ...]:
    # On Windows the one with gui behind its name opens no console.
    name = "deskbreak-gui" if sys.platform == "win32" else "deskbreak"
    called = Path(sys.argv[0])
    folders = [Path(sys.executable).parent, Path(sysconfig.get_path("scripts"))]
    if called.stem.startswith("deskbreak"):
        folders.insert(0, called.absolute().parent)  # the one in use, where several are installed
    for folder in folders:
        if found := shutil.which(name, path=str(folder)):
            return (found,)
    return tuple(module("deskbreak"))
