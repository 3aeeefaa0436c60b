"""`deskbreak week --picture`: a file of the person's own, and never in the place of another by accident."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from deskbreak.cli import deskbreak
from deskbreak.folders import Folders
from deskbreak.journal.writer import Writer
from tests.core.story import Story


@pytest.fixture(autouse=True)
def _journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal with one break in it."""
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    folders = Folders.of()
    folders.make()
    story = Story(wall=datetime(2026, 11, 16, 9, tzinfo=UTC).timestamp())
    story.take_break()
    writer = Writer(folders.journal)
    writer.commit(story.entries, None)
    writer.close()


def draw(file: Path, *arguments: str) -> Result:
    return CliRunner().invoke(deskbreak, ["week", "--week", "2026-W47", "--picture", str(file), *arguments])


def test_the_picture_is_written_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "week.png"
    done = draw(file)
    assert (done.exit_code, done.stdout) == (0, f"The week is drawn in {file}.\n")
    assert file.stat().st_mode & 0o077 == 0
    with Image.open(file) as image:
        assert (image.format, image.size) == ("PNG", (1200, 1600))


def test_what_is_there_stays_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "thesis.png"
    file.write_text("years of work")
    refused = draw(file)
    assert (refused.exit_code, file.read_text()) == (1, "years of work")
    assert "--force" in refused.stderr
    assert draw(file, "--force").exit_code == 0
    assert file.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(("name", "status", "says"), [("week.jpg", 2, ".png"), ("nowhere/week.png", 1, "cannot be")])
def test_what_cannot_be_written_is_told(tmp_path: Path, name: str, status: int, says: str) -> None:
    done = draw(tmp_path / name)
    assert done.exit_code == status
    assert says in done.stderr
    assert [each.name for each in tmp_path.iterdir() if "week" in each.name or each.name == "nowhere"] == []


def test_a_month_has_no_picture(tmp_path: Path) -> None:
    done = CliRunner().invoke(deskbreak, ["week", "--month", "2026-11", "--picture", str(tmp_path / "m.png")])
    assert done.exit_code == 2
    assert not (tmp_path / "m.png").exists()
