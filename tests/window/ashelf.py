"""The shelf with what is shipped, read once, and the ways through the pages of the body that tests share."""

from functools import cache

from deskbreak import library
from deskbreak.core.body.zone import ZONES, Side, sides
from deskbreak.library import Library
from deskbreak.resources import folder
from deskbreak.window.shelf import Shelf

PLACES: list[tuple[str, Side]] = [(zone, side) for zone in ZONES for side in sides(zone)]


@cache
def shipped() -> Library:
    return library.load([folder("routines")])


class Shipped(Shelf):
    """Everything that is shipped."""

    def __init__(self) -> None:
        super().__init__([])

    def _read(self) -> Library:
        return shipped()


def questions(zone: str) -> list[str]:
    """The ids of what is asked about a zone."""
    return [each.id for each in shipped().body.places[zone].questions]


def behind(zone: str, side: str) -> list[str]:
    """Every page of a place that offers something."""
    muscles = [*shipped().body.places[zone].muscles, "none"]
    ways = ["muscles", *(each for each in muscles if each != "none"), *(f"{each}/relief" for each in muscles)]
    return [f"/body/{zone}/{way}?side={side}" for way in ways]
