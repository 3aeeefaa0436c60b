"""Pictures with alpha laid over X windows by the server, whatever pixels a window has.

Protocol: X.Org, X Rendering Extension 0.11.
"""

import struct
from typing import TYPE_CHECKING

from deskbreak.desktop.xserver import Display

if TYPE_CHECKING:
    from PIL.Image import Image

CREATE_PIXMAP, FREE_PIXMAP, CREATE_GC, FREE_GC, CLEAR_AREA, PUT_IMAGE = 53, 54, 55, 60, 61, 72
QUERY_EXTENSION = 98
RENDER_VERSION, RENDER_FORMATS, CREATE_PICTURE, FREE_PICTURE, COMPOSITE = 0, 1, 4, 7, 8
Z_PIXMAP, OVER = 2, 3
ARGB32 = (1, 32, 16, 255, 8, 255, 0, 255, 24, 255)
"""The picture format with alpha: direct colours, the depth, then shift and mask of red, green, blue and alpha."""


class Brush:
    """Lays pictures over windows. The server blends them with what is there, whatever pixels a window has."""

    def __init__(self, display: Display) -> None:
        """Ask what the server can do; raises `OSError` and `struct.error`."""
        self._display = display
        name = b"RENDER"
        present, self._render = display.ask(QUERY_EXTENSION, 0, struct.pack("=Hxx", len(name)) + name)[8:10]
        if not present:
            raise OSError("the X server has no RENDER extension")
        display.ask(self._render, RENDER_VERSION, struct.pack("=II", 0, 11))
        self._argb, self._formats = _formats(display.ask(self._render, RENDER_FORMATS, b""))
        if not self._argb or display.root_visual not in self._formats:
            raise OSError("the X server's RENDER extension lacks a picture format")
        self._pixmap, self._gc, self._source, self._target = (display.fresh() for _each in range(4))

    def has_alpha(self, visual: int) -> bool:
        """Whether windows of this visual let through what lies below them."""
        return self._formats.get(visual) == self._argb

    def paint(self, picture: "Image", window: int, visual: int, room: tuple[int, int]) -> None:
        """Show nothing but `picture` in the middle of a window with `room` pixels."""
        (width, height), root, send = picture.size, self._display.root, self._display.send
        send(CREATE_PIXMAP, 32, struct.pack("=IIHH", self._pixmap, root, width, height))
        send(CREATE_GC, 0, struct.pack("=III", self._gc, self._pixmap, 0))
        put = struct.pack("=IIHHhhBBxx", self._pixmap, self._gc, width, height, 0, 0, 0, 32)
        send(PUT_IMAGE, Z_PIXMAP, put + self._pixels(picture))
        send(self._render, CREATE_PICTURE, struct.pack("=IIII", self._source, self._pixmap, self._argb, 0))
        send(self._render, CREATE_PICTURE, struct.pack("=IIII", self._target, window, self._formats[visual], 0))
        send(CLEAR_AREA, False, struct.pack("=IhhHH", window, 0, 0, 0, 0))
        at = ((room[0] - width) // 2, (room[1] - height) // 2)
        lay = struct.pack("=BxxxIIIhhhhhhHH", OVER, self._source, 0, self._target, 0, 0, 0, 0, *at, width, height)
        send(self._render, COMPOSITE, lay)
        for made in (self._target, self._source):
            send(self._render, FREE_PICTURE, struct.pack("=I", made))
        send(FREE_GC, 0, struct.pack("=I", self._gc))
        send(FREE_PIXMAP, 0, struct.pack("=I", self._pixmap))

    def _pixels(self, picture: "Image") -> bytes:
        from PIL import Image

        red, green, blue, alpha = picture.convert("RGBa").split()  # each colour times alpha, as RENDER takes them
        bands = (alpha, red, green, blue) if self._display.most_significant_first else (blue, green, red, alpha)
        return Image.merge("RGBA", bands).tobytes()


def _formats(answer: bytes) -> tuple[int, dict[int, int]]:
    """The format with alpha, and the format of each visual, from the reply to QueryPictFormats."""
    many, screens = struct.unpack_from("=II", answer, 8)
    argb = 0
    at = 32
    for _format in range(many):
        number, *form = struct.unpack_from("=IBBxxHHHHHHHH", answer, at)
        if tuple(form) == ARGB32:
            argb = number
        at += 28
    visuals: dict[int, int] = {}
    for _screen in range(screens):
        (depths,) = struct.unpack_from("=I", answer, at)
        at += 8
        for _depth in range(depths):
            (count,) = struct.unpack_from("=H", answer, at + 2)
            at += 8
            visuals.update(struct.iter_unpack("=II", answer[at : at + 8 * count]))
            at += 8 * count
    return argb, visuals
