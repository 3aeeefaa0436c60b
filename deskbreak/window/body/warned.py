"""What somebody who said yes to a warning sign is told, until they take it back or a day has gone by."""

from collections.abc import Sequence
from dataclasses import dataclass

from anyio import to_thread

from deskbreak.core.warning import Tier
from deskbreak.window.body.passes import Yes
from deskbreak.window.body.where import Where
from deskbreak.window.desk import Desk
from deskbreak.words import gettext as _
from deskbreak.words import ngettext


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do (`tier`), about which place, after which questions (`signs`, the most pressing first), asked when."""

    where: Where
    tier: Tier
    signs: Sequence[str]
    said: str


async def advice(desk: Desk) -> Advice | None:
    """The advice that holds for every place, if there is one."""
    yes = desk.passes.warned
    return None if yes is None else await after(desk, yes)


async def after(desk: Desk, yes: Yes) -> Advice:
    """The advice after `yes`."""
    tiers = {each.id: each for each in await desk.tiers()}
    found = (await to_thread.run_sync(desk.shelf.everything)).body.places[yes.zone].questions
    signs = sorted((each for each in found if each.id in yes.signs), key=lambda each: list(tiers).index(each.tier))
    where = Where(yes.zone, yes.side)
    return Advice(where, tiers[yes.urgency], [each.text for each in signs], _said(desk.passes.since(yes)))


def _said(ago_s: float) -> str:
    """How long ago the yes was said, as the head of the list of questions."""
    minutes = int(ago_s // 60)
    if minutes < 1:
        return _("You said yes to")
    if minutes < 60:
        says = ngettext("A minute ago you said yes to", "{number} minutes ago you said yes to", minutes)
        return says.format(number=minutes)
    hours = minutes // 60
    return ngettext("An hour ago you said yes to", "{number} hours ago you said yes to", hours).format(number=hours)
