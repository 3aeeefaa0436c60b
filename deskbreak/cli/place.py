"""Which place of the body somebody means on the command line: by its id, or in everyday words."""

from collections.abc import Sequence

from deskbreak.cli.context import Stop
from deskbreak.core.body import everyday
from deskbreak.core.body import zone as zones
from deskbreak.core.body.zone import SIDES
from deskbreak.words import gettext as _


def zone_of(words: Sequence[str]) -> str:
    """The zone that `words` are the id of, or alone find; ends the verb with those that they may mean."""
    if "-".join(words).casefold() in zones.ZONES:
        return "-".join(words).casefold()
    typed = " ".join(words)
    found = [each.zone for group in everyday.groups(typed) for each in group.zones]
    if len(found) == 1:
        return found[0]
    several = _('Several places go by "{words}". Say which, by its name in front:')
    none = _('No place goes by "{words}". Known are, by their names in front:')
    says = several if found else none
    raise Stop("\n".join([says.format(words=typed), *listed(found or zones.ZONES)]))


def place_of(words: Sequence[str]) -> tuple[str, str]:
    """The zone and the side that `words` say, the side last; ends the verb where that is left open."""
    *named, side = words if len(words) > 1 and words[-1] in SIDES else (*words, "")
    zone = zone_of(named)
    if side or len(zones.sides(zone)) == 1:
        return zone, side or zones.sides(zone)[0]
    raise Stop(
        _("{place}: on which side? Say {zone} left, {zone} right, or {zone} middle where it is both.").format(
            place=zones.names()[zone], zone=zone
        )
    )


def listed(ids: Sequence[str]) -> list[str]:
    """A line for each zone: its id, and what it is called."""
    names = zones.names()
    return [f"{each:20} {names[each]}" for each in ids]
