"""Values to plain data and back, so that the state and the routines known survive on disk."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from deskbreak.core import event, listing, state
from deskbreak.core.body import spot

_TYPES: Mapping[str, type[Any]] = {
    each.__name__: each
    for each in (
        event.Now,
        state.State,
        state.Away,
        state.Paused,
        state.Hold,
        state.Silent,
        state.Preferences,
        state.Counting,
        state.Due,
        state.Prompting,
        state.Snoozed,
        state.Opening,
        state.CueDue,
        state.CueShown,
        state.Break,
        listing.Listing,
        listing.ListedStep,
        state.Ended,
        state.Position,
        state.Question,
        spot.Spot,
    )
}


def dump(value: object) -> Any:
    """`value` as what JSON can hold. Tuples become lists, sets sorted lists under `"set"`, values name their type."""
    if is_dataclass(value) and not isinstance(value, type):
        return {"type": type(value).__name__, **{each.name: dump(getattr(value, each.name)) for each in fields(value)}}
    if isinstance(value, Mapping):
        return {"map": {str(key): dump(each) for key, each in value.items()}}
    if isinstance(value, frozenset):
        return {"set": sorted(value)}
    if isinstance(value, tuple):
        return [dump(each) for each in value]
    return value


def load(data: Any) -> Any:
    """The value that `dump` gave `data` for.

    Fields that a later version added take their defaults, those it dropped are passed over. Raises `ValueError`,
    `KeyError` or `TypeError` where the data is of no version.
    """
    if isinstance(data, list):
        return tuple(load(each) for each in data)
    if not isinstance(data, dict):
        return data
    if "map" in data:
        return {key: load(each) for key, each in data["map"].items()}
    if "set" in data:
        return frozenset(data["set"])
    kind = _TYPES[data["type"]]
    known = {each.name for each in fields(kind)}
    return kind(**{name: load(each) for name, each in data.items() if name in known})
