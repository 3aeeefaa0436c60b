"""Where the files that come with the program lie: its icons and routines."""

from pathlib import Path
from typing import Literal

from deskbreak.errors import DeskbreakError


def folder(name: Literal["icons", "routines"]) -> Path:
    """The folder `name`: beside the modules in an installed program, beside the package in its source tree.

    Raises `DeskbreakError` where neither is there.
    """
    package = Path(__file__).parent
    installed = package / name
    if installed.is_dir():
        return installed
    tree = package.parent
    # Any parent folder may hold something called "icons"; only our own source tree has the project file too.
    if (tree / "pyproject.toml").is_file() and (tree / name).is_dir():
        return tree / name
    raise DeskbreakError(f"The folder “{name}” that belongs to deskbreak is missing. Please install deskbreak again.")
