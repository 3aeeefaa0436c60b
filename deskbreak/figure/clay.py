"""Three steps of strength, which differ by pattern as well as colour: tinted with small dots, large dots, solid."""

from collections.abc import Mapping
from typing import Literal, get_args

Step = Literal["little", "some", "most"]
STEPS: tuple[Step, ...] = get_args(Step)

GRID = 3.8
"""Units from one dot of a pattern to the next; another one lies between four."""
DOTS: Mapping[Step, float] = {"little": 0.55, "some": 0.98}
"""The radius of the dots of a step; the strongest is solid."""
TINTS: Mapping[Step, float] = {"little": 0.2, "some": 0.4}
"""How much clay lies between the dots."""


def step_of(share: float) -> Step | None:
    """How strongly something is shown that is `share` of the most there is; none if it is nothing."""
    return STEPS[min(2, int(share * 3))] if share > 0 else None


def pattern(step: Step, name: str, scale: float = 1.0) -> str:
    """The SVG pattern of a step that has one, with the id `name`; its colours are those of its page."""
    scaled = f' patternTransform="scale({scale:.2f})"' if scale != 1.0 else ""
    corners = [(0.0, 0.0), (GRID, 0.0), (0.0, GRID), (GRID, GRID), (GRID / 2, GRID / 2)]
    dots = "".join(f'<circle cx="{x:g}" cy="{y:g}" r="{DOTS[step]:g}"/>' for x, y in corners)
    return (
        f'<pattern id="{name}" width="{GRID:g}" height="{GRID:g}" patternUnits="userSpaceOnUse"{scaled}>'
        f'<rect class="under" width="{GRID:g}" height="{GRID:g}"/>'
        f'<rect width="{GRID:g}" height="{GRID:g}" fill-opacity="{TINTS[step]:g}"/>{dots}</pattern>'
    )
