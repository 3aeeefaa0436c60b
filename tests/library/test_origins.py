"""Everything that the two first documents name has its place, and the place exists."""

import re

from deskbreak import library, resources
from deskbreak.core.body.zone import ZONES

SHIPPED = resources.folder("routines")
README = (SHIPPED / "README.md").read_text("utf-8")
ROWS = re.findall(r"^\| ✓ \| (\d-\d\d) \| (.+) \| (.+) \|$", README, re.MULTILINE)
PAGES = dict(re.findall(r"^\| \*\*(\w+)\*\* \| `(/\w+)` \|", README, re.MULTILINE))
FOUND = library.load([SHIPPED])


def named(where: str) -> set[str]:
    """What `where` names in the type of code."""
    return set(re.findall(r"`(.+?)`", where))


def test_every_row_is_there_and_done() -> None:
    everything = [f"1-{row:02}" for row in range(1, 68)] + [f"2-{row:02}" for row in range(1, 37)]
    assert [row for row, _what, _where in ROWS] == everything
    assert "planned" not in README.lower()


def test_every_row_has_a_place() -> None:
    for row, _what, where in ROWS:
        assert re.search(r"`|\*\*|left out: |the reminders", where), row


def test_the_pages_named_are_explained() -> None:
    assert {page for _row, _what, where in ROWS for page in re.findall(r"\*\*(.+?)\*\*", where)} == PAGES.keys()


def test_what_is_named_exists() -> None:
    addresses = {f"/muscles/{name}" for name in FOUND.body.muscles} | {f"/body/{name}" for name in ZONES}
    exists = {*FOUND.exercises, *FOUND.routines, *addresses}
    assert {name for _row, _what, where in ROWS for name in named(where)} - exists == set()
