"""Where the zones of `core.body.zone` lie on the body: what the body map draws, in front and behind.

A zone may lie on both; the aspect that comes first is the one it belongs to.
"""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from deskbreak.figure.anatomy import Spot
from deskbreak.figure.aspect import Aspect

head, neck, slope, chest, loins, pelvis, upper, fore = (
    partial(Spot, part) for part in ("head", "neck", "slope", "chest", "loins", "pelvis", "upper-arm", "forearm")
)


class Area(NamedTuple):
    """One shape of a zone: the hulls of one half of the body. Where `joined`, one skin goes over both halves."""

    aspect: Aspect
    hulls: tuple[tuple[Spot, ...], ...]
    joined: bool = False


UPPER_ARM = ((upper(0, 0.42, 0, 3.6), upper(0, 0.6, 0, 3.3), upper(0, 0.84, 0, 2.7)),)
FOREARM = ((fore(0, 0.06, 0, 2.6), fore(0, 0.3, 0, 3.2), fore(0, 0.8, 0, 2.1)),)
HAND = ((fore(0, 1.04, 0, 2.0), fore(0, 1.26, 0, 2.9), fore(0, 1.52, 0, 1.4)),)

PLACES: Mapping[str, tuple[Area, ...]] = {
    "forehead-eye": (Area("front", ((head(2.4, 4.4, 4, 1.8), head(4.4, 3.6, 4, 1.4), head(3.6, 0.8, 4, 1.8)),)),),
    "temple": (Area("front", ((head(7.1, 3.7, 2, 0.8), head(7.0, 0.6, 2, 1.0)),)),),
    "crown": (
        Area("front", ((head(3.4, 8.3, 0, 1.1), head(0, 9.0, 0, 1.5)),), joined=True),
        Area("back", ((head(4.2, 6.2, 0, 2.2), head(0, 8.0, 0, 2.4)),), joined=True),
    ),
    "back-of-head": (Area("back", ((head(4.7, 0.3, -4, 2.2), head(2.3, -4.0, -4, 1.9), head(2.6, 0.3, -4, 2.2)),)),),
    "jaw-ear": (Area("front", ((head(6.0, -2.9, 2, 1.4), head(4.5, -6.0, 2, 1.5)),)),),
    "side-neck": (
        Area("back", ((neck(2.6, 0.7, -2, 2.1), neck(2.6, 0.2, -2, 2.1)),)),
        Area("front", ((neck(2.8, 0.6, 2, 1.8), neck(2.4, 0.04, 2, 1.8)),)),
    ),
    "neck-shoulder-angle": (Area("back", ((slope(1.2, 0.34, -2, 2.0), chest(7.8, 22.4, -6, 2.0)),)),),
    "shoulder-top": (
        Area("front", ((slope(1.7, 0.36, 0, 1.8), slope(1.5, 0.96, 0, 2.2)),)),
        Area("back", ((slope(1.5, 0.82, 0, 2.1), slope(1.0, 1.14, 0, 2.5)),)),
    ),
    "shoulder-front": (Area("front", ((chest(17.0, 17.6, 5, 2.4), chest(14.6, 14.0, 5, 1.8)),)),),
    "shoulder-outer-arm": (Area("front", UPPER_ARM), Area("back", UPPER_ARM)),
    "between-blades": (Area("back", ((chest(2.8, 18.2, -7, 2.1), chest(2.8, 9.6, -7, 2.1)),)),),
    "on-under-blade": (
        Area("back", ((chest(8.5, 17.6, -8, 2.1), chest(12.6, 17.4, -8, 2.0), chest(8.8, 10.8, -8, 2.0)),)),
    ),
    "below-blade": (Area("back", ((chest(3.8, 2.4, -7, 2.6), chest(9.6, 3.8, -7, 2.9)),)),),
    "chest-front": (Area("front", ((chest(3.4, 15.6, 8, 2.8), chest(8.8, 15.6, 8, 2.6), chest(6.2, 11.6, 8, 3.2)),)),),
    "forearm-elbow": (Area("front", FOREARM), Area("back", FOREARM)),
    "wrist-hand": (Area("front", HAND), Area("back", HAND)),
    "low-back": (Area("back", ((loins(3.4, 15.0, -7, 2.8), loins(7.8, 14.0, -7, 2.4), loins(4.2, 9.4, -7, 3.4)),)),),
    "hip-buttock": (
        Area("back", ((pelvis(7.0, 0.6, -6, 4.6), pelvis(7.6, -5.0, -6, 4.6), pelvis(11.4, -1.0, -6, 2.6)),)),
        Area("front", ((pelvis(11.6, 4.0, 2, 2.4), pelvis(12.4, -4.4, 2, 2.8)),)),
    ),
}
"""The shapes of each zone, in the order of `core.body.zone.ZONES`; those with sides lie on each half apart."""
