"""What a person has done to the journal, on real files: all of a deed or nothing, and hostile files leave no trace."""

import copy
import io
import json
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from deskbreak.core.correction import Verdict, corrected
from deskbreak.core.entry import Entry, Row
from deskbreak.errors import DeskbreakError
from deskbreak.journal import portable
from deskbreak.journal.deed import Add, Correct, Deed, Forget, ForgetEverything, Import, deed_of
from deskbreak.journal.keeping import perform
from deskbreak.journal.reader import Reader, as_json
from deskbreak.journal.upkeep import look_after
from deskbreak.journal.writer import Writer

DAY = 24 * 3600.0
NOW = 100 * DAY
ENTRIES = [
    Entry(1 * DAY, 3600, "prompt", "long", "desk-neck-reset", detail={"why": "It is long ago. ü", "shown": 1}),
    Entry(1 * DAY + 9, 3600, "ignore", "long", "desk-neck-reset", "ignored"),
    Entry(2 * DAY, 3600, "start", "micro", "posture-minute", detail={"asked": "prompt"}),
    Entry(2 * DAY + 60, 3600, "end", "micro", "posture-minute", "completed", 55.123, {"steps": 3, "worked_s": 0.5}),
    Entry(3 * DAY, -3600, "skip", "micro", "posture-minute", "skipped"),
    Entry(3 * DAY, -3600, "pause", detail={"until": None}),
]


