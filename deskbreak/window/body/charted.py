"""The map of the body as the pages show it: its zones as links, what is sore, and the person's own pins."""

from collections.abc import Sequence

from deskbreak.core.body.spot import Spot
from deskbreak.core.body.zone import ZONES, Side, sides
from deskbreak.figure import chart
from deskbreak.figure.aspect import ASPECTS
from deskbreak.figure.chart import Pin
from deskbreak.window.body.where import Where
from deskbreak.words import gettext as _


def linked(spots: Sequence[Spot], now: float) -> str:
    """The map with every zone as a link to its questions, as sore as it is at `now` (epoch seconds)."""
    places = [Where(zone, side) for zone in ZONES for side in sides(zone) if side != "middle" or len(sides(zone)) == 1]
    links = {(place.zone, place.side): place.path() for place in places}
    return chart.as_svg(links, _sore(spots, now), _pins(spots))


def marked(spots: Sequence[Spot], now: float) -> str:
    """The map as a picture of where `spots` are, as sore as they are at `now` (epoch seconds), none without a mark."""
    label = _("Where the sore places are, from the front and from behind")
    calm = [_usual(each) for each in spots if not each.soreness(now) and _own(each) is None]
    return chart.as_svg({}, _sore(spots, now), [*_pins(spots), *calm], label)


def plain() -> str:
    """The map as a picture, to put a pin on."""
    return chart.as_svg({}, {}, label=_("You from the front and from behind"))


def pin(spot: Spot) -> Pin:
    """Where the pin of `spot` is: where the person put it, else in the middle of the zone."""
    return _own(spot) or _usual(spot)


def _sore(spots: Sequence[Spot], now: float) -> dict[tuple[str, Side], int]:
    return {each.key: each.soreness(now) for each in spots}


def _pins(spots: Sequence[Spot]) -> list[Pin]:
    return [own for own in map(_own, spots) if own is not None]


def _own(spot: Spot) -> Pin | None:
    aspect = next((each for each in ASPECTS if each == spot.aspect), None)
    if not spot.kept or aspect is None or spot.x is None or spot.y is None:
        return None
    return Pin(aspect, spot.x, spot.y)


def _usual(spot: Spot) -> Pin:
    found = [
        (aspect, *field.middle)
        for aspect in ASPECTS
        for field in chart.fields(aspect)
        if field.first and field.zone == spot.zone and spot.side in (field.side, "middle")
    ]
    aspect, _x, y = found[0]
    return Pin(aspect, round(sum(x for _aspect, x, _y in found) / len(found), 1), round(y, 1))
