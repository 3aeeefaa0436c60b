"""`python -m deskbreak.window --profile NAME`: the window process, as the resident starts it."""

import argparse
import sys

from deskbreak.folders import DEFAULT_PROFILE, Folders
from deskbreak.window import app


def main() -> int:
    """Run until the last page is gone; the exit status."""
    parser = argparse.ArgumentParser(prog="deskbreak.window", description=__doc__)
    parser.add_argument("--profile", default=DEFAULT_PROFILE)
    return app.run(Folders.of(parser.parse_args().profile))


if __name__ == "__main__":
    sys.exit(main())
