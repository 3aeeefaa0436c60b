"""Pictures of an exercise: every pose through the same camera and window, and the pictures between two poses."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import radians, sin
from typing import Any

from deskbreak.core.routine import Exercise, Side
from deskbreak.figure import body as bodies
from deskbreak.figure import pose as poses
from deskbreak.figure.body import Body
from deskbreak.figure.camera import Camera, Seen, Window, camera, window
from deskbreak.figure.flesh import far, solids
from deskbreak.figure.model import Solid
from deskbreak.figure.muscle import muscles
from deskbreak.figure.prop import props
from deskbreak.figure.shape import WIDTH, Ball, Picture, Role, Shape

STRIDE = 9.0
"""Centimetres that no part moves farther from one picture of a film to the next."""
MOST = 10
LEAST: Mapping[Role, float] = {"top-far": 0.3, "skin": -0.4, "feature": 0.25}
"""How much shoulder blades, face and ears, and eyes must face the onlooker to be drawn; other flat things a little."""
EDGE, EDGE_CM = -0.6, 1.3
ACROSS = 0.4
"""How much a camera looks from the side before one arm and leg count as the far ones."""

BACKWARD = -0.6
"""What becomes of a shoulder's way forward when a movement is played backward: a shoulder goes back less far."""


@dataclass(frozen=True, slots=True)
class Film:
    """A movement: its pictures, and the order in which they are gone through at an even pace, from first to last."""

    pictures: tuple[Picture, ...]
    track: tuple[int, ...]
    eases: bool
    """Whether it begins and ends slowly; what goes round and round does not."""


class Studio:
    """Draws one exercise, always from the same place and distance."""

    def __init__(self, exercise: Exercise) -> None:
        """Look at every pose of `exercise` once, so that all of them fit into the window."""
        names = {phase.pose for phase in (*exercise.setup, *exercise.cycle, *exercise.finish)}
        self._camera = camera(exercise.view, exercise.turn)
        zones = ("upper",) if exercise.focus == "upper" else ("upper", "lower")
        every = [body for name in sorted(names) for key in poses.loop("body", name)[0] for body in [_body(key, "")]]
        self._window = window(_extent(every, self._camera, zones))
        self._flips = exercise.view == "side"

    def picture(self, pose: str, side: Side = "") -> Picture:
        """The pose as it is when it has been reached."""
        keys, _beat = poses.loop("body", pose)
        return self._paint(_body(keys[-1], side), side)

    def film(self, before: str, pose: str, seconds: float, side: Side = "") -> Film:
        """The movement of `seconds` from one pose to another, or round and round in one that moves by itself."""
        keys, beat = poses.loop("body", pose)
        start = poses.loop("body", before)[0][-1]
        if not beat:
            pictures = self._between(start, pose, side)
            return Film(tuple(pictures), tuple(range(len(pictures))), eases=True)
        if side == "backward":
            keys = keys[::-1]
        rounds = max(1, round(seconds / beat / len(keys)))
        pictures = self._between(start, keys[0], side)
        track = list(range(len(pictures)))
        turns = {}
        for one, other in zip(keys, keys[1:] + keys[:1], strict=True):
            new = self._between(one, other, side)[1:]
            turns[one] = [len(pictures) + index for index in range(len(new))]
            pictures += new
        for number in range(1, rounds * len(keys)):
            track += turns[keys[(number - 1) % len(keys)]]
        return Film(tuple(pictures), tuple(track), eases=False)

    def _between(self, start: str, end: str, side: Side) -> list[Picture]:
        one, other = _body(start, side), _body(end, side)
        if start == end:
            return [self._paint(other, side)]
        steps = min(MOST, max(1, round(_travel(one, other) / STRIDE)))
        middle = [bodies.mix(one, other, step / steps) for step in range(1, steps)]
        return [self._paint(each, side) for each in (one, *middle, other)]

    def _paint(self, body: Body, side: Side) -> Picture:
        picture = paint(_all(body), self._camera, self._window)
        return mirrored(picture) if (side == "right") != (self._flips and side != "left") else picture


