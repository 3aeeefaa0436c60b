"""A picture as SVG. The colours are left to the classes of the page, one a role."""

from html import escape
from math import pi

from deskbreak.figure.shape import HEIGHT, WIDTH, Hull, Picture, outline


def svg(picture: Picture, title: str, box: tuple[float, float, float, float] = (0.0, 0.0, WIDTH, HEIGHT)) -> str:
    """A whole `<svg>` with its `title`; `box` is the part of the picture that it shows: left, top, width, height."""
    view = " ".join(f"{number:.0f}" for number in box)
    shapes = "".join(f'<path class="{shape.role}" d="{path(shape.hulls)}"/>' for shape in picture.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figure" viewBox="{view}" role="img">'
        f"<title>{escape(title)}</title>{shapes}</svg>"
    )


def path(hulls: tuple[Hull, ...]) -> str:
    """The outlines of `hulls` as the data of one path."""
    return "".join(_outline(hull) for hull in hulls)


def _outline(hull: Hull) -> str:
    pieces: list[str] = []
    for arc in outline(hull):
        start, end, r = arc.at(arc.start), arc.at(arc.end), arc.ball.r
        sweep = arc.end - arc.start
        pieces.append(f"{'L' if pieces else 'M'}{start[0]:.1f} {start[1]:.1f}")
        if sweep > pi:
            half = arc.at(arc.start + sweep / 2)
            pieces.append(f"A{r:.1f} {r:.1f} 0 0 1 {half[0]:.1f} {half[1]:.1f}")
        pieces.append(f"A{r:.1f} {r:.1f} 0 0 1 {end[0]:.1f} {end[1]:.1f}")
    return "".join(pieces) + "Z"
