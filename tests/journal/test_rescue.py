"""A damaged journal is gone on from: noise over any page of a real file, with and without a nightly copy."""

import os
import sqlite3
from pathlib import Path
from random import Random  # noqa: TID251 - which page is damaged

import pytest

from deskbreak.core.entry import Entry, Row
from deskbreak.journal import upkeep
from deskbreak.journal.deed import Forget
from deskbreak.journal.fault import Unwritable
from deskbreak.journal.forget import forget
from deskbreak.journal.reader import Reader
from deskbreak.journal.spool import Kept, Spool
from deskbreak.journal.writer import Writer

PAGE = 4096
COUNT = 1000


def entry(number: int) -> Entry:
    return Entry(1000.0 + number, 3600, "prompt", "long", "desk-neck-reset", detail={"why": f"entry {number}"})


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    made = Writer(path)
    made.commit([entry(number) for number in range(1, COUNT + 1)], {"clocks": 1})
    made.close()
    return path


def rows(path: Path) -> list[Row]:
    with Reader(path) as reader:
        return reader.rows(0, 1e12)


def spoil(path: Path, page: int, count: int = 1) -> None:
    """Write noise over `count` pages from the page with this number, the first being 0."""
    raw = bytearray(path.read_bytes())
    raw[PAGE * page : PAGE * (page + count)] = Random(page).randbytes(PAGE * count)
    path.write_bytes(raw)


def pages(path: Path) -> int:
    return path.stat().st_size // PAGE


def fullest(path: Path) -> int:
    """The number of the page with the most rows on it."""
    raw = path.read_bytes()
    return max(range(pages(path)), key=lambda page: raw[PAGE * page : PAGE * (page + 1)].count(b'"why"'))


def put_aside(path: Path) -> Writer:
    writer = Writer(path)
    if writer.rescued is None:  # damage that only the night finds
        writer.put_aside()
    return writer


def test_whatever_page_is_damaged_all_else_is_there_in_order(journal: Path) -> None:
    whole, original = rows(journal), journal.read_bytes()
    for page in range(pages(journal)):
        journal.write_bytes(original)
        spoil(journal, page)
        writer = put_aside(journal)
        assert writer.rescued is not None
        assert str(writer.rescued.aside) in writer.rescued.says
        found = rows(journal)
        assert [row.id for row in found] == sorted({row.id for row in found})
        assert {row.id: row for row in whole}.items() >= {row.id: row for row in found}.items(), "nothing made up"
        assert len(found) == writer.rescued.read
        new = writer.commit([entry(0)], None)[0].id
        assert new > max((row.id for row in found), default=0)
        assert writer.lend(lambda connection: connection.execute("PRAGMA integrity_check").fetchone()) == ("ok",)
        writer.close()


def test_one_damaged_leaf_costs_few_rows(journal: Path) -> None:
    connection = sqlite3.connect(journal)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entry'").fetchone()
    connection.close()
    found = []
    original = journal.read_bytes()
    for page in range(1, pages(journal)):
        journal.write_bytes(original)
        spoil(journal, page)
        writer = put_aside(journal)
        writer.close()
        if page != root - 1:
            found.append(len(rows(journal)))
    assert min(found) > COUNT * 0.8


def test_the_nightly_copy_gives_what_the_file_does_not(journal: Path) -> None:
    upkeep.look_after(journal)
    for page in (0, fullest(journal)):
        writer = Writer(journal)
        writer.close()
        spoil(journal, page)
        writer = put_aside(journal)
        assert writer.rescued is not None
        assert writer.rescued.copied > 0
        assert writer.state() == {"clocks": 1}
        assert "nightly copy" in writer.rescued.says
        writer.close()
        assert [row.id for row in rows(journal)] == list(range(1, COUNT + 1))


def test_what_was_forgotten_does_not_come_back_from_a_copy(journal: Path) -> None:
    upkeep.look_after(journal)
    writer = Writer(journal)
    writer.lend(lambda connection: forget(connection, writer.backups, Forget(0, 1500.0)))
    writer.close()
    spoil(journal, 0)
    writer = put_aside(journal)
    writer.close()
    assert rows(journal) == []
    (kept,) = upkeep.copies(upkeep.backups_of(journal))
    assert kept.name == "journal-000001-before-forget.db", "its name says what it holds"
    upkeep.look_after(journal)
    assert [path.name for path in upkeep.sources(kept.parent)] == ["journal-000002.db"]


def test_a_damaged_write_ahead_log_costs_its_end_only(journal: Path) -> None:
    writer = Writer(journal)
    for number in range(COUNT + 1, COUNT + 20):
        writer.commit([entry(number)], {"clocks": 2})
    copied = journal.with_name("killed.db")
    for ending in ("", "-wal"):
        (journal.parent / f"killed.db{ending}").write_bytes((journal.parent / f"journal.db{ending}").read_bytes())
    writer.close()
    log = copied.with_name("killed.db-wal")
    raw = bytearray(log.read_bytes())
    raw[len(raw) // 2 :] = os.urandom(len(raw) - len(raw) // 2)
    log.write_bytes(raw)
    again = Writer(copied)
    assert again.commit([entry(0)], None)
    again.close()
    ids = [row.id for row in rows(copied)]
    assert ids == list(range(1, len(ids) + 1))
    assert len(ids) > COUNT


def test_an_entry_that_the_database_refuses_is_no_damage(journal: Path) -> None:
    writer = Writer(journal)
    with pytest.raises(Unwritable):
        writer.commit([Entry(float("nan"), 0, "prompt")], None)
    assert writer.rescued is None
    assert writer.commit([entry(1)], None)[0].id == COUNT + 1
    writer.close()


def test_the_spool_keeps_what_waits_as_a_whole_and_in_one_place(tmp_path: Path) -> None:
    (tmp_path / "in the way").touch()
    places = [tmp_path / "in the way" / "waiting.json", tmp_path / "waiting.json"]
    spool = Spool(places)
    assert spool.read() is None
    kept = Kept((entry(1), entry(2)), {"clocks": 1})
    assert spool.keep(kept)
    assert Spool(places).read() == kept
    spool.clear()
    assert spool.read() is None
    assert not Spool(places[:1]).keep(kept)
    places[1].write_text("[" * 100_000)
    assert spool.read() is None
