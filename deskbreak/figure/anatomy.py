"""Where the muscles lie that a pose can show."""

from typing import NamedTuple

from deskbreak.figure.space import Vec


class Spot(NamedTuple):
    """A bead of a muscle: on the trunk, or at the share `y` of a limb's bone, `x` cm in front of it, `z` cm outwards.

    On the neck it lies `x` cm outwards and `z` cm forward of the bone; on the slope of the shoulder, `x` cm above it.
    """

    part: str
    x: float
    y: float
    z: float = 0.0
    r: float = 2.6


FRONT, BACK, OUTSIDE = Vec(0, 0, 1), Vec(0, 0, -1), Vec(1, 0, 0)
MUSCLES: dict[str, tuple[Vec, tuple[Spot, ...]]] = {
    "neck-front": (
        Vec(0.5, 0, 0.9),
        (Spot("neck", 2.4, 0.9, 3.5, 1.0), Spot("neck", 2.4, 0.45, 3.7, 1.5), Spot("neck", 1.5, 0.0, 4.2, 0.9)),
    ),
    "neck-side": (
        Vec(0.9, 0, 0.45),
        (Spot("neck", 4.3, 0.85, -1.8, 1.0), Spot("neck", 4.1, 0.45, 1.4, 1.5), Spot("neck", 2.2, 0.0, 4.0, 0.9)),
    ),
    "neck-back": (
        Vec(0.5, 0, -0.9),
        (Spot("neck", 2.2, 0.85, -3.8, 1.1), Spot("neck", 2.4, 0.4, -3.8, 1.6), Spot("chest", 2.6, 21.0, -5.4, 1.2)),
    ),
    "upper-trap": (
        Vec(0.4, 0.9, 0.1),
        (
            Spot("neck", 3.0, 0.85, -3.2, 0.9),
            Spot("neck", 4.0, 0.3, -2.2, 1.4),
            Spot("slope", 3.0, 0.3, -1.0, 2.0),
            Spot("slope", 4.6, 0.85, -0.6, 1.1),
        ),
    ),
    "levator": (
        Vec(0.6, 0.6, -0.4),
        (Spot("neck", 3.8, 0.85, -2.4, 1.0), Spot("neck", 3.6, 0.35, -2.8, 1.5), Spot("chest", 6.0, 22.5, -4.8, 1.3)),
    ),
    "mid-trap": (
        BACK,
        (
            Spot("chest", 2.2, 21.0, -5.6, 1.2),
            Spot("chest", 6.5, 21.5, -5.2, 2.0),
            Spot("chest", 12.0, 21.8, -5.0, 1.2),
        ),
    ),
    "rhomboids": (
        BACK,
        (Spot("chest", 2.2, 19.0, -6.6, 1.2), Spot("chest", 4.2, 15.0, -7.0, 1.9), Spot("chest", 6.0, 10.5, -7.2, 1.2)),
    ),
    "lower-trap": (
        BACK,
        (Spot("chest", 7.5, 16.5, -7.2, 1.2), Spot("chest", 4.6, 9.5, -7.2, 1.9), Spot("chest", 2.0, 1.5, -7.8, 1.0)),
    ),
    "spine": (
        BACK,
        (Spot("chest", 2.6, 21.0, -5.8, 1.2), Spot("chest", 2.9, 12.0, -7.0, 1.9), Spot("chest", 2.8, 2.0, -7.4, 1.4)),
    ),
    "loins": (
        BACK,
        (Spot("loins", 3.8, 20.0, -7.5, 1.3), Spot("loins", 4.0, 13.0, -6.8, 2.0), Spot("loins", 3.8, 6.0, -7.8, 1.5)),
    ),
    "lats": (
        Vec(0.6, 0, -0.75),
        (Spot("chest", 13.2, 15.0, -4.8, 1.3), Spot("chest", 12.2, 8.5, -5.2, 2.1), Spot("chest", 8.5, 0.0, -6.4, 1.2)),
    ),
    "rotator": (
        BACK,
        (
            Spot("chest", 7.0, 17.5, -7.0, 1.3),
            Spot("chest", 10.5, 18.0, -6.6, 2.2),
            Spot("chest", 15.5, 20.0, -4.2, 1.2),
        ),
    ),
    "chest": (
        FRONT,
        (Spot("chest", 3.2, 14.5, 8.8, 1.7), Spot("chest", 7.5, 16.0, 8.2, 2.7), Spot("chest", 13.5, 19.5, 2.8, 1.5)),
    ),
    "serratus": (
        Vec(0.9, 0, 0.3),
        (Spot("chest", 14.2, 13.0, 3.0, 1.3), Spot("chest", 13.6, 8.5, 4.0, 2.0), Spot("chest", 12.0, 3.0, 4.6, 1.2)),
    ),
    "flank": (
        Vec(0.9, 0, 0.4),
        (Spot("chest", 13.2, 9.0, 3.5, 1.4), Spot("chest", 11.8, 0.5, 3.6, 2.2), Spot("loins", 11.6, 9.0, 3.4, 1.4)),
    ),
    "belly": (
        FRONT,
        (Spot("chest", 3.2, 5.5, 8.2, 1.3), Spot("loins", 3.4, 17.0, 7.0, 2.2), Spot("loins", 3.2, 8.0, 7.6, 1.4)),
    ),
    "glutes": (
        Vec(0.3, 0, -0.95),
        (
            Spot("pelvis", 7.5, 5.0, -7.6, 1.8),
            Spot("pelvis", 8.6, 0.0, -7.6, 2.8),
            Spot("pelvis", 8.6, -5.5, -7.0, 1.6),
        ),
    ),
    "hip-front": (
        FRONT,
        (Spot("thigh", 7.6, 0.03, 0.0, 1.4), Spot("thigh", 6.8, 0.2, 0.0, 2.1), Spot("thigh", 6.8, 0.4, 0.0, 1.2)),
    ),
    "deltoid": (
        OUTSIDE,
        (
            Spot("upper-arm", 0.0, 0.02, 0.0, 3.4),
            Spot("upper-arm", 0.0, 0.2, 0.0, 3.9),
            Spot("upper-arm", 0.0, 0.5, 0.0, 1.6),
        ),
    ),
    "biceps": (
        FRONT,
        (
            Spot("upper-arm", 2.4, 0.25, 0.0, 1.3),
            Spot("upper-arm", 2.1, 0.58, 0.0, 2.2),
            Spot("upper-arm", 2.0, 0.9, 0.0, 1.2),
        ),
    ),
    "triceps": (
        BACK,
        (
            Spot("upper-arm", -2.6, 0.2, 0.0, 1.4),
            Spot("upper-arm", -2.1, 0.5, 0.0, 2.3),
            Spot("upper-arm", -2.2, 0.9, 0.0, 1.2),
        ),
    ),
    "forearm": (
        OUTSIDE,
        (
            Spot("forearm", 0.0, 0.06, 0.0, 1.6),
            Spot("forearm", 0.0, 0.28, 0.0, 2.5),
            Spot("forearm", 0.0, 0.75, 0.0, 1.2),
        ),
    ),
    "thigh-front": (
        FRONT,
        (Spot("thigh", 6.0, 0.2, 0.0, 1.8), Spot("thigh", 5.0, 0.5, 0.0, 3.0), Spot("thigh", 4.4, 0.92, 0.0, 1.6)),
    ),
    "thigh-back": (
        BACK,
        (Spot("thigh", -6.4, 0.15, 0.0, 1.8), Spot("thigh", -5.0, 0.5, 0.0, 2.9), Spot("thigh", -4.2, 0.92, 0.0, 1.5)),
    ),
    "calf": (
        BACK,
        (Spot("shin", -3.8, 0.06, 0.0, 1.5), Spot("shin", -5.0, 0.3, 0.0, 2.6), Spot("shin", -3.6, 0.68, 0.0, 1.2)),
    ),
    "diaphragm": (
        FRONT,
        (Spot("chest", 0.0, 2.2, 8.0, 2.3), Spot("chest", 6.0, 2.0, 7.8, 2.2), Spot("chest", 12.6, 0.6, 3.6, 1.3)),
    ),
}
"""Each muscle of one side: where it points, outwards, up and forward, and the beads it is drawn with.

Its beads lie in the flesh and stand out from it by half a centimetre, so that no muscle hangs in the air.
"""
