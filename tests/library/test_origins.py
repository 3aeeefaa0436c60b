"""Everything that the two first documents name has its place, and the place exists."""

import re

from deskbreak import library, resources

SHIPPED = resources.folder("routines")
PLACE = r"`|planned: (body map|symptom picker|soreness log|info cards|habit tips)|left out: |the reminders"
ROWS = re.findall(r"^\| (\d-\d\d) \| (.+) \| (.+) \|$", (SHIPPED / "README.md").read_text("utf-8"), re.MULTILINE)


def test_no_row_is_missing() -> None:
    everything = [f"1-{row:02}" for row in range(1, 68)] + [f"2-{row:02}" for row in range(1, 37)]
    assert [row for row, _what, _where in ROWS] == everything


def test_every_row_has_a_place() -> None:
    for row, _what, where in ROWS:
        assert re.search(PLACE, where), row


def test_the_exercises_and_routines_named_exist() -> None:
    found = library.load([SHIPPED])
    named = {name for _row, _what, where in ROWS for name in re.findall(r"`(.+?)`", where)}
    assert named - {*found.exercises, *found.routines} == set()
