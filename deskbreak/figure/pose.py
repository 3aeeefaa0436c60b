"""The poses in `routines/poses.toml`, read when the first one is drawn."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from deskbreak import resources

Base = Literal["sit", "stand"]
Place = Literal["wall", "desk", ""]


@dataclass(frozen=True, slots=True)
class Facing:
    """A pose seen from the front or the back. "Left" is the left of the picture.

    Angles are in degrees, lengths in centimetres. Leaning, tilting and looking count to the left of the picture.
    An arm is `[upper, fore]` or `[upper, fore, upper share, fore share]`: angles from straight down outwards, and how
    much of its length is seen of a part that points to the onlooker.
    """

    base: Base
    at: Place = ""
    lean: float = 0.0
    turn: float = 0.0
    tilt: float = 0.0
    look: float = 0.0
    nod: float = 0.0
    lift: tuple[float, float] = (0.0, 0.0)
    narrow: float = 0.0
    blades: tuple[float, float] = (0.0, 0.0)
    shadow: float = 0.0
    left: tuple[float, ...] = ()
    right: tuple[float, ...] = ()
    work: tuple[str, ...] = ()
    stretch: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A pose seen from the side, looking to the right of the picture.

    The spine has three parts, `lower`, `upper` and `neck`: angles from straight up, forward; `nod` turns the head,
    `chin` slides it forward. `shoulder` moves the shoulder forward and up. The hand is where `hand` says, from the
    middle of the floor, with the elbow bent to the front or back as the sign of `bend`; or `arm` has the angles of the
    arm's parts from straight down, forward. `legs` has those of thigh and shin.
    """

    base: Base
    at: Place = ""
    hip: tuple[float, float] = (0.0, 0.0)
    lower: float = 0.0
    upper: float = 4.0
    neck: float = 12.0
    nod: float = 0.0
    chin: float = 0.0
    shoulder: tuple[float, float] = (0.0, 0.0)
    arm: tuple[float, ...] = ()
    hand: tuple[float, float] | None = None
    bend: float = -1.0
    legs: tuple[float, float] | None = None
    work: tuple[str, ...] = ()
    stretch: tuple[str, ...] = ()


def facing(name: str, view: str) -> Facing:
    """The pose `name` from the front or back; raises `KeyError` where it is not drawn so."""
    return Facing(**_numbers(name, view))


def profile(name: str) -> Profile:
    """The pose `name` from the side; raises `KeyError` where it is not drawn so."""
    return Profile(**_numbers(name, "side"))


def names() -> Mapping[str, tuple[str, ...]]:
    """The views in which each pose is drawn."""
    return {name: tuple(views) for name, views in _poses().items()}


def _numbers(name: str, view: str) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in _poses()[name][view].items()}


@cache
def _poses() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads((resources.folder("routines") / "poses.toml").read_text("utf-8"))
