"""The week's summary: another process works it out, for figures and drawing would cost memory here for the day."""

import json
import logging
import subprocess
import threading
from collections.abc import Callable
from datetime import date

from deskbreak.core import notices
from deskbreak.desktop.notice.base import Notice
from deskbreak.folders import Folders
from deskbreak.resident.reports import SUMMARY
from deskbreak.system.python import module

log = logging.getLogger(__name__)

PATIENCE_S = 60.0
"""It takes a second; the person waits for nothing meanwhile."""


def begin(folders: Folders, monday: date, now: float, show: Callable[[Notice], None]) -> None:
    """Sum up the week of `monday` as it stands at `now` (epoch seconds). Any thread; returns at once.

    `show` is called with the notice in a thread of its own, or not at all: then the log says why.
    """
    threading.Thread(target=_run, args=(folders, monday, now, show), name="summary", daemon=True).start()


def _run(folders: Folders, monday: date, now: float, show: Callable[[Notice], None]) -> None:
    command = module("deskbreak.summarizer", folders.profile, monday.isoformat(), str(now))
    try:
        with folders.open_log() as errors:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, timeout=PATIENCE_S, check=True
            )
        told = json.loads(done.stdout)
        body, drawn = str(told["body"]), bool(told["drawn"])
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError):
        log.exception("The week could not be summed up.")
        return
    picture = folders.summary if drawn else None
    buttons, otherwise = notices.summary_actions(), notices.summary_otherwise()
    show(Notice(SUMMARY, notices.summary_title(), body, buttons, picture=picture, otherwise=otherwise))
