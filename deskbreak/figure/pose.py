"""The poses in `routines/poses.toml`: read when the first one is drawn, each with what it takes over from another."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from deskbreak import resources
from deskbreak.figure.space import Vec

Scene = Literal["body", "hands", "face"]
SCENES: tuple[Scene, ...] = ("body", "hands", "face")
Angles = tuple[float, float, float]
"""Degrees of bending forward, tilting to the left and turning to the left."""

HERE = Vec(0.0, 0.0, 0.0)
STRAIGHT: Angles = (0.0, 0.0, 0.0)
PAIRS = {"shoulders": "shoulder", "arms": "arm", "feet": "foot", "knees": "knee", "toes": "toe"}
"""The keys that speak of both sides, and what the key of one side begins with."""
NOT_TAKEN_OVER = ("like", "work", "stretch", "loop", "beat", "lean", "gait")


@dataclass(frozen=True, slots=True)
class Arm:
    """Where an arm is: by the directions of its parts, or by the place its palm reaches for.

    Directions and offsets count outwards from the arm's own side, up and forward, in the frame of the chest; a place
    in the room counts from the middle of the floor.
    """

    upper: Vec | None = None
    fore: Vec | None = None
    to: str | Vec | None = None
    by: Vec = HERE
    elbow: Vec | None = None
    hand: Vec | None = None
    thumb: Vec | None = None
    fingers: Vec | None = None
    """Where the fingers point from the knuckles on, if not on with the hand."""
    fist: bool = False


@dataclass(frozen=True, slots=True)
class Leg:
    """Where an ankle is (outwards, up, forward from the middle of the floor), and where knee and toes point."""

    foot: Vec
    knee: Vec
    toe: Vec


@dataclass(frozen=True, slots=True)
class Pose:
    """One key of `[body.NAME]`, complete. Left is the first of a pair.

    Halfway to and from a pose with a `lean`, the trunk is bent forward by so many degrees more. A pose of a `gait` says
    itself when its feet leave the floor.
    """

    hip: Vec
    pelvis: Angles = STRAIGHT
    loins: Angles = STRAIGHT
    chest: Angles = STRAIGHT
    neck: Angles = STRAIGHT
    head: Angles = STRAIGHT
    chin: float = 0.0
    swell: float = 0.0
    lean: float = 0.0
    gait: bool = False
    shoulders: tuple[tuple[float, float], tuple[float, float]] = ((0.0, 0.0), (0.0, 0.0))
    arms: tuple[Arm, Arm] = (Arm(), Arm())
    legs: tuple[Leg, Leg] = (Leg(Vec(9, 8, 0), Vec(0, 0, 1), Vec(0.15, -0.3, 1)),) * 2
    props: Mapping[str, Any] = field(default_factory=dict)
    work: tuple[str, ...] = ()
    stretch: tuple[str, ...] = ()


def table(scene: Scene, name: str) -> Mapping[str, Any]:
    """The keys of a pose as they are written, with those it takes over; `KeyError` where there is none."""
    written = _written()[scene][name]
    if "like" not in written:
        return written
    taken = {key: value for key, value in table(scene, written["like"]).items() if key not in NOT_TAKEN_OVER}
    for both, one in PAIRS.items():
        if both in written:
            taken = {key: value for key, value in taken.items() if not key.startswith(f"{one}_")}
    return {**taken, **written}


@cache
def body(name: str) -> Pose:
    """The pose `name` of the body; raises `KeyError` where there is none."""
    keys = table("body", name)
    angles = {key: tuple(keys[key]) for key in ("pelvis", "loins", "chest", "neck", "head") if key in keys}
    return Pose(
        hip=Vec(*keys["hip"]),
        **angles,
        chin=keys.get("chin", 0.0),
        swell=keys.get("swell", 0.0),
        lean=keys.get("lean", 0.0),
        gait=keys.get("gait", False),
        shoulders=(_shoulder(keys, "l"), _shoulder(keys, "r")),
        arms=(_arm(keys, "l"), _arm(keys, "r")),
        legs=(_leg(keys, "l"), _leg(keys, "r")),
        props=keys.get("props", {}),
        work=tuple(keys.get("work", ())),
        stretch=tuple(keys.get("stretch", ())),
    )


def loop(scene: Scene, name: str) -> tuple[tuple[str, ...], float]:
    """The poses that `name` goes through for as long as it lasts, and the seconds from one to the next.

    A pose that stands still is alone, with 0 seconds.
    """
    keys = _written()[scene][name]
    return (tuple(keys["loop"]), float(keys["beat"])) if "loop" in keys else ((name,), 0.0)


def names(scene: Scene) -> tuple[str, ...]:
    """Every pose of a scene."""
    return tuple(_written()[scene])


def _pair(keys: Mapping[str, Any], both: str, side: str, default: Any) -> Any:
    return keys.get(f"{PAIRS[both]}_{side}", keys.get(both, default))


def _shoulder(keys: Mapping[str, Any], side: str) -> tuple[float, float]:
    forward, up = _pair(keys, "shoulders", side, (0.0, 0.0))
    return forward, up


def _arm(keys: Mapping[str, Any], side: str) -> Arm:
    given = _pair(keys, "arms", side, {})
    read: dict[str, Any] = {key: Vec(*value) if isinstance(value, list) else value for key, value in given.items()}
    return Arm(**read)


def _leg(keys: Mapping[str, Any], side: str) -> Leg:
    foot = _pair(keys, "feet", side, (9.0, 8.0, 0.0))
    knee = _pair(keys, "knees", side, (0.1, 0.0, 1.0))
    toe = _pair(keys, "toes", side, (0.2, -0.25, 1.0))
    return Leg(Vec(*foot), Vec(*knee), Vec(*toe))


@cache
def _written() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads((resources.folder("routines") / "poses.toml").read_text("utf-8"))
