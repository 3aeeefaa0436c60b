"""Settings files as people might write them: any keys, any values that are right, in any style TOML has."""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from deskbreak.core.key import Way
from deskbreak.core.keys import KEYS
from deskbreak.core.kind import Choice, Duration, Flag, Kind, Names, Phone, Plain, Ranges, Several, TimeOfDay

COMMENTS = st.text("abc [=]\"'#.{}é", max_size=12).map(lambda text: "#" + text.rstrip())
CLOCK = st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda each: f"{each[0]:02}:{each[1]:02}")


def values(kind: Kind, name: str) -> st.SearchStrategy[Plain]:
    """Values of this kind that are right, and that go together with those of the other keys."""
    if isinstance(kind, Flag):
        return st.booleans()
    if isinstance(kind, Duration):
        low, high = kind.low_s, kind.high_s
        if name.endswith(".every"):
            low = 3000
        elif name.endswith(".length"):
            high = 20
        return st.integers(int(low), int(high)).map(lambda number: f"{number} s")
    if isinstance(kind, Choice):
        return st.sampled_from(sorted(kind.words))
    if isinstance(kind, Several):
        return st.lists(st.sampled_from(sorted(kind.words)), unique=True)
    if isinstance(kind, Names):
        return st.lists(st.text("abcxyz -é", min_size=1, max_size=8).filter(str.strip), max_size=4)
    if isinstance(kind, Phone):
        return st.sampled_from(["", "112", "+49 116 117"])
    if isinstance(kind, TimeOfDay):
        return CLOCK
    assert isinstance(kind, Ranges)
    ranges = st.tuples(CLOCK, CLOCK).filter(lambda each: each[0] != each[1]).map("-".join)
    return st.lists(ranges, max_size=3)


VALUES = {key.name: values(key.kind, key.name) for key in KEYS}
SETTINGS = st.lists(st.sampled_from(KEYS), unique_by=lambda key: key.path).flatmap(
    lambda keys: st.fixed_dictionaries({key.path: VALUES[key.name] for key in keys})
)


def tree(values: Mapping[Way, Any]) -> dict[str, Any]:
    """The tables that hold these values."""
    data: dict[str, Any] = {}
    for way, value in values.items():
        table = data
        for name in way[:-1]:
            table = table.setdefault(name, {})
        table[way[-1]] = value
    return data


@st.composite
def files(draw: st.DrawFn) -> tuple[str, dict[Way, Any]]:
    """A text, and what it says."""
    said: dict[Way, Any] = draw(SETTINGS)
    lines: list[str] = draw(st.lists(COMMENTS | st.just(""), max_size=3))
    tables: dict[str, dict[str, Any]] = {}
    root: list[tuple[str, Any]] = []
    style = {name: draw(st.sampled_from(["table", "dotted", "inline"])) for name in {way[0] for way in said}}
    for way, value in said.items():
        if len(way) == 1 or style[way[0]] == "dotted":
            root.append((".".join(way), value))
        elif style[way[0]] == "table":
            tables.setdefault(way[0], {})[way[1]] = value
    for name, value in draw(st.permutations(root)):
        lines += draw(_pair(name, value))
    for name in [each for each, how in style.items() if how == "inline" and (each,) not in said]:
        inner = ", ".join(f"{way[1]} = {_written(value)}" for way, value in said.items() if way[0] == name)
        lines += [f"{name} = {{ {inner} }}{draw(_behind)}"]
    for name, table in tables.items():
        lines += [*draw(st.lists(COMMENTS | st.just(""), max_size=2)), f"[{name}]{draw(_behind)}"]
        for key, value in table.items():
            lines += draw(_pair(key, value))
    lines += draw(st.lists(COMMENTS | st.just(""), max_size=2))
    return "\n".join(lines) + draw(st.sampled_from(["\n", ""])), said


_behind = st.just("") | COMMENTS.map(lambda comment: f"  {comment}")


@st.composite
def _pair(draw: st.DrawFn, name: str, value: Any) -> list[str]:
    lines = draw(st.lists(COMMENTS | st.just(""), max_size=1))
    if isinstance(value, list) and value and draw(st.booleans()):
        inner = [f"  {_written(each)},{draw(_behind)}" for each in value]
        return [*lines, f"{name} = [", *inner, f"]{draw(_behind)}"]
    return [*lines, f"{name}{draw(st.sampled_from([' = ', '=']))}{_written(value)}{draw(_behind)}"]


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
