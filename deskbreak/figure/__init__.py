"""The drawn person: a pose becomes shapes, and shapes become a still or numbers that the page moves."""

from dataclasses import asdict, replace
from html import escape
from typing import Any

from deskbreak.core.routine import Side, View
from deskbreak.figure import front, side
from deskbreak.figure.pose import facing, profile
from deskbreak.figure.shape import HEIGHT, WIDTH, Ellipse, Shape, Skeleton, Stroke

__all__ = ["Ellipse", "Shape", "Skeleton", "Stroke", "as_json", "skeleton", "svg"]


def skeleton(pose: str, view: View, side: Side) -> Skeleton:
    """The shapes of `pose`, made for the left side and mirrored for the right; "backward" moves the shoulders back.

    Raises `KeyError` where there is no such pose in this view.
    """
    drawn = _profile(pose, side) if view == "side" else _facing(pose, view)
    return drawn.mirrored() if side == "right" else drawn


def svg(skel: Skeleton, title: str) -> str:
    """A still: a whole `<svg>` with its `title`, whose colours are left to the classes of the page."""
    shapes = "".join(_element(shape) for shape in skel.shapes if not _unseen(shape))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figure" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img">'
        f"<title>{escape(title)}</title>{shapes}</svg>"
    )


def as_json(skel: Skeleton) -> dict[str, Any]:
    """Plain data: the shapes in painting order, each with id, kind, role and its numbers."""
    return {"shapes": [{key: _short(value) for key, value in asdict(shape).items()} for shape in skel.shapes]}


def _facing(pose: str, view: View) -> Skeleton:
    numbers = facing(pose, view)
    return front.draw(numbers, "back" if view == "back" else "front")


def _profile(pose: str, direction: Side) -> Skeleton:
    numbers = profile(pose)
    if direction == "backward":
        forward, up = numbers.shoulder
        numbers = replace(numbers, shoulder=(-forward, up))
    return side.draw(numbers)


def _unseen(shape: Shape) -> bool:
    return isinstance(shape, Stroke) and shape.width == 0


def _element(shape: Shape) -> str:
    look = f'class="{shape.kind} {shape.role}"'
    if isinstance(shape, Stroke):
        return (
            f'<line {look} x1="{shape.x1:.2f}" y1="{shape.y1:.2f}" x2="{shape.x2:.2f}" y2="{shape.y2:.2f}"'
            f' stroke-width="{shape.width:.2f}"/>'
        )
    place = f"rotate({shape.angle:.2f} {shape.cx:.2f} {shape.cy:.2f})"
    return (
        f'<ellipse {look} cx="{shape.cx:.2f}" cy="{shape.cy:.2f}" rx="{shape.rx:.2f}" ry="{shape.ry:.2f}"'
        f' transform="{place}"/>'
    )


def _short(value: Any) -> Any:
    return round(value, 2) if isinstance(value, float) else value
