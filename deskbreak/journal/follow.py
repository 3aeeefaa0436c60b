"""How the saved state of the schedule follows rows that came or went otherwise than by the schedule."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from deskbreak.core import codec, preference
from deskbreak.core.body import sore
from deskbreak.core.entry import Entry
from deskbreak.core.state import State
from deskbreak.journal.reader import of_spots


def follow(connection: sqlite3.Connection, liked: Sequence[Entry] = ()) -> None:
    """Have the saved state, where there is one, know of sore places what the rows say, of routines what `liked` says.

    All that the clocks go by stays as it is. To be called within the transaction of the rows. Raises `sqlite3.Error`.
    """
    found = connection.execute("SELECT value FROM state").fetchone()
    with suppress(ValueError, KeyError, TypeError):  # what is no state is left to who goes on from it
        state = codec.load(json.loads(found[0])) if found is not None else None
        if isinstance(state, State):
            after = replace(
                state,
                spots=sore.recalled((), (row.entry for row in of_spots(connection))),
                preferences=preference.recalled(state.preferences, liked),
            )
            connection.execute("UPDATE state SET value = ?", (json.dumps(codec.dump(after)),))
