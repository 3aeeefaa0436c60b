"""Turns centimetres on a body into shapes of a picture."""

from math import atan2, degrees
from typing import Literal

from deskbreak.figure.limb import Arm, Point
from deskbreak.figure.shape import WIDTH, Ellipse, Role, Shape, Stroke

FLOOR = 226.0
SCALE = {"sit": 1.42, "stand": 1.08}
"""Units of the picture for a centimetre: who sits is shown from nearer."""

LINE = 2.4


class Pen:
    """Draws one pose; what is drawn first lies behind. What is not to be seen is drawn with width 0.

    Every pose of a view draws the same shapes, so that the page can move each from one pose to the next.
    """

    def __init__(self, base: Literal["sit", "stand"], work: tuple[str, ...], stretch: tuple[str, ...]) -> None:
        """`work` and `stretch` name the muscles that glow and those that are hatched."""
        self.shapes: list[Shape] = []
        self._scale = SCALE[base]
        self._work = work
        self._stretch = stretch

    def limb(self, name: str, role: Role, start: Point, end: Point, width: float) -> None:
        """A capsule; `width` in centimetres."""
        self._stroke(name, "capsule", role, start, end, width * self._scale)

    def line(self, name: str, role: Role, start: Point, end: Point, *, seen: bool = True, width: float = LINE) -> None:
        """A thin line, its width in units of the picture; while it is not seen, it waits in the middle of the floor."""
        if not seen:
            start = end = Point(0.0, 0.0)
        self._stroke(name, "line", role, start, end, width if seen else 0.0)

    def ellipse(self, name: str, role: Role, centre: Point, rx: float, ry: float, angle: float = 0.0) -> None:
        """An ellipse with its half axes in centimetres, turned clockwise."""
        x, y = self._place(centre)
        self.shapes.append(Ellipse(name, role, x, y, rx * self._scale, ry * self._scale, angle))

    def arm(self, name: str, arm: Arm) -> None:
        """A bare arm in a short sleeve, with its hand."""
        self.limb(f"upper-arm-{name}", "skin", arm.shoulder, arm.elbow, 7.6)
        self.limb(f"forearm-{name}", "skin", arm.elbow, arm.hand, 6.4)
        turned = degrees(atan2(arm.hand.x - arm.elbow.x, arm.hand.y - arm.elbow.y))
        self.ellipse(f"hand-{name}", "skin", arm.elbow.to(arm.hand, 1.1), 3.8, 5.2, turned)
        self.limb(f"sleeve-{name}", "top", arm.shoulder, arm.shoulder.to(arm.elbow, 0.5), 10.4)

    def muscle(self, name: str, start: Point, end: Point, width: float) -> None:
        """A muscle, seen only while it works or lengthens; the page makes the one glow and hatches the other."""
        self.limb(f"work-{name}", "work", start, end, width if name in self._work else 0.0)
        self.limb(f"stretch-{name}", "stretch", start, end, width if name in self._stretch else 0.0)

    def _stroke(
        self, name: str, kind: Literal["capsule", "line"], role: Role, start: Point, end: Point, width: float
    ) -> None:
        self.shapes.append(Stroke(name, kind, role, *self._place(start), *self._place(end), width))

    def _place(self, point: Point) -> tuple[float, float]:
        return WIDTH / 2 + point.x * self._scale, FLOOR - point.y * self._scale
