"""Nothing leaves the computer: a day is lived where there is no way out, and nothing has even looked for one.

The resident and whatever it starts get a network of their own in which only the loopback device is up. The kernel
counts there what could not be sent for want of a route, and every datagram, so that no attempt is too short to be seen.
"""

import itertools
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

import pytest

from tests.plugin_desktop import DesktopSession, until
from tests.resident.resident import PATIENCE_S, Resident, steps_of

ALONE = (
    *("unshare", "--map-current-user", "--keep-caps", "--net"),
    *("sh", "-c", 'ip link set lo up && exec "$@"', "alone"),
)
"""Runs the command that follows in a network of its own, where it reaches itself only."""
TRIES = """
import socket
from contextlib import suppress
for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
    with suppress(OSError):
        socket.socket(socket.AF_INET, kind).connect(("192.0.2.1", 53))
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"?", ("127.0.0.53", 53))
input()
"""
"""What a program would do that calls home, and one that asks the local resolver for a name."""
BROWSER = """#!/bin/sh
exec chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \\
  --disable-component-update --disable-component-extensions-with-background-pages --disable-sync \\
  --disable-default-apps --disable-domain-reliability --host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE 127.0.0.1" \\
  --user-data-dir="$HOME/browser" "$1"
"""
"""Without what Chromium does for itself, so that what is counted is what our pages ask for."""
SILENT = {"without a route": 0, "datagrams": 0}
ROUTINE = "posture-minute"


class Network:
    """What the network that a process is in has seen so far."""

    def __init__(self, pid: int) -> None:
        self._files = Path(f"/proc/{pid}/net")

    def sent(self) -> dict[str, int]:
        """What wanted to leave, and datagrams, which is how names are looked up; IPv4, for both have the same names."""
        return {"without a route": self._count("Ip", "OutNoRoutes"), "datagrams": self._count("Udp", "OutDatagrams")}

    def ends(self) -> set[str]:
        """The addresses at both ends of each TCP and UDP socket that there is now."""
        found = set()
        for name in ("tcp", "tcp6", "udp", "udp6"):
            for line in (self._files / name).read_text("ascii").splitlines()[1:]:
                found |= {f"{name[:3]} {_address(end)}" for end in line.split()[1:3]}
        return found

    def _count(self, protocol: str, name: str) -> int:
        lines = [line.split() for line in (self._files / "snmp").read_text("ascii").splitlines()]
        names, values = (line for line in lines if line[0] == f"{protocol}:")
        return int(values[names.index(name)])


def _address(end: str) -> IPv4Address | IPv6Address:
    """The kernel writes an address as numbers of four bytes each, in the order of the machine, and a port."""
    number = bytes.fromhex(end.partition(":")[0])
    packed = b"".join(number[at : at + 4][::-1] for at in range(0, len(number), 4))
    return IPv4Address(packed) if len(packed) == 4 else IPv6Address(packed)


@contextmanager
def seen(network: Network) -> Iterator[set[str]]:
    """Collects the ends of all sockets meanwhile."""
    ends: set[str] = set()
    over = threading.Event()

    def look() -> None:
        while not over.wait(0.02):
            ends.update(network.ends())

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield ends
    finally:
        over.set()
        thread.join()


def lived(resident: Resident, answers: Iterator[str]) -> timedelta:
    """Live an hour or so: answer what is asked, and take a break at its end. How long the journal goes on by then."""
    for _look in range(200):
        if resident.status["phase"] == "prompting":
            resident.ask(do=next(answers))
        time.sleep(0.005)
    resident.cli("start", ROUTINE, "--here")
    times = [datetime.fromisoformat(row["at"]) for row in resident.log()]
    return max(times) - min(times)


def outcomes(resident: Resident) -> list[str]:
    return [row["outcome"] for row in resident.log() if row["kind"] == "end"]


@pytest.fixture
def alone(needs: Callable[..., None]) -> tuple[str, ...]:
    needs("unshare", "ip")
    done = subprocess.run([*ALONE, "true"], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"needs: leave to make a network of its own ({done.stderr.strip()})")
    return ALONE


@pytest.fixture
def environment(desktop_session: DesktopSession, tmp_path: Path) -> dict[str, str]:
    browser = tmp_path / "browser"
    browser.write_text(BROWSER)
    browser.chmod(0o755)
    return {**desktop_session.environment, "BROWSER": str(browser)}


def test_an_attempt_would_be_seen(alone: tuple[str, ...]) -> None:
    command = [*alone, "python3", "-c", TRIES]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        network = Network(process.pid)
        until(lambda: network.sent() == {"without a route": 2, "datagrams": 1}, "the attempts are counted")


def test_a_whole_day_stays_here(alone: tuple[str, ...], environment: dict[str, str]) -> None:
    resident = Resident(environment, "--speed", "3600", within=alone)
    resident.set('presence = "none"\n')
    resident.start()
    try:
        assert resident.process is not None
        network = Network(resident.process.pid)
        with seen(network) as ends:
            resident.cli("open", "week", "--print")  # the page server stays for a while
            answers = itertools.cycle(["snooze", "skip"])
            until(lambda: lived(resident, answers) > timedelta(days=1), "the day is over", 4 * PATIENCE_S)
        assert network.sent() == SILENT
        assert ends == {"tcp 127.0.0.1", "tcp 0.0.0.0"}, "a server that listens has no other end yet"
        assert {"prompt", "start", "end"} <= {row["kind"] for row in resident.log()}
    finally:
        resident.end()


def test_a_break_is_played_in_a_browser_without_any_network(
    alone: tuple[str, ...], environment: dict[str, str], needs: Callable[..., None]
) -> None:
    needs("chromium")
    resident = Resident(environment, "--speed", "20", within=alone)
    resident.set('presence = "none"\n')
    resident.start()
    try:
        assert resident.process is not None
        network = Network(resident.process.pid)
        with seen(network) as ends:
            resident.cli("start", ROUTINE)
            until(lambda: outcomes(resident), "the break is over", 2 * PATIENCE_S)
        assert outcomes(resident) == ["completed"]
        assert sum(row["kind"] == "step" for row in resident.log()) == steps_of(ROUTINE)
        assert network.sent() == SILENT
        assert ends == {"tcp 127.0.0.1", "tcp 0.0.0.0"}
    finally:
        resident.end()
