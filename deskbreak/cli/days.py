"""`--since` and `--until`: days, as they begin for the person, turned into instants."""

import math
from datetime import date, datetime, timedelta

import click
import tzlocal

from deskbreak import config
from deskbreak.cli.context import Context
from deskbreak.core import hours
from deskbreak.words import gettext as _

DAY = click.DateTime(["%Y-%m-%d"])


def span(context: Context, since: datetime | None, until: datetime | None) -> tuple[float, float]:
    """From the beginning of the day `since` to the end of the day `until`, in epoch seconds; `None` has no limit."""
    if since is not None and until is not None and since > until:
        raise click.UsageError(_("--since names a day after --until: nothing lies between."))
    begins = config.load(context.folders.settings).settings.day_begins
    zone = tzlocal.get_localzone()

    def start(day: date) -> float:
        return hours.day_start(day, zone, begins)

    try:
        return (
            -math.inf if since is None else start(since.date()),
            math.inf if until is None else start(until.date() + timedelta(days=1)),
        )
    except OverflowError:
        raise click.UsageError(_("No calendar goes as far as that day.")) from None
