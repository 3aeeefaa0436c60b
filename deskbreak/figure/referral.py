"""Where each muscle of the body map is usually tender, and where it may be felt: the places of its picture.

The patterns are those that clinicians draw, in `routines/body.toml` in words. Each is given for one half of the body.
"""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from deskbreak.figure.anatomy import Spot
from deskbreak.figure.aspect import Aspect

head, neck, slope, chest, loins, pelvis, upper, fore, thigh = (
    partial(Spot, part)
    for part in ("head", "neck", "slope", "chest", "loins", "pelvis", "upper-arm", "forearm", "thigh")
)


class Frame(NamedTuple):
    """The part of the drawing that is shown, for the left of the body; four wide by five high."""

    x: float
    y: float
    high: float

    @property
    def wide(self) -> float:
        """Its width."""
        return 0.8 * self.high


FACE, UPPER, BACK = Frame(54.0, 2.0, 115.0), Frame(36.0, 0.0, 160.0), Frame(36.0, 56.0, 160.0)
LOW, ARM, FOREARM = Frame(46.0, 149.0, 135.0), Frame(-6.0, 62.0, 222.0), Frame(-4.0, 146.0, 138.0)
WHOLE = Frame(-13.6, 0.0, 284.0)


class View(NamedTuple):
    """What is shown from one aspect: the usual tender places, and the patches where it may be felt."""

    aspect: Aspect
    frame: Frame
    tender: tuple[Spot, ...]
    felt: tuple[tuple[Spot, ...], ...]


OUTER_FOREARM = (fore(0, 0.12, 1.2, 1.3), fore(0, 0.9, 0.8, 1.1))
THUMB = (fore(0, 0.98, 1.0, 1.0), fore(0, 1.2, 2.4, 1.0)), (fore(0, 1.08, 0.8, 1.0), fore(0, 1.44, 0.8, 0.8))
INNER_BLADE = (chest(4.7, 18.4, -8, 1.2), chest(4.9, 10.6, -8, 1.2))
WRIST = (fore(0, 0.96, 1.2, 1.4), fore(0, 0.96, -1.2, 1.4))

