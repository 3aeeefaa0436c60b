"""`python -m deskbreak.summarizer PROFILE MONDAY NOW`: sums a week up for its notification.

It prints the text as JSON, and draws the picture into the profile's runtime folder.
"""

import json
import logging
import sys
from datetime import date

import tzlocal

from deskbreak import config, index, weekpicture
from deskbreak.folders import Folders
from deskbreak.journal import figures

log = logging.getLogger(__name__)


def main() -> int:
    """MONDAY is an ISO date, NOW epoch seconds of the resident's clock."""
    profile, monday, now = sys.argv[1:]
    folders, zone = Folders.of(profile), tzlocal.get_localzone()
    settings = config.load(folders.settings).settings
    routines = index.routines(folders.index)
    week = figures.week(folders.journal, date.fromisoformat(monday), zone, float(now), settings, routines)
    told = [week.says] if week.compares is None else [week.says, week.compares.says]
    try:
        folders.summary.touch(mode=0o600)
        weekpicture.small(week).save(folders.summary)
        drawn = True
    except Exception:  # a summary without a picture rather than none
        log.exception("The picture of the week could not be made.")
        drawn = False
    sys.stdout.write(json.dumps({"body": "\n".join(told), "drawn": drawn}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
