"""What a cue says: a headline, and a line under it.

Of the hints on posture each comes once before any comes a second time, and never the same one twice running. Which one
is next follows from how many have been shown and the person's seed alone.
"""

from zlib import crc32

from deskbreak.core.wording import duration
from deskbreak.words import gettext as _

Hint = tuple[str, str]


def eyes(length_s: float) -> Hint:
    """The far look of `length_s`."""
    body = _("Out of the window or across the room, and blink a few times. This goes by itself after {time}.")
    return _("Look into the distance"), body.format(time=duration(length_s))


def posture(shown: int, seed: int) -> Hint:
    """The hint that comes after the first `shown` ones."""
    hints = on_posture()
    turn, place = divmod(shown, len(hints))
    return hints[_order(len(hints), turn, seed)[place]]


def on_posture() -> tuple[Hint, ...]:
    """All hints on posture."""
    return (
        (_("Drop the shoulders, breathe out"), _("Let them sink as the air goes, and take one slow breath more.")),
        (_("Loosen the jaw"), _("Let the teeth part and the tongue lie soft. The forehead may go smooth too.")),
        (_("Sit another way"), _("Shift a little, to any side you like: no way of sitting is good for hours.")),
        (_("Lean back"), _("Let the backrest have your weight for three breaths.")),
        (_("Grow a little taller"), _("Let the crown of the head float up, then let half of it go again.")),
        (_("Feet on the floor"), _("Both of them, uncrossed, and feel the chair carry you.")),
        (_("Let the hands rest"), _("Let the arms hang by your sides, open the fingers wide once, and let go.")),
        (_("Elbows near the body"), _("Bring keyboard and mouse closer if you had to reach for them.")),
        (_("Head over the shoulders"), _("If your face has drifted towards the screen, let it come back to you.")),
        (_("Breathe into the belly"), _("In through the nose, and out a little longer than in. Twice will do.")),
    )


def _order(size: int, turn: int, seed: int) -> list[int]:
    """The order of the `turn`th time through all of them; it never begins with what the one before ended with."""
    order = _drawn(size, turn, seed)
    if turn and order[0] == _drawn(size, turn - 1, seed)[-1]:
        order[0], order[1] = order[1], order[0]  # the last one stays, so what comes before need not be looked at
    return order


def _drawn(size: int, turn: int, seed: int) -> list[int]:
    return sorted(range(size), key=lambda each: crc32(f"{seed}/{turn}/{each}".encode()))
