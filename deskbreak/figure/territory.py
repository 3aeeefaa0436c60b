"""Where the regions of the body lie on it: the shapes that `regions.py` draws, in front and behind."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from deskbreak.figure.anatomy import Spot

Face = Literal["front", "back"]


class Area(NamedTuple):
    """One shape of a region on one side of the drawing.

    `hulls` are those of one half of the body; the other half mirrors them, and where `joined`, one skin goes over both.
    Nothing is shown outside the parts `on` which it lies.
    """

    face: Face
    on: tuple[str, ...]
    hulls: tuple[tuple[Spot, ...], ...]
    joined: bool = False


HEAD, NECK, TRUNK, SHIRT = ("head",), ("neck", "trunk"), ("trunk",), ("trunk", "sleeve")
ARM, LEG = ("arm",), ("leg",)

FOREARM = ((Spot("forearm", 0, 0.5, 0, 3.2), Spot("forearm", 0, 1.0, 0, 3.6), Spot("forearm", 0, 1.6, 0, 6.0)),)
DELTOID = (
    (
        Spot("upper-arm", 0, 0.04, 0, 4.4),
        Spot("upper-arm", 0, 0.2, 0, 4.2),
        Spot("upper-arm", 0, 0.5, 0, 1.8),
    ),
)
TERRITORY: Mapping[str, tuple[Area, ...]] = {
    "head": (
        Area("front", HEAD, ((Spot("head", 3.4, 3.0, 0, 6.6), Spot("head", 0, -6, 0, 4.0)),), joined=True),
        Area("back", HEAD, ((Spot("head", 2.2, 3.0, 0, 5.4), Spot("head", 1.0, -3.0, 0, 4.0)),), joined=True),
    ),
    "legs": (
        Area(
            "front",
            LEG,
            (
                (Spot("thigh", 0, 0.22, 0, 5.2), Spot("thigh", 0, 0.5, 0, 5.0), Spot("thigh", 0, 0.86, 0, 3.0)),
                (Spot("shin", 0, 0.16, 0, 2.6), Spot("shin", 0, 0.36, 0, 3.2), Spot("shin", 0, 0.8, 0, 1.5)),
            ),
        ),
        Area(
            "back",
            LEG,
            (
                (Spot("thigh", 0, 0.3, 0, 5.0), Spot("thigh", 0, 0.5, 0, 4.8), Spot("thigh", 0, 0.86, 0, 3.0)),
                (Spot("shin", 0, 0.14, 0, 3.0), Spot("shin", 0, 0.32, 0, 3.9), Spot("shin", 0, 0.66, 0, 1.5)),
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
                    Spot("chest", 2.6, 18.6, 8, 1.2),
                    Spot("chest", 3.6, 13.0, 8, 2.2),
                    Spot("chest", 8.4, 12.6, 8, 2.9),
                    Spot("chest", 12.6, 17.0, 8, 1.4),
                ),
            ),
        ),
    ),
    "breathing": (
        Area(
            "front",
            TRUNK,
            (
                (
                    Spot("chest", 1.0, 5.6, 8, 1.5),
                    Spot("chest", 8.6, 1.6, 8, 1.6),
                    Spot("loins", 6.0, 15.0, 8, 2.0),
                    Spot("loins", 2.0, 9.6, 8, 3.0),
                ),
            ),
            joined=True,
        ),
    ),
    "lower-back": (
        Area(
            "back",
            TRUNK,
            (
                (
                    Spot("chest", 3.6, 0.0, -8, 1.6),
                    Spot("loins", 5.6, 14.0, -8, 1.6),
                    Spot("loins", 7.4, 8.0, -8, 2.0),
                    Spot("loins", 1.6, 4.4, -8, 1.6),
                ),
            ),
            joined=True,
        ),
    ),
    "upper-back": (
        Area(
            "back",
            TRUNK,
            (
                (
                    Spot("chest", 0.8, 21.5, -8, 1.6),
                    Spot("chest", 2.0, 17.0, -8, 1.8),
                    Spot("chest", 5.4, 6.6, -8, 1.8),
                    Spot("chest", 1.0, 4.4, -8, 1.4),
                ),
            ),
            joined=True,
        ),
    ),
    "shoulder-blades": (
        Area(
            "back",
            SHIRT,
            (
                (
                    Spot("chest", 6.2, 20.0, -8, 1.5),
                    Spot("chest", 12.4, 20.0, -8, 1.7),
                    Spot("chest", 11.0, 15.0, -8, 1.7),
                    Spot("chest", 8.0, 10.0, -8, 1.4),
                ),
            ),
        ),
    ),
    "shoulders": (Area("front", SHIRT, DELTOID), Area("back", SHIRT, DELTOID)),
    "neck": (
        Area(
            "front",
            NECK,
            (
                (Spot("neck", 0, 0.9, 0, 5.6), Spot("neck", 0, 0.05, 0, 4.2)),
                (Spot("slope", -1.0, 0.0, 0, 2.6), Spot("slope", 1.6, 0.62, 0, 0.8)),
            ),
            joined=True,
        ),
        Area(
            "back",
            NECK,
            (
                (Spot("neck", 2.4, 0.9, 0, 2.6), Spot("neck", 2.0, 0.1, 0, 3.0)),
                (Spot("slope", -1.0, 0.0, 0, 2.6), Spot("slope", 1.6, 0.62, 0, 0.8)),
            ),
            joined=True,
        ),
    ),
    "eyes": (
        Area(
            "front",
            HEAD,
            ((Spot("head", 1.9, 1.4, 8, 0.5), Spot("head", 3.9, 1.6, 8, 1.5), Spot("head", 5.7, 1.5, 8, 0.6)),),
        ),
    ),
}
"""Every region that is a place, in painting order: what lies over another comes after it."""