class Book:
    """A journal with `ENTRIES` in it, and what can be asked of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.writer = Writer(path)
        self.writer.commit(ENTRIES, {"clocks": 1})

    def do(self, deed: Deed) -> str:
        return perform(self.writer, deed, NOW, UTC).says

    def refused(self, deed: Deed) -> str:
        before = self.rows
        with pytest.raises(DeskbreakError) as told:
            self.do(deed)
        assert self.rows == before
        assert str(told.value).endswith(".")
        return str(told.value)

    @property
    def rows(self) -> list[Row]:
        with Reader(self.path) as reader:
            return reader.rows(0, NOW + 1e9)

    @property
    def outcomes(self) -> dict[int, str | None]:
        return {row.id: row.entry.outcome for row in corrected(self.rows)}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = Book(tmp_path / "journal.db")
    yield made
    made.writer.close()


# ---- corrections


def test_a_correction_stands_beside_the_entry_and_the_last_one_holds(book: Book) -> None:
    original = book.rows[1]
    assert "took that break" in book.do(Correct(2, "completed"))
    assert book.rows[1] == original
    assert book.rows[-1].entry.at == original.entry.at, "any range of time holds both or neither"
    assert book.outcomes[2] == "completed"
    book.do(Correct(2, "away"))
    assert book.outcomes[2] == "withdrawn"
    book.do(Correct(2, "asked"))
    assert book.outcomes[2] == "ignored"
    count = len(book.rows)
    book.do(Correct(2, "asked"))
    assert len(book.rows) == count, "what holds already is not written again"


@pytest.mark.parametrize("row_id", [1, 4, 6, 7, 999, -1])
@pytest.mark.parametrize("verdict", ["completed", "away", "asked"])
def test_what_is_no_missed_break_is_not_corrected(book: Book, row_id: int, verdict: Verdict) -> None:
    assert "`deskbreak log` shows the numbers" in book.refused(Correct(row_id, verdict))


def test_a_correction_is_no_entry_to_be_corrected(book: Book) -> None:
    book.do(Correct(2, "completed"))
    book.refused(Correct(7, "asked"))


def test_the_choice_of_routine_hears_of_it(book: Book) -> None:
    book.do(Correct(2, "completed"))
    assert [entry.outcome for entry in book.writer.recent(10)] == [None, "completed", "completed", "skipped"]


# ---- by hand


def test_a_break_by_hand_is_a_completed_one_without_a_reminder(book: Book) -> None:
    book.do(Add(5 * DAY, "desk-neck-reset", 120.0))
    assert book.rows[-1].entry == Entry(5 * DAY, 0, "end", None, "desk-neck-reset", "completed", 120.0, {"by": "hand"})


def test_a_break_by_hand_can_be_taken_back_and_added_anew(book: Book) -> None:
    book.do(Add(5 * DAY, "desk-neck-reset", 120.0))
    assert "at that minute already" in book.refused(Add(5 * DAY + 59, "posture-minute", 60.0))
    book.do(Correct(7, "away"))
    assert book.outcomes[7] == "withdrawn"
    book.do(Add(5 * DAY, "posture-minute", 60.0))
    book.do(Add(5 * DAY + 60, "posture-minute", 60.0))


@pytest.mark.parametrize(
    "deed",
    [
        Add(NOW + 1, "posture-minute", 60.0),
        Add(-1.0, "posture-minute", 60.0),
        Add(5 * DAY, "posture-minute", 1e9),
        Add(5 * DAY, "posture-minute", -1.0),
        Add(5 * DAY, "", 60.0),
        Add(5 * DAY, "a\x1b[2Jb", 60.0),
        Add(2 * DAY + 30, "posture-minute", 60.0),  # one was playing
        Add(2 * DAY + 61, "posture-minute", 60.0),  # one ended in that minute
    ],
)
def test_a_break_that_cannot_have_been_is_not_added(book: Book, deed: Add) -> None:
    book.refused(deed)


# ---- export and import


def exported(rows: list[Row]) -> str:
    file = io.StringIO()
    portable.write(rows, file)
    return file.getvalue()


def test_what_was_exported_comes_back_as_it_was_and_twice_is_harmless(book: Book, tmp_path: Path) -> None:
    book.do(Correct(2, "completed"))
    book.do(Add(5 * DAY, "desk-neck-reset", 120.0))
    file = tmp_path / "all.json"
    file.write_text(exported(book.rows), "utf-8")
    other = Writer(tmp_path / "other.db")
    assert perform(other, Import(file), NOW, UTC).says == "8 entries imported, 0 were here already."
    with Reader(tmp_path / "other.db") as reader:
        assert reader.rows(0, NOW) == book.rows
    assert perform(other, Import(file), NOW, UTC).says == "0 entries imported, 8 were here already."
    assert other.commit([ENTRIES[0]], None)[0].id == 9
    other.close()


def test_a_file_that_was_laid_out_anew_is_read_too(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "pretty.json"
    file.write_text("\ufeff" + json.dumps(json.loads(exported(book.rows)), indent=4), "utf-8")
    assert "6 were here" in book.do(Import(file))
    file.write_text(exported([]), "utf-8")
    assert "0 entries imported" in book.do(Import(file))


texts = st.none() | st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=20).filter(str.isprintable)
entries = st.builds(
    Entry,
    st.floats(0, NOW),
    st.integers(-50000, 50000),
    st.sampled_from(["prompt", "step", "hold", "pause", "prefer"]),
    texts,
    texts,
    st.none(),
    st.none() | st.floats(0, 1e6),
    st.dictionaries(st.text("abc", max_size=5), st.booleans() | texts | st.floats(-1e9, 1e9), max_size=5),
)


@hypothesis_settings(max_examples=40)
@given(st.lists(entries, max_size=30))
def test_every_row_that_can_be_is_exported_and_imported_without_loss(tmp_path: Path, lived: list[Entry]) -> None:
    rows = [Row(number * 3, entry) for number, entry in enumerate(lived, 1)]
    (tmp_path / "any.json").write_text(exported(rows), "utf-8")
    (tmp_path / "any.db").unlink(missing_ok=True)
    writer = Writer(tmp_path / "any.db")
    perform(writer, Import(tmp_path / "any.json"), NOW, UTC)
    writer.close()
    with Reader(tmp_path / "any.db") as reader:
        assert reader.rows(0, NOW + 1) == rows


def changed(**fields: Any) -> Callable[[list[dict[str, Any]]], None]:
    def change(rows: list[dict[str, Any]]) -> None:
        rows[-1].update(fields)

    return change


NEW = {**as_json(Row(50, ENTRIES[4])), "at": 4 * DAY}
HOSTILE: dict[str, dict[str, Any] | list[Any] | str | int | None] = {
    "text for a time": NEW | {"at": "yesterday"},
    "the future": NEW | {"at": NOW + 1},
    "long before": NEW | {"at": -1},
    "a time that is no time": NEW | {"at": 1e300},
    "a whole number without an end": NEW | {"at": 10**400},
    "truth for a time": NEW | {"at": True},
    "an id of text": NEW | {"id": "50"},
    "no id": NEW | {"id": 0},
    "a half id": NEW | {"id": 1.5},
    "the last id there is": NEW | {"id": 2**63 - 1},
    "an id beyond": NEW | {"id": 2**80},
    "another's id": NEW | {"id": 3},
    "an unknown kind": NEW | {"kind": "hack"},
    "a list for a kind": NEW | {"kind": ["skip"]},
    "another kind's outcome": NEW | {"outcome": "completed"},
    "no outcome": NEW | {"outcome": None},
    "an outcome where none belongs": NEW | {"kind": "prompt"},
    "an offset of a week": NEW | {"offset_s": 7 * 86400},
    "seconds below nothing": NEW | {"seconds": -1},
    "seconds of text": NEW | {"seconds": "long"},
    "control characters": NEW | {"routine": "\x1b]0;you\x07"},
    "half a character": NEW | {"routine": "\ud800"},
    "a novel": NEW | {"routine": "x" * 3000},
    "a detail of lists": NEW | {"detail": {"a": [1]}},
    "a detail of text": NEW | {"detail": "a"},
    "a thousand details": NEW | {"detail": {str(number): 1 for number in range(1000)}},
    "a huge detail": NEW | {"detail": {"a": 1e300}},
    "a field more": NEW | {"and": 1},
    "a field less": {key: value for key, value in NEW.items() if key != "detail"},
    "a correction of nothing": NEW | {"kind": "correct", "outcome": None, "detail": {"of": 999, "as": "away"}},
    "a correction of a pause": NEW
    | {"kind": "correct", "outcome": None, "detail": {"of": 6, "as": "away"}, "at": 3 * DAY},
    "a correction at another time": NEW | {"kind": "correct", "outcome": None, "detail": {"of": 5, "as": "away"}},
    "a correction without a word": NEW | {"kind": "correct", "outcome": None, "detail": {"of": 5}},
    "a list": [1, 2],
    "nothing": None,
    "a number": 7,
}


@pytest.mark.parametrize("wrong", HOSTILE)
def test_a_row_that_cannot_be_is_refused_with_its_place_and_nothing_is_imported(
    book: Book, tmp_path: Path, wrong: str
) -> None:
    file = tmp_path / "hostile.json"
    good = json.dumps(NEW | {"id": 40})
    file.write_text(f'{{"deskbreak": "journal", "version": 1, "rows": [\n{good},\n{json.dumps(HOSTILE[wrong])}\n]}}\n')
    says = book.refused(Import(file))
    assert says.startswith(f"{file}:3: ")
    assert says.endswith("Nothing was imported.")
    assert book.writer.commit([ENTRIES[0]], None)[0].id == 7, "not even an id was used up"


HEAD = '{"deskbreak": "journal", "version": 1, "rows": ['
ROW = json.dumps(NEW)
FILES: dict[str, tuple[str, int]] = {
    "empty": ("", 1),
    "no journal": ('{"rows": []}', 1),
    "a newer one": (HEAD.replace("1", "2") + "]}", 1),
    "nested": (HEAD + "\n" + "[" * 200_000, 2),
    "nested within a row": (HEAD + "\n" + json.dumps(NEW | {"detail": 0}).replace("0}", '{"a":' * 5000), 2),
    "NaN": (HEAD + "\n" + ROW.replace("345600.0", "NaN") + "]}", 2),
    "a number of a million digits": (HEAD + "\n" + ROW.replace("345600.0", "9" * 200_000) + "]}", 2),
    "cut off": (HEAD + "\n" + ROW, 2),
    "cut off within": (HEAD + "\n" + ROW[:-20], 2),
    "no comma": (HEAD + "\n" + ROW + " " + ROW + "]}", 2),
    "the same id twice": (HEAD + "\n" + ROW + ",\n" + json.dumps(NEW | {"seconds": 5}), 3),
    "something after it": (HEAD + "\n" + ROW + "\n]}\n{}", 4),
}


@pytest.mark.parametrize("wrong", FILES)
def test_a_file_that_is_not_ours_is_refused_with_its_line(book: Book, tmp_path: Path, wrong: str) -> None:
    text, line = FILES[wrong]
    file = tmp_path / "hostile.json"
    file.write_text(text)
    assert book.refused(Import(file)).startswith(f"{file}:{line}: ")


@pytest.mark.parametrize("filler", ["x", " ", "[", "9", "\n"])
def test_fifty_megabytes_of_anything_are_refused_at_once(book: Book, tmp_path: Path, filler: str) -> None:
    file = tmp_path / "large.json"
    with file.open("w") as text:
        text.write(HEAD + ("" if filler != "x" else '"'))
        for _megabyte in range(50):
            text.write(filler * 1024 * 1024)
    book.refused(Import(file))


def test_what_is_no_file_is_refused(book: Book, tmp_path: Path) -> None:
    subprocess.run(["mkfifo", tmp_path / "fifo.json"], check=True)
    for path in (tmp_path / "none.json", tmp_path, tmp_path / "fifo.json", Path("/dev/zero")):
        assert "nothing was imported" in book.refused(Import(path))
    (tmp_path / "bytes.json").write_bytes(HEAD.encode() + b"\n\xff\xfe")
    assert "UTF-8" in book.refused(Import(tmp_path / "bytes.json"))


def test_a_link_is_followed_and_a_name_with_control_characters_is_told_harmlessly(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "all\n\x1b[2Jof it.json"
    file.write_text(exported(book.rows), "utf-8")
    (tmp_path / "link.json").symlink_to(file)
    assert "6 were here" in book.do(Import(tmp_path / "link.json"))
    file.write_text("{}")
    says = book.refused(Import(file))
    assert "\x1b" not in says
    assert "\n" not in says
    (tmp_path / "loop.json").symlink_to(tmp_path / "loop.json")
    assert "nothing was imported" in book.refused(Import(tmp_path / "loop.json"))


# ---- forgetting


def traces(folder: Path, of: str) -> list[str]:
    return [path.name for path in folder.glob("journal.db*") if of.encode() in path.read_bytes()]


def test_a_range_is_forgotten_for_good_and_a_copy_kept(book: Book) -> None:
    book.do(Correct(2, "completed"))
    assert traces(book.path.parent, "It is long ago")
    done = perform(book.writer, Forget(0, 2 * DAY), NOW, UTC)
    assert "3 entries are forgotten" in done.says, "the correction goes with what it corrects"
    assert [row.id for row in book.rows] == [3, 4, 5, 6]
    assert book.writer.state() == {"clocks": 1}
    assert traces(book.path.parent, "It is long ago") == []
    (copy_made,) = (book.path.parent / "backups").iterdir()
    assert str(copy_made) in done.more
    assert str(copy_made) not in done.says
    assert copy_made.stat().st_mode & 0o777 == 0o600
    assert copy_made.parent.stat().st_mode & 0o777 == 0o700
    with Reader(copy_made) as reader:
        assert len(reader.rows(0, NOW)) == 7
    assert book.writer.commit([ENTRIES[0]], {})[0].id == 8, "no id is used again"


def test_everything_goes_with_the_state_and_ids_are_not_used_again(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    file.write_text(exported(book.rows), "utf-8")
    book.do(ForgetEverything())
    assert book.rows == []
    assert book.writer.state() is None
    assert traces(book.path.parent, "desk-neck-reset") == []
    assert "6 entries imported" in book.do(Import(file)), "and the way back is open"
    assert book.writer.commit([ENTRIES[0]], {})[0].id == 7


def test_a_file_takes_the_place_of_all_that_is_here(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    file.write_text(exported([Row(2, ENTRIES[0])]), "utf-8")
    assert "under the id 2" in book.refused(Import(file))
    done = perform(book.writer, Import(file, instead=True), NOW, UTC)
    assert done.says.startswith("1 entry imported, 0 were here already. A copy of the journal")
    assert book.rows == [Row(2, ENTRIES[0])]
    assert book.writer.state() is None
    (copy_made,) = (book.path.parent / "backups").iterdir()
    assert str(copy_made) in done.more
    with Reader(copy_made) as reader:
        assert reader.extent(0, NOW).count == 6
    assert traces(book.path.parent, "posture-minute") == []


def test_a_bad_file_takes_the_place_of_nothing(book: Book, tmp_path: Path) -> None:
    before, state, backups = book.rows, book.writer.state(), book.path.parent / "backups"
    look_after(book.path)
    file = tmp_path / "all.json"
    file.write_text(exported(before)[:-4], "utf-8")
    assert "Nothing was imported." in book.refused(Import(file, "mine.json", instead=True))
    assert book.rows == before
    assert book.writer.state() == state
    assert [path.name for path in backups.iterdir()] == ["journal-000001.db"], "it still stands for the journal"


def test_while_somebody_reads_the_rows_go_and_the_traces_later(book: Book) -> None:
    book.writer.lend(lambda connection: connection.execute("PRAGMA busy_timeout = 10"))
    reader = sqlite3.connect(book.path, isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM entry").fetchone() == (6,)
    assert "until the next night" in book.do(Forget(0, 2 * DAY))
    assert [row.id for row in book.rows] == [3, 4, 5, 6]
    reader.close()
    book.writer.looked_after(NOW)
    assert traces(book.path.parent, "It is long ago") == []


def test_where_nothing_was_nothing_is_copied(book: Book) -> None:
    assert "nothing in the log" in book.do(Forget(50 * DAY, 60 * DAY))
    assert not (book.path.parent / "backups").exists()


def test_without_a_copy_nothing_is_forgotten(book: Book) -> None:
    (book.path.parent / "backups").write_text("in the way")
    assert "so nothing was forgotten" in book.refused(Forget(0, 2 * DAY))


def test_a_journal_that_somebody_else_holds_is_told_in_a_sentence(book: Book) -> None:
    book.writer.lend(lambda connection: connection.execute("PRAGMA busy_timeout = 10"))
    other = sqlite3.connect(book.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for deed in (Correct(2, "away"), Add(5 * DAY, "posture-minute", 60.0), Forget(0, 2 * DAY)):
        assert "cannot be written (database is locked)" in book.refused(deed)
    other.execute("ROLLBACK")
    other.close()
    book.do(Correct(2, "away"))


# ---- what passes over the socket


@pytest.mark.parametrize(
    "deed",
    [
        Correct(7, "away"),
        Add(5.5, "posture-minute", 60.0),
        Import(Path("/tmp/all.json")),
        Import(Path("/tmp/all.json"), "mine.json", instead=True),
        Forget(0.0, 5.0),
        ForgetEverything(),
    ],
)
def test_a_deed_is_the_same_after_the_socket(deed: Deed) -> None:
    assert deed_of(json.loads(json.dumps(deed.message()))) == deed


@pytest.mark.parametrize("key", ["id", "as", "at", "routine", "seconds", "path", "called", "since", "until"])
@pytest.mark.parametrize("value", [None, [], {}, True, float("nan"), 1e300, 10**400, "\0", "x"])
def test_rubbish_is_no_deed(key: str, value: object) -> None:
    deeds: list[Deed] = [Correct(7, "away"), Add(5.5, "a", 60.0), Import(Path("/a")), Forget(0.0, 5.0)]
    for deed in deeds:
        message = copy.copy(deed.message())
        if key not in message or (value == "x" and key in {"routine", "path", "called"}):
            continue
        message[key] = value
        with pytest.raises(DeskbreakError, match=r"must be|no correction"):
            deed_of(message)
