"""The person's settings file: read, checked, and every fault told with its line. `edit` writes it."""

from dataclasses import dataclass
from pathlib import Path

from deskbreak.core.key import Way
from deskbreak.core.parse import leaves, parse
from deskbreak.core.settings import Settings
from deskbreak.tomlfile import Document, Fault, read


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force and what was wrong in the file; a wrong value leaves its default in force.

    `given` are the ways to the values that the file holds, the wrong ones among them.
    """

    settings: Settings
    faults: tuple[Fault, ...] = ()
    given: frozenset[Way] = frozenset()


def load(path: Path) -> Config:
    """The settings in `path`; without a file, the defaults."""
    if not path.exists():
        return Config(Settings())
    document = read(path)
    return Config(Settings(), (document,)) if isinstance(document, Fault) else config_of(document)


def config_of(document: Document) -> Config:
    """The settings in a document."""
    settings, problems = parse(document.data)
    faults = tuple(document.fault(problem.says, *problem.keys) for problem in problems)
    return Config(settings, faults, frozenset(leaves(document.data)))
