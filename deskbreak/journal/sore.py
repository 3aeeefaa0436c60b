"""What the journal holds of sore places: its rows, and how the saved state of the schedule follows them."""

import json
import sqlite3
from contextlib import suppress

from deskbreak.core import codec
from deskbreak.core.body.sore import recalled
from deskbreak.journal.reader import of_spots


def follow(connection: sqlite3.Connection) -> None:
    """Have the saved state, where there is one, know of sore places what the rows say. Raises `sqlite3.Error`.

    For rows that came or went otherwise than by the schedule; to be called within their transaction.
    """
    found = connection.execute("SELECT value FROM state").fetchone()
    with suppress(ValueError):  # what is no state is left to who goes on from it
        plain = json.loads(found[0]) if found is not None else None
        if isinstance(plain, dict) and plain.get("type") == "State":
            plain["spots"] = codec.dump(recalled((), (row.entry for row in of_spots(connection))))
            connection.execute("UPDATE state SET value = ?", (json.dumps(plain),))
