"""Letters for the picture of a week: those of this computer, for none come with deskbreak."""

from functools import cache

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

FAMILIES = (
    (("Inter-Regular.ttf", 0), ("Inter-SemiBold.ttf", 0)),
    (("segoeui.ttf", 0), ("seguisb.ttf", 0)),
    (("HelveticaNeue.ttc", 0), ("HelveticaNeue.ttc", 1)),
    (("Cantarell-Regular.otf", 0), ("Cantarell-Bold.otf", 0)),
    (("NotoSans-Regular.ttf", 0), ("NotoSans-Bold.ttf", 0)),
    (("OpenSans-Regular.ttf", 0), ("OpenSans-Semibold.ttf", 0)),
    (("Ubuntu-R.ttf", 0), ("Ubuntu-M.ttf", 0)),
    (("LiberationSans-Regular.ttf", 0), ("LiberationSans-Bold.ttf", 0)),
    (("NimbusSans-Regular.otf", 0), ("NimbusSans-Bold.otf", 0)),
    (("DejaVuSans.ttf", 0), ("DejaVuSans-Bold.ttf", 0)),
)
"""Files and the face within them, regular and bold; Pillow looks in the folders where each system keeps its fonts."""


@cache
def font(size: int, *, bold: bool = False) -> Font:
    """The best face there is, `size` pixels high; Pillow's own, which knows no bold, where there is none of these."""
    for family in FAMILIES:
        try:
            faces = [ImageFont.truetype(name, size, index) for name, index in family]
        except OSError:
            continue
        return faces[bold]
    return ImageFont.load_default(size)
