"""What the little routines for sore places are called, and which of them is for which place."""

from deskbreak.core.body.spot import Spot
from deskbreak.core.body.zone import Side


def relief_id(muscle: str, release: str = "", half: Side = "middle") -> str:
    """The one for `muscle`: a stretch and a movement, after `release` if there is one.

    With a `half` of the body, it is the one that presses there alone.
    """
    whole = f"relief-{muscle}-with-{release}" if release else f"relief-{muscle}"
    return whole if half == "middle" else f"{whole}-{half}"


def relief_at(zone: str) -> str:
    """The one for `zone` where no muscle is named: a stretch and a movement."""
    return f"relief-at-{zone}"


def eases(routine: str, spot: Spot) -> bool:
    """Whether the routine of this id is a relief for the muscle that is named for `spot`, on its side, or for its zone.

    One that presses the other side alone is not.
    """
    if routine == relief_at(spot.zone):
        return True
    whole = relief_id(spot.muscle)
    if not spot.muscle or not (routine == whole or routine.startswith(f"{whole}-with-")):
        return False
    return spot.side == "middle" or not routine.endswith("-right" if spot.side == "left" else "-left")
