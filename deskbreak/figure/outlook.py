"""What tired eyes look at: a window and what is far behind it."""

from collections.abc import Iterator

from deskbreak.figure.model import Bead, Solid, line
from deskbreak.figure.shape import Role
from deskbreak.figure.space import Vec

VIEW = Vec(-21.5, 5.0, 0.0)
"""The middle of the window that one looks out of."""


def window() -> Iterator[Solid]:
    """A window with a hill and a tree, far behind everything else."""

    def at(x: float, y: float) -> Vec:
        return VIEW.plus(Vec(x, y, -40.0))

    def filled(name: str, role: Role, lift: float, *beads: tuple[float, float, float]) -> Solid:
        return Solid(name, role, (tuple(Bead(at(x, y), r) for x, y, r in beads),), lift)

    yield filled("pane", "paper", 0.0, (-7, 8, 0.3), (7, 8, 0.3), (7, -8, 0.3), (-7, -8, 0.3))
    yield filled(
        "hill", "ground", 1.0, (-6.8, -7.7, 0.2), (6.8, -7.7, 0.2), (6.8, -5.0, 0.2), (0, -4.6, 3.0), (-6.8, -6, 0.2)
    )
    yield line("tree-trunk", "prop", (at(-3, -2.4), at(-3, 0.5)), 0.6, lift=2.0)
    yield filled("tree", "top", 3.0, (-3, 1.2, 1.9), (-3, 3.0, 1.3))
    yield line("window-bars", "prop", (at(1.5, 8), at(1.5, -8)), 0.4, lift=4.0)
    yield line("window-sill", "prop", (at(-8.2, -8), at(8.2, -8)), 1.0, lift=4.0)
    rim = (at(-7, -8), at(-7, 8), at(7, 8), at(7, -8), at(-7, -8))
    yield line("window", "prop", rim, 0.6, lift=4.0)