MUSCLES: Mapping[str, tuple[View, ...]] = {
    "trap-upper": (
        View(
            "back",
            FACE,
            (slope(2.8, 0.3, -2), slope(2.6, 0.64, -2)),
            ((neck(3.2, 0.9, -3, 1.5), neck(3.2, 0.2, -3, 1.5)), (head(4.4, -2.0, -4, 1.3), neck(3.2, 0.9, -3, 1.5))),
        ),
        View(
            "front",
            FACE,
            (),
            (
                (head(7.2, 4.2, 2, 0.9), head(7.0, 0.6, 2, 1.1)),
                (head(3.8, 1.6, 4, 1.5),),
                (head(5.3, -4.7, 2, 1.4),),
            ),
        ),
    ),
    "trap-middle": (
        View(
            "back",
            UPPER,
            (chest(4.4, 18.4, -7), chest(7.2, 22.0, -6)),
            (
                (chest(1.9, 23.6, -7, 1.3), chest(1.9, 16.6, -7, 1.3)),
                (slope(0.6, 0.86, -1, 2.2), slope(0.8, 1.08, 0, 2.0)),
            ),
        ),
    ),
    "trap-lower": (
        View(
            "back",
            UPPER,
            (chest(5.4, 9.0, -8),),
            (
                (neck(2.6, 0.86, -3, 1.5), neck(2.6, 0.1, -3, 1.6)),
                (head(4.6, -2.2, -4, 1.3),),
                (slope(0.8, 0.7, -1, 1.9), slope(0.8, 1.05, 0, 2.0)),
                (chest(4.6, 19.0, -8, 1.2), chest(4.8, 11.4, -8, 1.2)),
            ),
        ),
    ),
    "levator": (
        View(
            "back",
            UPPER,
            (chest(6.4, 21.8, -6), neck(3.9, 0.14, -3)),
            (
                (neck(2.6, 0.44, -3, 1.7), slope(0.2, 0.18, -2, 2.2), slope(0.0, 0.42, -2, 2.0)),
                INNER_BLADE,
                (chest(15.6, 19.4, -5, 2.0), chest(16.6, 16.4, -5, 1.8)),
            ),
        ),
    ),
    "rhomboids": (
        View(
            "back",
            UPPER,
            (chest(5.2, 18.2, -8), chest(5.3, 14.4, -8), chest(5.6, 10.6, -8)),
            ((chest(3.4, 19.4, -8, 2.0), chest(3.6, 9.4, -8, 2.0)),),
        ),
    ),
    "infraspinatus": (
        View("back", UPPER, (chest(8.4, 14.6, -8), chest(10.8, 17.4, -8)), (INNER_BLADE,)),
        View(
            "front",
            ARM,
            (),
            (
                (chest(16.6, 17.8, 5, 2.9),),
                (upper(0, 0.24, 0.8, 2.7), upper(0, 0.84, 0.4, 2.1)),
                OUTER_FOREARM,
                *THUMB,
            ),
        ),
    ),
    "supraspinatus": (
        View("back", UPPER, (chest(7.6, 22.4, -6), chest(11.8, 22.0, -6)), ()),
        View(
            "front",
            ARM,
            (),
            (
                (upper(0, 0.06, 1.4, 2.8), upper(0, 0.44, 0.8, 2.2)),
                (fore(0, 0.0, 1.4, 2.0),),
                (fore(0, 0.26, 1.4, 1.1), fore(0, 0.9, 0.8, 1.0)),
            ),
        ),
    ),
    "scm": (
        View(
            "front",
            FACE,
            (neck(4.6, 0.6, 3), neck(3.5, 0.24, 3), neck(2.0, -0.12, 4)),
            (
                (head(2.6, 5.4, 4, 1.3), head(5.0, 4.4, 4, 1.1)),
                (head(3.6, 1.8, 4, 1.4),),
                (head(4.6, -3.0, 4, 1.5),),
                (head(8.2, -0.2, -1, 1.2), head(7.9, -1.8, -1, 1.0)),
                (head(1.6, 9.0, 0, 1.4),),
            ),
        ),
        View("back", FACE, (), ((head(4.4, -2.6, -4, 2.0), head(2.6, -1.0, -4, 2.0)), (head(2.2, 8.2, -4, 1.8),))),
    ),
    "suboccipitals": (
        View(
            "back",
            FACE,
            (neck(1.3, 0.94, -3), neck(4.0, 0.98, -3)),
            ((head(3.0, -2.6, -4, 1.9), head(6.6, 1.8, -4, 1.4)),),
        ),
        View(
            "front",
            FACE,
            (),
            ((head(7.2, 2.4, 2, 1.0), head(3.4, 1.8, 4, 1.5)), (head(3.4, 1.8, 4, 1.5), head(3.0, 4.8, 4, 1.4))),
        ),
    ),
    "splenius": (
        View(
            "back",
            FACE,
            (neck(3.4, 0.82, -3), neck(3.6, 0.12, -3)),
            (
                (head(2.4, 8.0, -2, 2.2),),
                (neck(3.0, 0.4, -3, 1.4), slope(0.2, 0.16, -2, 2.1), slope(0.2, 0.38, -2, 1.8)),
            ),
        ),
        View("front", FACE, (), ((head(1.9, 8.7, 0, 1.5),), (head(3.6, 1.4, 4, 1.7),))),
    ),
    "neck-extensors": (
        View(
            "back",
            FACE,
            (neck(1.9, 0.8, -4), neck(1.9, 0.34, -4)),
            (
                (head(2.0, 1.6, -4, 1.7), head(6.8, 2.6, -4, 1.4)),
                (neck(3.2, 0.5, -3, 1.4), neck(3.0, 0.0, -3, 1.6)),
                (neck(3.0, 0.0, -3, 1.6), slope(0.6, 0.6, -1, 1.7)),
            ),
        ),
        View("front", FACE, (), ((head(7.2, 2.8, 2, 1.0), head(3.0, 4.2, 4, 1.5)),)),
    ),
    "pec-major": (
        View(
            "front",
            BACK,
            (chest(13.4, 14.0, 4), chest(8.6, 18.8, 7)),
            (
                (chest(4.6, 15.6, 8, 3.0), chest(8.6, 13.6, 8, 3.2)),
                (chest(16.8, 17.8, 5, 2.4),),
                (upper(0, 0.5, -2.0, 1.3), upper(0, 0.98, -1.6, 1.2)),
            ),
        ),
    ),
    "pec-minor": (
        View(
            "front",
            ARM,
            (chest(11.4, 18.6, 6), chest(9.2, 15.4, 7)),
            (
                (chest(15.6, 18.4, 5, 2.9),),
                (chest(6.6, 14.6, 8, 2.6),),
                (upper(0, 0.5, -2.0, 1.3), upper(0, 0.98, -1.6, 1.2)),
                (fore(0, 0.04, -1.4, 1.3), fore(0, 0.9, -1.0, 1.1)),
                (fore(0, 1.02, -0.8, 1.2), fore(0, 1.24, -1.4, 1.5), fore(0, 1.46, -0.5, 1.0)),
            ),
        ),
    ),
    "sps": (
        View(
            "back",
            ARM,
            (chest(7.6, 18.6, -8),),
            (
                (chest(8.6, 17.0, -8, 2.6), chest(11.4, 17.4, -8, 2.4)),
                (chest(15.6, 19.2, -5, 2.2),),
                (upper(0, 0.26, 0, 1.9), upper(0, 0.92, 0, 1.5)),
                (fore(0, 0.1, -1.3, 1.2), fore(0, 0.9, -1.0, 1.0)),
                (fore(0, 1.04, -1.3, 1.0), fore(0, 1.4, -1.3, 0.9)),
            ),
        ),
    ),
    "scalenes": (
        View(
            "front",
            WHOLE,
            (neck(4.4, 0.5, 1), neck(4.2, -0.02, 1)),
            (
                (chest(4.4, 17.6, 8, 1.7), chest(5.2, 12.4, 8, 1.5)),
                (chest(8.2, 17.6, 8, 1.7), chest(8.4, 13.6, 8, 1.5)),
                (upper(0, 0.16, 1.4, 2.0), upper(0, 0.92, 0.8, 1.6)),
                OUTER_FOREARM,
                *THUMB,
            ),
        ),
        View("back", UPPER, (), (INNER_BLADE,)),
    ),
    "lat": (
        View(
            "back",
            BACK,
            (chest(13.4, 13.0, -6),),
            (
                (chest(6.0, 9.6, -8, 1.9), chest(8.4, 5.8, -8, 3.0)),
                (upper(0, 0.2, -0.6, 1.9), upper(0, 0.84, -0.2, 1.6)),
            ),
        ),
    ),
    "subscapularis": (
        View("front", ARM, (chest(13.8, 13.4, 4),), (WRIST,)),
        View("back", ARM, (), ((chest(15.2, 19.2, -5, 2.6), chest(16.6, 17.4, -5, 2.4)), WRIST)),
    ),
    "jaw": (
        View(
            "front",
            FACE,
            (head(5.8, -4.6, 2), head(7.0, 3.4, 2)),
            (
                (head(6.0, -3.4, 2, 1.3), head(4.8, -6.2, 2, 1.2)),
                (head(2.0, -5.6, 4, 1.3), head(4.2, -4.6, 4, 1.0)),
                (head(8.2, -0.2, -1, 1.2), head(7.9, -1.8, -1, 1.0)),
                (head(2.4, 3.2, 4, 0.8), head(5.2, 3.0, 4, 0.8)),
                (head(7.2, 4.2, 2, 0.9), head(7.0, 1.0, 2, 1.1)),
            ),
        ),
    ),
    "forearm-ext": (
        View(
            "back",
            FOREARM,
            (fore(0, 0.16, 1.7), fore(0, 0.36, 1.2)),
            (
                (upper(0, 0.98, 1.4, 1.5), fore(0, 0.06, 1.5, 1.6)),
                (fore(0, 0.24, 0.4, 1.6), fore(0, 0.86, 0.2, 1.4)),
                (fore(0, 1.06, 0, 1.8), fore(0, 1.26, 0, 2.3)),
            ),
        ),
    ),
    "forearm-flex": (
        View(
            "front",
            FOREARM,
            (fore(0, 0.16, -1.3), fore(0, 0.32, -0.8)),
            ((fore(0, 0.84, -0.7, 1.4), fore(0, 1.0, -0.5, 1.5)), (fore(0, 1.14, 0, 2.1), fore(0, 1.28, 0, 2.4))),
        ),
    ),
    "low-back": (
        View(
            "back",
            LOW,
            (loins(3.0, 16.6, -7), loins(3.0, 10.4, -7), loins(8.2, 13.2, -7)),
            (
                (loins(3.2, 19.0, -7, 2.2), loins(3.6, 9.0, -7, 2.4)),
                (loins(3.6, 8.6, -7, 2.4), loins(8.6, 8.4, -7, 2.0)),
                (pelvis(6.8, -2.4, -7, 3.2),),
                (pelvis(12.2, 3.2, -5, 2.0),),
            ),
        ),
    ),
    "gluteals": (
        View(
            "back",
            LOW,
            (pelvis(9.6, 4.4, -6), pelvis(6.6, -1.2, -7)),
            (
                (pelvis(4.2, 3.6, -7, 2.4), pelvis(7.4, -3.4, -7, 4.2)),
                (pelvis(12.6, 1.4, -5, 2.0), pelvis(12.8, -4.0, -4, 2.0)),
                (thigh(0, 0.18, 3.0, 2.4), thigh(0, 0.56, 2.0, 2.0)),
            ),
        ),
    ),
}
"""By the ids of the body map; a muscle that is felt on the other aspect too has both, first the one where it lies."""
