"""Head and shoulders from near: poses in `[face.NAME]`, their solids, and what lies between two.

The middle of the head is the middle of the room: x to the person's right, y up, z forward; what is at one side counts
outwards, from the middle to that side.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from deskbreak.figure import pose
from deskbreak.figure.blend import blend
from deskbreak.figure.body import OUT, SIDES, Side
from deskbreak.figure.camera import Camera
from deskbreak.figure.hand import FOREARM
from deskbreak.figure.model import Bead, Solid, line
from deskbreak.figure.outlook import window
from deskbreak.figure.pose import STRAIGHT, Angles
from deskbreak.figure.reach import Reach, reached, reaching, read_reach
from deskbreak.figure.space import Frame, Vec, turned

CAMERA = Camera(0.0, 3.0, mirrored=True)
"""Straight from the front, as in a mirror: both eyes show, and hands that lie at both sides."""
DOTS = 10
LARGEST = 6.0
"""Units of the picture for a centimetre at most."""
SKULL = (Bead(Vec(0.0, 3.0, -2.0), 8.0), Bead(Vec(0.0, 3.0, 1.0), 7.7))
CHEEKS = tuple(Bead(Vec(x, -3.4, 2.0), 4.9) for x in (-2.8, 2.8))
CHIN = Bead(Vec(0.0, -7.0, 3.6), 4.5)


@dataclass(frozen=True, slots=True)
class Face:
    """One key of `[face.NAME]`, complete."""

    head: Angles
    gaze: tuple[float, float]
    """How far the pupils go to the left and up, 1 being as far as they can."""
    cross: float
    """How far they turn to each other, for something near."""
    lids: float
    """1 open, 0 closed."""
    squeeze: float
    jaw: float
    """How far the teeth are apart, cm."""
    window: bool
    sight: Vec | None
    """Where the line of sight ends."""
    hand: Reach | None
    """Reaches for a place in the room, with the left hand."""
    moved: tuple[float, float]
    """How far from there it is, outwards and up: the circles that fingertips draw."""
    both: bool
    """Whether the right hand does the same at its side."""
    work: tuple[str, ...]


@cache
def read(name: str) -> Face:
    """The pose `name`; raises `KeyError` where there is none."""
    keys = pose.table("face", name)
    head, gaze, moved = (keys.get(key, STRAIGHT) for key in ("head", "gaze", "moved"))
    return Face(
        head=(head[0], head[1], head[2]),
        gaze=(gaze[0], gaze[1]),
        cross=keys.get("cross", 0.0),
        lids=keys.get("lids", 1.0),
        squeeze=keys.get("squeeze", 0.0),
        jaw=keys.get("jaw", 0.0),
        window=keys.get("window", False),
        sight=Vec(*keys["sight"]) if "sight" in keys else None,
        hand=read_reach(keys["hand"]) if "hand" in keys else None,
        moved=(moved[0], moved[1]),
        both=keys.get("both", False),
        work=tuple(keys.get("work", ())),
    )


def mix(one: Face, other: Face, share: float) -> Face:
    """The face at `share` of the way from one pose to another."""
    return blend(one, other, share)


def solids(face: Face) -> Iterator[Solid]:
    """Everything the picture shows."""
    frame = turned(*face.head)
    if face.window:
        yield from window()
    yield from _trunk()
    yield from _head(face, frame)
    for side in SIDES:
        yield from _eye(face, frame, side)
        for name in face.work:
            yield _muscle(name, frame, side)
        yield from _arm(face, side)
    if face.sight:
        yield from _sight(frame, face.sight)


def _trunk() -> Iterator[Solid]:
    slopes = [(Bead(Vec(x * 4.5, -17.0, -5.0), 3.6), Bead(Vec(x * 15.0, -22.0, -4.0), 5.4)) for x in (-1, 1)]
    chest = tuple(
        Bead(Vec(x, y, -4.0), r) for x, y, r in ((-15, -22, 5.4), (15, -22, 5.4), (-10, -44, 8), (10, -44, 8))
    )
    yield Solid("trunk", "top", (chest, *slopes), zone="room")
    throat = (Bead(Vec(0.0, -6.0, -2.0), 5.2), Bead(Vec(0.0, -15.0, -3.5), 5.6))
    yield Solid("neck", "skin", (throat,), lift=2.0)


def _head(face: Face, frame: Frame) -> Iterator[Solid]:
    jaw = CHIN._replace(at=CHIN.at.minus(Vec(0.0, face.jaw, 0.0)))
    skull = tuple(Bead(frame.out(bead.at), bead.r) for bead in (*SKULL, *CHEEKS, jaw))
    yield Solid("head", "skin", (skull,))
    for side in SIDES:
        out = OUT[side]
        ear = (Bead(frame.out(Vec(8.1 * out, 1.4, -1.5)), 1.6), Bead(frame.out(Vec(7.7 * out, -2.0, -1.0)), 1.1))
        yield Solid(f"ear-{side}", "skin-far", (ear,), lift=-2.0)
    nose = (Bead(_skin(frame, 0.0, 0.6), 0.45), Bead(_skin(frame, 0.0, -2.4, 1.4), 1.15))
    yield Solid("nose", "bare-far", (nose,), lift=3.0)
    low = -6.35 - 0.45 * face.jaw
    corners = [Bead(_skin(frame, x, -6.0 - 0.3 * face.jaw), 0.17) for x in (-2.1, 2.1)]
    lips = Bead(_skin(frame, 0.0, low), 0.18 + 0.5 * face.jaw)
    yield Solid("mouth", "ink", ((corners[0], lips), (lips, corners[1])), lift=3.0)


def _eye(face: Face, frame: Frame, side: Side) -> Iterator[Solid]:
    out, tight = OUT[side], face.squeeze
    wide = 0.74 * face.lids

    def at(x: float, y: float) -> Vec:
        return _skin(frame, out * x, y)

    looks = frame.out(Vec(0.35 * out, 0.0, 0.95))
    if wide > 0.05:
        white = (Bead(at(1.7, 0.6), 0.1), Bead(at(3.2, 0.8), wide), Bead(at(4.7, 0.7), 0.1))
        yield Solid(f"eye-{side}", "eye", (white,), lift=2.0, normal=looks)
        aside = -0.8 * face.gaze[0] * out
        iris = at(3.2 - face.cross * 0.7 + aside, 0.8 + 0.3 * face.gaze[1])
        yield Solid(f"iris-{side}", "ink", ((Bead(iris, min(0.66, 0.9 * wide)),),), lift=2.5, normal=looks)
    lid = 0.8 + wide - 0.55 * (1.0 - face.lids)
    rim = (
        at(1.55 + 0.3 * tight, 0.6),
        at(2.4, 0.1 + 0.85 * lid),
        at(3.2, lid),
        at(4.0, 0.1 + 0.87 * lid),
        at(4.9, 0.65),
    )
    yield replace(line(f"lid-{side}", "ink", rim, 0.3 + 0.1 * tight, lift=3.0), normal=looks)
    drop = 0.9 * tight - 0.25 * max(0.0, face.gaze[1])
    brow = (
        at(1.6 - 0.4 * tight, 3.1 - 1.3 * drop),
        at(2.6, 3.5 - 1.1 * drop),
        at(3.9, 3.5 - 0.9 * drop),
        at(5.2, 2.9 - 0.7 * drop),
    )
    yield replace(line(f"brow-{side}", "ink", brow, 0.42, lift=3.0), normal=looks)
    if tight > 0.05:
        for index, (y, end) in enumerate(((1.0, 1.7), (0.5, 0.5), (0.0, -0.7))):
            crease = (at(5.5, y), at(5.5 + 0.9 * tight, end))
            yield replace(line(f"crease-{index}-{side}", "ink", crease, 0.2 * tight, lift=3.0), normal=looks)
        cheek = (at(1.9, -0.9), at(3.3, -1.25), at(4.6, -0.8))
        yield replace(line(f"cheek-{side}", "ink", cheek, 0.2 * tight, lift=3.0), normal=looks)


def _skin(frame: Frame, x: float, y: float, before: float = 0.0) -> Vec:
    """The point of the face at `x` and `y` of the head, `before` it by some cm."""
    deep = [
        bead.at.z + max(0.0, bead.r**2 - (x - bead.at.x) ** 2 - (y - bead.at.y) ** 2) ** 0.5
        for bead in (*SKULL, *CHEEKS, CHIN)
    ]
    return frame.out(Vec(x, y, max(deep) + before))


def _muscle(name: str, frame: Frame, side: Side) -> Solid:
    beads = {
        "masseter": ((5.8, -7.0, 3.0, 1.1), (6.5, -2.8, 3.6, 1.2)),
        "temporalis": ((6.8, 1.6, 3.2, 0.9), (6.4, 6.0, 2.6, 1.3), (5.6, 5.0, 4.4, 1.1)),
    }[name]
    hull = tuple(Bead(frame.out(Vec(OUT[side] * x, y, z)), r) for x, y, z, r in beads)
    return Solid(f"work-{name}-{side}", "work", (hull,), lift=2.0)


def _arm(face: Face, side: Side) -> Iterator[Solid]:
    def there(place: Vec) -> Vec:
        return Vec(OUT[side] * place.x, place.y, place.z)

    shoulder, elbow = there(Vec(15.5, -22.0, -4.0)), there(Vec(18.0, -50.0, -3.0))
    if face.hand and (face.both or side == "l"):
        own = replace(
            face.hand, points=there(face.hand.points), looks=there(face.hand.looks), elbow=there(face.hand.elbow)
        )
        place = own.at.plus(Vec(face.moved[0], face.moved[1], 0.0))
        placed = reached(own, there(place), is_right=side == "r")
        yield from reaching(own, placed, "skin", CAMERA)
        elbow = placed.wrist.plus(own.elbow.minus(placed.wrist).unit.times(FOREARM))
    half = shoulder.to(elbow, 0.5)
    upper = (Bead(shoulder, 4.6), Bead(elbow, 3.7))
    yield Solid(f"upper-arm-{side}", "skin", (upper,), zone="room", anchor=half)
    sleeve = (Bead(shoulder, 5.7), Bead(half, 5.1))
    yield Solid(f"sleeve-{side}", "top", (sleeve,), lift=0.5, zone="room", anchor=half)


def _sight(frame: Frame, end: Vec) -> Iterator[Solid]:
    """Dots from between the eyes to what is looked at."""
    start = _skin(frame, 0.0, 0.8, 3.5)
    dots = tuple((Bead(start.to(end, step / DOTS), 0.28),) for step in range(3, DOTS))
    yield Solid("sight", "prop", dots, lift=20.0)
