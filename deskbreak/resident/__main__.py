"""`python -m deskbreak.resident PROFILE SPEED TRAY`: the resident alone, as `deskbreak run` turns itself into it."""

import logging
import sys

from deskbreak.errors import DeskbreakError
from deskbreak.folders import Folders
from deskbreak.resident.app import App, Options
from deskbreak.system.lock import Taken
from deskbreak.words import gettext as _

LOG_BYTES = 1024 * 1024
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def run(folders: Folders, options: Options) -> int:
    """Run until somebody ends it; the exit status."""
    folders.make()
    _begin_log(folders)
    try:
        App(folders, options).run(lambda lines: sys.stderr.writelines(f"{line}\n" for line in lines))
    except Taken:
        says = _("Another deskbreak of this profile is starting or ending ({lock} is taken). Try again in a moment.")
        sys.stderr.write(says.format(lock=folders.lock) + "\n")
        return 1
    except (DeskbreakError, OSError) as fault:
        logging.getLogger(__name__).exception("the resident could not run")
        sys.stderr.write(_("Deskbreak cannot run: {fault}").format(fault=fault) + "\n")
        return 1
    return 0


def _begin_log(folders: Folders) -> None:
    """Write to the profile's log, after the old one was put aside where it has grown; without one, to the errors."""
    logging.raiseExceptions = False  # a disk that is full: a line that is lost is no reason for another
    try:
        if folders.log.exists() and folders.log.stat().st_size > LOG_BYTES:
            folders.log.replace(folders.log.with_suffix(".log.old"))
        folders.log.touch(mode=0o600)
        logging.basicConfig(filename=folders.log, level=logging.INFO, format=LOG_FORMAT)
    except OSError as fault:
        logging.basicConfig(level=logging.INFO, format=LOG_FORMAT)
        logging.getLogger(__name__).warning("there is no log: %s", fault)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)


def main() -> int:
    """Take the three arguments that `deskbreak run` gives."""
    profile, speed, tray = sys.argv[1:]
    return run(Folders.of(profile), Options(tray=tray == "tray", speed=float(speed)))


if __name__ == "__main__":
    sys.exit(main())
