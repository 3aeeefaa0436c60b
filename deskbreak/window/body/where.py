"""Which place of the body an address speaks of, and the addresses below it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request

from deskbreak.core.body import zone
from deskbreak.core.body.zone import SIDES, Side, sides


@dataclass(frozen=True, slots=True)
class Where:
    """A zone and a side of it."""

    zone: str
    side: Side

    @property
    def spoken(self) -> str:
        """As a sentence begins with it: "Your left temple"."""
        return zone.beginning(self.zone, self.side)

    @property
    def title(self) -> str:
        """As it stands at the head of a page or in a list."""
        return zone.titled(zone.names()[self.zone], self.side)

    def path(self, *further: str, **query: str) -> str:
        """The address of a page of the flow for this place; `further` stands behind the zone."""
        way = "/".join(quote(each, safe="") for each in ("body", self.zone, *further))
        return f"/{way}?{urlencode({'side': self.side, **query})}"


def zone_of(request: Request) -> str:
    """The zone in the address; there is nothing at the address of one that is none."""
    name = str(request.path_params["zone"])
    if name not in zone.ZONES:
        raise HTTPException(404)
    return name


def where_of(request: Request) -> Where | None:
    """The place in the address; `None` where its side is still to be chosen."""
    name = zone_of(request)
    asked = request.query_params.get("side", "")
    possible = sides(name)
    if len(possible) == 1:
        return Where(name, possible[0])
    found = next((side for side in SIDES if side == asked), None)
    return None if found is None else Where(name, found)
