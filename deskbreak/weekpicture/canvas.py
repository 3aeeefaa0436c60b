"""What the picture of a week is drawn on: boxes, patterns and words, at places in pixels of the finished picture."""

from typing import Literal

from PIL import Image, ImageDraw

from deskbreak.weekpicture.fonts import Font, font, written

PAPER, SURFACE, INK, QUIET, HAIRLINE = "#FBF8F3", "#FFFFFF", "#1F2A2E", "#55646A", "#E4DDD2"
PINE, CLAY, GOLD, MIST, TRACK = "#1F6F5C", "#C9542B", "#A8740F", "#7C939B", "#F3F0EA"
"""The colours of the pages, light."""
FINER = 2
"""How much finer it is drawn than shown, to smooth the edges."""

Pattern = Literal["full", "slanted", "lines", "dots", "empty", "bars"]
Anchor = Literal["ls", "ms", "rs"]
"""Where a text stands on its baseline: to the right of its place, around it, or to the left."""
Box = tuple[float, float, float, float]


class Canvas:
    """A sheet of so many pixels, drawn on with methods that do not depend on each other's order but for covering."""

    def __init__(self, width: int, height: int) -> None:
        """An empty sheet of paper."""
        self._size = width, height
        self._image = Image.new("RGB", (width * FINER, height * FINER), PAPER)
        self._draw = ImageDraw.Draw(self._image)

    def finished(self) -> Image.Image:
        """The sheet in its own size."""
        return self._image.resize(self._size, Image.Resampling.LANCZOS)

    def box(
        self, box: Box, fill: str | None, *, radius: float = 0, outline: str | None = None, line: float = 0
    ) -> None:
        """A box with round corners; its outline lies inside."""
        thick = max(1, round(line * FINER)) if outline else 0
        self._draw.rounded_rectangle(_finer(box), radius * FINER, fill=fill, outline=outline, width=thick)

    def card(self, box: Box) -> None:
        """A surface that holds things."""
        self.box(box, SURFACE, radius=20, outline=HAIRLINE, line=2)

    def patterned(self, box: Box, pattern: Pattern, colour: str, *, radius: float = 5) -> None:
        """A box whose pattern tells it from the others also without its colour; on whole pixels, to be crisp."""
        left, top, right, bottom = (round(each) for each in box)
        if right <= left or bottom <= top:
            return
        box = left, top, right, bottom
        if pattern == "full":
            self.box(box, colour, radius=radius)
            return
        width, height = (right - left) * FINER, (bottom - top) * FINER
        marks = Image.new("L", (width, height), 0)
        _mark(ImageDraw.Draw(marks), pattern, width, height)
        corner = left * FINER, top * FINER
        inside = Image.new("L", (width, height), 0)
        ImageDraw.Draw(inside).rounded_rectangle((0, 0, width - 1, height - 1), radius * FINER, fill=255)
        self._image.paste(SURFACE, corner, inside)
        self._image.paste(colour, corner, Image.composite(marks, Image.new("L", marks.size, 0), inside))
        self.box(box, None, radius=radius, outline=colour, line=2)

    def ring(self, x: float, y: float, radius: float, colour: str) -> None:
        """A hollow circle around a place."""
        self._draw.ellipse(_finer((x - radius, y - radius, x + radius, y + radius)), None, colour, round(2.5 * FINER))

    def line(self, x: float, y: float, end_x: float, end_y: float, colour: str, thick: float = 2) -> None:
        """A straight line."""
        self._draw.line(_finer((x, y, end_x, end_y)), colour, round(thick * FINER))

    def paste(self, picture: Image.Image, x: float, y: float) -> None:
        """A picture that was made `FINER` times as large as it is to be seen, at its upper left corner."""
        mask = picture if picture.mode == "RGBA" else None
        self._image.paste(picture, (round(x * FINER), round(y * FINER)), mask)

    def text(
        self, x: float, y: float, text: str, size: int, colour: str = INK, *, bold: bool = False, anchor: Anchor = "ls"
    ) -> None:
        """One line of text with its baseline at `y`."""
        self._draw.text((x * FINER, y * FINER), written(text), colour, _font(size, bold=bold), anchor=anchor)


def width_of(text: str, size: int, *, bold: bool = False) -> float:
    """How wide a line of text is, in pixels of the finished picture."""
    return _font(size, bold=bold).getlength(written(text)) / FINER


def wrapped(text: str, width: float, size: int, *, bold: bool = False, most: int = 9) -> list[str]:
    """The lines that `text` takes in `width`, all about as long.

    Where they would be more than `most` the last one is cut.
    """
    lines = _broken(text, width, size, bold=bold)
    if len(lines) > most:
        lines[most - 1 :] = [" ".join(lines[most - 1 :])]
    else:
        narrower = width
        while narrower > width / 2 and len(closer := _broken(text, narrower, size, bold=bold)) == len(lines):
            lines, narrower = closer, narrower - size
    return [cut(line, width, size, bold=bold) for line in lines]


def _broken(text: str, width: float, size: int, *, bold: bool) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size, bold=bold) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def cut(text: str, width: float, size: int, *, bold: bool = False) -> str:
    """As much of `text` as goes into `width`, with three dots where that is not all."""
    if width_of(text, size, bold=bold) <= width:
        return text
    short = text
    while short and width_of(f"{short}…", size, bold=bold) > width:
        short = short[:-1].rstrip()
    return f"{short}…"


def _mark(draw: ImageDraw.ImageDraw, pattern: Pattern, width: int, height: int) -> None:
    match pattern:
        case "slanted":
            for x in range(-height, width, 10 * FINER):
                draw.line((x, height, x + height, 0), 255, 4 * FINER)
        case "lines":
            for y in range(4 * FINER, height, 8 * FINER):
                draw.line((0, y, width, y), 255, 2 * FINER)
        case "bars":
            for x in range(3 * FINER, width, 8 * FINER):
                draw.line((x, 0, x, height), 255, 2 * FINER)
        case "dots":
            for y in range(5 * FINER, height, 8 * FINER):
                for x in range(5 * FINER, width, 8 * FINER):
                    draw.ellipse((x - 2 * FINER, y - 2 * FINER, x + 2 * FINER, y + 2 * FINER), 255)
        case _:
            pass


def _finer(box: Box) -> Box:
    left, top, right, bottom = box
    return left * FINER, top * FINER, right * FINER, bottom * FINER


def _font(size: int, *, bold: bool) -> Font:
    return font(size * FINER, bold=bold)
