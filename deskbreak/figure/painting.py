"""From solids to a picture: seen by a camera, through a window, what is far first."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import radians, sin

from deskbreak.figure.camera import Camera, Window
from deskbreak.figure.flesh import far
from deskbreak.figure.model import Solid
from deskbreak.figure.shape import WIDTH, Ball, Picture, Role, Shape

LEAST: Mapping[Role, float] = {"top-far": 0.3, "skin-far": -0.35, "work": -0.45, "stretch": -0.45}
"""How much blades, nose and ears must face the onlooker to be drawn; other flat things a little.

A muscle that is turned away a little still shows on the rim of the body.
"""
ACROSS = 0.6
"""How much a camera looks from the side before one arm and leg count as the far ones."""


def paint(things: Iterable[Solid], seen_by: Camera, through: Window) -> Picture:
    """The picture of `things`."""
    found: list[tuple[float, Shape]] = []
    across = abs(sin(radians(seen_by.azimuth))) > ACROSS
    for solid in (each for each in things if _shows(each, seen_by)):
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


def _shows(solid: Solid, seen_by: Camera) -> bool:
    """Whether it is to be seen: not what lies flat on a surface that is turned away."""
    return solid.normal is None or seen_by.faces(solid.normal) >= LEAST.get(solid.role, 0.08)


def _other(name: str) -> str:
    if name.endswith("-l"):
        return f"{name[:-2]}-r"
    return f"{name[:-2]}-l" if name.endswith("-r") else name
