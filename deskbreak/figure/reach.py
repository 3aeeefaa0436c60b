"""A hand that reaches for a place: the hand that helps the other one, and those at a face."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from deskbreak.figure import hand
from deskbreak.figure.camera import Camera
from deskbreak.figure.hand import Four, Grip, Placed
from deskbreak.figure.model import Solid
from deskbreak.figure.shape import Role
from deskbreak.figure.space import Vec


@dataclass(frozen=True, slots=True)
class Reach:
    """How a hand lies at its place."""

    at: Vec
    """The place, in the coordinates of the person who is reached for."""
    by: Literal["palm", "thumb", "fingers"]
    """What of the hand comes to lie there: the middle of the palm, or a tip."""
    points: Vec
    looks: Vec
    elbow: Vec
    """Where its fingers point, its palm looks, and its forearm comes from, in the room."""
    grip: Grip


def read_grip(keys: Mapping[str, Any]) -> Grip:
    """How a table says that the joints of a hand are bent; a single number stands for all four fingers."""

    def four(key: str) -> Four:
        value = keys.get(key, 0.0)
        return tuple(value) if isinstance(value, list) else (value,) * 4

    usual = Grip()
    thumb = keys.get("thumb", usual.thumb)
    wrist = keys.get("wrist", usual.wrist)
    return Grip(
        wrist=(wrist[0], wrist[1]),
        knuckles=four("knuckles"),
        middles=four("middles"),
        tips=four("tips"),
        spread=keys.get("spread", usual.spread),
        thumb=(thumb[0], thumb[1], thumb[2], thumb[3]),
    )


def read_reach(keys: Mapping[str, Any]) -> Reach:
    """What a table says about a hand that reaches."""
    places = {key: Vec(*keys[key]) for key in ("at", "points", "looks", "elbow")}
    return Reach(**places, by=keys.get("by", "palm"), grip=read_grip(keys))


def reached(reach: Reach, place: Vec, is_right: bool) -> Placed:
    """The hand that lies at `place`."""
    spot = {
        "palm": hand.PALM,
        "thumb": hand.thumb(reach.grip)[3],
        "fingers": hand.finger(reach.grip, 1)[3],
    }[reach.by]
    return hand.upon(hand.facing(reach.points, reach.looks), spot, place, is_right)


def reaching(reach: Reach, placed: Placed, role: Role, camera: Camera, upper: Vec | None = None) -> Iterator[Solid]:
    """The hand, its forearm, and from the elbow an upper arm in the direction `upper`."""
    forearm = hand.facing(placed.wrist.minus(reach.elbow), placed.frame.forward)
    yield from hand.flesh(reach.grip, placed, role, camera)
    yield from hand.forearm(placed, forearm, role, camera, upper)
