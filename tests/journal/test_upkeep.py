"""The nightly upkeep on real files: copies that can be gone on from, damage that is found, commits that never wait."""

import os
import sqlite3
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from deskbreak.core.entry import Entry
from deskbreak.errors import DeskbreakError
from deskbreak.journal import upkeep, writer
from deskbreak.journal.reader import Reader
from deskbreak.journal.writer import Writer

ENTRY = Entry(1000.0, 3600, "end", "long", "desk-neck-reset", "completed", 123.0, {"steps": 3})


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    made = Writer(path)
    for _batch in range(20):
        made.commit([ENTRY] * 50, {"a": "state"})
    made.close()
    return path


def rows(path: Path) -> int:
    with Reader(path) as reader:
        return len(reader.rows(0, 2000))


def spoil(path: Path) -> None:
    """Damage the middle, where neither the start nor a commit comes by."""
    raw = bytearray(path.read_bytes())
    raw[4096 * 10 : 4096 * 13] = os.urandom(4096 * 3)
    path.write_bytes(raw)


def test_the_copy_is_a_journal_that_can_be_gone_on_from(journal: Path, tmp_path: Path) -> None:
    open_one = Writer(journal)
    open_one.commit([ENTRY], {"a": "later state"})  # still in the write-ahead log
    kept = upkeep.look_after(journal)
    open_one.close()
    assert kept.parent == upkeep.backups_of(journal)
    assert [path.name for path in kept.parent.iterdir()] == ["journal-000001.db"]
    restored = tmp_path / "restored.db"
    kept.rename(restored)
    again = Writer(restored)
    assert again.state() == {"a": "later state"}
    assert again.commit([ENTRY], None)[0].id == 1002
    again.close()
    assert rows(restored) == 1002


def test_copies_are_for_the_owner_only(journal: Path) -> None:
    kept = upkeep.look_after(journal)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700


def test_the_newest_seven_are_kept_and_nothing_else_is_touched(journal: Path) -> None:
    upkeep.look_after(journal)
    other = upkeep.backups_of(journal) / "before-something.db"
    other.write_text("the person's")
    for _night in range(9):
        upkeep.look_after(journal)
    names = [path.name for path in upkeep.copies(other.parent)]
    assert names == [f"journal-{number:06}.db" for number in range(4, 11)]
    assert other.read_text() == "the person's"


def test_damage_is_found_and_earlier_copies_stay(journal: Path) -> None:
    kept = upkeep.look_after(journal)
    spoil(journal)
    Writer(journal).close()  # the start does not come by there
    for _night in range(8):
        with pytest.raises(upkeep.Damaged):
            upkeep.look_after(journal)
    assert upkeep.copies(kept.parent) == [kept]
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]
    assert rows(kept) == 1000


def test_a_damaged_journal_is_put_aside_and_a_new_one_begun(journal: Path) -> None:
    spoil(journal)
    open_one = Writer(journal)
    open_one.put_aside()
    assert open_one.rescued is not None
    assert open_one.rescued.aside.stat().st_size > 4096 * 13
    assert open_one.commit([ENTRY], None)[0].id == 1001, "no id is used again"
    open_one.close()


def test_commits_never_wait_for_it(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no patience at all a commit that meets a lock fails; none does, and each copy has whole commits."""
    monkeypatch.setattr(writer, "BUSY_S", 0.0)
    open_one = Writer(journal)
    during = 0
    for _night in range(3):
        thread = threading.Thread(target=upkeep.look_after, args=(journal,))
        thread.start()
        while thread.is_alive():
            open_one.commit([ENTRY] * 3, {"a": "state"})
            during += 1
        thread.join()
    open_one.close()
    assert during > 0
    copies = upkeep.copies(upkeep.backups_of(journal))
    assert len(copies) == 3
    assert all((rows(copy) - 1000) % 3 == 0 for copy in copies)
    assert rows(journal) == 1000 + 3 * during


def test_what_follows_waits_for_no_reader_either(journal: Path) -> None:
    """The write-ahead log is emptied only while nobody reads, and commits are patient again afterwards."""
    open_one = Writer(journal)
    open_one.commit([ENTRY], None)
    log = journal.with_name(journal.name + "-wal")
    reader = sqlite3.connect(journal, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM entry").fetchone()
    open_one.looked_after(5000.0)
    assert log.stat().st_size > 0
    assert open_one.lend(lambda connection: connection.execute("PRAGMA busy_timeout").fetchone()) == (500,)
    reader.close()
    open_one.looked_after(6000.0)
    assert log.stat().st_size == 0
    assert open_one.last_upkeep() == 6000.0
    open_one.close()


def test_what_a_killed_upkeep_left_behind_is_cleared_away(journal: Path) -> None:
    folder = upkeep.backups_of(journal)
    folder.mkdir()
    (folder / "journal-new.part").write_bytes(b"half a copy" * 1000)
    kept = upkeep.look_after(journal)
    assert list(folder.iterdir()) == [kept]
    assert rows(kept) == 1000


def test_where_no_copy_can_be_made_the_journal_goes_on(journal: Path) -> None:
    upkeep.backups_of(journal).write_text("in the way")
    with pytest.raises(DeskbreakError, match="No copy of the journal could be made"):
        upkeep.look_after(journal)
    open_one = Writer(journal)
    open_one.commit([ENTRY], None)
    open_one.close()
    assert rows(journal) == 1001


def test_a_full_disk_leaves_no_half_copy(journal: Path) -> None:
    program = textwrap.dedent(
        f"""
        import resource, signal
        from pathlib import Path
        from deskbreak.errors import DeskbreakError
        from deskbreak.journal import upkeep
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        try:
            upkeep.look_after(Path({str(journal)!r}))
        except DeskbreakError as told:
            print(told)
        """
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "No copy of the journal could be made" in told
    assert list(upkeep.backups_of(journal).iterdir()) == []
    assert rows(journal) == 1000


def test_without_a_journal_there_is_nothing_to_copy(tmp_path: Path) -> None:
    with pytest.raises(DeskbreakError):
        upkeep.look_after(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_a_copy_is_one_file_that_stands_for_itself(journal: Path) -> None:
    kept = upkeep.look_after(journal)
    with sqlite3.connect(kept) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()
