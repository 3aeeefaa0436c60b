"""The regions of the body that an exercise can be for, and what people call them."""

from deskbreak.words import gettext as _

REGIONS = (
    *("head", "eyes", "neck", "shoulders", "shoulder-blades", "upper-back", "chest", "lower-back", "wrists", "legs"),
    *("breathing", "any"),
)
"""What the routine files call them, from the top down. "breathing" and "any" are no one place."""


def names() -> dict[str, str]:
    """What each region is called, in their order."""
    return {
        "head": _("Head"),
        "eyes": _("Eyes"),
        "neck": _("Neck"),
        "shoulders": _("Shoulders"),
        "shoulder-blades": _("Shoulder blades"),
        "upper-back": _("Upper back"),
        "chest": _("Chest"),
        "lower-back": _("Lower back"),
        "wrists": _("Wrists and hands"),
        "legs": _("Legs"),
        "breathing": _("Breathing"),
        "any": _("Whole body"),
    }
