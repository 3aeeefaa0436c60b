"""What is there is documented: every verb, every setting, and the promises of the build files."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from deskbreak import __version__
from deskbreak.cli import VERBS, deskbreak
from deskbreak.core.settings import KEYS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MAN = (ROOT / "deskbreak" / "cli" / "deskbreak.1").read_text("utf-8")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_the_readme(verb: str) -> None:
    assert f"deskbreak {verb}" in README


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_the_man_page(verb: str) -> None:
    assert f"\\fBdeskbreak {verb}\\fR" in MAN


def test_every_verb_says_in_a_sentence_what_it_does() -> None:
    with click.Context(deskbreak) as context:
        for name in deskbreak.list_commands(context):
            verb = deskbreak.get_command(context, name)
            assert verb is not None
            assert (verb.help or "").endswith("."), name


def test_the_man_page_says_what_the_verbs_say() -> None:
    make = "from tests import manpage; print(manpage.page(), end='')"
    made = subprocess.run([sys.executable, "-c", make], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert made == MAN, "run `make man`"


def test_the_man_page_is_well_made(needs: Callable[..., None]) -> None:
    needs("mandoc", "groff")
    for check in (["mandoc", "-Tlint", "-Werror"], ["groff", "-man", "-ww", "-Tutf8", "-z"]):
        done = subprocess.run(
            [*check, "deskbreak/cli/deskbreak.1"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("key", [key.path for key in KEYS], ids=".".join)
def test_every_setting_is_in_the_readme(key: tuple[str, ...]) -> None:
    assert f"`{'.'.join(key)}`" in README


def test_ci_calls_the_test_command_of_the_readme() -> None:
    assert "make test" in README
    assert "\nmake test\n" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_wheel_holds_what_the_repository_holds(tmp_path: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "deskbreak", "icons", "routines"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("needs: a git checkout")
    wanted = {f"deskbreak/{name}" if not name.startswith("deskbreak/") else name for name in listed.stdout.split()}
    wanted.add(f"deskbreak-{__version__}.data/data/share/man/man1/deskbreak.1")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == wanted
