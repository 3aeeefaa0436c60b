"""Pictures of an exercise: every pose through the same camera and window, and the pictures between two poses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from deskbreak.core.routine import Exercise, Side, View
from deskbreak.figure import face, hands, person
from deskbreak.figure import pose as poses
from deskbreak.figure.camera import Camera, Seen, camera, window
from deskbreak.figure.model import Solid
from deskbreak.figure.painting import mirrored, paint
from deskbreak.figure.pose import Scene
from deskbreak.figure.shape import Picture

STRIDE = 16.0
"""Units of the picture that nothing moves farther from one picture of a film to the next."""
MOST = 10


class Stage(Protocol):
    """What a scene's module offers. A posed thing is its own affair: a body, two hands, a face."""

    LARGEST: float

    def read(self, name: str, /) -> Any:
        """The pose of this name."""

    def mix(self, one: Any, other: Any, share: float, /) -> Any:
        """What lies between two."""

    def solids(self, thing: Any, /) -> Iterator[Solid]:
        """What it is made of."""


STAGES: dict[Scene, Stage] = {"body": person, "hands": hands, "face": face}


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
        self._scene = scene_of(exercise.view)
        self._stage = STAGES[self._scene]
        self._camera = _camera(exercise)
        self._flips = exercise.view == "side"
        names = dict.fromkeys(phase.pose for phase in (*exercise.setup, *exercise.cycle, *exercise.finish))
        keys = [key for name in names for key in poses.loop(self._scene, name)[0]]
        whole = self._scene == "body" and exercise.focus == "body"
        zones = ("upper", "lower") if whole else ("upper",)
        self._window = window(self._extent(keys, zones), self._stage.LARGEST)

    def picture(self, pose: str, side: Side = "") -> Picture:
        """The pose as it is when it has been reached."""
        return self._paint(self._read(poses.loop(self._scene, pose)[0][-1], side), side)

    def film(self, before: str, pose: str, seconds: float, side: Side = "") -> Film:
        """The movement of `seconds` from one pose to another, or round and round in one that moves by itself."""
        keys, beat = poses.loop(self._scene, pose)
        start = poses.loop(self._scene, before)[0][-1]
        if not beat:
            pictures = self._between(start, pose, side)
            return Film(tuple(pictures), tuple(range(len(pictures))), eases=True)
        if side == "backward":
            keys = keys[::-1]
        rounds = max(1, round(seconds / beat / len(keys)))
        pictures = self._between(start, keys[0], side)
        track = list(range(len(pictures)))
        turns: list[list[int]] = []
        for one, other in zip(keys, keys[1:] + keys[:1], strict=True):
            new = self._between(one, other, side)[1:]
            turns.append([len(pictures) + index for index in range(len(new))])
            pictures += new
        for number in range(rounds * len(keys) - 1):
            track += turns[number % len(keys)]
        return Film(tuple(pictures), tuple(track), eases=False)

    def _between(self, start: str, end: str, side: Side) -> list[Picture]:
        one, other = self._read(start, side), self._read(end, side)
        last = self._paint(other, side)
        if start == end:
            return [last]
        first = self._paint(one, side)
        steps = min(MOST, max(1, round(_travel(first, last) / STRIDE)))
        middle = (self._stage.mix(one, other, step / steps) for step in range(1, steps))
        return [first, *(self._paint(each, side) for each in middle), last]

    def _read(self, name: str, side: Side) -> Any:
        if self._scene == "body" and side == "backward":
            return person.backward(name)
        return self._stage.read(name)

    def _paint(self, thing: Any, side: Side) -> Picture:
        picture = paint(self._stage.solids(thing), self._camera, self._window)
        return mirrored(picture) if (side == "right") != (self._flips and side != "left") else picture

    def _extent(self, keys: Iterable[str], zones: tuple[str, ...]) -> Iterator[tuple[Seen, float]]:
        for key in keys:
            for solid in self._stage.solids(self._stage.read(key)):
                if solid.zone in zones:
                    yield from ((self._camera.see(bead.at), bead.r) for hull in solid.hulls for bead in hull)


def scene_of(view: View) -> Scene:
    """The scene that a view shows: the body from any side, or hands or a face from near."""
    return view if view in ("hands", "face") else "body"


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


def _camera(exercise: Exercise) -> Camera:
    near = {"hands": hands.CAMERA, "face": face.CAMERA}
    return near.get(exercise.view) or camera(exercise.view, exercise.turn)


def _travel(one: Picture, other: Picture) -> float:
    """How far the ball that moves most has to go."""
    there = {shape.id: shape.hulls for shape in other.shapes}
    return max(
        (
            abs(ball.x - end.x) + abs(ball.y - end.y)
            for shape in one.shapes
            for hull, target in zip(shape.hulls, there.get(shape.id, ()), strict=False)
            for ball, end in zip(hull, target, strict=False)
        ),
        default=0.0,
    )
