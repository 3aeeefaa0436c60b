"""The doctor's findings as text: what is wrong first, then each part, in 80 columns."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import click

from deskbreak.cli.findings import Findings
from deskbreak.desktop.advice import names
from deskbreak.words import gettext as _
from deskbreak.words import ngettext

COLUMNS = 80


def lines(findings: Findings, not_running: str) -> Iterator[str]:
    """One line after the other; `not_running` is said where no resident runs."""
    yield f"deskbreak {findings['version']}, Python {findings['python']}, {findings['system']}"
    if findings["desktop"] or findings["session"]:
        yield _("Desktop: {names}").format(names=", ".join(filter(None, (findings["desktop"], findings["session"]))))
    yield ""
    if not findings["running"]:
        yield from _wrapped(not_running)
    tried = findings.get("notification")
    if tried and tried["says"] not in findings["troubles"]:
        yield from _wrapped(tried["says"])
    if findings["troubles"]:
        yield _heading(_("Needs attention"))
        for trouble in findings["troubles"]:
            yield from _wrapped(trouble, "- ")
    else:
        yield from _wrapped(_("Nothing needs your attention."))
    backends = findings["backends"]
    if backends:
        yield from _parts(_("How each part works"), {part: each for part, each in backends.items() if part != "busy"})
        yield from _parts(_("Reasons to hold a break, looked for just now"), backends["busy"])
    yield from _files(findings)


def _parts(heading: str, parts: Mapping[str, Any]) -> Iterator[str]:
    states = {"unavailable": _("not available"), "busy": _("in use"), "off": _("off")}
    untested = _("untested on this system")
    width = max(len(name) for name in names().values())
    yield ""
    yield _heading(heading)
    for part, name in names().items():
        if part not in parts:
            continue
        each = parts[part]
        works = each["state"] in ("ready", "busy")
        words = [each["name"] if works else "", states.get(each["state"], "")]
        words += [] if each["tested"] else [untested]
        yield f"  {name:{width}}  {', '.join(filter(None, words))}".rstrip()
        yield from _wrapped(each["why"], "    ")
        for other, why in each["others"].items():
            yield from _wrapped(_("not {way}: {why}").format(way=other, why=why), "    ")
        if each["better"]:
            yield from _wrapped(_("better: {advice}").format(advice=each["better"]), "    ")


def _files(findings: Findings) -> Iterator[str]:
    folders, journal = findings["folders"], findings["journal"]
    labels = {"settings": _("settings"), "journal": _("journal"), "routines": _("own routines"), "log": _("log")}
    width = max(map(len, labels.values()))
    rights = {name: folders[name]["rights"] or _("not there") for name in labels}
    widest = max(map(len, rights.values()))
    yield ""
    yield _heading(_("Files"))
    for name, label in labels.items():
        yield f"  {label:{width}}  {rights[name]:{widest}}  {folders[name]['path']}"
    counted = ngettext("The journal holds {n} entry.", "The journal holds {n} entries.", journal["entries"])
    said = [] if journal["says"] else [counted.format(n=journal["entries"])]
    if journal["newest_copy"]:
        said.append(_("Its newest nightly copy is of {day}.").format(day=journal["newest_copy"]))
    elif not journal["says"]:
        said.append(_("There is no nightly copy of it yet."))
    yield from _wrapped(" ".join(said), "  ")


def _heading(text: str) -> str:
    return click.style(text, bold=True)


def _wrapped(text: str, first: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        COLUMNS,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
