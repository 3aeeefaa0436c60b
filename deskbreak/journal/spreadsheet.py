"""The journal's rows as a spreadsheet reads them: CSV, for looking at; `portable` is what can come back."""

import csv
import json
from collections.abc import Iterable
from typing import IO

from deskbreak.core.entry import Row
from deskbreak.journal.reader import as_json, local

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet calculates what begins with one of these."""


def write(rows: Iterable[Row], file: IO[str]) -> int:
    """A line a row, with local time and nothing that a spreadsheet would calculate; how many rows they were.

    Raises `OSError`.
    """
    lines = csv.writer(file)
    lines.writerow(["id", "at", "kind", "reminder", "routine", "outcome", "seconds", "detail"])
    count = 0
    for row in rows:
        plain = {**as_json(row), "at": local(row).isoformat(timespec="milliseconds")}
        names = (plain[key] for key in ("kind", "reminder", "routine", "outcome"))
        detail = json.dumps(plain["detail"], ensure_ascii=False)
        lines.writerow([row.id, plain["at"], *map(_harmless, names), plain["seconds"], detail])
        count += 1
    return count


def _harmless(text: str | None) -> str | None:
    return f"'{text}" if text is not None and text.startswith(FORMULA) else text
