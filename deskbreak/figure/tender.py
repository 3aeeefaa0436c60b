"""A muscle's picture: crosses where it is usually tender, and dotted patches where it may be felt."""

from collections.abc import Iterator
from functools import cache
from html import escape

from deskbreak.core.body.zone import Side
from deskbreak.figure.aspect import Plate
from deskbreak.figure.body import SIDES
from deskbreak.figure.body import Side as Half
from deskbreak.figure.bust import WIDE, bust
from deskbreak.figure.clay import pattern
from deskbreak.figure.referral import MUSCLES
from deskbreak.figure.shape import Shape
from deskbreak.figure.svg import path
from deskbreak.figure.view import WHOLE, Frame, View
from deskbreak.words import gettext as _

USUAL = 160.0
"""Marks and dots are as large as they would be in a picture so many units high, whatever part of the body it shows."""
MARK = '<circle class="tender" r="4.6"/><path class="cross" d="M-2-2L2 2M2-2L-2 2"/>'


def legend() -> str:
    """The two signs of a picture, small, with what they mean in words."""
    tender, felt = _("Usually tender here"), _("May be felt here")
    return (
        f'<span class="felt-where legend"><span class="sign"><svg viewBox="-6 -6 12 12" aria-hidden="true">{MARK}</svg>'
        f'{escape(tender)}</span><span class="sign"><svg viewBox="-6 -6 12 12" aria-hidden="true"><defs>'
        f'{pattern("some", "felt-legend")}</defs><g class="felt" fill="url(#felt-legend)">'
        f'<path d="M-5-5H5V5H-5Z"/></g></svg>{escape(felt)}</span></span>'
    )


def as_svg(muscle: str, side: Side = "left", label: str = "") -> str:
    """One `<svg>` for each aspect, in one element; their colours are in figure.css. Raises `KeyError` for no muscle.

    "middle" shows both sides. With a `label` it is an image of that name; without one, screen readers pass it by, and
    the page says what it shows. A page holds each muscle and side once: it has ids, which begin with "felt-".
    """
    named = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    views = "".join(_picture(f"felt-{muscle}-{side}-{view.aspect}", view, side) for view in MUSCLES[muscle])
    return f'<span class="felt-where" {named}>{views}</span>'


def _picture(name: str, view: View, side: Side) -> str:
    plate, frame = bust(view.aspect), framed(view.frame, side)
    finer = frame.high / USUAL
    body = "".join(f'<path d="{_path(part.hulls)}"/>' for part in plate.parts if _shows(part, frame))
    felt = "".join(f'<path d="{_path((plate.hull(spots, half),))}"/>' for half in halves(side) for spots in view.felt)
    called = {"front": _("From the front"), "back": _("From behind")}[view.aspect]
    return (
        '<span class="view"><svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="{frame.x:g} {frame.y:g} {frame.wide:g} {frame.high:g}">'
        f'<defs><g id="{name}-body">{body}</g>{pattern("some", f"{name}-dots", finer)}</defs>'
        f'<use class="edge" href="#{name}-body"/><use class="part" href="#{name}-body"/>'
        f'<g class="felt" fill="url(#{name}-dots)">{felt}</g>{"".join(_marks(plate, view, side, finer))}</svg>'
        f"<span>{escape(called)}</span></span>"
    )


def framed(frame: Frame, side: Side) -> Frame:
    """The frame of a side: mirrored for the right, and for both all of the body where one half would not do."""
    if side == "left" or frame.x + frame.wide / 2 == WIDE / 2:
        return frame
    return frame._replace(x=WIDE - frame.x - frame.wide) if side == "right" else WHOLE


def halves(side: Side) -> tuple[Half, ...]:
    """The halves of the body that are drawn for a side."""
    return {"left": SIDES[:1], "right": SIDES[1:], "middle": SIDES}[side]


def _marks(plate: Plate, view: View, side: Side, finer: float) -> Iterator[str]:
    for half in halves(side):
        for spot in view.tender:
            (at,) = plate.hull((spot,), half)
            yield f'<g transform="translate({at.x:.1f} {at.y:.1f}) scale({finer:.2f})">{MARK}</g>'


def _shows(part: Shape, frame: Frame) -> bool:
    balls = [ball for hull in part.hulls for ball in hull]
    return (
        min(ball.x - ball.r for ball in balls) < frame.x + frame.wide
        and max(ball.x + ball.r for ball in balls) > frame.x
        and min(ball.y - ball.r for ball in balls) < frame.y + frame.high
        and max(ball.y + ball.r for ball in balls) > frame.y
    )


_path = cache(path)
