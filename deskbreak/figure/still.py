"""A picture painted with Pillow: for notifications, the README and `deskbreak routines show --picture`."""

from math import cos, pi, sin
from typing import Literal

from PIL import Image, ImageColor, ImageDraw

from deskbreak.figure.shape import HEIGHT, WIDTH, Hull, Picture, Role, Shape, outline

Theme = Literal["light", "dark"]
Points = list[tuple[float, float]]
Colours = dict[Role | Literal["surface"], str]

COLOURS: dict[Theme, Colours] = {
    "light": {
        "surface": "#FFFFFF",
        "skin": "#E2B495",
        "skin-far": "#CC9C7D",
        "bare": "#E2B495",
        "bare-far": "#CC9C7D",
        "top": "#5E9A8B",
        "top-far": "#4C8576",
        "trousers": "#47585F",
        "trousers-far": "#38474D",
        "shoe": "#8A7A69",
        "shoe-far": "#746657",
        "line": "#B9AFA1",
        "prop": "#859195",
        "paper": "#F5F0E8",
        "ground": "#EEE8DE",
        "ball": "#C9A227",
        "band": "#B9927A",
        "work": "#C9542B",
        "stretch": "#C9542B",
        "eye": "#FFFFFF",
        "ink": "#54423A",
    },
    "dark": {
        "surface": "#1C2326",
        "skin": "#D9AA8B",
        "skin-far": "#B98C6F",
        "bare": "#D9AA8B",
        "bare-far": "#B98C6F",
        "top": "#5E9A8B",
        "top-far": "#487B6E",
        "trousers": "#66797F",
        "trousers-far": "#53646A",
        "shoe": "#9B8B79",
        "shoe-far": "#7F7161",
        "line": "#4A565A",
        "prop": "#8C9A9E",
        "paper": "#283236",
        "ground": "#272F32",
        "ball": "#E0B04C",
        "band": "#B58E77",
        "work": "#DE5A30",
        "stretch": "#DE5A30",
        "eye": "#F4EFE8",
        "ink": "#3B2E28",
    },
}
"""The same colours as the page's style has; a test compares them."""

FINER = 3
"""How much finer it is painted than shown, to smooth the edges."""
HALO = 1.1
HALOED = ("skin", "top", "trousers", "shoe", "ball", "band")
HATCH = 4.4
"""Units of the picture from one line of a hatching to the next."""


def still(picture: Picture, height: int, theme: Theme = "light") -> Image.Image:
    """The picture, `height` pixels high, on the theme's card."""
    scale = height * FINER / HEIGHT
    colours = COLOURS[theme]
    image = Image.new("RGB", (round(WIDTH * scale), round(HEIGHT * scale)), colours["surface"])
    for shape in picture.shapes:
        _paint(image, shape, scale, colours)
    return image.resize((round(WIDTH * height / HEIGHT), height), Image.Resampling.LANCZOS)


def _paint(image: Image.Image, shape: Shape, scale: float, colours: Colours) -> None:
    draw = ImageDraw.Draw(image)
    if shape.role.removesuffix("-far") in HALOED:
        for hull in shape.hulls:
            draw.polygon(points(hull, scale, HALO), fill=colours["surface"])
    if shape.role == "stretch":
        _hatch(image, shape, scale, colours["stretch"])
        return
    for hull in shape.hulls:
        draw.polygon(points(hull, scale), fill=colours[shape.role])


def _hatch(image: Image.Image, shape: Shape, scale: float, colour: str) -> None:
    """Diagonal lines inside the shape, and its rim."""
    mask = Image.new("L", image.size, 0)
    inside = ImageDraw.Draw(mask)
    for hull in shape.hulls:
        inside.polygon(points(hull, scale), fill=255)
    lines = Image.new("L", image.size, 0)
    ink = ImageDraw.Draw(lines)
    width, height = image.size
    step = HATCH * scale
    for number in range(int((width + height) / step) + 1):
        ink.line((number * step, 0, number * step - height, height), fill=255, width=round(step * 0.45))
    both = Image.composite(lines, Image.new("L", image.size, 0), mask)
    image.paste(ImageColor.getrgb(colour), (0, 0), both)


def points(hull: Hull, scale: float, grown: float = 0.0) -> Points:
    """The rim of `hull` in pixels, `scale` to a unit, with its balls `grown` by so many units."""
    rim: Points = []
    for arc in outline(tuple(ball._replace(r=ball.r + grown) for ball in hull)):
        steps = max(2, int((arc.end - arc.start) / (pi / 16)))
        for step in range(steps + 1):
            angle = arc.start + (arc.end - arc.start) * step / steps
            rim.append(((arc.ball.x + arc.ball.r * cos(angle)) * scale, (arc.ball.y + arc.ball.r * sin(angle)) * scale))
    return rim
