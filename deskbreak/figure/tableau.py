"""Two poses of the body to compare: seen from the same place, at the same size."""

from dataclasses import replace

from deskbreak.core.workstation import Item
from deskbreak.figure import person
from deskbreak.figure.camera import MARGIN, camera, window
from deskbreak.figure.painting import mirrored, paint
from deskbreak.figure.shape import HEIGHT, WIDTH, Picture

Box = tuple[float, float, float, float]


def tableau(item: Item) -> tuple[tuple[Picture, Picture], Box]:
    """How it often is and how it is more comfortable; and the left, top, width and height that hold both.

    They are drawn through one window, so that what differs between them is what differs in the room. From the side the
    body looks to the right, as in the player. Raises `KeyError` where a pose is missing.
    """
    straight = camera(item.view, item.turn)
    seen_by = replace(straight, pitch=straight.pitch + item.above)
    often, rather = (tuple(person.solids(person.read(name))) for name in (item.often, item.rather))
    zones = ("upper", "lower") if item.focus == "body" else ("upper",)
    shown = [
        (seen_by.see(bead.at), bead.r)
        for solid in (*often, *rather)
        if solid.zone in zones
        for hull in solid.hulls
        for bead in hull
    ]
    through = window(shown, person.LARGEST)
    pictures = paint(often, seen_by, through), paint(rather, seen_by, through)
    if item.view == "side":
        pictures = mirrored(pictures[0]), mirrored(pictures[1])
    return pictures, _box([(*through.place(seen), radius * through.scale) for seen, radius in shown])


def _box(balls: list[tuple[float, float, float]]) -> Box:
    """The picture's whole width, and as much of its height as is drawn on."""
    top = max(0.0, min(y - r for _x, y, r in balls) - MARGIN)
    bottom = min(HEIGHT, max(y + r for _x, y, r in balls) + MARGIN)
    return 0.0, top, WIDTH, bottom - top
