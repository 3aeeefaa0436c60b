"""APScheduler's part: one job for the schedule's next deadline, and the calendar's own. Jobs only post."""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta

# APScheduler 3 imports asyncio, and asyncio the TLS library where there is one: 3 MB for the whole day in a program
# that speaks to nobody outside. asyncio is made to do without; whoever imports ssl later gets it as usual.
_blocked = "ssl" not in sys.modules
if _blocked:
    sys.modules["ssl"] = None  # type: ignore[assignment]  # what import takes for "there is none"
try:
    from apscheduler.jobstores.base import JobLookupError
    from apscheduler.schedulers.background import BackgroundScheduler
    from apscheduler.triggers.cron import CronTrigger
    from apscheduler.triggers.date import DateTrigger
finally:
    if _blocked:
        del sys.modules["ssl"]

DEADLINE = "deadline"
UPKEEP = "upkeep"
UPKEEP_HOUR = 3
UPKEEP_AFTER_START = timedelta(minutes=10)
LATE_S = 0.001
"""A deadline is asked for this much late, so that the steady clock has surely reached it when the job runs."""


class Timer:
    """Sleeps until the next job; with none it sleeps for good. Its methods may be called from any thread."""

    def __init__(self, tick: Callable[[], None], upkeep: Callable[[], None]) -> None:
        """`tick` and `upkeep` are called in a thread of the scheduler and must return at once."""
        self._tick = tick
        self._upkeep = upkeep
        # Without these two a run that a suspend delayed by more than a second would be dropped.
        self._scheduler = BackgroundScheduler(job_defaults={"misfire_grace_time": None, "coalesce": True})

    def start(self, *, upkeep_overdue: bool) -> None:
        """Begin. The memory store forgets jobs while the machine is off: an overdue upkeep is caught up on."""
        self._scheduler.start()
        self._scheduler.add_job(self._upkeep, CronTrigger(hour=UPKEEP_HOUR), id=UPKEEP)
        if upkeep_overdue:
            self._scheduler.add_job(self._upkeep, DateTrigger(_from_now(UPKEEP_AFTER_START.total_seconds())))

    def arm(self, seconds: float | None) -> None:
        """Tick in `seconds` real seconds instead of whenever was asked for before; `None` for not at all."""
        if seconds is not None:
            self._scheduler.add_job(
                self._tick, DateTrigger(_from_now(seconds + LATE_S)), id=DEADLINE, replace_existing=True
            )
            return
        try:
            self._scheduler.remove_job(DEADLINE)
        except JobLookupError:
            return

    def wakeup(self) -> None:
        """Look at the clock again: it was set, or the machine slept (APScheduler issue 794)."""
        self._scheduler.wakeup()

    def stop(self) -> None:
        """End; no job runs afterwards."""
        self._scheduler.shutdown()


def _from_now(seconds: float) -> datetime:
    return datetime.now().astimezone() + timedelta(seconds=seconds)
