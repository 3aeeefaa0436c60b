"""What is known, contested and unknown, from `evidence.toml`: every finding in one language, with its sources."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from deskbreak.library.exercise import FALLBACK, texts
from deskbreak.library.sheet import read_sheet
from deskbreak.library.table import Table
from deskbreak.library.wording import figures, promises_nothing
from deskbreak.tomlfile import Fault
from deskbreak.words import gettext as _

NAME = "evidence.toml"

Standing = Literal["known", "contested", "unknown", "rejected", "tradition"]
"""`rejected` is what others claim and our sources speak against."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something can be read: `name` says who wrote it and when."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that can be said, how firmly it stands, and by whom."""

    standing: Standing
    says: str
    sources: tuple[Source, ...]
    language: str = FALLBACK


@dataclass(frozen=True, slots=True)
class Topic:
    """What can be said about one thing that people do."""

    id: str
    name: str
    findings: tuple[Finding, ...]
    language: str = FALLBACK


@dataclass(frozen=True, slots=True)
class Evidence:
    """All of it; `lead` sums it up."""

    lead: str
    topics: tuple[Topic, ...]
    language: str = FALLBACK


def load(path: Path, language: str = FALLBACK) -> tuple[Evidence, tuple[Fault, ...]]:
    """What the file `path` says in `language`, or else in English, and what is wrong in it: then nothing.

    Blocks while it reads.
    """
    found, faults = read_sheet(path, lambda table: _evidence(table, language))
    return found or Evidence("", ()), faults


def _evidence(table: Table, language: str) -> Evidence:
    lead, spoken = _words(table, "lead", language, cited=False)
    named = table.table("source")
    sources = {} if named is None else {name: _source(each) for name, each in named.subtables().items()}
    topics = tuple(_topic(each, sources, language) for each in table.tables("topic"))
    table.close()
    return Evidence(lead, topics, spoken)


def _source(table: Table) -> Source:
    source = Source(table.text("name"), table.text("address"))
    if source.address and not source.address.startswith("https://"):
        table.fault(_("Write the full address of the source, beginning with https://."), "address")
    table.close()
    return source


def _topic(table: Table, sources: dict[str, Source], language: str) -> Topic:
    name, spoken = _words(table, "name", language, cited=False)
    findings = tuple(_finding(each, sources, language) for each in table.tables("finding"))
    topic = Topic(table.text("id"), name, findings, spoken)
    table.close()
    return topic


def _finding(table: Table, sources: dict[str, Source], language: str) -> Finding:
    standing: Standing = table.choice("standing", get_args(Standing))
    named = table.some("sources", tuple(sources))
    if standing in ("known", "contested", "rejected") and not named:
        table.fault(_("Name the source of what is known, contested or rejected."), "sources")
    says, spoken = _words(table, "says", language, cited=bool(named))
    table.close()
    return Finding(standing, says, tuple(sources[name] for name in named if name in sources), spoken)


def _words(table: Table, key: str, language: str, *, cited: bool) -> tuple[str, str]:
    """The text `key` in `language` or else in English, and which it is; those in every other language are checked too.

    `cited` says that a source stands beside it, so that it may hold figures.
    """
    found: dict[str, str] = {}
    for code, words in texts(table).items():
        found[code] = words.text(key)
        promises_nothing(words, code, found[code], key)
        if not cited and figures(found[code]):
            words.fault(_("A figure needs its source beside it: name it under sources."), key)
        words.close()
    spoken = language if language in found else FALLBACK
    return found.get(spoken, ""), spoken
