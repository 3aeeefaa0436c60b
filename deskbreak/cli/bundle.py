"""`deskbreak doctor --bundle`: what helps to find a fault, in one file, with nothing private in it."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import click

from deskbreak import config, library
from deskbreak.cli import report
from deskbreak.cli.context import Context
from deskbreak.cli.findings import Findings, faults
from deskbreak.cli.mask import Mask
from deskbreak.cli.newfile import written
from deskbreak.core.keys import KEYS, find
from deskbreak.core.kind import Names, Phone, Ranges
from deskbreak.core.settings import Settings
from deskbreak.errors import DeskbreakError
from deskbreak.folders import DEFAULT_PROFILE
from deskbreak.journal.reader import Reader
from deskbreak.resources import folder
from deskbreak.tomlfile import Document, Fault, read
from deskbreak.words import gettext as _

LINES = 200
"""Of the log, the last ones."""
NAMING = ("microphone", "camera", "programs")
"""Senses that name a program of the person's where they found one."""
LIBRARIES = ("apscheduler", "click", "jeepney", "pillow", "platformdirs", "plyer", "pystray", "starlette", "uvicorn")


def write(context: Context, file: Path, found: Findings, not_running: str, *, force: bool) -> None:
    """Write the bundle and say what is in it; ends the verb where that cannot be."""
    of = context.folders
    mask = Mask((of.config, of.data, of.state, of.runtime, of.cache), _names(context))
    told = mask.value(_without_names(context, found))
    told |= {"settings": _settings(config.load(of.settings).settings), "libraries": _libraries()}
    text = "\n".join(click.unstyle(line) for line in report.lines(told, not_running))
    contents = {
        "doctor.txt": text + "\n",
        "doctor.json": json.dumps(told, ensure_ascii=False, indent=2) + "\n",
        "log.txt": mask.text(_log(of.log)),
    }
    with written(file, force=force) as path, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    click.echo(_("{path} holds:").format(path=click.format_filename(file)))
    for name, says in {
        "doctor.txt": _("what `deskbreak doctor` prints"),
        "doctor.json": _("the same, settings that differ from the default, entries counted by kind, and libraries"),
        "log.txt": _("the log's last lines, {n} at most").format(n=LINES),
    }.items():
        click.echo(f"  {name:12} {says}")
    click.echo(_("Names, paths, addresses and tokens are masked. Look through it before you send it."))


def _without_names(context: Context, found: Findings) -> Findings:
    """The findings without what a mask cannot know: programs in use, and what a person wrote into files."""
    busy = {
        part: each | ({"why": ""} if part in NAMING and each["state"] == "busy" else {})
        for part, each in found["backends"].get("busy", {}).items()
    }
    places = [_place(context, fault) for fault in faults(context)]
    own = set(found["faults"])
    troubles = [each for each in found["troubles"] if each not in own]
    return {
        **found,
        "troubles": [*places, *troubles],
        "faults": places,
        "backends": found["backends"] | ({"busy": busy} if busy else {}),
    }


def _place(context: Context, fault: Fault) -> str:
    """Where the fault lies; what is wrong there may quote what stands there."""
    if fault.path != context.folders.settings:
        return _("A fault in a file of the person's own routines, line {line}.").format(line=fault.line)
    return _("A fault in the settings, line {line}: {key}").format(
        line=fault.line, key=fault.key if find(fault.key) else "-"
    )


def _settings(settings: Settings) -> dict[str, Any]:
    """Each setting that differs from its default; of names, numbers and hours only how many there are."""
    told: dict[str, Any] = {}
    for key in KEYS:
        plain = key.plain(settings)
        if plain != key.usual(settings):
            free = isinstance(key.kind, Names | Phone | Ranges)
            told[key.name] = {"items": len(plain) if isinstance(plain, list) else 1} if free else plain
    return told


def _libraries() -> dict[str, str]:
    found = {each.name.casefold(): each.version for each in distributions() if each.name}
    return {name: found[name] for name in LIBRARIES if name in found}


def _log(path: Path) -> str:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return "".join(f"{line}\n" for line in lines[-LINES:])


def _names(context: Context) -> Iterator[str]:
    """What the person called things: programs, routines, the profile."""
    if context.profile != DEFAULT_PROFILE:
        yield context.profile
    settings = config.load(context.folders.settings).settings
    yield from settings.hold_programs | settings.busy_ignore
    shipped = library.load([folder("routines")])
    for path in context.folders.routines.rglob("*.toml"):
        yield path.stem
        document = read(path)
        if isinstance(document, Document):
            yield from _called(document.data)
    try:
        with Reader(context.folders.journal) as reader:
            yield from set(reader.routines()) - shipped.routines.keys()
    except DeskbreakError:
        return  # the report says so


def _called(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _called(value)
        elif key in ("id", "name", "title") and isinstance(value, str):
            yield value
