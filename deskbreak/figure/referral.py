"""Where each muscle of the body map is usually tender, and where it may be felt: the places of its picture.

The patterns are those that clinicians draw, in `routines/body.toml` in words. Each is given for one half of the body.
"""

from collections.abc import Mapping
from functools import partial

from deskbreak.figure.anatomy import Spot
from deskbreak.figure.view import ARM, BACK, FACE, FOREARM, LOW, UPPER, WHOLE, View, back, front

head, neck, slope, chest, loins, pelvis, upper, fore, thigh = (
    partial(Spot, part)
    for part in ("head", "neck", "slope", "chest", "loins", "pelvis", "upper-arm", "forearm", "thigh")
)

OUTER_FOREARM = (fore(0, 0.12, 1.2, 1.3), fore(0, 0.9, 0.8, 1.1))
INNER_BLADE = (chest(4.7, 18.4, -8, 1.2), chest(4.9, 10.6, -8, 1.2))
WRIST = (fore(0, 0.96, 1.2, 1.4), fore(0, 0.96, -1.2, 1.4))
THUMB = (fore(0, 0.98, 1, 1), fore(0, 1.2, 2.4, 1))
FOREFINGER = (fore(0, 1.08, 0.8, 1), fore(0, 1.44, 0.8, 0.8))

