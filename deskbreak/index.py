"""What can be played, in short: a file made from the whole library, so that the resident need not read that itself."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from deskbreak import __version__, words
from deskbreak.core import codec
from deskbreak.core.listing import Listing
from deskbreak.tomlfile import Fault

Stamp = list[list[Any]]
"""What an index was made from: program, language, and each file with its size, time of change and mode. Plain data."""

INSIDE = ("", "exercises", "routines")
"""Where files of the library lie in one of its folders."""


@dataclass(frozen=True, slots=True)
class Index:
    """The routines by id, what had to be left out, and what both were made from."""

    stamp: Stamp
    routines: Mapping[str, Listing] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def stamp(folders: Sequence[Path]) -> Stamp:
    """How the library's `folders` stand now. Blocks while it looks at every file in them; reads none."""
    return [[__version__, words.LANGUAGE], *(_looks(folder / inside) for folder in folders for inside in INSIDE)]


def dump(index: Index) -> str:
    """`index` as lines of JSON: stamp and faults, then a routine each, so that none is read beside all others."""
    faults = [[str(each.path), each.line, each.key, each.says] for each in index.faults]
    lines = ({"stamp": index.stamp, "faults": faults}, *(codec.dump(each) for each in index.routines.values()))
    return "".join(json.dumps(line) + "\n" for line in lines)


def load(text: str | bytes) -> Index | None:
    """The index that `text` holds; `None` where it holds none."""
    try:
        head, *lines = text.splitlines()
        data = json.loads(head)
        seen: dict[Any, Any] = {}
        listings = [_shared(codec.load(json.loads(line)), seen) for line in lines]
        faults = tuple(Fault(Path(path), line, key, says) for path, line, key, says in data["faults"])
        return Index(data["stamp"], {each.id: each for each in listings}, faults)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def read(path: Path) -> Index | None:
    """The index in the file `path`; `None` where there is no such file, or no index in it."""
    try:
        return load(path.read_bytes())
    except OSError:
        return None


def routines(path: Path) -> tuple[Listing, ...]:
    """The routines in the index `path`, as they were when it was made; none where there is no index."""
    found = read(path)
    return () if found is None else tuple(found.routines.values())


def write(path: Path, index: Index) -> None:
    """Put `index` into the file `path`, as a whole or not at all, for the owner only. Raises `OSError`."""
    part = path.with_suffix(".part")
    part.touch(mode=0o600)
    part.write_text(dump(index), "ascii")
    part.replace(path)


def _shared(listing: Listing, seen: dict[Any, Any]) -> Listing:
    """`listing` with what others hold as well in one piece: the reliefs are made of few steps, and stay all day."""
    same = {
        each.name: seen.setdefault(value, value)
        for each in fields(listing)
        if each.name != "steps" and isinstance(value := getattr(listing, each.name), str | tuple | frozenset)
    }
    return replace(listing, **same, steps=tuple(seen.setdefault(step, step) for step in listing.steps))


def _looks(folder: Path) -> list[Any]:
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError as fault:
        return [str(folder), fault.errno]
    return [str(folder), *(_look(path) for path in files)]


def _look(path: Path) -> list[Any]:
    try:
        seen = path.stat()
    except OSError as fault:
        return [path.name, fault.errno]
    return [path.name, seen.st_size, seen.st_mtime_ns, seen.st_mode]
