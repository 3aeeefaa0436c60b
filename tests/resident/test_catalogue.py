"""The resident goes by an index of the library: it follows every change, and nothing that befalls it stops the day."""

import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from deskbreak import index, library, resources, words
from deskbreak.folders import Folders
from deskbreak.resident import catalogue
from tests.plugin_desktop import until
from tests.resident.resident import PATIENCE_S, Resident, headless

SHIPPED = resources.folder("routines")
MINE = """\
id = "tuck-twice"
target_s = 28
steps = [{ exercise = "chin-tuck", reps = 3 }]

[text.en]
name = "Tuck twice"
purpose = "For a test."
"""


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    made = Folders("t", *(tmp_path / name for name in ("c", "d", "s", "r", "k")))
    made.make()
    return made


@pytest.fixture
def resident(tmp_path: Path) -> Iterator[Resident]:
    made = Resident(headless(tmp_path))
    made.folders.make()
    yield made
    made.end()


def write(folders: Folders, text: str = MINE, name: str = "tuck-twice") -> Path:
    path = folders.routines / "routines" / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_it_holds_every_routine_of_the_library(folders: Folders) -> None:
    write(folders)
    found = catalogue.read(folders)
    loaded = library.load([SHIPPED, folders.routines], words.LANGUAGE)
    assert "tuck-twice" in found.routines
    assert found.routines == loaded.listings()
    assert {"relief-levator", "relief-levator-with-finger-press-levator"} <= found.routines.keys()
    assert found.faults == ()


def test_each_routine_has_a_picture_for_its_notification(folders: Folders) -> None:
    write(folders)
    found = catalogue.read(folders)
    pictures = {path.stem: path for path in folders.pictures.iterdir()}
    assert pictures.keys() == {name for name in found.routines if not name.startswith("relief-")}
    for path in pictures.values():
        with Image.open(path) as picture:
            assert picture.size == (256, 256)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_is_made_once_and_read_by_its_owner_only(folders: Folders) -> None:
    first = catalogue.read(folders)
    made = folders.index.stat()
    assert stat.S_IMODE(made.st_mode) == 0o600
    assert catalogue.read(folders) == first
    assert folders.index.stat().st_ino == made.st_ino


def test_every_change_of_a_file_makes_it_anew(folders: Folders) -> None:
    shipped = catalogue.read(folders).routines.keys()
    path = write(folders)
    assert catalogue.read(folders).routines.keys() == {*shipped, "tuck-twice"}
    write(folders, MINE.replace("Tuck twice", "Tuck again"))
    assert catalogue.read(folders).routines["tuck-twice"].name == "Tuck again"
    path.unlink()
    assert catalogue.read(folders).routines.keys() == shipped


def test_another_language_is_another_index(monkeypatch: pytest.MonkeyPatch, folders: Folders) -> None:
    places = [SHIPPED, folders.routines]
    before = index.stamp(places)
    assert before == index.stamp(places)
    monkeypatch.setattr(words, "LANGUAGE", "xx")
    assert index.stamp(places) != before


@pytest.mark.parametrize(
    "damage",
    [b"", b"\0" * 4096, b"\xff\xfe", b"[" * 100_000, b"[]", b"{}", b'{"stamp": [], "routines": 3, "faults": []}'],
    ids=["empty", "zeros", "no text", "deep", "a list", "no keys", "wrong kinds"],
)
def test_a_damaged_one_is_made_anew(folders: Folders, damage: bytes) -> None:
    first = catalogue.read(folders)
    folders.index.write_bytes(damage)
    assert catalogue.read(folders) == first
    assert index.read(folders.index) == first


def test_one_that_was_cut_off_is_made_anew(folders: Folders) -> None:
    first = catalogue.read(folders)
    whole = folders.index.read_bytes()
    folders.index.write_bytes(whole[: len(whole) // 2])
    assert catalogue.read(folders) == first


def test_one_that_cannot_be_kept_is_used(folders: Folders) -> None:
    folders.index.mkdir()
    assert catalogue.read(folders).routines


@pytest.mark.parametrize(
    ("child", "says"),
    [
        ("exit 3", "ended with 3"),
        ("kill -9 $$", "ended with -9"),
        ("echo certainly", "no index"),
        ("exec sleep 60", "longer than 1 s"),
        (None, "No such file"),
    ],
)
def test_without_the_process_that_reads_them_there_are_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folders: Folders, child: str | None, says: str
) -> None:
    program = tmp_path / "program"
    if child is not None:
        program.write_text(f"#!/bin/sh\n{child}\n")
        program.chmod(0o755)
    with monkeypatch.context() as broken:
        broken.setattr(sys, "executable", str(program))
        if "longer than" in says:
            broken.setattr(catalogue, "PATIENCE_S", 1.0)
        found = catalogue.read(folders)
    assert found.routines == {}
    (fault,) = found.faults
    assert says in fault.says
    assert catalogue.read(folders).routines, "the next start tries again"


def test_a_new_routine_is_there_at_the_next_start(resident: Resident) -> None:
    resident.start()
    assert "no routine" in resident.cli("start", "tuck-twice", status=1)
    resident.end()
    write(resident.folders)
    resident.start()
    assert "Tuck twice is ready" in resident.cli("start", "tuck-twice", status=1)


def test_a_faulty_file_is_told_at_every_start(resident: Resident) -> None:
    path = write(resident.folders, MINE.replace("28", "280"))
    for _start in range(2):
        resident.start()
        assert any(f"{path}:2: target_s: " in note for note in resident.status["notes"])
        resident.end()
    assert resident.folders.log.read_text("utf-8").count(f"{path}:2: target_s: ") == 2


def test_a_folder_full_of_faults_leaves_the_status_readable(resident: Resident) -> None:
    for number in range(40):
        write(resident.folders, f"{'x' * 3000} = 1\n" * 10, f"{'bad' * 60}-{number}")
    resident.start()
    notes = resident.status["notes"]
    assert any("more faults" in note for note in notes)
    assert sum("bad" in note for note in notes) == 10


def test_a_resident_whose_child_fails_lives_without_routines(tmp_path: Path, resident: Resident) -> None:
    code = "import sys; sys.executable = '/bin/false'; from deskbreak.resident.__main__ import main; sys.exit(main())"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "t", "1.0", "none"], env=resident.environment, stderr=subprocess.DEVNULL
    )
    try:
        until(lambda: resident.folders.socket.exists(), "the resident answers", PATIENCE_S)
        assert "no routine to start" in resident.cli("start", status=1)
        assert any("could not be read" in note for note in resident.status["notes"])
        assert "could not be read" in resident.folders.log.read_text("utf-8")
    finally:
        process.terminate()
        assert process.wait(PATIENCE_S) == 0
