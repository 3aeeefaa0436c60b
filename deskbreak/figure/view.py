"""What one picture of a muscle shows: the body from the front or from behind, as much of it as matters."""

from typing import NamedTuple

from deskbreak.figure.anatomy import Spot
from deskbreak.figure.aspect import Aspect


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


def back(frame: Frame, tender: tuple[Spot, ...], *felt: tuple[Spot, ...]) -> View:
    """From behind."""
    return View("back", frame, tender, felt)


def front(frame: Frame, tender: tuple[Spot, ...], *felt: tuple[Spot, ...]) -> View:
    """From the front."""
    return View("front", frame, tender, felt)
