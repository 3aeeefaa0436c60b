"""Letters for the picture of a week: those of this computer, for none come with deskbreak."""

import unicodedata
from functools import cache
from typing import NamedTuple

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


class Face(NamedTuple):
    """A font's file, which face within it, and which style where one face has all of them."""

    file: str
    face: int = 0
    style: str = ""


FAMILIES = (
    (Face("AdwaitaSans-Regular.ttf"), Face("AdwaitaSans-Regular.ttf", style="SemiBold")),
    (Face("Inter-Regular.ttf"), Face("Inter-SemiBold.ttf")),
    (Face("segoeui.ttf"), Face("seguisb.ttf")),
    (Face("HelveticaNeue.ttc"), Face("HelveticaNeue.ttc", 1)),
    (Face("Cantarell-Regular.otf"), Face("Cantarell-Bold.otf")),
    (Face("NotoSans-Regular.ttf"), Face("NotoSans-Bold.ttf")),
    (Face("NotoSans[wght].ttf"), Face("NotoSans[wght].ttf", style="SemiBold")),
    (Face("OpenSans-Regular.ttf"), Face("OpenSans-Semibold.ttf")),
    (Face("Ubuntu-R.ttf"), Face("Ubuntu-M.ttf")),
    (Face("LiberationSans-Regular.ttf"), Face("LiberationSans-Bold.ttf")),
    (Face("NimbusSans-Regular.otf"), Face("NimbusSans-Bold.otf")),
    (Face("DejaVuSans.ttf"), Face("DejaVuSans-Bold.ttf")),
    (Face("arial.ttf"), Face("arialbd.ttf")),
    (Face("Arial.ttf"), Face("Arial Bold.ttf")),
)
"""Regular and bold; Pillow looks for the files in the folders where each system keeps its fonts."""

SPELT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "–": "-", "—": "-", "×": "x"}
)


@cache
def font(size: int, *, bold: bool = False) -> Font:
    """The best face there is, `size` pixels high; Pillow's own, which knows no bold, where there is none of these."""
    family = _family()
    return ImageFont.load_default(size) if family is None else _face(family[bold], size)


def written(text: str) -> str:
    """`text` in letters that the font has: Pillow's own is English only."""
    if _family() is not None:
        return text
    parts = unicodedata.normalize("NFKD", text.translate(SPELT))
    return "".join(each for each in parts if not unicodedata.combining(each))


@cache
def _family() -> tuple[Face, Face] | None:
    for family in FAMILIES:
        try:
            for face in family:
                _face(face, 10)
        except (OSError, ValueError, NotImplementedError):  # no such file, style, or a FreeType that knows no styles
            continue
        return family
    return None


def _face(face: Face, size: int) -> ImageFont.FreeTypeFont:
    found = ImageFont.truetype(face.file, size, face.face)
    if face.style:
        found.set_variation_by_name(face.style)
    return found
