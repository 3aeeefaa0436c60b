"""What a scene is made of before it is painted: solids in space, balls under one skin, as seen by nobody in particular."""

from dataclasses import dataclass
from typing import NamedTuple

from deskbreak.figure.shape import Role
from deskbreak.figure.space import Vec


class Bead(NamedTuple):
    """A ball in space; centimetres."""

    at: Vec
    r: float


@dataclass(frozen=True, slots=True)
class Solid:
    """A thing to be painted: the union of its hulls over beads.

    `lift` (cm) brings it forward in the painting order; `normal` is where a flat thing on a surface points: it is left
    out where that is away from the onlooker. `framed` says whether the picture is made wide enough for it.
    """

    id: str
    role: Role
    hulls: tuple[tuple[Bead, ...], ...]
    lift: float = 0.0
    normal: Vec | None = None
    framed: bool = True
