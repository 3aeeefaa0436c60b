"""`python -m deskbreak.indexer PICTURES FOLDER...`: makes what the resident needs of the library.

It reads the library in the folders, prints its index, and draws each routine's picture into the folder PICTURES. The
reliefs get none: nothing offers them.
"""

import logging
import sys
from collections.abc import Iterable
from pathlib import Path

from deskbreak import index, library, words
from deskbreak.core.routine import Routine

log = logging.getLogger(__name__)

SIZE = 256
CORNER = 24
"""The edge of a picture and the radius of its corners in pixels: a card of the pages, at twice the usual resolution."""


def main() -> int:
    """Stamp first, so that a file that changes while it is read makes the index an old one."""
    pictures, *folders = (Path(each) for each in sys.argv[1:])
    stamp = index.stamp(folders)
    found = library.load(folders, words.LANGUAGE)
    sys.stdout.write(index.dump(index.Index(stamp, found.listings(), found.faults)))
    try:
        draw(found.routines.values(), pictures)
    except Exception:  # breaks come without a picture rather than not at all
        log.exception("The pictures for the notifications could not be made.")
    return 0


def draw(routines: Iterable[Routine], folder: Path) -> None:
    """One square PNG for each routine, for the owner only. Raises `OSError`."""
    from PIL import Image, ImageDraw

    from deskbreak.figure.film import Studio
    from deskbreak.figure.sheet import first_side, middle_pose
    from deskbreak.figure.still import COLOURS, still

    folder.mkdir(mode=0o700, exist_ok=True)
    corners = Image.new("L", (SIZE, SIZE), 0)
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, SIZE - 1, SIZE - 1), CORNER, fill=255)
    for routine in routines:
        exercise = routine.heart
        person = still(Studio(exercise).picture(middle_pose(exercise), first_side(exercise)), SIZE)
        card = Image.new("RGB", (SIZE, SIZE), COLOURS["light"]["surface"])
        card.paste(person, ((SIZE - person.width) // 2, 0))
        card.putalpha(corners)
        path = folder / f"{routine.id}.png"
        path.touch(mode=0o600)
        card.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
