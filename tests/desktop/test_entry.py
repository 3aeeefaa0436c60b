"""Desktop entries: what is written is what is read, by us and by the desktop's own programs."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.desktop import entry
from tests.plugin_desktop import START_S, until

WORDS = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), min_size=1)


@given(WORDS)
def test_words_survive_being_written_and_read(words: list[str]) -> None:
    written = entry.text({entry.GROUP: {"Exec": entry.exec_value(words, "%u")}})
    assert entry.exec_words(entry.parse(written)["Exec"]) == tuple(words)


@pytest.mark.parametrize(
    "word",
    [
        "plain",
        "two words",
        'a "quote"',
        "a$HOME",
        "back`tick`",
        "back\\slash",
        "50%",
        "%u",
        "it's",
        "a;b&c|d",
        "ä ö",
        "~",
    ],
)
def test_the_desktops_own_reader_gets_the_same_words(
    needs: Callable[..., None], tmp_path: Path, word: str, desktop_environment: dict[str, str]
) -> None:
    needs("gio", "desktop-file-validate")
    program, told = tmp_path / "a $program", tmp_path / "told"
    program.write_text(f'#!/bin/sh\nprintf "%s\\0" "$@" > {told}.part\nmv {told}.part {told}\n')
    program.chmod(0o755)
    file = tmp_path / "x.desktop"
    keys = {"Type": "Application", "Name": "x", "Exec": entry.exec_value([str(program), word], "%u")}
    file.write_text(entry.text({entry.GROUP: keys}), "utf-8")
    assert entry.exec_words(entry.read(file)["Exec"]) == (str(program), word)
    subprocess.run(["desktop-file-validate", file], check=True)
    subprocess.run(["gio", "launch", file, "deskbreak:week"], check=True, env=desktop_environment, timeout=START_S)
    until(told.exists, "the program is started")
    assert told.read_text("utf-8") == f"{word}\0deskbreak:week\0"


def test_only_the_entrys_own_group_is_read(tmp_path: Path) -> None:
    file = tmp_path / "x.desktop"
    file.write_text("Exec=no\n[Desktop Entry]\n# Exec=no\nExec = yes\n[Desktop Action a]\nExec=no\nName=no\n")
    assert entry.read(file) == {"Exec": "yes"}
