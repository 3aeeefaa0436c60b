"""The tray's picture, put together with Pillow from the masks in icons/.

Pillow is loaded when the first picture is drawn, and only its PNG reader. There is no drawing here but laying masks
over each other, which keeps ImageDraw and its fonts out of a process that lives all day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, assert_never

from deskbreak.resources import folder

if TYPE_CHECKING:
    from PIL.Image import Image

Shape = Literal["counting", "due", "break", "paused", "off"]

# Each lies between light and dark, so that it keeps 3:1 on a white panel and on a black one.
PINE, CLAY, GOLD, MIST = (42, 146, 119), (214, 92, 52), (176, 126, 26), (116, 138, 146)
TRACK = 100
"""How strong the part of the ring is that is still empty, of 255."""


@dataclass(frozen=True, slots=True)
class Face:
    """What the icon shows."""

    shape: Shape
    fill: float
    """How full the ring is, from 0 to 1."""


def draw(face: Face, size: int) -> "Image":
    """The picture in RGBA, `size` pixels wide and high. Raises `DeskbreakError` or `OSError` where icons/ is broken."""
    return _scaled(*_compose(face), size)


def argb(face: Face, sizes: Iterable[int]) -> list[tuple[int, bytes]]:
    """Each size as StatusNotifierItem wants it: four bytes a pixel, alpha first."""
    from PIL import Image

    composed = _compose(face)
    pictures = []
    for size in sizes:
        red, green, blue, alpha = _scaled(*composed, size).split()
        pictures.append((size, Image.merge("RGBA", (alpha, red, green, blue)).tobytes()))
    return pictures


def _scaled(colour: tuple[int, int, int], alpha: "Image", size: int) -> "Image":
    from PIL import Image

    picture = Image.new("RGBA", (size, size), colour)
    picture.putalpha(alpha.resize((size, size), Image.Resampling.BOX))
    return picture


def _compose(face: Face) -> tuple[tuple[int, int, int], "Image"]:
    from PIL import ImageChops

    match face.shape:
        case "counting":
            return PINE, ImageChops.lighter(_ring(face.fill), _mask("person"))
        case "due":
            badge = ImageChops.subtract(_mask("disc"), ImageChops.lighter(_mask("knock"), _mask("gap")))
            return CLAY, ImageChops.lighter(badge, _mask("dot"))
        case "break":
            return PINE, _mask("raised")
        case "paused":
            return GOLD, ImageChops.lighter(_ring(1), _mask("bars"))
        case "off":
            return MIST, _mask("hollow")
    assert_never(face.shape)


def _ring(fill: float) -> "Image":
    from PIL import ImageChops

    reached = round(255 * fill)
    part = _mask("sweep").point([255 if turn < reached else TRACK for turn in range(256)])
    return ImageChops.multiply(_mask("ring"), part)


def _mask(name: str) -> "Image":
    # Image.open would load the readers of five formats first.
    from PIL.PngImagePlugin import PngImageFile

    with PngImageFile(folder("icons") / f"tray-{name}.png") as file:
        file.load()
        return file.copy()
