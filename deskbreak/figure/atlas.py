"""The body with the regions that were worked, painted with Pillow on transparent ground."""

from collections.abc import Iterable

from PIL import Image, ImageChops, ImageColor, ImageDraw

from deskbreak.figure.clay import DOTS, GRID, TINTS
from deskbreak.figure.regions import EDGE, GAP, RIM, SEAM, WIDE, Worked
from deskbreak.figure.shape import HEIGHT, Hull, Shape
from deskbreak.figure.still import COLOURS, FINER, Theme, points


def atlas(drawing: tuple[Shape | Worked, ...], height: int, theme: Theme) -> Image.Image:
    """`drawing`, `height` pixels high (RGBA)."""
    scale = height * FINER / HEIGHT
    colours = COLOURS[theme]
    image = Image.new("RGBA", (round(WIDE * scale), round(HEIGHT * scale)), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    parts = [thing for thing in drawing if isinstance(thing, Shape)]
    _fill(draw, (hull for part in parts for hull in part.hulls), scale, EDGE, colours["prop"])
    for thing in drawing:
        if isinstance(thing, Shape):
            _fill(draw, thing.hulls, scale, SEAM, colours["line"])
            _fill(draw, thing.hulls, scale, 0.0, colours["ground"])
        else:
            _patch(image, thing, scale, colours["ground"], colours["work"])
    return image.resize((round(WIDE * height / HEIGHT), height), Image.Resampling.LANCZOS)


def _fill(draw: ImageDraw.ImageDraw, hulls: Iterable[Hull], scale: float, grown: float, colour: str | int) -> None:
    for hull in hulls:
        draw.polygon(points(hull, scale, grown), fill=colour)


def _patch(image: Image.Image, worked: Worked, scale: float, under: str, clay: str) -> None:
    cut = _mask(image.size, worked.patch.cut, scale)
    gap, rim, inside = (
        ImageChops.multiply(cut, _mask(image.size, worked.patch.hulls, scale, grown)) for grown in (GAP, RIM, 0.0)
    )
    image.paste(ImageColor.getrgb(under), (0, 0), gap)
    image.paste(ImageColor.getrgb(clay), (0, 0), rim)
    if worked.step == "most":
        return
    image.paste(ImageColor.getrgb(under), (0, 0), inside)
    image.paste(ImageColor.getrgb(clay), (0, 0), inside.point(lambda value: value * TINTS[worked.step]))
    dots = ImageChops.multiply(inside, _dots(image.size, DOTS[worked.step] * scale, GRID * scale))
    image.paste(ImageColor.getrgb(clay), (0, 0), dots)


def _mask(size: tuple[int, int], hulls: tuple[Hull, ...], scale: float, grown: float = 0.0) -> Image.Image:
    mask = Image.new("L", size, 0)
    _fill(ImageDraw.Draw(mask), hulls, scale, grown, 255)
    return mask


def _dots(size: tuple[int, int], radius: float, grid: float) -> Image.Image:
    dots = Image.new("L", size, 0)
    draw = ImageDraw.Draw(dots)
    for row in range(int(2 * size[1] / grid) + 2):
        for column in range(int(size[0] / grid) + 2):
            x, y = (column + (row % 2) / 2) * grid, row * grid / 2
            draw.ellipse((x - radius, y - radius, x + radius - 1, y + radius - 1), fill=255)  # its ends are painted too
    return dots
