"""One exercise from its file, every key of it checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from deskbreak.core.listing import ID
from deskbreak.core.region import REGIONS
from deskbreak.core.routine import ANNOUNCE_S, Breath, Exercise, Focus, Grade, Kind, Phase, Posture, Sides, View
from deskbreak.core.settings import CARE, EQUIPMENT
from deskbreak.library.table import Table, hint
from deskbreak.library.wording import can_be_spoken, promises_nothing
from deskbreak.words import gettext as _

Poses = Mapping[str, frozenset[str]]
"""The scenes in which each pose is drawn: the body, the hands from near, the face from near."""

FALLBACK = "en"
"""The language that every file has, for readers whose own it lacks."""

PARTS = ("setup", "cycle", "finish")
SHORTEST_S = 0.5
LONGEST_S: Mapping[str, float] = {"exercise": 300.0, "release": 1200.0, "comfort": 1800.0}
MOST_REPS = 60
WIDEST_TURN = 60.0
"""Degrees by which a view may be turned to the side before it is another one."""


@dataclass(frozen=True, slots=True)
class _Beat:
    """A phase without its words."""

    pose: str
    seconds: float
    breath: Breath | None


@dataclass(frozen=True, slots=True)
class _Words:
    """All words of an exercise in one language; for each part the pairs of text and voice."""

    single: Mapping[str, str]
    parts: Mapping[str, tuple[tuple[str, str], ...]]
    language: str = FALLBACK


def read_id(table: Table, path: Path) -> str:
    """The id, which is the name of the file without its ending."""
    name = read_name(table)
    if name and re.fullmatch(ID, name) and name != path.stem:
        table.fault(_("The id must be the name of the file: write “{stem}”.").format(stem=path.stem), "id")
    return name


def read_name(table: Table) -> str:
    """The id of what stands in a file with others."""
    name = table.text("id")
    if name and not re.fullmatch(ID, name):
        table.fault(_("An id is made of small letters, digits and single hyphens, such as chin-tuck."), "id")
    return name


def read_exercise(table: Table, path: Path, poses: Poses, language: str) -> Exercise:
    """The exercise in `table`; where faults were told, it is not to be used."""
    kind: Kind = table.choice("kind", get_args(Kind))
    view: View = table.choice("view", get_args(View))
    reps = table.whole("reps", 1, MOST_REPS)
    beats = {part: _beats(table, part, view, LONGEST_S[kind], poses) for part in PARTS}
    if not beats["cycle"]:
        table.fault(_("An exercise needs at least one phase [[cycle]]."), "cycle")
    fields: dict[str, Any] = {
        "id": read_id(table, path),
        "kind": kind,
        "regions": table.some("regions", REGIONS, needed=True),
        "posture": table.choice("posture", get_args(Posture)),
        "equipment": table.some("equipment", EQUIPMENT),
        "discreet": table.flag("discreet"),
        "avoid": frozenset(table.some("avoid", CARE)),
        "view": view,
        "turn": table.number("turn", -WIDEST_TURN, WIDEST_TURN, 0.0),
        "focus": table.choice("focus", get_args(Focus), "body"),
        "intensity": table.whole("intensity", 1, 3),
        "strength": table.flag("strength"),
        "sides": table.choice("sides", get_args(Sides), "none"),
        "setup_each_side": table.flag("setup_each_side"),
        "reps": reps,
        "reps_range": _reps_range(table, reps),
        "evidence": table.choice("evidence", get_args(Grade)),
        "sources": read_sources(table),
    }
    if fields["setup_each_side"] and fields["sides"] in ("none", "alternating"):
        table.fault(_("Only “left-right” and “forward-backward” are set up for each side."), "setup_each_side")
    words = read_words(table, beats, language)
    table.close()
    fields.update(words.single, language=words.language)
    fields.update({part: _phases(beats[part], words.parts[part]) for part in PARTS})
    return Exercise(**fields)


def _beats(table: Table, part: str, view: View, longest: float, poses: Poses) -> tuple[_Beat, ...]:
    return tuple(_beat(each, view, longest, poses) for each in table.tables(part))


def _beat(table: Table, view: View, longest: float, poses: Poses) -> _Beat:
    pose = table.text("pose")
    if pose and pose not in poses:
        table.fault(_("There is no pose “{pose}” in poses.toml.").format(pose=pose) + hint(pose, poses), "pose")
    elif pose and scene(view) not in poses[pose]:
        says = _("The pose “{pose}” cannot be seen in the view “{view}”: it shows the {scenes}.")
        table.fault(says.format(pose=pose, view=view, scenes=_(" or the ").join(sorted(poses[pose]))), "pose")
    beat = _Beat(
        pose,
        table.number("seconds", SHORTEST_S, longest),
        table.choice("breath", ("", *get_args(Breath)), "") or None,
    )
    table.close()
    return beat


def scene(view: View) -> str:
    """What a view shows: the body, or hands or a face from near."""
    return view if view in ("hands", "face") else "body"


def _reps_range(table: Table, reps: int) -> tuple[int, int]:
    span = table.span("reps_range", 1, MOST_REPS, (reps, reps))
    if not span[0] <= reps <= span[1]:
        table.fault(_("The usual number, reps = {reps}, must lie in this range.").format(reps=reps), "reps_range")
    return span


def read_sources(table: Table) -> tuple[str, ...]:
    """The addresses under the key `sources`."""
    sources = table.some("sources")
    for index, source in enumerate(sources):
        if not source.startswith("https://"):
            table.fault(_("Write the full address of the source, beginning with https://."), "sources", index)
    return sources


def read_words(table: Table, beats: Mapping[str, tuple[_Beat, ...]], language: str) -> _Words:
    """The words in `language`, or else in the fallback language; those in every other language are checked too."""
    spoken = texts(table)
    words = {name: _words(each, name, beats) for name, each in spoken.items()}
    nothing = _Words(dict.fromkeys(_SINGLE, ""), dict.fromkeys(PARTS, ()))
    return words.get(language) or words.get(FALLBACK) or nothing


def texts(table: Table) -> dict[str, Table]:
    """The tables [text.LANGUAGE], by language."""
    text = table.table("text")
    spoken = text.subtables() if text is not None else {}
    if FALLBACK not in spoken:
        table.fault(
            _("The table [text.{language}] with the English words is missing.").format(language=FALLBACK), "text"
        )
    return spoken


_SINGLE = {"name": None, "muscles": None, "stop_if": None, "easier": "", "harder": ""}


def _words(table: Table, language: str, beats: Mapping[str, tuple[_Beat, ...]]) -> _Words:
    single = {key: table.text(key, default) for key, default in _SINGLE.items()}
    for key, text in single.items():
        promises_nothing(table, language, text, key)
    can_be_spoken(table, single["name"], ANNOUNCE_S, "name")
    parts = {part: _cues(table, part, language, beats[part]) for part in PARTS}
    table.close()
    return _Words(single, parts, language)


def _cues(table: Table, part: str, language: str, beats: tuple[_Beat, ...]) -> tuple[tuple[str, str], ...]:
    tables = table.tables(part)
    if len(tables) != len(beats):
        says = _("The part “{part}” has {beats} phases, but {texts} texts here: write one for each.")
        table.fault(says.format(part=part, beats=len(beats), texts=len(tables)), part)
    cues: list[tuple[str, str]] = []
    for index, each in enumerate(tables):
        text = each.text("text")
        voice = each.text("voice", "") or text
        key = "voice" if each.has("voice") else "text"
        promises_nothing(each, language, text, "text")
        if voice != text:
            promises_nothing(each, language, voice, "voice")
        if index < len(beats):
            can_be_spoken(each, voice, beats[index].seconds, key)
        each.close()
        cues.append((text, voice))
    return tuple(cues)


def _phases(beats: tuple[_Beat, ...], cues: tuple[tuple[str, str], ...]) -> tuple[Phase, ...]:
    return tuple(
        Phase(beat.pose, beat.seconds, beat.breath, text, voice)
        for beat, (text, voice) in zip(beats, cues, strict=False)  # unequal lengths were told as a fault
    )
