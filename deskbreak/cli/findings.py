"""What `deskbreak doctor` finds: how each part works, what lies where and who may read it, and what is wrong."""

import os
import platform
import stat
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from deskbreak import __version__, config, library
from deskbreak.cli.context import Context
from deskbreak.cli.show import folders as routine_folders
from deskbreak.control.protocol import Message
from deskbreak.desktop import browser
from deskbreak.desktop.advice import advice
from deskbreak.errors import DeskbreakError
from deskbreak.journal.reader import Reader
from deskbreak.journal.upkeep import backups_of, copies
from deskbreak.tomlfile import Fault
from deskbreak.window.launch import can_show_pages
from deskbreak.words import gettext as _

Findings = dict[str, Any]
"""Plain data, as `--json` prints it."""
NEEDED = ("notices", "presence", "pages")
"""Parts without which a break cannot be offered or shown as it should be."""


def findings(context: Context) -> Findings:
    """Look at everything; takes as long as the microphone, the camera and their like take to answer."""
    answer = context.ask_or_none({"do": "examine"})
    examined: Message = answer.get("examined", {}) if answer is not None else {}
    around = examined.get("surroundings", {})
    backends = _advised(_with_browser(examined["backends"], around), around) if examined else {}
    wrong = [str(fault) for fault in faults(context)]
    journal, folders = _journal(context), _folders(context)
    troubles = [*examined.get("troubles", ()), *wrong]
    if answer is not None and not examined:
        troubles.append(
            _("The deskbreak that runs is another version. Restart it: `deskbreak quit`, then `deskbreak run`.")
        )
    missing = [backends[part] for part in NEEDED if part in backends and _is_wrong(part, backends, around)]
    troubles += [each["why"] for each in missing]
    troubles += dict.fromkeys(each["better"] for each in missing if each["better"])
    if journal["says"]:
        troubles.append(journal["says"])
    troubles += [each["says"] for each in folders.values() if each["says"]]
    return {
        "version": __version__,
        "python": platform.python_version(),
        "system": _system(),
        "desktop": around.get("desktop", os.environ.get("XDG_CURRENT_DESKTOP", "")),
        "session": around.get("session", os.environ.get("XDG_SESSION_TYPE", "")),
        "running": answer is not None,
        "troubles": troubles,
        "backends": backends,
        "folders": folders,
        "journal": journal,
        "faults": wrong,
    }


def _advised(backends: Mapping[str, Any], around: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for part, each in backends.items():
        if part == "busy":
            told[part] = _advised(each, around)
            continue
        given = advice(part, each, around)
        kept = {key: each[key] for key in ("name", "state", "why", "tested")}
        told[part] = {**kept, "others": dict(given.others), "better": given.better}
    return told


def _with_browser(backends: Mapping[str, Any], around: Mapping[str, Any]) -> dict[str, Any]:
    """The same, with the browser looked for that the resident looks for only when a page opens."""
    pages = dict(backends["pages"])
    if pages["name"] == "browser" and pages["state"] == "ready" and not around["browser"]:
        found = browser.default()
        if found is None and not can_show_pages():
            pages |= {"state": "unavailable", "why": _("No browser is found to open pages in.")}
        elif found is not None and around["open_in"] == "auto":
            if found.has_app_windows:
                pages["why"] = _("A break opens in a window of its own of {name}, every other page in a tab.").format(
                    name=found.name.removesuffix(".desktop")
                )
            else:
                why = _("{name} cannot open one page in a window of its own.").format(
                    name=found.name.removesuffix(".desktop")
                )
                pages["tried"] = {**pages["tried"], "app window": why}
    return {**backends, "pages": pages}


def _is_wrong(part: str, backends: Mapping[str, Any], around: Mapping[str, Any]) -> bool:
    # What the person switched off is no fault.
    return backends[part]["state"] == "unavailable" and not (part == "presence" and around["presence"] == "none")


def faults(context: Context) -> tuple[Fault, ...]:
    """What is wrong in the settings and in the person's own routines."""
    return (*config.load(context.folders.settings).faults, *library.load(routine_folders(context)).faults)


def _system() -> str:
    try:
        named = platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        named = ""
    return ", ".join(filter(None, (named, f"{platform.system()} {platform.release()}")))


def _folders(context: Context) -> dict[str, dict[str, str]]:
    """Where everything lies, with its rights and what is wrong with those."""
    of = context.folders
    files = {"settings": of.settings, "journal": of.journal, "routines": of.routines, "log": of.log}
    closed = {"config": of.config, "data": of.data, "state": of.state, "runtime": of.runtime, "cache": of.cache}
    return {name: _rights(path, closed=name in ("journal", "log")) for name, path in files.items()} | {
        name: _rights(path, closed=True) for name, path in closed.items()
    }


def _rights(path: Path, *, closed: bool) -> dict[str, str]:
    """The rights of `path` in octal, as `chmod` takes them, or empty where there are none or it is not there."""
    rights = says = ""
    if os.name == "posix":
        try:
            mode = stat.S_IMODE(path.stat().st_mode)
        except OSError:
            pass
        else:
            rights = f"{mode:04o}"
            if closed and mode & 0o077:
                wanted = "0700" if path.is_dir() else "0600"
                says = _("Others can reach {path} (its rights are {rights}): call `chmod {wanted} {path}`.").format(
                    path=path, rights=rights, wanted=wanted
                )
    return {"path": str(path), "rights": rights, "says": says}


def _journal(context: Context) -> dict[str, Any]:
    """How many entries there are of each kind, and the copies; `says` what is wrong."""
    path = context.folders.journal
    kept = copies(backups_of(path))
    newest = datetime.fromtimestamp(kept[-1].stat().st_mtime).astimezone().date().isoformat() if kept else ""
    says, kinds = "", {}
    try:
        with Reader(path) as reader:
            kinds = reader.counts()
    except DeskbreakError as fault:
        says = str(fault)
    return {"kinds": kinds, "entries": sum(kinds.values()), "copies": len(kept), "newest_copy": newest, "says": says}
