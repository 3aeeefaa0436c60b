"""Reads from the kernel what a process costs, and ends it."""

import re
import signal
import subprocess
from pathlib import Path


def end(process: subprocess.Popen[bytes]) -> None:
    """End it in good order, once."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def switches(pid: int) -> int:
    """Context switches of all its threads so far, asked for or not."""
    return sum(thread_switches(pid, int(task.name)) for task in Path(f"/proc/{pid}/task").iterdir())


def thread_switches(pid: int, thread: int) -> int:
    """Context switches of one of its threads so far, asked for or not."""
    status = Path(f"/proc/{pid}/task/{thread}/status").read_text()
    return sum(int(count) for count in re.findall(r"ctxt_switches:\s+(\d+)", status))


def pss_kb(pid: int) -> int:
    """Its share of the machine's memory."""
    found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    assert found is not None
    return int(found[1])
