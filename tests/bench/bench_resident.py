"""What the resident costs on this machine: memory, start, and wake-ups at rest. Takes seven minutes, mostly waiting."""

import subprocess
import time
from collections.abc import Callable

import pytest

from deskbreak.desktop.bus import Bus
from deskbreak.desktop.message import Rule
from tests.bench.cost import end, pss_kb, switches
from tests.desktop.loop import EdgeLoop
from tests.plugin_desktop import DesktopSession, until

QUIET_S = 330
"""By then the person is away, and every reminder's natural break is counted."""
REST_S = 60
STARTS = 5
MOST_PSS_KB = 32 * 1024
WATCHER = "org.kde.StatusNotifierWatcher"


def test_start(
    desktop_session: DesktopSession, resident: Callable[[], subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From exec until the panel has the icon; the first start of all writes byte code and does not count."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop_session.bus)
    loop = EdgeLoop()
    loop.start()
    bus = Bus.connect(loop, "session")
    registered: list[float] = []
    rule = Rule(WATCHER, WATCHER, "StatusNotifierItemRegistered")
    loop.run(lambda: bus.subscribe(rule, lambda _signal: registered.append(time.perf_counter())))
    times = []
    for _turn in range(STARTS + 1):
        registered.clear()
        begun = time.perf_counter()
        process = resident()
        until(lambda: registered, "the panel takes the icon", 30.0)
        times.append(registered[0] - begun)
        time.sleep(1)
        end(process)
    loop.run(bus.close)
    loop.stop()
    times = sorted(times[1:])
    print(f"\nTray icon up after {1000 * times[len(times) // 2]:.0f} ms (best {1000 * times[0]:.0f}).")


def test_memory_and_rest(resident: Callable[[], subprocess.Popen[bytes]]) -> None:
    process = resident()
    time.sleep(QUIET_S)
    before = switches(process.pid)
    time.sleep(REST_S)
    woken = switches(process.pid) - before
    used = pss_kb(process.pid)
    print(f"\nAt rest: {used / 1024:.1f} MB PSS, {woken} context switches in {REST_S} s.")
    assert woken == 0
    assert used <= MOST_PSS_KB
