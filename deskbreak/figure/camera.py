"""From where a figure is seen, and how a part of space becomes a picture. There is no perspective, as in a drawing."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians, sin
from typing import NamedTuple

from deskbreak.core.routine import View
from deskbreak.figure.shape import HEIGHT, WIDTH
from deskbreak.figure.space import Vec

AZIMUTH = {"front": 0.0, "side": 68.0, "back": 180.0}
"""Degrees from the front to the left. The side view is turned to the front a little, to show the far limbs too."""
PITCH = 9.0
"""Degrees by which one looks down."""
MARGIN = 8.0
LARGEST = 3.4
"""Units of the picture for a centimetre at most: a head alone does not fill the page."""


class Seen(NamedTuple):
    """A point as seen, in centimetres: to the right, up, and towards the onlooker."""

    x: float
    y: float
    near: float


@dataclass(frozen=True, slots=True)
class Camera:
    """A direction to look from. From the front the figure is the onlooker's mirror image: its left is at the left."""

    azimuth: float
    pitch: float = PITCH
    mirrored: bool = False

    def see(self, point: Vec) -> Seen:
        """Where `point` is seen."""
        a, p = radians(self.azimuth), radians(self.pitch)
        x = -point.x * cos(a) - point.z * sin(a)
        near = -point.x * sin(a) + point.z * cos(a)
        return Seen(-x if self.mirrored else x, point.y * cos(p) - near * sin(p), near * cos(p) + point.y * sin(p))

    def faces(self, direction: Vec) -> float:
        """How much `direction` points at the onlooker: 1 straight, 0 across, -1 away."""
        return self.see(direction.unit).near


def camera(view: View, turn: float = 0.0) -> Camera:
    """The camera of a view of the body, turned by `turn` degrees towards the side (from the side, to the front)."""
    if view == "back":
        return Camera(AZIMUTH["back"] - turn)
    if view == "front":
        return Camera(turn, mirrored=True)
    return Camera(AZIMUTH["side"] - turn)


@dataclass(frozen=True, slots=True)
class Window:
    """The part of what a camera sees that fills the picture: its middle in cm, and units of the picture for a cm."""

    x: float
    y: float
    scale: float

    def place(self, seen: Seen) -> tuple[float, float]:
        """Where in the picture."""
        return WIDTH / 2 + (seen.x - self.x) * self.scale, HEIGHT / 2 - (seen.y - self.y) * self.scale


def window(points: Iterable[tuple[Seen, float]]) -> Window:
    """The window that shows all `points`, each with its radius in cm."""
    known = list(points)
    left, right = min(p.x - r for p, r in known), max(p.x + r for p, r in known)
    low, high = min(p.y - r for p, r in known), max(p.y + r for p, r in known)
    scale = min((WIDTH - 2 * MARGIN) / (right - left), (HEIGHT - 2 * MARGIN) / (high - low), LARGEST)
    return Window((left + right) / 2, (low + high) / 2, scale)
