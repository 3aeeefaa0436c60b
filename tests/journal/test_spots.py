"""Sore places in the journal, on real files: they are exported, imported, forgotten, and the saved state follows."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from deskbreak.core import codec
from deskbreak.core.body.sore import recalled
from deskbreak.core.body.spot import Spot
from deskbreak.core.entry import Detail, Entry, Row
from deskbreak.core.event import Now
from deskbreak.core.state import State
from deskbreak.errors import DeskbreakError
from deskbreak.journal import portable
from deskbreak.journal.deed import Deed, Forget, ForgetEverything, ForgetSpot, Import, deed_of
from deskbreak.journal.keeping import perform
from deskbreak.journal.reader import Reader, as_json
from deskbreak.journal.rescue import rescue
from deskbreak.journal.writer import Writer

DAY = 24 * 3600.0
NOW = 100 * DAY


def score(at: float, score: int, side: str = "left", **more: Any) -> Entry:
    detail: Detail = {"zone": "shoulder-top", "side": side, "muscle": "", "score": score, "moment": "now", "did": ""}
    return Entry(at, 0, "sore", detail={**detail, "left": None, "right": None, **more})


ENTRIES = [
    score(1 * DAY, 6),
    Entry(2 * DAY, 0, "pause", detail={"until": None}),
    score(2 * DAY, 4, "right"),
    Entry(
        3 * DAY,
        0,
        "spot",
        detail={
            "zone": "shoulder-top",
            "side": "left",
            "muscle": "trap-upper",
            "kept": True,
            "x": 1.5,
            "y": 2,
            "aspect": "back",
        },
    ),
    Entry(4 * DAY, 0, "advised", detail={"zone": "shoulder-top", "side": "left"}),
    score(5 * DAY, 3),
]
SPOTS = recalled((), ENTRIES)


class Book:
    """A journal with `ENTRIES` in it and the state that goes with them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.writer = Writer(path)
        self.writer.commit(ENTRIES, codec.dump(State(at=Now(NOW, 1.0), spots=SPOTS)))

    def do(self, deed: Deed) -> str:
        return perform(self.writer, deed, NOW, UTC).says

    @property
    def spots(self) -> tuple[Spot, ...]:
        """As the state has them, which a start without a look at the rows goes by."""
        state = codec.load(self.writer.state())
        assert isinstance(state, State)
        assert state.spots == recalled((), self.writer.of_spots())
        return state.spots

    def exported(self, to: Path) -> Path:
        with Reader(self.path) as reader, to.open("w", encoding="utf-8") as file:
            portable.write(reader.each(0, NOW), file)
        return to


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = Book(tmp_path / "journal.db")
    yield made
    made.writer.close()


def test_exported_forgotten_and_imported_they_are_the_same(book: Book, tmp_path: Path) -> None:
    file = book.exported(tmp_path / "all.json")
    book.do(ForgetEverything())
    book.writer.commit((), codec.dump(State(at=Now(NOW, 1.0))))
    assert book.spots == ()
    assert book.do(Import(file)) == "6 entries imported, 0 were here already."
    assert book.spots == SPOTS


def test_one_is_forgotten_for_good_and_the_others_stay(book: Book) -> None:
    assert "4 entries are forgotten" in book.do(ForgetSpot("shoulder-top", "left"))
    assert book.spots == (SPOTS[1],)
    with Reader(book.path) as reader:
        assert [row.entry.kind for row in reader.rows(0, NOW)] == ["pause", "sore"]
    assert b"trap-upper" not in book.path.read_bytes()
    assert "nothing in the log of that place" in book.do(ForgetSpot("shoulder-top", "left"))
    with pytest.raises(DeskbreakError, match="is no place"):
        book.do(ForgetSpot("elbow", "left"))


def test_with_a_range_of_days_goes_what_was_said_in_it(book: Book) -> None:
    book.do(Forget(4 * DAY, 6 * DAY))
    left, _right = book.spots
    assert (left.score, left.kept, left.advised) == (6, True, False)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (score(6 * DAY, 11), "Soreness is a whole number from 0"),
        (score(6 * DAY, 5, zone="elbow"), '"elbow" is no place on the body'),
        (score(6 * DAY, 5, "middle", zone="crown", moment="soon"), '"moment" is none of before, after, now'),
        (score(6 * DAY, 5, zone="crown"), 'it has no side "left"'),
        (replace(ENTRIES[3], detail={**ENTRIES[3].detail, "x": None}), "A pin needs numbers"),
        (Entry(6 * DAY, 0, "advised", detail={"zone": "temple"}), '"None" is no side'),
        (replace(score(6 * DAY, 5), outcome="skipped"), '"outcome" is not one'),
    ],
)
def test_a_row_that_cannot_be_refuses_the_file_by_its_line(book: Book, tmp_path: Path, row: Entry, says: str) -> None:
    file = book.exported(tmp_path / "all.json")
    content = json.loads(file.read_text("utf-8"))
    new = as_json(Row(50, row))
    lines = ",\n".join(json.dumps(each) for each in [*content["rows"], new])
    file.write_text(f'{{"deskbreak": "journal", "version": 1, "rows": [\n{lines}\n]}}\n', "utf-8")
    with pytest.raises(DeskbreakError) as told:
        book.do(Import(file))
    assert str(told.value).startswith(f"{file}:8: ")
    assert says in str(told.value)
    assert book.spots == SPOTS


def test_a_state_that_is_none_is_left_to_who_goes_on_from_it(book: Book, tmp_path: Path) -> None:
    file = book.exported(tmp_path / "all.json")
    book.writer.commit((), ["no state"])
    book.do(Import(file))
    assert book.writer.state() == ["no state"]


def test_they_come_through_a_rescue(book: Book) -> None:
    book.writer.close()
    rescue(book.path)
    writer = Writer(book.path)
    assert recalled((), writer.of_spots()) == SPOTS
    writer.close()


def test_a_wish_to_forget_one_passes_the_socket_as_it_is() -> None:
    deed = ForgetSpot("temple", "left")
    assert deed_of(deed.message()) == deed
    with pytest.raises(DeskbreakError, match="must be text"):
        deed_of({"do": "forget", "zone": "temple", "side": None})