MUSCLES: Mapping[str, tuple[View, ...]] = {
    "trap-upper": (
        back(
            FACE,
            (slope(2.8, 0.3, -2), slope(2.6, 0.64, -2)),
            (neck(3.2, 0.9, -3, 1.5), neck(3.2, 0.2, -3, 1.5)),
            (head(4.4, -2, -4, 1.3), neck(3.2, 0.9, -3, 1.5)),
        ),
        front(
            FACE,
            (),
            (head(7.2, 4.2, 2, 0.9), head(7, 0.6, 2, 1.1)),
            (head(3.8, 1.6, 4, 1.5),),
            (head(5.3, -4.7, 2, 1.4),),
        ),
    ),
    "trap-middle": (
        back(
            UPPER,
            (chest(4.4, 18.4, -7), chest(7.2, 22, -6)),
            (chest(1.9, 23.6, -7, 1.3), chest(1.9, 16.6, -7, 1.3)),
            (slope(0.6, 0.86, -1, 2.2), slope(0.8, 1.08, 0, 2)),
        ),
    ),
    "trap-lower": (
        back(
            UPPER,
            (chest(5.4, 9, -8),),
            (neck(2.6, 0.86, -3, 1.5), neck(2.6, 0.1, -3, 1.6)),
            (head(4.6, -2.2, -4, 1.3),),
            (slope(0.8, 0.7, -1, 1.9), slope(0.8, 1.05, 0, 2)),
            (chest(4.6, 19, -8, 1.2), chest(4.8, 11.4, -8, 1.2)),
        ),
    ),
    "levator": (
        back(
            UPPER,
            (chest(6.4, 21.8, -6), neck(3.9, 0.14, -3)),
            (neck(2.6, 0.44, -3, 1.7), slope(0.2, 0.18, -2, 2.2), slope(0, 0.42, -2, 2)),
            INNER_BLADE,
            (chest(15.6, 19.4, -5, 2), chest(16.6, 16.4, -5, 1.8)),
        ),
    ),
    "rhomboids": (
        back(
            UPPER,
            (chest(5.2, 18.2, -8), chest(5.3, 14.4, -8), chest(5.6, 10.6, -8)),
            (chest(3.4, 19.4, -8, 2), chest(3.6, 9.4, -8, 2)),
        ),
    ),
    "infraspinatus": (
        back(UPPER, (chest(8.4, 14.6, -8), chest(10.8, 17.4, -8)), INNER_BLADE),
        front(
            ARM,
            (),
            (chest(16.6, 17.8, 5, 2.9),),
            (upper(0, 0.24, 0.8, 2.7), upper(0, 0.84, 0.4, 2.1)),
            OUTER_FOREARM,
            THUMB,
            FOREFINGER,
        ),
    ),
    "supraspinatus": (
        back(UPPER, (chest(7.6, 22.4, -6), chest(11.8, 22, -6))),
        front(
            ARM,
            (),
            (upper(0, 0.06, 1.4, 2.8), upper(0, 0.44, 0.8, 2.2)),
            (fore(0, 0, 1.4, 2),),
            (fore(0, 0.26, 1.4, 1.1), fore(0, 0.9, 0.8, 1)),
        ),
    ),
    "scm": (
        front(
            FACE,
            (neck(4.6, 0.6, 3), neck(3.5, 0.24, 3), neck(2, -0.12, 4)),
            (head(2.6, 5.4, 4, 1.3), head(5, 4.4, 4, 1.1)),
            (head(3.6, 1.8, 4, 1.4),),
            (head(4.6, -3, 4, 1.5),),
            (head(8.2, -0.2, -1, 1.2), head(7.9, -1.8, -1, 1)),
            (head(1.6, 9, 0, 1.4),),
        ),
        back(FACE, (), (head(4.4, -2.6, -4, 2), head(2.6, -1, -4, 2)), (head(2.2, 8.2, -4, 1.8),)),
    ),
    "suboccipitals": (
        back(FACE, (neck(1.3, 0.94, -3), neck(4, 0.98, -3)), (head(3, -2.6, -4, 1.9), head(6.6, 1.8, -4, 1.4))),
        front(FACE, (), (head(7.2, 2.4, 2, 1), head(3.4, 1.8, 4, 1.5)), (head(3.4, 1.8, 4, 1.5), head(3, 4.8, 4, 1.4))),
    ),
    "splenius": (
        back(
            FACE,
            (neck(3.4, 0.82, -3), neck(3.6, 0.12, -3)),
            (head(2.4, 8, -2, 2.2),),
            (neck(3, 0.4, -3, 1.4), slope(0.2, 0.16, -2, 2.1), slope(0.2, 0.38, -2, 1.8)),
        ),
        front(FACE, (), (head(1.9, 8.7, 0, 1.5),), (head(3.6, 1.4, 4, 1.7),)),
    ),
    "neck-extensors": (
        back(
            FACE,
            (neck(1.9, 0.8, -4), neck(1.9, 0.34, -4)),
            (head(2, 1.6, -4, 1.7), head(6.8, 2.6, -4, 1.4)),
            (neck(3.2, 0.5, -3, 1.4), neck(3, 0, -3, 1.6)),
            (neck(3, 0, -3, 1.6), slope(0.6, 0.6, -1, 1.7)),
        ),
        front(FACE, (), (head(7.2, 2.8, 2, 1), head(3, 4.2, 4, 1.5))),
    ),
    "pec-major": (
        front(
            BACK,
            (chest(13.4, 14, 4), chest(8.6, 18.8, 7)),
            (chest(4.6, 15.6, 8, 3), chest(8.6, 13.6, 8, 3.2)),
            (chest(16.8, 17.8, 5, 2.4),),
            (upper(0, 0.5, -2, 1.3), upper(0, 0.98, -1.6, 1.2)),
        ),
    ),
    "pec-minor": (
        front(
            ARM,
            (chest(11.4, 18.6, 6), chest(9.2, 15.4, 7)),
            (chest(15.6, 18.4, 5, 2.9),),
            (chest(6.6, 14.6, 8),),
            (upper(0, 0.5, -2, 1.3), upper(0, 0.98, -1.6, 1.2)),
            (fore(0, 0.04, -1.4, 1.3), fore(0, 0.9, -1, 1.1)),
            (fore(0, 1.02, -0.8, 1.2), fore(0, 1.24, -1.4, 1.5), fore(0, 1.46, -0.5, 1)),
        ),
    ),
    "sps": (
        back(
            ARM,
            (chest(7.6, 18.6, -8),),
            (chest(8.6, 17, -8), chest(11.4, 17.4, -8, 2.4)),
            (chest(15.6, 19.2, -5, 2.2),),
            (upper(0, 0.26, 0, 1.9), upper(0, 0.92, 0, 1.5)),
            (fore(0, 0.1, -1.3, 1.2), fore(0, 0.9, -1, 1)),
            (fore(0, 1.04, -1.3, 1), fore(0, 1.4, -1.3, 0.9)),
        ),
    ),
    "scalenes": (
        front(
            WHOLE,
            (neck(4.4, 0.3, 1),),
            (chest(4.4, 17.6, 8, 1.7), chest(5.2, 12.4, 8, 1.5)),
            (chest(8.2, 17.6, 8, 1.7), chest(8.4, 13.6, 8, 1.5)),
            (upper(0, 0.16, 1.4, 2), upper(0, 0.92, 0.8, 1.6)),
            OUTER_FOREARM,
            THUMB,
            FOREFINGER,
        ),
        back(UPPER, (), INNER_BLADE),
    ),
    "lat": (
        back(
            BACK,
            (chest(13.4, 13, -6),),
            (chest(6, 9.6, -8, 1.9), chest(8.4, 5.8, -8, 3)),
            (upper(0, 0.2, -0.6, 1.9), upper(0, 0.84, -0.2, 1.6)),
        ),
    ),
    "subscapularis": (
        front(ARM, (chest(13.8, 13.4, 4),), WRIST),
        back(ARM, (), (chest(15.2, 19.2, -5), chest(16.6, 17.4, -5, 2.4)), WRIST),
    ),
    "jaw": (
        front(
            FACE,
            (head(5.8, -4.6, 2), head(7, 3.4, 2)),
            (head(6, -3.4, 2, 1.3), head(4.8, -6.2, 2, 1.2)),
            (head(2, -5.6, 4, 1.3), head(4.2, -4.6, 4, 1)),
            (head(8.2, -0.2, -1, 1.2), head(7.9, -1.8, -1, 1)),
            (head(2.4, 3.2, 4, 0.8), head(5.2, 3, 4, 0.8)),
            (head(7.2, 4.2, 2, 0.9), head(7, 1, 2, 1.1)),
        ),
    ),
    "forearm-ext": (
        back(
            FOREARM,
            (fore(0, 0.16, 1.7), fore(0, 0.36, 1.2)),
            (upper(0, 0.98, 1.4, 1.5), fore(0, 0.06, 1.5, 1.6)),
            (fore(0, 0.24, 0.4, 1.6), fore(0, 0.86, 0.2, 1.4)),
            (fore(0, 1.06, 0, 1.8), fore(0, 1.26, 0, 2.3)),
        ),
    ),
    "forearm-flex": (
        front(
            FOREARM,
            (fore(0, 0.16, -1.3), fore(0, 0.32, -0.8)),
            (fore(0, 0.84, -0.7, 1.4), fore(0, 1, -0.5, 1.5)),
            (fore(0, 1.14, 0, 2.1), fore(0, 1.28, 0, 2.4)),
        ),
    ),
    "low-back": (
        back(
            LOW,
            (loins(3, 16.6, -7), loins(3, 10.4, -7), loins(8.2, 13.2, -7)),
            (loins(3.2, 19, -7, 2.2), loins(3.6, 9, -7, 2.4)),
            (loins(3.6, 8.6, -7, 2.4), loins(8.6, 8.4, -7, 2)),
            (pelvis(6.8, -2.4, -7, 3.2),),
            (pelvis(12.2, 3.2, -5, 2),),
        ),
    ),
    "gluteals": (
        back(
            LOW,
            (pelvis(9.6, 4.4, -6), pelvis(6.6, -1.2, -7)),
            (pelvis(4.2, 3.6, -7, 2.4), pelvis(7.4, -3.4, -7, 4.2)),
            (pelvis(12.6, 1.4, -5, 2), pelvis(12.8, -4, -4, 2)),
            (thigh(0, 0.18, 3, 2.4), thigh(0, 0.56, 2, 2)),
        ),
    ),
}
"""By the ids of the body map; a muscle that is felt on the other aspect too has both, first the one where it lies."""
