"""The places on the body that a person can point at, and what they are called.

What may lie behind a sore place, and what is asked about it first, is in `routines/body.toml`, which the resident never
reads; the names are here because prompts and the tray speak of sore places too.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from deskbreak.words import gettext as _

Side = Literal["left", "right", "middle"]
SIDES: tuple[Side, ...] = get_args(Side)
"""Of the person; "middle" is for a place that has no side, or is sore on both."""

MIDDLE = frozenset({"crown"})
"""The zones that lie on the middle line only."""
ZONES = (
    *("forehead-eye", "temple", "crown", "back-of-head", "jaw-ear", "side-neck", "neck-shoulder-angle", "shoulder-top"),
    *("shoulder-front", "shoulder-outer-arm", "between-blades", "on-under-blade", "below-blade", "chest-front"),
    *("forearm-elbow", "wrist-hand", "low-back", "hip-buttock"),
)
"""From the top down."""

AROUND: Mapping[str, frozenset[str]] = {
    "forehead-eye": frozenset({"head", "eyes", "neck"}),
    "temple": frozenset({"head", "neck"}),
    "crown": frozenset({"head", "neck"}),
    "back-of-head": frozenset({"head", "neck"}),
    "jaw-ear": frozenset({"head"}),
    "side-neck": frozenset({"neck"}),
    "neck-shoulder-angle": frozenset({"neck", "shoulders"}),
    "shoulder-top": frozenset({"neck", "shoulders"}),
    "shoulder-front": frozenset({"shoulders", "chest"}),
    "shoulder-outer-arm": frozenset({"shoulders"}),
    "between-blades": frozenset({"shoulder-blades", "upper-back"}),
    "on-under-blade": frozenset({"shoulder-blades", "upper-back"}),
    "below-blade": frozenset({"shoulder-blades", "upper-back"}),
    "chest-front": frozenset({"chest"}),
    "forearm-elbow": frozenset({"wrists"}),
    "wrist-hand": frozenset({"wrists"}),
    "low-back": frozenset({"lower-back"}),
    "hip-buttock": frozenset({"lower-back", "legs"}),
}
"""The regions (`core.region`) that a routine for a zone works."""


def sides(zone: str) -> tuple[Side, ...]:
    """The sides that `zone` can be sore on."""
    return ("middle",) if zone in MIDDLE else SIDES


def names() -> Mapping[str, str]:
    """What each zone is called in a list, in their order."""
    return {
        "forehead-eye": _("Forehead, over or behind the eye"),
        "temple": _("Temple"),
        "crown": _("Top of the head"),
        "back-of-head": _("Back of the head, under the skull"),
        "jaw-ear": _("Jaw and ear"),
        "side-neck": _("Side and back of the neck"),
        "neck-shoulder-angle": _("Angle of neck and shoulder"),
        "shoulder-top": _("Top of the shoulder"),
        "shoulder-front": _("Front of the shoulder"),
        "shoulder-outer-arm": _("Outer shoulder and upper arm"),
        "between-blades": _("Between spine and shoulder blade"),
        "on-under-blade": _("On or under the shoulder blade"),
        "below-blade": _("Below the shoulder blade"),
        "chest-front": _("Chest"),
        "forearm-elbow": _("Outer elbow and forearm"),
        "wrist-hand": _("Wrist, hand and fingers"),
        "low-back": _("Low back"),
        "hip-buttock": _("Hip and buttock"),
    }


def titled(name: str, side: Side) -> str:
    """What is called `name`, with its side, as it stands at the head of a page or in a list."""
    match side:
        case "left":
            return _("{zone}, left").format(zone=name)
        case "right":
            return _("{zone}, right").format(zone=name)
        case _:
            return name


def spoken(zone: str, side: Side) -> str:
    """How a sentence speaks of the zone to the person: "your left temple"."""
    left, right, middle = _spoken()[zone]
    return {"left": left, "right": right, "middle": middle}[side]


def beginning(zone: str, side: Side) -> str:
    """The same where a sentence begins with it: "Your left temple"."""
    place = spoken(zone, side)
    return place[:1].upper() + place[1:]


def _spoken() -> Mapping[str, tuple[str, str, str]]:
    crown = _("the top of your head")
    return {
        "forehead-eye": (_("the left of your forehead"), _("the right of your forehead"), _("your forehead")),
        "temple": (_("your left temple"), _("your right temple"), _("your temples")),
        "crown": (crown, crown, crown),
        "back-of-head": (
            _("the back of your head, on the left"),
            _("the back of your head, on the right"),
            _("the back of your head"),
        ),
        "jaw-ear": (_("the left of your jaw"), _("the right of your jaw"), _("your jaw")),
        "side-neck": (_("the left side of your neck"), _("the right side of your neck"), _("your neck")),
        "neck-shoulder-angle": (
            _("the left angle of your neck"),
            _("the right angle of your neck"),
            _("where your neck meets your shoulders"),
        ),
        "shoulder-top": (_("your left shoulder"), _("your right shoulder"), _("your shoulders")),
        "shoulder-front": (
            _("the front of your left shoulder"),
            _("the front of your right shoulder"),
            _("the front of your shoulders"),
        ),
        "shoulder-outer-arm": (_("your left upper arm"), _("your right upper arm"), _("your upper arms")),
        "between-blades": (
            _("the place beside your left shoulder blade"),
            _("the place beside your right shoulder blade"),
            _("the place between your shoulder blades"),
        ),
        "on-under-blade": (_("your left shoulder blade"), _("your right shoulder blade"), _("your shoulder blades")),
        "below-blade": (
            _("the place below your left shoulder blade"),
            _("the place below your right shoulder blade"),
            _("the place below your shoulder blades"),
        ),
        "chest-front": (_("the left of your chest"), _("the right of your chest"), _("your chest")),
        "forearm-elbow": (_("your left forearm"), _("your right forearm"), _("your forearms")),
        "wrist-hand": (_("your left hand"), _("your right hand"), _("your hands")),
        "low-back": (_("the left of your low back"), _("the right of your low back"), _("your low back")),
        "hip-buttock": (_("your left hip"), _("your right hip"), _("your hips")),
    }
