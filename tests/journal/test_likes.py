"""What the person thinks of routines comes in with a file, on real files, and the newest row of each routine holds."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from deskbreak.core import codec
from deskbreak.core.entry import Entry, Row
from deskbreak.core.event import Now
from deskbreak.core.preference import recalled
from deskbreak.core.state import Paused, Preferences, State
from deskbreak.journal import portable
from deskbreak.journal.deed import Deed, Done, Forget, Import
from deskbreak.journal.keeping import perform
from deskbreak.journal.writer import Writer

DAY = 24 * 3600.0
NOW = 100 * DAY
KEPT = State(at=Now(NOW, 1.0), active=7.0, clocks={"long": 3.0}, paused=Paused(None), welcomed=True)


def says(at: float, routine: str, liking: str) -> Entry:
    return Entry(at, 0, "prefer", routine=routine, detail={"liking": liking})


class Book:
    """A journal of one's own, with what was said in it."""

    def __init__(self, path: Path, entries: Sequence[Entry]) -> None:
        self.writer = Writer(path)
        self.state = replace(KEPT, preferences=recalled(Preferences(), entries))
        self.writer.commit(entries, codec.dump(self.state))

    def do(self, deed: Deed) -> Done:
        done = perform(self.writer, deed, NOW, UTC)
        before = self.state
        self.state = codec.load(self.writer.state())
        assert self.state.preferences == recalled(before.preferences, done.likings), "a running schedule goes by these"
        assert self.state == replace(before, preferences=self.state.preferences), "nothing else changed"
        return done


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = Book(
        tmp_path / "journal.db",
        [says(50 * DAY, "posture-minute", "favourite"), says(51 * DAY, "eye-rest", "never")],
    )
    yield made
    made.writer.close()


def file_of(path: Path, *rows: Row) -> Import:
    with path.open("w", encoding="utf-8") as file:
        portable.write(rows, file)
    return Import(path)


def test_what_is_newer_in_the_file_holds_and_what_is_newer_here_stays(book: Book, tmp_path: Path) -> None:
    deed = file_of(
        tmp_path / "all.json",
        Row(70, says(40 * DAY, "posture-minute", "never")),
        Row(71, says(60 * DAY, "eye-rest", "")),
        Row(72, says(30 * DAY, "desk-neck-reset", "never")),
        Row(73, says(31 * DAY, "desk-neck-reset", "favourite")),
    )
    book.do(deed)
    assert book.state.preferences == Preferences(frozenset({"posture-minute", "desk-neck-reset"}))


def test_the_same_file_again_changes_nothing_even_if_something_was_said_or_forgotten_since(
    book: Book, tmp_path: Path
) -> None:
    deed = file_of(tmp_path / "all.json", Row(70, says(60 * DAY, "posture-minute", "never")))
    book.do(deed)
    after = Preferences(frozenset(), frozenset({"eye-rest"}))
    book.writer.commit([says(61 * DAY, "posture-minute", "")], codec.dump(replace(book.state, preferences=after)))
    book.state = replace(book.state, preferences=after)
    book.do(Forget(61 * DAY, 62 * DAY))
    assert "0 entries imported" in book.do(deed).says
    assert book.state.preferences == after


def test_a_file_that_is_refused_leaves_them_as_they_were(book: Book, tmp_path: Path) -> None:
    good = says(60 * DAY, "eye-rest", "favourite")
    deed = file_of(tmp_path / "all.json", Row(70, good), Row(71, replace(good, at=NOW + 1)))
    with pytest.raises(Exception, match="future"):
        book.do(deed)
    assert codec.load(book.writer.state()) == book.state


def test_a_state_of_another_version_follows_too(book: Book, tmp_path: Path) -> None:
    plain = codec.dump(book.state)
    del plain["preferences"]
    book.writer.commit((), json.loads(json.dumps(plain)))
    book.state = replace(book.state, preferences=Preferences())
    book.do(file_of(tmp_path / "all.json", Row(70, says(60 * DAY, "eye-rest", "favourite"))))
    assert book.state.preferences.favourites == {"eye-rest"}
