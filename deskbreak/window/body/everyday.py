"""What people call the zones in everyday words, the groups they stand in, and how a place is found by such words."""

from collections.abc import Mapping
from dataclasses import dataclass

from deskbreak.core.body import zone
from deskbreak.words import gettext as _


@dataclass(frozen=True, slots=True)
class Listed:
    """A zone in the list: `words` is all that it can be found by, in small letters."""

    zone: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """Zones that lie together."""

    name: str
    zones: tuple[Listed, ...]


def groups(find: str = "") -> list[Group]:
    """The zones that have all words of `find`, group by group; a group without any is left out."""
    names, also = zone.names(), _also()
    listed = {each: Listed(each, names[each], f"{names[each]}, {also[each]}".casefold()) for each in zone.ZONES}
    typed = find.casefold().split()
    made = [
        Group(name, tuple(listed[each] for each in zones if all(word in listed[each].words for word in typed)))
        for name, zones in _groups().items()
    ]
    return [group for group in made if group.zones]


def _groups() -> Mapping[str, tuple[str, ...]]:
    return {
        _("Head"): ("forehead-eye", "temple", "crown", "back-of-head", "jaw-ear"),
        _("Neck and shoulders"): (
            *("side-neck", "neck-shoulder-angle", "shoulder-top", "shoulder-front", "shoulder-outer-arm"),
        ),
        _("Upper back and chest"): ("between-blades", "on-under-blade", "below-blade", "chest-front"),
        _("Arm and hand"): ("forearm-elbow", "wrist-hand"),
        _("Low back and hip"): ("low-back", "hip-buttock"),
    }


def _also() -> Mapping[str, str]:
    return {
        "forehead-eye": _("headache, brow, eyebrow, eyes, eye strain, over the eye, behind the eye, cheek, sinus"),
        "temple": _("headache, side of the head, beside the eye, migraine, tight band round the head"),
        "crown": _("headache, top of the skull, scalp, pressure on the head"),
        "back-of-head": _("headache, base of the skull, nape, under the hair"),
        "jaw-ear": _("teeth, tooth, clenching, grinding, chewing, cheek, earache, face"),
        "side-neck": _("stiff neck, wry neck, cannot turn my head, nape, throat side, phone neck"),
        "neck-shoulder-angle": _(
            "stiff neck, levator, where the neck begins, knot beside the neck, bag strap, trapezius"
        ),
        "shoulder-top": _("knot, tight shoulders, tense shoulders, bag strap, trapezius, shrugging"),
        "shoulder-front": _("front of the arm, armpit, rotator cuff, reaching behind, deep in the shoulder"),
        "shoulder-outer-arm": _("upper arm, deltoid, side of the arm, lifting the arm, mouse arm"),
        "between-blades": _(
            "between the shoulder blades, upper back, middle of the back, beside the spine, rhomboids, knot"
        ),
        "on-under-blade": _("shoulder blade, wing, scapula, upper back, behind the shoulder"),
        "below-blade": _("mid back, middle of the back, ribs, flank, bra line, side of the back"),
        "chest-front": _("breast, breastbone, collarbone, ribs in front, pectoral"),
        "forearm-elbow": _("mouse arm, tennis elbow, elbow, lower arm, typing arm, gripping"),
        "wrist-hand": _("mouse arm, mouse hand, thumb, finger, palm, carpal tunnel, typing, phone thumb"),
        "low-back": _("lower back, lumbar, small of the back, backache, tailbone, loin"),
        "hip-buttock": _("bottom, seat, buttocks, glutes, hip, side of the hip, sciatica, thigh"),
    }
