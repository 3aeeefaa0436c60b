"""Our programs are ours, wherever they are called."""

import subprocess
from pathlib import Path

from deskbreak import __version__
from deskbreak.system.python import module


def test_what_lies_in_the_folder_is_not_taken_for_us(tmp_path: Path) -> None:
    (tmp_path / "deskbreak").mkdir()
    (tmp_path / "deskbreak" / "__init__.py").write_text('raise SystemExit("somebody else")')
    done = subprocess.run(
        module("deskbreak", "--version"), cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert __version__ in done.stdout
