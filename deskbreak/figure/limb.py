"""Where joints lie: points in centimetres from the middle of the floor, x to the right and y up; angles in degrees."""

from dataclasses import dataclass
from math import acos, atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

UPPER_ARM = 29.0
FOREARM = 26.0


class Point(NamedTuple):
    """A place on the body."""

    x: float
    y: float

    def up(self, angle: float, length: float) -> "Point":
        """The point `length` away, in the direction that leans by `angle` from straight up to the right."""
        return Point(self.x + length * sin(radians(angle)), self.y + length * cos(radians(angle)))

    def down(self, angle: float, length: float) -> "Point":
        """The point `length` away, in the direction that swings by `angle` from straight down to the right."""
        return Point(self.x + length * sin(radians(angle)), self.y - length * cos(radians(angle)))

    def by(self, dx: float, dy: float) -> "Point":
        """The point moved by `dx` to the right and `dy` up."""
        return Point(self.x + dx, self.y + dy)

    def to(self, other: "Point", share: float) -> "Point":
        """The point at `share` of the way to `other`."""
        return Point(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)


@dataclass(frozen=True, slots=True)
class Arm:
    """An arm by its joints."""

    shoulder: Point
    elbow: Point
    hand: Point


def swung(shoulder: Point, upper: float, lower: float, upper_share: float = 1.0, lower_share: float = 1.0) -> Arm:
    """The arm whose two parts swing by these angles; a share below 1 is a part that points towards the onlooker."""
    elbow = shoulder.down(upper, UPPER_ARM * upper_share)
    return Arm(shoulder, elbow, elbow.down(lower, FOREARM * lower_share))


def reaching(shoulder: Point, hand: Point, bend: float) -> Arm:
    """The arm whose hand is at `hand`, or as near as it reaches; the elbow bends to the side that `bend` signs."""
    distance = hypot(hand.x - shoulder.x, hand.y - shoulder.y)
    span = min(max(distance, abs(UPPER_ARM - FOREARM) + 0.1), UPPER_ARM + FOREARM - 0.1)
    along = degrees(atan2(hand.x - shoulder.x, shoulder.y - hand.y))
    inner = degrees(acos((UPPER_ARM**2 + span**2 - FOREARM**2) / (2 * UPPER_ARM * span)))
    elbow = shoulder.down(along + (inner if bend > 0 else -inner), UPPER_ARM)
    reached = shoulder.down(along, span)
    return Arm(shoulder, elbow, reached)


def placed(shoulder: Point, numbers: tuple[float, ...], mirror: float = 1.0) -> Arm:
    """An arm as poses.toml has it: two angles, perhaps with two shares; `mirror` -1 swings it to the left."""
    upper, lower, *shares = numbers
    return swung(shoulder, upper * mirror, lower * mirror, *shares)
