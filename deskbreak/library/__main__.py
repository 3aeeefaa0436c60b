"""`python -m deskbreak.library FOLDER...`: read the library in these folders, and print the index of it."""

import sys
from pathlib import Path

from deskbreak import index, library, words


def main() -> int:
    """Stamp first, so that a file that changes while it is read makes the index an old one."""
    folders = [Path(each) for each in sys.argv[1:]]
    stamp = index.stamp(folders)
    found = library.load(folders, words.LANGUAGE)
    listings = {name: routine.listing() for name, routine in found.routines.items()}
    sys.stdout.write(index.dump(index.Index(stamp, listings, found.faults)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
