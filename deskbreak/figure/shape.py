"""What a figure is drawn with: strokes with round ends, and ellipses. Numbers are units of a 200 x 240 picture."""

from dataclasses import dataclass, replace
from typing import Literal

WIDTH = 200.0
HEIGHT = 240.0

Role = Literal["skin", "top", "trousers", "prop", "work", "stretch"]
"""What a shape stands for; it becomes its class, and the page gives it its colour."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight stroke with round ends: a limb where it is wide, a line where it is thin; unseen at width 0."""

    id: str
    kind: Literal["capsule", "line"]
    role: Role
    x1: float
    y1: float
    x2: float
    y2: float
    width: float

    def mirrored(self) -> "Stroke":
        """The same stroke with left and right exchanged."""
        return replace(self, x1=WIDTH - self.x1, x2=WIDTH - self.x2)


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse, turned clockwise by `angle` degrees."""

    id: str
    role: Role
    cx: float
    cy: float
    rx: float
    ry: float
    angle: float
    kind: Literal["ellipse"] = "ellipse"

    def mirrored(self) -> "Ellipse":
        """The same ellipse with left and right exchanged."""
        return replace(self, cx=WIDTH - self.cx, angle=-self.angle)


Shape = Stroke | Ellipse


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A drawn pose: its shapes in painting order, the same ones for every pose in the same view."""

    shapes: tuple[Shape, ...]

    def mirrored(self) -> "Skeleton":
        """The same pose to the other side.

        Limbs keep their side of the picture: the left arm of the mirrored figure is the right arm's mirror image, so
        that a movement from one side to the other does not swap the arms.
        """
        mirrored = {_other(shape.id): replace(shape.mirrored(), id=_other(shape.id)) for shape in self.shapes}
        return Skeleton(tuple(mirrored[shape.id] for shape in self.shapes))


def _other(name: str) -> str:
    parts = name.split("-")
    return "-".join({"l": "r", "r": "l"}.get(part, part) for part in parts)
