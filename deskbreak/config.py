"""The person's settings file: read, checked, and every fault told with its line. It is never written here."""

from dataclasses import dataclass
from pathlib import Path

from deskbreak.core.settings import Settings, parse
from deskbreak.tomlfile import Fault, read


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force and what was wrong in the file; a wrong value leaves its default in force."""

    settings: Settings
    faults: tuple[Fault, ...] = ()


def load(path: Path) -> Config:
    """The settings in `path`; without a file, the defaults."""
    if not path.exists():
        return Config(Settings())
    document = read(path)
    if isinstance(document, Fault):
        return Config(Settings(), (document,))
    settings, problems = parse(document.data)
    return Config(settings, tuple(document.fault(problem.says, *problem.keys) for problem in problems))
