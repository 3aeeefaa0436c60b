"""Dates are written in the language in use, by the customs of the person's country."""

import subprocess
import sys

import pytest

from tests.catalogues import ROOT

WRITES = """
from datetime import date
from deskbreak import dates
day = date(2026, 11, 20)
print(dates.whole(day), dates.short(day), dates.weekday(day), dates.month(day), sep=" | ")
print(dates.between(date(2026, 12, 28), date(2027, 1, 3)))
"""


@pytest.mark.parametrize(
    ("environment", "written", "between"),
    [
        ({}, "Friday, November 20, 2026 | Nov 20 | Fri | November 2026", "Dec 28, 2026 – Jan 3, 2027"),
        (
            {"LANG": "en_GB.UTF-8"},
            "Friday, 20 November 2026 | 20 Nov | Fri | November 2026",
            "28 Dec 2026 – 3 Jan 2027",
        ),
        (
            {"LANG": "de_AT.UTF-8"},
            "Freitag, 20. November 2026 | 20. Nov. | Fr | November 2026",
            "28. Dez. 2026 – 3. Jän. 2027",
        ),
        (
            {"LANG": "de_DE.UTF-8", "LANGUAGE": "en"},
            "Friday, 20 November 2026 | 20 Nov | Fri | November 2026",
            "28 Dec 2026 – 3 Jan 2027",
        ),
        (
            {"LANG": "fi_FI.UTF-8"},
            "Friday, 20 November 2026 | 20 Nov | Fri | November 2026",
            "28 Dec 2026 – 3 Jan 2027",
        ),
    ],
    ids=str,
)
def test_dates_in_the_language_of_the_sentences(environment: dict[str, str], written: str, between: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", WRITES],
        env={**environment, "PYTHONUTF8": "1"},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert told.stdout.replace("\u2009", " ").replace("\u202f", " ").splitlines() == [written, between]
