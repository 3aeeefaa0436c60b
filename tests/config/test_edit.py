"""Settings are changed without touching what else the person wrote; what is wrong is refused, and nothing is lost."""

import contextlib
import os
import stat
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from deskbreak import config
from deskbreak.config import edit
from deskbreak.config.edit import Refused, change, undo
from deskbreak.core.key import Way
from deskbreak.core.keys import KEYS
from deskbreak.core.parse import leaves, parse
from deskbreak.tomlfile.positions import comments
from tests.config.files import VALUES, files

MINE = """\
# My settings

preset = "gentle"  # my back says so

# calls
[busy]
programs = [
  "zoom",  # at work
  "obs",
]
"""
unhurried = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """A file that was right, with something in it that was not meant to be there."""
    text, _said = draw(files())
    place = draw(st.integers(0, len(text)))
    odd = draw(st.sampled_from(["x", "7", '"', "\n[", "\nmirco = 1\n", "\0", "= 5\n", "micro.", "  "]))
    return (text[:place] + odd + text[place + draw(st.integers(0, 3)) :]).encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def written(path: Path, text: str) -> bytes:
    path.write_text(text, "utf-8", newline="")
    return path.read_bytes()


@settings(unhurried, max_examples=150)
@given(files(), st.data())
def test_any_change_of_any_file_touches_nothing_else(path: Path, file: tuple[str, Any], data: st.DataObject) -> None:
    before, said = file
    written(path, before)
    keys = data.draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=3, unique_by=lambda key: key.path))
    values: dict[Way, Any] = {key.path: data.draw(st.none() | VALUES[key.name]) for key in keys}
    done = change(path, values)
    after = path.read_text("utf-8")
    expected = {way: value for way, value in {**said, **values}.items() if value is not None}
    assert leaves(tomllib.loads(after)) == expected
    assert done.config.settings == parse(tomllib.loads(after))[0]
    assert sorted(comments(after)) == sorted(comments(before))
    headers = tuple(f"[{way[0]}]" for way in expected)  # of a table with nothing left in it the header may go
    kept = [line for line in before.splitlines() if line.startswith(("#", *headers))]
    rest = iter(after.splitlines())
    assert all(line in rest for line in kept), "in their order"
    undo(path, done)
    assert path.read_text("utf-8") == before


@settings(unhurried, max_examples=150)
@given(st.binary(max_size=60) | st.text('abc=[]{}"\n.#1 ', max_size=60).map(str.encode) | spoiled())
@example(b"micro = 5\n")
@example(b"[[micro]]\nevery = 1\n")
@example(b'\xef\xbb\xbfsnooze = "7 min"\r\n')
def test_any_other_file_is_told_and_never_written_over(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)
    faults = config.load(path).faults
    for fault in faults:
        assert str(path) in str(fault)
        assert fault.line is not None
        assert fault.key or "TOML" in fault.says or "UTF-8" in fault.says
    try:
        change(path, {("micro", "every"): "25 min"})
    except Refused as refused:
        says = str(refused)
    else:
        says = str(path)
        raw = path.read_bytes()
        assert tomllib.loads(raw.decode("utf-8-sig"))["micro"]["every"] == "25 min"
    assert str(path) in says
    assert path.read_bytes() == raw


def test_a_file_reads_as_its_person_wrote_it(path: Path) -> None:
    written(path, MINE)
    change(path, {("snooze",): "7 min", ("busy", "programs"): ["zoom"], ("preset",): None, ("busy", "dnd"): False})
    assert path.read_text("utf-8") == (
        '# My settings\n\n# my back says so\nsnooze = "7 min"\n\n'
        '# calls\n[busy]\n# at work\nprograms = ["zoom"]\ndnd = false\n'
    )


def test_it_is_made_where_there_is_none_and_gone_again_when_undone(tmp_path: Path) -> None:
    path = tmp_path / "not" / "there" / "config.toml"
    done = change(path, {("long", "every"): "45 min"})
    assert path.read_text("utf-8") == '[long]\nevery = "45 min"\n'
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    undo(path, done)
    assert not path.exists()


