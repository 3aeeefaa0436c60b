"""From solids to a picture: seen by a camera, through a window, what is far first."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import radians, sin

from deskbreak.figure.camera import Camera, Window
from deskbreak.figure.flesh import far
from deskbreak.figure.model import Solid
from deskbreak.figure.shape import WIDTH, Ball, Picture, Role, Shape

LEAST: Mapping[Role, float] = {"top-far": 0.3, "skin-far": -0.35, "work": -0.1, "stretch": -0.1}
"""How much blades, nose and ears, and muscles must face the onlooker to be drawn; other flat things a little."""
EDGE, EDGE_CM = -0.6, 1.3
"""How far a muscle may be turned away to show as an edge, and how far that stands out."""
ACROSS = 0.6
"""How much a camera looks from the side before one arm and leg count as the far ones."""


def paint(things: Iterable[Solid], seen_by: Camera, through: Window) -> Picture:
    """The picture of `things`."""
    found: list[tuple[float, Shape]] = []
    across = abs(sin(radians(seen_by.azimuth))) > ACROSS
    for solid in filter(None, (_turned(each, seen_by) for each in things)):
        hulls = [[seen_by.see(bead.at) for bead in hull] for hull in solid.hulls]
        nears = [seen.near for hull in hulls for seen in hull]
        role = far(solid.role) if across and solid.id.endswith("-r") else solid.role
        balls = tuple(
            tuple(Ball(*through.place(seen), bead.r * through.scale) for seen, bead in zip(seens, hull, strict=True))
            for seens, hull in zip(hulls, solid.hulls, strict=True)
        )
        near = seen_by.see(solid.anchor).near if solid.anchor is not None else sum(nears) / len(nears)
        found.append((near + solid.lift, Shape(solid.id, role, balls)))
    found.sort(key=lambda each: each[0])
    return Picture(tuple(shape for _depth, shape in found))


def mirrored(picture: Picture) -> Picture:
    """The same movement to the other side. Limbs change their names with it, so that left stays left."""
    return Picture(
        tuple(
            replace(
                shape,
                id=_other(shape.id),
                hulls=tuple(tuple(ball._replace(x=WIDTH - ball.x) for ball in hull) for hull in shape.hulls),
            )
            for shape in picture.shapes
        )
    )


def _turned(solid: Solid, seen_by: Camera) -> Solid | None:
    """What is to be seen of a flat thing on a surface; a muscle that is turned away a little still shows as an edge."""
    facing = 1.0 if solid.normal is None else seen_by.faces(solid.normal)
    if facing >= LEAST.get(solid.role, 0.08):
        return solid
    if solid.role not in ("work", "stretch") or facing < EDGE or solid.normal is None:
        return None
    out = solid.normal.unit.times(EDGE_CM)
    hulls = tuple(tuple(bead._replace(at=bead.at.plus(out)) for bead in hull) for hull in solid.hulls)
    return replace(solid, hulls=hulls, lift=-4.0)


def _other(name: str) -> str:
    if name.endswith("-l"):
        return f"{name[:-2]}-r"
    return f"{name[:-2]}-l" if name.endswith("-r") else name
