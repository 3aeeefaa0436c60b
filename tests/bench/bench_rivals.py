"""What deskbreak and other break reminders cost at rest on this machine; those that are not installed are left out.

Each runs as it comes, in a desktop of its own where nobody types: two minutes to settle, then one to count. On Debian:
`apt install workrave safeeyes`. By itself: `.venv/bin/python -m pytest tests/bench/bench_rivals.py -s -q`.
"""

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deskbreak import __version__
from tests.bench.cost import pss_kb
from tests.plugin_desktop import DesktopSession, Launch

SETTLE_S = 120
COUNTED_S = 60
REMINDERS = {
    "deskbreak": (sys.executable, "-m", "deskbreak", "run"),
    "workrave": ("workrave",),
    "safeeyes": ("safeeyes",),
}


@pytest.mark.parametrize("name", REMINDERS)
def test_at_rest(name: str, desktop_session: DesktopSession, launch: Launch) -> None:
    if name != "deskbreak" and shutil.which(name) is None:
        pytest.skip(f"needs: apt install {name}")
    program = launch(desktop_session.environment, *REMINDERS[name])
    assert program.process is not None
    time.sleep(SETTLE_S)
    assert program.running, program.log.read_text()
    before = woken(program.process.pid)
    time.sleep(COUNTED_S)
    after = woken(program.process.pid)
    used = sum(pss_kb(pid) for pid in after)
    wakes = sum(count - before.get(pid, 0) for pid, count in after.items()) / COUNTED_S
    print(
        f"\n{name} {version(name)}: {used / 1024:.0f} MB PSS, {wakes:.1f} wake-ups a second, {len(after)} process(es)."
    )


def woken(pid: int) -> dict[int, int]:
    """How often a process and each of its children went to sleep by themselves so far, as after each waking."""
    slept = sum(
        int(count)
        for status in Path(f"/proc/{pid}/task").glob("*/status")
        for count in re.findall(r"^voluntary_ctxt_switches:\s+(\d+)", status.read_text(), re.MULTILINE)
    )
    found = {pid: slept}
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            found |= woken(int(child))
    return found


def version(name: str) -> str:
    """The version of the Debian package, or of this checkout."""
    if name == "deskbreak":
        return __version__
    return subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Version}", name], capture_output=True, text=True, check=False
    ).stdout
