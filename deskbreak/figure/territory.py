"""Where the regions of the body lie on it: the shapes that `regions.py` draws, in front and behind."""

from collections.abc import Mapping
from typing import NamedTuple

from deskbreak.figure.anatomy import Spot
from deskbreak.figure.aspect import Aspect


class Area(NamedTuple):
    """One shape of a region on one side of the drawing.

    `hulls` are those of one half of the body; the other half mirrors them, and where `joined`, one skin goes over both.
    Nothing is shown outside the parts `on` which it lies.
    """

    aspect: Aspect
    on: tuple[str, ...]
    hulls: tuple[tuple[Spot, ...], ...]
    joined: bool = False


HEAD, NECK, TRUNK, SHIRT = ("head",), ("neck", "trunk", "sleeve"), ("trunk",), ("trunk", "sleeve")
ARM, LEG = ("arm",), ("leg",)

FOREARM = ((Spot("forearm", 0, 0.52, 0, 3.2), Spot("forearm", 0, 1.0, 0, 3.6), Spot("forearm", 0, 1.5, 0, 4.6)),)
DELTOID = (
    (
        Spot("upper-arm", 0, 0.06, 0, 3.9),
        Spot("upper-arm", 0, 0.18, 0, 4.1),
        Spot("upper-arm", 0, 0.32, 0, 3.6),
        Spot("upper-arm", 0, 0.52, 0, 1.4),
    ),
)
SLOPE = (Spot("neck", 2.8, 0.35, 0, 1.6), Spot("slope", 0.2, 0.0, 0, 2.6), Spot("slope", 2.2, 0.7, 0, 0.9))
TERRITORY: Mapping[str, tuple[Area, ...]] = {
    "head": (
        Area("front", HEAD, ((Spot("head", 3.4, 6.4, 0, 3.5), Spot("head", 5.6, 4.9, 0, 1.8)),), joined=True),
        Area("front", HEAD, ((Spot("head", 5.9, -2.8, 0, 1.5), Spot("head", 4.6, -5.6, 0, 1.9)),)),
        Area("back", HEAD, ((Spot("head", 2.2, 4.6, 0, 5.2), Spot("head", 0.8, -1.4, 0, 3.6)),), joined=True),
    ),
    "eyes": (
        Area(
            "front",
            HEAD,
            ((Spot("head", 2.3, 1.2, 8, 0.8), Spot("head", 3.7, 1.4, 8, 1.6), Spot("head", 5.1, 1.3, 8, 0.8)),),
        ),
    ),
    "legs": (
        Area(
            "front",
            LEG,
            (
                (
                    Spot("thigh", 0, 0.24, 0, 5.2),
                    Spot("thigh", 0, 0.45, 0, 5.6),
                    Spot("thigh", 0, 0.68, 0, 4.4),
                    Spot("thigh", 0, 0.86, 0, 2.8),
                ),
                (Spot("shin", 0, 0.18, 0, 2.6), Spot("shin", 0, 0.36, 0, 3.3), Spot("shin", 0, 0.8, 0, 1.5)),
            ),
        ),
        Area(
            "back",
            LEG,
            (
                (Spot("thigh", 0, 0.44, 0, 5.0), Spot("thigh", 0, 0.6, 0, 4.8), Spot("thigh", 0, 0.86, 0, 2.8)),
                (
                    Spot("shin", 0, 0.12, 0, 2.8),
                    Spot("shin", 0, 0.26, 0, 3.9),
                    Spot("shin", 0, 0.4, 0, 3.6),
                    Spot("shin", 0, 0.7, 0, 1.5),
                ),
            ),
        ),
    ),
    "wrists": (Area("front", ARM, FOREARM), Area("back", ARM, FOREARM)),
    "chest": (
        Area(
            "front",
            SHIRT,
            (
                (
                    Spot("chest", 4.6, 16.0, 8, 3.2),
                    Spot("chest", 6.0, 15.0, 8, 4.2),
                    Spot("chest", 8.0, 15.4, 8, 3.8),
                    Spot("chest", 10.6, 16.6, 8, 2.4),
                ),
            ),
        ),
    ),
    "breathing": (
        Area("front", TRUNK, ((Spot("chest", 3.6, 1.6, 8, 5.6), Spot("loins", 2.0, 11.4, 8, 5.0)),), joined=True),
    ),
    "lower-back": (
        Area("back", TRUNK, ((Spot("chest", 1.2, -1.2, -8, 3.6), Spot("loins", 4.4, 8.4, -8, 4.2)),), joined=True),
    ),
    "upper-back": (
        Area(
            "back",
            TRUNK,
            ((Spot("chest", 1.0, 18.6, -8, 1.6), Spot("chest", 2.6, 9.4, -8, 3.2), Spot("chest", 0, 6.2, -8, 2.4)),),
            joined=True,
        ),
    ),
    "shoulder-blades": (
        Area(
            "back",
            (*SHIRT, "blade"),
            (
                (
                    Spot("chest", 5.5, 20.5, -8.2, 1.2),
                    Spot("chest", 12.5, 20.0, -8.2, 1.6),
                    Spot("chest", 7.0, 9.5, -8.2, 1.2),
                ),
            ),
        ),
    ),
    "shoulders": (Area("front", SHIRT, DELTOID), Area("back", (*SHIRT, "blade"), DELTOID)),
    "neck": (
        Area("front", NECK, ((Spot("neck", 0, 0.9, 0, 4.4), Spot("neck", 0, -0.24, 0, 4.6)), SLOPE)),
        Area("back", NECK, ((Spot("neck", 0, 0.8, 0, 4.4), Spot("neck", 0, -0.2, 0, 4.6)), SLOPE)),
    ),
}
"""Every region that is a place, in painting order: what lies over another comes after it."""
