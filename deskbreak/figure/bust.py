"""The person from the head to the hands, from the front and from behind, as the body map and its muscles show them."""

from dataclasses import replace
from functools import cache

from deskbreak.figure import person
from deskbreak.figure.aspect import Aspect, Plate, beads, plate
from deskbreak.figure.camera import Window
from deskbreak.figure.flesh import solids
from deskbreak.figure.shape import HEIGHT, WIDTH, Shape

POSE = "stand-open"
WIDE, HIGH = WIDTH, 284.0
"""Units of the drawing of one aspect. They are the units of a pin, so they stay as they are."""
SCALE = 2.72
"""Units for a centimetre."""
TOP = 7.0
"""Units left free above the head."""


@cache
def bust(aspect: Aspect) -> Plate:
    """The person as seen from there; what lies below the hands is cut off by the drawing's lower edge."""
    body = person.read(POSE)
    highest = max(seen.y + r for seen, r in beads(solids(body), aspect))
    seen = plate(body, aspect, Window(0.0, highest - (HEIGHT / 2 - TOP) / SCALE, SCALE))
    return replace(seen, parts=tuple(map(_skull, seen.parts))) if aspect == "back" else seen


def _skull(part: Shape) -> Shape:
    """A head without its face: seen from behind, the nape goes up to the edge of the skull."""
    return replace(part, hulls=part.hulls[:1]) if part.id == "head" else part
