"""Does to the journal what a person asks, one deed after the other."""

from datetime import tzinfo
from typing import assert_never

from deskbreak.journal.amend import add, correct
from deskbreak.journal.deed import Add, Correct, Deed, Done, Forget, ForgetEverything, ForgetSpot, Import
from deskbreak.journal.forget import forget
from deskbreak.journal.merge import merge
from deskbreak.journal.writer import Writer


def perform(writer: Writer, deed: Deed, now: float, zone: tzinfo) -> Done:
    """Do `deed` at `now` (epoch seconds), for somebody who lives in `zone`: all of it, or nothing.

    Blocks on the disk for as long as it takes. Raises `DeskbreakError` where it is refused or impossible.
    """
    match deed:
        case Correct():
            return writer.lend(lambda connection: correct(connection, deed, now))
        case Add():
            return writer.lend(lambda connection: add(connection, deed, now, zone))
        case Import():
            return writer.lend(lambda connection: merge(connection, writer.backups, deed, now))
        case Forget() | ForgetSpot() | ForgetEverything():
            return writer.lend(lambda connection: forget(connection, writer.backups, deed))
        case _:
            assert_never(deed)
