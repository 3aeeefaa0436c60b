"""The journal on a real disk: what is committed stays, what is damaged is put aside, nothing else is lost."""

import json
import os
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from deskbreak.core.entry import Entry
from deskbreak.errors import DeskbreakError
from deskbreak.journal import schema
from deskbreak.journal.reader import Reader
from deskbreak.journal.writer import Writer

ENTRY = Entry(1000.0, 3600, "end", "long", "desk-neck-reset", "completed", 123.0, {"steps": 3})


def test_entries_and_state_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    writer = Writer(path)
    rows = writer.commit([ENTRY, ENTRY], {"some": "state"})
    writer.close()
    again = Writer(path)
    assert again.state() == {"some": "state"}
    assert again.recent(10) == (ENTRY, ENTRY)
    again.close()
    with Reader(path) as reader:
        assert reader.rows(0, 2000) == list(rows)
        assert reader.rows(0, 1000) == []
    assert [row.id for row in rows] == [1, 2]


def test_a_journal_that_is_not_there_reads_as_empty(tmp_path: Path) -> None:
    with Reader(tmp_path / "none.db") as reader:
        assert reader.rows(0, 1e12) == []


def test_it_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    Writer(tmp_path / "journal.db").close()
    assert (tmp_path / "journal.db").stat().st_mode & 0o777 == 0o600


def test_an_id_is_never_used_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    writer = Writer(path)
    writer.commit([ENTRY], None)
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM entry")
    connection.close()
    assert writer.commit([ENTRY], None)[0].id == 2
    writer.close()


def test_a_file_that_is_no_database_is_put_aside_with_its_name_told(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.write_bytes(b"this is no database at all" * 100)
    writer = Writer(path)
    assert writer.rescued is not None
    assert writer.rescued.aside.read_bytes().startswith(b"this is no database")
    assert writer.commit([ENTRY], None)[0].id == 1
    writer.close()


def damaged(path: Path) -> None:
    writer = Writer(path)
    for _batch in range(20):
        writer.commit([ENTRY] * 50, {"a": "state"})
    writer.close()
    raw = bytearray(path.read_bytes())
    raw[-4096 * 9 :] = os.urandom(4096 * 9)
    path.write_bytes(raw)


def test_damage_where_it_goes_on_is_found_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    damaged(path)
    writer = Writer(path)
    assert writer.rescued is not None
    assert writer.rescued.aside.exists()
    assert writer.commit([ENTRY], None)[0].id == 1001, "no id is used again"
    writer.close()


def test_a_damaged_journal_reads_as_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.write_bytes(b"nonsense" * 1000)
    with Reader(path) as reader, pytest.raises(DeskbreakError, match="cannot be read"):
        reader.rows(0, 1e12)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "in the way").touch()
    with pytest.raises(DeskbreakError, match="cannot be written"):
        Writer(tmp_path / "in the way" / "journal.db")


def test_upkeep_notes_when_it_was_done(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "journal.db")
    assert writer.last_upkeep() == 0
    writer.looked_after(5000.0)
    assert writer.last_upkeep() == 5000.0
    writer.close()


def test_how_things_stood_before_is_found_however_long_ago(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "journal.db")
    kinds = ["pause", "back", "prompt", "away", "back", "skip"]
    writer.commit([Entry(float(at), 0, kind) for at, kind in enumerate(kinds)], None)  # type: ignore[arg-type]  # kinds
    writer.close()
    with Reader(tmp_path / "journal.db") as reader:
        found = {row.entry.kind: row.entry.at for row in reader.standing(100.0)}
        assert found == {"pause": 0.0, "away": 3.0, "back": 4.0}
        assert {row.entry.at for row in reader.standing(4.0)} == {0.0, 1.0, 3.0}
        plan = reader._connection.execute(  # type: ignore[union-attr]  # it is there
            f"EXPLAIN QUERY PLAN SELECT id FROM entry WHERE kind IN {schema.STANDING} AND kind = ? AND at < ?", ("", 0)
        ).fetchall()
    assert "entry_standing" in str(plan), "it does not go back through the journal"


def test_outcomes_are_the_rows_that_end_a_break(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "journal.db")
    rows = writer.commit([Entry(1.0, 0, "prompt"), ENTRY, Entry(1001.0, 0, "skip", outcome="skipped")], None)
    writer.close()
    with Reader(tmp_path / "journal.db") as reader:
        assert reader.outcomes(0.0, 2000.0) == list(rows[1:])
        assert reader.outcomes(0.0, 1001.0) == [rows[1]]


def test_the_last_checks_are_found_without_going_through_the_journal(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "journal.db")
    checks = [Entry(at, 0, "checked", detail={"chair": "fine"}) for at in (1.0, 2.0, 3.0)]
    rows = writer.commit([checks[0], ENTRY, checks[1], checks[2], ENTRY], None)
    writer.close()
    with Reader(tmp_path / "journal.db") as reader:
        assert reader.checks(2) == [rows[3], rows[2]]
    with sqlite3.connect(tmp_path / "journal.db") as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT id, at FROM entry WHERE kind = 'checked' ORDER BY id DESC LIMIT 2"
        ).fetchall()
    connection.close()
    assert "entry_checked" in str(plan)


def test_a_journal_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "journal.db"
    monkeypatch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
    writer = Writer(path)
    rows = writer.commit([ENTRY], {"a": "state"})
    writer.close()
    monkeypatch.undo()
    Writer(path).close()
    with Reader(path) as reader:
        assert reader.rows(0, 2000) == list(rows)
    with sqlite3.connect(path) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    connection.close()
    assert {"entry_standing", "entry_checked"} <= names


def test_a_migration_that_fails_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "journal.db"
    Writer(path).close()

    def half_done(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (a)")
        raise sqlite3.OperationalError("the disk is full")

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, half_done))
    with pytest.raises(DeskbreakError):
        Writer(path)
    monkeypatch.undo()
    Writer(path).close()
    with sqlite3.connect(path) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert "half" not in tables
    assert "entry" in tables


def test_tables_refuse_what_is_of_another_type(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "journal.db")
    writer.commit([ENTRY], None)
    connection = sqlite3.connect(tmp_path / "journal.db")
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE entry SET at = 'yesterday'")
    connection.close()
    writer.close()


def test_a_kill_in_the_middle_of_writing_keeps_whole_commits(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    program = textwrap.dedent(
        f"""
        import json, sys
        from pathlib import Path
        from deskbreak.core.entry import Entry
        from deskbreak.journal.writer import Writer
        writer = Writer(Path({str(path)!r}))
        while True:
            rows = writer.commit([Entry(1.0, 0, "prompt")] * 3, {{"n": 1}})
            print(json.dumps([row.id for row in rows]), flush=True)
        """
    )
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told: list[int] = []
    for line in process.stdout:
        told += json.loads(line)
        if len(told) > 60:
            process.kill()
            break
    process.stdout.close()
    process.wait()
    writer = Writer(path)
    assert writer.rescued is None
    writer.close()
    with Reader(path) as reader:
        kept = [row.id for row in reader.rows(0, 2)]
    assert set(told) <= set(kept)
    assert len(kept) % 3 == 0