def test_a_link_stays_one_and_nothing_is_left_beside_it(tmp_path: Path, path: Path) -> None:
    target = tmp_path / "dotfiles" / "deskbreak.toml"
    target.parent.mkdir()
    written(target, MINE)
    path.symlink_to(target)
    change(path, {("snooze",): "7 min"})
    assert path.is_symlink()
    assert "7 min" in target.read_text("utf-8")
    assert {each.name for each in tmp_path.rglob("*")} == {"config.toml", "dotfiles", "deskbreak.toml"}


def test_line_ends_and_the_mark_of_windows_stay(path: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbfpreset = "gentle" # x\r\n')
    change(path, {("snooze",): "7 min"})
    assert path.read_bytes() == b'\xef\xbb\xbfpreset = "gentle" # x\r\nsnooze = "7 min"\r\n'


@pytest.mark.parametrize(
    ("text", "values", "says"),
    [
        ("preset = \n", {("snooze",): "7 min"}, "config.toml:1: "),
        (MINE, {("snooze",): "7 fortnights"}, "snooze: Write a time with its unit"),
        (MINE, {("long", "every"): "2 min"}, "long.length: A break cannot be as long"),
        (MINE, {("sooze",): "7 min"}, "Did you mean snooze?"),
        ("micro = 5\n", {("micro", "every"): "25 min"}, "config.toml:1: micro.every: The file is written in a way"),
    ],
)
def test_what_would_be_wrong_is_refused(path: Path, text: str, values: dict[Way, Any], says: str) -> None:
    before = written(path, text)
    with pytest.raises(Refused) as refused:
        change(path, values)
    assert says in str(refused.value)
    assert path.read_bytes() == before


def test_a_fault_elsewhere_in_the_file_is_in_nobodys_way(path: Path) -> None:
    written(path, 'mirco = 1\nsnooze = "7 fortnights"\n')
    done = change(path, {("snooze",): "7 min"})
    assert [fault.key for fault in done.config.faults] == ["mirco"]
    done = change(path, {("mirco",): None})
    assert done.config.faults == ()


def test_what_an_editor_saves_meanwhile_is_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(path, MINE)
    saved: list[str] = []
    real = os.fsync

    def fsync(number: int) -> None:
        real(number)
        if not saved:  # an editor is quicker, once
            saved.append(MINE.replace("gentle", "frequent"))
            written(path, saved[0])

    monkeypatch.setattr(os, "fsync", fsync)
    change(path, {("snooze",): "7 min"})
    assert path.read_text("utf-8") == MINE.replace("gentle", "frequent").replace(
        "says so\n", 'says so\nsnooze = "7 min"\n'
    )


def test_what_never_rests_is_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = iter(range(100))
    monkeypatch.setattr(os, "fsync", lambda _number: written(path, f"# {next(count)}\n"))
    with pytest.raises(Refused, match="all the time"):
        change(path, {("snooze",): "7 min"})
    assert next(count) == edit.ATTEMPTS


def test_an_undo_never_takes_a_later_change_along(path: Path) -> None:
    written(path, MINE)
    done = change(path, {("snooze",): "7 min"})
    later = written(path, "# mine again\n")
    with pytest.raises(Refused, match="was changed since"):
        undo(path, done)
    assert path.read_bytes() == later


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="cannot be written"):
        change(tmp_path / "file" / "config.toml", {("snooze",): "7 min"})


def test_the_resident_never_loads_what_writes() -> None:
    code = "import sys, deskbreak.resident.app, deskbreak.resident.timer; assert 'tomlkit' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 90 + "]" * 90, "mirco = " + "9" * 4000, "[a.b]\n[a]\n[a.b.c]", "[[snooze]]"]
)
def test_an_odd_file_is_changed_or_left_alone(path: Path, text: str) -> None:
    before = written(path, text + "\n")
    with contextlib.suppress(Refused):
        change(path, {("stop_after",): "2 min"})
    assert path.read_bytes().replace(b'stop_after = "2 min"\n', b"").strip() == before.strip()


def test_links_that_lead_in_circles_are_replaced(path: Path) -> None:
    path.symlink_to(path)
    assert config.load(path).faults == ()
    change(path, {("snooze",): "7 min"})
    assert path.read_text("utf-8") == 'snooze = "7 min"\n'
