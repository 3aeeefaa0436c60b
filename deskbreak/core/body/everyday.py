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
    """The zones that have all words of `find` that say where, group by group; a group without any is left out."""
    names, also = zone.names(), _also()
    listed = {each: Listed(each, names[each], f"{names[each]}, {also[each]}".casefold()) for each in zone.ZONES}
    typed = [word for word in find.casefold().split() if word not in idle()]
    made = [
        Group(name, tuple(listed[each] for each in zones if all(word in listed[each].words for word in typed)))
        for name, zones in _groups().items()
    ]
    return [group for group in made if group.zones]


def idle() -> list[str]:
    """Words that do not say where it hurts, in small letters."""
    return _("pain, pains, ache, aches, hurt, hurts, sore, my, the, a, in, of, on, and").casefold().split(", ")


def signs() -> list[str]:
    """Parts of words by which people call what may be a warning sign, in small letters."""
    said = _(
        "tingl, numb, pins and needles, asleep, no feeling, weak, clumsy, swell, swoll, lump, heart, chest, breath, "
        "fever, night sweat, weight loss, dizz, faint, droop, slur, vision, stroke, accident, electric"
    )
    return said.casefold().split(", ")


def is_sign(find: str) -> bool:
    """Whether `find` speaks of what may be a warning sign."""
    return any(each in find.casefold() for each in signs())


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
        "temple": _("headache, tension, side of the head, beside the eye, migraine, tight band round the head"),
        "crown": _("headache, top of the skull, scalp, pressure on the head"),
        "back-of-head": _("headache, tension, base of the skull, nape, under the hair, behind my ear"),
        "jaw-ear": _("teeth, tooth, clenching, grinding, chewing, cheek, earache, behind my ear, face"),
        "side-neck": _(
            "stiff neck, wry neck, crick, tension, cannot turn my head, can't, can’t, nape, throat side, phone neck"
        ),
        "neck-shoulder-angle": _(
            "stiff neck, tension, levator, where the neck begins, knot beside the neck, bag strap, trapezius"
        ),
        "shoulder-top": _("knot, tension, tight shoulders, tense shoulders, bag strap, trapezius, shrugging"),
        "shoulder-front": _("front of the arm, armpit, rotator cuff, reaching behind, deep in the shoulder"),
        "shoulder-outer-arm": _("upper arm, deltoid, side of the arm, lifting the arm, mouse arm"),
        "between-blades": _(
            "between the shoulder blades, upper back, middle of the back, beside the spine, rhomboids, knot, tension"
        ),
        "on-under-blade": _("shoulder blade, wing, scapula, upper back, behind the shoulder"),
        "below-blade": _("mid back, middle of the back, ribs, flank, bra line, side of the back"),
        "chest-front": _("breast, breastbone, collarbone, ribs in front, pectoral"),
        "forearm-elbow": _(
            "mouse arm, tennis elbow, golfer's elbow, RSI, repetitive strain, elbow, lower arm, typing arm, gripping"
        ),
        "wrist-hand": _(
            "mouse arm, mouse hand, RSI, repetitive strain, thumb, finger, palm, carpal tunnel, typing, phone thumb"
        ),
        "low-back": _("lower back, bad back, lumbago, lumbar, small of the back, backache, tailbone, loin"),
        "hip-buttock": _("bottom, seat, buttocks, glutes, hip, side of the hip, sciatica, thigh"),
    }
