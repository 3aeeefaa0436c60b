"""What is there is documented: every verb, every setting, and the promises of the build files."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from deskbreak import __version__
from deskbreak.cli import VERBS, deskbreak
from deskbreak.core.key import Key
from deskbreak.core.keys import KEYS
from deskbreak.core.kind import Choice, Duration, Plain, Several
from deskbreak.core.settings import Settings

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


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_setting_has_its_line_in_the_readme(key: Key) -> None:
    assert line_of(key) in README.splitlines()


def test_the_readme_holds_no_setting_that_is_none() -> None:
    table = README.partition("\n| key | default | effect |\n|---|---|---|\n")[2].partition("\n\n")[0]
    assert table.splitlines() == [line_of(key) for key in KEYS]


def line_of(key: Key) -> str:
    """The line of the README's table that tells of a setting; where it is missing, the failing test shows it."""
    default = key.plain(Settings())
    return f"| `{key.name}` | `{_toml(default)}` | {key.effect}{_what_fits(key)} |"


def _toml(plain: Plain) -> str:
    return json.dumps(plain)


def _what_fits(key: Key) -> str:
    match key.kind:
        case Duration(low, high):
            return f" From {key.kind.plain(low)} to {key.kind.plain(high)}."
        case Choice(words):
            return "".join(f" `{name}`: {each};" for name, each in words.items())[:-1] + "."
        case Several(words):
            return " Any of: " + ", ".join(f"`{name}`" for name in words) + "."
        case _:
            return ""


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
