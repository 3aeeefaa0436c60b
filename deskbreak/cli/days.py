"""`--since` and `--until`: days, as they begin for the person, turned into instants."""

from datetime import datetime

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
    try:
        return hours.span(since and since.date(), until and until.date(), tzlocal.get_localzone(), begins)
    except OverflowError:
        raise click.UsageError(_("No calendar goes as far as that day.")) from None