def paint(things: Iterable[Solid], seen_by: Camera, through: Window) -> Picture:
    """The picture of `things`, what is far first."""
    found: list[tuple[float, Shape]] = []
    across = abs(sin(radians(seen_by.azimuth))) > ACROSS
    for solid in filter(None, (_turned(each, seen_by) for each in things)):
        hulls = [[seen_by.see(bead.at) for bead in hull] for hull in solid.hulls]
        nears = [seen.near for hull in hulls for seen in hull]
        role = far(solid.role) if across and solid.id.endswith("-r") else solid.role
        balls = tuple(
            tuple(Ball(*through.place(seen), bead.r * through.scale) for seen, bead in zip(seens, hull, strict=True))
            for seens, hull in zip(hulls, solid.hulls, strict=True)
        )
        near = seen_by.see(solid.anchor).near if solid.anchor is not None else sum(nears) / len(nears)
        found.append((near + solid.lift, Shape(solid.id, role, balls)))
    found.sort(key=lambda each: each[0])
    return Picture(tuple(shape for _depth, shape in found))


def _turned(solid: Solid, seen_by: Camera) -> Solid | None:
    """What is to be seen of a flat thing on a surface; a muscle that is turned away a little still shows as an edge."""
    facing = 1.0 if solid.normal is None else seen_by.faces(solid.normal)
    if facing >= LEAST.get(solid.role, 0.08):
        return solid
    if solid.role not in ("work", "stretch") or facing < EDGE or solid.normal is None:
        return None
    out = solid.normal.unit.times(EDGE_CM)
    hulls = tuple(tuple(bead._replace(at=bead.at.plus(out)) for bead in hull) for hull in solid.hulls)
    return replace(solid, hulls=hulls, lift=-4.0)


def mirrored(picture: Picture) -> Picture:
    """The same movement to the other side. Limbs change their names with it, so that left stays left."""
    return Picture(
        tuple(
            replace(
                shape,
                id=_other(shape.id),
                hulls=tuple(tuple(ball._replace(x=WIDTH - ball.x) for ball in hull) for hull in shape.hulls),
            )
            for shape in picture.shapes
        )
    )


def as_json(pictures: Iterable[Picture]) -> list[Any]:
    """Plain data: for each picture its shapes in painting order, each hull the numbers x, y, r of its balls."""
    return [
        [
            {
                "id": shape.id,
                "role": shape.role,
                "hulls": [[round(number, 1) for ball in hull for number in ball] for hull in shape.hulls],
            }
            for shape in picture.shapes
        ]
        for picture in pictures
    ]


@cache
def _body(name: str, side: Side) -> Body:
    pose = poses.body(name)
    if side == "backward":
        left, right = pose.shoulders
        pose = replace(pose, shoulders=((BACKWARD * left[0], left[1]), (BACKWARD * right[0], right[1])))
    return bodies.stand(pose)


def _all(body: Body) -> Iterator[Solid]:
    yield from props(body)
    yield from solids(body)
    yield from muscles(body)


def _extent(every: list[Body], seen_by: Camera, zones: tuple[str, ...]) -> Iterator[tuple[Seen, float]]:
    for body in every:
        for solid in _all(body):
            if solid.zone in zones:
                for hull in solid.hulls:
                    for bead in hull:
                        yield seen_by.see(bead.at), bead.r


def _travel(one: Body, other: Body) -> float:
    """How far the joint that moves most has to go."""
    joints = [(one.hip, other.hip), (one.head, other.head), (one.neck, other.neck)]
    for side in bodies.SIDES:
        for limbs in ((one.arms, other.arms), (one.legs, other.legs)):
            first, second = limbs[0][side], limbs[1][side]
            joints += [(first.middle, second.middle), (first.end, second.end), (first.tip, second.tip)]
    return max(start.minus(end).length for start, end in joints)


def _other(name: str) -> str:
    if name.endswith("-l"):
        return f"{name[:-2]}-r"
    return f"{name[:-2]}-l" if name.endswith("-r") else name
